/* SPDX-License-Identifier: MIT
 *
 * test_team.c: tenancy, members and the outbox on a database.
 */
#include "person.h"

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

Suite *
team_suite(void)
{
	Suite *s = suite_create("team");
	TCase *t = account_tcase("team");

	tcase_add_test(t, a_tenant_is_narrowed_to_its_own_restaurants);
	tcase_add_test(t, roles_stand_above_one_another);
	tcase_add_test(t, a_member_works_in_the_house_and_no_longer);
	tcase_add_test(t, who_cannot_be_given_a_role);
	tcase_add_test(t, the_platforms_admin);
	tcase_add_test(t, jobs_that_cannot_be_delivered);
	suite_add_tcase(s, t);
	return s;
}
