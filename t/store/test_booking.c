/* SPDX-License-Identifier: MIT
 *
 * test_booking.c: the booking verbs against a real database: rules, codes,
 * identity, edits and ends.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "booking_suites.h"
#include "place.h"
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

static int
create(const char *call, const char *date, const char *time, const char *party)
{
	struct booking_request r = place_table(call, date, time, party);

	return place_do(&p, booking_create, &r);
}

#define OK(expr)                                                               \
	ck_assert_msg((expr) == 1, "%s / %s %s", p.answer.message,             \
		      booking_reason_name(&p.answer), p.err.detail)
#define NO(expr, why)                                                          \
	do {                                                                   \
		int rc = (expr);                                               \
		ck_assert_msg(rc == 0, "%d: %s %s", rc, p.answer.message,      \
			      p.err.detail);                                   \
		ck_assert_str_eq(booking_reason_name(&p.answer), why);         \
		ck_assert(!p.answer.success);                                  \
		ck_assert_uint_gt(strlen(p.answer.message), 10);               \
	} while (0)

START_TEST(a_table_is_booked)
{
	struct booking_request r =
	    place_table("c1", "tomorrow", "half past seven pm", "four");

	r.special_requests = "by the \n window";
	OK(place_do(&p, booking_create, &r));
	ck_assert(p.answer.success);
	ck_assert_uint_eq(strlen(p.answer.reservation.code), 4);
	ck_assert_str_eq(p.answer.message,
			 arena_printf(p.arena,
				      "Your table is reserved for Garden, "
				      "four guests, on Monday, March 1 at "
				      "7:30 PM. The reservation code is %s.",
				      p.answer.reservation.code));
	ck_assert_str_eq(p.answer.reservation.guest.phone, "+12125550123");
	ck_assert_int_eq(place_count(&p, "reservations",
				     "status = 'confirmed' AND date = "
				     "'2027-03-01' AND party_size = 4 AND "
				     "source = 'phone_agent'"),
			 1);
	ck_assert_int_eq(
	    place_count(&p, "reservation_history", "action = 'created'"), 1);
	ck_assert_int_eq(
	    place_count(&p, "activity_log", "action = 'reservation_created'"),
	    1);
	ck_assert_int_eq(place_count(&p, "restaurant_versions",
				     "kind = 'reservations' AND version = 1"),
			 1);
}
END_TEST

START_TEST(what_is_missing_is_asked_for)
{
	struct booking_request r = place_call("c1");

	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "date");
	ck_assert_str_eq(p.answer.message,
			 "For which day? Today is Sunday, February 28.");
	r.date = "03/04";
	NO(place_do(&p, booking_create, &r), "ask");
	r.date = "tomorrow";
	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "time");
	r.time = "8"; /* 20:00: there is no breakfast */
	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "party");
	r.party = "four or five";
	NO(place_do(&p, booking_create, &r), "ask");
	r.party = "4";
	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "name");
	r.name = "   ";
	NO(place_do(&p, booking_create, &r), "ask");
	r.name = "O'Brien";
	r.phone = "12";
	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "phone");
	r.phone = "anonymous";
	r.email = "no address";
	NO(place_do(&p, booking_create, &r), "ask");
	ck_assert_str_eq(p.answer.field, "email");
	r.email = "null";
	OK(place_do(&p, booking_create, &r));
	ck_assert_int_eq(p.answer.reservation.time, 1200);
	ck_assert_int_eq(place_count(&p, "reservations", ""), 1);
}
END_TEST

START_TEST(case_03_across_midnight)
{
	for (int d = MONDAY; d <= SUNDAY; d++)
		p.house.r.hours.day[d].period[0] =
		    (struct hours_period){ 1080, 1560, 1500 };
	p.house.r.settings.turnover_minutes = 120;
	place_change(&p);
	OK(create("c1", "2027-03-06", "23:30", "8"));
	ck_assert_int_eq(p.answer.reservation.business_date.day, 6);
	NO(create("c2", "2027-03-07", "00:30", "3"), "full");
	OK(create("c3", "2027-03-07", "00:30", "2"));
	ck_assert_int_eq(p.answer.reservation.business_date.day, 6);
	ck_assert_int_eq(p.answer.reservation.date.day, 7);
	ck_assert_int_eq(place_most_covers(&p), 10);
}
END_TEST

START_TEST(case_04_half_past_midnight_is_last_night)
{
	struct store *owner = fixture_open(NULL);
	const struct hours_special closed = { .date = { 2027, 3, 6 },
					      .reason = "wedding" };

	for (int d = MONDAY; d <= SUNDAY; d++)
		p.house.r.hours.day[d].period[0] =
		    (struct hours_period){ 1080, 1560, -1 };
	place_change(&p);
	ck_assert_int_gt(restaurants_put_special(owner, &p.house.t,
						 p.house.r.id, &closed,
						 FIXTURE_NOW),
			 0);
	fixture_close(owner);
	NO(create("c1", "2027-03-07", "00:30", "2"), "closed");
	OK(create("c1", "2027-03-08", "00:30", "2"));
	/* "tonight" said at twenty past midnight is asked back */
	clock_freeze(FIXTURE_NOW + 5 * CLOCK_HOUR + 20 * CLOCK_MINUTE);
	NO(create("c2", "tonight", "20:00", "2"), "ask");
}
END_TEST

START_TEST(case_13_party_size)
{
	NO(create("c", "2027-03-05", "19:00", "0"), "party_too_small");
	NO(create("c", "2027-03-05", "19:00", "-1"), "party_too_small");
	NO(create("c", "2027-03-05", "19:00", "11"), "party_too_large");
	NO(create("c", "2027-03-05", "19:00", "1000000000"), "party_too_large");
	ck_assert_ptr_nonnull(strstr(p.answer.message, "at most ten guests"));
	NO(create("c", "2027-03-05", "19:00", "2.5"), "ask");
	NO(create("c", "2027-03-05", "19:00", "a couple"), "ask");
	OK(create("c", "2027-03-05", "19:00", "1"));
	ck_assert_ptr_nonnull(strstr(p.answer.message, "one guest,"));
}
END_TEST

START_TEST(case_14_past_here_not_in_utc)
{
	clock_freeze(FIXTURE_NOW + 3 * CLOCK_HOUR); /* 22:00 in New York */
	NO(create("c", "2027-02-28", "20:00", "2"), "past");
	ck_assert_ptr_nonnull(strstr(p.answer.message, "February 28"));
	NO(create("c", "2023-03-01", "20:00", "2"), "past");
	clock_freeze(FIXTURE_NOW); /* 19:00 there, March 1 in UTC */
	OK(create("c", "2027-02-28", "20:00", "2"));
	NO(create("c", "2027-05-20", "20:00", "2"), "too_far");
}
END_TEST

START_TEST(a_full_house_offers_the_nearest)
{
	struct booking_request r;
	const struct booking_answer *a = &p.answer;

	OK(create("c1", "2027-03-05", "19:00", "10"));
	NO(create("c2", "2027-03-05", "19:15", "2"), "full");
	ck_assert_uint_ge(a->alternative_count, 3);
	for (size_t i = 0; i < a->alternative_count; i++)
		ck_assert(a->alternatives[i].time <= 1050 ||
			  a->alternatives[i].time >= 1230);
	ck_assert_ptr_nonnull(strstr(a->message, "I could offer"));
	/* what is offered can be had */
	OK(create("c3", "2027-03-05", "20:30", "10"));
	r = place_table("c4", "2027-03-05", NULL, "1");
	OK(place_do(&p, booking_availability, &r));
	for (size_t i = 0; i < a->time_count; i++)
		ck_assert(a->times[i].time <= 1050);
	OK(create("c4", "2027-03-05", "17:15", "10"));
	NO(place_do(&p, booking_availability, &r), "full");
	ck_assert_uint_gt(a->alternative_count, 0);
	ck_assert_int_eq(a->alternatives[0].date.day, 6);
	r.time = "17:00";
	NO(place_do(&p, booking_availability, &r), "full");
	r.date = "2027-03-06";
	OK(place_do(&p, booking_availability, &r));
	ck_assert_str_eq(a->message, "Yes, there is a table for one guest on "
				     "Saturday, March 6 at 5 PM.");
	ck_assert_int_eq(place_count(&p, "reservations", ""), 3);
}
END_TEST

START_TEST(paused_houses_take_nothing)
{
	p.house.r.status = RESTAURANT_PAUSED;
	place_change(&p);
	NO(create("c1", "2027-03-05", "19:00", "2"), "not_taking");
	ck_assert_int_eq(place_count(&p, "reservations", ""), 0);
}
END_TEST

static int
fill_codes(struct store *st, void *arg)
{
	struct reservation r = fixture_reservation(&p.house, "0000");
	const char *const *leave = arg;

	r.status = RESERVATION_CANCELLED;
	for (int i = 0; i < CODE_COUNT; i++) {
		snprintf(r.code, sizeof(r.code), "%04d", i);
		r.id++;
		if (strcmp(r.code, leave[0]) != 0 &&
		    strcmp(r.code, leave[1]) != 0 &&
		    reservations_insert(st, &p.house.t, &r) <= 0)
			return -1;
	}
	return 1;
}

/* 9,999 live codes: the last one is found with no more statements than among
 * few; 10,000: a clear refusal. */
START_TEST(case_19_codes_lite)
{
	const char *leave[2] = { "0042", NULL };
	struct store *owner = fixture_open(NULL);
	struct booking_request r = place_staff();
	struct err e = ERR_INIT;
	uint64_t few, many;

	OK(create("c1", "2027-03-05", "17:00", "1"));
	few = store_counters(p.st)->statements;
	OK(create("c2", "2027-03-05", "17:30", "1"));
	few = store_counters(p.st)->statements - few;
	r.reservation_id = p.answer.reservation.id;
	leave[1] = "none";
	fixture_query("DELETE FROM voiceagent.reservations");
	ck_assert_int_eq(store_transact(owner, fill_codes, leave, &e), 1);
	many = store_counters(p.st)->statements;
	OK(create("c3", "2027-03-05", "18:00", "1"));
	many = store_counters(p.st)->statements - many;
	ck_assert_str_eq(p.answer.reservation.code, "0042");
	ck_assert_uint_le(many, few + 1);
	NO(create("c4", "2027-03-05", "18:30", "1"), "no_codes");
	/* one comes back */
	fixture_query("UPDATE voiceagent.reservations SET live_code = NULL "
		      "WHERE live_code = '0777'");
	OK(create("c5", "2027-03-05", "18:30", "1"));
	ck_assert_str_eq(p.answer.reservation.code, "0777");
	/* said in any way */
	r = place_staff();
	r.code = "42";
	OK(place_do(&p, booking_find, &r));
	r.code = "0 7-7 7";
	OK(place_do(&p, booking_find, &r));
	fixture_close(owner);
}
END_TEST

static const char *
booked(const char *time)
{
	OK(create(time, "2027-03-05", time, "2"));
	return arena_strdup(p.arena, p.answer.reservation.code);
}

START_TEST(case_20_wrong_person_lite)
{
	const char *code = booked("19:00");
	struct booking_request r = place_call("other");
	char alone[240];

	r.by.caller_number = "+12125559999";
	r.code = code;
	NO(place_do(&p, booking_find, &r), "unknown");
	snprintf(alone, sizeof(alone), "%s", p.answer.message);
	ck_assert_uint_eq(p.answer.found_count, 0);
	ck_assert_ptr_null(p.answer.reservation.guest.name);
	r.code = strcmp(code, "0000") ? "0000" : "0001";
	r.name = "Garden";
	NO(place_do(&p, booking_find, &r), "unknown");
	ck_assert_str_eq(alone, p.answer.message);
	r.code = code;
	r.name = "Mallory";
	NO(place_do(&p, booking_cancel, &r), "unknown");
	NO(place_do(&p, booking_edit, &r), "unknown");
	/* the right name opens it, in any case and with a title */
	r.name = "Mrs. GARDEN";
	OK(place_do(&p, booking_find, &r));
	ck_assert_str_eq(p.answer.reservation.code, code);
	r.name = "Mallory";
	NO(place_do(&p, booking_find, &r), "tries");
	r.name = "Garden";
	NO(place_do(&p, booking_find, &r), "tries");
	/* another call from another number is not held to it */
	r = place_call("third");
	r.code = code;
	OK(place_do(&p, booking_find, &r)); /* the guest's own number */
	r.code = NULL;
	NO(place_do(&p, booking_find, &r), "ask");
	r.date = "2027-03-05";
	OK(place_do(&p, booking_find, &r));
	r.by.caller_number = "anonymous";
	NO(place_do(&p, booking_find, &r), "ask");
}
END_TEST

START_TEST(two_matches_ask_which_one)
{
	struct booking_request r = place_call("c");

	booked("17:00");
	booked("21:00");
	r.name = "Garden";
	NO(place_do(&p, booking_find, &r), "several");
	ck_assert_uint_eq(p.answer.found_count, 2);
	ck_assert_ptr_nonnull(strstr(p.answer.message, "5 PM or"));
	r = place_staff();
	r.date = "2027-03-05";
	NO(place_do(&p, booking_find, &r), "several");
	r.date = "2027-03-06";
	NO(place_do(&p, booking_find, &r), "unknown");
	r.date = NULL;
	r.phone = "(212) 555-0123";
	NO(place_do(&p, booking_find, &r), "several");
}
END_TEST

START_TEST(an_edit_moves_everything_or_nothing)
{
	const char *code = booked("19:00");
	struct booking_request r = place_call("c");

	r.code = code;
	r.name = "Garden";
	NO(place_do(&p, booking_edit, &r), "ask");
	r.time = "20:00";
	r.party = "3";
	r.special_requests = "high chair";
	OK(place_do(&p, booking_edit, &r));
	ck_assert_int_eq(p.answer.reservation.time, 1200);
	ck_assert_int_eq(p.answer.reservation.revision, 2);
	ck_assert_int_eq(place_count(&p, "reservations",
				     "time = '20:00' AND party_size = 3 AND "
				     "revision = 2"),
			 1);
	ck_assert_int_eq(
	    place_count(&p, "reservation_history", "action = 'modified'"), 1);
	/* again: the same answer, and nothing more is written */
	OK(place_do(&p, booking_edit, &r));
	ck_assert_int_eq(place_count(&p, "reservation_history", ""), 2);
	/* a full slot: the old seat is kept */
	OK(create("big", "2027-03-06", "19:00", "10"));
	r = place_call("c");
	r.code = code;
	r.name = "Garden";
	r.date = "2027-03-06";
	r.time = "19:30";
	NO(place_do(&p, booking_edit, &r), "full");
	ck_assert_int_eq(place_count(&p, "reservations",
				     "date = '2027-03-05' AND time = '20:00' "
				     "AND status = 'confirmed'"),
			 1);
	/* into its own seats: itself is left out */
	r.date = NULL;
	r.time = "20:15";
	r.party = "10";
	OK(place_do(&p, booking_edit, &r));
}
END_TEST

START_TEST(case_21_edit_and_cancel_lite)
{
	const char *code = booked("19:00");
	struct booking_request r = place_staff();
	uint64_t id = p.answer.reservation.id;

	r.reservation_id = id;
	r.revision = 1;
	r.time = "20:00";
	OK(place_do(&p, booking_edit, &r));
	r.time = "21:00"; /* the other tab still shows revision 1 */
	NO(place_do(&p, booking_edit, &r), "stale");
	r = place_call("c");
	r.code = code;
	r.name = "Garden";
	r.reason = "ill";
	for (int i = 0; i < 10; i++) {
		OK(place_do(&p, booking_cancel, &r));
		ck_assert_int_eq(p.answer.reservation.status,
				 RESERVATION_CANCELLED);
	}
	ck_assert_int_eq(
	    place_count(&p, "reservation_history", "action = 'cancelled'"), 1);
	r.time = "19:00";
	NO(place_do(&p, booking_edit, &r), "ended");
	ck_assert_int_eq(place_most_covers(&p), 0);
	OK(create("d", "2027-03-05", "20:00", "10")); /* its seats are free */
}
END_TEST

START_TEST(staff_edit_everything)
{
	struct booking_request r = place_staff();
	const struct reservation *res = &p.answer.reservation;
	uint64_t id;

	booked("19:00");
	id = r.reservation_id = res->id;
	r.name = "Gwen Guest";
	r.phone = "(212) 555-0199";
	r.email = "gwen@guest.example";
	r.special_requests = "nuts kill her";
	r.occasion = "birthday";
	r.table_preference = "window";
	OK(place_do(&p, booking_edit, &r));
	ck_assert_str_eq(res->guest.name, "Gwen Guest");
	ck_assert_str_eq(res->guest.phone, "+12125550199");
	ck_assert_str_eq(res->special_requests, "nuts kill her");
	ck_assert_int_eq(res->revision, 2);
	/* what is not said stays */
	r = place_staff();
	r.reservation_id = id;
	r.time = "8:15";
	OK(place_do(&p, booking_edit, &r));
	ck_assert_int_eq(res->time, 1215);
	ck_assert_str_eq(res->table_preference, "window");
	r.time = "12:00";
	NO(place_do(&p, booking_edit, &r), "closed");
	ck_assert_uint_gt(p.answer.alternative_count, 0);
	r.time = "25:00";
	NO(place_do(&p, booking_edit, &r), "ask");
	r.time = "20:15";
	OK(place_do(&p, booking_edit, &r)); /* as it is */
	ck_assert_int_eq(place_count(&p, "reservation_history", ""), 3);
	r = place_staff();
	r.name = "gwen";
	OK(place_do(&p, booking_find, &r));
	ck_assert_uint_eq(res->id, id);
	r.name = "nobody";
	NO(place_do(&p, booking_find, &r), "unknown");
	r.name = NULL;
	NO(place_do(&p, booking_find, &r), "ask");
	NO(place_do(&p, booking_edit, &r), "ask");
	r.code = "12345";
	NO(place_do(&p, booking_find, &r), "unknown");
}
END_TEST

START_TEST(a_day_without_room_says_why)
{
	struct booking_request r = place_call("c");

	p.house.r.hours.day[TUESDAY].count = 0;
	p.house.r.settings.lead_minutes = 120;
	p.house.r.settings.advance_booking_days = 30;
	place_change(&p);
	NO(place_do(&p, booking_availability, &r), "ask");
	r.date = "2027-03-02";
	NO(place_do(&p, booking_availability, &r), "ask");
	ck_assert_str_eq(p.answer.field, "party");
	r.party = "2";
	NO(place_do(&p, booking_availability, &r), "closed");
	ck_assert_str_eq(p.answer.message,
			 "The restaurant is closed on Tuesday, March 2.");
	ck_assert_int_eq(p.answer.alternatives[0].date.day, 3);
	r.time = "19:00";
	NO(place_do(&p, booking_availability, &r), "closed");
	r.time = NULL;
	r.date = "2027-05-02";
	NO(place_do(&p, booking_availability, &r), "too_far");
	r.date = "2027-02-27";
	NO(place_do(&p, booking_availability, &r), "past");
	r.date = "2027-03-03";
	r.party = "11";
	NO(place_do(&p, booking_availability, &r), "party_too_large");
	r.party = "0";
	NO(place_do(&p, booking_availability, &r), "party_too_small");
	r.party = "2";
	OK(place_do(&p, booking_availability, &r));
	ck_assert_str_eq(p.answer.message,
			 "On Wednesday, March 3 there is room for two guests "
			 "at 5 PM, 6 PM, 7:15 PM, 8:15 PM or 9:30 PM.");
	ck_assert_uint_eq(p.answer.time_count, 19);
	r.date = "tonight"; /* it is seven: two hours' notice */
	r.time = "20:00";
	NO(place_do(&p, booking_availability, &r), "too_soon");
}
END_TEST

START_TEST(staff_mark_what_happened)
{
	struct booking_request r = place_staff();
	struct booking_answer *a = &p.answer;
	struct err e = ERR_INIT;

	booked("19:00");
	r.reservation_id = a->reservation.id;
	store_request(p.st, p.arena, 0);
	OK(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_SEATED, a, &e));
	ck_assert_int_eq(a->reservation.status, RESERVATION_CONFIRMED);
	ck_assert(a->reservation.seated_at == FIXTURE_NOW);
	OK(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_SEATED, a, &e));
	OK(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_UNSEATED, a, &e));
	OK(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_COMPLETED, a, &e));
	NO(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_NO_SHOW, a, &e),
	   "ended");
	r = place_call("c");
	ck_assert_int_eq(
	    booking_mark(&p.ctx, &p.house.t, &r, BOOKING_SEATED, a, &e), -1);
	ck_assert_int_eq(e.code, ERR_FORBIDDEN);
	booked("21:00");
	r = place_staff();
	r.reservation_id = a->reservation.id;
	OK(booking_mark(&p.ctx, &p.house.t, &r, BOOKING_NO_SHOW, a, &e));
	ck_assert_int_eq(place_count(&p, "reservations", "status = 'no_show'"),
			 1);
}
END_TEST

START_TEST(case_12_foreign_tenant)
{
	struct place other;
	struct booking_request r = place_staff();
	const char *code = booked("19:00");
	uint64_t id = p.answer.reservation.id;

	place_open(&other);
	r.reservation_id = id;
	ck_assert_int_eq(place_do(&other, booking_find, &r), 0);
	ck_assert_str_eq(booking_reason_name(&other.answer), "unknown");
	ck_assert_int_eq(place_do(&other, booking_cancel, &r), 0);
	r = place_staff();
	r.code = code;
	ck_assert_int_eq(place_do(&other, booking_find, &r), 0);
	/* a tenant that mixes two houses is nobody */
	other.house.t.restaurant_id = p.house.r.id;
	r = place_table("x", "2027-03-05", "21:00", "2");
	ck_assert_int_eq(place_do(&other, booking_create, &r), -1);
	ck_assert_int_eq(other.err.code, ERR_NOT_FOUND);
	ck_assert_int_eq(place_count(&p, "reservations", ""), 1);
	place_close(&other);
}
END_TEST

START_TEST(test_calls_take_no_seats)
{
	struct booking_request r =
	    place_table("t1", "2027-03-05", "19:00", "10");

	r.by.is_test = true;
	OK(place_do(&p, booking_create, &r));
	ck_assert(p.answer.reservation.is_test);
	OK(create("c1", "2027-03-05", "19:00", "10"));
	ck_assert_int_eq(place_most_covers(&p), 10);
}
END_TEST

START_TEST(case_17_names_of_all_kinds)
{
	static const char *const names[] = {
		"O'Brien",
		"D\xe2\x80\x99"
		"Angelo",
		"\xe6\x9d\x8e\xe9\x9b\xb7",
		"\xd8\xb9\xd9\x85\xd8\xb1",
		"<script>",
		"{{x}}",
		"=1+1",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x8d\xb3"
	};
	static char huge[10001];
	struct booking_request r;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		r = place_table(names[i], "2027-03-05", "19:00", "1");
		r.name = names[i];
		OK(place_do(&p, booking_create, &r));
		ck_assert_str_eq(p.answer.reservation.guest.name, names[i]);
		ck_assert_ptr_nonnull(strstr(p.answer.message, names[i]));
	}
	memset(huge, 'x', sizeof(huge) - 1);
	r.name = huge;
	NO(place_do(&p, booking_create, &r), "ask");
	r.name = "Bob\r\nBcc: x";
	OK(place_do(&p, booking_create, &r));
	ck_assert_str_eq(p.answer.reservation.guest.name, "Bob Bcc: x");
}
END_TEST

Suite *
booking_suite(void)
{
	Suite *s = suite_create("booking");
	TCase *t = tcase_create("booking");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_table_is_booked);
	tcase_add_test(t, what_is_missing_is_asked_for);
	tcase_add_test(t, case_03_across_midnight);
	tcase_add_test(t, case_04_half_past_midnight_is_last_night);
	tcase_add_test(t, case_12_foreign_tenant);
	tcase_add_test(t, case_13_party_size);
	tcase_add_test(t, case_14_past_here_not_in_utc);
	tcase_add_test(t, case_17_names_of_all_kinds);
	tcase_add_test(t, case_19_codes_lite);
	tcase_add_test(t, case_20_wrong_person_lite);
	tcase_add_test(t, case_21_edit_and_cancel_lite);
	tcase_add_test(t, a_full_house_offers_the_nearest);
	tcase_add_test(t, paused_houses_take_nothing);
	tcase_add_test(t, two_matches_ask_which_one);
	tcase_add_test(t, an_edit_moves_everything_or_nothing);
	tcase_add_test(t, staff_edit_everything);
	tcase_add_test(t, a_day_without_room_says_why);
	tcase_add_test(t, staff_mark_what_happened);
	tcase_add_test(t, test_calls_take_no_seats);
	suite_add_tcase(s, t);
	return s;
}
