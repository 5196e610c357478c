/* SPDX-License-Identifier: MIT
 *
 * ctl_users.c: voiceagent-ctl users: people, and what they may do.
 */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "bin/ctl.h"
#include "core/encode.h"
#include "core/password.h"
#include "store/memberships.h"
#include "store/sessions.h"
#include "store/users.h"

static const char usage[] =
    "users COMMAND ...\n\n"
    "  list                           everybody, newest first: id, address,\n"
    "                                 verified, admin, plan\n"
    "  add EMAIL [--name NAME] [--password-file FILE]\n"
    "                                 a new account with a verified address;\n"
    "                                 the password is asked for\n"
    "  password EMAIL [--password-file FILE]\n"
    "                                 a new password; sessions end\n"
    "  verify EMAIL                   take the address as confirmed\n"
    "  admin EMAIL on|off             administrator of the whole platform\n"
    "  roles EMAIL                    whose accounts they work in\n"
    "  give EMAIL manager|host --in OWNER\n"
    "                                 a role in the account of OWNER, who is\n"
    "                                 named by e-mail address as well\n"
    "  take EMAIL --in OWNER          the role is taken back";

struct words {
	struct ctl *ctl;
	int argc;
	char **argv; /* after the command's name; options are taken out */
	const char *name, *password_file, *owner;
};

static int
find(struct ctl *c, const char *email, struct user *ret)
{
	int rc = users_by_email(c->store, email, ret);

	if (rc < 0)
		return ctl_store_fault(c);
	if (rc == 0)
		return ctl_complain(CTL_NONE, "nobody has the address %s",
				    email);
	return 0;
}

static int
list(struct words *w)
{
	struct ctl *c = w->ctl;
	uint64_t before = 0;
	const struct user *u = NULL;
	int n;

	while ((n = users_list(c->store, before, &u)) > 0) {
		for (int i = 0; i < n; i++)
			(void)printf(
			    "%" PRIu64 " %s %s %s %s\n", u[i].id, u[i].email,
			    u[i].verified ? "verified" : "unverified",
			    u[i].admin ? "admin" : "-", u[i].subscription_tier);
		before = u[n - 1].id;
		arena_reset(c->arena);
		ctl_work(c, 60);
	}
	return n < 0 ? ctl_store_fault(c) : CTL_DONE;
}

/* --- passwords --- */

/* One line; not shown if it is typed. */
static bool
read_line(FILE *f, const char *prompt, char *line, int size)
{
	struct termios was, quiet;
	bool typed = isatty(fileno(f)) && tcgetattr(fileno(f), &was) == 0;
	bool ok;

	if (typed) {
		(void)fputs(prompt, stderr);
		quiet = was;
		quiet.c_lflag &= ~(tcflag_t)ECHO;
		(void)tcsetattr(fileno(f), TCSAFLUSH, &quiet);
	}
	ok = fgets(line, size, f) != NULL;
	if (typed) {
		(void)tcsetattr(fileno(f), TCSAFLUSH, &was);
		(void)fputc('\n', stderr);
	}
	line[ok ? strcspn(line, "\r\n") : 0] = '\0';
	return ok;
}

static int
ask_password(const struct words *w, char *line, int size)
{
	FILE *f = stdin;
	bool ok;

	if (w->password_file != NULL) {
		f = fopen(w->password_file, "re");
		if (f == NULL)
			return ctl_complain(CTL_FAILED, "cannot read %s: %s",
					    w->password_file, strerror(errno));
	}
	ok = read_line(f, "Password: ", line, size);
	if (f != stdin)
		(void)fclose(f);
	if (!ok || !encode_utf8_ok(line, strlen(line)) ||
	    encode_utf8_length(line) < PASSWORD_LEAST)
		return ctl_complain(CTL_FAILED,
				    "a password has at least %d characters",
				    PASSWORD_LEAST);
	return 0;
}

static int
hash_password(const struct words *w, char hash[static PASSWORD_HASH_MAX])
{
	char line[PASSWORD_MOST + 2];
	struct err e = ERR_INIT;
	int code = ask_password(w, line, sizeof(line));

	if (code != 0)
		return code;
	if (password_hash(line, clock_deadline_in(30000), hash, &e) < 0)
		code = ctl_fault(&e);
	crypto_wipe(line, sizeof(line));
	return code;
}

static int
add(struct words *w)
{
	struct ctl *c = w->ctl;
	char hash[PASSWORD_HASH_MAX];
	struct users_new n = { .email = w->argv[0],
			       .name = w->name != NULL ? w->name : "",
			       .password_hash = hash,
			       .verified = true,
			       .now = clock_now() };
	uint64_t id;
	int code, rc;

	if (strchr(n.email, '@') == NULL || strlen(n.email) > 254)
		return ctl_complain(CTL_USAGE, "%s is no e-mail address",
				    n.email);
	code = hash_password(w, hash);
	if (code != 0)
		return code;
	rc = users_insert(c->store, &n, &id);
	if (rc < 0)
		return ctl_store_fault(c);
	if (rc == 0)
		return ctl_complain(CTL_FAILED, "the address is taken: %s",
				    n.email);
	(void)printf("%" PRIu64 "\n", id);
	return CTL_DONE;
}

static int
password(struct words *w)
{
	char hash[PASSWORD_HASH_MAX];
	struct user u;
	int code = find(w->ctl, w->argv[0], &u);

	if (code == 0)
		code = hash_password(w, hash);
	if (code != 0)
		return code;
	if (users_set_password(w->ctl->store, u.id, hash, clock_now()) < 0 ||
	    sessions_delete_others(w->ctl->store, u.id, NULL) < 0)
		return ctl_store_fault(w->ctl);
	return CTL_DONE;
}

/* --- what they may do --- */

static int
verify(struct words *w)
{
	struct user u;
	int code = find(w->ctl, w->argv[0], &u);

	if (code != 0)
		return code;
	if (users_set_verified(w->ctl->store, u.id, clock_now()) < 0)
		return ctl_store_fault(w->ctl);
	return CTL_DONE;
}

static int
admin(struct words *w)
{
	bool on = strcmp(w->argv[1], "on") == 0;
	struct user u;
	int code;

	if (!on && strcmp(w->argv[1], "off") != 0)
		return ctl_usage(usage);
	code = find(w->ctl, w->argv[0], &u);
	if (code != 0)
		return code;
	if (users_set_admin(w->ctl->store, u.id, on, clock_now()) < 0)
		return ctl_store_fault(w->ctl);
	return CTL_DONE;
}

static int
roles(struct words *w)
{
	const struct membership *m = NULL;
	struct user u, owner;
	int code = find(w->ctl, w->argv[0], &u), n;

	if (code != 0)
		return code;
	n = memberships_of_user(w->ctl->store, u.id, &m);
	for (int i = 0; i < n; i++) {
		int rc = users_by_id(w->ctl->store, m[i].owner_id, &owner);

		if (rc < 0)
			return ctl_store_fault(w->ctl);
		if (rc > 0)
			(void)printf("%s %s\n", role_name(m[i].role),
				     owner.email);
	}
	return n < 0 ? ctl_store_fault(w->ctl) : CTL_DONE;
}

static int
change_role(struct words *w, enum role role)
{
	struct tenant t = { 0 };
	struct user u, owner;
	int code, rc;

	if (w->owner == NULL)
		return ctl_usage(usage);
	code = find(w->ctl, w->argv[0], &u);
	if (code == 0)
		code = find(w->ctl, w->owner, &owner);
	if (code != 0)
		return code;
	t.owner_id = owner.id;
	rc = role == ROLE_NONE
		 ? memberships_delete(w->ctl->store, &t, u.id)
		 : memberships_put(w->ctl->store, &t, u.id, role, clock_now());
	if (rc < 0)
		return ctl_store_fault(w->ctl);
	if (rc == 0)
		return ctl_complain(CTL_NONE, "%s has no such role to change",
				    w->argv[0]);
	return CTL_DONE;
}

static int
give(struct words *w)
{
	enum role role = role_parse(w->argv[1]);

	if (role != ROLE_MANAGER && role != ROLE_HOST)
		return ctl_usage(usage);
	return change_role(w, role);
}

static int
take(struct words *w)
{
	return change_role(w, ROLE_NONE);
}

static const struct {
	const char *name;
	int words;
	int (*run)(struct words *);
} verbs[] = {
	{ "list", 0, list },         { "add", 1, add },
	{ "password", 1, password }, { "verify", 1, verify },
	{ "admin", 2, admin },       { "roles", 1, roles },
	{ "give", 2, give },         { "take", 1, take },
};

int
ctl_users(struct ctl *c, int argc, char **argv)
{
	struct words w = { .ctl = c };
	int code;

	w.name = ctl_option(&argc, argv, "--name");
	w.password_file = ctl_option(&argc, argv, "--password-file");
	w.owner = ctl_option(&argc, argv, "--in");
	if (argc < 2)
		return ctl_usage(usage);
	w.argc = argc - 2;
	w.argv = argv + 2;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strcmp(argv[1], verbs[i].name) != 0 ||
		    w.argc != verbs[i].words)
			continue;
		code = ctl_open(c);
		return code != 0 ? code : verbs[i].run(&w);
	}
	return ctl_usage(usage);
}
