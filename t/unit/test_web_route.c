/* SPDX-License-Identifier: MIT
 *
 * test_web_route.c: which row answers, and what every row must have.
 */
#include <string.h>

#include "web/route.h"
#include "web_suites.h"

static int
nothing(struct req *req)
{
	(void)req;
	return 0;
}

#define ROW(m, p, pool)                                                        \
	{                                                                      \
		m, p, pool, ROUTE_PAGE, 0, CSRF_NO, 0, 0, NULL, nothing        \
	}
static const struct route small[] = {
	ROW(METHOD_GET, "/", POOL_PAGES),
	ROW(METHOD_GET, "/a/{id}", POOL_PAGES),
	ROW(METHOD_POST, "/a/{id}", POOL_PAGES),
	ROW(METHOD_GET, "/a/create", POOL_PAGES),
	ROW(METHOD_GET, "/a/{id}/b/{day}", POOL_BOTH),
	ROW(METHOD_POST, "/hook", POOL_HOOKS),
};
#define SMALL (sizeof(small) / sizeof(small[0]))

static const struct {
	enum req_method method;
	const char *path;
	int row; /* -1: none */
	unsigned allowed;
	const char *first; /* parameter, or NULL */
} asked[] = {
	{ METHOD_GET, "/", 0, METHOD_GET, NULL },
	{ METHOD_GET, "/a/7", 1, METHOD_GET | METHOD_POST, "7" },
	{ METHOD_POST, "/a/7", 2, METHOD_GET | METHOD_POST, "7" },
	{ METHOD_DELETE, "/a/7", -1, METHOD_GET | METHOD_POST, NULL },
	{ METHOD_GET, "/a/create", 3, METHOD_GET, NULL },
	{ METHOD_POST, "/a/create", -1, METHOD_GET, NULL },
	{ METHOD_GET, "/a/7/b/2026-11-22", 4, METHOD_GET, "7" },
	{ METHOD_GET, "/a/", -1, 0, NULL },
	{ METHOD_GET, "/a", -1, 0, NULL },
	{ METHOD_GET, "/a/7/", -1, 0, NULL },
	{ METHOD_GET, "/a/7/b", -1, 0, NULL },
	{ METHOD_GET, "//", -1, 0, NULL },
	{ METHOD_GET, "/A/7", -1, 0, NULL },
	{ METHOD_POST, "/hook", -1, 0, NULL }, /* the other pool's */
	{ METHOD_GET, "/../a/7", -1, 0, NULL },
};

START_TEST(match)
{
	struct arena *a = arena_new(65536);
	struct route_match m;

	route_match(a, small, SMALL, asked[_i].path, POOL_PAGES,
		    asked[_i].method, &m);
	ck_assert_uint_eq(m.allowed, asked[_i].allowed);
	if (asked[_i].row < 0)
		ck_assert_ptr_null(m.route);
	else
		ck_assert_ptr_eq(m.route, &small[asked[_i].row]);
	if (asked[_i].first) {
		ck_assert_str_eq(m.params[0].name, "id");
		ck_assert_str_eq(m.params[0].value, asked[_i].first);
	} else {
		ck_assert_uint_eq(m.param_count, 0);
	}
	arena_free(a);
}
END_TEST

START_TEST(methods)
{
	ck_assert_int_eq(method_parse("GET"), METHOD_GET);
	ck_assert_int_eq(method_parse("HEAD"), METHOD_GET);
	ck_assert_int_eq(method_parse("POST"), METHOD_POST);
	ck_assert_int_eq(method_parse("post"), 0);
	ck_assert_int_eq(method_parse("BREW"), 0);
	ck_assert_int_eq(method_parse(NULL), 0);
}
END_TEST

/* What no row of the real table may lack. */
START_TEST(every_row)
{
	size_t count;
	const struct route *r = routes_all(&count);

	ck_assert_uint_gt(count, 0);
	for (size_t i = 0; i < count; i++) {
		bool writes = r[i].method != METHOD_GET;

		ck_assert_msg(r[i].handler != NULL, "%s", r[i].pattern);
		ck_assert_msg(!writes || r[i].body_cap > 0, "%s: no cap",
			      r[i].pattern);
		ck_assert_msg(!writes || r[i].types != BODY_NONE,
			      "%s: no body type", r[i].pattern);
		/* Only webhooks prove themselves otherwise. */
		ck_assert_msg(!writes || r[i].csrf == CSRF_YES ||
				  strncmp(r[i].pattern, "/api/webhooks/", 14) ==
				      0,
			      "%s: no CSRF check", r[i].pattern);
		ck_assert_msg(r[i].least > ROLE_NONE ||
				  strncmp(r[i].pattern, "/dashboard", 10) != 0,
			      "%s: the dashboard is for members", r[i].pattern);
		ck_assert_msg(!r[i].restaurant ||
				  strstr(r[i].pattern, r[i].restaurant),
			      "%s: no such parameter", r[i].pattern);
	}
}
END_TEST

START_TEST(no_row_twice)
{
	size_t count;
	const struct route *r = routes_all(&count);

	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; k < count; k++)
			ck_assert_msg(r[i].method != r[k].method ||
					  !(r[i].pool & r[k].pool) ||
					  strcmp(r[i].pattern, r[k].pattern),
				      "%s stands twice", r[i].pattern);
}
END_TEST

Suite *
web_route_suite(void)
{
	Suite *s = suite_create("web route");
	TCase *t = tcase_create("route");

	tcase_add_loop_test(t, match, 0, sizeof(asked) / sizeof(asked[0]));
	tcase_add_test(t, methods);
	tcase_add_test(t, every_row);
	tcase_add_test(t, no_row_twice);
	suite_add_tcase(s, t);
	return s;
}
