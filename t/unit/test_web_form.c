/* SPDX-License-Identifier: MIT
 *
 * test_web_form.c: typed fields out of a form.
 */
#include <string.h>

#include "model/civil.h"
#include "web/form.h"
#include "web/form_fault.h"
#include "web_suites.h"

struct dest {
	const char *name, *notes, *email, *password;
	int party, zone, time;
	uint64_t id;
	bool open;
	struct civil_date date;
};

static const char *const zones[] = { "near", "far", NULL };

static const struct form_field fields[] = {
	{ "name", FORM_TEXT, "Name", .required = true, .least = 2, .most = 10,
	  FORM_AT(struct dest, name) },
	{ "notes", FORM_LINES, "Notes", .most = 20,
	  FORM_AT(struct dest, notes) },
	{ "e-mail", FORM_EMAIL, "E-mail", FORM_AT(struct dest, email) },
	{ "password", FORM_PASSWORD, "Password", .most = 40,
	  FORM_AT(struct dest, password) },
	{ "party", FORM_INT, "Party", .least = 1, .most = 12, .fallback = 2,
	  FORM_AT(struct dest, party) },
	{ "zone", FORM_CHOICE, "Zone", .choices = zones, .fallback = 1,
	  FORM_AT(struct dest, zone) },
	{ "time", FORM_TIME, "Time", FORM_AT(struct dest, time) },
	{ "id", FORM_ID, "Table", FORM_AT(struct dest, id) },
	{ "open", FORM_BOOL, "Open", FORM_AT(struct dest, open) },
	{ "date", FORM_DATE, "Date", FORM_AT(struct dest, date) },
};

static struct req *
read_form(const char *text, struct dest *d, int expect)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	memset(d, 0, sizeof(*d));
	web_fields(req, text);
	ck_assert_int_eq(form_read(req, fields, FORM_COUNT(fields), d), expect);
	ck_assert_int_eq(req->err.code, expect ? ERR_INVALID : ERR_NONE);
	ck_assert_int_eq(form_faulty(req), expect != 0);
	return req;
}

static const char *
typed(const struct req *req, const char *field)
{
	for (const struct form_fault *f = req->faults; f; f = f->next)
		if (strcmp(f->field, field) == 0)
			return f->typed;
	return NULL;
}

START_TEST(all_kinds)
{
	struct dest d;
	struct req *req = read_form(
	    "name=+Luigi+%09+&notes=a%0D%0Ab%0Dc+&e-mail=A.B@Example.COM"
	    "&password=+keep+my+blanks+&party=4&zone=near&time=19:30"
	    "&id=77&open=on&date=2026-11-22",
	    &d, 0);

	ck_assert_str_eq(d.name, "Luigi");
	ck_assert_str_eq(d.notes, "a\nb\nc");
	ck_assert_str_eq(d.email, "a.b@example.com");
	ck_assert_str_eq(d.password, " keep my blanks ");
	ck_assert_int_eq(d.party, 4);
	ck_assert_int_eq(d.zone, 0);
	ck_assert_int_eq(d.time, 19 * 60 + 30);
	ck_assert_uint_eq(d.id, 77);
	ck_assert(d.open);
	ck_assert_int_eq(d.date.year, 2026);
	ck_assert_int_eq(d.date.month, 11);
	ck_assert_int_eq(d.date.day, 22);
	web_request_free(req);
}
END_TEST

START_TEST(left_empty)
{
	struct dest d;
	struct req *req = read_form("name=Luigi&party=&zone=", &d, 0);

	ck_assert_str_eq(d.notes, "");
	ck_assert_str_eq(d.email, "");
	ck_assert_int_eq(d.party, 2);
	ck_assert_int_eq(d.zone, 1);
	ck_assert_int_eq(d.time, -1);
	ck_assert_uint_eq(d.id, 0);
	ck_assert(!d.open);
	ck_assert_int_eq(d.date.year, 0);
	web_request_free(req);
}
END_TEST

static const struct {
	const char *text, *field, *say;
} faults[] = {
	{ "", "name", "Name is missing." },
	{ "name=+++", "name", "Name is missing." },
	{ "name=x", "name", "Name needs at least 2 characters." },
	{ "name=12345678901", "name", "Name can have at most 10 characters." },
	{ "name=ok&e-mail=x", "e-mail",
	  "E-mail does not look right. It should look like "
	  "name@example.com." },
	{ "name=ok&e-mail=a@b@c.d", "e-mail", NULL },
	{ "name=ok&e-mail=@b.c", "e-mail", NULL },
	{ "name=ok&e-mail=a@b", "e-mail", NULL },
	{ "name=ok&e-mail=a@b.", "e-mail", NULL },
	{ "name=ok&e-mail=a@b.c%0D%0Ax", "e-mail", NULL },
	{ "name=ok&e-mail=%3Ca@b.c%3E", "e-mail", NULL },
	{ "name=ok&party=0", "party", "Party must be from 1 to 12." },
	{ "name=ok&party=13", "party", "Party must be from 1 to 12." },
	{ "name=ok&party=four", "party", NULL },
	{ "name=ok&party=99999999999999999999", "party", NULL },
	{ "name=ok&party=4.5", "party", NULL },
	{ "name=ok&zone=mars", "zone", "Zone: please choose one of the list." },
	{ "name=ok&time=25:00", "time", NULL },
	{ "name=ok&time=7pm", "time", NULL },
	{ "name=ok&id=-3", "id", NULL },
	{ "name=ok&date=2026-02-30", "date", NULL },
	{ "name=ok&date=22.11.2026", "date", NULL },
};

START_TEST(fault)
{
	struct dest d;
	struct req *req = read_form(faults[_i].text, &d, -1);
	const char *say = form_fault_of(req, faults[_i].field);

	ck_assert_ptr_nonnull(say);
	if (faults[_i].say)
		ck_assert_str_eq(say, faults[_i].say);
	web_request_free(req);
}
END_TEST

/* Ten characters, not ten bytes. */
START_TEST(counts_characters)
{
	struct dest d;
	struct req *req =
	    read_form("name=%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9"
		      "%C3%A9%C3%A9%C3%A9",
		      &d, 0);

	ck_assert_uint_eq(strlen(d.name), 20);
	web_request_free(req);
}
END_TEST

START_TEST(comes_back_filled_in)
{
	struct dest d;
	struct req *req = read_form(
	    "name=&party=99&notes=hello&password=secret-secret&extra=1", &d,
	    -1);

	ck_assert_str_eq(typed(req, "party"), "99");
	ck_assert_str_eq(typed(req, "notes"), "hello");
	ck_assert_ptr_null(typed(req, "password"));
	ck_assert_ptr_null(typed(req, "extra")); /* in no table */
	ck_assert_ptr_nonnull(form_fault_of(req, "name"));
	ck_assert_ptr_nonnull(form_fault_of(req, "party"));
	ck_assert_ptr_null(form_fault_of(req, "notes"));
	web_request_free(req);
}
END_TEST

START_TEST(repeated)
{
	struct req *req = web_request("http://127.0.0.1:8080");

	web_fields(req, "day=1&x=9&day=2");
	ck_assert_str_eq(form_nth(req, "day", 0), "1");
	ck_assert_str_eq(form_nth(req, "day", 1), "2");
	ck_assert_ptr_null(form_nth(req, "day", 2));
	web_request_free(req);
}
END_TEST

Suite *
web_form_suite(void)
{
	Suite *s = suite_create("web form");
	TCase *t = tcase_create("form");

	tcase_add_test(t, all_kinds);
	tcase_add_test(t, left_empty);
	tcase_add_loop_test(t, fault, 0, sizeof(faults) / sizeof(faults[0]));
	tcase_add_test(t, counts_characters);
	tcase_add_test(t, comes_back_filled_in);
	tcase_add_test(t, repeated);
	suite_add_tcase(s, t);
	return s;
}
