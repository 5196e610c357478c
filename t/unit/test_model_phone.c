/* SPDX-License-Identifier: MIT
 *
 * test_model_phone.c: phone numbers as they are said and typed.
 */
#include <string.h>

#include "model/phone.h"
#include "model_suites.h"

static void
reads(const char *text, const char *country, const char *want)
{
	char got[PHONE_MAX] = "";
	bool ok = phone_normalise(text, country, got);

	ck_assert_msg(
	    ok == (want[0] != '\0') && (!ok || strcmp(got, want) == 0),
	    "\"%s\" in %s: \"%s\", not \"%s\"", text, country, got, want);
}

START_TEST(case_18_phone_numbers)
{
	reads("030 901820", "DE", "+4930901820");
	reads("0049 30 901820", "DE", "+4930901820");
	reads("+49 (0)30 901820", "DE", "+4930901820");
	reads("06 1234 5678", "IT", "+390612345678");
	reads("06 12 34 56 78", "FR", "+33612345678");
	reads("(212) 555-0123", "US", "+12125550123");
	reads("+44 (0)20 7946 0958", "GB", "+442079460958");
	reads("020 7946 0958", "GB", "+442079460958");
	reads("1-212-555-0123", "US", "+12125550123");
	reads("12125550123", "US", "+12125550123");
	reads("4915112345678", "DE", "+4915112345678");
	reads("4915112345678", "US", "");
	reads("011 49 30 901820", "US", "+4930901820");
	reads("+1 212\xe2\x80\x93"
	      "555\xc2\xa0"
	      "0123 ext. 5",
	      "DE", "+12125550123");
	reads("tel:+12125550123", "US", "+12125550123");
}
END_TEST

START_TEST(case_18_withheld_is_unknown)
{
	static const char *const none[] = {
		"",
		"anonymous",
		"Anonymous",
		"+266696687",
		"266696687",
		"unknown",
		"private",
		"+7378742833",
		"   ",
		"+",
		"555",
		"+1",
		"abc",
		"12",
		"+999999999",
		"\xd9\xa3"
		"123456789",
		"1234567890123456789012345678901234567890",
		"212-555-0123\x01"
	};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		reads(none[i], "US", "");
	reads("0301234567", "XX", "");
	reads("+49301234567", "XX", "+49301234567");
	ck_assert(!phone_normalise(NULL, "US", (char[PHONE_MAX]){ 0 }));
}
END_TEST

START_TEST(numbers_are_shown_readably)
{
	char out[40];

	phone_display("+12125550123", "US", out);
	ck_assert_str_eq(out, "(212) 555-0123");
	phone_display("+12125550123", "DE", out);
	ck_assert_str_eq(out, "+1 212-555-0123");
	phone_display("+33612345678", "US", out);
	ck_assert_str_eq(out, "+33 612 345 678");
	phone_display("+4930901820", "DE", out);
	ck_assert_str_eq(out, "+49 309 018 20");
	phone_display("withheld", "DE", out);
	ck_assert_str_eq(out, "withheld");
	phone_display("", "DE", out);
	ck_assert_str_eq(out, "");
}
END_TEST

Suite *
model_phone_suite(void)
{
	Suite *s = suite_create("model phone");
	TCase *t = tcase_create("phone");

	tcase_add_test(t, case_18_phone_numbers);
	tcase_add_test(t, case_18_withheld_is_unknown);
	tcase_add_test(t, numbers_are_shown_readably);
	suite_add_tcase(s, t);
	return s;
}
