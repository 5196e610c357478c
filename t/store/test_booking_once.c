/* SPDX-License-Identifier: MIT
 *
 * test_booking_once.c: a repeated call books once, whatever became of the
 * first one's answer.
 */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "booking_suites.h"
#include "cut.h"
#include "place.h"

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
rows(void)
{
	return place_count(&p, "reservations", "");
}

START_TEST(case_08_same_tool_call_twice)
{
	struct booking_request r =
	    place_table("conv", "2027-03-05", "19:00", "4");
	const instant later[] = { 0, 3 * CLOCK_SECOND, 60 * CLOCK_SECOND };
	char message[300], code[5];

	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(!p.answer.replayed);
	snprintf(message, sizeof(message), "%s", p.answer.message);
	memcpy(code, p.answer.reservation.code, 5);
	r.time = "7 pm"; /* the same, in other words */
	r.party = "four";
	for (int i = 0; i < 3; i++) {
		clock_freeze(FIXTURE_NOW + later[i]);
		ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
		ck_assert(p.answer.replayed);
		ck_assert_str_eq(p.answer.message, message);
		ck_assert_str_eq(p.answer.reservation.code, code);
	}
	/* other requests, the same table: still the same reservation */
	r.special_requests = "a high chair";
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_str_eq(p.answer.reservation.code, code);
	ck_assert_int_eq(rows(), 1);
	/* another party is an offer to change it */
	r.party = "5";
	ck_assert_int_eq(place_do(&p, booking_create, &r), 0);
	ck_assert_str_eq(booking_reason_name(&p.answer), "offer");
	ck_assert_str_eq(p.answer.reservation.code, code);
	ck_assert_int_eq(rows(), 1);
	/* another slot is a second reservation */
	r.party = "4";
	r.time = "21:00";
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(rows(), 2);
}
END_TEST

START_TEST(case_08_in_parallel)
{
	int status, ok = 0;

	for (int i = 0; i < 8; i++) {
		if (fork() == 0) {
			struct booking_request r =
			    place_table("conv", "2027-03-05", "19:00", "4");

			place_again(&p);
			p.ms = 15000;
			_exit(place_do(&p, booking_create, &r) == 1
				  ? 0
				  : 1 + (int)p.err.code);
		}
	}
	while (wait(&status) > 0)
		ok += WIFEXITED(status) && WEXITSTATUS(status) == 0;
	ck_assert_int_eq(ok, 8);
	ck_assert_int_eq(rows(), 1);
	ck_assert_int_eq(place_count(&p, "reservation_history", ""), 1);
}
END_TEST

START_TEST(book_cancel_book_again)
{
	struct booking_request r =
	    place_table("conv", "2027-03-05", "19:00", "4");
	struct booking_request cancel = place_call("conv");

	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	cancel.code = arena_strdup(p.arena, p.answer.reservation.code);
	cancel.name = "Garden";
	ck_assert_int_eq(place_do(&p, booking_cancel, &cancel), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(!p.answer.replayed);
	ck_assert_int_eq(p.answer.reservation.status, RESERVATION_CONFIRMED);
	ck_assert_int_eq(rows(), 2);
	ck_assert_int_eq(place_most_covers(&p), 4);
}
END_TEST

START_TEST(keys_and_short_windows)
{
	struct booking_request r =
	    place_table(NULL, "2027-03-05", "19:00", "2");

	/* no conversation: the same content is the same for two minutes */
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(p.answer.replayed);
	clock_freeze(FIXTURE_NOW + 3 * CLOCK_MINUTE);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(!p.answer.replayed);
	ck_assert_int_eq(rows(), 2);
	/* a form's key holds whatever the content */
	r = place_staff();
	r.name = "Walk In";
	r.date = "2027-03-06";
	r.time = "18:00";
	r.party = "2";
	r.by.key = "form-1";
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(p.answer.replayed);
	r.by.key = "form-2";
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(!p.answer.replayed);
	ck_assert_int_eq(rows(), 4);
}
END_TEST

START_TEST(a_repeat_is_no_refusal_when_the_house_is_full)
{
	struct booking_request r =
	    place_table("conv", "2027-03-05", "19:00", "10");

	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	/* and also once its time has come */
	clock_freeze(FIXTURE_NOW + 5 * CLOCK_DAY - CLOCK_HOUR);
	r = place_table("conv2", "2027-03-04", "19:00", "10");
	clock_freeze(FIXTURE_NOW + 4 * CLOCK_DAY - CLOCK_MINUTE);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	clock_freeze(FIXTURE_NOW + 4 * CLOCK_DAY + CLOCK_MINUTE);
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(p.answer.replayed);
}
END_TEST

static void
cut_at_commit(enum cut_when when, int nth, place_verb verb,
	      const struct booking_request *r)
{
	char path[100], target[100];
	struct place through = p;
	int pid;

	snprintf(path, sizeof(path), "%s/cut%d", fixture_folder(),
		 (int)getpid());
	snprintf(target, sizeof(target), "%s/s", fixture_folder());
	pid = cut_start(path, target, when, nth);
	place_through(&through, path);
	ck_assert_msg(place_do(&through, verb, r) == 1, "%s %s",
		      through.answer.message, through.err.detail);
	ck_assert_uint_ge(store_counters(through.st)->uncertain, 1);
	p.answer = through.answer;
	place_through_close(&through);
	cut_stop(pid);
	unlink(path);
}

/* The connection dies before the server sees the COMMIT, and after it has
 * committed but before it says so. Either way one row, and the caller is
 * told the truth. */
START_TEST(case_09_unknown_commit_of_a_booking)
{
	struct booking_request r = place_table("a", "2027-03-05", "19:00", "4");

	cut_at_commit(CUT_BEFORE, 1, booking_create, &r);
	ck_assert(!p.answer.replayed);
	ck_assert_int_eq(rows(), 1);
	r = place_table("b", "2027-03-06", "19:00", "4");
	cut_at_commit(CUT_AFTER, 1, booking_create, &r);
	ck_assert(p.answer.replayed);
	ck_assert_int_eq(rows(), 2);
	ck_assert_int_eq(place_count(&p, "reservation_history", ""), 2);
	/* the platform's own repeat */
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert_int_eq(rows(), 2);
}
END_TEST

START_TEST(case_09_unknown_commit_of_an_edit_and_a_cancel)
{
	struct booking_request r = place_table("a", "2027-03-05", "19:00", "4");

	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	r = place_staff();
	r.reservation_id = p.answer.reservation.id;
	r.revision = 1;
	r.time = "20:00";
	cut_at_commit(CUT_AFTER, 1, booking_edit, &r);
	ck_assert_int_eq(
	    place_count(&p, "reservations", "time = '20:00' AND revision = 2"),
	    1);
	r.revision = 2;
	r.time = "21:00";
	cut_at_commit(CUT_BEFORE, 1, booking_edit, &r);
	ck_assert_int_eq(
	    place_count(&p, "reservations", "time = '21:00' AND revision = 3"),
	    1);
	r = place_staff();
	r.reservation_id = p.answer.reservation.id;
	cut_at_commit(CUT_AFTER, 1, booking_cancel, &r);
	ck_assert_int_eq(place_count(&p, "reservation_history", ""), 4);
}
END_TEST

/* Nobody can tell: its own sentence, never "confirmed", never "failed". */
START_TEST(a_database_that_goes_away)
{
	struct booking_request r = place_table("a", "2027-03-05", "19:00", "4");
	struct place gone = p;

	place_through(&gone, "/tmp/there-is-no-such-socket");
	gone.ms = 800;
	ck_assert_int_eq(place_do(&gone, booking_create, &r), -1);
	ck_assert_int_eq(gone.err.code, ERR_UNAVAILABLE);
	ck_assert_ptr_nonnull(strstr(gone.err.say, "Nothing has been booked"));
	place_through_close(&gone);
}
END_TEST

/* Cut at the COMMIT, and no way back to the database to ask. */
START_TEST(case_09_still_unknown)
{
	struct booking_request r = place_table("a", "2027-03-05", "19:00", "4");
	char path[100], target[100];
	struct place through = p;
	int pid;

	snprintf(path, sizeof(path), "%s/gone%d", fixture_folder(),
		 (int)getpid());
	snprintf(target, sizeof(target), "%s/s", fixture_folder());
	pid = cut_start(path, target, CUT_AFTER_AND_GO, 1);
	place_through(&through, path);
	through.ms = 800;
	ck_assert_int_eq(place_do(&through, booking_create, &r), -1);
	ck_assert_int_eq(through.err.code, ERR_UNCERTAIN);
	ck_assert_ptr_nonnull(strstr(through.err.say, "cannot tell whether"));
	place_through_close(&through);
	cut_stop(pid);
	/* asked again once the database is back, the truth comes out */
	ck_assert_int_eq(place_do(&p, booking_create, &r), 1);
	ck_assert(p.answer.replayed);
	ck_assert_int_eq(rows(), 1);
}
END_TEST

Suite *
booking_once_suite(void)
{
	Suite *s = suite_create("booking once");
	TCase *t = tcase_create("once");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, case_08_same_tool_call_twice);
	tcase_add_test(t, case_08_in_parallel);
	tcase_add_test(t, book_cancel_book_again);
	tcase_add_test(t, keys_and_short_windows);
	tcase_add_test(t, a_repeat_is_no_refusal_when_the_house_is_full);
	tcase_add_test(t, case_09_unknown_commit_of_a_booking);
	tcase_add_test(t, case_09_unknown_commit_of_an_edit_and_a_cancel);
	tcase_add_test(t, case_09_still_unknown);
	tcase_add_test(t, a_database_that_goes_away);
	suite_add_tcase(s, t);
	return s;
}
