/* SPDX-License-Identifier: MIT
 *
 * test_account.c: signing up, in and out on a real database.
 */
#include <check.h>
#include <unistd.h>

#include "core/json.h"
#include "core/random.h"
#include "domain/account.h"
#include "domain/outbox.h"
#include "domain/team.h"
#include "domain/tenancy.h"
#include "fixture.h"
#include "store/jobs.h"
#include "store/memberships.h"
#include "store/sessions.h"
#include "store/users.h"

#define NOW FIXTURE_NOW

static const char right[] = "correct horse battery";

static struct settings settings;
static struct ctx ctx;
static struct err e;
static const char *email; /* one nobody has yet */

static void
set_up(void)
{
	struct store *st = fixture_open(NULL);
	char tag[17];

	settings.app_url = "https://va.example";
	settings.run_dir = "/nonexistent";
	settings.mail_from = "VoiceAgent <hello@va.example>";
	settings.smtp_url = "";
	ctx = (struct ctx){ .arena = store_arena(st),
			    .store = st,
			    .settings = &settings,
			    .keys = store_keys(st),
			    .until = clock_deadline_in(60000) };
	e = (struct err)ERR_INIT;
	random_hex(tag, 8);
	email = arena_printf(ctx.arena, "p%s@demo.example", tag);
	clock_freeze(NOW);
}

static void
tear_down(void)
{
	fixture_close(ctx.store);
}

/* Every test comes from an address of its own. */
static const char *
address(void)
{
	return email;
}

static int
sign_up_as(const char *to, const char *password, const char **ret_field)
{
	const struct account_sign_up f = { " Olive ", to, password, address() };

	return account_sign_up(&ctx, &f, ret_field, &e);
}

static void
sign_up(void)
{
	const char *field = "x";

	ck_assert_msg(sign_up_as(email, right, &field) == 1, "%s", e.detail);
	ck_assert_str_eq(field, "");
}

static int
sign_in_from(const char *from, const char *password, char *token)
{
	const struct account_sign_in f = { email, password, from, NULL };

	return account_sign_in(&ctx, &f, token, &e);
}

static int
sign_in(const char *password, char *token)
{
	return sign_in_from(address(), password, token);
}

/* The mails queued for this test's person, newest first, worked off. */
static int
mails(const char **ret_texts, int max)
{
	const struct json_caps caps = { 65536, 4 };
	struct job j;
	int n = 0;

	while (jobs_claim(ctx.store, LANE_MESSAGES, "test", NOW + CLOCK_DAY,
			  CLOCK_MINUTE, &j) > 0) {
		const struct json *p = json_parse(ctx.arena, j.payload,
						  strlen(j.payload), &caps, &e);

		ck_assert_str_eq(j.kind, OUTBOX_KIND);
		ck_assert_int_gt(jobs_done(ctx.store, &j, NOW), 0);
		if (strcmp(json_string(json_get(p, "to")), email) != 0)
			continue;
		ck_assert_int_lt(n, max);
		ret_texts[n++] = json_string(json_get(p, "text"));
	}
	return n;
}

static const char *
token_in(const char *text)
{
	const char *at = strstr(text, "/verify-email?token=");

	ck_assert_msg(at != NULL, "%s", text);
	return arena_strndup(ctx.arena, at + 20, 43);
}

static bool
has_session(const char *token, struct account_session *ret)
{
	int rc = account_session(&ctx, token, ret, &e);

	ck_assert_msg(rc >= 0, "%s", e.detail);
	return rc > 0;
}

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

/* --- tenancy and team --- */

START_TEST(a_tenant_is_narrowed_to_its_own_restaurants)
{
	struct fixture_house mine, theirs;
	struct tenant account, t = { 1, 2 };

	fixture_house(ctx.store, &mine);
	fixture_house(ctx.store, &theirs);
	account = tenancy_of_account(mine.user_id);
	ck_assert_int_eq(tenancy_restaurant(&ctx, &account, mine.r.id, &t, &e),
			 1);
	ck_assert_uint_eq(t.owner_id, mine.user_id);
	ck_assert_uint_eq(t.restaurant_id, mine.r.id);
	account = t;
	t = (struct tenant){ 1, 2 };
	ck_assert_int_eq(
	    tenancy_restaurant(&ctx, &account, theirs.r.id, &t, &e), 0);
	ck_assert_int_eq(e.code, ERR_NOT_FOUND);
	account = tenancy_of_account(mine.user_id);
	ck_assert_int_eq(
	    tenancy_restaurant(&ctx, &account, theirs.r.id, &t, &e), 0);
	ck_assert_int_eq(e.code, ERR_NOT_FOUND);
	ck_assert_int_eq(tenancy_restaurant(&ctx, &account, 77, &t, &e), 0);
	ck_assert_uint_eq(t.owner_id, 1);
	ck_assert_int_eq(tenancy_of_restaurant(&ctx, theirs.r.id, &t, &e), 1);
	ck_assert_uint_eq(t.owner_id, theirs.user_id);
	ck_assert_int_eq(tenancy_of_restaurant(&ctx, 77, &t, &e), 0);
}
END_TEST

START_TEST(roles_stand_above_one_another)
{
	for (int has = ROLE_NONE; has <= ROLE_ADMIN; has++)
		for (int needs = ROLE_NONE; needs <= ROLE_ADMIN; needs++) {
			int rc = tenancy_require((enum role)has,
						 (enum role)needs, &e);

			ck_assert_int_eq(rc, has >= needs ? 0 : -1);
			if (rc < 0)
				ck_assert_int_eq(e.code, has == ROLE_NONE
							     ? ERR_UNAUTHENTIC
							     : ERR_FORBIDDEN);
		}
}
END_TEST

START_TEST(a_member_works_in_the_house_and_no_longer)
{
	struct fixture_house h;
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;
	struct tenant t;

	fixture_house(ctx.store, &h);
	t = tenancy_of_account(h.user_id);
	sign_up();
	ck_assert_int_eq(team_give_role(&ctx, &t, email, ROLE_HOST, &e), 1);
	ck_assert_int_eq(sign_in(right, token), 1);
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(s.tenant.owner_id, h.user_id);
	ck_assert_int_eq(s.role, ROLE_HOST);
	ck_assert_int_eq(team_give_role(&ctx, &t, email, ROLE_MANAGER, &e), 1);
	ck_assert(has_session(token, &s));
	ck_assert_int_eq(s.role, ROLE_MANAGER);
	ck_assert_int_eq(team_remove(&ctx, &t, email, &e), 1);
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(s.tenant.owner_id, s.user.id);
	ck_assert_int_eq(s.role, ROLE_OWNER);
	ck_assert(has_session(token, &s));
	ck_assert_uint_eq(s.tenant.owner_id, s.user.id);
	ck_assert_int_eq(team_remove(&ctx, &t, email, &e), 0);
	ck_assert_int_eq(e.code, ERR_NOT_FOUND);
}
END_TEST

START_TEST(who_cannot_be_given_a_role)
{
	struct user u;
	struct tenant t;

	sign_up();
	ck_assert_int_eq(users_by_email(ctx.store, email, &u), 1);
	ck_assert_int_eq(team_account_of(&ctx, email, &t, &e), 1);
	ck_assert_uint_eq(t.owner_id, u.id);
	ck_assert_int_eq(team_give_role(&ctx, &t, email, ROLE_HOST, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_int_eq(team_remove(&ctx, &t, email, &e), -1);
	ck_assert_int_eq(
	    team_give_role(&ctx, &t, "nobody@demo.example", ROLE_HOST, &e), 0);
	ck_assert_int_eq(e.code, ERR_NOT_FOUND);
	ck_assert_int_eq(team_give_role(&ctx, &t, email, ROLE_OWNER, &e), -1);
	ck_assert_int_eq(team_give_role(&ctx, &t, email, ROLE_NONE, &e), -1);
	ck_assert_int_eq(team_account_of(&ctx, "nobody@demo.example", &t, &e),
			 0);
}
END_TEST

START_TEST(the_platforms_admin)
{
	char token[ACCOUNT_TOKEN_SIZE];
	struct account_session s;
	struct user u;

	sign_up();
	ck_assert_int_eq(users_by_email(ctx.store, email, &u), 1);
	ck_assert_int_gt(users_set_admin(ctx.store, u.id, true, NOW), 0);
	ck_assert_int_eq(sign_in(right, token), 1);
	ck_assert(has_session(token, &s));
	ck_assert_int_eq(s.role, ROLE_ADMIN);
	ck_assert_uint_eq(s.tenant.owner_id, u.id);
}
END_TEST

/* --- the outbox's other end --- */

START_TEST(jobs_that_cannot_be_delivered)
{
	struct job j = { .id = 7, .payload = "{\"to\":1}", .created_at = NOW };

	ck_assert_int_eq(outbox_deliver(&ctx, &j, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	settings.smtp_url = "unix:/nonexistent/smtp";
	ck_assert_int_eq(outbox_deliver(&ctx, &j, &e), 0);
	j.payload = "nonsense";
	ck_assert_int_eq(outbox_deliver(&ctx, &j, &e), 0);
	j.payload = "{\"to\":\"a@b.example\",\"subject\":\"s\",\"text\":\"t\"}";
	ck_assert_int_eq(outbox_deliver(&ctx, &j, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	j.payload = "{\"to\":\"a@b\",\"subject\":\"s\",\"text\":\"t\"}";
	ck_assert_int_eq(outbox_deliver(&ctx, &j, &e), 0);
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

static Suite *
account_suite(void)
{
	Suite *s = suite_create("account");
	TCase *t = tcase_create("account");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, sign_up_sends_a_link_that_works_once);
	tcase_add_test(t, a_link_ends_after_a_day);
	tcase_add_test(t, a_second_sign_up_reveals_nothing);
	tcase_add_test(t, an_address_is_one_in_any_case);
	tcase_add_loop_test(t, what_a_form_may_say, 0, 11);
	tcase_add_test(t, lengths_of_names_and_passwords);
	tcase_add_test(t, sign_ups_are_counted);
	tcase_add_test(t, nothing_is_kept_in_clear);
	tcase_add_test(t, resend_replaces_the_link);
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
	tcase_add_test(t, an_account_made_at_once);
	tcase_add_test(t, a_new_password_ends_all_sessions);
	tcase_add_test(t, a_tenant_is_narrowed_to_its_own_restaurants);
	tcase_add_test(t, roles_stand_above_one_another);
	tcase_add_test(t, a_member_works_in_the_house_and_no_longer);
	tcase_add_test(t, who_cannot_be_given_a_role);
	tcase_add_test(t, the_platforms_admin);
	tcase_add_test(t, jobs_that_cannot_be_delivered);
	tcase_add_test(t, every_verb_says_that_the_database_is_away);
	suite_add_tcase(s, t);
	return s;
}

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(account_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed == 0 ? 0 : 1;
}
