/* SPDX-License-Identifier: MIT
 *
 * test_web_cookie.c: cookies in and out.
 */
#include <string.h>

#include "web/cookie.h"
#include "web_suites.h"

static const struct {
	const char *header, *name, *value; /* value NULL: not there */
} given[] = {
	{ "va_session=abc", "va_session", "abc" },
	{ "a=1; va_session=abc; b=2", "va_session", "abc" },
	{ "a=1;va_session=abc", "va_session", "abc" },
	{ "va_session =abc", "va_session", NULL },
	{ "va_session=\"abc\"", "va_session", "abc" },
	{ "va_session=", "va_session", "" },
	{ "va_session", "va_session", NULL },
	{ "=abc", "", NULL },
	{ "x=1=2", "x", "1=2" },
	{ "a=1; a=2", "a", "1" },
	{ "VA_SESSION=abc", "va_session", NULL },
	{ "va_session=a\"b", "va_session", NULL },
	{ "va_session=a\\b", "va_session", NULL },
	{ "va_session=a b", "va_session", NULL },
	{ "va_session=\xc3\xa9", "va_session", NULL },
	{ "bad name=1; ok=2", "ok", "2" },
	{ ";;; ; ok=2;", "ok", "2" },
	{ "", "ok", NULL },
};

START_TEST(parse)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	cookie_parse(req->arena, given[_i].header, &req->cookies);
	if (given[_i].value)
		ck_assert_pstr_eq(req_cookie(req, given[_i].name),
				  given[_i].value);
	else
		ck_assert_ptr_null(req_cookie(req, given[_i].name));
	web_request_free(req);
}
END_TEST

START_TEST(at_most_fifty)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	char header[1200] = "";

	for (int i = 0; i < 80; i++)
		snprintf(header + strlen(header),
			 sizeof(header) - strlen(header), "c%d=%d; ", i, i);
	cookie_parse(req->arena, header, &req->cookies);
	ck_assert_uint_eq(req->cookies.count, 50);
	web_request_free(req);
}
END_TEST

START_TEST(plain_http)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	cookie_set(req, "va_session", "abc", 60);
	ck_assert_str_eq(req->resp.headers[0].name, "Set-Cookie");
	ck_assert_str_eq(req->resp.headers[0].value,
			 "va_session=abc; Path=/; HttpOnly; SameSite=Lax; "
			 "Max-Age=60");
	web_request_free(req);
}
END_TEST

START_TEST(https_is_host_bound)
{
	struct req *req = web_request("https://book.example");

	cookie_set(req, "va_session", "abc", 0);
	cookie_set(req, "va_session", "", -1);
	ck_assert_str_eq(req->resp.headers[0].value,
			 "__Host-va_session=abc; Path=/; HttpOnly; "
			 "SameSite=Lax; Secure");
	ck_assert_str_eq(req->resp.headers[1].value,
			 "__Host-va_session=; Path=/; HttpOnly; "
			 "SameSite=Lax; Max-Age=0; Secure");
	/* A cookie without the prefix was not set by this host alone. */
	cookie_parse(req->arena, "va_session=stolen", &req->cookies);
	ck_assert_ptr_null(cookie_get(req, "va_session"));
	web_request_free(req);
}
END_TEST

START_TEST(no_header_splitting)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	resp_header(req, "X-A", "a\r\nSet-Cookie: b=1");
	resp_header(req, "X-B", "fine");
	ck_assert_uint_eq(req->resp.header_count, 1);
	ck_assert_str_eq(req->resp.headers[0].name, "X-B");
	web_request_free(req);
}
END_TEST

static const struct {
	const char *asked, *sent;
} redirects[] = {
	{ "/dashboard", "/dashboard" },
	{ "/a?b=c", "/a?b=c" },
	{ "//evil.example", "/" },
	{ "/\\evil.example", "/" },
	{ "https://evil.example", "/" },
	{ "javascript:alert(1)", "/" },
	{ "", "/" },
	{ "/a\r\nX: y", "/" },
};

START_TEST(redirects_stay_here)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	resp_redirect(req, redirects[_i].asked);
	ck_assert_int_eq(req->resp.status, 303);
	ck_assert_str_eq(req->resp.headers[0].value, redirects[_i].sent);
	web_request_free(req);
}
END_TEST

Suite *
web_cookie_suite(void)
{
	Suite *s = suite_create("web cookie");
	TCase *t = tcase_create("cookie");

	tcase_add_loop_test(t, parse, 0, sizeof(given) / sizeof(given[0]));
	tcase_add_test(t, at_most_fifty);
	tcase_add_test(t, plain_http);
	tcase_add_test(t, https_is_host_bound);
	tcase_add_test(t, no_header_splitting);
	tcase_add_loop_test(t, redirects_stay_here, 0,
			    sizeof(redirects) / sizeof(redirects[0]));
	suite_add_tcase(s, t);
	return s;
}
