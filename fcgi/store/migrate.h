/* SPDX-License-Identifier: MIT
 *
 * migrate.h: forward-only numbered migrations, sql/NNNN_name.sql.
 *
 * A file holds statements that end in ';' at the end of a line. Each is one
 * step, recorded with its checksum as soon as it is done, so a run that was
 * cut off goes on where it stopped. A recorded step whose text has changed
 * is refused.
 */
#ifndef VA_STORE_MIGRATE_H
#define VA_STORE_MIGRATE_H

#include "store/store.h"

/* The newest migration this program was built for. */
#define MIGRATE_LEAST 8

struct migrate_report {
	void (*step)(const char *file, int step, void *arg);
	void *arg;
};

/* Apply what is missing from the folder. Needs va_ctl's rights. Answers how
 * many steps were done, -1 and e. Two runs at once: one waits (GET_LOCK). */
int migrate_run(struct store *st, const char *sql_dir,
		const struct migrate_report *report, struct err *e);

/* Run grants.sql of the folder: makes the accounts and sets their rights, as
 * often as wanted, under an account that may do so. An account whose
 * password is NULL or "" is not made or changed, only granted to. */
struct migrate_accounts {
	const char *database;
	const char *pages, *hooks, *jobs, *ctl; /* passwords */
};
int migrate_grants(struct store *st, const char *sql_dir,
		   const struct migrate_accounts *a, struct err *e);

/* 1 if the schema is as new as this program needs; ERR_UNAVAILABLE if it
 * is older, or not there. */
int migrate_check(struct store *st, struct err *e);

#endif
