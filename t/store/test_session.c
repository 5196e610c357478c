/* SPDX-License-Identifier: MIT
 *
 * test_session.c: signing in and out on a database.
 */
#include "person.h"

/* --- sessions --- */

START_TEST(in_and_out)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;

	sign_up();
	ck_assert_int_eq(sign_in("wrong horse battery", token), 0);
	ck_assert_int_eq(e.code, ERR_UNAUTHENTIC);
	ck_assert_int_eq(sign_in(right, token), 1);
	ck_assert(has_session(token, &s));
	ck_assert_str_eq(s.user.email, email);
	ck_assert_int_eq(s.role, ROLE_OWNER);
	ck_assert_uint_eq(s.tenant.owner_id, s.user.id);
	ck_assert_uint_eq(s.tenant.restaurant_id, 0);
	ck_assert_int_eq(account_sign_out(&ctx, token, &e), 1);
	ck_assert(!has_session(token, &s));
	ck_assert_int_eq(account_sign_out(&ctx, token, &e), 0);
	ck_assert(!has_session("", &s));
	ck_assert(!has_session("nonsense", &s));
}
END_TEST

START_TEST(an_unknown_address_is_a_wrong_password)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct err first;

	ck_assert_int_eq(sign_in(right, token), 0);
	first = e;
	sign_up();
	ck_assert_int_eq(sign_in("wrong horse battery", token), 0);
	ck_assert_str_eq(first.say, e.say);
	ck_assert_str_eq(first.detail, e.detail);
	ck_assert_int_eq(first.code, e.code);
}
END_TEST

START_TEST(a_session_is_replaced_at_sign_in)
{
	char one[ACCOUNT_TOKEN_SIZE], two[ACCOUNT_TOKEN_SIZE];
	struct account_session s;
	struct account_sign_in f;

	sign_up();
	ck_assert_int_eq(sign_in(right, one), 1);
	f = (struct account_sign_in){ email, right, address(), one };
	ck_assert_int_eq(account_sign_in(&ctx, &f, two, &e), 1);
	ck_assert_str_ne(one, two);
	ck_assert(!has_session(one, &s));
	ck_assert(has_session(two, &s));
}
END_TEST

START_TEST(sessions_end_when_idle)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;

	sign_up();
	ck_assert_int_eq(sign_in(right, token), 1);
	clock_freeze(NOW + 7 * CLOCK_DAY - CLOCK_SECOND);
	ck_assert(has_session(token, &s)); /* and this moves it on */
	clock_freeze(NOW + 14 * CLOCK_DAY - 2 * CLOCK_SECOND);
	ck_assert(has_session(token, &s));
	clock_freeze(NOW + 21 * CLOCK_DAY);
	ck_assert(!has_session(token, &s));
}
END_TEST

START_TEST(sessions_end_after_thirty_days)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;

	sign_up();
	ck_assert_int_eq(sign_in(right, token), 1);
	for (int day = 1; day < 30; day++) {
		clock_freeze(NOW + day * CLOCK_DAY);
		ck_assert(has_session(token, &s));
	}
	clock_freeze(NOW + 30 * CLOCK_DAY - 1);
	ck_assert(has_session(token, &s));
	clock_freeze(NOW + 30 * CLOCK_DAY);
	ck_assert(!has_session(token, &s));
}
END_TEST

START_TEST(last_seen_is_written_once_a_minute)
{
	char token[ACCOUNT_TOKEN_SIZE];
	const struct store_counters *count = store_counters(ctx.store);
	struct account_session s;
	uint64_t before;

	sign_up();
	ck_assert_int_eq(sign_in(right, token), 1);
	clock_freeze(NOW + CLOCK_MINUTE - 1);
	before = count->statements;
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(count->statements, before + 1);
	clock_freeze(NOW + CLOCK_MINUTE);
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(count->statements, before + 3);
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(count->statements, before + 4);
}
END_TEST

START_TEST(guessing_is_stopped)
{
	char token[ACCOUNT_TOKEN_SIZE];

	sign_up();
	for (int i = 0; i < 8; i++)
		ck_assert_int_eq(sign_in("wrong horse battery", token), 0);
	ck_assert_int_eq(sign_in(right, token), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	/* The person at home is not locked out by it. */
	ck_assert_int_eq(sign_in_from("198.51.100.7", right, token), 1);
	clock_freeze(NOW + 15 * CLOCK_MINUTE);
	ck_assert_int_eq(sign_in(right, token), 1);
}
END_TEST

START_TEST(success_forgives_the_wrong_tries)
{
	char token[ACCOUNT_TOKEN_SIZE];

	sign_up();
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 5; i++)
			ck_assert_int_eq(sign_in("wrong horse battery", token),
					 0);
		ck_assert_int_eq(sign_in(right, token), 1);
	}
}
END_TEST

START_TEST(one_address_cannot_try_many_accounts)
{
	const char *own = email;
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_sign_in f = { NULL, "wrong horse battery", own, NULL };

	sign_up();
	for (int i = 0; i < 40; i++) {
		f.email = arena_printf(ctx.arena, "%d%s", i, own);
		ck_assert_int_eq(account_sign_in(&ctx, &f, token, &e), 0);
	}
	f.email = own;
	f.password = right;
	ck_assert_int_eq(account_sign_in(&ctx, &f, token, &e), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
}
END_TEST

START_TEST(many_addresses_cannot_try_one_account)
{
	char token[ACCOUNT_TOKEN_SIZE];
	int rc = 0, i;

	for (i = 0; rc == 0 && i < 120; i++)
		rc = sign_in_from(arena_printf(ctx.arena, "%d%s", i, email),
				  "x", token);
	ck_assert_int_eq(rc, -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	ck_assert_int_eq(i, 101);
}
END_TEST

/* --- no database --- */

START_TEST(every_verb_says_that_the_database_is_away)
{
	char token[ACCOUNT_TOKEN_SIZE] =
	    "0123456789012345678901234567890123456789012";
	const struct tenant t = { 1, 0 };
	struct account_session s;
	const char *field;
	struct tenant out;

	store_request(ctx.store, ctx.arena, clock_deadline_in(-1));
	ck_assert_int_eq(sign_in(right, token), -1);
	ck_assert_int_eq(sign_up_as(email, right, &field), -1);
	ck_assert(e.code == ERR_BUSY || e.code == ERR_UNAVAILABLE);
	ck_assert_int_eq(account_session(&ctx, token, &s, &e), -1);
	ck_assert_int_eq(account_sign_out(&ctx, token, &e), -1);
	ck_assert_int_eq(account_verify(&ctx, token, &e), -1);
	ck_assert_int_eq(account_verify_ready(&ctx, token, &e), -1);
	ck_assert_int_eq(account_resend(&ctx, 1, &e), -1);
	ck_assert_int_eq(account_set_password(&ctx, email, right, &e), -1);
	ck_assert_int_eq(tenancy_restaurant(&ctx, &t, 1, &out, &e), -1);
	ck_assert_int_eq(tenancy_of_restaurant(&ctx, 1, &out, &e), -1);
	ck_assert_int_eq(team_remove(&ctx, &t, email, &e), -1);
	ck_assert(e.code == ERR_BUSY || e.code == ERR_UNAVAILABLE);
}
END_TEST

Suite *
session_suite(void)
{
	Suite *s = suite_create("session");
	TCase *t = account_tcase("session");

	tcase_add_test(t, in_and_out);
	tcase_add_test(t, an_unknown_address_is_a_wrong_password);
	tcase_add_test(t, a_session_is_replaced_at_sign_in);
	tcase_add_test(t, sessions_end_when_idle);
	tcase_add_test(t, sessions_end_after_thirty_days);
	tcase_add_test(t, last_seen_is_written_once_a_minute);
	tcase_add_test(t, guessing_is_stopped);
	tcase_add_test(t, success_forgives_the_wrong_tries);
	tcase_add_test(t, one_address_cannot_try_many_accounts);
	tcase_add_test(t, many_addresses_cannot_try_one_account);
	tcase_add_test(t, every_verb_says_that_the_database_is_away);
	suite_add_tcase(s, t);
	return s;
}
