/* SPDX-License-Identifier: MIT
 *
 * ctl_migrate.c: voiceagent-ctl migrate.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>

#include "bin/ctl.h"
#include "core/encode.h"
#include "store/migrate.h"

static const char usage[] =
    "migrate [--passwords FOLDER] [--no-grants]\n\n"
    "Applies the migrations that are missing, then the accounts' rights\n"
    "(sql/grants.sql). It may be run as often as wanted and goes on where it\n"
    "was cut off. Rights want a database account that may create users, for\n"
    "instance DB_USER=root.\n\n"
    "  --passwords FOLDER  also set the accounts' passwords, from the files\n"
    "                      db-pages, db-hooks, db-jobs and db-ctl\n"
    "  --no-grants         the schema only";

static void
print_step(const char *file, int step, void *arg)
{
	(void)arg;
	(void)printf("%s step %d\n", file, step);
}

/* The first line of FOLDER/name; NULL (and a word about it) if there is
 * none. */
static const char *
read_password(struct ctl *c, const char *folder, const char *name)
{
	const char *path = arena_printf(c->arena, "%s/%s", folder, name);
	char line[256];
	FILE *f = fopen(path, "re");
	bool ok;

	if (f == NULL) {
		(void)ctl_complain(CTL_CONFIG, "cannot read %s: %s", path,
				   strerror(errno));
		return NULL;
	}
	ok = fgets(line, sizeof(line), f) != NULL;
	(void)fclose(f);
	line[ok ? strcspn(line, "\r\n") : 0] = '\0';
	if (line[0] == '\0') {
		(void)ctl_complain(CTL_CONFIG, "%s is empty", path);
		return NULL;
	}
	return arena_strdup(c->arena, line);
}

static int
grant(struct ctl *c, const char *folder)
{
	struct migrate_accounts a = { c->settings.db_name, "", "", "", "" };
	struct err e = ERR_INIT;

	if (folder != NULL) {
		a.pages = read_password(c, folder, "db-pages");
		a.hooks = read_password(c, folder, "db-hooks");
		a.jobs = read_password(c, folder, "db-jobs");
		a.ctl = read_password(c, folder, "db-ctl");
		if (a.pages == NULL || a.hooks == NULL || a.jobs == NULL ||
		    a.ctl == NULL)
			return CTL_CONFIG;
	}
	if (migrate_grants(c->store, c->settings.sql_dir, &a, &e) < 0)
		return ctl_fault(&e);
	return CTL_DONE;
}

int
ctl_migrate(struct ctl *c, int argc, char **argv)
{
	const struct migrate_report report = { print_step, NULL };
	struct err e = ERR_INIT;
	const char *folder;
	bool no_grants;
	int steps, code;

	if (ctl_flag(&argc, argv, "--help"))
		return ctl_usage(usage);
	folder = ctl_option(&argc, argv, "--passwords");
	no_grants = ctl_flag(&argc, argv, "--no-grants");
	if (argc != 1)
		return ctl_usage(usage);
	code = ctl_open(c);
	if (code != 0)
		return code;
	ctl_work(c, 3600);
	steps = migrate_run(c->store, c->settings.sql_dir, &report, &e);
	if (steps < 0)
		return ctl_fault(&e);
	code = no_grants ? CTL_DONE : grant(c, folder);
	if (code == CTL_DONE)
		(void)printf("%s\n", steps > 0 ? "migrated" : "up to date");
	return code;
}
