/* SPDX-License-Identifier: MIT
 *
 * test_sandbox_eleven.c: the voice platform's stand-in answers as the
 * platform does: its validation, its silences, its refusals.
 */
#include "config.h"

#include <check.h>

#include "sandbox/router.h"
#include "sandbox_fixture.h"
#include "sandbox_suites.h"

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

/* --- who may ask what --- */

START_TEST(the_key_is_asked_for)
{
	struct door_request nobody = { .api_key = NULL };
	struct door_request stranger = { .api_key = "other" };
	struct asked a;

	a = ask_as(&f, nobody, "GET /v1/voices", NULL);
	ck_assert_int_eq(a.status, 401);
	ck_assert_str_eq(told(&a, "detail.code"), "missing_api_key");
	router_key("right");
	a = ask_as(&f, stranger, "GET /v1/convai/agents", NULL);
	ck_assert_int_eq(a.status, 401);
	ck_assert_str_eq(told(&a, "detail.code"), "invalid_api_key");
	stranger.api_key = "right";
	a = ask_as(&f, stranger, "GET /v1/convai/agents", NULL);
	ck_assert_int_eq(a.status, 200);
}
END_TEST

static const struct {
	const char *request, *body;
	int status;
	const char *text; /* stands in the answer */
} refusals[] = {
	{ "GET /v1/nothing", NULL, 404, "Not Found" },
	{ "GET /v1/convai/agents/", NULL, 404, "Not Found" },
	{ "PUT /v1/convai/tools", NULL, 405, "Method Not Allowed" },
	{ "GET /v1/convai/agents/create/x", NULL, 404, "Not Found" },
	{ "GET /v1/convai/agents/agent_none", NULL, 404, "agent_not_found" },
	{ "GET /v1/convai/tools/tool_none", NULL, 404, "tool_not_found" },
	{ "GET /v1/voices/none", NULL, 404, "voice_not_found" },
	{ "GET /v1/convai/conversations/none", NULL, 404,
	  "conversation_not_found" },
	{ "GET /v1/convai/agents?page_size=500", NULL, 422, "page_size" },
	{ "GET /v2/voices?page_size=0", NULL, 422, "page_size" },
	{ "POST /v1/convai/agents/create", "{", 422, "json_invalid" },
	{ "POST /v1/convai/agents/create", "{}", 422,
	  "\"loc\":[\"body\",\"conversation_config\"]" },
	{ "POST /v1/convai/agents/create", NULL, 422, "missing" },
	{ "POST /v1/convai/agents/create", "[]", 422, "missing" },
	{ "POST /v1/convai/agents/create",
	  "{\"name\":3,\"conversation_config\":{}}", 422, "string_type" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"tts\":{\"speed\":3}}}", 422,
	  "less_than_equal" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"tts\":{\"model_id\":\"x\"}}}", 422,
	  "enum" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"agent\":{\"language\":\"en-US\"}}}", 422,
	  "language" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"agent\":{\"language\":\"es\"}}}", 400,
	  "Non-english Agents must use turbo or flash v2_5" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"tts\":{\"model_id\":"
	  "\"eleven_flash_v2_5\"}}}",
	  400, "English Agents must use turbo or flash v2" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"agent\":{\"prompt\":{\"tool_ids\":"
	  "[\"tool_none\"]}}}}",
	  404, "tool_not_found" },
	{ "POST /v1/convai/agents/create",
	  "{\"conversation_config\":{\"agent\":{\"prompt\":{"
	  "\"knowledge_base\":[{\"id\":\"x\"}]}}}}",
	  422, "\"knowledge_base\",0,\"type\"" },
	{ "POST /v1/convai/secrets", "{\"type\":\"new\",\"name\":\"n\"}", 422,
	  "\"value\"" },
	{ "POST /v1/convai/phone-numbers",
	  "{\"country\":\"US\",\"area_code\":\"415\"}", 422, "provider" },
	{ "POST /v1/convai/phone-numbers",
	  "{\"provider\":\"twilio\",\"phone_number\":\"+14155550100\","
	  "\"label\":\"l\"}",
	  422, "\"sid\"" },
	{ "POST /v1/convai/phone-numbers",
	  "{\"provider\":\"twilio\",\"phone_number\":\"+14155550100\","
	  "\"label\":\"l\",\"sid\":\"AC1\",\"token\":\"t\"}",
	  400, "not found in the Twilio account" },
	{ "POST /v1/convai/knowledge-base/text", "{\"name\":\"n\"}", 422,
	  "\"text\"" },
	{ "POST /v1/workspace/webhooks", "{\"settings\":{}}", 422,
	  "webhook_url" },
	{ "PATCH /v1/convai/settings",
	  "{\"webhooks\":{\"post_call_webhook_id\":\"none\"}}", 404,
	  "not_found" },
	{ "POST /v1/text-to-speech/rachel", "{}", 422, "\"text\"" },
	{ "POST /v1/phone-numbers", "{\"country\":\"DE\"}", 422, "country" },
};

START_TEST(the_wrong_is_refused)
{
	struct asked a = ask(&f, refusals[_i].request, refusals[_i].body);

	ck_assert_int_eq(a.status, refusals[_i].status);
	ck_assert_msg(strstr(a.text, refusals[_i].text) != NULL,
		      "%s is not in %s", refusals[_i].text, a.text);
}
END_TEST

/* --- tool schemas --- */

#define SCHEMA(members)                                                        \
	"{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","               \
	"\"description\":\"d\",\"api_schema\":{\"url\":\"https://x.org\","     \
	"\"method\":\"POST\",\"request_body_schema\":" members "}}}"
#define LEAF(members)                                                          \
	SCHEMA("{\"type\":\"object\",\"properties\":{\"a\":{" members "}}}")

static const struct {
	const char *body;
	const char *text; /* of the violation; NULL: the tool is taken */
} schemas[] = {
	{ LEAF("\"type\":\"string\",\"description\":\"d\""), NULL },
	{ LEAF("\"type\":\"string\",\"dynamic_variable\":\"system__x\""),
	  NULL },
	{ LEAF("\"type\":\"integer\",\"constant_value\":3"), NULL },
	{ LEAF("\"type\":\"string\",\"is_omitted\":true"), NULL },
	{ LEAF("\"type\":\"array\",\"description\":\"d\",\"items\":{"
	       "\"type\":\"string\",\"description\":\"d\"}"),
	  NULL },
	{ LEAF("\"type\":\"object\",\"properties\":{\"b\":{\"type\":"
	       "\"boolean\",\"description\":\"d\"}}"),
	  NULL },
	{ LEAF("\"type\":\"string\",\"description\":\"d\","
	       "\"dynamic_variable\":\"v\""),
	  "exactly one of" },
	{ LEAF("\"type\":\"string\""), "exactly one of" },
	{ LEAF("\"type\":\"string\",\"description\":\"d\",\"format\":"
	       "\"date\""),
	  "extra_forbidden" },
	{ LEAF("\"type\":\"date\",\"description\":\"d\""), "literal_error" },
	{ LEAF("\"description\":\"d\""), "missing" },
	{ LEAF("\"type\":\"array\",\"description\":\"d\""),
	  "model_attributes_type" },
	{ LEAF("\"type\":\"object\",\"additionalProperties\":false"),
	  "extra_forbidden" },
	{ SCHEMA("{\"type\":\"object\",\"required\":[\"b\"],\"properties\":"
		 "{}}"),
	  "Required property" },
	{ SCHEMA("{\"type\":\"object\",\"required\":true}"), "list_type" },
	{ SCHEMA("{\"type\":\"array\"}"), "literal_error" },
	{ SCHEMA("{\"type\":\"object\",\"title\":\"x\"}"), "extra_forbidden" },
	{ "{\"type\":\"webhook\",\"name\":\"t\"}", "tool_config" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"has space\","
	  "\"description\":\"d\",\"api_schema\":{\"url\":\"https://x\"}}}",
	  "string_pattern_mismatch" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","
	  "\"description\":\"d\",\"response_timeout_secs\":1,"
	  "\"api_schema\":{\"url\":\"https://x\"}}}",
	  "greater_than_equal" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","
	  "\"description\":\"d\",\"response_timeout_secs\":301,"
	  "\"api_schema\":{\"url\":\"https://x\"}}}",
	  "less_than_equal" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","
	  "\"description\":\"d\",\"tool_error_handling_mode\":\"loud\","
	  "\"api_schema\":{\"url\":\"https://x\"}}}",
	  "enum" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","
	  "\"description\":\"d\",\"api_schema\":{\"url\":\"ftp://x\"}}}",
	  "Invalid URL" },
	{ "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"t\","
	  "\"description\":\"d\",\"api_schema\":{\"url\":\"https://x\","
	  "\"request_headers\":{\"A\":{\"secret_id\":\"none\"}}}}}",
	  "no such secret" },
};

START_TEST(tool_schemas_are_strict)
{
	struct asked a = ask(&f, "POST /v1/convai/tools", schemas[_i].body);

	ck_assert_int_eq(a.status, schemas[_i].text ? 422 : 200);
	if (schemas[_i].text)
		ck_assert_msg(strstr(a.text, schemas[_i].text) != NULL,
			      "%s is not in %s", schemas[_i].text, a.text);
}
END_TEST

/* --- agents --- */

START_TEST(what_is_misplaced_is_dropped_without_a_word)
{
	struct asked a =
	    ask(&f, "POST /v1/convai/agents/create",
		"{\"name\":\"A\",\"voice_id\":\"rachel\","
		"\"conversation_config\":{\"llm\":\"gpt\",\"agent\":{"
		"\"prompt\":{\"prompt\":\"p\"}}}}");

	a = ask(&f,
		arena_printf(f.arena, "GET /v1/convai/agents/%s",
			     told(&a, "agent_id")),
		NULL);
	ck_assert_int_eq(a.status, 200);
	ck_assert_str_eq(told(&a, "conversation_config.agent.prompt.llm"),
			 "gemini-2.5-flash");
	ck_assert_str_eq(told(&a, "conversation_config.tts.voice_id"),
			 "cjVigY5qzO86Huf0OWal");
	ck_assert_ptr_null(json_get(a.body, "voice_id"));
	ck_assert(!json_bool(
	    json_path(a.body, "platform_settings.auth.enable_auth"), true));
}
END_TEST

START_TEST(patches_merge_objects_and_replace_arrays)
{
	const char *id = make_agent(&f, "A");
	const char *one = make_tool(&f, "one"), *two = make_tool(&f, "two");
	const char *patch =
	    arena_printf(f.arena, "PATCH /v1/convai/agents/%s", id);
	struct asked a;

	a = ask(&f, patch,
		"{\"conversation_config\":{\"agent\":{\"first_message\":\"hi\","
		"\"prompt\":{\"prompt\":\"p\",\"timezone\":\"Asia/Tokyo\"}}}}");
	ck_assert_int_eq(a.status, 200);
	a = ask(&f, patch,
		"{\"conversation_config\":{\"agent\":{\"prompt\":{"
		"\"prompt\":\"q\"}}}}");
	ck_assert_str_eq(told(&a, "conversation_config.agent.first_message"),
			 "hi");
	ck_assert_str_eq(told(&a, "conversation_config.agent.prompt.timezone"),
			 "Asia/Tokyo");
	ck_assert_str_eq(told(&a, "conversation_config.agent.prompt.prompt"),
			 "q");
	ask(&f, patch,
	    arena_printf(f.arena,
			 "{\"conversation_config\":{"
			 "\"agent\":{\"prompt\":{\"tool_ids\":[\"%s\"]}}}}",
			 one));
	a = ask(&f, patch,
		arena_printf(f.arena,
			     "{\"conversation_config\":{"
			     "\"agent\":{\"prompt\":{\"tool_ids\":[\"%s\"]}}}}",
			     two));
	ck_assert_uint_eq(
	    json_length(
		json_path(a.body, "conversation_config.agent.prompt.tool_ids")),
	    1);
	ck_assert_str_eq(told(&a, "name"), "A");
}
END_TEST

START_TEST(lists_come_in_pages)
{
	struct asked a;
	const char *cursor;
	int seen = 0, pages = 0, i;

	for (i = 0; i < 7; i++)
		make_agent(&f, arena_printf(f.arena, "Agent %d", i));
	a = ask(&f, "GET /v1/convai/agents?page_size=3", NULL);
	for (;;) {
		seen += (int)json_length(json_get(a.body, "agents"));
		pages++;
		cursor = json_string(json_get(a.body, "next_cursor"));
		ck_assert_int_eq(json_bool(json_get(a.body, "has_more"), 0),
				 cursor != NULL);
		if (!cursor)
			break;
		a = ask(&f,
			arena_printf(f.arena,
				     "GET /v1/convai/agents?page_size=3&"
				     "cursor=%s",
				     cursor),
			NULL);
	}
	ck_assert_int_eq(seen, 7);
	ck_assert_int_eq(pages, 3);
	a = ask(&f, "GET /v1/convai/agents?search=agent 5", NULL);
	ck_assert_uint_eq(json_length(json_get(a.body, "agents")), 1);
}
END_TEST

START_TEST(voices_are_filtered)
{
	struct asked a = ask(&f, "GET /v2/voices?page_size=100", NULL);
	bool rachel = false;
	size_t i, n = json_length(json_get(a.body, "voices"));

	ck_assert_uint_ge(n, 12);
	for (i = 0; i < n; i++)
		rachel |= strcmp(json_string(json_get(
				     json_at(json_get(a.body, "voices"), i),
				     "voice_id")),
				 "rachel") == 0;
	ck_assert(rachel);
	a = ask(&f, "GET /v2/voices?language=fr&gender=male", NULL);
	ck_assert_uint_eq(json_length(json_get(a.body, "voices")), 1);
	a = ask(&f, "GET /v2/voices?language=fr&language=de&page_size=3", NULL);
	ck_assert_uint_eq(json_length(json_get(a.body, "voices")), 3);
	ck_assert_str_eq(told(&a, "next_page_token"), "3");
	a = ask(&f, "GET /v2/voices?search=scottish", NULL);
	ck_assert_uint_eq(json_length(json_get(a.body, "voices")), 1);
}
END_TEST

/* --- secrets, tools in use, numbers --- */

START_TEST(secrets_stay_secret)
{
	struct asked a = ask(&f, "POST /v1/convai/secrets",
			     "{\"type\":\"new\",\"name\":\"n\",\"value\":"
			     "\"hush-hush\"}");
	const char *id = told(&a, "secret_id");

	ck_assert_ptr_null(strstr(a.text, "hush-hush"));
	a = ask(&f, "POST /v1/convai/tools",
		arena_printf(f.arena,
			     "{\"tool_config\":{\"type\":\"webhook\","
			     "\"name\":\"t\",\"description\":\"d\","
			     "\"api_schema\":{\"url\":\"https://x.org\","
			     "\"request_headers\":{\"A\":{\"secret_id\":"
			     "\"%s\"}}}}}",
			     id));
	ck_assert_int_eq(a.status, 200);
	a = ask(&f, "GET /v1/convai/secrets", NULL);
	ck_assert_ptr_null(strstr(a.text, "hush-hush"));
	ck_assert_ptr_nonnull(strstr(a.text, id));
	a = ask(&f, arena_printf(f.arena, "DELETE /v1/convai/secrets/%s", id),
		NULL);
	ck_assert_int_eq(a.status, 409);
}
END_TEST

START_TEST(a_tool_in_use_needs_force)
{
	const char *agent = make_agent(&f, "A"), *tool = make_tool(&f, "t");
	const char *del =
	    arena_printf(f.arena, "DELETE /v1/convai/tools/%s", tool);
	struct asked a;

	a = ask(&f, arena_printf(f.arena, "PATCH /v1/convai/agents/%s", agent),
		arena_printf(f.arena,
			     "{\"conversation_config\":{\"agent\":{"
			     "\"prompt\":{\"tool_ids\":[\"%s\"]}}}}",
			     tool));
	ck_assert_int_eq(a.status, 200);
	ck_assert_int_eq(ask(&f, del, NULL).status, 409);
	a = ask(&f, arena_printf(f.arena, "%s?force=true", del), NULL);
	ck_assert_int_eq(a.status, 204);
	a = ask(&f, arena_printf(f.arena, "GET /v1/convai/agents/%s", agent),
		NULL);
	ck_assert_uint_eq(
	    json_length(
		json_path(a.body, "conversation_config.agent.prompt.tool_ids")),
	    0);
}
END_TEST

static const char *
import_body(const char *e164)
{
	return arena_printf(f.arena,
			    "{\"provider\":\"twilio\",\"phone_number\":\"%s\","
			    "\"label\":\"l\",\"sid\":\"AC1\",\"token\":\"t\"}",
			    e164);
}

START_TEST(numbers_are_imported_and_assigned)
{
	const char *agent = make_agent(&f, "A"), *id, *path;
	const char *e164 = buy_number(&f);
	struct asked a =
	    ask(&f, "POST /v1/convai/phone-numbers", import_body(e164));

	ck_assert_int_eq(a.status, 200);
	id = told(&a, "phone_number_id");
	path = arena_printf(f.arena, "PATCH /v1/convai/phone-numbers/%s", id);
	a = ask(&f, "POST /v1/convai/phone-numbers", import_body(e164));
	ck_assert_int_eq(a.status, 409);
	a = ask(&f, path,
		arena_printf(f.arena, "{\"agent_id\":\"%s\"}", agent));
	ck_assert_str_eq(told(&a, "assigned_agent.agent_id"), agent);
	a = ask(&f, path, "{\"label\":\"other\"}");
	ck_assert_str_eq(told(&a, "assigned_agent.agent_id"), agent);
	ck_assert_str_eq(told(&a, "label"), "other");
	a = ask(&f, "GET /v1/convai/phone-numbers", NULL);
	ck_assert_int_eq(json_type(a.body), JSON_ARRAY);
	a = ask(&f, arena_printf(f.arena, "GET /v1/convai/agents/%s", agent),
		NULL);
	ck_assert_uint_eq(json_length(json_get(a.body, "phone_numbers")), 1);
	a = ask(&f, path, "{\"agent_id\":null}");
	ck_assert_str_eq(told(&a, "assigned_agent.agent_id"), "");
	ask(&f, path, arena_printf(f.arena, "{\"agent_id\":\"%s\"}", agent));
	a = ask(&f, arena_printf(f.arena, "DELETE /v1/convai/agents/%s", agent),
		NULL);
	ck_assert_int_eq(a.status, 204);
	a = ask(&f,
		arena_printf(f.arena, "GET /v1/convai/phone-numbers/%s", id),
		NULL);
	ck_assert_str_eq(told(&a, "assigned_agent.agent_id"), "");
}
END_TEST

/* --- documents, webhooks, the specification's dialect --- */

START_TEST(documents_are_kept_and_attached)
{
	static const char form[] =
	    "--xx\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n"
	    "Menu\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; "
	    "filename=\"menu.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
	    "%PDF-1.4 x\r\n--xx--\r\n";
	struct door_request q = { .api_key = "key",
				  .content_type =
				      "multipart/form-data; boundary=xx" };
	struct asked a =
	    ask_as(&f, q, "POST /v1/convai/knowledge-base/file", form);
	const char *id = told(&a, "id"), *del;
	const char *agent = make_agent(&f, "A");

	ck_assert_int_eq(a.status, 200);
	ck_assert_str_eq(told(&a, "name"), "Menu");
	a = ask(&f,
		arena_printf(f.arena,
			     "GET /v1/convai/knowledge-base/%s/content", id),
		NULL);
	ck_assert_str_eq(a.text, "%PDF-1.4 x");
	a = ask(&f, arena_printf(f.arena, "PATCH /v1/convai/agents/%s", agent),
		arena_printf(f.arena,
			     "{\"conversation_config\":{\"agent\":{"
			     "\"prompt\":{\"knowledge_base\":[{\"type\":"
			     "\"file\",\"id\":\"%s\",\"name\":\"Menu\"}]}}}}",
			     id));
	ck_assert_int_eq(a.status, 200);
	del = arena_printf(f.arena, "DELETE /v1/convai/knowledge-base/%s", id);
	a = ask(&f, del, NULL);
	ck_assert_str_eq(told(&a, "detail.code"),
			 "document_has_dependent_agents");
	a = ask(&f, arena_printf(f.arena, "%s?force=true", del), NULL);
	ck_assert_int_eq(a.status, 204);
}
END_TEST

START_TEST(a_webhook_tells_its_secret_once)
{
	struct asked a = ask(&f, "POST /v1/workspace/webhooks",
			     "{\"settings\":{\"auth_type\":\"hmac\",\"name\":"
			     "\"n\",\"webhook_url\":\"https://x.org/e\"}}");
	const char *secret = told(&a, "webhook_secret");
	const char *id = told(&a, "webhook_id");

	ck_assert_int_eq(strncmp(secret, "wsec_", 5), 0);
	a = ask(&f, "GET /v1/workspace/webhooks", NULL);
	ck_assert_ptr_null(strstr(a.text, secret));
	a = ask(&f,
		arena_printf(f.arena, "PATCH /v1/workspace/webhooks/%s", id),
		"{\"retry_enabled\":true}");
	ck_assert_int_eq(a.status, 422);
	a = ask(&f, "PATCH /v1/convai/settings",
		arena_printf(f.arena,
			     "{\"webhooks\":{\"post_call_webhook_id\":\"%s\","
			     "\"events\":[\"transcript\"]}}",
			     id));
	ck_assert_int_eq(a.status, 200);
	a = ask(&f,
		arena_printf(f.arena, "DELETE /v1/workspace/webhooks/%s", id),
		NULL);
	ck_assert_int_eq(a.status, 409);
}
END_TEST

START_TEST(the_specs_own_dialect_is_spoken)
{
	struct asked a = ask(&f, "POST /v1/convai/agents",
			     "{\"name\":\"Restaurant Agent\",\"voice_id\":"
			     "\"rachel\",\"conversation_config\":{\"agent\":{"
			     "\"first_message\":\"hi\"}}}");
	const char *agent = told(&a, "agent_id"), *path, *number;

	ck_assert_str_eq(told(&a, "voice_id"), "rachel");
	path = arena_printf(f.arena, "/v1/convai/agents/%s", agent);
	a = ask(&f, arena_printf(f.arena, "POST %s/tools", path),
		"{\"type\":\"webhook\",\"name\":\"create_reservation\","
		"\"description\":\"d\",\"webhook_url\":\"http://x.org\","
		"\"parameters\":{\"date\":{\"type\":\"string\"}}}");
	ck_assert_int_eq(a.status, 200);
	a = ask(&f, arena_printf(f.arena, "POST %s/knowledge-base", path),
		"{\"document_name\":\"menu\",\"document_content\":\"soup\"}");
	ck_assert_str_eq(told(&a, "status"), "processing");
	a = ask(&f, "POST /v1/phone-numbers",
		"{\"country\":\"US\",\"area_code\":\"415\"}");
	number = told(&a, "phone_number");
	ck_assert_int_eq(strncmp(number, "+1415", 5), 0);
	ck_assert_uint_eq(strlen(number), 12);
	a = ask(&f, arena_printf(f.arena, "PUT %s/phone", path),
		arena_printf(f.arena, "{\"phone_number_id\":\"%s\"}",
			     told(&a, "phone_number_id")));
	ck_assert_int_eq(a.status, 200);
	a = ask(&f, arena_printf(f.arena, "GET %s", path), NULL);
	ck_assert_str_eq(told(&a, "conversation_config.tts.voice_id"),
			 "rachel");
	ck_assert_uint_eq(json_length(json_get(a.body, "phone_numbers")), 1);
	a = ask(&f,
		arena_printf(f.arena, "GET %s/analytics?period=2026-11", path),
		NULL);
	ck_assert_ptr_nonnull(strstr(a.text, "\"total_minutes\":0.0"));
}
END_TEST

Suite *
sandbox_eleven_suite(void)
{
	Suite *s = suite_create("sandbox eleven");
	TCase *t = tcase_create("eleven");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_key_is_asked_for);
	tcase_add_loop_test(t, the_wrong_is_refused, 0,
			    sizeof(refusals) / sizeof(*refusals));
	tcase_add_loop_test(t, tool_schemas_are_strict, 0,
			    sizeof(schemas) / sizeof(*schemas));
	tcase_add_test(t, what_is_misplaced_is_dropped_without_a_word);
	tcase_add_test(t, patches_merge_objects_and_replace_arrays);
	tcase_add_test(t, lists_come_in_pages);
	tcase_add_test(t, voices_are_filtered);
	tcase_add_test(t, secrets_stay_secret);
	tcase_add_test(t, a_tool_in_use_needs_force);
	tcase_add_test(t, numbers_are_imported_and_assigned);
	tcase_add_test(t, documents_are_kept_and_attached);
	tcase_add_test(t, a_webhook_tells_its_secret_once);
	tcase_add_test(t, the_specs_own_dialect_is_spoken);
	suite_add_tcase(s, t);
	return s;
}
