/* SPDX-License-Identifier: MIT
 *
 * test_faults.c: what the outside does wrong: refusals in every shape,
 * silence, dropped connections, floods; and what that means for repeating.
 */
#include <arpa/inet.h>
#include <check.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/log.h"
#include "t/contract/calls.h"
#include "t/contract/server.h"

static struct arena *a;
static struct server *server;
static struct http *door;
static struct elevenlabs x;
static struct twilio t;

static void
set_up(void)
{
	log_open("test_faults", LOG_ERROR);
	a = arena_new((size_t)64 * 1024 * 1024);
	server = server_start();
	door = http_new();
	calls_open(door, server_url(server), ELEVENLABS_PUBLISHED, &x, &t);
}

static void
tear_down(void)
{
	http_free(door);
	server_stop(server);
	arena_free(a);
}

static int
create_secret(struct err *e)
{
	const char *id = NULL;

	return elevenlabs_secret_create(&x, a, "va-17", "s3cret-value", &id, e);
}

static const struct refusal {
	int status;
	const char *body, *type;
	enum err_code code;
	const char *in_detail;
} refusals[] = {
	/* the four shapes */
	{ 422,
	  "{\"detail\":[{\"loc\":[\"body\",\"tools\",0,\"name\"],\"msg\":"
	  "\"Field required\",\"type\":\"missing\",\"input\":"
	  "\"s3cret-value\"}]}",
	  NULL, ERR_INVALID, "body.tools.0.name: Field required" },
	{ 400,
	  "{\"detail\":{\"type\":\"invalid_request\",\"code\":"
	  "\"invalid_parameters\",\"message\":\"No.\",\"status\":\"old\"}}",
	  NULL, ERR_INVALID, "invalid_parameters No." },
	{ 400,
	  "{\"detail\":{\"status\":\"invalid_agent_config\",\"message\":"
	  "\"Non-english Agents must use turbo or flash v2_5\"}}",
	  NULL, ERR_INVALID, "invalid_agent_config" },
	{ 405, "{\"detail\":\"Method Not Allowed\"}", NULL, ERR_INTERNAL,
	  "Method Not Allowed" },
	{ 500, "{\"status\":\"internal_server_error\",\"message\":\"Oops\"}",
	  NULL, ERR_UNCERTAIN, "internal_server_error" },
	{ 502, "<html>Bad Gateway</html>", "text/html", ERR_UNCERTAIN,
	  "not JSON" },
	/* the codes */
	{ 401, "{\"detail\":{\"code\":\"invalid_api_key\"}}", NULL,
	  ERR_FORBIDDEN, "invalid_api_key" },
	{ 401, "{\"detail\":{\"status\":\"quota_exceeded\"}}", NULL, ERR_LIMIT,
	  "quota_exceeded" },
	{ 402, "{\"detail\":{\"code\":\"insufficient_credits\"}}", NULL,
	  ERR_LIMIT, "insufficient_credits" },
	{ 403, "{\"detail\":{\"code\":\"feature_not_available\"}}", NULL,
	  ERR_FORBIDDEN, "feature_not_available" },
	{ 404, "{\"detail\":{\"code\":\"agent_not_found\"}}", NULL,
	  ERR_NOT_FOUND, "agent_not_found" },
	{ 409, "{\"detail\":{\"code\":\"concurrent_modification\"}}", NULL,
	  ERR_CONFLICT, "concurrent_modification" },
	{ 413, "", NULL, ERR_TOO_LARGE, "413" },
	{ 429, "{\"detail\":{\"code\":\"rate_limit_exceeded\"}}", NULL,
	  ERR_BUSY, "rate_limit_exceeded" },
	{ 503, "", NULL, ERR_UNAVAILABLE, "503" },
	{ 504, "", NULL, ERR_UNCERTAIN, "504" },
	{ 302, "", NULL, ERR_INTERNAL, "302" },
	/* made, but without its name */
	{ 200, "{}", NULL, ERR_UNCERTAIN, "without secret_id" },
	{ 200, "not json", NULL, ERR_UNCERTAIN, "without secret_id" },
	{ 200, "", NULL, ERR_UNCERTAIN, "without secret_id" },
};

START_TEST(a_refusal_is_understood)
{
	const struct refusal *r = &refusals[_i];
	const struct server_answer answer = { r->status, r->body, r->type,
					      0,         0,       0 };
	struct err e = ERR_INIT;

	server_script(server, &answer, 1);
	ck_assert_int_eq(create_secret(&e), -1);
	ck_assert_msg(e.code == r->code, "%s: %s", err_code_name(e.code),
		      e.detail);
	ck_assert_msg(strstr(e.detail, r->in_detail) != NULL, "%s", e.detail);
	ck_assert_ptr_null(strstr(e.detail, "s3cret-value"));
	ck_assert_str_ne(e.say, "");
	ck_assert_uint_eq(server_count(server), 1);
}
END_TEST

/* --- no answer --- */

START_TEST(a_dropped_change_is_uncertain_and_sent_once)
{
	static const struct server_answer drop = { 0 };
	struct err e = ERR_INIT;

	server_script(server, &drop, 1);
	ck_assert_int_eq(create_secret(&e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
	ck_assert_uint_eq(server_count(server), 1);
}
END_TEST

/* libcurl repeats a request by itself on a connection it used before. */
START_TEST(a_dropped_change_on_a_used_connection_is_sent_once)
{
	static const struct server_answer script[] = {
		{ 200, "{\"secrets\":[]}", NULL, 0, 0, 0 },
		{ 200, "{\"secrets\":[]}", NULL, 0, 0, 0 },
		{ 0 },
	};
	const char *id = NULL;
	struct err e = ERR_INIT;

	server_script(server, script, 3);
	ck_assert_int_eq(elevenlabs_secret_find(&x, a, "va-1", &id, &e), 0);
	ck_assert_int_eq(elevenlabs_secret_find(&x, a, "va-1", &id, &e), 0);
	ck_assert_int_eq(create_secret(&e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
	ck_assert_uint_eq(server_count(server), 3);
}
END_TEST

START_TEST(a_question_is_asked_again)
{
	static const struct server_answer script[] = {
		{ 0 },
		{ 503, "", NULL, 0, 0, 0 },
		{ 200,
		  "{\"secrets\":[{\"secret_id\":\"s\",\"name\":\"va-1\"}]}",
		  NULL, 0, 0, 0 },
	};
	const char *id = NULL;
	struct err e = ERR_INIT;

	server_script(server, script, 3);
	ck_assert_int_eq(elevenlabs_secret_find(&x, a, "va-1", &id, &e), 1);
	ck_assert_str_eq(id, "s");
	ck_assert_uint_eq(server_count(server), 3);
}
END_TEST

START_TEST(questions_are_given_up_after_three)
{
	static const struct server_answer drop = { 0 };
	const char *id = NULL;
	struct err e = ERR_INIT;

	server_script(server, &drop, 1);
	ck_assert_int_eq(elevenlabs_secret_find(&x, a, "va-1", &id, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	ck_assert_uint_eq(server_count(server), 3);
}
END_TEST

START_TEST(nobody_there_means_nothing_happened)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	struct err e = ERR_INIT;

	/* A port that is bound but does not listen. */
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&at, &len), 0);
	x.base_url = arena_printf(a, "http://127.0.0.1:%d", ntohs(at.sin_port));
	ck_assert_int_eq(create_secret(&e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	close(fd);
}
END_TEST

static int
post(const struct server_answer *answer, int timeout_ms, size_t cap,
     struct http_response *ret, struct err *e)
{
	const struct http_request r = { .name = "test",
					.method = "POST",
					.url = server_url(server),
					.body = "{}",
					.body_len = 2,
					.content_type = "application/json",
					.timeout_ms = timeout_ms,
					.cap = cap };

	server_script(server, answer, 1);
	return http_send(door, a, &r, ret, e);
}

START_TEST(a_slow_answer_is_not_waited_for)
{
	static const struct server_answer slow = {
		200, "{}", NULL, 1500, 0, 0
	};
	deadline began = clock_deadline_in(0);
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(post(&slow, 300, 0, &got, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
	ck_assert_int_lt(clock_deadline_in(0) - began, 1000);
}
END_TEST

START_TEST(an_answer_over_its_cap_is_refused)
{
	static const struct server_answer flood = {
		200, NULL, NULL, 0, (size_t)3 * 1024 * 1024, 0
	};
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(post(&flood, 0, 1024 * 1024, &got, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
	ck_assert_ptr_nonnull(strstr(e.detail, "cap"));
	ck_assert_uint_lt(arena_used(a), (size_t)8 * 1024 * 1024);
}
END_TEST

START_TEST(an_answer_within_its_cap_is_whole)
{
	static const struct server_answer big = {
		200, NULL, NULL, 0, 1000000, 0
	};
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(post(&big, 0, 1000000, &got, &e), 0);
	ck_assert_uint_eq(got.len, 1000000);
	ck_assert_int_eq(got.body[999999], 'x');
	ck_assert_int_eq(got.body[1000000], '\0');
	ck_assert_str_eq(got.request_id, "req_scripted");
}
END_TEST

START_TEST(half_an_answer_is_none)
{
	static const struct server_answer half = {
		200, "{\"agent_id\":\"agent_1\"}", NULL, 0, 0, 1
	};
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(post(&half, 0, 0, &got, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
}
END_TEST

START_TEST(a_redirect_is_not_followed)
{
	static const struct server_answer to = { 302, "", NULL, 0, 0, 0 };
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(post(&to, 0, 0, &got, &e), 0);
	ck_assert_int_eq(got.status, 302);
	ck_assert_uint_eq(server_count(server), 1);
}
END_TEST

START_TEST(other_protocols_and_line_breaks_are_refused)
{
	static const char *const urls[] = { "file:///etc/passwd",
					    "gopher://127.0.0.1/",
					    "http://127.0.0.1/a\r\nX: y",
					    "nonsense" };
	const struct http_request r = { .name = "test",
					.method = "GET",
					.url = urls[_i] };
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(http_send(door, a, &r, &got, &e), -1);
	ck_assert_msg(e.code == (_i == 3 ? ERR_UNAVAILABLE : ERR_INVALID),
		      "%s: %s", err_code_name(e.code), e.detail);
}
END_TEST

START_TEST(a_header_with_a_line_break_is_refused)
{
	const struct http_header bad = { "X-A", "1\r\nX-B: 2" };
	const struct http_request r = { .name = "test",
					.method = "GET",
					.url = server_url(server),
					.headers = &bad,
					.header_count = 1 };
	struct http_response got;
	struct err e = ERR_INIT;

	ck_assert_int_eq(http_send(door, a, &r, &got, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_uint_eq(server_count(server), 0);
}
END_TEST

START_TEST(the_request_id_goes_with_it)
{
	static const struct server_answer ok = { 200, "{}", NULL, 0, 0, 0 };
	struct http_response got;
	struct err e = ERR_INIT;
	char value[80];

	log_request("job-17-1");
	ck_assert_int_eq(post(&ok, 0, 0, &got, &e), 0);
	ck_assert_str_eq(server_header(server_request(server, 0),
				       "X-Request-Id", value, sizeof value),
			 "job-17-1");
}
END_TEST

/* --- Twilio --- */

static const struct {
	int status;
	const char *body;
	enum err_code code;
} supplier[] = {
	{ 401, "{\"code\":20003,\"message\":\"Authenticate\"}", ERR_FORBIDDEN },
	{ 400, "{\"code\":21422,\"message\":\"not available\"}", ERR_CONFLICT },
	{ 400, "{\"code\":21421,\"message\":\"PhoneNumber is invalid\"}",
	  ERR_INVALID },
	{ 429, "{\"code\":20429,\"message\":\"Too Many Requests\"}", ERR_BUSY },
	{ 500, "{\"code\":20500}", ERR_UNCERTAIN },
	{ 503, "", ERR_UNAVAILABLE },
	{ 201, "{\"sid\":\"\"}", ERR_UNCERTAIN },
	{ 0, NULL, ERR_UNCERTAIN },
};

START_TEST(the_supplier_s_refusals_are_understood)
{
	const struct server_answer answer = {
		supplier[_i].status, supplier[_i].body, NULL, 0, 0, 0
	};
	struct twilio_number n;
	struct err e = ERR_INIT;

	server_script(server, &answer, 1);
	ck_assert_int_eq(twilio_buy(&t, a, "+14155551234", "va-17", &n, &e),
			 -1);
	ck_assert_msg(e.code == supplier[_i].code, "%s: %s",
		      err_code_name(e.code), e.detail);
	ck_assert_uint_eq(server_count(server), 1);
}
END_TEST

START_TEST(a_country_without_numbers_is_none)
{
	static const struct server_answer none = { 404,  "{\"code\":20404}",
						   NULL, 0,
						   0,    0 };
	struct twilio_number *list = NULL;
	size_t count = 0;
	struct err e = ERR_INIT;

	server_script(server, &none, 1);
	ck_assert_int_eq(twilio_search(&t, a, "AQ", "", &list, &count, &e), 0);
}
END_TEST

START_TEST(what_is_gone_is_as_good_as_deleted)
{
	static const struct server_answer gone = { 404, "{}", NULL, 0, 0, 0 };
	struct err e = ERR_INIT;

	server_script(server, &gone, 1);
	ck_assert_int_eq(elevenlabs_agent_delete(&x, a, "agent_1", &e), 0);
	ck_assert_int_eq(elevenlabs_tool_delete(&x, a, "tool_1", &e), 0);
	ck_assert_int_eq(elevenlabs_number_delete(&x, a, "n", &e), 0);
	ck_assert_int_eq(twilio_release(&t, a, "PN1", &e), 0);
}
END_TEST

static TCase *
calls_case(void)
{
	TCase *tc = tcase_create("faults");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_set_timeout(tc, 20);
	tcase_add_loop_test(tc, a_refusal_is_understood, 0,
			    sizeof refusals / sizeof *refusals);
	tcase_add_test(tc, a_dropped_change_is_uncertain_and_sent_once);
	tcase_add_test(tc, a_dropped_change_on_a_used_connection_is_sent_once);
	tcase_add_test(tc, a_question_is_asked_again);
	tcase_add_test(tc, questions_are_given_up_after_three);
	tcase_add_test(tc, nobody_there_means_nothing_happened);
	tcase_add_loop_test(tc, the_supplier_s_refusals_are_understood, 0,
			    sizeof supplier / sizeof *supplier);
	tcase_add_test(tc, a_country_without_numbers_is_none);
	tcase_add_test(tc, what_is_gone_is_as_good_as_deleted);
	return tc;
}

static TCase *
door_case(void)
{
	TCase *tc = tcase_create("door");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	tcase_add_test(tc, a_slow_answer_is_not_waited_for);
	tcase_add_test(tc, an_answer_over_its_cap_is_refused);
	tcase_add_test(tc, an_answer_within_its_cap_is_whole);
	tcase_add_test(tc, half_an_answer_is_none);
	tcase_add_test(tc, a_redirect_is_not_followed);
	tcase_add_loop_test(tc, other_protocols_and_line_breaks_are_refused, 0,
			    4);
	tcase_add_test(tc, a_header_with_a_line_break_is_refused);
	tcase_add_test(tc, the_request_id_goes_with_it);
	return tc;
}

int
main(void)
{
	Suite *s = suite_create("faults of the outside");
	SRunner *sr;
	int failed;

	suite_add_tcase(s, calls_case());
	suite_add_tcase(s, door_case());
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
