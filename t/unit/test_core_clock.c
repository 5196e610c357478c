/* SPDX-License-Identifier: MIT
 *
 * test_core_clock.c: what time it is, and how much time is left.
 */
#include "config.h"

#include <stdbool.h>
#include <unistd.h>

#include "core/clock.h"
#include "core_suites.h"

START_TEST(now_is_now)
{
	clock_freeze(0);
	instant now = clock_now();

	ck_assert_int_ge(now, (instant)time(NULL) * 1000 - 2000);
	ck_assert_int_le(now, (instant)time(NULL) * 1000 + 2000);
}
END_TEST

START_TEST(a_frozen_clock_stands)
{
	clock_freeze(1234567);
	ck_assert_int_eq(clock_now(), 1234567);
	clock_freeze(0);
	ck_assert_int_gt(clock_now(), 1234567);
}
END_TEST

START_TEST(the_environment_freezes_it_except_in_production)
{
	static const struct {
		const char *env;
		bool frozen;
	} cases[] = { { "test", true },
		      { "demo", true },
		      { "production", false },
		      { NULL, false } };

	(void)setenv("VOICEAGENT_NOW", "1700000000000", 1);
	if (cases[_i].env != NULL)
		(void)setenv("VOICEAGENT_ENV", cases[_i].env, 1);
	else
		(void)unsetenv("VOICEAGENT_ENV");
	ck_assert_int_eq(clock_now() == 1700000000000, cases[_i].frozen);
}
END_TEST

START_TEST(deadlines_use_the_other_clock)
{
	deadline d = clock_deadline_in(1000);

	clock_freeze(1); /* nobody can set it */
	ck_assert_int_gt(clock_left(d), 0);
	ck_assert_int_le(clock_left(d), 1000);
	d = clock_deadline_in(10);
	(void)usleep(15000);
	ck_assert_int_eq(clock_left(d), 0);
	ck_assert_int_eq(clock_left(clock_deadline_in(-5)), 0);
	ck_assert_int_eq(clock_left(INT64_MAX), INT32_MAX);
}
END_TEST

START_TEST(instants_are_written_as_rfc_3339)
{
	char out[25];

	clock_format(0, out);
	ck_assert_str_eq(out, "1970-01-01T00:00:00.000Z");
	clock_format(1795369201123, out);
	ck_assert_str_eq(out, "2026-11-22T17:40:01.123Z");
	clock_format(-1, out);
	ck_assert_str_eq(out, "1969-12-31T23:59:59.999Z");
	clock_format(951782400000, out);
	ck_assert_str_eq(out, "2000-02-29T00:00:00.000Z");
	clock_format(253402300800000, out); /* the year 10000 */
	ck_assert_str_eq(out, "out-of-range");
	clock_format(INT64_MAX, out);
	ck_assert_str_eq(out, "out-of-range");
}
END_TEST

Suite *
core_clock_suite(void)
{
	Suite *s = suite_create("clock");
	TCase *t = tcase_create("clock");

	tcase_add_test(t, now_is_now);
	tcase_add_test(t, a_frozen_clock_stands);
	tcase_add_loop_test(t, the_environment_freezes_it_except_in_production,
			    0, 4);
	tcase_add_test(t, deadlines_use_the_other_clock);
	tcase_add_test(t, instants_are_written_as_rfc_3339);
	suite_add_tcase(s, t);
	return s;
}
