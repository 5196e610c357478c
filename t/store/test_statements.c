/* SPDX-License-Identifier: MIT
 *
 * test_statements.c: every statement there is prepares against the migrated
 * schema, and names no column that the accounts may not touch.
 */
#include "fixture.h"
#include "store/server.h"
#include "store/tables.h"
#include "store_suites.h"

START_TEST(every_statement_prepares)
{
	struct store *st = fixture_open(NULL);
	const struct sql_table *table;
	struct err e = ERR_INIT;
	size_t count = 0;

	for (size_t i = 0; (table = tables_at(i)) != NULL; i++)
		for (size_t k = 0; k < table->count; k++) {
			ck_assert_msg(stmt_prepare(st, &table->sql[k]) > 0,
				      "%s: %s: %s", table->name,
				      table->sql[k].name,
				      (store_fault(st, &e), e.detail));
			count++;
		}
	ck_assert_uint_gt(count, 150);
	fixture_close(st);
}
END_TEST

/* TRAPS 28: what a worker may prepare, and what the server allows. */
START_TEST(the_server_tells_its_limits)
{
	struct store *st = fixture_open("va_ctl");
	struct server_limits limits;

	ck_assert_int_eq(server_limits(st, &limits), 1);
	ck_assert(limits.durable);
	ck_assert_int_gt(limits.statements_each, 150);
	ck_assert_int_gt(limits.prepared_statements,
			 8 * limits.statements_each);
	fixture_close(st);
}
END_TEST

START_TEST(every_statement_has_its_own_name)
{
	const struct sql_table *a, *b;

	for (size_t i = 0; (a = tables_at(i)) != NULL; i++)
		for (size_t k = 0; k < a->count; k++)
			for (size_t j = i; (b = tables_at(j)) != NULL; j++)
				for (size_t l = j == i ? k + 1 : 0;
				     l < b->count; l++)
					ck_assert_str_ne(a->sql[k].name,
							 b->sql[l].name);
}
END_TEST

Suite *
store_statements_suite(void)
{
	Suite *s = suite_create("store/statements");
	TCase *c = tcase_create("statements");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, every_statement_prepares);
	tcase_add_test(c, the_server_tells_its_limits);
	tcase_add_test(c, every_statement_has_its_own_name);
	suite_add_tcase(s, c);
	return s;
}
