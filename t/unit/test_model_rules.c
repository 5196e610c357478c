/* SPDX-License-Identifier: MIT
 *
 * test_model_rules.c: hours, capacity, and may this party have this time.
 */
#include <stdio.h>
#include <string.h>

#include "core/arena.h"
#include "core/random.h"
#include "model/booking_rules.h"
#include "model/reservation.h"
#include "model/zone.h"
#include "model_suites.h"

static struct arena *arena;
static struct restaurant house;
static struct occupation taken[64];
static struct booking_house at;

static void
set_up(void)
{
	arena = arena_new(1 << 24);
	memset(&house, 0, sizeof(house));
	house.name = "Torture House";
	restaurant_defaults(&house);
	house.location.timezone = "Europe/Berlin";
	house.settings.seating_capacity = 10;
	house.settings.advance_booking_days = 400;
	at = (struct booking_house){ .restaurant = &house,
				     .occupations = taken };
}

static void
tear_down(void)
{
	arena_free(arena);
}

static void
every_day(int open, int close, int last)
{
	for (int d = MONDAY; d <= SUNDAY; d++) {
		house.hours.day[d].count = 1;
		house.hours.day[d].period[0] =
		    (struct hours_period){ open, close, last };
	}
}

static instant
wall(int year, int month, int day, int minutes)
{
	struct civil_date d = { year, month, day };
	instant t;

	zone_instant(zone_find(house.location.timezone), d, minutes, &t);
	return t;
}

static struct booking_slot
slot(int year, int month, int day, int minutes, int party)
{
	return (struct booking_slot){ .date = { year, month, day },
				      .time = minutes,
				      .party = party };
}

static void
take(const struct booking_slot *s)
{
	size_t i = at.occupation_count++;

	taken[i] = (struct occupation){ s->starts_at, s->occupied_until,
					s->party, i + 1 };
}

static enum booking_refusal
ask(instant now, struct booking_slot *s)
{
	enum booking_refusal r = booking_resolve(&at, now, s);

	return r == BOOKING_OK ? booking_room(arena, &at, s) : r;
}

START_TEST(case_01_gap_night)
{
	instant now = wall(2027, 3, 1, 720);
	struct booking_slot s = slot(2027, 3, 28, 150, 2), all[64];
	struct civil_date d, saturday = { 2027, 3, 27 };
	size_t n;
	int m;

	every_day(1080, 1680, -1); /* 18:00-04:00 */
	ck_assert_int_eq(ask(now, &s), BOOKING_NO_SUCH_TIME);
	ck_assert_int_eq(s.starts_at, wall(2027, 3, 28, 180));
	s = slot(2027, 3, 28, 60, 2);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	zone_local(zone_find("Europe/Berlin"), s.occupied_until, &d, &m);
	ck_assert_int_eq(m, 210); /* 03:30 on the wall */
	n = booking_times(arena, &at, now, saturday, 2, 15, all, 64);
	for (size_t i = 0; i < n; i++)
		ck_assert(all[i].time < 120 || all[i].time >= 180);
	ck_assert_uint_gt(n, 20);
}
END_TEST

START_TEST(case_02_overlap_night)
{
	instant now = wall(2026, 10, 1, 720);
	struct booking_slot s = slot(2026, 10, 25, 150, 6), again, all[64];
	struct civil_date saturday = { 2026, 10, 24 };
	int offered = 0;
	size_t n;

	every_day(1080, 1680, -1);
	n = booking_times(arena, &at, now, saturday, 6, 15, all, 64);
	for (size_t i = 0; i < n; i++)
		offered += all[i].time == 150;
	ck_assert_int_eq(offered, 1);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	take(&s);
	again = slot(2026, 10, 25, 150, 6);
	ck_assert_int_eq(ask(now, &again), BOOKING_FULL);
	ck_assert_int_eq(again.starts_at, s.starts_at);
	at.occupation_count = 0;
	house.settings.turnover_minutes = 60;
	house.settings.buffer_minutes = 15;
	s = slot(2026, 10, 25, 90, 6);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	take(&s);
	ck_assert_int_eq(ask(now, &again), BOOKING_FULL);
}
END_TEST

START_TEST(case_03_across_midnight)
{
	instant now = wall(2026, 12, 1, 720);
	struct booking_slot s = slot(2026, 12, 5, 1410, 8);
	struct booking_slot late = slot(2026, 12, 6, 30, 3);

	house.settings.turnover_minutes = 120;
	every_day(1080, 1560, 1500); /* 18:00-02:00, last at 01:00 */
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	ck_assert_int_eq(s.business_date.day, 5);
	ck_assert_int_eq(s.occupied_until, wall(2026, 12, 6, 90));
	take(&s);
	ck_assert_int_eq(ask(now, &late), BOOKING_FULL);
	late.party = 2;
	ck_assert_int_eq(ask(now, &late), BOOKING_OK);
}
END_TEST

START_TEST(case_04_half_past_midnight_is_last_night)
{
	struct hours_special closed = { .date = { 2026, 12, 5 } };
	instant now = wall(2026, 12, 1, 720);
	struct booking_slot s = slot(2026, 12, 6, 30, 2);

	every_day(1080, 1560, -1);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	ck_assert_int_eq(s.business_date.day, 5);
	at.specials = &closed;
	at.special_count = 1;
	ck_assert_int_eq(ask(now, &s), BOOKING_CLOSED);
	closed.day = house.hours.day[SATURDAY];
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	closed.stop_bookings = true;
	ck_assert_int_eq(ask(now, &s), BOOKING_NOT_TAKING);
}
END_TEST

START_TEST(case_13_party_bounds)
{
	static const struct {
		int party;
		enum booking_refusal want;
	} rows[] = { { 0, BOOKING_PARTY_SMALL },
		     { -1, BOOKING_PARTY_SMALL },
		     { 1, BOOKING_PARTY_SMALL },
		     { 2, BOOKING_OK },
		     { 8, BOOKING_OK },
		     { 9, BOOKING_PARTY_LARGE },
		     { 1000000, BOOKING_PARTY_LARGE },
		     { 2147483647, BOOKING_PARTY_LARGE } };

	house.settings.min_party_size = 2;
	house.settings.max_party_size = 8;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct booking_slot s = slot(2026, 12, 5, 1140, rows[i].party);

		ck_assert_int_eq(ask(wall(2026, 12, 1, 720), &s), rows[i].want);
	}
}
END_TEST

START_TEST(case_14_past_here_not_in_utc)
{
	struct booking_slot s = slot(2026, 12, 1, 1140, 2);

	every_day(1020, 1380, -1);
	house.location.timezone = "Pacific/Auckland";
	ck_assert_int_eq(ask(1796124600000, &s), BOOKING_PAST);
	house.location.timezone = "America/Los_Angeles";
	s = slot(2026, 12, 1, 1200, 2);
	/* 2026-12-02T02:30Z */
	ck_assert_int_eq(ask(wall(2026, 12, 1, 1110), &s), BOOKING_OK);
	ck_assert_int_eq(wall(2026, 12, 1, 1110), 1796178600000);
}
END_TEST

START_TEST(window_notice_and_status)
{
	instant now = wall(2026, 12, 1, 1140);
	struct booking_slot s = slot(2026, 12, 11, 1140, 2);

	house.settings.advance_booking_days = 10;
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	s = slot(2026, 12, 12, 1140, 2);
	ck_assert_int_eq(ask(now, &s), BOOKING_TOO_FAR);
	s = slot(2026, 12, 1, 1140, 2);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	ck_assert_int_eq(ask(now + 1, &s), BOOKING_PAST);
	house.settings.lead_minutes = 60;
	s = slot(2026, 12, 1, 1199, 2);
	ck_assert_int_eq(ask(now, &s), BOOKING_TOO_SOON);
	s = slot(2026, 12, 1, 1200, 2);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	s = slot(2026, 12, 1, 1231, 2); /* 22:00 less 90 minutes is 20:30 */
	ck_assert_int_eq(ask(now, &s), BOOKING_CLOSED);
	house.status = RESTAURANT_PAUSED;
	ck_assert_int_eq(ask(now, &s), BOOKING_NOT_TAKING);
	house.status = RESTAURANT_ACTIVE;
	house.location.timezone = "Mars/Olympus";
	ck_assert_int_eq(ask(now, &s), BOOKING_NOT_TAKING);
	for (int r = BOOKING_OK; r <= BOOKING_PACING; r++)
		ck_assert_uint_gt(strlen(booking_refusal_name(r)), 1);
}
END_TEST

START_TEST(case_23_touching_times)
{
	instant now = wall(2026, 12, 1, 720);
	struct booking_slot s = slot(2026, 12, 5, 1080, 10);

	every_day(1020, 1380, -1);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	take(&s); /* 18:00-19:30 */
	s = slot(2026, 12, 5, 1170, 10);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	s = slot(2026, 12, 5, 1169, 1);
	ck_assert_int_eq(ask(now, &s), BOOKING_FULL);
	at.skip_id = 1; /* unless it is that one that moves */
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
}
END_TEST

START_TEST(case_22_pacing)
{
	instant now = wall(2026, 12, 1, 720);
	struct booking_slot s = slot(2026, 12, 5, 1140, 8);

	house.settings.seating_capacity = 100;
	house.settings.pacing_covers = 12;
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	take(&s);
	s = slot(2026, 12, 5, 1140, 4);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
	s.party = 5;
	ck_assert_int_eq(ask(now, &s), BOOKING_PACING);
	s = slot(2026, 12, 5, 1154, 5); /* within the 15 minutes from 19:00 */
	ck_assert_int_eq(ask(now, &s), BOOKING_PACING);
	s = slot(2026, 12, 5, 1126, 5);
	ck_assert_int_eq(ask(now, &s), BOOKING_PACING);
	s = slot(2026, 12, 5, 1155, 5);
	ck_assert_int_eq(ask(now, &s), BOOKING_OK);
}
END_TEST

START_TEST(turn_times_by_party)
{
	static const struct restaurant_turn turns[] = { { 2, 60 }, { 4, 75 } };
	struct booking_slot s = slot(2026, 12, 5, 1140, 2);

	house.turns = turns;
	house.turn_count = 2;
	ck_assert_int_eq(restaurant_turn_minutes(&house, 1), 60);
	ck_assert_int_eq(restaurant_turn_minutes(&house, 4), 75);
	ck_assert_int_eq(restaurant_turn_minutes(&house, 5), 90);
	house.settings.turnover_minutes = 1000;
	s.party = 6;
	every_day(600, 600 + 1440, -1);
	booking_resolve(&at, 0, &s);
	ck_assert_int_eq(s.occupied_until - s.starts_at,
			 RESERVATION_OCCUPATION_MAX);
}
END_TEST

/* The sweep against the minute-by-minute truth. */
START_TEST(sweep_equals_brute_force)
{
	for (int round = 0; round < 400; round++) {
		size_t n = random_below(60);
		uint64_t skip = random_below(3) ? 0 : 1 + random_below(60);
		int minute[400] = { 0 }, from, until, peak = 0, starting = 0;
		struct capacity_curve c;

		for (size_t i = 0; i < n; i++) {
			int a = (int)random_below(300);
			int b = a + (int)random_below(90);
			int party = 1 + (int)random_below(9);

			taken[i] = (struct occupation){ a * CLOCK_MINUTE,
							b * CLOCK_MINUTE, party,
							i + 1 };
			for (int m = a; m < b && i + 1 != skip; m++)
				minute[m] += party;
		}
		from = (int)random_below(390);
		until = from + (int)random_below((uint32_t)(400 - from));
		for (int m = from; m < until; m++)
			peak = minute[m] > peak ? minute[m] : peak;
		for (size_t i = 0; i < n; i++)
			if (i + 1 != skip &&
			    taken[i].from >= from * CLOCK_MINUTE &&
			    taken[i].from < until * CLOCK_MINUTE)
				starting += taken[i].party;
		c = capacity_sweep(arena, taken, n, skip);
		if (until > from)
			ck_assert_int_eq(capacity_peak(&c, from * CLOCK_MINUTE,
						       until * CLOCK_MINUTE),
					 peak);
		ck_assert_int_eq(capacity_starting(taken, n, skip,
						   from * CLOCK_MINUTE,
						   until * CLOCK_MINUTE),
				 starting);
	}
}
END_TEST

/* Case 7: what is offered can be had, what is not cannot. */
START_TEST(case_07_every_offered_slot_is_bookable)
{
	static const char *const zones[] = { "Europe/Berlin",
					     "America/New_York",
					     "Australia/Lord_Howe",
					     "Asia/Kathmandu" };

	for (int round = 0; round < 60; round++) {
		struct civil_date day;
		struct booking_slot all[200];
		int party = 1 + (int)random_below(10), open;
		size_t n, seen = 0;
		instant now;

		house.location.timezone = zones[random_below(4)];
		open = (int)random_below(1440);
		every_day(open, open + 60 + (int)random_below(1300), -1);
		day = civil_from_days(
		    civil_days((struct civil_date){ 2027, 3, 1 }) +
		    (int)random_below(300));
		at.occupation_count = 0;
		for (int i = 0; i < 20; i++) {
			struct booking_slot s = slot(
			    day.year, day.month, day.day,
			    (int)random_below(1440), 1 + (int)random_below(5));

			if (booking_resolve(&at, 0, &s) == BOOKING_OK)
				take(&s);
		}
		now = wall(day.year, day.month, day.day, 720);
		n = booking_times(arena, &at, now, day, party, 15, all, 200);
		for (int m = open; m < open + 1440; m += 15) {
			struct civil_date d =
			    civil_from_days(civil_days(day) + m / 1440);
			struct booking_slot s =
			    slot(d.year, d.month, d.day, m % 1440, party);
			bool offered = seen < n &&
				       civil_compare(all[seen].date, d) == 0 &&
				       all[seen].time == s.time;
			bool ok = ask(now, &s) == BOOKING_OK &&
				  civil_compare(s.business_date, day) == 0;

			ck_assert_msg(offered == ok, "%d %d", m, party);
			seen += offered;
		}
		ck_assert_uint_eq(seen, n);
	}
}
END_TEST

START_TEST(nearest_on_both_sides)
{
	struct booking_slot all[8], got[6];

	for (int i = 0; i < 8; i++)
		all[i].starts_at = i * 10;
	ck_assert_uint_eq(booking_nearest(all, 8, 35, 3, got), 6);
	ck_assert_int_eq(got[0].starts_at, 10);
	ck_assert_int_eq(got[5].starts_at, 60);
	ck_assert_uint_eq(booking_nearest(all, 8, 0, 3, got), 3);
	ck_assert_uint_eq(booking_nearest(all, 8, 500, 3, got), 3);
	ck_assert_int_eq(got[0].starts_at, 50);
	ck_assert_uint_eq(booking_nearest(all, 0, 500, 3, got), 0);
}
END_TEST

START_TEST(hours_must_be_in_order)
{
	struct hours_week w;

	hours_default(&w);
	ck_assert(hours_valid(&w));
	w.day[MONDAY].period[1].open = 860;
	ck_assert(!hours_valid(&w)); /* dinner begins before lunch ends */
	hours_default(&w);
	w.day[SUNDAY].period[1].close = 1440 + 700;
	ck_assert(!hours_valid(&w)); /* into Monday's lunch */
	w.day[SUNDAY].period[1].close = 1440 + 690;
	ck_assert(hours_valid(&w));
	w.day[SUNDAY].period[1].last_seating = 100;
	ck_assert(!hours_valid(&w));
	w.day[SUNDAY].count = 7;
	ck_assert(!hours_valid(&w));
	w.day[SUNDAY].count = 1;
	w.day[SUNDAY].period[0] = (struct hours_period){ 1440, 1500, -1 };
	ck_assert(!hours_valid(&w));
}
END_TEST

Suite *
model_rules_suite(void)
{
	Suite *s = suite_create("model rules");
	TCase *t = tcase_create("rules");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, case_01_gap_night);
	tcase_add_test(t, case_02_overlap_night);
	tcase_add_test(t, case_03_across_midnight);
	tcase_add_test(t, case_04_half_past_midnight_is_last_night);
	tcase_add_test(t, case_07_every_offered_slot_is_bookable);
	tcase_add_test(t, case_13_party_bounds);
	tcase_add_test(t, case_14_past_here_not_in_utc);
	tcase_add_test(t, case_22_pacing);
	tcase_add_test(t, case_23_touching_times);
	tcase_add_test(t, window_notice_and_status);
	tcase_add_test(t, turn_times_by_party);
	tcase_add_test(t, sweep_equals_brute_force);
	tcase_add_test(t, nearest_on_both_sides);
	tcase_add_test(t, hours_must_be_in_order);
	suite_add_tcase(s, t);
	return s;
}
