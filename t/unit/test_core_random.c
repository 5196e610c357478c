/* SPDX-License-Identifier: MIT
 *
 * test_core_random.c: randomness from the kernel, and ids made of it.
 */
#include "config.h"

#include "core/arena.h"
#include "core/encode.h"
#include "core/random.h"
#include "core_suites.h"

START_TEST(bytes_differ_and_stay_inside)
{
	unsigned char a[66] = { 0 }, b[64];

	a[0] = a[65] = 0x5a;
	random_bytes(a + 1, 64);
	random_bytes(b, 64);
	ck_assert_mem_ne(a + 1, b, 64);
	ck_assert_uint_eq(a[0], 0x5a);
	ck_assert_uint_eq(a[65], 0x5a);
}
END_TEST

START_TEST(below_is_even)
{
	int count[10] = { 0 };

	for (int i = 0; i < 100000; i++)
		count[random_below(10)]++; /* past it: the sanitizer tells */
	for (int i = 0; i < 10; i++) {     /* 10 standard deviations */
		ck_assert_int_gt(count[i], 9000);
		ck_assert_int_lt(count[i], 11000);
	}
	ck_assert_uint_eq(random_below(1), 0);
}
END_TEST

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

START_TEST(ids_are_unique_positive_and_sort_by_age)
{
	enum { N = 20000 };
	static uint64_t id[N];

	for (int i = 0; i < N; i++) {
		id[i] = random_id();
		ck_assert_int_gt((int64_t)id[i], 0);
		if (i > 0)
			ck_assert_uint_ge(id[i] >> 22, id[i - 1] >> 22);
	}
	qsort(id, N, sizeof(id[0]), by_value);
	for (int i = 1; i < N; i++)
		ck_assert_uint_ne(id[i], id[i - 1]);
}
END_TEST

START_TEST(the_time_in_an_id_is_ours)
{
	uint64_t ms = (random_id() >> 22) + 1735689600000;
	uint64_t now = (uint64_t)time(NULL) * 1000;

	ck_assert_uint_gt(ms, now - 5000);
	ck_assert_uint_lt(ms, now + 5000);
}
END_TEST

START_TEST(hex_and_tokens_have_their_length)
{
	struct arena *a = arena_new(1 << 16);
	char hex[201], token[44], other[44];
	unsigned char bytes[100];
	size_t len;

	random_hex(hex, 100);
	ck_assert(decode_hex(bytes, hex, 100));
	random_token(token);
	random_token(other);
	ck_assert_uint_eq(strlen(token), 43);
	ck_assert_str_ne(token, other);
	ck_assert_ptr_nonnull(decode_base64(a, token, &len));
	ck_assert_uint_eq(len, 32);
	arena_free(a);
}
END_TEST

Suite *
core_random_suite(void)
{
	Suite *s = suite_create("random");
	TCase *t = tcase_create("random");

	tcase_set_timeout(t, 30);
	tcase_add_test(t, bytes_differ_and_stay_inside);
	tcase_add_test(t, below_is_even);
	tcase_add_test(t, ids_are_unique_positive_and_sort_by_age);
	tcase_add_test(t, the_time_in_an_id_is_ours);
	tcase_add_test(t, hex_and_tokens_have_their_length);
	suite_add_tcase(s, t);
	return s;
}
