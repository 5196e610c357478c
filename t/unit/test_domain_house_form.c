/* SPDX-License-Identifier: MIT
 *
 * test_domain_house_form.c: a restaurant out of a form's texts, and back.
 */
#include <string.h>

#include "domain/house_form.h"
#include "web_suites.h"

static struct arena *a;

static void
set_up(void)
{
	a = arena_new(1024 * 1024);
}

static void
tear_down(void)
{
	arena_free(a);
}

/* A form as name, value, name, value, ..., NULL. */
static const char *
get(const void *from, const char *field)
{
	for (const char *const *p = from; *p; p += 2)
		if (strcmp(p[0], field) == 0)
			return p[1];
	return NULL;
}

static struct restaurant
read_ok(const char *const *form)
{
	struct restaurant r;
	struct err e = ERR_INIT;
	const char *field = "";

	ck_assert_msg(house_form_read(a, get, form, &r, &field, &e) == 0,
		      "%s: %s", field, e.say);
	return r;
}

static void
read_bad(const char *const *form, const char *expect)
{
	struct restaurant r;
	struct err e = ERR_INIT;
	const char *field = "";

	ck_assert_int_eq(house_form_read(a, get, form, &r, &field, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_str_eq(field, expect);
	ck_assert_str_ne(e.say, "");
}
#define FORM(...)  ((const char *const[]){ __VA_ARGS__, NULL })
#define NAMED(...) FORM("restaurant-name", "Fiore", __VA_ARGS__)

START_TEST(only_the_name_must_be_typed)
{
	struct restaurant r = read_ok(FORM("restaurant-name", "  Fiore "));
	struct hours_week usual;

	hours_default(&usual);
	ck_assert_str_eq(r.name, "Fiore");
	ck_assert_str_eq(r.location.timezone, "America/New_York");
	ck_assert_int_gt(r.settings.seating_capacity, 0);
	ck_assert_int_eq((int)r.hours.day[FRIDAY].count,
			 (int)usual.day[FRIDAY].count);
	read_bad(FORM("cuisine", "Italian"), "restaurant-name");
	read_bad(FORM("restaurant-name", "   "), "restaurant-name");
}
END_TEST

START_TEST(the_zone_is_guessed_from_the_place)
{
	struct restaurant r =
	    read_ok(NAMED("country", "US", "state", "CA", "timezone", ""));

	ck_assert_str_eq(r.location.timezone, "America/Los_Angeles");
	r = read_ok(NAMED("country", "DE"));
	ck_assert_str_eq(r.location.timezone, "Europe/Berlin");
	r = read_ok(NAMED("country", "US", "state", "CA", "timezone",
			  "America/Denver"));
	ck_assert_str_eq(r.location.timezone, "America/Denver");
	read_bad(NAMED("timezone", "Mars/Olympus"), "timezone");
	read_bad(NAMED("timezone", "../../etc/passwd"), "timezone");
}
END_TEST

START_TEST(contacts_are_put_in_order)
{
	struct restaurant r =
	    read_ok(NAMED("phone", "(212) 555-0123", "website", "fiore.example",
			  "email", "ciao@fiore.example"));

	ck_assert_str_eq(r.contact.phone, "+12125550123");
	ck_assert_str_eq(r.contact.website, "https://fiore.example");
	read_bad(NAMED("phone", "twelve"), "phone");
	read_bad(NAMED("email", "nobody"), "email");
	read_bad(NAMED("website", "javascript:alert(1)"), "website");
}
END_TEST

START_TEST(numbers_are_held_to_their_limits)
{
	read_bad(NAMED("seating-capacity", "many"), "seating-capacity");
	read_bad(NAMED("seating-capacity", "0"), "seating-capacity");
	read_bad(NAMED("turnover-minutes", "5"), "turnover-minutes");
	read_bad(NAMED("min-party-size", "9", "max-party-size", "2"),
		 "max-party-size");
	ck_assert_int_eq(
	    read_ok(NAMED("lead-minutes", " 30 ")).settings.lead_minutes, 30);
}
END_TEST

START_TEST(a_service_may_end_after_midnight)
{
	struct restaurant r = read_ok(
	    NAMED("mon-from-1", "", "sat-open", "1", "sat-from-1", "18:00",
		  "sat-to-1", "02:00", "sat-from-2", "12:00", "sat-to-2",
		  "14:30", "sun-from-1", "12:00", "sun-to-1", "15:00"));
	const struct hours_day *sat = &r.hours.day[SATURDAY];

	ck_assert_int_eq((int)r.hours.day[MONDAY].count, 0);
	ck_assert_int_eq((int)r.hours.day[SUNDAY].count, 0); /* not ticked */
	ck_assert_int_eq((int)sat->count, 2);
	ck_assert_int_eq(sat->period[0].open, 720);
	ck_assert_int_eq(sat->period[1].close, 1560);
	ck_assert_str_eq(house_form_text(a, &r, "sat-to-2"), "02:00");
	ck_assert_str_eq(house_form_text(a, &r, "sat-open"), "1");
	ck_assert_str_eq(house_form_text(a, &r, "sun-open"), "");
}
END_TEST

START_TEST(half_a_service_is_refused)
{
	read_bad(NAMED("mon-from-1", "12:00", "mon-open", "1"), "hours");
	read_bad(NAMED("mon-from-1", "", "mon-open", "1"), "hours");
	read_bad(
	    NAMED("mon-from-1", "25:00", "mon-to-1", "26:00", "mon-open", "1"),
	    "hours");
	read_bad(NAMED("mon-from-1", "12:00", "mon-to-1", "15:00", "mon-from-2",
		       "14:00", "mon-to-2", "16:00", "mon-open", "1"),
		 "hours");
}
END_TEST

/* What a form shows is what it reads again. */
struct shown {
	const struct restaurant *r;
};

static const char *
get_shown(const void *from, const char *field)
{
	const struct shown *s = from;

	return house_form_text(a, s->r, field);
}

START_TEST(showing_and_reading_agree)
{
	struct restaurant r = { .name = "Fiore" }, again;
	struct shown s = { &r };
	struct err e = ERR_INIT;
	const char *field = "";

	restaurant_defaults(&r);
	r.cuisine = "Italian";
	r.location.city = "New York";
	r.contact.phone = "+12125550123";
	r.settings.max_party_size = 14;
	ck_assert_msg(house_form_read(a, get_shown, &s, &again, &field, &e) ==
			  0,
		      "%s: %s", field, e.say);
	for (size_t i = 0; (field = house_form_field(i)); i++)
		ck_assert_str_eq(house_form_text(a, &again, field),
				 house_form_text(a, &r, field));
}
END_TEST

Suite *
domain_house_form_suite(void)
{
	Suite *s = suite_create("domain/house_form");
	TCase *t = tcase_create("house_form");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, only_the_name_must_be_typed);
	tcase_add_test(t, the_zone_is_guessed_from_the_place);
	tcase_add_test(t, contacts_are_put_in_order);
	tcase_add_test(t, numbers_are_held_to_their_limits);
	tcase_add_test(t, a_service_may_end_after_midnight);
	tcase_add_test(t, half_a_service_is_refused);
	tcase_add_test(t, showing_and_reading_agree);
	suite_add_tcase(s, t);
	return s;
}
