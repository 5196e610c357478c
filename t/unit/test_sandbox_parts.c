/* SPDX-License-Identifier: MIT
 *
 * test_sandbox_parts.c: the sandbox's other parts: Twilio, state on disk,
 * faults, the request log, mail, and tool calls as they go on the wire.
 */
#include "config.h"

#include <check.h>
#include <fcntl.h>
#include <unistd.h>

#include "sandbox/faults.h"
#include "sandbox/mime.h"
#include "sandbox/outbox.h"
#include "sandbox/reqlog.h"
#include "sandbox/toolcall.h"
#include "sandbox_fixture.h"
#include "sandbox_suites.h"

#define ACCOUNT "/2010-04-01/Accounts/AC1"

static struct fixture f;

static void
setup(void)
{
	fixture_open(&f);
}

static void
teardown(void)
{
	fixture_close(&f);
}

/* --- Twilio --- */

START_TEST(numbers_are_sold)
{
	struct asked a = ask(&f,
			     "GET " ACCOUNT "/AvailablePhoneNumbers/US/"
			     "Local.json?AreaCode=415&PageSize=5",
			     NULL);
	const struct json *rows = json_get(a.body, "available_phone_numbers");
	const char *e164 =
	    json_string(json_get(json_at(rows, 0), "phone_number"));
	const char *buy = arena_printf(
	    f.arena, "PhoneNumber=%%2B%s&FriendlyName=va%%207", e164 + 1);

	ck_assert_uint_eq(json_length(rows), 5);
	ck_assert_int_eq(strncmp(e164, "+1415", 5), 0);
	ck_assert_uint_eq(strlen(e164), 12);
	a = ask(&f, "POST " ACCOUNT "/IncomingPhoneNumbers.json", buy);
	ck_assert_int_eq(a.status, 201);
	ck_assert_str_eq(told(&a, "phone_number"), e164);
	ck_assert_str_eq(told(&a, "friendly_name"), "va 7");
	ck_assert_int_eq(
	    ask(&f, "POST " ACCOUNT "/IncomingPhoneNumbers.json", buy).status,
	    400);
	a = ask(&f,
		arena_printf(f.arena,
			     "DELETE " ACCOUNT "/IncomingPhoneNumbers/%s.json",
			     told(&a, "sid")),
		NULL);
	ck_assert_int_eq(a.status, 204);
	a = ask(&f, "GET " ACCOUNT "/IncomingPhoneNumbers.json", NULL);
	ck_assert_uint_eq(
	    json_length(json_get(a.body, "incoming_phone_numbers")), 0);
}
END_TEST

START_TEST(numbers_are_found_by_their_friendly_name)
{
	struct asked a;

	buy_number(&f);
	a = ask(&f,
		"GET " ACCOUNT "/IncomingPhoneNumbers.json?FriendlyName=va-1",
		NULL);
	ck_assert_uint_eq(
	    json_length(json_get(a.body, "incoming_phone_numbers")), 1);
	a = ask(&f,
		"GET " ACCOUNT "/IncomingPhoneNumbers.json?FriendlyName=va-2",
		NULL);
	ck_assert_uint_eq(
	    json_length(json_get(a.body, "incoming_phone_numbers")), 0);
}
END_TEST

START_TEST(strangers_buy_nothing)
{
	struct door_request nobody = { .api_key = "key" };
	struct door_request other = {
		.authorization = "Basic QUMyOnRva2Vu" /* AC2:token */
	};
	const char *buy = "POST " ACCOUNT "/IncomingPhoneNumbers.json";
	struct asked a = ask_as(&f, nobody, buy, "AreaCode=415");

	ck_assert_int_eq(a.status, 401);
	ck_assert_ptr_nonnull(strstr(a.text, "20003"));
	ck_assert_int_eq(ask_as(&f, other, buy, "AreaCode=415").status, 401);
	ck_assert_uint_eq(state_count(f.w.state, STATE_NUMBER), 0);
}
END_TEST

static const struct {
	const char *form;
	int status;
	const char *text;
} messages[] = {
	{ "To=%2B14155550101&From=%2B14155550102&Body=hello+you", 201,
	  "hello you" },
	{ "From=%2B14155550102&Body=x", 400, "21604" },
	{ "To=415&From=%2B14155550102&Body=x", 400, "21211" },
	{ "To=%2B14155550101&Body=x", 400, "21603" },
	{ "To=%2B14155550101&From=%2B14155550102", 400, "21602" },
};

START_TEST(text_messages_are_kept)
{
	struct asked a =
	    ask(&f, "POST " ACCOUNT "/Messages.json", messages[_i].form);

	ck_assert_int_eq(a.status, messages[_i].status);
	ck_assert_ptr_nonnull(strstr(a.text, messages[_i].text));
	ck_assert_uint_eq(state_count(f.w.state, STATE_MESSAGE),
			  messages[_i].status == 201);
}
END_TEST

/* --- state --- */

static const char *
state_path(void)
{
	return arena_printf(f.arena, "%s/state.jsonl", f.dir);
}

START_TEST(state_outlives_the_process)
{
	struct state *s = state_open(state_path(), NULL), *killed = s;

	ck_assert_ptr_nonnull(s);
	state_put(s, STATE_AGENT, "a", "{\"n\":1}");
	state_put(s, STATE_AGENT, "b", "{\"n\":2}");
	state_put(s, STATE_AGENT, "a", "{\"n\":3}");
	state_put(s, STATE_TOOL, "a", "{\"t\":\"\\u00fc\\\"\\n\"}");
	ck_assert(state_delete(s, STATE_AGENT, "b"));
	ck_assert(!state_delete(s, STATE_AGENT, "b"));
	/* read while the first is still open, as if that were killed */
	s = state_open(state_path(), NULL);
	ck_assert_uint_eq(state_count(s, STATE_AGENT), 1);
	ck_assert_str_eq(state_text(s, STATE_AGENT, "a"), "{\"n\":3}");
	ck_assert_str_eq(state_text(s, STATE_TOOL, "a"),
			 "{\"t\":\"\\u00fc\\\"\\n\"}");
	state_reset(s);
	state_close(s);
	s = state_open(state_path(), NULL);
	ck_assert_uint_eq(state_count(s, STATE_AGENT), 0);
	state_close(s);
	state_close(killed);
	unlink(state_path());
}
END_TEST

START_TEST(a_torn_last_line_is_cut_off)
{
	struct state *s = state_open(state_path(), NULL);
	int fd;

	state_put(s, STATE_AGENT, "a", "{}");
	state_close(s);
	fd = open(state_path(), O_WRONLY | O_APPEND);
	ck_assert_int_eq(write(fd, "{\"kind\":\"ag", 11), 11);
	close(fd);
	s = state_open(state_path(), NULL);
	ck_assert_uint_eq(state_count(s, STATE_AGENT), 1);
	state_put(s, STATE_AGENT, "b", "{}");
	state_close(s);
	s = state_open(state_path(), NULL);
	ck_assert_uint_eq(state_count(s, STATE_AGENT), 2);
	state_close(s);
	unlink(state_path());
}
END_TEST

START_TEST(a_folder_that_is_none_is_told)
{
	struct err e = ERR_INIT;

	ck_assert_ptr_null(state_open("/no/such/folder/state", &e));
	ck_assert_ptr_nonnull(strstr(e.detail, "/no/such/folder"));
}
END_TEST

/* --- faults, the log --- */

START_TEST(faults_come_as_often_as_asked)
{
	struct faults *w = f.w.faults;

	ck_assert(faults_add(w, "POST /v1/convai/tools", "500", 2, 0));
	ck_assert(faults_add(w, "* /v1", "latency", 0, 40));
	ck_assert_int_eq(faults_take(w, "POST", "/v1/convai/tools").kind,
			 FAULT_500);
	ck_assert_int_eq(faults_take(w, "GET", "/v1/convai/tools").kind,
			 FAULT_LATENCY);
	ck_assert_int_eq(faults_take(w, "POST", "/v1/convai/tools/x").kind,
			 FAULT_500);
	ck_assert_int_eq(faults_take(w, "POST", "/v1/convai/tools").ms, 40);
	ck_assert_int_eq(faults_take(w, "POST", "/v2").kind, FAULT_NONE);
	ck_assert(!faults_add(w, "POST", "500", 1, 0));
	ck_assert(!faults_add(w, "POST x", "500", 1, 0));
	ck_assert(!faults_add(w, "POST /x", "earthquake", 1, 0));
	faults_clear(w);
	ck_assert_int_eq(faults_take(w, "GET", "/v1").kind, FAULT_NONE);
}
END_TEST

START_TEST(faults_are_asked_for_over_http)
{
	struct asked a = ask(&f, "POST /_sandbox/faults",
			     "{\"match\":\"POST /v1/convai\",\"kind\":"
			     "\"did_then_drop\",\"times\":3}");

	ck_assert_int_eq(a.status, 204);
	a = ask(&f, "GET /_sandbox/faults", NULL);
	ck_assert_ptr_nonnull(strstr(a.text, "\"did_then_drop\""));
	ck_assert_int_eq(ask(&f, "POST /_sandbox/faults",
			     "{\"match\":\"POST /x\",\"kind\":\"flood\"}")
			     .status,
			 422);
	ck_assert_int_eq(ask(&f, "POST /_sandbox/reset", "{}").status, 204);
	a = ask(&f, "GET /_sandbox/faults", NULL);
	ck_assert_ptr_null(strstr(a.text, "did_then_drop"));
}
END_TEST

START_TEST(the_log_keeps_the_last_and_caps_bodies)
{
	struct reqlog_entry e = { .direction = "in",
				  .method = "GET",
				  .path = "/a",
				  .status = 200,
				  .request = "\xff\xfe",
				  .request_len = 2 };
	char *big = arena_alloc(f.arena, 2 * REQLOG_BODY + 1);
	struct json *rows = json_array(f.arena);
	int i;

	memset(big, 'x', 2 * REQLOG_BODY);
	e.answer = big;
	e.answer_len = 2 * REQLOG_BODY;
	for (i = 0; i < REQLOG_MOST + 5; i++)
		reqlog_add(f.w.reqlog, &e);
	e.path = "/b";
	reqlog_add(f.w.reqlog, &e);
	ck_assert_uint_eq(reqlog_total(f.w.reqlog), REQLOG_MOST + 6);
	reqlog_list(f.w.reqlog, "/b", rows);
	ck_assert_uint_eq(json_length(rows), 1);
	ck_assert_ptr_null(json_get(json_at(rows, 0), "request"));
	ck_assert_uint_eq(
	    strlen(json_string(json_get(json_at(rows, 0), "answer"))),
	    REQLOG_BODY);
}
END_TEST

/* --- mail --- */

static const struct {
	const char *raw, *subject, *text;
} mails[] = {
	{ "Subject: Hi\n\nbody\n", "Hi", "body\n" },
	{ "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_an?= =?utf-8?B?IFNpZQ==?=\n"
	  "Content-Transfer-Encoding: quoted-printable\n\na=3Db=\nc\n",
	  "Gr\303\274\303\237e an Sie", "a=bc\n" },
	{ "Subject: two\n lines\nContent-Transfer-Encoding: base64\n\n"
	  "aGVs\nbG8=\n",
	  "two lines", "hello" },
	{ "Subject: m\nContent-Type: multipart/alternative; boundary=\"x\"\n\n"
	  "--x\nContent-Type: text/html\n\n<p>\n--x\n"
	  "Content-Type: text/plain\n\nplain\n--x--\n",
	  "m", "plain\n" },
	{ "Subject: broken\nContent-Type: multipart/mixed; boundary=y\n\nno",
	  "broken", "no" },
	{ "Subject: latin\n\n\xe9t\xe9", "latin", "?t?" },
	{ "", "", "" },
};

START_TEST(mail_is_read)
{
	ck_assert_str_eq(mime_header(f.arena, mails[_i].raw, "Subject"),
			 mails[_i].subject);
	ck_assert_str_eq(mime_text(f.arena, mails[_i].raw), mails[_i].text);
}
END_TEST

/* --- tool calls --- */

static const struct json *
parsed(const char *text)
{
	static const struct json_caps caps = { 65536, 32 };
	const struct json *j =
	    json_parse(f.arena, text, strlen(text), &caps, NULL);

	ck_assert_ptr_nonnull(j);
	return j;
}

static const char envelope[] =
    "{\"id\":\"t\",\"tool_config\":{\"name\":\"create_reservation_x\","
    "\"response_timeout_secs\":5,\"api_schema\":{\"url\":"
    "\"https://x.org/{{system__agent_id}}\",\"method\":\"POST\","
    "\"request_headers\":{\"X-Secret\":{\"secret_id\":\"s\"},\"X-Plain\":"
    "\"p\"},\"request_body_schema\":{\"type\":\"object\",\"properties\":{"
    "\"agent_id\":{\"type\":\"string\",\"dynamic_variable\":"
    "\"system__agent_id\"},\"action\":{\"type\":\"string\","
    "\"constant_value\":\"create_reservation\"},\"gone\":{\"type\":"
    "\"string\",\"is_omitted\":true},\"parameters\":{\"type\":\"object\","
    "\"properties\":{\"customer_name\":{\"type\":\"string\","
    "\"description\":\"n\"},\"date\":{\"type\":\"string\",\"description\":"
    "\"d\"},\"time\":{\"type\":\"string\",\"description\":\"t\"},"
    "\"party_size\":{\"type\":\"integer\",\"description\":\"p\"},"
    "\"phone\":{\"type\":\"string\",\"description\":\"p\"}}}}}}}}";

START_TEST(tool_calls_are_built_as_declared)
{
	static const struct door_pair variables[] = {
		{ "system__agent_id", "agent_1" }, { NULL, NULL }
	};
	struct facts facts = { .has_date = true,
			       .date = calendar_day(2026, 11, 26),
			       .time = 1170,
			       .party = 4,
			       .name = "Garden \"&" };
	struct toolcall t = { .state = f.w.state,
			      .arena = f.arena,
			      .tool = parsed(envelope),
			      .intent = INTENT_CREATE,
			      .facts = &facts,
			      .variables = variables };
	struct caller_request r;

	state_put(f.w.state, STATE_SECRET, "s", "{\"value\":\"hush\"}");
	ck_assert(toolcall_fits(t.tool, INTENT_CREATE));
	ck_assert(!toolcall_fits(t.tool, INTENT_CANCEL));
	r = toolcall_build(&t);
	ck_assert_str_eq(r.method, "POST");
	ck_assert_str_eq(r.url, "https://x.org/agent_1");
	ck_assert_int_eq(r.timeout_ms, 5000);
	ck_assert_str_eq(r.headers[0].name, "X-Secret");
	ck_assert_str_eq(r.headers[0].value, "hush");
	ck_assert_str_eq(r.headers[1].value, "p");
	ck_assert_str_eq(
	    r.body,
	    "{\"agent_id\":\"agent_1\",\"action\":\"create_reservation\","
	    "\"parameters\":{\"customer_name\":\"Garden \\\"&\",\"date\":"
	    "\"2026-11-26\",\"time\":\"19:30\",\"party_size\":4}}");
}
END_TEST

START_TEST(a_variable_that_nobody_supplies_is_noticed)
{
	static const struct door_pair none[] = { { NULL, NULL } };
	struct toolcall t = { .state = f.w.state,
			      .arena = f.arena,
			      .variables = none };

	t.tool = parsed("{\"tool_config\":{\"api_schema\":{"
			"\"request_body_schema\":{\"properties\":{\"a\":{"
			"\"dynamic_variable\":\"mine\"}}}}}}");
	ck_assert_str_eq(toolcall_missing(&t), "mine");
	t.tool = parsed(envelope);
	ck_assert_ptr_null(toolcall_missing(&t));
}
END_TEST

START_TEST(signatures_are_the_platforms)
{
	const char *s = outbox_sign(f.arena, "wsec_x", "{}");

	ck_assert_int_eq(strncmp(s, "t=", 2), 0);
	ck_assert_ptr_nonnull(strstr(s, ",v0="));
	ck_assert_uint_eq(strlen(strstr(s, ",v0=")), 4 + 64);
}
END_TEST

Suite *
sandbox_parts_suite(void)
{
	Suite *s = suite_create("sandbox parts");
	TCase *t = tcase_create("parts");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, numbers_are_sold);
	tcase_add_test(t, numbers_are_found_by_their_friendly_name);
	tcase_add_test(t, strangers_buy_nothing);
	tcase_add_loop_test(t, text_messages_are_kept, 0,
			    sizeof(messages) / sizeof(*messages));
	tcase_add_test(t, state_outlives_the_process);
	tcase_add_test(t, a_torn_last_line_is_cut_off);
	tcase_add_test(t, a_folder_that_is_none_is_told);
	tcase_add_test(t, faults_come_as_often_as_asked);
	tcase_add_test(t, faults_are_asked_for_over_http);
	tcase_add_test(t, the_log_keeps_the_last_and_caps_bodies);
	tcase_add_loop_test(t, mail_is_read, 0, sizeof(mails) / sizeof(*mails));
	tcase_add_test(t, tool_calls_are_built_as_declared);
	tcase_add_test(t, a_variable_that_nobody_supplies_is_noticed);
	tcase_add_test(t, signatures_are_the_platforms);
	suite_add_tcase(s, t);
	return s;
}
