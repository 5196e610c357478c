/* SPDX-License-Identifier: MIT
 *
 * test_work.c: what goes in comes out: reservations, calls, jobs, drafts.
 */
#include <check.h>
#include <inttypes.h>

#include "core/random.h"
#include "scene.h"
#include "store/activity.h"
#include "store/calls.h"
#include "store/days.h"
#include "store/drafts.h"
#include "store/idempotency.h"
#include "store/reservations.h"
#include "store/usage.h"
#include "store/webhook_events.h"
#include "store_suites.h"

START_TEST(reservations_change_by_revision)
{
	struct store *st = fixture_open("va_hooks");
	struct store *ctl = fixture_open(NULL);
	const struct reservation *list;
	struct reservation r;
	struct scene s;

	scene_build(ctl, &s);
	scene_is(st, reservations_by_code(st, &s.h.t, "0042", true, &r), 1);
	ck_assert_str_eq(r.guest.phone, SCENE_PHONE);
	ck_assert_str_eq(r.occasion, SCENE_OCCASION);
	ck_assert_int_eq(r.time, 19 * 60 + 30);
	ck_assert_int_eq(r.date.day, 31);
	r.party_size = 6;
	r.time = 0;
	r.date = (struct civil_date){ 2027, 4, 2 };
	r.business_date = (struct civil_date){ 2027, 4, 1 };
	r.guest.phone = "";
	r.status = RESERVATION_CANCELLED;
	r.cancelled_at = 7;
	scene_is(st, reservations_update(st, &s.h.t, &r), 1);
	scene_is(st, reservations_update(st, &s.h.t, &r), 0);
	scene_is(st, reservations_by_id(st, &s.h.t, r.id, true, &r), 1);
	ck_assert_uint_eq(r.revision, 2);
	ck_assert_int_eq(r.party_size, 6);
	ck_assert_int_eq(r.time, 0);
	ck_assert_int_eq(r.business_date.day, 1);
	ck_assert_int_eq(r.status, RESERVATION_CANCELLED);
	scene_is(st,
		 reservations_by_phone(st, &s.h.t, SCENE_PHONE,
				       (struct civil_date){ 2020, 1, 1 },
				       &list),
		 0);
	scene_is(st, reservations_by_call(st, &s.h.t, s.call, &list), 1);
	ck_assert_uint_eq(list[0].id, s.reservation_id);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(seats_are_taken_by_the_living)
{
	struct store *st = fixture_open("va_hooks");
	struct store *ctl = fixture_open(NULL);
	const struct occupation *rows;
	struct fixture_house h;
	struct reservation r, test, gone;

	fixture_house(ctl, &h);
	r = fixture_reservation(&h, "0001");
	test = fixture_reservation(&h, "0002");
	test.is_test = true;
	gone = fixture_reservation(&h, "0003");
	gone.status = RESERVATION_CANCELLED;
	scene_is(st, reservations_insert(st, &h.t, &r), 1);
	scene_is(st, reservations_insert(st, &h.t, &test), 1);
	scene_is(st, reservations_insert(st, &h.t, &gone), 1);
	scene_is(st,
		 reservations_occupations(st, &h.t, r.starts_at,
					  r.occupied_until, &rows),
		 1);
	ck_assert_uint_eq(rows[0].reservation_id, r.id);
	ck_assert_int_eq(rows[0].party, 4);
	/* Half-open at both ends. */
	scene_is(st,
		 reservations_occupations(st, &h.t, r.occupied_until,
					  r.occupied_until + 1, &rows),
		 0);
	scene_is(st,
		 reservations_occupations(st, &h.t, r.starts_at - 1,
					  r.starts_at, &rows),
		 0);
	scene_is(st,
		 reservations_occupations(st, &h.t, r.occupied_until - 1,
					  r.occupied_until, &rows),
		 1);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(codes_in_use_are_known)
{
	struct store *st = fixture_open(NULL);
	char codes[3][5] = { "0001", "0042", "9999" };
	static bool live[CODE_COUNT];
	bool taken[3];
	struct scene s;

	scene_build(st, &s);
	scene_is(st, reservations_codes_taken(st, &s.h.t, codes, 3, taken), 2);
	ck_assert(!taken[0] && taken[1] && !taken[2]);
	ck_assert_int_lt(reservations_codes_taken(st, &s.h.t, codes, 9, taken),
			 0);
	scene_is(st, reservations_codes_live(st, &s.h.t, live), 2);
	ck_assert(live[42] && !live[43]);
	fixture_close(st);
}
END_TEST

START_TEST(days_are_locked_in_order)
{
	struct store *st = fixture_open(NULL);
	struct service_day days[16];
	struct fixture_house h;
	size_t n;

	fixture_house(st, &h);
	n = days_add(days, 0, FIXTURE_NOW + 23 * CLOCK_HOUR,
		     FIXTURE_NOW + 25 * CLOCK_HOUR,
		     (struct civil_date){ 2027, 3, 1 });
	ck_assert_uint_eq(n, 3);
	ck_assert_int_eq(days[2].day, days[1].day + 1);
	/* Ends at midnight: only the one day. */
	ck_assert_uint_eq(days_add(days, 0, FIXTURE_NOW,
				   FIXTURE_NOW + CLOCK_DAY,
				   (struct civil_date){ 2027, 3, 1 }),
			  2);
	n = days_add(days, n, FIXTURE_NOW + 23 * CLOCK_HOUR,
		     FIXTURE_NOW + 25 * CLOCK_HOUR,
		     (struct civil_date){ 2027, 3, 1 });
	ck_assert_uint_eq(n, 6); /* the same again: united */
	ck_assert_int_ge(days_lock(st, &h.t, days, n), 3);
	ck_assert_int_ge(days_lock(st, &h.t, days, n), 3);
	ck_assert_str_eq(
	    fixture_query(arena_printf(
		store_arena(st),
		"SELECT COUNT(*), MIN(version), MAX(version) FROM "
		"voiceagent.service_days WHERE restaurant_id = %" PRIu64,
		h.r.id)),
	    "3\t2\t2\n");
	ck_assert_int_eq(days_lock_from(st, &h.t, days[1].day + 1), 1);
	ck_assert_int_eq(days_lock_from(st, &h.t, 0), 3);
	for (n = 0; n < 16; n++)
		days[n] = (struct service_day){ SERVICE_DAY_UTC, (int)n };
	ck_assert_int_lt(days_lock(st, &h.t, days, 16), 0);
	ck_assert_int_lt(days_lock(st, &h.t, days, 0), 0);
	ck_assert_int_ge(days_lock(st, &h.t, days, 8), 8);
	fixture_close(st);
}
END_TEST

START_TEST(history_knows_who)
{
	struct store *st = fixture_open("va_pages");
	struct store *ctl = fixture_open(NULL);
	const struct reservation_event *list;
	struct reservation_event ev = { .action = RESERVATION_MODIFIED,
					.at = FIXTURE_NOW + 1,
					.changes = "" };
	struct scene s;

	scene_build(ctl, &s);
	ev.actor = (struct actor){ ACTOR_USER, s.h.user_id };
	scene_is(st, reservations_add_event(st, &s.h.t, s.reservation_id, &ev),
		 1);
	ev.at++;
	ev.actor = (struct actor){ ACTOR_SYSTEM, 0 };
	ev.action = RESERVATION_CANCELLED_ACTION;
	scene_is(st, reservations_add_event(st, &s.h.t, s.reservation_id, &ev),
		 1);
	scene_is(st, reservations_events(st, &s.h.t, s.reservation_id, &list),
		 3);
	ck_assert_str_eq(list[0].actor_name, "Front desk");
	ck_assert_int_eq(list[0].actor.kind, ACTOR_AGENT);
	ck_assert_str_eq(list[1].actor_name, "Olive Owner");
	ck_assert_str_eq(list[1].changes, "");
	ck_assert_int_eq(list[2].actor.kind, ACTOR_SYSTEM);
	ck_assert_str_eq(list[2].actor_name, "");
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(answers_are_replaced_and_expire)
{
	struct store *st = fixture_open("va_hooks");
	struct store *ctl = fixture_open(NULL);
	struct idempotency i;
	struct scene s;

	scene_build(ctl, &s);
	scene_is(st, idempotency_find(st, &s.h.t, s.key, FIXTURE_NOW, &i), 1);
	ck_assert_uint_eq(i.reservation_id, s.reservation_id);
	i.answer = "again";
	i.revision = 7;
	ck_assert_int_ge(idempotency_put(st, &s.h.t, s.key, &i), 1);
	scene_is(st, idempotency_find(st, &s.h.t, s.key, FIXTURE_NOW, &i), 1);
	ck_assert_str_eq(i.answer, "again");
	ck_assert_uint_eq(i.revision, 7);
	scene_is(st, idempotency_find(st, &s.h.t, s.key, i.expires_at, &i), 0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

/* --- jobs --- */

static void
empty_lane(struct store *st, enum job_lane lane)
{
	struct job j;

	while (jobs_claim(st, lane, "sweeper", FIXTURE_NOW * 2, 1, &j) > 0)
		jobs_done(st, &j, FIXTURE_NOW);
}

START_TEST(a_lease_is_fenced)
{
	struct store *st = fixture_open("va_jobs");
	const instant now = FIXTURE_NOW;
	struct job in = { .lane = LANE_EVENTS,
			  .kind = "event",
			  .payload = "{\"n\":1}",
			  .max_attempts = 3,
			  .run_at = now,
			  .created_at = now };
	const struct job_step step = { "one", STEP_INTENDED, "", "", 5 };
	const struct job_step done = { "one", STEP_DONE, "{\"id\":2}", "", 6 };
	const struct job_step *steps;
	int waiting[LANE_COUNT];
	struct job mine, other;
	uint64_t id;
	instant due;

	empty_lane(st, LANE_EVENTS);
	scene_is(st, jobs_next_due(st, LANE_EVENTS, &due), 0);
	scene_is(st, jobs_insert(st, NULL, &in, &id), 1);
	scene_is(st, jobs_waiting(st, now, waiting), 1);
	ck_assert_int_eq(waiting[LANE_EVENTS], 1);
	scene_is(st, jobs_claim(st, LANE_EVENTS, "a", now - 1, 100, &mine), 0);
	scene_is(st, jobs_claim(st, LANE_EVENTS, "a", now, 100, &mine), 1);
	ck_assert_uint_eq(mine.id, id);
	ck_assert_str_eq(mine.payload, "{\"n\":1}");
	ck_assert_int_eq(mine.attempts, 1);
	scene_is(st, jobs_claim(st, LANE_EVENTS, "b", now, 100, &other), 0);
	scene_is(st, jobs_put_step(st, &mine, &step), 1);
	scene_is(st, jobs_put_step(st, &mine, &done), 1);
	scene_is(st, jobs_renew(st, &mine, now + 200), 1);
	scene_is(st, jobs_next_due(st, LANE_EVENTS, &due), 1);
	ck_assert_int_eq(due, now + 200);
	/* The lease runs out: another takes it, the first can do no more. */
	scene_is(st, jobs_claim(st, LANE_EVENTS, "b", now + 200, 9, &other), 1);
	ck_assert_uint_eq(other.fence, mine.fence + 1);
	scene_is(st, jobs_put_step(st, &mine, &step), 0);
	scene_is(st, jobs_renew(st, &mine, now + 900), 0);
	scene_is(st, jobs_done(st, &mine, now), 0);
	scene_is(st, jobs_steps(st, &mine, &steps), 0);
	scene_is(st, jobs_steps(st, &other, &steps), 1);
	ck_assert_str_eq(steps[0].result, "{\"id\":2}");
	ck_assert_int_eq(steps[0].state, STEP_DONE);
	scene_is(st, jobs_retry(st, &other, "later", now + 300, now), 1);
	scene_is(st, jobs_claim(st, LANE_EVENTS, "c", now + 300, 9, &mine), 1);
	ck_assert_str_eq(mine.last_error, "later");
	scene_is(st, jobs_done(st, &mine, now), 1);
	scene_is(st, jobs_done(st, &mine, now), 0);
	ck_assert_str_eq(jobs_lane_name(LANE_EVENTS), "events");
	ck_assert_str_eq(jobs_state_name(JOB_QUEUED), "queued");
	ck_assert_str_eq(jobs_step_state_name(STEP_UNDONE), "undone");
	fixture_close(st);
}
END_TEST

START_TEST(a_failed_job_can_run_again)
{
	struct store *st = fixture_open(NULL);
	const struct job_step *steps;
	const struct job *failed;
	struct scene s;
	struct job j;

	scene_build(st, &s);
	scene_is(st, jobs_requeue(st, &s.h.t, s.job_id, 5), 0);
	scene_is(st, jobs_fail(st, &s.claimed, "gave up", 5), 1);
	ck_assert_int_ge(jobs_failed(st, &failed), 1);
	scene_is(st, jobs_by_subject(st, &s.h.t, "launch", s.agent_id, &j), 1);
	ck_assert_int_eq(j.state, JOB_FAILED);
	ck_assert_str_eq(j.last_error, "gave up");
	scene_is(st, jobs_steps_of(st, &s.h.t, s.job_id, &steps), 1);
	ck_assert_str_eq(steps[0].name, "agent");
	scene_is(st, jobs_requeue(st, &s.h.t, s.job_id, 6), 1);
	scene_is(st, jobs_by_subject(st, &s.h.t, "launch", s.agent_id, &j), 1);
	ck_assert_int_eq(j.state, JOB_QUEUED);
	ck_assert_int_eq(j.attempts, 0);
	scene_is(st, jobs_requeue_any(st, s.job_id, 6), 0);
	empty_lane(st, LANE_PROVISIONING);
	fixture_close(st);
}
END_TEST

/* --- the rest --- */

START_TEST(a_call_is_one_row)
{
	struct store *st = fixture_open("va_jobs");
	struct store *ctl = fixture_open(NULL);
	const struct call *list;
	struct call c, after = { .outcome = CALL_RESERVATION_CHANGED,
				 .seconds = 95,
				 .ended_at = FIXTURE_NOW + 9,
				 .cost_micros = 1234 };
	struct scene s;

	scene_build(ctl, &s);
	scene_is(st, calls_by_call_id(st, &s.h.t, s.call, &c), 1);
	scene_is(st, calls_insert(st, &s.h.t, &c), 0);
	after.call_id = s.call;
	scene_is(st, calls_update(st, &s.h.t, &after), 1);
	scene_is(st, calls_by_id(st, &s.h.t, s.call_id, &c), 1);
	ck_assert_int_eq(c.seconds, 95);
	ck_assert_int_eq(c.outcome, CALL_RESERVATION_CHANGED);
	ck_assert_str_eq(c.transcript, SCENE_TRANSCRIPT);
	ck_assert_str_eq(c.caller_number, SCENE_PHONE);
	ck_assert_str_eq(calls_outcome_name(c.outcome), "reservation_changed");
	scene_is(st, calls_list(st, &s.h.t, 0, 5, &list), 1);
	ck_assert_str_eq(list[0].transcript, "");
	scene_is(st, calls_list(st, &s.h.t, s.call_id, 5, &list), 0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(usage_is_rolled_up)
{
	struct store *st = fixture_open("va_jobs");
	struct store *ctl = fixture_open(NULL);
	const struct usage *list;
	struct usage u;
	struct scene s;

	scene_build(ctl, &s);
	scene_is(st, usage_of(st, &s.h.t, s.agent_id, "2027-03", &u), 1);
	u.total_calls = 9;
	u.total_cost_micros = 123456789;
	u.synced = true;
	ck_assert_int_ge(usage_put(st, &s.h.t, &u), 1);
	scene_is(st, usage_list(st, &s.h.t, "2027-03", &list), 1);
	ck_assert_int_eq(list[0].total_calls, 9);
	ck_assert_int_eq(list[0].total_cost_micros, 123456789);
	ck_assert(list[0].synced);
	scene_is(st, usage_list(st, &s.h.t, "2027-04", &list), 0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(an_event_is_kept_once)
{
	struct store *st = fixture_open("va_hooks");
	struct webhook_event ev = { .source = "stripe",
				    .event_type = "invoice.paid",
				    .payload = "{}",
				    .created_at = FIXTURE_NOW,
				    .expires_at = FIXTURE_NOW + 5 };
	char id_text[40];
	uint64_t id = 0, again = 0;

	snprintf(id_text, sizeof(id_text), "evt_%" PRIx64, random_id());
	ev.event_id = id_text;
	scene_is(st, webhook_events_insert(st, &ev, &id), 1);
	scene_is(st, webhook_events_insert(st, &ev, &again), 0);
	ck_assert_uint_eq(again, 0);
	ev.source = "twilio"; /* theirs may be the same */
	scene_is(st, webhook_events_insert(st, &ev, &again), 1);
	scene_is(st, webhook_events_finish(st, id, 5, 6, "odd", 7), 1);
	scene_is(st, webhook_events_by_id(st, id, &ev), 1);
	ck_assert(ev.processed);
	ck_assert_str_eq(ev.error, "odd");
	ck_assert_uint_eq(ev.restaurant_id, 6);
	ck_assert_str_eq(ev.payload, "{}");
	scene_is(st, webhook_events_by_id(st, 1, &ev), 0);
	fixture_close(st);
}
END_TEST

START_TEST(drafts_move_on)
{
	struct store *st = fixture_open("va_pages");
	struct store *ctl = fixture_open(NULL);
	const struct draft_file f = { "b.pdf", "pdf", { "%PDF", 4 } };
	struct draft_file got;
	struct draft d;
	struct scene s;

	scene_build(ctl, &s);
	scene_is(
	    st,
	    drafts_latest(st, &s.h.t, s.h.user_id, "agent", FIXTURE_NOW, &d),
	    1);
	d.step = 4;
	d.payload = "{}";
	scene_is(st, drafts_save(st, &s.h.t, &d), 1);
	scene_is(st, drafts_save(st, &s.h.t, &d), 0); /* another tab */
	ck_assert_int_ge(drafts_put_file(st, &s.h.t, d.id, &f), 1);
	scene_is(st, drafts_file(st, &s.h.t, d.id, &got), 1);
	ck_assert_str_eq(got.file_type, "pdf");
	ck_assert_uint_eq(got.content.len, 4);
	scene_is(st, drafts_by_id(st, &s.h.t, s.h.user_id, d.id, &d), 1);
	ck_assert_int_eq(d.step, 4);
	ck_assert_uint_eq(d.revision, 2);
	scene_is(st, drafts_delete(st, &s.h.t, s.h.user_id, d.id), 1);
	scene_is(st, drafts_file(st, &s.h.t, d.id, &got), 0);
	scene_is(
	    st,
	    drafts_latest(st, &s.h.t, s.h.user_id, "agent", FIXTURE_NOW, &d),
	    0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(activity_is_paged)
{
	struct store *st = fixture_open("va_pages");
	struct activity a = { .action = "agent_created", .at = FIXTURE_NOW };
	const struct activity *list;
	struct fixture_house h;

	fixture_house(st, &h);
	for (int i = 0; i < 5; i++) {
		a.description = i == 4 ? "last" : "";
		a.id = random_id() + (uint64_t)i;
		a.restaurant_id = h.r.id;
		scene_is(st, activity_add(st, &h.t, &a), 1);
	}
	scene_is(st, activity_list(st, &h.t, 0, 3, &list), 3);
	scene_is(st, activity_list(st, &h.t, list[2].id, 1000, &list), 2);
	fixture_close(st);
}
END_TEST

Suite *
store_work_suite(void)
{
	Suite *s = suite_create("store/work");
	TCase *c = tcase_create("work");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, reservations_change_by_revision);
	tcase_add_test(c, seats_are_taken_by_the_living);
	tcase_add_test(c, codes_in_use_are_known);
	tcase_add_test(c, days_are_locked_in_order);
	tcase_add_test(c, history_knows_who);
	tcase_add_test(c, answers_are_replaced_and_expire);
	tcase_add_test(c, a_lease_is_fenced);
	tcase_add_test(c, a_failed_job_can_run_again);
	tcase_add_test(c, a_call_is_one_row);
	tcase_add_test(c, usage_is_rolled_up);
	tcase_add_test(c, an_event_is_kept_once);
	tcase_add_test(c, drafts_move_on);
	tcase_add_test(c, activity_is_paged);
	suite_add_tcase(s, c);
	return s;
}
