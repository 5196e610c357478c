/* SPDX-License-Identifier: MIT
 *
 * fixture.c: a fresh database for a test program.
 */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/random.h"
#include "store/migrate.h"
#include "store/restaurants.h"
#include "store/users.h"

#ifndef FIXTURE_SRCDIR
#	define FIXTURE_SRCDIR "."
#endif

const char fixture_keys_first[] =
    "1 active "
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";
const char fixture_keys_second[] =
    "1 old "
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
    "2 active "
    "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf\n";

static char folder[64];
static pid_t owner;

static const char *
srcdir(void)
{
	const char *dir = getenv("srcdir");

	return dir != NULL ? dir : FIXTURE_SRCDIR;
}

const char *
fixture_folder(void)
{
	return folder;
}

const char *
fixture_sql_dir(void)
{
	static char path[4096];

	snprintf(path, sizeof(path), "%s/sql", srcdir());
	return path;
}

static void
die(const char *what)
{
	fprintf(stderr, "fixture: %s\n", what);
	exit(99);
}

/* Run a program and read what it prints; answers its exit status. */
static int
run(char *const argv[], char **ret_out, size_t *ret_len)
{
	int fd[2], status;
	size_t len = 0, size = 65536;
	char *out = malloc(size);
	ssize_t n;
	pid_t pid;

	if (out == NULL || pipe2(fd, O_CLOEXEC) != 0)
		die("no pipe");
	pid = fork();
	if (pid == 0) {
		dup2(fd[1], STDOUT_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	close(fd[1]);
	while ((n = read(fd[0], out + len, size - len - 1)) > 0) {
		len += (size_t)n;
		if (size - len < 4096 &&
		    (out = realloc(out, size *= 2)) == NULL)
			die("out of memory");
	}
	close(fd[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	out[len] = '\0';
	*ret_out = out;
	*ret_len = len;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

static int
db_sh(const char *verb, char **ret_out)
{
	char script[4096], word[16];
	char *argv[] = { script, word, folder[0] == '\0' ? NULL : folder,
			 NULL };
	size_t len;

	snprintf(script, sizeof(script), "%s/t/store/db.sh", srcdir());
	snprintf(word, sizeof(word), "%s", verb);
	return run(argv, ret_out, &len);
}

void
fixture_server(const char *verb)
{
	char *out;

	if (db_sh(verb, &out) != 0)
		die(verb);
	free(out);
}

void
fixture_stop(void)
{
	if (folder[0] != '\0' && owner == getpid())
		fixture_server("stop");
	folder[0] = '\0';
}

static void
on_signal(int sig)
{
	(void)sig;
	exit(99);
}

static void
create_database(void)
{
	(void)fixture_query("CREATE DATABASE voiceagent");
}

static void
migrate(void)
{
	const struct migrate_accounts accounts = {
		"voiceagent",     FIXTURE_PASSWORD, FIXTURE_PASSWORD,
		FIXTURE_PASSWORD, FIXTURE_PASSWORD,
	};
	struct err e = ERR_INIT;
	struct store *st = fixture_open("root");

	if (migrate_run(st, fixture_sql_dir(), NULL, &e) < 0 ||
	    migrate_grants(st, fixture_sql_dir(), &accounts, &e) < 0)
		die(e.detail);
	fixture_close(st);
}

void
fixture_start_empty(void)
{
	char *out;
	int rc = db_sh("start", &out);

	if (rc == 77) {
		printf("%s", out);
		exit(77);
	}
	if (rc != 0)
		die("the database did not start");
	snprintf(folder, sizeof(folder), "%.*s", (int)strcspn(out, "\n"), out);
	free(out);
	owner = getpid();
	atexit(fixture_stop);
	signal(SIGTERM, on_signal);
	signal(SIGINT, on_signal);
	create_database();
}

void
fixture_start(void)
{
	fixture_start_empty();
	migrate();
}

/* --- connections --- */

/* What a store needs, and it is found again from the arena's deferred end. */
struct opened {
	struct settings settings;
	struct keyring *keys;
	char socket[80], user[32];
};

static struct keyring *
load_keys(const char *lines)
{
	char path[] = "/tmp/vakeys.XXXXXX";
	struct err e = ERR_INIT;
	struct keyring *k;
	int fd = mkstemp(path);

	if (fd < 0 || write(fd, lines, strlen(lines)) < 0)
		die("no key file");
	close(fd);
	k = keyring_load(path, &e);
	unlink(path);
	if (k == NULL)
		die(e.detail);
	return k;
}

static void
close_opened(void *arg)
{
	struct opened *o = arg;

	keyring_free(o->keys);
	free(o);
}

struct store *
fixture_open_keys(const char *account, const char *keys)
{
	struct arena *a = arena_new((size_t)256 << 20);
	struct opened *o = calloc(1, sizeof(*o));
	struct err e = ERR_INIT;
	struct store *st;

	if (o == NULL)
		die("out of memory");
	if (account == NULL)
		account = "va_ctl";
	snprintf(o->socket, sizeof(o->socket), "%s/s", folder);
	snprintf(o->user, sizeof(o->user), "%s", account);
	o->settings.db_socket = o->socket;
	o->settings.db_host = "";
	o->settings.db_name = "voiceagent";
	o->settings.db_user = o->user;
	o->settings.db_password =
	    strcmp(account, "root") == 0 ? "" : FIXTURE_PASSWORD;
	o->keys = load_keys(keys);
	st = store_open(&o->settings, o->keys, &e);
	if (st == NULL)
		die(e.detail);
	arena_defer(a, close_opened, o);
	store_request(st, a, 0);
	return st;
}

struct store *
fixture_open(const char *account)
{
	return fixture_open_keys(account, fixture_keys_first);
}

void
fixture_close(struct store *st)
{
	struct arena *a = store_arena(st);

	store_close(st);
	arena_free(a);
}

/* --- people and places --- */

static void
house_rules(struct restaurant *r)
{
	r->location = (struct restaurant_location){
		"12 Bleecker Street", "New York", "NY", "US", "10012",
		"America/New_York"
	};
	r->contact = (struct restaurant_contact){ "hello@house.example",
						  "+12125550100", "" };
	r->settings = (struct restaurant_settings){
		.seating_capacity = 40,
		.turnover_minutes = 90,
		.buffer_minutes = 15,
		.max_party_size = 12,
		.min_party_size = 1,
		.advance_booking_days = 60,
		.cancellation_policy = "",
	};
	for (int day = MONDAY; day <= SUNDAY; day++) {
		r->hours.day[day].period[0] =
		    (struct hours_period){ 1020, 1380, -1 };
		r->hours.day[day].count = 1;
	}
}

void
fixture_house(struct store *st, struct fixture_house *h)
{
	const uint64_t tag = random_id();
	struct arena *a = store_arena(st);
	const struct users_new n = {
		.email = arena_printf(a, "%" PRIx64 "@house.example", tag),
		.name = "Olive Owner",
		.password_hash = "$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA",
		.verified = true,
		.now = FIXTURE_NOW,
	};
	struct restaurant *r = &h->r;

	memset(h, 0, sizeof(*h));
	if (users_insert(st, &n, &h->user_id) <= 0)
		die("no user");
	r->id = random_id();
	r->owner_id = h->user_id;
	r->name = "Garden Bistro";
	r->slug = arena_printf(a, "garden-%" PRIx64, tag);
	r->description = "";
	r->cuisine = "";
	house_rules(r);
	r->created_at = r->updated_at = FIXTURE_NOW;
	r->revision = 1;
	h->t = (struct tenant){ h->user_id, r->id };
	if (restaurants_insert(st, &h->t, r) <= 0)
		die("no restaurant");
}

struct reservation
fixture_reservation(const struct fixture_house *h, const char *code)
{
	const instant starts =
	    FIXTURE_NOW + 30 * CLOCK_DAY + 23 * CLOCK_HOUR + 30 * CLOCK_MINUTE;
	struct reservation r = {
		.id = random_id(),
		.restaurant_id = h->r.id,
		.owner_id = h->t.owner_id,
		.guest = { "Gwen Guest", "+12125550199", "gwen@guest.example" },
		.date = { 2027, 3, 31 },
		.business_date = { 2027, 3, 31 },
		.time = 19 * 60 + 30,
		.starts_at = starts,
		.occupied_until = starts + 105 * CLOCK_MINUTE,
		.party_size = 4,
		.special_requests = "a quiet corner",
		.table_preference = "window",
		.occasion = "birthday",
		.status = RESERVATION_CONFIRMED,
		.source = RESERVATION_MANUAL,
		.call_id = "",
		.cancel_reason = "",
		.revision = 1,
		.created_at = FIXTURE_NOW,
		.updated_at = FIXTURE_NOW,
	};

	snprintf(r.code, sizeof(r.code), "%s", code);
	return r;
}

/* --- behind the store --- */

const char *
fixture_query(const char *query)
{
	static char *last;
	char socket[80], text[4096];
	char *argv[] = { (char[]){ "mariadb" },
			 (char[]){ "--no-defaults" },
			 socket,
			 (char[]){ "--user=root" },
			 (char[]){ "--batch" },
			 (char[]){ "--raw" },
			 (char[]){ "--skip-column-names" },
			 (char[]){ "-e" },
			 text,
			 NULL };
	size_t len;
	int rc;

	free(last);
	snprintf(socket, sizeof(socket), "--socket=%s/s", folder);
	snprintf(text, sizeof(text), "%s", query);
	rc = run(argv, &last, &len);
	if (rc != 0)
		die(query);
	return last;
}

char *
fixture_dump(size_t *ret_len)
{
	char socket[80];
	char *argv[] = { (char[]){ "mariadb-dump" },
			 (char[]){ "--no-defaults" },
			 socket,
			 (char[]){ "--user=root" },
			 (char[]){ "--skip-extended-insert" },
			 (char[]){ "voiceagent" },
			 NULL };
	char *out;

	snprintf(socket, sizeof(socket), "--socket=%s/s", folder);
	if (run(argv, &out, ret_len) != 0)
		die("mariadb-dump");
	return out;
}
