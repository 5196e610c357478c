/* SPDX-License-Identifier: MIT
 *
 * test_contract.c: what the product really sends to the voice platform and
 * the number supplier is as t/contract/schemas says, and their answers are
 * understood.
 */
#include <check.h>
#include <regex.h>
#include <unistd.h>

#include "core/encode.h"
#include "core/log.h"
#include "t/contract/calls.h"
#include "t/contract/schema.h"
#include "t/contract/server.h"

static const struct json_caps caps = { (size_t)256 * 1024, 32 };

static struct arena *a;
static struct server *server;
static struct http *door;
static struct elevenlabs x;
static struct twilio t;

static void
set_up(void)
{
	log_open("test_contract", LOG_ERROR);
	a = arena_new((size_t)32 * 1024 * 1024);
	server = server_start();
	door = http_new();
}

static void
tear_down(void)
{
	http_free(door);
	server_stop(server);
	arena_free(a);
}

static const struct json *
load(const char *name)
{
	const char *srcdir = getenv("srcdir");
	char *path = arena_printf(a, "%s/t/contract/schemas/%s.json",
				  srcdir != NULL ? srcdir : ".", name);
	char *text = arena_alloc(a, caps.bytes);
	FILE *f = fopen(path, "r");
	struct err e = ERR_INIT;
	const struct json *j;
	size_t len;

	ck_assert_msg(f != NULL, "%s cannot be read", path);
	len = fread(text, 1, caps.bytes - 1, f);
	fclose(f);
	j = json_parse(a, text, len, &caps, &e);
	ck_assert_msg(j != NULL, "%s: %s", path, e.detail);
	return j;
}

static void
assert_matches(const char *pattern, const char *text, const char *what)
{
	regex_t re;

	ck_assert_int_eq(regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB), 0);
	ck_assert_msg(regexec(&re, text, 0, NULL, 0) == 0,
		      "%s \"%s\" does not match %s", what, text, pattern);
	regfree(&re);
}

static bool
assert_header(const char *name, const struct json *pattern, void *arg)
{
	char value[512];

	ck_assert_msg(server_header(arg, name, value, sizeof value) != NULL,
		      "header %s is missing", name);
	assert_matches(json_string(pattern), value, name);
	return true;
}

/* "A=1&B=2" as an object of strings. */
static const struct json *
form_object(const char *body)
{
	struct json *o = json_object(a);

	for (const char *at = body; *at != '\0';) {
		size_t len = strcspn(at, "&"), key = strcspn(at, "=");

		ck_assert(key < len);
		json_put_string(
		    o, decode_url(a, at, key, true),
		    decode_url(a, at + key + 1, len - key - 1, true));
		at += at[len] == '&' ? len + 1 : len;
	}
	return o;
}

static void
assert_body(const struct json *schema, const struct server_request *r)
{
	const struct json *body = json_get(schema, "body");
	const struct json *form = json_get(schema, "form");
	const char *fault;

	if (json_type(body) == JSON_ABSENT && json_type(form) == JSON_ABSENT) {
		ck_assert_uint_eq(r->body_len, 0);
		return;
	}
	if (json_type(form) == JSON_OBJECT)
		fault = schema_check(a, form, form_object(r->body));
	else
		fault = schema_check(
		    a, body, json_parse(a, r->body, r->body_len, &caps, NULL));
	ck_assert_msg(fault == NULL, "body %s\n%s", fault, r->body);
}

/* The example is itself as the schema of the answer says. */
static struct server_answer
example_of(const struct json *schema)
{
	const struct json *example = json_get(schema, "example");
	const struct json *answer = json_get(schema, "answer");
	struct server_answer ret = { .status = 200 };
	int64_t status = 0;

	ck_assert(json_int(json_get(schema, "status"), &status));
	ret.status = (int)status;
	if (json_type(example) != JSON_ABSENT)
		ret.body = json_text(a, example);
	if (json_type(answer) != JSON_ABSENT) {
		const char *fault = schema_check(a, answer, example);

		ck_assert_msg(fault == NULL, "example %s", fault);
	}
	return ret;
}

START_TEST(every_call_is_as_its_schema_says)
{
	const struct calls_row *row = &calls_rows[_i];
	const struct json *schema = load(row->name);
	struct server_answer answer = example_of(schema);
	const char *got = NULL;
	struct err e = ERR_INIT;

	server_script(server, &answer, 1);
	calls_open(door, server_url(server), row->dialect, &x, &t);
	ck_assert_msg(row->run(a, &x, &t, &got, &e) == 0, "%s: %s", row->name,
		      e.detail);
	ck_assert_str_eq(got, row->expect);
	ck_assert_uint_ge(server_count(server), 1);
	for (size_t i = 0; i < server_count(server); i++) {
		struct server_request r = *server_request(server, i);

		/* Settings are read before they are changed. */
		if (strcmp(r.method, "GET") == 0 && server_count(server) == 2)
			continue;
		ck_assert_str_eq(r.method,
				 json_string(json_get(schema, "method")));
		assert_matches(json_string(json_get(schema, "path")), r.target,
			       "target");
		json_each(json_get(schema, "headers"), assert_header, &r);
		assert_body(schema, &r);
	}
}
END_TEST

START_TEST(all_five_tools_are_declared)
{
	const struct json *schema = load("elevenlabs.tool.create");
	struct server_answer answer = example_of(schema);
	const char *got = NULL;
	struct err e = ERR_INIT;

	server_script(server, &answer, 1);
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
	for (size_t i = 0; i < calls_count; i++)
		if (strcmp(calls_rows[i].name, "elevenlabs.tool.create") == 0)
			ck_assert_int_eq(calls_rows[i].run(a, &x, &t, &got, &e),
					 0);
	ck_assert_uint_eq(server_count(server), TOOL_COUNT);
	for (size_t i = 0; i < TOOL_COUNT; i++) {
		const struct server_request *r = server_request(server, i);
		const struct json *body =
		    json_parse(a, r->body, r->body_len, &caps, NULL);
		const char *action = json_string(json_path(
		    body, "tool_config.api_schema.request_body_schema."
			  "properties.action.constant_value"));

		ck_assert_str_eq(action, agent_tool_name((enum agent_tool)i));
	}
}
END_TEST

/* --- languages --- */

START_TEST(speech_model_follows_the_language)
{
	static const struct {
		const char *language, *sent, *model;
	} rows[] = {
		{ "en-US", "en", "eleven_flash_v2" },
		{ "en", "en", "eleven_flash_v2" },
		{ "es-ES", "es", "eleven_flash_v2_5" },
		{ "fr_CA", "fr", "eleven_flash_v2_5" },
	};
	struct server_answer answer = { 200, "{\"agent_id\":\"a\"}", NULL, 0, 0,
					0 };
	struct elevenlabs_agent agent = { .name = "va-1",
					  .prompt = "p",
					  .first_message = "m",
					  .language = rows[_i].language,
					  .voice_id = "v",
					  .timezone = "UTC",
					  .max_duration = 60,
					  .retention_days = 1,
					  .concurrency_limit = 1,
					  .daily_limit = 1 };
	const char *id = NULL;
	struct err e = ERR_INIT;
	const struct json *body;

	server_script(server, &answer, 1);
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
	ck_assert_int_eq(elevenlabs_agent_create(&x, a, &agent, &id, &e), 0);
	body = json_parse(a, server_request(server, 0)->body,
			  server_request(server, 0)->body_len, &caps, NULL);
	ck_assert_str_eq(
	    json_string(json_path(body, "conversation_config.agent.language")),
	    rows[_i].sent);
	ck_assert_str_eq(
	    json_string(json_path(body, "conversation_config.tts.model_id")),
	    rows[_i].model);
}
END_TEST

/* --- reading back --- */

static int
verify_with(const char *path, const char *was, const char *is, struct err *e)
{
	const struct json *schema = load("elevenlabs.agent.get");
	struct server_answer answer = example_of(schema);
	const char *got = NULL;
	char *at;

	(void)path;
	at = strstr(answer.body, was);
	ck_assert(at != NULL);
	answer.body = arena_printf(a, "%.*s%s%s", (int)(at - answer.body),
				   answer.body, is, at + strlen(was));
	server_script(server, &answer, 1);
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
	for (size_t i = 0; i < calls_count; i++)
		if (strcmp(calls_rows[i].name, "elevenlabs.agent.get") == 0)
			return calls_rows[i].run(a, &x, &t, &got, e);
	return 0;
}

START_TEST(what_was_stored_otherwise_is_noticed)
{
	static const struct {
		const char *was, *is, *path;
	} rows[] = {
		{ "\"rachel\"", "\"cgSgspJ2msm6clMCkdW9\"", "tts.voice_id" },
		{ "\"enable_auth\":true", "\"enable_auth\":false",
		  "enable_auth" },
		{ "\"enable_auth\":true", "\"enable_auth_\":true",
		  "enable_auth" },
		{ "\"bursting_enabled\":false", "\"bursting_enabled\":true",
		  "bursting_enabled" },
		{ "\"daily_limit\":100", "\"daily_limit\":100000",
		  "daily_limit" },
		{ "\"eleven_flash_v2\"", "\"eleven_turbo_v2\"", "model_id" },
		{ "\"America/New_York\"", "null", "timezone" },
		{ "\"tool_2\"", "\"tool_3\"", "tools" },
		{ "\"tool_1\",", "", "tools" },
	};
	struct err e = ERR_INIT;

	ck_assert_int_eq(verify_with("", rows[_i].was, rows[_i].is, &e), -1);
	ck_assert_int_eq(e.code, ERR_CONFLICT);
	ck_assert_msg(strstr(e.detail, rows[_i].path) != NULL, "%s", e.detail);
}
END_TEST

/* --- pages of a list --- */

START_TEST(lists_are_read_over_all_pages)
{
	static const struct server_answer pages[] = {
		{ 200,
		  "{\"voices\":[{\"voice_id\":\"a\",\"name\":\"A\"}],"
		  "\"has_more\":true,\"next_page_token\":\"p 2&x\"}",
		  NULL, 0, 0, 0 },
		{ 200,
		  "{\"voices\":[{\"voice_id\":\"b\",\"name\":\"B\"},"
		  "{\"voice_id\":\"\",\"name\":\"nameless\"}],"
		  "\"has_more\":false,\"next_page_token\":null}",
		  NULL, 0, 0, 0 },
	};
	struct voice *list = NULL;
	size_t count = 0;
	struct err e = ERR_INIT;

	server_script(server, pages, 2);
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
	ck_assert_int_eq(elevenlabs_voices(&x, a, &list, &count, &e), 0);
	ck_assert_uint_eq(count, 2);
	ck_assert_str_eq(list[1].id, "b");
	ck_assert_str_eq(server_request(server, 1)->target,
			 "/v2/voices?page_size=100&next_page_token="
			 "p%202%26x");
}
END_TEST

START_TEST(a_list_without_end_is_given_up)
{
	static const struct server_answer page = { 200,  "{\"voices\":1}",
						   NULL, 0,
						   0,    0 };
	struct voice *list = NULL;
	size_t count = 0;
	struct err e = ERR_INIT;

	server_script(server, &page, 1);
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
	ck_assert_int_eq(elevenlabs_voices(&x, a, &list, &count, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("contract");
	TCase *tc = tcase_create("calls");
	SRunner *sr;
	int failed;

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_loop_test(tc, every_call_is_as_its_schema_says, 0,
			    (int)calls_count);
	tcase_add_test(tc, all_five_tools_are_declared);
	tcase_add_loop_test(tc, speech_model_follows_the_language, 0, 4);
	tcase_add_loop_test(tc, what_was_stored_otherwise_is_noticed, 0, 9);
	tcase_add_test(tc, lists_are_read_over_all_pages);
	tcase_add_loop_test(tc, a_list_without_end_is_given_up, 0, 2);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
