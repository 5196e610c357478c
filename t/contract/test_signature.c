/* SPDX-License-Identifier: MIT
 *
 * test_signature.c: webhook signatures, against a vector of the platform's
 * own SDK and against everything that is not one.
 */
#include <check.h>
#include <stdbool.h>

#include "remote/signature.h"

#define AT     1790000000
#define NOW    ((instant)AT * CLOCK_SECOND)
#define SECRET "wsec_test_secret"
#define HEX    "35710d718412b1c01fd4057ce3964453578d2afcf7a30ecd542307274dced5f9"
#define OTHER  "00000000000000000000000000000000000000000000000000000000deadbeef"

static const char body[] = "{\"type\":\"post_call_transcription\","
			   "\"event_timestamp\":1790000000,\"data\":{}}";
static const struct signature_body vector = { body, sizeof body - 1 };

static const struct {
	const char *header;
	bool authentic;
} headers[] = {
	{ "t=1790000000,v0=" HEX, true },
	{ "v0=" HEX ",t=1790000000", true },
	{ " t=1790000000 , v0=" HEX " ", true },
	{ "t=1790000000,v0=" OTHER ",v0=" HEX, true },
	{ "t=1790000000,v1=whatever,v0=" HEX, true },
	{ "t=1790000000,v0=35710D718412B1C01FD4057CE3964453578D2AFCF7A30ECD"
	  "542307274DCED5F9",
	  true },
	{ NULL, false },
	{ "", false },
	{ ",", false },
	{ "t=1790000000", false },
	{ "v0=" HEX, false },
	{ "t=,v0=" HEX, false },
	{ "t=1790000001,v0=" HEX, false },
	{ "t=1790000000,t=1790000000,v0=" HEX, false },
	{ "t=-1790000000,v0=" HEX, false },
	{ "t=1790000000.0,v0=" HEX, false },
	{ "t=17900000000000000000000000,v0=" HEX, false },
	{ "t=1790000000,v0=" OTHER, false },
	{ "t=1790000000,v0=", false },
	{ "t=1790000000,v0=" HEX "00", false },
	{ "t=1790000000;v0=" HEX, false },
	{ "t=1790000000,v1=" HEX, false },
	{ "t=1790000000,v0=zz710d718412b1c01fd4057ce3964453578d2afcf7a30ecd"
	  "542307274dced5f9",
	  false },
};

START_TEST(a_header_is_authentic_or_not)
{
	struct err e = ERR_INIT;
	int r =
	    signature_elevenlabs(headers[_i].header, SECRET, vector, NOW, &e);

	ck_assert_int_eq(r, headers[_i].authentic ? 0 : -1);
	if (r < 0)
		ck_assert_int_eq(e.code, ERR_UNAUTHENTIC);
}
END_TEST

static const struct {
	instant later;
	bool authentic;
} times[] = {
	{ 0, true },
	{ SIGNATURE_PAST, true },
	{ SIGNATURE_PAST + CLOCK_SECOND, false },
	{ -SIGNATURE_FUTURE, true },
	{ -SIGNATURE_FUTURE - CLOCK_SECOND, false },
};

START_TEST(the_window_is_an_hour_and_five_minutes)
{
	struct err e = ERR_INIT;
	int r = signature_elevenlabs("t=1790000000,v0=" HEX, SECRET, vector,
				     NOW + times[_i].later, &e);

	ck_assert_int_eq(r, times[_i].authentic ? 0 : -1);
}
END_TEST

START_TEST(a_changed_body_or_secret_is_not_authentic)
{
	const struct signature_body shorter = { body, sizeof body - 2 };
	const struct signature_body empty = { NULL, 0 };
	static const char *const wrong[] = { NULL, "", "wsec_test_secreT" };
	const char *header = "t=1790000000,v0=" HEX;
	struct err e = ERR_INIT;

	ck_assert_int_eq(signature_elevenlabs(header, SECRET, shorter, NOW, &e),
			 -1);
	ck_assert_int_eq(signature_elevenlabs(header, SECRET, empty, NOW, &e),
			 -1);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(
		    signature_elevenlabs(header, wrong[i], vector, NOW, &e),
		    -1);
}
END_TEST

START_TEST(a_long_header_is_refused_unread)
{
	char header[SIGNATURE_HEADER_MAX + 200];
	struct err e = ERR_INIT;

	memset(header, ',', sizeof header);
	memcpy(header, "t=1790000000,v0=" HEX, 16 + 64);
	header[sizeof header - 1] = '\0';
	ck_assert_int_eq(signature_elevenlabs(header, SECRET, vector, NOW, &e),
			 -1);
}
END_TEST

START_TEST(what_we_make_we_believe)
{
	struct arena *a = arena_new(65536);
	const struct signature_body nul = { "a\0b", 3 };
	struct err e = ERR_INIT;

	ck_assert_str_eq(signature_elevenlabs_make(a, SECRET, vector, NOW),
			 "t=1790000000,v0=" HEX);
	ck_assert_int_eq(
	    signature_elevenlabs(signature_elevenlabs_make(a, "s", nul, NOW),
				 "s", nul, NOW, &e),
	    0);
	arena_free(a);
}
END_TEST

/* Twilio's own documentation's example. */
START_TEST(twilio_s_example_is_authentic)
{
	static const struct signature_field fields[] = {
		{ "Digits", "1234" },
		{ "To", "+18005551212" },
		{ "From", "+14158675310" },
		{ "Caller", "+14158675310" },
		{ "CallSid", "CA1234567890ABCDE" },
	};
	static const char url[] = "https://example.com/myapp.php?foo=1&bar=2";
	static const char header[] = "L/OH5YylLD5NRKLltdqwSvS0BnU=";
	struct arena *a = arena_new(1024 * 1024);
	struct err e = ERR_INIT;

	ck_assert_int_eq(
	    signature_twilio(a, header, "12345", url, fields, 5, &e), 0);
	ck_assert_int_eq(
	    signature_twilio(a, header, "12346", url, fields, 5, &e), -1);
	ck_assert_int_eq(
	    signature_twilio(a, header, "12345", url, fields, 4, &e), -1);
	ck_assert_int_eq(signature_twilio(a, NULL, "12345", url, fields, 5, &e),
			 -1);
	ck_assert_int_eq(
	    signature_twilio(a, "L/OH", "12345", url, fields, 5, &e), -1);
	arena_free(a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("signature");
	TCase *tc = tcase_create("signature");
	SRunner *sr;
	int failed;

	tcase_add_loop_test(tc, a_header_is_authentic_or_not, 0,
			    sizeof headers / sizeof *headers);
	tcase_add_loop_test(tc, the_window_is_an_hour_and_five_minutes, 0,
			    sizeof times / sizeof *times);
	tcase_add_test(tc, a_changed_body_or_secret_is_not_authentic);
	tcase_add_test(tc, a_long_header_is_refused_unread);
	tcase_add_test(tc, what_we_make_we_believe);
	tcase_add_test(tc, twilio_s_example_is_authentic);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
