/* SPDX-License-Identifier: MIT
 *
 * voiceagent-ctl.c: the sysadmin's tool.
 */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "bin/ctl.h"
#include "core/log.h"

#define ARENA_LIMIT ((size_t)256 * 1024 * 1024)

struct command {
	const char *name;
	int (*run)(struct ctl *, int, char **);
	const char *purpose;
};

static const struct command commands[] = {
	{ "migrate", ctl_migrate,
	  "bring the database's schema and grants up to date" },
	{ "doctor", ctl_doctor, "check the installation from end to end" },
	{ "users", ctl_users, "list, add, verify; give and take roles" },
	{ "keys", ctl_keys, "generate and rotate the encryption keys" },
	{ "secrets", ctl_secrets, "rotate the agents' tool secrets" },
	{ "webhook", ctl_webhook,
	  "have the platform tell us about every call" },
	{ "jobs", ctl_jobs, "list failed work, run it again" },
	{ "demo", ctl_demo, "load the demo restaurant" },
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void
print_usage(FILE *to)
{
	(void)fprintf(to,
		      "usage: voiceagent-ctl [--config FILE] COMMAND ...\n\n");
	for (size_t i = 0; i < COMMANDS; i++)
		(void)fprintf(to, "  %-8s  %s\n", commands[i].name,
			      commands[i].purpose);
	(void)fprintf(to, "  version   print the version\n\n"
			  "voiceagent-ctl COMMAND --help says more; so does "
			  "voiceagent-ctl(8).\n");
}

int
ctl_complain(enum ctl_exit code, const char *fmt, ...)
{
	va_list ap;

	(void)fputs("voiceagent-ctl: ", stderr);
	va_start(ap, fmt);
	(void)vfprintf(stderr, fmt, ap);
	va_end(ap);
	(void)fputc('\n', stderr);
	return (int)code;
}

int
ctl_usage(const char *text)
{
	(void)fprintf(stderr, "usage: voiceagent-ctl %s\n", text);
	return CTL_USAGE;
}

int
ctl_fault(const struct err *e)
{
	enum ctl_exit code = CTL_FAILED;

	if (e->code == ERR_UNAVAILABLE || e->code == ERR_BUSY ||
	    e->code == ERR_UNCERTAIN)
		code = CTL_LATER;
	if (e->code == ERR_NOT_FOUND)
		code = CTL_NONE;
	return ctl_complain(code, "%s (%s: %s)", e->say, err_code_name(e->code),
			    e->detail);
}

int
ctl_store_fault(const struct ctl *c)
{
	struct err e = ERR_INIT;

	(void)store_fault(c->store, &e);
	return ctl_fault(&e);
}

static void
take_out(int *argc, char **argv, int at, int count)
{
	for (int i = at; i + count <= *argc; i++)
		argv[i] = argv[i + count];
	*argc -= count;
}

bool
ctl_flag(int *argc, char **argv, const char *name)
{
	for (int i = 1; i < *argc; i++)
		if (strcmp(argv[i], name) == 0) {
			take_out(argc, argv, i, 1);
			return true;
		}
	return false;
}

const char *
ctl_option(int *argc, char **argv, const char *name)
{
	for (int i = 1; i + 1 < *argc; i++)
		if (strcmp(argv[i], name) == 0) {
			const char *value = argv[i + 1];

			take_out(argc, argv, i, 2);
			return value;
		}
	return NULL;
}

int
ctl_open(struct ctl *c)
{
	struct err e = ERR_INIT;

	if (c->store != NULL)
		return 0;
	c->keys = keyring_load(c->settings.keys_file, &e);
	if (c->keys == NULL) {
		(void)ctl_fault(&e);
		return CTL_CONFIG;
	}
	c->store = store_open(&c->settings, c->keys, &e);
	if (c->store == NULL) {
		(void)ctl_fault(&e);
		return CTL_CONFIG;
	}
	ctl_work(c, 60);
	return 0;
}

void
ctl_work(struct ctl *c, int seconds)
{
	store_request(c->store, c->arena, clock_deadline_in(seconds * 1000));
}

struct ctx
ctl_ctx(const struct ctl *c)
{
	return (struct ctx){ .arena = c->arena,
			     .store = c->store,
			     .settings = &c->settings,
			     .keys = c->keys,
			     .until = clock_deadline_in(60000) };
}

/* The program has its own database account; what the file says about
 * DB_USER is meant for the workers. */
static int
read_settings(struct ctl *c)
{
	struct err e = ERR_INIT;

	if (getenv("DB_USER") == NULL)
		(void)setenv("DB_USER", "va_ctl", 1);
	if (settings_load(c->arena, c->config, &c->settings, &e) < 0) {
		(void)ctl_complain(CTL_CONFIG, "%s: %s",
				   c->config != NULL ? c->config : "settings",
				   e.detail);
		return CTL_CONFIG;
	}
	return 0;
}

static int
run(struct ctl *c, const struct command *command, int argc, char **argv)
{
	int code = read_settings(c);

	if (code == 0)
		code = command->run(c, argc, argv);
	if (c->store != NULL)
		store_close(c->store);
	if (c->keys != NULL)
		keyring_free(c->keys);
	if (fflush(stdout) != 0)
		code = ctl_complain(CTL_FAILED, "cannot write: %s",
				    strerror(errno));
	return code;
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
	return NULL;
}

/* The file that is named, or the installed one if it is there. */
static const char *
default_config(void)
{
	const char *path = getenv("VOICEAGENT_CONFIG");
	FILE *f;

	if (path != NULL)
		return path;
	f = fopen(SYSCONFDIR "/voiceagent/voiceagent.conf", "re");
	if (f == NULL)
		return NULL;
	(void)fclose(f);
	return SYSCONFDIR "/voiceagent/voiceagent.conf";
}

int
main(int argc, char **argv)
{
	struct ctl c = { .config = default_config() };
	const struct command *command;
	int code;

	if (argc > 2 && strcmp(argv[1], "--config") == 0) {
		c.config = argv[2];
		argc -= 2;
		argv += 2;
	}
	argc--;
	argv++;
	if (argc == 0) {
		print_usage(stderr);
		return CTL_USAGE;
	}
	if (strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "help") == 0) {
		print_usage(stdout);
		return CTL_DONE;
	}
	if (strcmp(argv[0], "version") == 0 ||
	    strcmp(argv[0], "--version") == 0) {
		(void)printf("voiceagent %s\n", PACKAGE_VERSION);
		return CTL_DONE;
	}
	command = find_command(argv[0]);
	if (command == NULL) {
		print_usage(stderr);
		return ctl_complain(CTL_USAGE, "no such command: %s", argv[0]);
	}
	log_open("voiceagent-ctl", LOG_WARN);
	c.arena = arena_new(ARENA_LIMIT);
	code = run(&c, command, argc, argv);
	arena_free(c.arena);
	return code;
}
