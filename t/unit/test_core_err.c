/* SPDX-License-Identifier: MIT
 *
 * test_core_err.c: an error is a value with three voices.
 */
#include "config.h"

#include "core/err.h"
#include "core_suites.h"

START_TEST(three_voices)
{
	struct err e = ERR_INIT;

	ck_assert_int_eq(e.code, ERR_NONE);
	ck_assert_int_eq(err_set(&e, ERR_LIMIT, "Too many.", "n=%d", 7), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	ck_assert_str_eq(e.say, "Too many.");
	ck_assert_str_eq(e.detail, "n=7");
	ck_assert_int_eq(err_set(NULL, ERR_LIMIT, "x", "y"), -1);
}
END_TEST

START_TEST(an_internal_fault_apologises)
{
	struct err e = ERR_INIT;

	ck_assert_int_eq(err_internal(&e, "row %s", "x"), -1);
	ck_assert_int_eq(e.code, ERR_INTERNAL);
	ck_assert_str_eq(e.detail, "row x");
	ck_assert_ptr_nonnull(strstr(e.say, "try again"));
	ck_assert_ptr_null(strstr(e.say, "row"));
}
END_TEST

START_TEST(prefixes_pile_up_and_are_cut)
{
	struct err e = ERR_INIT;
	char longer[600];

	err_set(&e, ERR_BUSY, "Wait.", "deep");
	ck_assert_int_eq(err_prefix(&e, "step %d", 3), -1);
	ck_assert_int_eq(err_prefix(&e, "launch"), -1);
	ck_assert_str_eq(e.detail, "launch: step 3: deep");
	ck_assert_int_eq(err_prefix(NULL, "x"), -1);
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	err_prefix(&e, "%s", longer);
	ck_assert_uint_eq(strlen(e.detail), sizeof(e.detail) - 1);
	ck_assert_int_eq(e.code, ERR_BUSY);
	err_set(&e, ERR_BUSY, longer, "%s", longer);
	ck_assert_uint_eq(strlen(e.say), sizeof(e.say) - 1);
}
END_TEST

START_TEST(codes_have_names_and_statuses)
{
	static const struct {
		enum err_code code;
		const char *name;
		int http;
	} want[] = {
		{ ERR_INVALID, "invalid", 400 },
		{ ERR_UNAUTHENTIC, "unauthentic", 401 },
		{ ERR_FORBIDDEN, "forbidden", 403 },
		{ ERR_NOT_FOUND, "not_found", 404 },
		{ ERR_CONFLICT, "conflict", 409 },
		{ ERR_LIMIT, "limit", 429 },
		{ ERR_TOO_LARGE, "too_large", 413 },
		{ ERR_BUSY, "busy", 503 },
		{ ERR_UNAVAILABLE, "unavailable", 503 },
		{ ERR_UNCERTAIN, "uncertain", 503 },
		{ ERR_INTERNAL, "internal", 500 },
		{ (enum err_code)99, "unknown", 500 },
	};

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		ck_assert_str_eq(err_code_name(want[i].code), want[i].name);
		ck_assert_int_eq(err_http_status(want[i].code), want[i].http);
	}
}
END_TEST

Suite *
core_err_suite(void)
{
	Suite *s = suite_create("err");
	TCase *t = tcase_create("err");

	tcase_add_test(t, three_voices);
	tcase_add_test(t, an_internal_fault_apologises);
	tcase_add_test(t, prefixes_pile_up_and_are_cut);
	tcase_add_test(t, codes_have_names_and_statuses);
	suite_add_tcase(s, t);
	return s;
}
