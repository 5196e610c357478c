/* SPDX-License-Identifier: MIT
 *
 * booking_rules.h: may this party have this time? No I/O: everything the
 * rules need is handed in, read under the day's lock by domain/booking.
 */
#ifndef VA_MODEL_BOOKING_RULES_H
#define VA_MODEL_BOOKING_RULES_H

#include <stddef.h>

#include "model/capacity.h"
#include "model/restaurant.h"

enum booking_refusal {
	BOOKING_OK,
	BOOKING_NOT_TAKING, /* restaurant paused, archived, bookings stopped */
	BOOKING_NO_SUCH_TIME, /* skipped by the clock change */
	BOOKING_PAST,
	BOOKING_TOO_SOON, /* inside the lead time */
	BOOKING_TOO_FAR,  /* past advance_booking_days */
	BOOKING_CLOSED,   /* no service period then, or past last seating */
	BOOKING_PARTY_SMALL,
	BOOKING_PARTY_LARGE,
	BOOKING_FULL,
	BOOKING_PACING
};

struct booking_slot {           /* what is asked for, resolved */
	struct civil_date date; /* wall clock */
	int time;
	struct civil_date business_date;
	instant starts_at, occupied_until;
	int party;
};

struct booking_house {
	const struct restaurant *restaurant;
	const struct hours_special *specials;
	size_t special_count;
	const struct occupation *occupations; /* live ones around the slot */
	size_t occupation_count;
	uint64_t skip_id; /* the reservation being edited, or 0 */
};

/* All rules but capacity: fills *slot's resolved members from date, time and
 * party. Used before the lock (to know which days to lock) and after it.
 * For BOOKING_NO_SUCH_TIME starts_at is the first instant after the gap. */
enum booking_refusal booking_resolve(const struct booking_house *h, instant now,
				     struct booking_slot *slot);

/* Seats and pacing, for a resolved slot. */
enum booking_refusal booking_room(struct arena *a,
				  const struct booking_house *h,
				  const struct booking_slot *slot);

const char *booking_refusal_name(enum booking_refusal r);

/* All times of a business date with room for the party, every step minutes
 * from opening on; at most max of them into ret; returns how many. */
size_t booking_times(struct arena *a, const struct booking_house *h,
		     instant now, struct civil_date business_date, int party,
		     int step, struct booking_slot *ret, size_t max);

/* Of all (sorted by time), up to each before and after the asked instant,
 * nearest first on each side, in order of time in ret. */
size_t booking_nearest(const struct booking_slot *all, size_t count,
		       instant asked, size_t each, struct booking_slot *ret);

#endif
