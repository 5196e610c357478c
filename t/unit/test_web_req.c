/* SPDX-License-Identifier: MIT
 *
 * test_web_req.c: queries, headers and ids.
 */
#include <string.h>

#include "web_suites.h"

static const struct {
	const char *text;
	int rc;
	const char *a; /* value of "a"; NULL: none */
} queries[] = {
	{ "a=1", 0, "1" },
	{ "b=2&a=1", 0, "1" },
	{ "a=1&a=2", 0, "1" },
	{ "a", 0, "" },
	{ "a=", 0, "" },
	{ "&&a=1&&", 0, "1" },
	{ "", 0, NULL },
	{ "a=x+y%20z%2B", 0, "x y z+" },
	{ "a=%C3%A9", 0, "\xc3\xa9" },
	{ "%61=1", 0, "1" },
	{ "a=1=2", 0, "1=2" },
	{ "a=%", -1, NULL },
	{ "a=%4", -1, NULL },
	{ "a=%zz", -1, NULL },
	{ "a=%00", -1, NULL },
	{ "%00=a", -1, NULL },
	{ "a=%ff", -1, NULL },
	{ "a=%C3", -1, NULL },
	{ "a=%ED%A0%80", -1, NULL },
	{ "a=\xff", -1, NULL },
};

START_TEST(query)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	ck_assert_int_eq(req_pairs_parse(req->arena, queries[_i].text,
					 strlen(queries[_i].text), &req->query),
			 queries[_i].rc);
	if (queries[_i].a)
		ck_assert_pstr_eq(req_query(req, "a"), queries[_i].a);
	else
		ck_assert_ptr_null(req_query(req, "a"));
	web_request_free(req);
}
END_TEST

START_TEST(too_many_fields)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	char text[1001];

	memset(text, '&', 1000);
	ck_assert_int_eq(req_pairs_parse(req->arena, text, 1000, &req->form),
			 -1);
	web_request_free(req);
}
END_TEST

START_TEST(nul_in_raw_bytes)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	ck_assert_int_eq(req_pairs_parse(req->arena, "a=1\0b", 5, &req->form),
			 -1);
	web_request_free(req);
}
END_TEST

static const struct {
	const char *text;
	uint64_t id; /* 0: refused */
} ids[] = {
	{ "1", 1 },
	{ "9223372036854775807", INT64_MAX },
	{ "9223372036854775808", 0 },
	{ "18446744073709551616", 0 },
	{ "0", 0 },
	{ "007", 0 },
	{ "-1", 0 },
	{ "+1", 0 },
	{ " 1", 0 },
	{ "1 ", 0 },
	{ "1e3", 0 },
	{ "abc", 0 },
	{ "1' OR '1'='1", 0 },
	{ "", 0 },
};

START_TEST(id)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct req_pair pair = { "id", ids[_i].text };
	uint64_t got = 0;

	req->params = (struct req_pairs){ &pair, 1 };
	ck_assert_int_eq(req_param_id(req, "id", &got), ids[_i].id ? 0 : -1);
	ck_assert_uint_eq(got, ids[_i].id);
	if (!ids[_i].id)
		ck_assert_int_eq(req->err.code, ERR_NOT_FOUND);
	web_request_free(req);
}
END_TEST

START_TEST(headers)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	static char a[] = "HTTP_X_PARTIAL=1", b[] = "HTTP_X_PART=2";
	static char *env[] = { b, a, NULL };

	req->env = env;
	ck_assert_str_eq(req_header(req, "X-Partial"), "1");
	ck_assert_str_eq(req_header(req, "x-part"), "2");
	ck_assert_ptr_null(req_header(req, "X-Par"));
	ck_assert_ptr_null(req_header(req, "X-Partial-More"));
	web_request_free(req);
}
END_TEST

Suite *
web_req_suite(void)
{
	Suite *s = suite_create("web req");
	TCase *t = tcase_create("req");

	tcase_add_loop_test(t, query, 0, sizeof(queries) / sizeof(queries[0]));
	tcase_add_test(t, too_many_fields);
	tcase_add_test(t, nul_in_raw_bytes);
	tcase_add_loop_test(t, id, 0, sizeof(ids) / sizeof(ids[0]));
	tcase_add_test(t, headers);
	suite_add_tcase(s, t);
	return s;
}
