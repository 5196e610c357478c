/* SPDX-License-Identifier: MIT
 *
 * fuzz_form.c: form bodies: whatever comes out is UTF-8 without NUL, and
 * typed fields are within their bounds.
 */
#include "core/encode.h"
#include "fuzz.h"
#include "model/civil.h"
#include "web/form.h"

struct dest {
	const char *text, *lines, *email;
	int number, time, choice;
	uint64_t id;
	bool flag;
	struct civil_date date;
};

static const char *const choices[] = { "a", "b", NULL };
static const struct form_field fields[] = {
	{ "t", FORM_TEXT, "T", .most = 9, FORM_AT(struct dest, text) },
	{ "l", FORM_LINES, "L", .most = 9, FORM_AT(struct dest, lines) },
	{ "e", FORM_EMAIL, "E", FORM_AT(struct dest, email) },
	{ "n", FORM_INT, "N", .least = 1, .most = 5, .fallback = 1,
	  FORM_AT(struct dest, number) },
	{ "m", FORM_TIME, "M", FORM_AT(struct dest, time) },
	{ "c", FORM_CHOICE, "C", .choices = choices,
	  FORM_AT(struct dest, choice) },
	{ "i", FORM_ID, "I", FORM_AT(struct dest, id) },
	{ "f", FORM_BOOL, "F", FORM_AT(struct dest, flag) },
	{ "d", FORM_DATE, "D", FORM_AT(struct dest, date) },
};

static void
check(struct req *req)
{
	struct dest d = { 0 };

	for (size_t i = 0; i < req->form.count; i++) {
		const struct req_pair *p = &req->form.list[i];

		FUZZ_REQUIRE(encode_utf8_ok(p->name, strlen(p->name)));
		FUZZ_REQUIRE(encode_utf8_ok(p->value, strlen(p->value)));
	}
	if (form_read(req, fields, FORM_COUNT(fields), &d) < 0)
		return;
	FUZZ_REQUIRE(encode_utf8_length(d.text) <= 9);
	FUZZ_REQUIRE(d.number >= 1 && d.number <= 5);
	FUZZ_REQUIRE(d.choice == 0 || d.choice == 1);
	FUZZ_REQUIRE(d.time >= -1 && d.time < 1440);
	FUZZ_REQUIRE(!strpbrk(d.text, "\r\n"));
	FUZZ_REQUIRE(!strpbrk(d.email, "\r\n \t,<>"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct req req = { .arena = a };

	if (req_pairs_parse(a, (const char *)data, len, &req.form) == 0)
		check(&req);
	arena_free(a);
	return 0;
}
