/* SPDX-License-Identifier: MIT
 *
 * test_web_say.c: figures, dates and times as a page writes them.
 */
#include "web/say.h"

#include "web_suites.h"

static struct arena *a;

static void
set_up(void)
{
	a = arena_new(1024 * 1024);
}

static void
tear_down(void)
{
	arena_free(a);
}

static const struct hours_day lunch_and_dinner = {
	.period = { { 720, 870, -1 }, { 1080, 1350, -1 } },
	.count = 2,
};

START_TEST(dates)
{
	struct civil_date d = { 2026, 11, 28 };

	ck_assert_str_eq(say_date(a, d), "Saturday, November 28");
	ck_assert_str_eq(say_date_year(a, d), "Saturday, November 28, 2026");
	ck_assert_str_eq(say_date_short(a, d), "Sat, Nov 28, 2026");
	ck_assert_str_eq(say_iso(a, d, 1170), "2026-11-28T19:30");
	ck_assert_str_eq(say_iso_date(a, d), "2026-11-28");
}
END_TEST

START_TEST(times)
{
	ck_assert_str_eq(say_time(a, "US", 0), "12:00 AM");
	ck_assert_str_eq(say_time(a, "US", 720), "12:00 PM");
	ck_assert_str_eq(say_time(a, "US", 1170), "7:30 PM");
	ck_assert_str_eq(say_time(a, "DE", 1170), "19:30");
	ck_assert_str_eq(say_zone(a, "America/New_York"), "New York time");
	ck_assert_str_eq(say_zone(a, "UTC"), "UTC time");
	/* 2026-11-28T00:30:00Z is the evening before in New York. */
	ck_assert_str_eq(
	    say_instant(a, "America/New_York", "US", 1795825800000),
	    "Fri, Nov 27, 2026, 7:30 PM");
}
END_TEST

START_TEST(hours)
{
	struct hours_day late = { .period = { { 1080, 1560, -1 } },
				  .count = 1 };
	struct hours_day closed = { .count = 0 };
	struct hours_week w;

	ck_assert_str_eq(say_hours(a, "US", &lunch_and_dinner),
			 "12:00–2:30 PM, 6:00–10:30 PM");
	ck_assert_str_eq(say_hours(a, "DE", &lunch_and_dinner),
			 "12:00–14:30, 18:00–22:30");
	ck_assert_str_eq(say_hours(a, "US", &late), "6:00 PM–2:00 AM");
	ck_assert_str_eq(say_hours(a, "US", &closed), "Closed");
	for (int d = MONDAY; d <= SUNDAY; d++)
		w.day[d] = lunch_and_dinner;
	ck_assert_str_eq(say_week(a, "DE", &w),
			 "Daily 12:00–14:30, 18:00–22:30");
	w.day[MONDAY] = closed;
	ck_assert_str_eq(say_week(a, "DE", &w),
			 "12:00–14:30, 18:00–22:30; closed Mon");
	w.day[FRIDAY] = late;
	ck_assert_str_eq(say_week(a, "DE", &w),
			 "Open 6 days a week, at different hours");
}
END_TEST

START_TEST(figures)
{
	ck_assert_str_eq(say_count(a, 0, "call", "calls"), "0 calls");
	ck_assert_str_eq(say_count(a, 1, "call", "calls"), "1 call");
	ck_assert_str_eq(say_count(a, 1234567, "call", "calls"),
			 "1,234,567 calls");
	ck_assert_str_eq(say_size(a, 1), "1 kB");
	ck_assert_str_eq(say_size(a, 218624), "214 kB");
	ck_assert_str_eq(say_size(a, 10 * 1024 * 1024), "10.0 MB");
	ck_assert_str_eq(say_dollars(a, 79000000), "$79");
	ck_assert_str_eq(say_dollars(a, 180000), "$0.18");
	ck_assert_str_eq(say_phone(a, "+12125550147", "US"), "(212) 555-0147");
	ck_assert_str_eq(say_phone(a, "", "US"), "");
	ck_assert_str_eq(say_initials(a, "Ada Mae Okafor", ""), "AO");
	ck_assert_str_eq(say_initials(a, "", "owner@demo.example"), "O");
	ck_assert_str_eq(say_initials(a, "Émile Zola", ""), "ÉZ");
}
END_TEST

START_TEST(how_long_ago)
{
	instant now = 1795825800000;

	ck_assert_str_eq(say_ago(a, now, now), "just now");
	ck_assert_str_eq(say_ago(a, now, now + CLOCK_HOUR), "just now");
	ck_assert_str_eq(say_ago(a, now, now - 61 * CLOCK_SECOND),
			 "1 minute ago");
	ck_assert_str_eq(say_ago(a, now, now - 5 * CLOCK_HOUR), "5 hours ago");
	ck_assert_str_eq(say_ago(a, now, now - 50 * CLOCK_HOUR), "2 days ago");
}
END_TEST

Suite *
web_say_suite(void)
{
	Suite *s = suite_create("web/say");
	TCase *t = tcase_create("say");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, dates);
	tcase_add_test(t, times);
	tcase_add_test(t, hours);
	tcase_add_test(t, figures);
	tcase_add_test(t, how_long_ago);
	suite_add_tcase(s, t);
	return s;
}
