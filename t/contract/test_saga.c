/* SPDX-License-Identifier: MIT
 *
 * test_saga.c: launching an agent with the real daemon, on a real database,
 * against the sandbox: whatever dies, drops or refuses on the way, there is
 * one agent, one number, five tools and one secret in the end.
 */
#include <check.h>
#include <inttypes.h>
#include <poll.h>
#include <regex.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/agents.h"
#include "store/jobs.h"
#include "store/numbers.h"
#include "store/restaurants.h"
#include "store/users.h"
#include "store/voices.h"
#include "t/contract/saga_world.h"

static struct world w;

static void
set_up(void)
{
	world_open(&w);
}

static void
tear_down(void)
{
	world_close(&w);
}

static void
assert_counts(int agents, int tools, int secrets, int imported, int numbers)
{
	ck_assert_int_eq(world_count(&w, "agents"), agents);
	ck_assert_int_eq(world_count(&w, "tools"), tools);
	ck_assert_int_eq(world_count(&w, "secrets"), secrets);
	ck_assert_int_eq(world_count(&w, "phone_numbers"), imported);
	ck_assert_int_eq(world_count(&w, "numbers"), numbers);
}

static void
assert_live(void)
{
	struct agent a = world_agent(&w);
	regex_t re;

	ck_assert_msg(a.status == AGENT_ACTIVE, "%s: %s",
		      agent_status_name(a.status), a.last_error);
	ck_assert_str_ne(a.elevenlabs_agent_id, "");
	ck_assert_int_eq(regcomp(&re, "^\\+1[0-9]{10}$", REG_EXTENDED), 0);
	ck_assert_msg(regexec(&re, a.phone_number, 0, NULL, 0) == 0, "%s",
		      a.phone_number);
	regfree(&re);
}

static const char *
assigned_to(void)
{
	const struct json *list =
	    json_path(world_sandbox(&w), "objects.phone_numbers");
	const char *id =
	    json_string(json_path(json_at(list, 0), "assigned_agent.agent_id"));

	if (id == NULL)
		id = json_string(json_get(json_at(list, 0), "agent_id"));
	return id != NULL ? id : "";
}

/* --- the specification's integration example --- */

START_TEST(elevenlabs_agent_creation_creates_agent_and_provisions_phone_number)
{
	struct launch_progress p;

	world_daemon(NULL);
	ck_assert_msg(world_ask(&w, "415") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_live();
	assert_counts(1, 5, 1, 1, 1);
	ck_assert_str_eq(assigned_to(), world_agent(&w).elevenlabs_agent_id);
	ck_assert_int_eq(
	    launch_progress(&w.ctx, &w.house.t, w.agent_id, &p, &w.e), 1);
	ck_assert_uint_eq(p.done, p.count);
	for (size_t i = 0; i < p.count; i++)
		ck_assert_int_eq(p.steps[i].state, LAUNCH_DONE);
}
END_TEST

/* The specification's own endpoints, behind the same verbs. Nothing can be
 * looked up there, so only what goes well is promised. */
START_TEST(the_specification_s_dialect_launches_too)
{
	setenv("ELEVENLABS_API", "spec", 1);
	world_daemon(NULL);
	unsetenv("ELEVENLABS_API");
	ck_assert_msg(world_ask(&w, "415") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_live();
	ck_assert_int_eq(world_count(&w, "agents"), 1);
	ck_assert_int_eq(world_count(&w, "tools"), 5);
	ck_assert_int_eq(world_count(&w, "secrets"), 0);
	ck_assert_int_eq(world_requests(&w, "POST", "/v1/convai/agents/create"),
			 0);
	ck_assert_int_eq(world_requests(&w, "POST", "/v1/phone-numbers"), 1);
	ck_assert_int_eq(world_requests(&w, "PUT", "/v1/convai/agents/"), 1);
}
END_TEST

/* --- kill -9 at every step --- */

/* intended: before the call; made: the platform has done it, we have not
 * noted the id; called: noted; recorded: the step is written down. */
static const char *const crash_points[] = {
	"check:intended",
	"check:called",
	"check:recorded",
	"agent:intended",
	"agent:made",
	"agent:called",
	"agent:recorded",
	"secret:intended",
	"secret:made",
	"secret:called",
	"secret:recorded",
	"tools:intended",
	"create_reservation:made",
	"find_reservation:made",
	"edit_reservation:made",
	"cancel_reservation:made",
	"check_availability:made",
	"create_reservation:recorded",
	"tools:called",
	"tools:recorded",
	"attach:intended",
	"attach:called",
	"attach:recorded",
	"number:intended",
	"number:made",
	"number:called",
	"number:recorded",
	"import:intended",
	"import:made",
	"import:called",
	"import:recorded",
	"assign:intended",
	"assign:called",
	"assign:recorded",
	"verify:intended",
	"verify:called",
	"verify:recorded",
	"active:intended",
	"active:called",
	"active:recorded",
};

START_TEST(a_daemon_killed_at_any_step_leaves_one_of_each)
{
	pid_t first = world_daemon(crash_points[_i]);
	int status;

	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	status = world_ended(first);
	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
		      "%s: the daemon was not killed", crash_points[_i]);
	world_daemon(NULL);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_live();
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

/* --- it was done, but the answer got lost --- */

static const struct {
	const char *match, *kind;
	int times;
} troubles[] = {
	{ "POST /v1/convai/agents/create", "did_then_drop", 1 },
	{ "POST /v1/convai/secrets", "did_then_drop", 1 },
	{ "POST /v1/convai/tools", "did_then_drop", 1 },
	{ "PATCH /v1/convai/agents/", "did_then_drop", 1 },
	{ "POST /2010-04-01/", "did_then_drop", 1 },
	{ "POST /v1/convai/phone-numbers", "did_then_drop", 1 },
	{ "PATCH /v1/convai/phone-numbers/", "did_then_drop", 1 },
	{ "POST /v1/convai/agents/create", "drop", 1 },
	{ "POST /2010-04-01/", "drop", 1 },
	{ "POST /v1/convai/tools", "500", 1 },
	{ "POST /v1/convai/phone-numbers", "429", 2 },
	{ "GET /", "500", 2 },
	{ "* /", "latency", 30 },
};

START_TEST(whatever_goes_wrong_once_there_is_one_of_each)
{
	world_fault(&w, troubles[_i].match, troubles[_i].kind,
		    troubles[_i].times);
	world_daemon(NULL);
	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 30), LAUNCH_DONE);
	assert_live();
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

/* --- failing for good, and trying again --- */

static void
set_country(const char *country)
{
	const char *q = arena_printf(
	    w.ctx.arena,
	    "UPDATE voiceagent.restaurants SET location_country = '%s' "
	    "WHERE id = %" PRIu64,
	    country, w.house.r.id);

	(void)fixture_query(q);
}

START_TEST(a_failed_launch_says_where_and_goes_on_there)
{
	struct launch_progress p;
	int creations;

	set_country("AQ");
	world_daemon(NULL);
	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_FAILED);
	ck_assert_int_eq(world_agent(&w).status, AGENT_ERROR);
	ck_assert_str_ne(world_agent(&w).last_error, "");
	ck_assert_int_eq(
	    launch_progress(&w.ctx, &w.house.t, w.agent_id, &p, &w.e), 1);
	ck_assert_str_eq(p.steps[5].name, "number");
	ck_assert_int_eq(p.steps[5].state, LAUNCH_FAILED);
	ck_assert_str_ne(p.steps[5].error, "");
	ck_assert_int_eq(p.steps[4].state, LAUNCH_DONE);
	ck_assert_int_eq(p.steps[6].state, LAUNCH_WAITING);

	set_country("US");
	creations = world_requests(&w, "POST", "/v1/convai/");
	ck_assert_int_eq(launch_retry(&w.ctx, &w.house.t, w.agent_id, &w.e), 1);
	ck_assert_int_eq(launch_retry(&w.ctx, &w.house.t, w.agent_id, &w.e), 0);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_live();
	assert_counts(1, 5, 1, 1, 1);
	/* Nothing but the import was made anew. */
	ck_assert_int_eq(world_requests(&w, "POST", "/v1/convai/"),
			 creations + 1);
}
END_TEST

/* --- taking back --- */

static bool
agent_gone(int seconds)
{
	for (int i = 0; i < seconds * 20; i++) {
		if (world_agent(&w).id == 0)
			return true;
		poll(NULL, 0, 50);
	}
	return false;
}

START_TEST(a_retired_agent_leaves_its_number_to_the_next)
{
	world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	ck_assert_int_eq(launch_retire(&w.ctx, &w.house.t, w.agent_id, &w.e),
			 1);
	ck_assert(agent_gone(20));
	assert_counts(0, 0, 0, 1, 1);
	ck_assert_str_eq(assigned_to(), "");

	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_live();
	assert_counts(1, 5, 1, 1, 1);
	ck_assert_str_eq(assigned_to(), world_agent(&w).elevenlabs_agent_id);
}
END_TEST

START_TEST(a_launch_given_up_half_way_leaves_nothing_behind)
{
	set_country("AQ");
	world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_FAILED);
	assert_counts(1, 5, 1, 0, 0);
	ck_assert_int_eq(launch_retire(&w.ctx, &w.house.t, w.agent_id, &w.e),
			 1);
	ck_assert(agent_gone(20));
	assert_counts(0, 0, 0, 0, 0);
}
END_TEST

/* Killed between the platform's yes and our note of it, then given up: what
 * was never written down is found by its token. */
START_TEST(what_was_never_written_down_is_taken_back_too)
{
	static const char *const points[] = { "agent:made", "secret:made",
					      "edit_reservation:made",
					      "number:made" };
	pid_t first = world_daemon(points[_i]);
	bool bought = strcmp(points[_i], "number:made") == 0;

	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_ne(world_ended(first), -1);
	/* The owner gives up before anybody goes on. */
	ck_assert_int_eq(launch_retire(&w.ctx, &w.house.t, w.agent_id, &w.e),
			 1);
	world_daemon(NULL);
	ck_assert(agent_gone(30));
	/* A number that was paid for is kept. */
	assert_counts(0, 0, 0, 0, bought);
	ck_assert_str_eq(fixture_query("SELECT COUNT(*) FROM "
				       "voiceagent.phone_numbers WHERE "
				       "status = 'available'"),
			 bought ? "1\n" : "0\n");
}
END_TEST

/* --- pause, resume, a new secret --- */

static bool
has_status(enum agent_status wanted, int seconds)
{
	for (int i = 0; i < seconds * 20; i++) {
		if (world_agent(&w).status == wanted)
			return true;
		poll(NULL, 0, 50);
	}
	return false;
}

static bool
line_is(const char *agent_id, int seconds)
{
	for (int i = 0; i < seconds * 20; i++) {
		if (strcmp(assigned_to(), agent_id) == 0)
			return true;
		poll(NULL, 0, 50);
	}
	return false;
}

START_TEST(a_paused_agent_does_not_answer_until_it_is_resumed)
{
	const char *id;

	world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	id = world_agent(&w).elevenlabs_agent_id;
	ck_assert_int_eq(launch_resume(&w.ctx, &w.house.t, w.agent_id, &w.e),
			 0);
	ck_assert_int_eq(launch_pause(&w.ctx, &w.house.t, w.agent_id, &w.e), 1);
	ck_assert(line_is("", 10));
	ck_assert(has_status(AGENT_PAUSED, 5));
	ck_assert_int_eq(launch_resume(&w.ctx, &w.house.t, w.agent_id, &w.e),
			 1);
	ck_assert(line_is(id, 10));
	ck_assert(has_status(AGENT_ACTIVE, 5));
}
END_TEST

static int
live_secrets(struct agents_secret ret[2])
{
	const struct agents_secret *live = NULL;
	int n =
	    agents_secrets(w.store, &w.house.t, w.agent_id, clock_now(), &live);

	for (int i = 0; i < n && i < 2; i++)
		ret[i] = live[i];
	return n;
}

START_TEST(a_new_secret_is_accepted_beside_the_old_one)
{
	struct agents_secret before[2], after[2];
	const char *value;

	world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	ck_assert_int_eq(live_secrets(before), 1);
	ck_assert_str_ne(before[0].platform_secret_id, "");
	ck_assert_int_eq(
	    agents_secret_value(w.store, &w.house.t, before[0].id, &value), 0);
	ck_assert_int_eq(
	    launch_rotate_secret(&w.ctx, &w.house.t, w.agent_id, &w.e), 1);
	for (int i = 0; i < 200; i++) {
		if (live_secrets(after) == 2 && after[1].expires_at != 0)
			break;
		poll(NULL, 0, 50);
	}
	ck_assert_int_eq(live_secrets(after), 2);
	ck_assert_uint_ne(after[0].id, before[0].id);
	ck_assert_uint_eq(after[1].id, before[0].id);
	ck_assert_int_eq(after[0].expires_at, 0);
	ck_assert_int_ne(after[1].expires_at, 0);
	ck_assert_str_eq(after[0].platform_secret_id,
			 before[0].platform_secret_id);
	ck_assert_int_eq(world_count(&w, "secrets"), 1);
}
END_TEST

START_TEST(a_rotation_killed_half_way_is_finished)
{
	struct agents_secret after[2];
	pid_t first;
	int status;

	first = world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	world_quit(first);
	first = world_daemon("rotate:called");
	ck_assert_int_eq(
	    launch_rotate_secret(&w.ctx, &w.house.t, w.agent_id, &w.e), 1);
	status = world_ended(first);
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	ck_assert_int_eq(live_secrets(after), 2);
	ck_assert_int_eq(after[1].expires_at, 0);
	world_daemon(NULL);
	for (int i = 0; i < 400; i++) {
		if (live_secrets(after) == 2 && after[1].expires_at != 0)
			break;
		poll(NULL, 0, 50);
	}
	ck_assert_int_eq(after[0].expires_at, 0);
	ck_assert_int_ne(after[1].expires_at, 0);
	ck_assert_int_eq(world_count(&w, "secrets"), 1);
}
END_TEST

/* --- several daemons, and leaving --- */

START_TEST(two_daemons_do_not_do_it_twice)
{
	uint64_t ids[3];

	ck_assert_int_ge(users_set_plan(w.store, w.house.user_id, "enterprise",
					"active", clock_now()),
			 0);
	world_daemon(NULL);
	world_daemon(NULL);
	for (int i = 0; i < 3; i++) {
		ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
		ids[i] = w.agent_id;
	}
	for (int i = 0; i < 3; i++) {
		w.agent_id = ids[i];
		ck_assert_int_eq(world_wait(&w, 30), LAUNCH_DONE);
		assert_live();
	}
	assert_counts(3, 15, 3, 3, 3);
}
END_TEST

START_TEST(a_daemon_asked_to_leave_finishes_its_step)
{
	pid_t first;
	int status;

	world_fault(&w, "* /", "latency", 1000);
	first = world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	for (int i = 0; i < 400 && world_count(&w, "agents") == 0; i++)
		poll(NULL, 0, 50);
	status = world_quit(first);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0,
		      "status %#x", (unsigned)status);
	ck_assert_int_eq(world_agent(&w).status, AGENT_CONFIGURING);
	world_no_faults(&w);
	world_daemon(NULL);
	/* It was handed back, not left to the end of its lease. */
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

/* --- the database goes, the platform comes late --- */

START_TEST(a_daemon_outlives_its_database)
{
	fixture_close(w.store);
	world_daemon(NULL);
	poll(NULL, 0, 300);
	fixture_server("restart");
	w.store = fixture_open("root");
	w.ctx.store = w.store;
	w.ctx.arena = store_arena(w.store);
	store_request(w.store, w.ctx.arena, w.ctx.until);
	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_wait(&w, 30), LAUNCH_DONE);
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

START_TEST(voices_are_read_at_start)
{
	const struct voice *list = NULL;
	int n = 0;

	(void)fixture_query("DELETE FROM voiceagent.voices");
	world_fault(&w, "GET /v2/voices", "drop", 1);
	world_daemon(NULL);
	for (int i = 0; i < 200 && n == 0; i++) {
		poll(NULL, 0, 50);
		n = voices_list(w.store, &list);
	}
	ck_assert_int_gt(n, 1);
	for (int i = 0; i < n; i++)
		if (strcmp(list[i].id, "rachel") == 0)
			return;
	ck_abort_msg("no rachel among %d voices", n);
}
END_TEST

/* An edit of the agent reaches the platform. */
START_TEST(a_changed_agent_is_told_to_the_platform)
{
	struct agent a;
	const char *message = "";

	world_daemon(NULL);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	a = world_agent(&w);
	a.config.greeting = "Good evening from {{restaurant}}.";
	ck_assert_int_eq(agents_update(w.store, &w.house.t, &a), 1);
	ck_assert_int_eq(launch_resync_restaurant(&w.ctx, &w.house.t, &w.e), 1);
	for (int i = 0; i < 200; i++) {
		const struct json *list =
		    json_path(world_sandbox(&w), "objects.agents");

		message = json_string(
		    json_path(json_at(list, 0),
			      "conversation_config.agent.first_message"));
		if (strncmp(message, "Good evening", 12) == 0)
			break;
		poll(NULL, 0, 50);
	}
	ck_assert_str_eq(message, "Good evening from Garden Bistro.");
	ck_assert_int_eq(world_agent(&w).status, AGENT_ACTIVE);
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

/* --- who may --- */

START_TEST(an_unconfirmed_address_and_a_full_plan_may_not)
{
	(void)fixture_query(arena_printf(
	    w.ctx.arena,
	    "UPDATE voiceagent.users SET verified_at = NULL WHERE id = "
	    "%" PRIu64,
	    w.house.user_id));
	ck_assert_int_eq(world_ask(&w, ""), -1);
	ck_assert_int_eq(w.e.code, ERR_FORBIDDEN);
	ck_assert_int_eq(
	    users_set_verified(w.store, w.house.user_id, clock_now()), 1);
	ck_assert_msg(world_ask(&w, "") == 1, "%s", w.e.detail);
	ck_assert_int_eq(world_ask(&w, ""), -1);
	ck_assert_int_eq(w.e.code, ERR_LIMIT);
}
END_TEST

START_TEST(no_more_numbers_are_bought_in_a_day_than_allowed)
{
	ck_assert_int_ge(users_set_plan(w.store, w.house.user_id, "pro",
					"active", clock_now()),
			 0);
	setenv("NUMBERS_DAILY_LIMIT", "1", 1);
	world_daemon(NULL);
	unsetenv("NUMBERS_DAILY_LIMIT");
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_FAILED);
	ck_assert_ptr_nonnull(strstr(world_agent(&w).last_error, "tomorrow"));
	assert_counts(1, 5, 1, 1, 1);
}
END_TEST

/* By the wake, that is: the daemon looks by itself only every 5 s. */
START_TEST(a_launch_begins_when_it_is_asked_for)
{
	deadline began;

	world_daemon(NULL);
	poll(NULL, 0, 1000);
	began = clock_deadline_in(0);
	ck_assert_int_eq(world_ask(&w, ""), 1);
	ck_assert_int_eq(world_wait(&w, 20), LAUNCH_DONE);
	ck_assert_int_lt(clock_deadline_in(0) - began, 4000);
}
END_TEST

START_TEST(another_tenant_s_agent_is_none)
{
	struct launch_progress p;
	struct fixture_house other;

	ck_assert_int_eq(world_ask(&w, ""), 1);
	fixture_house(w.store, &other);
	ck_assert_int_eq(
	    launch_progress(&w.ctx, &other.t, w.agent_id, &p, &w.e), 0);
	ck_assert_int_eq(launch_retry(&w.ctx, &other.t, w.agent_id, &w.e), 0);
	ck_assert_int_eq(launch_pause(&w.ctx, &other.t, w.agent_id, &w.e), 0);
	ck_assert_int_eq(launch_retire(&w.ctx, &other.t, w.agent_id, &w.e), 0);
	ck_assert_int_eq(
	    launch_rotate_secret(&w.ctx, &other.t, w.agent_id, &w.e), 0);
}
END_TEST

static Suite *
saga_suite(void)
{
	Suite *s = suite_create("launch");
	TCase *tc = tcase_create("launch");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 60);
	tcase_add_test(
	    tc,
	    elevenlabs_agent_creation_creates_agent_and_provisions_phone_number);
	tcase_add_test(tc, the_specification_s_dialect_launches_too);
	tcase_add_loop_test(tc, a_daemon_killed_at_any_step_leaves_one_of_each,
			    0, sizeof crash_points / sizeof *crash_points);
	tcase_add_loop_test(tc, whatever_goes_wrong_once_there_is_one_of_each,
			    0, sizeof troubles / sizeof *troubles);
	tcase_add_test(tc, a_failed_launch_says_where_and_goes_on_there);
	tcase_add_test(tc, a_retired_agent_leaves_its_number_to_the_next);
	tcase_add_test(tc, a_launch_given_up_half_way_leaves_nothing_behind);
	tcase_add_loop_test(tc, what_was_never_written_down_is_taken_back_too,
			    0, 4);
	tcase_add_test(tc, a_paused_agent_does_not_answer_until_it_is_resumed);
	tcase_add_test(tc, a_new_secret_is_accepted_beside_the_old_one);
	tcase_add_test(tc, a_rotation_killed_half_way_is_finished);
	tcase_add_test(tc, two_daemons_do_not_do_it_twice);
	tcase_add_test(tc, a_daemon_asked_to_leave_finishes_its_step);
	tcase_add_test(tc, a_daemon_outlives_its_database);
	tcase_add_test(tc, voices_are_read_at_start);
	tcase_add_test(tc, a_changed_agent_is_told_to_the_platform);
	tcase_add_test(tc, an_unconfirmed_address_and_a_full_plan_may_not);
	tcase_add_test(tc, no_more_numbers_are_bought_in_a_day_than_allowed);
	tcase_add_test(tc, a_launch_begins_when_it_is_asked_for);
	tcase_add_test(tc, another_tenant_s_agent_is_none);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	SRunner *sr;
	int failed;

	world_start();
	sr = srunner_create(saga_suite());
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	world_stop();
	return failed == 0 ? 0 : 1;
}
