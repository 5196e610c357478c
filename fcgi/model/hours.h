/* SPDX-License-Identifier: MIT
 *
 * hours.h: when a restaurant serves, and which service day an instant is of.
 *
 * A week has any number of periods a day. A period that ends after midnight
 * has close > 1440 (18:00-02:00 is 1080..1560) and belongs to the day it
 * opens on: 00:30 on Sunday is Saturday's business date.
 */
#ifndef VA_MODEL_HOURS_H
#define VA_MODEL_HOURS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/civil.h"

#define HOURS_PERIODS_MAX 6 /* a day */

struct hours_period {
	int open;         /* minutes, 0 .. 1439 */
	int close;        /* minutes, open < close <= open + 1440 */
	int last_seating; /* minutes, -1: close less the turn time */
};

struct hours_day {
	struct hours_period period[HOURS_PERIODS_MAX];
	size_t count; /* 0: closed */
};

struct hours_week {
	struct hours_day day[7]; /* MONDAY .. SUNDAY */
};

/* Other hours on one business date: a closure is count 0. */
struct hours_special {
	struct civil_date date;
	struct hours_day day;
	bool stop_bookings; /* open, but no new reservations */
	const char *reason; /* may be "" */
};

/* Lunch and dinner as most houses keep them; the wizard's default. */
void hours_default(struct hours_week *ret);

/* Sorted, none overlapping (also into the next day); false otherwise. */
bool hours_valid(const struct hours_week *w);
bool hours_day_valid(const struct hours_day *day);

/* The last minute at which a party with this turn time may sit down. */
int hours_last_seating(const struct hours_period *p, int turn_minutes);

/* The business date and period a wall time falls into, trying the day
 * itself and then the day before. ret_minutes counts from the business
 * date's midnight (so it may be 1440 or more). False: closed then. */
bool hours_find(const struct hours_week *w,
		const struct hours_special *specials, size_t special_count,
		struct civil_date date, int minutes,
		struct civil_date *ret_business, int *ret_minutes,
		const struct hours_period **ret_period);

/* What holds on a business date, specials considered. */
const struct hours_day *hours_on(const struct hours_week *w,
				 const struct hours_special *specials,
				 size_t special_count, struct civil_date date);

/* The special day of a date, or NULL. */
const struct hours_special *
hours_special_on(const struct hours_special *specials, size_t count,
		 struct civil_date date);

#endif
