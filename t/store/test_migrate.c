/* SPDX-License-Identifier: MIT
 *
 * test_migrate.c: migrations from an empty database: whole, cut off, changed
 * behind our back, too old. A program of its own.
 */
#include <check.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/random.h"
#include "fixture.h"
#include "store/migrate.h"
#include "store/migrate_text.h"

/* A folder of migrations of our own, in a database of its own. */
struct place {
	char dir[64];
	struct store *st;
};

static void
put(const struct place *p, const char *name, const char *text)
{
	char path[128];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", p->dir, name);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static void
open_place(struct place *p)
{
	snprintf(p->dir, sizeof(p->dir), "/tmp/vamig.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(p->dir));
	fixture_query("DROP DATABASE voiceagent; CREATE DATABASE voiceagent");
	p->st = fixture_open("root");
}

static void
close_place(struct place *p)
{
	char path[128];

	for (int i = 1; i <= 3; i++) {
		snprintf(path, sizeof(path), "%s/000%d_x.sql", p->dir, i);
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/notes.sql", p->dir);
	unlink(path);
	rmdir(p->dir);
	fixture_close(p->st);
}

static void
count_step(const char *file, int step, void *arg)
{
	int *steps = arg;

	ck_assert_int_gt(step, 0);
	ck_assert_ptr_nonnull(strstr(file, ".sql"));
	++*steps;
}

START_TEST(ours_run_once)
{
	int steps = 0;
	const struct migrate_report report = { count_step, &steps };
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	ck_assert_int_eq(migrate_check(p.st, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	ck_assert_msg(migrate_run(p.st, fixture_sql_dir(), &report, &e) > 25,
		      "%s", e.detail);
	ck_assert_int_gt(steps, 25);
	ck_assert_int_eq(migrate_check(p.st, &e), 1);
	ck_assert_int_eq(migrate_run(p.st, fixture_sql_dir(), &report, &e), 0);
	close_place(&p);
}
END_TEST

START_TEST(a_changed_step_is_refused)
{
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	put(&p, "0001_x.sql", "CREATE TABLE a (i INT);\n");
	put(&p, "notes.sql", "this is no migration;\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), 1);
	put(&p, "0001_x.sql", "CREATE TABLE a (i BIGINT);\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), -1);
	ck_assert_int_eq(e.code, ERR_CONFLICT);
	ck_assert_ptr_nonnull(strstr(e.detail, "0001_x.sql step 1"));
	/* More words that are no statement change nothing. */
	put(&p, "0001_x.sql", "-- a comment\n\nCREATE TABLE a (i INT);\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), 0);
	close_place(&p);
}
END_TEST

START_TEST(a_run_that_failed_goes_on)
{
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	put(&p, "0001_x.sql",
	    "CREATE TABLE a (\n  i INT\n);\nCREATE TABLE b (i NONSENSE);\n"
	    "CREATE TABLE c (i INT);\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "step 2"));
	put(&p, "0001_x.sql",
	    "CREATE TABLE a (\n  i INT\n);\nCREATE TABLE b (i INT);\n"
	    "CREATE TABLE c (i INT);\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), 2);
	close_place(&p);
}
END_TEST

/* Cut off after the statement and before its record. */
START_TEST(a_run_that_was_cut_off_goes_on)
{
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	put(&p, "0001_x.sql",
	    "CREATE TABLE a (i INT);\n"
	    "ALTER TABLE a ADD COLUMN j INT;\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), 2);
	fixture_query("UPDATE voiceagent.schema_migrations "
		      "SET done_at = NULL");
	ck_assert_msg(migrate_run(p.st, p.dir, NULL, &e) == 2, "%s", e.detail);
	/* Without that record "exists already" is a fault. */
	fixture_query("DELETE FROM voiceagent.schema_migrations");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), -1);
	close_place(&p);
}
END_TEST

START_TEST(an_old_schema_is_told)
{
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	put(&p, "0001_x.sql", "CREATE TABLE a (i INT);\n");
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), 1);
	ck_assert_int_eq(migrate_check(p.st, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(e.detail, "at 1,"));
	close_place(&p);
}
END_TEST

START_TEST(nothing_to_run_is_an_error)
{
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	ck_assert_int_eq(migrate_run(p.st, p.dir, NULL, &e), -1);
	ck_assert_int_eq(migrate_run(p.st, "/nonexistent", NULL, &e), -1);
	ck_assert_int_eq(
	    migrate_grants(p.st, p.dir,
			   &(struct migrate_accounts){ .database = "x" }, &e),
	    -1);
	close_place(&p);
}
END_TEST

START_TEST(grants_can_be_given_again)
{
	struct migrate_accounts a = { "voiceagent", "p'a\\ss", "b", "c", "d" };
	struct err e = ERR_INIT;
	struct place p;

	open_place(&p);
	ck_assert_int_gt(migrate_run(p.st, fixture_sql_dir(), NULL, &e), 0);
	ck_assert_msg(migrate_grants(p.st, fixture_sql_dir(), &a, &e) == 1,
		      "%s", e.detail);
	a.pages = ""; /* is there already: only granted to */
	ck_assert_msg(migrate_grants(p.st, fixture_sql_dir(), &a, &e) == 1,
		      "%s", e.detail);
	a.database = "voice`agent";
	ck_assert_int_eq(migrate_grants(p.st, fixture_sql_dir(), &a, &e), -1);
	close_place(&p);
}
END_TEST

START_TEST(text_is_taken_apart)
{
	char text[] = "-- head\nSELECT 1;\n\n  SELECT\n-- inside\n  2;  \n"
		      "SELECT 3";
	char *p = text;
	struct arena *a = arena_new(4 << 20);

	ck_assert_str_eq(migrate_text_next(&p), "SELECT 1");
	ck_assert_str_eq(migrate_text_next(&p), "  SELECT\n  2");
	ck_assert_ptr_null(migrate_text_next(&p)); /* no ';': not whole */
	ck_assert_str_eq(migrate_text_replace(a, "a @b@ c @b@", "@b@", "x"),
			 "a x c x");
	arena_free(a);
}
END_TEST

static Suite *
migrate_suite(void)
{
	Suite *s = suite_create("store/migrate");
	TCase *c = tcase_create("migrate");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, ours_run_once);
	tcase_add_test(c, a_changed_step_is_refused);
	tcase_add_test(c, a_run_that_failed_goes_on);
	tcase_add_test(c, a_run_that_was_cut_off_goes_on);
	tcase_add_test(c, an_old_schema_is_told);
	tcase_add_test(c, nothing_to_run_is_an_error);
	tcase_add_test(c, grants_can_be_given_again);
	tcase_add_test(c, text_is_taken_apart);
	suite_add_tcase(s, c);
	return s;
}

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start_empty();
	r = srunner_create(migrate_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed == 0 ? 0 : 1;
}
