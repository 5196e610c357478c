/* SPDX-License-Identifier: MIT
 *
 * hours.c: service periods, and the business date of a wall time.
 */
#include "model/hours.h"

#include <string.h>

#define DAY 1440

void
hours_default(struct hours_week *ret)
{
	static const struct hours_period lunch = { 690, 870, -1 };
	static const struct hours_period dinner = { 1020, 1320, -1 };

	memset(ret, 0, sizeof(*ret));
	for (int d = MONDAY; d <= SUNDAY; d++) {
		ret->day[d].period[0] = lunch;
		ret->day[d].period[1] = dinner;
		ret->day[d].count = 2;
	}
}

static bool
period_valid(const struct hours_period *p)
{
	return p->open >= 0 && p->open < DAY && p->close > p->open &&
	       p->close <= p->open + DAY &&
	       (p->last_seating == -1 ||
		(p->last_seating >= p->open && p->last_seating <= p->close));
}

bool
hours_day_valid(const struct hours_day *day)
{
	if (day->count > HOURS_PERIODS_MAX)
		return false;
	for (size_t i = 0; i < day->count; i++) {
		if (!period_valid(&day->period[i]))
			return false;
		if (i && day->period[i].open < day->period[i - 1].close)
			return false;
	}
	return true;
}

bool
hours_valid(const struct hours_week *w)
{
	for (int d = MONDAY; d <= SUNDAY; d++) {
		const struct hours_day *day = &w->day[d];
		const struct hours_day *next = &w->day[(d + 1) % 7];

		if (!hours_day_valid(day))
			return false;
		if (day->count && next->count &&
		    day->period[day->count - 1].close >
			next->period[0].open + DAY)
			return false;
	}
	return true;
}

const struct hours_special *
hours_special_on(const struct hours_special *specials, size_t count,
		 struct civil_date date)
{
	for (size_t i = 0; i < count; i++)
		if (civil_compare(specials[i].date, date) == 0)
			return &specials[i];
	return NULL;
}

const struct hours_day *
hours_on(const struct hours_week *w, const struct hours_special *specials,
	 size_t special_count, struct civil_date date)
{
	const struct hours_special *s =
	    hours_special_on(specials, special_count, date);

	return s ? &s->day : &w->day[civil_weekday(date)];
}

bool
hours_find(const struct hours_week *w, const struct hours_special *specials,
	   size_t special_count, struct civil_date date, int minutes,
	   struct civil_date *ret_business, int *ret_minutes,
	   const struct hours_period **ret_period)
{
	for (int back = 0; back <= 1; back++) {
		struct civil_date d = civil_from_days(civil_days(date) - back);
		const struct hours_day *day =
		    hours_on(w, specials, special_count, d);
		int m = minutes + back * DAY;

		for (size_t i = 0; i < day->count; i++) {
			const struct hours_period *p = &day->period[i];

			if (m < p->open || m >= p->close)
				continue;
			*ret_business = d;
			*ret_minutes = m;
			*ret_period = p;
			return true;
		}
	}
	return false;
}

int
hours_last_seating(const struct hours_period *p, int turn_minutes)
{
	return p->last_seating >= 0 ? p->last_seating : p->close - turn_minutes;
}
