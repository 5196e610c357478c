/* SPDX-License-Identifier: MIT
 *
 * ctl_doctor.c: voiceagent-ctl doctor: is everything there that the service
 * needs, and does it fit together? One line a finding: ok, warn or FAIL.
 */
#include "config.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "bin/ctl.h"
#include "core/encode.h"
#include "domain/wake.h"
#include "remote/elevenlabs.h"
#include "store/migrate.h"
#include "store/server.h"

static const char usage[] =
    "doctor [--workers N] [--offline]\n\n"
    "Checks settings, keys, folders, database, schema, limits, the jobs\n"
    "daemon and the voice platform. The exit code is 1 if anything FAILs.\n\n"
    "  --workers N  how many workers all pools of all hosts have together\n"
    "               (default 16), held against the database's limits\n"
    "  --offline    do not call the voice platform";

struct doctor {
	struct ctl *ctl;
	int workers;
	bool offline;
	int failed;
};

static void __attribute__((format(printf, 4, 5)))
finding(struct doctor *d, const char *grade, const char *what, const char *fmt,
	...)
{
	va_list ap;

	if (strcmp(grade, "FAIL") == 0)
		d->failed++;
	(void)printf("%-4s  %-10s ", grade, what);
	va_start(ap, fmt);
	(void)vprintf(fmt, ap);
	va_end(ap);
	(void)putchar('\n');
}

static void
report_setting(const char *name, const char *text, void *arg)
{
	finding(arg, "FAIL", "settings", "%s: %s", name, text);
}

static void
check_settings(struct doctor *d)
{
	const struct settings *s = &d->ctl->settings;

	if (settings_check(s, report_setting, d) == 0)
		finding(d, "ok", "settings", "%s, %s, %s",
			d->ctl->config != NULL ? d->ctl->config : "environment",
			s->environment, s->app_url);
}

static void
check_keys(struct doctor *d)
{
	const char *path = d->ctl->settings.keys_file;
	struct err e = ERR_INIT;
	struct keyring *k = keyring_load(path, &e);
	struct stat st;
	uint32_t ids[64];

	if (k == NULL) {
		finding(d, "FAIL", "keys", "%s", e.detail);
		return;
	}
	finding(d, "ok", "keys", "%s: %zu, active %" PRIu32, path,
		keyring_ids(k, ids, sizeof(ids) / sizeof(ids[0])),
		keyring_active_id(k));
	keyring_free(k);
	if (stat(path, &st) == 0 && (st.st_mode & 07) != 0)
		finding(d, "FAIL", "keys", "%s can be read by everybody", path);
}

static void
check_folder(struct doctor *d, const char *what, const char *folder,
	     const char *file)
{
	const char *path = arena_printf(d->ctl->arena, "%s/%s", folder, file);

	if (access(path, R_OK) == 0)
		finding(d, "ok", what, "%s", folder);
	else
		finding(d, "FAIL", what, "%s: %s", path, strerror(errno));
}

/* --- the database --- */

static void
check_limits(struct doctor *d)
{
	struct server_limits l;
	long statements;

	if (server_limits(d->ctl->store, &l) <= 0) {
		struct err e = ERR_INIT;

		(void)store_fault(d->ctl->store, &e);
		finding(d, "FAIL", "limits", "%s", e.detail);
		return;
	}
	statements = (long)d->workers * l.statements_each;
	finding(
	    d, statements <= l.prepared_statements ? "ok" : "FAIL", "limits",
	    "%d workers x %d statements = %ld; "
	    "max_prepared_stmt_count = %ld",
	    d->workers, l.statements_each, statements, l.prepared_statements);
	finding(d, d->workers + 10 <= l.connections ? "ok" : "FAIL", "limits",
		"%d workers and 10 more; max_connections = %ld", d->workers,
		l.connections);
	if (!l.durable)
		finding(d, "warn", "limits",
			"innodb_flush_log_at_trx_commit is not 1: a power "
			"failure may lose the last second's bookings");
}

static void
check_database(struct doctor *d)
{
	struct ctl *c = d->ctl;
	struct err e = ERR_INIT;

	if (ctl_open(c) != 0) {
		finding(d, "FAIL", "database", "not tried: see above");
		return;
	}
	ctl_work(c, 10);
	if (store_ping(c->store, &e) < 0) {
		finding(d, "FAIL", "database", "%s", e.detail);
		return;
	}
	finding(d, "ok", "database", "%s as %s", c->settings.db_name,
		c->settings.db_user);
	if (migrate_check(c->store, &e) < 0)
		finding(d, "FAIL", "schema", "%s; voiceagent-ctl migrate",
			e.detail);
	else
		finding(d, "ok", "schema", "new enough (%d)", MIGRATE_LEAST);
	check_limits(d);
}

/* --- what has to run, what has to answer --- */

/* A datagram socket that somebody reads can be connected to. */
static bool
somebody_listens(const char *path)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int fd;
	bool ok;

	if (strlen(path) >= sizeof(to.sun_path))
		return false;
	memcpy(to.sun_path, path, strlen(path) + 1);
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return false;
	ok = connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0;
	(void)close(fd);
	return ok;
}

static void
check_jobs(struct doctor *d)
{
	const char *path = arena_printf(d->ctl->arena, "%s/" WAKE_SOCKET,
					d->ctl->settings.run_dir);

	if (somebody_listens(path))
		finding(d, "ok", "jobs", "the daemon listens on %s", path);
	else
		finding(d, "warn", "jobs",
			"no daemon listens on %s (on this host)", path);
}

static void
check_platform(struct doctor *d)
{
	struct ctl *c = d->ctl;
	struct elevenlabs x;
	struct voice *voices;
	size_t count;
	struct err e = ERR_INIT;
	struct http *h;

	if (d->offline) {
		finding(d, "warn", "platform", "not asked (--offline)");
		return;
	}
	h = http_new();
	if (h == NULL) {
		finding(d, "FAIL", "platform", "libcurl does not start");
		return;
	}
	if (elevenlabs_open(&x, h, &c->settings, &e) < 0 ||
	    elevenlabs_voices(&x, c->arena, &voices, &count, &e) < 0)
		finding(d, "FAIL", "platform", "%s: %s",
			c->settings.elevenlabs_base_url, e.detail);
	else
		finding(d, count > 0 ? "ok" : "FAIL", "platform",
			"%s: %zu voices", c->settings.elevenlabs_base_url,
			count);
	http_free(h);
}

int
ctl_doctor(struct ctl *c, int argc, char **argv)
{
	struct doctor d = { .ctl = c, .workers = 16 };
	const char *workers = ctl_option(&argc, argv, "--workers");

	d.offline = ctl_flag(&argc, argv, "--offline");
	if (argc != 1 ||
	    (workers != NULL && !decode_int(workers, 1, 100000, &d.workers)))
		return ctl_usage(usage);
	check_settings(&d);
	check_keys(&d);
	check_folder(&d, "templates", c->settings.templates_dir, "layout.cs");
	check_folder(&d, "public", c->settings.public_dir, "css/app.css");
	check_folder(&d, "sql", c->settings.sql_dir, "grants.sql");
	check_database(&d);
	check_jobs(&d);
	check_platform(&d);
	(void)printf("%d to mend\n", d.failed);
	return d.failed > 0 ? CTL_FAILED : CTL_DONE;
}
