/* SPDX-License-Identifier: MIT
 *
 * zone.c: offsets and wall clocks out of a zone's transitions.
 *
 * A zone is a list of transitions and, past its end, a yearly rule. All
 * questions are answered by two steps: which offset holds at an instant, and
 * which transition comes next.
 */
#include "model/zone.h"

#include "model/zone_file.h"

#define DAY_S   86400
#define REACH_S (26 * 3600) /* no offset is larger (RFC 9636) */

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/* Seconds since the epoch at which a rule's day and time come, taken as
 * UTC. */
static int64_t
rule_time(const struct zone_rule_day *d, int year)
{
	struct civil_date first = { year, 1, 1 };
	int32_t day = civil_days(first);

	switch (d->kind) {
	case ZONE_JULIAN: /* 1 .. 365, February 29 is never counted */
		day = civil_days((struct civil_date){ 2023, 1, 1 });
		first = civil_from_days(day + d->day - 1);
		first.year = year;
		day = civil_days(first);
		break;
	case ZONE_DAY: /* 0 .. 365 */
		day += d->day;
		break;
	case ZONE_MONTH_WEEK:
		first.month = d->month;
		day = civil_days(first);
		/* d->day counts from Sunday, the calendar from Monday */
		day += ((d->day + 6) % 7 - civil_weekday(first) + 7) % 7;
		day += 7 * (d->week - 1);
		if (civil_from_days(day).month != d->month)
			day -= 7;
		break;
	}
	return (int64_t)day * DAY_S + d->seconds;
}

struct change {
	int64_t at;
	int32_t offset; /* from then on */
};

/* The rule's changes in the years around s, in order. At the same instant
 * the start of summer time wins: that is how "always" is written. */
static size_t
rule_changes(const struct zone *z, int64_t s, struct change out[6])
{
	int32_t days = (int32_t)floor_div(s, DAY_S);
	int year = civil_from_days(days).year;
	size_t n = 0;

	for (int y = year - 1; y <= year + 1; y++) {
		struct change to = { rule_time(&z->rule.start, y) -
					 z->rule.standard,
				     z->rule.summer };
		struct change from = { rule_time(&z->rule.end, y) -
					   z->rule.summer,
				       z->rule.standard };
		bool to_first = to.at < from.at;

		out[n++] = to_first ? to : from;
		out[n++] = to_first ? from : to;
	}
	return n;
}

static int32_t
rule_offset(const struct zone *z, int64_t s)
{
	struct change c[6];
	int32_t offset = z->rule.standard;

	if (!z->rule.has_summer)
		return offset;
	for (size_t i = 0, n = rule_changes(z, s, c); i < n; i++)
		if (c[i].at <= s)
			offset = c[i].offset;
	return offset;
}

/* How many transitions are at or before s. */
static size_t
passed(const struct zone *z, int64_t s)
{
	size_t low = 0, high = z->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (z->at[mid] <= s)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static int32_t
offset_at(const struct zone *z, int64_t s)
{
	size_t n = passed(z, s);

	if (n == z->count && z->rule.present)
		return rule_offset(z, s);
	return n ? z->offset[n - 1] : z->first;
}

/* The first transition after s; false: there is none. */
static bool
next_change(const struct zone *z, int64_t s, int64_t *ret)
{
	size_t n = passed(z, s);
	struct change c[6];

	if (n < z->count) {
		*ret = z->at[n];
		return true;
	}
	if (!z->rule.present || !z->rule.has_summer)
		return false;
	for (size_t i = 0, k = rule_changes(z, s, c); i < k; i++)
		if (c[i].at > s) {
			*ret = c[i].at;
			return true;
		}
	return false;
}

int
zone_offset(const struct zone *z, instant t)
{
	return offset_at(z, floor_div(t, CLOCK_SECOND));
}

void
zone_local(const struct zone *z, instant t, struct civil_date *ret_date,
	   int *ret_minutes)
{
	int64_t s = floor_div(t, CLOCK_SECOND);
	int64_t wall = s + offset_at(z, s);
	int64_t days = floor_div(wall, DAY_S);

	*ret_date = civil_from_days((int32_t)days);
	*ret_minutes = (int)((wall - days * DAY_S) / 60);
}

enum zone_kind
zone_instant(const struct zone *z, struct civil_date date, int minutes,
	     instant *ret)
{
	int64_t wall = (int64_t)civil_days(date) * DAY_S + minutes * 60;
	int64_t from = wall - REACH_S, until, gap = wall - offset_at(z, from);
	size_t found = 0;

	/* Walk the stretches of constant offset around it: the wall time
	 * exists in those that hold the instant their own offset gives. */
	while (from <= wall + REACH_S) {
		int64_t s = wall - offset_at(z, from);

		if (!next_change(z, from, &until))
			until = INT64_MAX;
		if (s >= from && s < until && found++ == 0)
			*ret = s * CLOCK_SECOND;
		if (s < from && found == 0 && gap >= from)
			*ret = from * CLOCK_SECOND;
		gap = s;
		if (until == INT64_MAX)
			break;
		from = until;
	}
	if (found == 0)
		return ZONE_GAP;
	return found == 1 ? ZONE_ONCE : ZONE_FOLD;
}

const char *
zone_name(const struct zone *z)
{
	return z->name;
}
