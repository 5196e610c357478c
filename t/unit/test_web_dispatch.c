/* SPDX-License-Identifier: MIT
 *
 * test_web_dispatch.c: from the wire to an answer without a database: what
 * is refused before anybody is asked who they are.
 */
#include <string.h>

#include "core/clock.h"
#include "core/log.h"
#include "web/dispatch.h"
#include "web/view.h"
#include "web_suites.h"

struct wire {
	const char *body;
	size_t at;
	bool read; /* the body was asked for */
};

static size_t
wire_read(void *io, void *buf, size_t len)
{
	struct wire *w = io;
	size_t left = strlen(w->body) - w->at;
	size_t n = len < left ? len : left;

	memcpy(buf, w->body + w->at, n);
	w->at += n;
	w->read = true;
	return n;
}

struct asked {
	const char *site; /* APP_URL; NULL: plain http */
	const char *method, *uri;
	const char *type, *length;
	const char *more; /* one more variable */
	const char *body;
	enum route_pool pool;
	bool was_read; /* filled: the body was asked for */
};

static struct req *
ask(struct asked *q)
{
	struct req *base =
	    web_request(q->site ? q->site : "http://127.0.0.1:8080");
	struct arena *a = base->arena;
	char *env[8];
	int n = 0;
	struct wire w = { q->body ? q->body : "", 0, false };
	struct exchange x = { env, wire_read, &w };
	struct req *req;

	env[n++] = arena_printf(a, "REQUEST_METHOD=%s", q->method);
	env[n++] = arena_printf(a, "REQUEST_URI=%s", q->uri);
	if (q->type)
		env[n++] = arena_printf(a, "CONTENT_TYPE=%s", q->type);
	if (q->length)
		env[n++] = arena_printf(a, "CONTENT_LENGTH=%s", q->length);
	if (q->more)
		env[n++] = arena_strdup(a, q->more);
	env[n] = NULL;
	if (q->pool)
		base->app->pool = q->pool;
	req = dispatch(base->app, a, &x);
	req->env = NULL; /* it is on this stack */
	q->was_read = w.read;
	ck_assert_int_ne(req->resp.status, 0);
	return req;
}

static const char *
sent(const struct req *req, const char *name)
{
	for (size_t i = 0; i < req->resp.header_count; i++)
		if (strcmp(req->resp.headers[i].name, name) == 0)
			return req->resp.headers[i].value;
	return NULL;
}

#define FORM "application/x-www-form-urlencoded"
static struct asked refused[] = {
	{ .method = "GET", .uri = "/nope" },          /* 404 */
	{ .method = "GET", .uri = "/healthz/" },      /* 404 */
	{ .method = "POST", .uri = "/healthz" },      /* 405 */
	{ .method = "BREW", .uri = "/healthz" },      /* 405 */
	{ .method = "GET", .uri = "/a%00b" },         /* 400 */
	{ .method = "GET", .uri = "/a%ff" },          /* 400 */
	{ .method = "GET", .uri = "/a%4" },           /* 400 */
	{ .method = "GET", .uri = "" },               /* 400 */
	{ .method = "GET", .uri = "http://x/" },      /* 400 */
	{ .method = "GET", .uri = "/healthz?a=%00" }, /* 400 */
	{ .method = "GET", .uri = "/healthz?%ff" },   /* 400 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "65537" }, /* 413 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "99999999999999999999" }, /* 400 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "-1" }, /* 400 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "9",
	  .body = "a=1" }, /* 400 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = "text/plain",
	  .length = "3",
	  .body = "a=1" }, /* 415 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .length = "3",
	  .body = "a=1" }, /* 415 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "4",
	  .body = "a=%f" }, /* 400 */
	{ .method = "POST",
	  .uri = "/sign-in",
	  .type = FORM,
	  .length = "3",
	  .body = "a=1" },                       /* 403 */
	{ .method = "POST", .uri = "/sign-in" }, /* 403 */
};
static const int statuses[] = { 404, 404, 405, 405, 400, 400, 400,
				400, 400, 400, 400, 413, 400, 400,
				400, 415, 415, 400, 403, 403 };

START_TEST(refuses)
{
	struct req *req = ask(&refused[_i]);

	ck_assert_int_eq(req->resp.status, statuses[_i]);
	ck_assert_ptr_nonnull(strstr(req->resp.body, req->id));
	if (statuses[_i] == 413)
		ck_assert(!refused[_i].was_read);
	web_request_free(req);
}
END_TEST

START_TEST(tells_what_is_allowed)
{
	struct asked q = { .method = "DELETE", .uri = "/sign-in" };
	struct req *req = ask(&q);

	ck_assert_pstr_eq(sent(req, "Allow"), "GET, HEAD, POST");
	web_request_free(req);
}
END_TEST

START_TEST(asks_to_sign_in)
{
	struct asked q = { .method = "GET",
			   .uri = "/dashboard/restaurants?x=1" };
	struct asked part = { .method = "GET",
			      .uri = "/dashboard/restaurants",
			      .more = "HTTP_X_PARTIAL=1" };
	struct req *req = ask(&q);

	ck_assert_int_eq(req->resp.status, 303);
	ck_assert_pstr_eq(sent(req, "Location"),
			  "/sign-in?next=%2Fdashboard%2Frestaurants");
	web_request_free(req);
	req = ask(&part);
	ck_assert_int_eq(req->resp.status, 401);
	web_request_free(req);
}
END_TEST

START_TEST(hooks_answer_json)
{
	struct asked q = { .method = "GET",
			   .uri = "/nope",
			   .pool = POOL_HOOKS };
	struct req *req = ask(&q);

	ck_assert_int_eq(req->resp.status, 404);
	ck_assert_int_eq(strncmp(req->resp.type, "application/json", 16), 0);
	ck_assert_ptr_nonnull(strstr(req->resp.body, "\"success\":false"));
	web_request_free(req);
	q = (struct asked){ .method = "GET",
			    .uri = "/dashboard",
			    .pool = POOL_HOOKS };
	req = ask(&q);
	ck_assert_int_eq(req->resp.status, 404); /* a page of the others */
	web_request_free(req);
}
END_TEST

START_TEST(headers_follow_the_scheme)
{
	struct asked plain = { .method = "GET", .uri = "/healthz" };
	struct asked tls = { .site = "https://book.example",
			     .method = "GET",
			     .uri = "/healthz" };
	struct req *req = ask(&plain);

	ck_assert_int_eq(req->resp.status, 200);
	ck_assert_ptr_null(sent(req, "Strict-Transport-Security"));
	ck_assert_ptr_nonnull(sent(req, "Content-Security-Policy"));
	ck_assert_pstr_eq(sent(req, "X-Content-Type-Options"), "nosniff");
	web_request_free(req);
	req = ask(&tls);
	ck_assert_ptr_nonnull(sent(req, "Strict-Transport-Security"));
	web_request_free(req);
}
END_TEST

START_TEST(request_ids)
{
	struct asked own = { .method = "GET",
			     .uri = "/healthz",
			     .more = "REQUEST_ID=x\"><script>" };
	struct asked given = { .method = "GET",
			       .uri = "/healthz",
			       .more = "REQUEST_ID="
				       "0123456789abcdef0123456789abcdef" };
	struct req *req = ask(&own);

	ck_assert_uint_eq(strlen(req->id), 32);
	ck_assert_ptr_null(strchr(req->id, '<'));
	web_request_free(req);
	req = ask(&given);
	ck_assert_str_eq(req->id, "0123456789abcdef0123456789abcdef");
	web_request_free(req);
}
END_TEST

/* What a request waited for a worker is gone from its time. */
START_TEST(waiting_counts)
{
	instant now = 1795370400000;
	struct asked q = { .method = "GET",
			   .uri = "/hooks/none",
			   .more = "REQUEST_MSEC=1795370398.500",
			   .pool = POOL_HOOKS };
	struct asked late = q, odd = q;
	struct req *req;

	clock_freeze(now);
	req = ask(&q);
	ck_assert_int_gt(clock_left(req->until), 800);
	ck_assert_int_le(clock_left(req->until), 1000);
	web_request_free(req);
	late.more = "REQUEST_MSEC=1795370390.000";
	req = ask(&late);
	ck_assert_int_le(clock_left(req->until), 300);
	ck_assert_int_gt(clock_left(req->until), 100);
	web_request_free(req);
	odd.more = "REQUEST_MSEC=soon";
	req = ask(&odd);
	ck_assert_int_gt(clock_left(req->until), 2300);
	web_request_free(req);
	clock_freeze(0);
}
END_TEST

Suite *
web_dispatch_suite(void)
{
	Suite *s = suite_create("web dispatch");
	TCase *t = tcase_create("dispatch");

	tcase_add_loop_test(t, refuses, 0,
			    sizeof(statuses) / sizeof(statuses[0]));
	tcase_add_test(t, tells_what_is_allowed);
	tcase_add_test(t, asks_to_sign_in);
	tcase_add_test(t, hooks_answer_json);
	tcase_add_test(t, headers_follow_the_scheme);
	tcase_add_test(t, request_ids);
	tcase_add_test(t, waiting_counts);
	suite_add_tcase(s, t);
	return s;
}
