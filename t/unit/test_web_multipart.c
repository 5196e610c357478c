/* SPDX-License-Identifier: MIT
 *
 * test_web_multipart.c: multipart/form-data.
 */
#include <string.h>

#include "web/multipart.h"
#include "web_suites.h"

#define TYPE  "multipart/form-data; boundary=AaB03x"
#define FIELD "Content-Disposition: form-data; name="

static const char good[] =
    "--AaB03x\r\n" FIELD "\"name\"\r\n\r\nChez \xc3\x89mile\r\n"
    "--AaB03x\r\n" FIELD "\"empty\"\r\n\r\n\r\n"
    "--AaB03x\r\n" FIELD "\"menu\"; filename=\"a;b \xc3\xa9.pdf\"\r\n"
    "Content-Type: application/pdf\r\n\r\n%PDF\0\r\n--AaB0\r\n\r\n"
    "--AaB03x\r\n" FIELD "\"none\"; filename=\"\"\r\n"
    "Content-Type: application/octet-stream\r\n\r\n\r\n"
    "--AaB03x--\r\n";

static int
parse(struct req *req, const char *type, const void *body, size_t len,
      struct multipart *ret)
{
	char *copy = arena_alloc(req->arena, len + 1);

	memcpy(copy, body, len);
	return multipart_parse(req->arena, type, copy, len, ret);
}

START_TEST(fields_and_files)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct multipart m;

	ck_assert_int_eq(parse(req, TYPE, good, sizeof(good) - 1, &m), 0);
	ck_assert_uint_eq(m.fields.count, 2);
	ck_assert_str_eq(req_pairs_get(&m.fields, "name"), "Chez \xc3\x89mile");
	ck_assert_str_eq(req_pairs_get(&m.fields, "empty"), "");
	ck_assert_uint_eq(m.file_count, 1);
	ck_assert_str_eq(m.files[0].field, "menu");
	ck_assert_str_eq(m.files[0].name, "a;b \xc3\xa9.pdf");
	ck_assert_str_eq(m.files[0].type, "application/pdf");
	ck_assert_uint_eq(m.files[0].len, 15);
	ck_assert_mem_eq(m.files[0].data, "%PDF\0\r\n--AaB0\r\n", 15);
	web_request_free(req);
}
END_TEST

/* Whatever is cut off, it is never taken for the whole. */
START_TEST(every_truncation)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	size_t whole = sizeof(good) - 3; /* the last CRLF is not needed */
	struct multipart m;

	for (size_t len = 0; len < whole; len++)
		ck_assert_msg(parse(req, TYPE, good, len, &m) == -1,
			      "taken at %zu bytes", len);
	ck_assert_int_eq(parse(req, TYPE, good, whole, &m), 0);
	web_request_free(req);
}
END_TEST

static const struct {
	const char *type, *body;
	int rc;
} bodies[] = {
	{ TYPE, "--AaB03x--\r\n", 0 },
	{ TYPE, "preamble\r\n--AaB03x--", 0 },
	{ TYPE, "--AaB03x \t\r\n" FIELD "\"a\"\r\n\r\n1\r\n--AaB03x--", 0 },
	{ TYPE, "--AaB03x\r\n" FIELD "a\r\n\r\n1\r\n--AaB03x--", 0 },
	{ "multipart/form-data; boundary=\"AaB03x\"", "--AaB03x--", 0 },
	{ "multipart/form-data; charset=x; boundary=AaB03x", "--AaB03x--", 0 },
	{ "multipart/form-data", "--AaB03x--", -1 },
	{ "multipart/form-data; boundary=", "--AaB03x--", -1 },
	{ "multipart/form-data; boundary=\x01", "--\x01--", -1 },
	{ "multipart/form-data; boundary="
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	  "--a--", -1 },
	{ TYPE, "", -1 },
	{ TYPE, "--AaB03", -1 },
	{ TYPE, "--other--", -1 },
	{ TYPE, "--AaB03xx\r\n", -1 },
	/* no name, another disposition, no disposition at all */
	{ TYPE,
	  "--AaB03x\r\nContent-Disposition: form-data\r\n\r\n1\r\n"
	  "--AaB03x--",
	  -1 },
	{ TYPE,
	  "--AaB03x\r\nContent-Disposition: attachment; name=\"a\""
	  "\r\n\r\n1\r\n--AaB03x--",
	  -1 },
	{ TYPE, "--AaB03x\r\nX: y\r\n\r\n1\r\n--AaB03x--", -1 },
	{ TYPE, "--AaB03x\r\n\r\n1\r\n--AaB03x--", -1 },
	/* not UTF-8, in a field and in a header */
	{ TYPE, "--AaB03x\r\n" FIELD "\"a\"\r\n\r\n\xff\r\n--AaB03x--", -1 },
	{ TYPE, "--AaB03x\r\n" FIELD "\"\xff\"\r\n\r\n1\r\n--AaB03x--", -1 },
};

START_TEST(table)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct multipart m;

	ck_assert_int_eq(parse(req, bodies[_i].type, bodies[_i].body,
			       strlen(bodies[_i].body), &m),
			 bodies[_i].rc);
	web_request_free(req);
}
END_TEST

START_TEST(nul_in_a_field)
{
	static const char body[] =
	    "--AaB03x\r\n" FIELD "\"a\"\r\n\r\n1\0002\r\n--AaB03x--";
	struct req *req = web_request("http://127.0.0.1:8080");
	struct multipart m;

	ck_assert_int_eq(parse(req, TYPE, body, sizeof(body) - 1, &m), -1);
	web_request_free(req);
}
END_TEST

START_TEST(too_many_parts)
{
	static const char one[] = "--AaB03x\r\n" FIELD "\"a\"\r\n\r\n1\r\n";
	struct req *req = web_request("http://127.0.0.1:8080");
	char *body = arena_alloc(req->arena, 202 * sizeof(one) + 20), *at;
	struct multipart m;

	for (int parts = 200; parts <= 201; parts++) {
		at = body;
		for (int i = 0; i < parts; i++, at += sizeof(one) - 1)
			memcpy(at, one, sizeof(one) - 1);
		memcpy(at, "--AaB03x--", 10);
		ck_assert_int_eq(
		    parse(req, TYPE, body, (size_t)(at - body) + 10, &m),
		    parts == 200 ? 0 : -1);
	}
	web_request_free(req);
}
END_TEST

START_TEST(long_headers)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	char *body = arena_alloc(req->arena, 8000);
	struct multipart m;
	int n = snprintf(body, 8000,
			 "--AaB03x\r\n" FIELD "\"a\"\r\nX: %05000d\r\n\r\n1"
			 "\r\n--AaB03x--",
			 0);

	ck_assert_int_eq(parse(req, TYPE, body, (size_t)n, &m), -1);
	web_request_free(req);
}
END_TEST

Suite *
web_multipart_suite(void)
{
	Suite *s = suite_create("web multipart");
	TCase *t = tcase_create("multipart");

	tcase_add_test(t, fields_and_files);
	tcase_add_test(t, every_truncation);
	tcase_add_loop_test(t, table, 0, sizeof(bodies) / sizeof(bodies[0]));
	tcase_add_test(t, nul_in_a_field);
	tcase_add_test(t, too_many_parts);
	tcase_add_test(t, long_headers);
	suite_add_tcase(s, t);
	return s;
}
