/* SPDX-License-Identifier: MIT
 *
 * booking_house.c: a restaurant's rules and seats as the store has them, and
 * which times they leave.
 */
#include "domain/booking_part.h"

#include "store/restaurants.h"

#define STEP       15 /* minutes between offered times */
#define TIMES_MAX  200
#define DAYS_AHEAD 7 /* looked at when a day is full */
#define EACH       3 /* alternatives on each side */
#define PACING     (15 * CLOCK_MINUTE)

static struct civil_date
plus(struct civil_date d, int days)
{
	return civil_from_days(civil_days(d) + days);
}

int
booking_restaurant_read(struct booking_work *w)
{
	struct store *st = w->c->store;
	const struct zone *z;
	int rc =
	    restaurants_by_id(st, w->t, w->t->restaurant_id, &w->restaurant);

	if (rc < 0)
		return store_fault(st, w->e);
	if (rc == 0)
		return err_set(w->e, ERR_NOT_FOUND,
			       "There is no such restaurant.",
			       "booking: restaurant");
	z = zone_find(w->restaurant.location.timezone);
	if (!z)
		return err_internal(w->e, "booking: no zone %s",
				    w->restaurant.location.timezone);
	zone_local(z, w->now, &w->today, &w->minutes);
	w->house = (struct booking_house){ .restaurant = &w->restaurant };
	return 1;
}

int
booking_specials_read(struct booking_work *w, struct civil_date around)
{
	struct store *st = w->c->store;
	int rc = restaurants_specials(
	    st, w->t, w->t->restaurant_id, plus(around, -1),
	    plus(around, DAYS_AHEAD + 1), &w->house.specials);

	if (rc < 0)
		return store_fault(st, w->e);
	w->house.special_count = (size_t)rc;
	w->house.skip_id = w->before.id;
	return 1;
}

int
booking_rules_read(struct booking_work *w, struct civil_date around)
{
	if (booking_restaurant_read(w) < 0)
		return -1;
	return booking_specials_read(w, around);
}

static int
read_occupations(struct booking_work *w, instant from, instant until)
{
	int rc = reservations_occupations(w->c->store, w->t, from, until,
					  &w->house.occupations);

	if (rc < 0)
		return store_fault(w->c->store, w->e);
	w->house.occupation_count = (size_t)rc;
	return 1;
}

int
booking_room_read(struct booking_work *w, const struct booking_slot *slot)
{
	instant until = slot->starts_at + PACING;

	if (slot->occupied_until > until)
		until = slot->occupied_until;
	return read_occupations(w, slot->starts_at - PACING, until);
}

/* Occupations of whole days: from the first's midnight to the last's end,
 * with a night and a longest stay more. */
static int
read_days(struct booking_work *w, struct civil_date first, int days)
{
	const struct zone *z = zone_find(w->restaurant.location.timezone);
	instant from, until;

	zone_instant(z, first, 0, &from);
	zone_instant(z, plus(first, days), 0, &until);
	return read_occupations(w, from - PACING,
				until + CLOCK_DAY + RESERVATION_OCCUPATION_MAX);
}

static size_t
times_of(struct booking_work *w, struct civil_date date,
	 struct booking_slot *all)
{
	return booking_times(w->c->arena, &w->house, w->now, date,
			     w->slot.party, STEP, all, TIMES_MAX);
}

static struct booking_alternative
alternative(const struct booking_slot *s)
{
	return (struct booking_alternative){ s->date, s->time, s->starts_at };
}

/* The time of a day that is nearest to the asked one. */
static const struct booking_slot *
nearest(const struct booking_slot *all, size_t count, int minutes)
{
	const struct booking_slot *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (!best ||
		    abs(all[i].time - minutes) < abs(best->time - minutes))
			best = &all[i];
	return best;
}

static void
other_days(struct booking_work *w, struct civil_date date,
	   struct booking_slot *all)
{
	struct booking_answer *ret = w->ret;

	for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
		size_t n = times_of(w, plus(date, ahead), all);
		const struct booking_slot *s = nearest(all, n, w->slot.time);

		if (s && ret->alternative_count < EACH)
			ret->alternatives[ret->alternative_count++] =
			    alternative(s);
	}
}

int
booking_alternatives(struct booking_work *w)
{
	struct booking_slot *all =
	    arena_array(w->c->arena, TIMES_MAX, sizeof(*all));
	struct booking_slot near[2 * EACH];
	struct civil_date date = w->slot.business_date;
	struct booking_answer *ret = w->ret;
	size_t n;

	w->ret->alternative_count = 0;
	if (civil_compare(date, w->today) < 0)
		date = w->today;
	if (booking_specials_read(w, date) < 0 ||
	    read_days(w, date, DAYS_AHEAD + 1) < 0)
		return -1;
	n = times_of(w, date, all);
	n = booking_nearest(all, n, w->slot.starts_at, EACH, near);
	for (size_t i = 0; i < n; i++)
		ret->alternatives[ret->alternative_count++] =
		    alternative(&near[i]);
	if (n == 0)
		other_days(w, date, all);
	return 1;
}

int
booking_day_times(struct booking_work *w, struct civil_date date)
{
	struct booking_slot *all =
	    arena_array(w->c->arena, TIMES_MAX, sizeof(*all));
	struct booking_alternative *times =
	    arena_array(w->c->arena, TIMES_MAX, sizeof(*times));
	size_t n;

	if (read_days(w, date, 1) < 0)
		return -1;
	n = times_of(w, date, all);
	for (size_t i = 0; i < n; i++)
		times[i] = alternative(&all[i]);
	w->ret->times = times;
	w->ret->time_count = n;
	return 1;
}

/* Is the restaurant open for guests then? */
static bool
served(struct booking_work *w, int minutes)
{
	struct booking_slot s = { .date = w->said.date,
				  .time = minutes,
				  .party = w->said.party };
	enum booking_refusal r = booking_resolve(&w->house, w->now, &s);

	return r != BOOKING_CLOSED && r != BOOKING_PAST;
}

int
booking_pick_half(struct booking_work *w)
{
	struct booking_said *s = &w->said;
	bool first, second;

	if (!s->has_time || s->other_time < 0)
		return 1;
	first = served(w, s->time);
	second = served(w, s->other_time);
	if (first && second)
		return booking_ask(w, SPEECH_UNCLEAR_TIME, "time");
	/* closed at both: dinner is what people mean by "8" */
	if (!first)
		s->time = s->other_time;
	s->other_time = -1;
	return 1;
}
