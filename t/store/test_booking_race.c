/* SPDX-License-Identifier: MIT
 *
 * test_booking_race.c: many at once. Whatever happens, at no minute are more
 * covers seated than there are seats, and every acknowledged booking is
 * there.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "booking_suites.h"
#include "core/random.h"
#include "place.h"
#include "store/days.h"
#include "store/reservations.h"
#include "store/restaurants.h"

static struct place p;

static void
set_up(void)
{
	place_open(&p);
}

static void
tear_down(void)
{
	place_close(&p);
}

/* --- one table, fifty callers --- */

static int
ring_once(int i)
{
	char call[20] = "";
	struct booking_request r =
	    place_table(call, "2027-03-05", "19:00", "10");
	deadline until;
	int rc;

	snprintf(call, sizeof(call), "call-%d", i);
	place_again(&p);
	p.ms = 15000; /* fifty processes on a machine that has other work */
	until = clock_deadline_in(30000);
	rc = place_do(&p, booking_create, &r);
	if (rc == 1)
		return 1;
	if (rc == 0 && p.answer.alternative_count > 0 &&
	    p.answer.refusal == BOOKING_FULL && clock_left(until) > 0)
		return 2;
	printf("caller %d: %s\n", i, p.err.detail);
	return 3;
}

START_TEST(case_05_racing_for_the_last_table)
{
	int status, answers[4] = { 0 };

	for (int i = 0; i < 50; i++)
		if (fork() == 0)
			_exit(ring_once(i));
	while (wait(&status) > 0)
		answers[WIFEXITED(status) ? WEXITSTATUS(status) & 3 : 3]++;
	ck_assert_int_eq(answers[1], 1);
	ck_assert_int_eq(answers[2], 49);
	ck_assert_int_eq(place_count(&p, "reservations", ""), 1);
}
END_TEST

/* --- a stale snapshot (TRAPS 1): read first, lock then --- */

struct stale {
	int ask, go; /* pipes */
	int before, after;
};

static int
covers_then(struct store *st)
{
	const struct occupation *o = NULL;
	int n = reservations_occupations(st, &p.house.t, FIXTURE_NOW,
					 FIXTURE_NOW + 10 * CLOCK_DAY, &o);
	int covers = 0;

	for (int i = 0; i < n; i++)
		covers += o[i].party;
	return covers;
}

static int
reads_first(struct store *st, void *arg)
{
	const struct service_day day = { SERVICE_DAY_BUSINESS,
					 civil_days((struct civil_date){
					     2027, 3, 5 }) };
	struct stale *s = arg;
	char c;

	s->before = covers_then(st);
	if (write(s->ask, "x", 1) != 1 || read(s->go, &c, 1) != 1)
		return -1;
	if (days_lock(st, &p.house.t, &day, 1) <= 0)
		return -1;
	s->after = covers_then(st);
	return 1;
}

START_TEST(a_read_before_the_lock_is_not_believed)
{
	struct booking_request r = place_table("b", "2027-03-05", "19:00", "7");
	int ask[2], go[2], status;
	char c;

	ck_assert_int_eq(pipe(ask) | pipe(go), 0);
	if (fork() == 0) {
		struct stale s = { ask[1], go[0], -1, -1 };
		struct err e = ERR_INIT;

		place_again(&p);
		store_request(p.st, p.arena, clock_deadline_in(5000));
		store_transact(p.st, reads_first, &s, &e);
		_exit(s.before == 0 && s.after == 7 ? 0 : 1);
	}
	ck_assert_int_eq(read(ask[0], &c, 1), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(write(go[1], "x", 1), 1);
	ck_assert_int_gt(wait(&status), 0);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* --- the rules change while a booking waits for the lock (TRAPS 6) --- */

static int
fewer_seats(struct store *st, void *arg)
{
	struct stale *s = arg;
	struct restaurant now;

	if (days_lock_from(st, &p.house.t, 0) < 0 ||
	    restaurants_by_id(st, &p.house.t, p.house.r.id, &now) <= 0)
		return -1;
	now.settings.seating_capacity = 3;
	now.settings.max_party_size = 3;
	if (restaurants_update(st, &p.house.t, &now) <= 0 ||
	    write(s->ask, "x", 1) != 1)
		return -1;
	usleep(400000); /* the booking is waiting meanwhile */
	return 1;
}

START_TEST(rules_are_read_after_the_lock)
{
	struct booking_request first =
	    place_table("a", "2027-03-05", "17:00", "1");
	struct booking_request r = place_table("b", "2027-03-05", "19:00", "4");
	int ask[2], status;
	char c;

	ck_assert_int_eq(place_do(&p, booking_create, &first), 1);
	ck_assert_int_eq(pipe(ask), 0);
	if (fork() == 0) {
		struct stale s = { .ask = ask[1] };
		struct store *owner = fixture_open(NULL);
		struct err e = ERR_INIT;

		_exit(store_transact(owner, fewer_seats, &s, &e) == 1 ? 0 : 1);
	}
	ck_assert_int_eq(read(ask[0], &c, 1), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 0);
	ck_assert_str_eq(booking_reason_name(&p.answer), "party_too_large");
	ck_assert_int_gt(wait(&status), 0);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(place_count(&p, "reservations", ""), 1);
}
END_TEST

/* --- the reservation moves to another day while an edit waits --- */

static struct reservation wanderer;

static int
move_a_day(struct store *st, void *arg)
{
	struct service_day days[8];
	struct stale *s = arg;
	size_t n = days_add(days, 0, wanderer.starts_at,
			    wanderer.occupied_until, wanderer.business_date);

	wanderer.date.day++;
	wanderer.business_date.day++;
	wanderer.starts_at += CLOCK_DAY;
	wanderer.occupied_until += CLOCK_DAY;
	n = days_add(days, n, wanderer.starts_at, wanderer.occupied_until,
		     wanderer.business_date);
	if (days_lock(st, &p.house.t, days, n) <= 0 ||
	    reservations_update(st, &p.house.t, &wanderer) <= 0 ||
	    write(s->ask, "x", 1) != 1)
		return -1;
	usleep(400000);
	return 1;
}

START_TEST(an_edit_follows_a_reservation_that_moved)
{
	struct booking_request r = place_table("a", "2027-03-05", "19:00", "4");
	int ask[2], status;
	char c;

	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	wanderer = p.answer.reservation;
	ck_assert_int_eq(pipe(ask), 0);
	if (fork() == 0) {
		struct stale s = { .ask = ask[1] };
		struct err e = ERR_INIT;

		place_again(&p);
		store_request(p.st, p.arena, clock_deadline_in(5000));
		_exit(store_transact(p.st, move_a_day, &s, &e) == 1 ? 0 : 1);
	}
	ck_assert_int_eq(read(ask[0], &c, 1), 1);
	r = place_staff();
	r.reservation_id = wanderer.id;
	r.party = "6";
	ck_assert_int_eq(place_do(&p, booking_edit, &r), 1);
	ck_assert_int_eq(p.answer.reservation.date.day, 6);
	ck_assert_int_eq(p.answer.reservation.party_size, 6);
	ck_assert_int_eq(p.answer.reservation.revision, 3);
	ck_assert_int_gt(wait(&status), 0);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(place_most_covers(&p), 6);
}
END_TEST

/* --- the race --- */

#define CALLERS 16
#define SECONDS 5

struct tally {
	int booked, refused, changed, cancelled, busy, broken;
};

static struct tally *tallies; /* shared, one a caller */

static void
count(struct tally *t, int rc, int *done)
{
	if (rc > 0)
		(*done)++;
	else if (rc == 0)
		t->refused++;
	else if (p.err.code == ERR_BUSY)
		t->busy++;
	else
		t->broken++;
}

static const char *
some_date(void)
{
	static const char *const dates[] = { "2027-03-05", "2027-03-06",
					     "2027-03-07" };

	return dates[random_below(3)];
}

static void
some_time(char out[static 6])
{
	/* 18:00 .. 01:45, so that parties sit across midnight */
	civil_format_time(1080 + 15 * (int)random_below(32), out);
}

static void
one_caller(struct tally *t, int who)
{
	deadline end = clock_deadline_in(SECONDS * 1000);
	uint64_t mine[400];
	char call[40] = "", time[6] = "", party[12] = "";
	size_t n = 0;

	for (int i = 0; clock_left(end) > 0; i++) {
		uint32_t dice = random_below(10);
		struct booking_request r;

		arena_reset(p.arena);
		snprintf(call, sizeof(call), "race-%d-%d", who, i);
		some_time(time);
		snprintf(party, sizeof(party), "%u", 1 + random_below(4));
		if (n == 0 || (dice < 5 && n < 400)) {
			r = place_table(call, some_date(), time, party);
			count(t, place_do(&p, booking_create, &r), &t->booked);
			if (p.answer.success && p.err.code == ERR_NONE)
				mine[n++] = p.answer.reservation.id;
			continue;
		}
		r = place_staff();
		r.reservation_id = mine[random_below((uint32_t)n)];
		if (dice < 8) {
			r.date = some_date();
			r.time = time;
			r.party = party;
			count(t, place_do(&p, booking_edit, &r), &t->changed);
		} else {
			r.reservation_id = mine[--n];
			count(t, place_do(&p, booking_cancel, &r),
			      &t->cancelled);
		}
	}
}

static struct tally
sum(void)
{
	struct tally all = { 0 };

	for (int i = 0; i < CALLERS; i++) {
		all.booked += tallies[i].booked;
		all.refused += tallies[i].refused;
		all.changed += tallies[i].changed;
		all.cancelled += tallies[i].cancelled;
		all.busy += tallies[i].busy;
		all.broken += tallies[i].broken;
	}
	printf("race: %d booked, %d refused, %d changed, %d cancelled, %d "
	       "busy, %d broken\n",
	       all.booked, all.refused, all.changed, all.cancelled, all.busy,
	       all.broken);
	return all;
}

START_TEST(case_21_the_covers_always_equal_the_rows)
{
	struct tally all;
	char query[300];
	int status;

	tallies = mmap(NULL, CALLERS * sizeof(*tallies), PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	ck_assert_ptr_ne(tallies, MAP_FAILED);
	for (int d = MONDAY; d <= SUNDAY; d++)
		p.house.r.hours.day[d].period[0] =
		    (struct hours_period){ 1080, 1620, 1560 };
	place_change(&p);
	for (int i = 0; i < CALLERS; i++)
		if (fork() == 0) {
			place_again(&p);
			one_caller(&tallies[i], i);
			_exit(0);
		}
	/* an independent look at committed rows, while it goes on */
	for (int i = 0; i < SECONDS * 2; i++) {
		ck_assert_int_le(place_most_covers(&p), 10);
		usleep(300000);
	}
	while (wait(&status) > 0)
		ck_assert_int_eq(status, 0);
	all = sum();
	ck_assert_int_le(place_most_covers(&p), 10);
	ck_assert_int_eq(all.broken, 0);
	ck_assert_int_gt(all.booked, 20);
	ck_assert_int_gt(all.refused, 20);
	ck_assert_int_eq(place_count(&p, "reservations", ""), all.booked);
	ck_assert_int_eq(
	    place_count(&p, "reservation_history", "action = 'created'"),
	    all.booked);
	ck_assert_int_eq(
	    place_count(&p, "reservations", "status = 'cancelled'"),
	    all.cancelled);
	/* no code twice, and a history row for every revision */
	snprintf(query, sizeof(query),
		 "SELECT COUNT(*) - COUNT(DISTINCT live_code) FROM "
		 "voiceagent.reservations WHERE restaurant_id = %" PRIu64,
		 p.house.r.id);
	ck_assert_str_eq(fixture_query(query), "0\n");
	snprintf(query, sizeof(query),
		 "SELECT SUM(revision) FROM voiceagent.reservations WHERE "
		 "restaurant_id = %" PRIu64,
		 p.house.r.id);
	ck_assert_int_eq(strtol(fixture_query(query), NULL, 10),
			 place_count(&p, "reservation_history", ""));
}
END_TEST

Suite *
booking_race_suite(void)
{
	Suite *s = suite_create("booking race");
	TCase *t = tcase_create("race");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, case_05_racing_for_the_last_table);
	tcase_add_test(t, a_read_before_the_lock_is_not_believed);
	tcase_add_test(t, rules_are_read_after_the_lock);
	tcase_add_test(t, an_edit_follows_a_reservation_that_moved);
	tcase_add_test(t, case_21_the_covers_always_equal_the_rows);
	suite_add_tcase(s, t);
	return s;
}
