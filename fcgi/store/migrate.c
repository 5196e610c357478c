/* SPDX-License-Identifier: MIT
 *
 * migrate.c: forward-only numbered migrations.
 *
 * DDL commits by itself, so a step is noted as begun, run, and noted as
 * done. One that was begun and not noted as done may or may not have
 * happened: "exists already" then means that it has.
 */
#include "store/migrate.h"

#include <ctype.h>
#include <dirent.h>
#include <string.h>

#include "core/encode.h"
#include "store/db.h"
#include "store/migrate_text.h"
#include "store/tables.h"

#define FILES_MOST 500
#define WHOLE      0 /* step 0: the whole file is done */

enum { LOCK, UNLOCK, FIND, BEGIN, DONE, NEWEST };

/* clang-format off */
static const struct sql sql[] = {
	[LOCK] = { "be the only one who migrates",
	    "SELECT GET_LOCK(CONCAT('voiceagent_migrate:', DATABASE()), "
	    "60)" },
	[UNLOCK] = { "let others migrate",
	    "SELECT RELEASE_LOCK(CONCAT('voiceagent_migrate:', "
	    "DATABASE()))" },
	[FIND] = { "a recorded step",
	    "SELECT checksum, done_at FROM schema_migrations "
	    "WHERE file = ? AND step = ?" },
	[BEGIN] = { "a step begins",
	    "INSERT INTO schema_migrations (file, step, checksum) "
	    "VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
	    "checksum = VALUES(checksum)" },
	[DONE] = { "a step is done",
	    "UPDATE schema_migrations SET done_at = ? WHERE file = ? "
	    "AND step = ?" },
	[NEWEST] = { "how new the schema is",
	    "SELECT file FROM schema_migrations WHERE step = 0 "
	    "AND done_at IS NOT NULL ORDER BY file DESC LIMIT 1" },
};
/* clang-format on */
const struct sql_table migrate_sql = SQL_TABLE("migrate", sql);

static const char record_table[] =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    "file VARCHAR(80) COLLATE ascii_bin NOT NULL, step INT NOT NULL, "
    "checksum CHAR(64) COLLATE ascii_bin NOT NULL, done_at BIGINT NULL, "
    "PRIMARY KEY (file, step)) "
    "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";

struct run {
	struct store *st;
	const struct migrate_report *report;
	const char *file;
	int done;
};

static void
checksum(const char *text, char out[static 2 * CRYPTO_HASH_LEN + 1])
{
	unsigned char hash[CRYPTO_HASH_LEN];

	crypto_sha256((struct crypto_bytes){ text, strlen(text) }, hash);
	encode_hex(out, hash, sizeof(hash));
}

enum recorded { RECORDED_NOT, RECORDED_BEGUN, RECORDED_DONE };

/* -1 if the step was done with another text. One that was begun and not
 * done may have failed and been put right. */
static int
recorded(struct run *run, int step, const char *sum)
{
	const struct val in[] = { val_text(run->file), val_int(step) };
	struct rows rows;
	int rc = stmt_read(run->st, &sql[FIND], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc < 0 ? rc : RECORDED_NOT;
	if (rows.cell[1].kind == VAL_NULL)
		return RECORDED_BEGUN;
	if (strcmp(val_to_text(&rows.cell[0]), sum) != 0)
		return db_fault(run->st, ERR_CONFLICT,
				"%s step %d has changed since it was run",
				run->file, step);
	return RECORDED_DONE;
}

static int
note(struct run *run, int which, int step, const char *sum)
{
	const struct val begin[] = { val_text(run->file), val_int(step),
				     val_text(sum) };
	const struct val done[] = { val_int(clock_now()), val_text(run->file),
				    val_int(step) };

	if (which == BEGIN)
		return stmt_write(run->st, &sql[BEGIN], STMT_IN(begin));
	return stmt_write(run->st, &sql[DONE], STMT_IN(done));
}

static int
run_step(struct run *run, int step, const char *text)
{
	char sum[2 * CRYPTO_HASH_LEN + 1];
	int state;

	checksum(text, sum);
	state = recorded(run, step, sum);
	if (state < 0 || state == RECORDED_DONE)
		return state < 0 ? -1 : 1;
	if (note(run, BEGIN, step, sum) < 0)
		return -1;
	if (step != WHOLE && db_run_text(run->st, text) < 0 &&
	    !(state == RECORDED_BEGUN && db_is_there_already(run->st)))
		return -1;
	if (note(run, DONE, step, sum) < 0)
		return -1;
	if (step == WHOLE)
		return 1;
	run->done++;
	if (run->report != NULL && run->report->step != NULL)
		run->report->step(run->file, step, run->report->arg);
	return 1;
}

static int
run_file(struct run *run, const char *dir, struct err *e)
{
	struct arena *a = store_arena(run->st);
	const char *path = arena_printf(a, "%s/%s", dir, run->file);
	char *text = migrate_text_read(a, path, e);
	const char *step;

	if (text == NULL)
		return -1;
	for (int i = 1; (step = migrate_text_next(&text)) != NULL; i++)
		if (run_step(run, i, step) < 0) {
			store_fault(run->st, e);
			return err_prefix(e, "%s step %d: ", run->file, i);
		}
	return run_step(run, WHOLE, "whole") < 0 ? store_fault(run->st, e) : 1;
}

/* NNNN_words.sql */
static int
is_migration(const struct dirent *d)
{
	const char *n = d->d_name;
	const size_t len = strlen(n);

	for (int i = 0; i < 4; i++)
		if (!isdigit((unsigned char)n[i]))
			return 0;
	return n[4] == '_' && len > 9 && strcmp(n + len - 4, ".sql") == 0;
}

static int
run_files(struct run *run, const char *dir, struct err *e)
{
	struct dirent **list;
	int rc = 1, count = scandir(dir, &list, is_migration, alphasort);

	if (count < 0)
		return err_internal(e, "migrate: %s cannot be read", dir);
	if (count == 0)
		rc = err_internal(e, "migrate: no migrations in %s", dir);
	for (int i = 0; i < count; i++) {
		run->file = list[i]->d_name;
		if (rc > 0)
			rc = run_file(run, dir, e);
	}
	for (int i = 0; i < count; i++)
		free(list[i]);
	free(list);
	return rc;
}

int
migrate_run(struct store *st, const char *sql_dir,
	    const struct migrate_report *report, struct err *e)
{
	struct run run = { st, report, NULL, 0 };
	struct rows rows;
	int rc;

	db_patient(st, true);
	if (stmt_read(st, &sql[LOCK], NULL, 0, &rows) < 0 ||
	    db_run_text(st, record_table) < 0) {
		store_fault(st, e);
		db_patient(st, false);
		return -1;
	}
	if (val_to_int(rows.cell) != 1)
		rc = err_set(e, ERR_BUSY, "Another migration is running.",
			     "migrate: the lock is held");
	else
		rc = run_files(&run, sql_dir, e);
	(void)stmt_read(st, &sql[UNLOCK], NULL, 0, &rows);
	db_patient(st, false);
	return rc < 0 ? rc : run.done;
}

int
migrate_check(struct store *st, struct err *e)
{
	struct rows rows;
	int number, rc = stmt_read(st, &sql[NEWEST], NULL, 0, &rows);
	char digits[5] = "0";

	if (rc < 0)
		return store_fault(st, e);
	if (rc > 0)
		snprintf(digits, sizeof(digits), "%s", val_to_text(rows.cell));
	number = (int)strtol(digits, NULL, 10);
	if (number >= MIGRATE_LEAST)
		return 1;
	return err_set(e, ERR_UNAVAILABLE,
		       "The system is being updated. Please try again soon.",
		       "migrate: the schema is at %d, this program needs %d",
		       number, MIGRATE_LEAST);
}

/* --- accounts and their rights --- */

/* One statement with its @names@ filled in; NULL: it names an account we
 * were given no password for. */
static const char *
fill_in(struct store *st, const struct migrate_accounts *a, const char *text)
{
	const struct {
		const char *name, *value;
		bool clause;
	} names[] = {
		{ "@db@", a->database, false }, { "@pages@", a->pages, true },
		{ "@hooks@", a->hooks, true },  { "@jobs@", a->jobs, true },
		{ "@ctl@", a->ctl, true },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = names[i].value;

		if (strstr(text, names[i].name) == NULL)
			continue;
		if (value == NULL || *value == '\0')
			return NULL;
		if (names[i].clause)
			value =
			    arena_printf(store_arena(st), "IDENTIFIED BY '%s'",
					 db_escape(st, value));
		text = migrate_text_replace(store_arena(st), text,
					    names[i].name, value);
	}
	return text;
}

static bool
is_name(const char *s)
{
	if (s == NULL || *s == '\0')
		return false;
	for (; *s != '\0'; s++)
		if (!isalnum((unsigned char)*s) && *s != '_')
			return false;
	return true;
}

int
migrate_grants(struct store *st, const char *sql_dir,
	       const struct migrate_accounts *a, struct err *e)
{
	const char *path =
	    arena_printf(store_arena(st), "%s/grants.sql", sql_dir);
	char *text = migrate_text_read(store_arena(st), path, e);
	const char *statement;

	if (text == NULL)
		return -1;
	if (!is_name(a->database))
		return err_internal(e, "migrate: a strange database name");
	if (store_ping(st, e) < 0)
		return -1;
	while ((statement = migrate_text_next(&text)) != NULL) {
		const char *filled = fill_in(st, a, statement);

		if (filled != NULL && db_run_text(st, filled) < 0)
			return store_fault(st, e);
	}
	return 1;
}
