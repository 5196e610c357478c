/* SPDX-License-Identifier: MIT
 *
 * test_demo.c: the demonstration's data: there once, however often loaded.
 */
#include "core/password.h"
#include "domain/demo.h"
#include "fixture.h"
#include "store/memberships.h"
#include "store/reservations.h"
#include "store/restaurants.h"
#include "store/users.h"
#include "store_suites.h"

static struct ctx
ctx_of(struct store *st)
{
	return (struct ctx){ .arena = store_arena(st),
			     .store = st,
			     .keys = store_keys(st) };
}

START_TEST(loads_once)
{
	struct store *st = fixture_open(NULL);
	struct ctx c = ctx_of(st);
	struct demo first, again;
	struct err e = ERR_INIT;

	ck_assert_msg(demo_load(&c, "correct horse battery", &first, &e) > 0,
		      "%s", e.detail);
	ck_assert_int_eq(first.reservations, 9 * 7);
	ck_assert_msg(demo_load(&c, "another password", &again, &e) > 0, "%s",
		      e.detail);
	ck_assert_int_eq(again.reservations, 0);
	ck_assert_uint_eq(first.t.restaurant_id, again.t.restaurant_id);
	ck_assert_uint_eq(first.host_id, again.host_id);
	fixture_close(st);
}
END_TEST

START_TEST(is_complete)
{
	struct store *st = fixture_open(NULL);
	struct ctx c = ctx_of(st);
	const struct membership *members;
	struct restaurant r;
	struct err e = ERR_INIT;
	struct demo d;
	const char *hash, *field;
	enum role role;
	struct user u;

	ck_assert_int_gt(demo_load(&c, "correct horse battery", &d, &e), 0);
	ck_assert_int_eq(memberships_list(st, &d.t, &members), 3);
	ck_assert_int_gt(memberships_role(st, &d.t, d.manager_id, &role), 0);
	ck_assert_int_eq(role, ROLE_MANAGER);
	ck_assert_int_gt(users_by_email(st, DEMO_OWNER, &u), 0);
	ck_assert(u.verified);
	ck_assert_int_gt(users_password(st, u.id, &hash), 0);
	ck_assert_int_eq(password_verify(hash, "correct horse battery",
					 clock_deadline_in(5000), &e),
			 1);
	ck_assert_int_gt(restaurants_by_id(st, &d.t, d.t.restaurant_id, &r), 0);
	ck_assert_msg(restaurant_check(&r, &field, &e) == 0, "%s", e.say);
	fixture_close(st);
}
END_TEST

START_TEST(shows_every_status)
{
	struct store *st = fixture_open(NULL);
	struct ctx c = ctx_of(st);
	const struct reservations_count *rows;
	struct reservations_count sum = { 0 };
	struct err e = ERR_INIT;
	struct demo d;
	int n;

	ck_assert_int_gt(demo_load(&c, "correct horse battery", &d, &e), 0);
	n = reservations_counts(st, &d.t, (struct civil_date){ 2020, 1, 1 },
				(struct civil_date){ 2099, 1, 1 }, &rows);
	ck_assert_int_ge(n, 9);
	for (int i = 0; i < n; i++) {
		sum.confirmed += rows[i].confirmed;
		sum.cancelled += rows[i].cancelled;
		sum.completed += rows[i].completed;
		sum.no_show += rows[i].no_show;
	}
	ck_assert_int_gt(sum.confirmed, 20);
	ck_assert_int_gt(sum.cancelled, 0);
	ck_assert_int_gt(sum.completed, 5);
	ck_assert_int_gt(sum.no_show, 0);
	fixture_close(st);
}
END_TEST

Suite *
store_demo_suite(void)
{
	Suite *s = suite_create("store/demo");
	TCase *c = tcase_create("demo");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, loads_once);
	tcase_add_test(c, is_complete);
	tcase_add_test(c, shows_every_status);
	suite_add_tcase(s, c);
	return s;
}
