/* SPDX-License-Identifier: MIT
 *
 * test_core_str.c: a growing string with a limit it cannot pass.
 */
#include "config.h"

#include "core/str.h"
#include "core_suites.h"

static struct arena *a;

static void
set_up(void)
{
	a = arena_new(1 << 20);
}

static void
tear_down(void)
{
	arena_free(a);
}

START_TEST(starts_empty_and_grows)
{
	struct str s;

	str_init(&s, a, 100000);
	ck_assert_str_eq(s.buf, "");
	for (int i = 0; i < 5000; i++)
		str_addf(&s, "%04d", i);
	ck_assert(str_ok(&s));
	ck_assert_uint_eq(s.len, 20000);
	ck_assert_uint_eq(strlen(s.buf), 20000);
	ck_assert_mem_eq(s.buf + 4 * 4999, "4999", 5);
}
END_TEST

START_TEST(exactly_the_limit_fits)
{
	struct str s;

	str_init(&s, a, 5);
	str_add(&s, "abc");
	str_addc(&s, 'd');
	str_addn(&s, "exx", 1);
	ck_assert(str_ok(&s));
	ck_assert_str_eq(s.buf, "abcde");
	str_add(&s, "");
	ck_assert(str_ok(&s));
}
END_TEST

START_TEST(overflow_keeps_what_it_had_and_stays)
{
	struct str s;

	str_init(&s, a, 5);
	str_add(&s, "abc");
	str_add(&s, "def");
	ck_assert(!str_ok(&s));
	ck_assert_str_eq(s.buf, "abc");
	str_add(&s, "d"); /* would fit, but the text would have a hole */
	ck_assert_str_eq(s.buf, "abc");
	str_clear(&s);
	ck_assert(str_ok(&s));
	ck_assert_str_eq(s.buf, "");
	str_addf(&s, "%d", 123456);
	ck_assert(!str_ok(&s));
	ck_assert_str_eq(s.buf, "");
}
END_TEST

Suite *
core_str_suite(void)
{
	Suite *s = suite_create("str");
	TCase *t = tcase_create("str");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, starts_empty_and_grows);
	tcase_add_test(t, exactly_the_limit_fits);
	tcase_add_test(t, overflow_keeps_what_it_had_and_stays);
	suite_add_tcase(s, t);
	return s;
}
