/* SPDX-License-Identifier: MIT
 *
 * test_core_encode.c: bytes as text and back.
 */
#include "config.h"

#include "core/encode.h"
#include "core/random.h"
#include "core_suites.h"

static struct arena *a;

static void
set_up(void)
{
	a = arena_new(1 << 20);
}

static void
tear_down(void)
{
	arena_free(a);
}

START_TEST(hex)
{
	unsigned char bytes[4];
	char out[9];

	encode_hex(out, "\x00\x1f\xa0\xff", 4);
	ck_assert_str_eq(out, "001fa0ff");
	ck_assert(decode_hex(bytes, "001FA0fF", 4));
	ck_assert_mem_eq(bytes, "\x00\x1f\xa0\xff", 4);
	ck_assert(!decode_hex(bytes, "001fa0f", 4));
	ck_assert(!decode_hex(bytes, "001fa0ff0", 4));
	ck_assert(!decode_hex(bytes, "001fa0fg", 4));
	ck_assert(!decode_hex(bytes, "001fa0 f", 4));
	ck_assert(decode_hex(bytes, "", 0));
}
END_TEST

/* RFC 4648, section 10 */
static const struct {
	const char *plain, *base64, *url;
} vectors[] = {
	{ "", "", "" },
	{ "f", "Zg==", "Zg" },
	{ "fo", "Zm8=", "Zm8" },
	{ "foo", "Zm9v", "Zm9v" },
	{ "foob", "Zm9vYg==", "Zm9vYg" },
	{ "fooba", "Zm9vYmE=", "Zm9vYmE" },
	{ "foobar", "Zm9vYmFy", "Zm9vYmFy" },
	{ "\xfb\xff\xfe", "+//+", "-__-" },
};

START_TEST(base64)
{
	const char *plain = vectors[_i].plain;
	size_t len;

	ck_assert_str_eq(encode_base64(a, plain, strlen(plain), false),
			 vectors[_i].base64);
	ck_assert_str_eq(encode_base64(a, plain, strlen(plain), true),
			 vectors[_i].url);
	ck_assert_str_eq(decode_base64(a, vectors[_i].base64, &len), plain);
	ck_assert_uint_eq(len, strlen(plain));
	ck_assert_str_eq(decode_base64(a, vectors[_i].url, &len), plain);
}
END_TEST

START_TEST(what_is_not_base64)
{
	static const char *const bad[] = { "Z",     "Zg=",  "Zg===",  "Zm9v=",
					   "Zm9vY", "Z g=", "Zg==Zg", "====",
					   "Zh==",  "Zm9=", "Zm8*" };
	size_t len;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(decode_base64(a, bad[i], &len) == NULL, "%s",
			      bad[i]);
}
END_TEST

START_TEST(base64_round_trips)
{
	unsigned char bytes[100];
	size_t len;

	for (size_t n = 0; n < sizeof(bytes); n++) {
		random_bytes(bytes, n);
		for (int url = 0; url < 2; url++) {
			char *text = encode_base64(a, bytes, n, url);
			void *back = decode_base64(a, text, &len);

			ck_assert_ptr_nonnull(back);
			ck_assert_uint_eq(len, n);
			ck_assert(memcmp(back, bytes, n) == 0);
		}
	}
}
END_TEST

START_TEST(url)
{
	ck_assert_str_eq(encode_url(a, "a-._~Z9 /?&=%+\xc3\xa9"),
			 "a-._~Z9%20%2F%3F%26%3D%25%2B%C3%A9");
	ck_assert_str_eq(decode_url(a, "a%20b+c%2f", 10, false), "a b+c/");
	ck_assert_str_eq(decode_url(a, "a%20b+c%2F", 10, true), "a b c/");
	ck_assert_ptr_null(decode_url(a, "a%2", 3, false));
	ck_assert_ptr_null(decode_url(a, "a%", 2, false));
	ck_assert_ptr_null(decode_url(a, "%zz", 3, false));
	ck_assert_ptr_null(decode_url(a, "a%00b", 5, false));
	ck_assert_ptr_null(decode_url(a, "a\0b", 3, false));
	ck_assert_str_eq(decode_url(a, "abc%20", 3, false), "abc");
	ck_assert_str_eq(decode_url(a, "", 0, true), "");
}
END_TEST

START_TEST(well_formed_utf8)
{
	static const char *const good[] = {
		"",
		"plain",
		"\xc2\x80",
		"\xdf\xbf",
		"\xe0\xa0\x80",
		"\xed\x9f\xbf",
		"\xee\x80\x80",
		"\xef\xbf\xbf",
		"\xf0\x90\x80\x80",
		"\xf4\x8f\xbf\xbf",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(encode_utf8_ok(good[i], strlen(good[i])), "%zu",
			      i);
}
END_TEST

START_TEST(malformed_utf8)
{
	static const char *const bad[] = {
		"\x80",
		"\xbf",
		"\xc0\x80",
		"\xc1\xbf",
		"\xc2",
		"\xc2\x41",
		"\xe0\x9f\xbf",
		"\xe2\x82",
		"\xed\xa0\x80",
		"\xed\xbf\xbf",
		"\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80",
		"\xf5\x80\x80\x80",
		"\xf0\x90\x80",
		"\xff",
		"ab\xfe",
		"\xe2\x28\xa1",
		"\xe2\x82\x28",
		"\xf0\x90\x80\x28",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!encode_utf8_ok(bad[i], strlen(bad[i])), "%zu",
			      i);
	ck_assert(!encode_utf8_ok("a\0b", 3));
	ck_assert(!encode_utf8_ok("\xe2\x82\xac", 2)); /* cut short */
}
END_TEST

START_TEST(length_counts_characters)
{
	ck_assert_uint_eq(encode_utf8_length(""), 0);
	ck_assert_uint_eq(encode_utf8_length("abc"), 3);
	ck_assert_uint_eq(encode_utf8_length("\xc3\xa9\xe2\x82\xac"), 2);
	ck_assert_uint_eq(encode_utf8_length("\xf0\x9f\x98\x80!"), 2);
}
END_TEST

START_TEST(numbers)
{
	uint64_t u = 5;
	int n = 5;

	ck_assert(decode_u64("18446744073709551615", &u));
	ck_assert_uint_eq(u, UINT64_MAX);
	ck_assert(!decode_u64("18446744073709551616", &u));
	ck_assert(!decode_u64("28446744073709551616", &u));
	ck_assert(!decode_u64("", &u));
	ck_assert(!decode_u64("-1", &u));
	ck_assert(!decode_u64("+1", &u));
	ck_assert(!decode_u64(" 1", &u));
	ck_assert(!decode_u64("1x", &u));
	ck_assert_uint_eq(u, UINT64_MAX);
	ck_assert(decode_u64("0", &u));
	ck_assert_uint_eq(u, 0);

	ck_assert(decode_int("-7", -10, 10, &n));
	ck_assert_int_eq(n, -7);
	ck_assert(decode_int("10", -10, 10, &n));
	ck_assert(!decode_int("11", -10, 10, &n));
	ck_assert(!decode_int("-11", -10, 10, &n));
	ck_assert(!decode_int("99999999999", -10, INT32_MAX, &n));
	ck_assert(!decode_int("", -10, 10, &n));
	ck_assert(!decode_int("-", -10, 10, &n));
	ck_assert(!decode_int("--1", -10, 10, &n));
	ck_assert_int_eq(n, 10);
}
END_TEST

Suite *
core_encode_suite(void)
{
	Suite *s = suite_create("encode");
	TCase *t = tcase_create("encode");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, hex);
	tcase_add_loop_test(t, base64, 0, 8);
	tcase_add_test(t, what_is_not_base64);
	tcase_add_test(t, base64_round_trips);
	tcase_add_test(t, url);
	tcase_add_test(t, well_formed_utf8);
	tcase_add_test(t, malformed_utf8);
	tcase_add_test(t, length_counts_characters);
	tcase_add_test(t, numbers);
	suite_add_tcase(s, t);
	return s;
}
