/* SPDX-License-Identifier: MIT
 *
 * test_events.c: what the platform tells about calls, on a real database:
 * twice, late, in any order, of nobody's agent, of unknown kinds.
 */
#include <check.h>

#include "core/random.h"
#include "domain/call_log.h"
#include "fixture.h"
#include "store/agents.h"
#include "store/calls.h"
#include "store/webhook_events.h"

static struct store *st;
static struct ctx c;
static struct fixture_house house;
static struct agent agent;

static void
make_agent(struct store *root)
{
	fixture_house(root, &house);
	agent = (struct agent){
		.id = random_id(),
		.restaurant_id = house.r.id,
		.owner_id = house.user_id,
		.elevenlabs_agent_id = "",
		.elevenlabs_voice_id = "rachel",
		.voice_name = "Rachel",
		.phone_number = "",
		.name = "Garden",
		.language = "en-US",
		.config = { "Hello", "professional", 600, false, "" },
		.last_error = "",
		.created_at = FIXTURE_NOW,
		.updated_at = FIXTURE_NOW,
	};
	ck_assert_int_eq(agents_insert(root, &house.t, &agent), 1);
	agent.elevenlabs_agent_id =
	    arena_printf(c.arena, "agent_%llu", (unsigned long long)agent.id);
	ck_assert_int_eq(agents_set_platform_id(root, &house.t, agent.id,
						agent.elevenlabs_agent_id,
						FIXTURE_NOW),
			 1);
}

static void
set_up(void)
{
	struct store *root = fixture_open("root");

	st = fixture_open("va_jobs");
	c = (struct ctx){ .arena = store_arena(st), .store = st };
	make_agent(root);
	fixture_close(root);
}

static void
tear_down(void)
{
	fixture_close(st);
}

/* Keep an event and work it off. $A in it is the agent's platform id. */
static int
tell(const char *type, const char *payload, struct err *e)
{
	char *text = arena_strdup(c.arena, payload);
	char *at = strstr(text, "$A");
	struct webhook_event ev = { .source = "elevenlabs",
				    .event_type = type,
				    .payload = text,
				    .created_at = FIXTURE_NOW,
				    .expires_at = FIXTURE_NOW + CLOCK_DAY };
	uint64_t id = 0;

	if (at != NULL)
		ev.payload =
		    arena_printf(c.arena, "%.*s%s%s", (int)(at - text), text,
				 agent.elevenlabs_agent_id, at + 2);
	ev.event_id =
	    arena_printf(c.arena, "%llu", (unsigned long long)random_id());
	ck_assert_int_eq(webhook_events_insert(st, &ev, &id), 1);
	return call_log_event(&c, id, e);
}

static struct call
call_named(const char *id)
{
	struct call call = { .id = 0 };

	ck_assert_int_ge(calls_by_call_id(st, &house.t, id, &call), 0);
	return call;
}

#define TRANSCRIPT(id, tool, result)                                           \
	"{\"type\":\"post_call_transcription\",\"event_timestamp\":1,"         \
	"\"data\":{\"agent_id\":\"$A\",\"conversation_id\":\"" id "\","        \
	"\"status\":\"done\",\"transcript\":[{\"role\":\"agent\","             \
	"\"message\":\"Hello\"},{\"role\":\"user\",\"message\":\"A table\","   \
	"\"tool_results\":[{\"tool_name\":\"" tool                             \
	"\",\"result_value\":\"" result                                        \
	"\",\"is_error\":false}]}],\"metadata\":{"                             \
	"\"start_time_unix_secs\":1803859200,\"call_duration_secs\":95,"       \
	"\"phone_call\":{\"external_number\":\"+12125550123\"}},"              \
	"\"analysis\":{\"transcript_summary\":\"Booked.\"}}}"
#define YES "{\\\"success\\\":true}"
#define NO  "{\\\"success\\\":false}"

static const struct {
	const char *id, *payload;
	enum call_outcome outcome;
} endings[] = {
	{ "o1", TRANSCRIPT("o1", "create_reservation_va-1", YES),
	  CALL_RESERVATION_CREATED },
	{ "o2", TRANSCRIPT("o2", "edit_reservation_va-1", YES),
	  CALL_RESERVATION_CHANGED },
	{ "o3", TRANSCRIPT("o3", "cancel_reservation", YES),
	  CALL_RESERVATION_CANCELLED },
	{ "o4", TRANSCRIPT("o4", "create_reservation_va-1", NO),
	  CALL_INFORMATION_ONLY },
	{ "o5", TRANSCRIPT("o5", "check_availability_va-1", YES),
	  CALL_INFORMATION_ONLY },
	{ "o6", TRANSCRIPT("o6", "create_reservation_va-1", "oops"),
	  CALL_INFORMATION_ONLY },
};

START_TEST(a_call_is_what_its_tools_did)
{
	struct err e = ERR_INIT;
	struct call call;

	ck_assert_msg(
	    tell("post_call_transcription", endings[_i].payload, &e) == 1, "%s",
	    e.detail);
	call = call_named(endings[_i].id);
	ck_assert_uint_eq(call.agent_id, agent.id);
	ck_assert_int_eq(call.outcome, endings[_i].outcome);
	ck_assert_int_eq(call.seconds, 95);
	ck_assert_int_eq(call.started_at, 1803859200000);
	ck_assert_str_eq(call.caller_number, "+12125550123");
	ck_assert_str_eq(call.summary, "Booked.");
	ck_assert_str_eq(call.transcript, "Agent: Hello\nCaller: A table\n");
}
END_TEST

START_TEST(told_twice_it_is_one_call)
{
	static const char one[] = TRANSCRIPT("twice", "x", YES);
	struct err e = ERR_INIT;

	ck_assert_int_eq(tell("post_call_transcription", one, &e), 1);
	ck_assert_int_eq(tell("post_call_transcription", one, &e), 1);
	ck_assert_str_eq(fixture_query("SELECT COUNT(*) FROM voiceagent.calls "
				       "WHERE call_id = 'twice'"),
			 "1\n");
}
END_TEST

/* The beginning comes after the end: it takes nothing back. */
START_TEST(the_order_does_not_matter)
{
	static const char start[] =
	    "{\"type\":\"call.started\",\"agent_id\":\"$A\","
	    "\"call_id\":\"order\"}";
	static const char end[] =
	    TRANSCRIPT("order", "create_reservation", YES);
	struct err e = ERR_INIT;

	if (_i == 0)
		ck_assert_int_eq(tell("call.started", start, &e), 1);
	if (_i == 0)
		ck_assert_int_eq(call_named("order").outcome, CALL_IN_PROGRESS);
	ck_assert_int_eq(tell("post_call_transcription", end, &e), 1);
	if (_i == 1)
		ck_assert_int_eq(tell("call.started", start, &e), 1);
	ck_assert_int_eq(call_named("order").outcome, CALL_RESERVATION_CREATED);
	ck_assert_int_eq(call_named("order").seconds, 95);
	(void)fixture_query("DELETE FROM voiceagent.calls");
}
END_TEST

static const struct {
	const char *type, *payload;
} useless[] = {
	{ "post_call_audio", "{\"type\":\"post_call_audio\",\"data\":{}}" },
	{ "agent.dreamt", "{\"agent_id\":\"$A\"}" },
	{ "post_call_transcription", "{" },
	{ "post_call_transcription", "[]" },
	{ "post_call_transcription",
	  "{\"data\":{\"agent_id\":\"agent_nobodys\",\"conversation_id\":"
	  "\"x\"}}" },
	{ "post_call_transcription", "{\"data\":{\"agent_id\":\"$A\"}}" },
	{ "post_call_transcription",
	  "{\"data\":{\"agent_id\":\"$A\",\"conversation_id\":5}}" },
};

START_TEST(what_is_of_no_use_is_kept_and_done)
{
	struct err e = ERR_INIT;

	ck_assert_int_eq(tell(useless[_i].type, useless[_i].payload, &e), 0);
	ck_assert_str_ne(e.detail, "");
	ck_assert_str_eq(
	    fixture_query("SELECT COUNT(*) FROM voiceagent.webhook_events "
			  "WHERE processed = 0"),
	    "0\n");
}
END_TEST

START_TEST(odd_values_do_no_harm)
{
	struct err e = ERR_INIT;
	struct call call;

	ck_assert_int_eq(
	    tell("call.ended",
		 "{\"agent_id\":\"$A\",\"call_id\":\"odd\",\"duration\":-7,"
		 "\"metadata\":[],\"transcript\":{\"a\":1},"
		 "\"analysis\":\"none\"}",
		 &e),
	    1);
	call = call_named("odd");
	ck_assert_int_eq(call.seconds, 0);
	ck_assert_int_eq(call.outcome, CALL_INFORMATION_ONLY);
	ck_assert_int_eq(
	    tell("call.ended",
		 "{\"agent_id\":\"$A\",\"call_id\":\"long\",\"duration\":"
		 "99999999999}",
		 &e),
	    1);
	ck_assert_int_eq(call_named("long").seconds, 24 * 3600);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("events");
	TCase *tc = tcase_create("events");
	SRunner *sr;
	int failed;

	fixture_start();
	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, a_call_is_what_its_tools_did, 0,
			    sizeof endings / sizeof *endings);
	tcase_add_test(tc, told_twice_it_is_one_call);
	tcase_add_loop_test(tc, the_order_does_not_matter, 0, 2);
	tcase_add_loop_test(tc, what_is_of_no_use_is_kept_and_done, 0,
			    sizeof useless / sizeof *useless);
	tcase_add_test(tc, odd_values_do_no_harm);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
