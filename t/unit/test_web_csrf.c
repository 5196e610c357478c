/* SPDX-License-Identifier: MIT
 *
 * test_web_csrf.c: whose form it is, and the flash cookie.
 */
#include <string.h>

#include "web/cookie.h"
#include "web/csrf.h"
#include "web/flash.h"
#include "web_suites.h"

#define SITE "https://book.example:8443"

static const struct {
	const char *ours, *theirs;
	bool same;
} origins[] = {
	{ SITE, "https://book.example:8443", true },
	{ SITE, "https://BOOK.example:8443", true },
	{ SITE, "https://book.example:8443/a/page?x", true },
	{ SITE, "https://book.example", false },
	{ SITE, "http://book.example:8443", false },
	{ SITE, "https://book.example.evil:8443", false },
	{ SITE, "https://evil.example:8443", false },
	{ SITE, "https://book.example:8443@evil.example", false },
	{ SITE, "https://book.example:84433", false },
	{ SITE, "https://book.example:x", false },
	{ SITE, "null", false },
	{ SITE, "", false },
	{ SITE, NULL, false },
	{ "https://a.example", "https://a.example:443", true },
	{ "http://a.example", "http://a.example:80", true },
	{ "http://a.example", "http://a.example:8080", false },
	{ "http://127.0.0.1:8080", "http://localhost:8080", true },
	{ "http://127.0.0.1:8080", "http://[::1]:8080", true },
	{ "http://127.0.0.1:8080", "http://localhost:8081", false },
	{ "http://127.0.0.1:8080", "http://localhost.evil:8080", false },
};

START_TEST(same_origin)
{
	ck_assert_int_eq(csrf_same_origin(origins[_i].ours, origins[_i].theirs),
			 origins[_i].same);
}
END_TEST

/* A signed-in request that posts a token from the given origin. */
static struct req *
posting(const char *session, const char *token, char *origin)
{
	struct req *req = web_request(SITE);
	char **env = arena_array(req->arena, 2, sizeof(*env));

	req->session.present = true;
	req->session.token = session;
	env[0] = origin;
	req->env = env;
	web_fields(req, arena_printf(req->arena, "csrf=%s", token));
	return req;
}

static const char session_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
static const char session_b[] = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
static char right_origin[] = "HTTP_ORIGIN=" SITE;
static char wrong_origin[] = "HTTP_ORIGIN=https://evil.example";
static char referer[] = "HTTP_REFERER=" SITE "/sign-in";
static char no_origin[] = "HTTP_X=1";

static char *
token_of(const char *session)
{
	struct req *req = posting(session, "", right_origin);
	char *token;

	csrf_prepare(req);
	token = strdup(req->csrf);
	web_request_free(req);
	return token;
}

static int
check(const char *session, const char *token, char *from)
{
	struct req *req = posting(session, token, from);
	int rc = csrf_check(req);

	if (rc < 0)
		ck_assert_int_eq(req->err.code, ERR_FORBIDDEN);
	web_request_free(req);
	return rc;
}

START_TEST(token_and_origin)
{
	char *a = token_of(session_a), *b = token_of(session_b);

	ck_assert_str_ne(a, b);
	ck_assert_int_eq(check(session_a, a, right_origin), 0);
	ck_assert_int_eq(check(session_a, a, referer), 0);
	ck_assert_int_eq(check(session_a, b, right_origin), -1);
	ck_assert_int_eq(check(session_a, "", right_origin), -1);
	ck_assert_int_eq(check(session_a, "x", right_origin), -1);
	ck_assert_int_eq(check(session_a, a, wrong_origin), -1);
	ck_assert_int_eq(check(session_a, a, no_origin), -1);
	a[0] = a[0] == 'x' ? 'y' : 'x';
	ck_assert_int_eq(check(session_a, a, right_origin), -1);
	free(a);
	free(b);
}
END_TEST

/* Before sign-in the token hangs on a cookie only this browser has. */
START_TEST(visitor)
{
	struct req *req = web_request(SITE);
	static char *env[] = { right_origin, NULL };
	const char *cookie;

	csrf_prepare(req);
	ck_assert_uint_eq(req->resp.header_count, 1);
	cookie = req->resp.headers[0].value;
	ck_assert_int_eq(strncmp(cookie, "__Host-va_visitor=", 18), 0);
	req->env = env;
	web_fields(req, arena_printf(req->arena, "csrf=%s", req->csrf));
	ck_assert_int_eq(csrf_check(req), -1); /* no cookie came back */
	cookie_parse(req->arena,
		     arena_strndup(req->arena, cookie, strcspn(cookie, ";")),
		     &req->cookies);
	ck_assert_int_eq(csrf_check(req), 0);
	web_request_free(req);
}
END_TEST

START_TEST(flash_round_trip)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct flash f;
	char *cookie;

	resp_flash(req, "success", "Caf\xc3\xa9 \"Zoo\": <b>done</b>; 100 %");
	cookie = arena_strdup(req->arena, req->resp.headers[0].value);
	cookie[strcspn(cookie, ";")] = '\0';
	cookie_parse(req->arena, cookie, &req->cookies);
	ck_assert(flash_take(req, &f));
	ck_assert_str_eq(f.kind, "success");
	ck_assert_str_eq(f.text, "Caf\xc3\xa9 \"Zoo\": <b>done</b>; 100 %");
	ck_assert_ptr_nonnull(strstr(req->resp.headers[1].value, "Max-Age=0"));
	web_request_free(req);
}
END_TEST

START_TEST(flash_forged)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct flash f;
	char *cookie, *dot;

	resp_flash(req, "success", "done");
	cookie = arena_strdup(req->arena, req->resp.headers[0].value);
	cookie[strcspn(cookie, ";")] = '\0';
	dot = strchr(cookie, '.');
	dot[3] = dot[3] == 'A' ? 'B' : 'A';
	cookie_parse(req->arena, cookie, &req->cookies);
	ck_assert(!flash_take(req, &f));
	cookie_parse(req->arena, "va_flash=.", &req->cookies);
	ck_assert(!flash_take(req, &f));
	web_request_free(req);
}
END_TEST

Suite *
web_csrf_suite(void)
{
	Suite *s = suite_create("web csrf");
	TCase *t = tcase_create("csrf");

	tcase_add_loop_test(t, same_origin, 0,
			    sizeof(origins) / sizeof(origins[0]));
	tcase_add_test(t, token_and_origin);
	tcase_add_test(t, visitor);
	tcase_add_test(t, flash_round_trip);
	tcase_add_test(t, flash_forged);
	suite_add_tcase(s, t);
	return s;
}
