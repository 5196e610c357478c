/* SPDX-License-Identifier: MIT
 *
 * test_core_arena.c: memory that lives exactly as long as one piece of work.
 */
#include "config.h"

#include <signal.h>
#include <stdalign.h>
#include <stdint.h>

#include "core/arena.h"
#include "core_suites.h"

START_TEST(memory_is_zeroed_and_aligned)
{
	struct arena *a = arena_new(1 << 20);

	for (size_t size = 1; size < 300; size += 7) {
		unsigned char *p = arena_alloc(a, size);

		ck_assert_uint_eq((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_uint_eq(p[i], 0);
		memset(p, 0xff, size); /* the next round must not see it */
	}
	arena_reset(a);
	ck_assert_uint_eq(*(unsigned char *)arena_alloc(a, 64), 0);
	arena_free(a);
}
END_TEST

START_TEST(allocations_do_not_overlap)
{
	struct arena *a = arena_new(4 << 20);
	unsigned char *p[200];

	for (int i = 0; i < 200; i++) {
		p[i] = arena_alloc(a, 1000);
		memset(p[i], i, 1000);
	}
	for (int i = 0; i < 200; i++)
		for (int j = 0; j < 1000; j++)
			ck_assert_uint_eq(p[i][j], (unsigned char)i);
	arena_free(a);
}
END_TEST

START_TEST(a_block_larger_than_any_fits)
{
	struct arena *a = arena_new(8 << 20);
	unsigned char *p = arena_alloc(a, 3 << 20);

	p[(3 << 20) - 1] = 1;
	ck_assert_uint_ge(arena_used(a), 3 << 20);
	arena_reset(a);
	ck_assert_uint_eq(arena_used(a), 0);
	arena_free(a);
}
END_TEST

START_TEST(reset_keeps_memory_for_the_next_request)
{
	struct arena *a = arena_new(1 << 20);
	void *first = arena_alloc(a, 100);

	arena_reset(a);
	ck_assert_ptr_eq(arena_alloc(a, 100), first);
	arena_free(a);
	arena_free(NULL);
}
END_TEST

START_TEST(texts_are_copied)
{
	struct arena *a = arena_new(1 << 16);
	char text[] = "seven";
	char *copy = arena_strdup(a, text);
	int n[2] = { 3, 4 };

	text[0] = 'x';
	ck_assert_str_eq(copy, "seven");
	ck_assert_ptr_null(arena_strdup(a, NULL));
	ck_assert_str_eq(arena_strndup(a, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_strndup(a, NULL, 0), "");
	ck_assert_str_eq(arena_printf(a, "%s-%d", "no", 7), "no-7");
	ck_assert_mem_eq(arena_copy(a, n, sizeof(n)), n, sizeof(n));
	ck_assert_ptr_nonnull(arena_array(a, 0, 8));
	arena_free(a);
}
END_TEST

static char order[8];

static void
note(void *arg)
{
	size_t n = strlen(order);

	order[n] = *(const char *)arg;
	order[n + 1] = '\0';
}

START_TEST(cleanups_run_once_newest_first)
{
	struct arena *a = arena_new(1 << 16);

	order[0] = '\0';
	arena_defer(a, note, arena_strdup(a, "1"));
	arena_defer(a, note, arena_strdup(a, "2"));
	arena_reset(a);
	ck_assert_str_eq(order, "21");
	arena_defer(a, note, arena_strdup(a, "3"));
	arena_free(a);
	ck_assert_str_eq(order, "213");
}
END_TEST

START_TEST(past_the_limit_aborts)
{
	struct arena *a = arena_new(10000);

	for (int i = 0; i < 11; i++)
		(void)arena_alloc(a, 1000);
}
END_TEST

START_TEST(a_product_that_wraps_aborts)
{
	(void)arena_array(arena_new(SIZE_MAX), SIZE_MAX / 2, 3);
}
END_TEST

START_TEST(up_to_the_limit_is_fine)
{
	struct arena *a = arena_new(10240);

	for (int i = 0; i < 10; i++)
		(void)arena_alloc(a, 1024);
	ck_assert_uint_eq(arena_used(a), 10240);
	arena_free(a);
}
END_TEST

Suite *
core_arena_suite(void)
{
	Suite *s = suite_create("arena");
	TCase *t = tcase_create("arena");

	tcase_add_test(t, memory_is_zeroed_and_aligned);
	tcase_add_test(t, allocations_do_not_overlap);
	tcase_add_test(t, a_block_larger_than_any_fits);
	tcase_add_test(t, reset_keeps_memory_for_the_next_request);
	tcase_add_test(t, texts_are_copied);
	tcase_add_test(t, cleanups_run_once_newest_first);
	tcase_add_test_raise_signal(t, past_the_limit_aborts, SIGABRT);
	tcase_add_test_raise_signal(t, a_product_that_wraps_aborts, SIGABRT);
	tcase_add_test(t, up_to_the_limit_is_fine);
	suite_add_tcase(s, t);
	return s;
}
