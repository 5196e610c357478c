/* SPDX-License-Identifier: MIT
 *
 * zone_rule.c: the TZ string at the end of a TZif file: how the clock
 * changes in every year after the last transition that is written out
 * (POSIX, with the wider hours of RFC 9636 section 3.3.1).
 */
#include "model/zone_file.h"

static bool
read_number(const char **p, int least, int most, int *ret)
{
	int value = 0;
	const char *start = *p;

	for (; **p >= '0' && **p <= '9'; (*p)++) {
		value = value * 10 + (**p - '0');
		if (value > most)
			return false;
	}
	*ret = value;
	return *p != start && value >= least;
}

/* "CET" or "<+03>" */
static bool
skip_name(const char **p)
{
	const char *start = *p;

	if (**p == '<') {
		while (**p && **p != '>')
			(*p)++;
		return *(*p)++ == '>';
	}
	while ((**p >= 'A' && **p <= 'Z') || (**p >= 'a' && **p <= 'z'))
		(*p)++;
	return *p - start >= 3;
}

/* [+-]hh[:mm[:ss]] */
static bool
read_time(const char **p, int32_t *ret)
{
	int sign = 1, part[3] = { 0, 0, 0 };

	if (**p == '+' || **p == '-')
		sign = *(*p)++ == '-' ? -1 : 1;
	if (!read_number(p, 0, 167, &part[0]))
		return false;
	for (int i = 1; i < 3 && **p == ':'; i++) {
		(*p)++;
		if (!read_number(p, 0, 59, &part[i]))
			return false;
	}
	*ret = sign * (part[0] * 3600 + part[1] * 60 + part[2]);
	return true;
}

static bool
read_month_week(const char **p, struct zone_rule_day *d)
{
	d->kind = ZONE_MONTH_WEEK;
	return read_number(p, 1, 12, &d->month) && *(*p)++ == '.' &&
	       read_number(p, 1, 5, &d->week) && *(*p)++ == '.' &&
	       read_number(p, 0, 6, &d->day);
}

/* ",M3.5.0/2", ",J60", ",59" */
static bool
read_day(const char **p, struct zone_rule_day *d)
{
	bool ok;

	if (*(*p)++ != ',')
		return false;
	if (**p == 'M') {
		(*p)++;
		ok = read_month_week(p, d);
	} else if (**p == 'J') {
		(*p)++;
		d->kind = ZONE_JULIAN;
		ok = read_number(p, 1, 365, &d->day);
	} else {
		d->kind = ZONE_DAY;
		ok = read_number(p, 0, 365, &d->day);
	}
	d->seconds = 2 * 3600;
	if (ok && **p == '/') {
		(*p)++;
		ok = read_time(p, &d->seconds);
	}
	return ok;
}

bool
zone_rule_parse(const char *text, struct zone_rule *ret)
{
	struct zone_rule r = { .present = true };
	const char *p = text;

	/* POSIX counts west of Greenwich, we count east. */
	if (!skip_name(&p) || !read_time(&p, &r.standard))
		return false;
	r.standard = -r.standard;
	if (*p) {
		r.has_summer = true;
		r.summer = r.standard + 3600;
		if (!skip_name(&p))
			return false;
		if (*p && *p != ',') {
			if (!read_time(&p, &r.summer))
				return false;
			r.summer = -r.summer;
		}
		if (!read_day(&p, &r.start) || !read_day(&p, &r.end) || *p)
			return false;
	}
	*ret = r;
	return true;
}
