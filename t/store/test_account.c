/* SPDX-License-Identifier: MIT
 *
 * test_account.c: signing up and confirming an address, on a database.
 */
#include "person.h"

/* --- signing up --- */

START_TEST(sign_up_sends_a_link_that_works_once)
{
	const char *texts[4], *token;
	struct user u;

	sign_up();
	ck_assert_int_eq(users_by_email(ctx.store, email, &u), 1);
	ck_assert_str_eq(u.name, "Olive");
	ck_assert(!u.verified);
	ck_assert_int_eq(mails(texts, 4), 1);
	token = token_in(texts[0]);
	ck_assert_int_eq(account_verify_ready(&ctx, token, &e), 1);
	ck_assert_int_eq(account_verify_ready(&ctx, token, &e), 1);
	ck_assert_int_eq(account_verify(&ctx, token, &e), 1);
	ck_assert_int_eq(account_verify(&ctx, token, &e), 0);
	ck_assert_int_eq(account_verify_ready(&ctx, token, &e), 0);
	ck_assert_int_eq(users_by_email(ctx.store, email, &u), 1);
	ck_assert(u.verified);
}
END_TEST

START_TEST(a_link_ends_after_a_day)
{
	const char *texts[4], *token;

	sign_up();
	ck_assert_int_eq(mails(texts, 4), 1);
	token = token_in(texts[0]);
	clock_freeze(NOW + CLOCK_DAY);
	ck_assert_int_eq(account_verify(&ctx, token, &e), 0);
	clock_freeze(NOW + CLOCK_DAY - 1);
	ck_assert_int_eq(account_verify(&ctx, token, &e), 1);
	ck_assert_int_eq(account_verify(&ctx, "", &e), 0);
	ck_assert_int_eq(account_verify(&ctx, "nonsense", &e), 0);
}
END_TEST

START_TEST(a_second_sign_up_reveals_nothing)
{
	const char *texts[4], *field;
	char token[ACCOUNT_TOKEN_SIZE];

	sign_up();
	ck_assert_int_eq(mails(texts, 4), 1);
	ck_assert_int_eq(sign_up_as(email, "another password 99", &field), 1);
	ck_assert_str_eq(field, "");
	ck_assert_int_eq(mails(texts, 4), 1);
	ck_assert_ptr_nonnull(strstr(texts[0], "already"));
	ck_assert_ptr_null(strstr(texts[0], "token="));
	ck_assert_int_eq(sign_in("another password 99", token), 0);
	ck_assert_int_eq(sign_in(right, token), 1);
}
END_TEST

START_TEST(an_address_is_one_in_any_case)
{
	char *loud = arena_strdup(ctx.arena, email);
	const char *texts[4], *field;
	struct user one, two;

	sign_up();
	loud[0] = 'P';
	ck_assert_int_eq(
	    sign_up_as(arena_printf(ctx.arena, "  %s ", loud), right, &field),
	    1);
	/* The other mail goes to the spelling that was typed. */
	ck_assert_int_eq(mails(texts, 4), 1);
	ck_assert_int_eq(users_by_email(ctx.store, loud, &one), 1);
	ck_assert_int_eq(users_by_email(ctx.store, email, &two), 1);
	ck_assert_uint_eq(one.id, two.id);
}
END_TEST

START_TEST(what_a_form_may_say)
{
	static const struct {
		const char *name, *email, *password, *field;
	} cases[] = {
		{ "x", "no address", "correct horse battery", "email" },
		{ "x", "a@b.example\r\nBcc: c@d.example",
		  "correct horse battery", "email" },
		{ "x", "", "correct horse battery", "email" },
		{ "x", NULL, "correct horse battery", "email" },
		{ "x", "a@b.example", "elevenchars", "password" },
		{ "x", "a@b.example", "", "password" },
		{ "x", "a@b.example", NULL, "password" },
		{ "x", "a@b.example",
		  "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		  "\xc3\xa9\xc3\xa9",
		  "password" },
		{ "x", "a@b.example",
		  "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
		  "\xff\xff\xff",
		  "password" },
		{ "a\nb", "a@b.example", "correct horse battery", "name" },
		{ "\xff", "a@b.example", "correct horse battery", "name" },
	};
	const struct account_sign_up f = { cases[_i].name, cases[_i].email,
					   cases[_i].password, address() };
	const char *field = "";

	ck_assert_int_eq(account_sign_up(&ctx, &f, &field, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_str_eq(field, cases[_i].field);
	ck_assert(e.say[0] != '\0');
}
END_TEST

START_TEST(lengths_of_names_and_passwords)
{
	char longer[400];
	struct account_sign_up f = { longer, email, right, address() };
	const char *field;

	memset(longer, 'a', sizeof(longer));
	longer[101] = '\0';
	ck_assert_int_eq(account_sign_up(&ctx, &f, &field, &e), -1);
	ck_assert_str_eq(field, "name");
	longer[101] = 'a';
	longer[257] = '\0';
	f = (struct account_sign_up){ "", email, longer, address() };
	ck_assert_int_eq(account_sign_up(&ctx, &f, &field, &e), -1);
	ck_assert_str_eq(field, "password");
	longer[256] = '\0';
	ck_assert_int_eq(account_sign_up(&ctx, &f, &field, &e), 1);
}
END_TEST

START_TEST(sign_ups_are_counted)
{
	const char *field;
	int i;

	for (i = 0; i < 5; i++)
		ck_assert_int_eq(sign_up_as(email, right, &field), 1);
	ck_assert_int_eq(sign_up_as(email, right, &field), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	for (i = 6; i < 20; i++)
		ck_assert_int_eq(
		    sign_up_as(arena_printf(ctx.arena, "%d%s", i, email), right,
			       &field),
		    1);
	ck_assert_int_eq(sign_up_as("other@demo.example", right, &field), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	clock_freeze(NOW + CLOCK_HOUR);
	ck_assert_int_eq(sign_up_as(email, right, &field), 1);
}
END_TEST

START_TEST(nothing_is_kept_in_clear)
{
	const char *texts[4], *token;
	char session[ACCOUNT_TOKEN_SIZE], *dump;
	size_t len;

	sign_up();
	ck_assert_int_eq(sign_in(right, session), 1);
	dump = fixture_dump(&len);
	ck_assert_ptr_null(memmem(dump, len, email, strlen(email)));
	ck_assert_ptr_null(memmem(dump, len, session, 43));
	ck_assert_ptr_null(memmem(dump, len, right, strlen(right)));
	ck_assert_int_eq(mails(texts, 4), 1);
	token = token_in(texts[0]);
	ck_assert_ptr_null(memmem(dump, len, token, 43));
	free(dump);
}
END_TEST

START_TEST(resend_replaces_the_link)
{
	const char *texts[8], *first;
	struct user u;

	sign_up();
	ck_assert_int_eq(mails(texts, 8), 1);
	first = token_in(texts[0]);
	ck_assert_int_eq(users_by_email(ctx.store, email, &u), 1);
	ck_assert_int_eq(account_resend(&ctx, u.id, &e), 1);
	ck_assert_int_eq(mails(texts, 8), 1);
	ck_assert_int_eq(account_verify(&ctx, first, &e), 0);
	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(account_resend(&ctx, u.id, &e), 1);
	ck_assert_int_eq(account_resend(&ctx, u.id, &e), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	ck_assert_int_eq(mails(texts, 8), 4);
	ck_assert_int_gt(users_set_verified(ctx.store, u.id, NOW), 0);
	ck_assert_int_eq(account_resend(&ctx, u.id, &e), 0);
	ck_assert_int_eq(account_resend(&ctx, 12345, &e), 0);
}
END_TEST

/* --- made by the operator --- */

START_TEST(an_account_made_at_once)
{
	struct account_made f = { "Olive", email, right, true };
	char token[ACCOUNT_TOKEN_SIZE];
	const char *texts[2];
	struct user u;
	uint64_t id = 0;

	ck_assert_int_eq(account_make(&ctx, &f, &id, &e), 1);
	ck_assert_int_eq(users_by_id(ctx.store, id, &u), 1);
	ck_assert(u.verified);
	ck_assert_int_eq(account_make(&ctx, &f, &id, &e), 0);
	f.password = "short";
	ck_assert_int_eq(account_make(&ctx, &f, &id, &e), -1);
	ck_assert_int_eq(mails(texts, 2), 0);
	ck_assert_int_eq(sign_in(right, token), 1);
}
END_TEST

START_TEST(a_new_password_ends_all_sessions)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;

	sign_up();
	ck_assert_int_eq(sign_in(right, token), 1);
	ck_assert_int_eq(account_set_password(&ctx, email, "short", &e), -1);
	ck_assert(has_session(token, &s));
	ck_assert_int_eq(
	    account_set_password(&ctx, email, "a new password 1", &e), 1);
	ck_assert(!has_session(token, &s));
	ck_assert_int_eq(sign_in(right, token), 0);
	ck_assert_int_eq(sign_in("a new password 1", token), 1);
	ck_assert_int_eq(
	    account_set_password(&ctx, "nobody@demo.example", right, &e), 0);
}
END_TEST

Suite *
account_suite(void)
{
	Suite *s = suite_create("account");
	TCase *t = account_tcase("account");

	tcase_add_test(t, sign_up_sends_a_link_that_works_once);
	tcase_add_test(t, a_link_ends_after_a_day);
	tcase_add_test(t, a_second_sign_up_reveals_nothing);
	tcase_add_test(t, an_address_is_one_in_any_case);
	tcase_add_loop_test(t, what_a_form_may_say, 0, 11);
	tcase_add_test(t, lengths_of_names_and_passwords);
	tcase_add_test(t, sign_ups_are_counted);
	tcase_add_test(t, nothing_is_kept_in_clear);
	tcase_add_test(t, resend_replaces_the_link);
	tcase_add_test(t, an_account_made_at_once);
	tcase_add_test(t, a_new_password_ends_all_sessions);
	suite_add_tcase(s, t);
	return s;
}
