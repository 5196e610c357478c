/* SPDX-License-Identifier: MIT
 *
 * phone.c: reading phone numbers by a table of countries.
 */
#include "model/phone.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define DIGITS_MAX 24 /* with prefixes; E.164 has at most 15 */

struct country {
	const char *iso;
	int code;
	const char *trunk;  /* before a national number, "" if none */
	const char *abroad; /* before a calling code */
	uint16_t lengths;   /* bit n: n digits are possible */
};

/* clang-format off */
static const struct country countries[] = {
#include "model/phone_table.inc"
};
/* clang-format on */
#define COUNTRIES (sizeof(countries) / sizeof(countries[0]))

static const struct country *
by_iso(const char *iso)
{
	for (size_t i = 0; iso && i < COUNTRIES; i++)
		if (strcasecmp(countries[i].iso, iso) == 0)
			return &countries[i];
	return NULL;
}

/* Several countries share a code; lengths are alike, trunk prefixes mostly:
 * the one given is preferred. No code is the beginning of another. */
static const struct country *
by_code(const char *digits, const struct country *prefer, size_t *ret_len)
{
	int code = 0;

	for (size_t len = 1; len <= 3 && digits[len - 1]; len++) {
		code = code * 10 + (digits[len - 1] - '0');
		*ret_len = len;
		if (prefer && prefer->code == code)
			return prefer;
		for (size_t i = 0; i < COUNTRIES; i++)
			if (countries[i].code == code)
				return &countries[i];
	}
	return NULL;
}

static bool
possible(const struct country *c, size_t length)
{
	return length <= 15 && (c->lengths >> length & 1);
}

/* Numbers by which networks say that there is none. */
static bool
withheld(const char *digits)
{
	static const char *const numbers[] = { "266696687", "7378742833",
					       "2562533", "8566696",
					       "86282452253" };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (strcmp(numbers[i], digits) == 0)
			return true;
	return false;
}

/* The digits, and whether a plus stood before them. False: there is
 * something in it that belongs to no number. An extension ends it. */
static bool
read_digits(const char *text, char out[DIGITS_MAX], bool *ret_plus)
{
	size_t n = 0;

	*ret_plus = false;
	if (strncasecmp(text, "tel:", 4) == 0)
		text += 4;
	for (const char *p = text; *p; p++) {
		if (*p >= '0' && *p <= '9') {
			if (n == DIGITS_MAX - 1)
				return false;
			out[n++] = *p;
		} else if (*p == '+' && n == 0 && !*ret_plus) {
			*ret_plus = true;
		} else if (n >= 4 && (strchr("xX;,", *p) ||
				      strncasecmp(p, "ext", 3) == 0)) {
			break;
		} else if (strncmp(p, "\xe2\x80", 2) == 0 && p[2]) {
			p += 2; /* typographic dashes and spaces */
		} else if (strncmp(p, "\xc2\xa0", 2) == 0) {
			p++;
		} else if (!strchr(" -./()\t\r\n", *p)) {
			return false;
		}
	}
	out[n] = '\0';
	return n > 0;
}

static bool
write_e164(const struct country *c, const char *national,
	   char out[static PHONE_MAX])
{
	size_t trunk = strlen(c->trunk), len = strlen(national);

	if (trunk && strncmp(national, c->trunk, trunk) == 0 &&
	    possible(c, len - trunk)) {
		national += trunk;
		len -= trunk;
	}
	if (!possible(c, len) || (national[0] == '0' && c->trunk[0] == '0'))
		return false;
	return snprintf(out, PHONE_MAX, "+%d%s", c->code, national) <= 16;
}

static bool
international(const char *digits, const struct country *prefer,
	      char out[static PHONE_MAX])
{
	size_t len;
	const struct country *c = by_code(digits, prefer, &len);

	return c && write_e164(c, digits + len, out);
}

bool
phone_normalise(const char *text, const char *country,
		char out[static PHONE_MAX])
{
	const struct country *home = by_iso(country);
	char digits[DIGITS_MAX];
	size_t abroad, len;
	bool plus, with_code;

	if (!text || !read_digits(text, digits, &plus) || withheld(digits))
		return false;
	if (plus)
		return international(digits, home, out);
	if (!home)
		return false;
	abroad = strlen(home->abroad);
	if (abroad && strncmp(digits, home->abroad, abroad) == 0 &&
	    international(digits + abroad, home, out))
		return true;
	/* the calling code, without the plus: likely where a national number
	 * would begin with a 0, else only if nothing else is possible */
	with_code = by_code(digits, home, &len) == home;
	if (with_code && home->trunk[0] == '0' && strlen(digits) >= 10 &&
	    write_e164(home, digits + len, out))
		return true;
	return write_e164(home, digits, out) ||
	       (with_code && write_e164(home, digits + len, out));
}

/* "212 555 0123": threes, and what is left over at the end. */
static void
group(const char *digits, char *out, size_t size)
{
	size_t len = strlen(digits), n = 0;

	for (size_t i = 0; i < len && n + 2 < size; i++) {
		if (i && i % 3 == 0 && len - i > 1)
			out[n++] = ' ';
		out[n++] = digits[i];
	}
	out[n] = '\0';
}

void
phone_display(const char *e164, const char *country, char out[static 40])
{
	const struct country *home = by_iso(country), *c = NULL;
	char groups[28];
	size_t len = 0;

	if (e164[0] == '+' && strlen(e164) < PHONE_MAX)
		c = by_code(e164 + 1, home, &len);
	if (!c) {
		snprintf(out, 40, "%s", e164);
		return;
	}
	if (c->code == 1 && strlen(e164) == 12) {
		snprintf(out, 40,
			 c == home ? "(%.3s) %.3s-%.4s" : "+1 %.3s-%.3s-%.4s",
			 e164 + 2, e164 + 5, e164 + 8);
		return;
	}
	group(e164 + 1 + len, groups, sizeof(groups));
	snprintf(out, 40, "+%d %s", c->code, groups);
}
