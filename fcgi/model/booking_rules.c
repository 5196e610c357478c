/* SPDX-License-Identifier: MIT
 *
 * booking_rules.c: the rules of a booking, in the order in which a person
 * would give them as the reason.
 */
#include "model/booking_rules.h"

#include "model/reservation.h"
#include "model/zone.h"

#define PACING (15 * CLOCK_MINUTE)

static const char *const names[] = {
	"ok",     "not_taking",      "no_such_time",
	"past",   "too_soon",        "too_far",
	"closed", "party_too_small", "party_too_large",
	"full",   "pacing"
};

const char *
booking_refusal_name(enum booking_refusal r)
{
	return names[r];
}

static const struct zone *
house_zone(const struct booking_house *h)
{
	return zone_find(h->restaurant->location.timezone);
}

static instant
occupied_until(const struct restaurant *r, instant from, int party)
{
	instant length =
	    (restaurant_turn_minutes(r, party) + r->settings.buffer_minutes) *
	    CLOCK_MINUTE;

	if (length > RESERVATION_OCCUPATION_MAX)
		length = RESERVATION_OCCUPATION_MAX;
	return from + length;
}

/* Past, lead time, how far ahead: business_date is the one it belongs to. */
static enum booking_refusal
check_when(const struct booking_house *h, const struct zone *z, instant now,
	   const struct booking_slot *slot)
{
	const struct restaurant_settings *s = &h->restaurant->settings;
	struct civil_date today;
	int minutes;

	zone_local(z, now, &today, &minutes);
	if (slot->starts_at < now)
		return BOOKING_PAST;
	if (slot->starts_at < now + s->lead_minutes * CLOCK_MINUTE)
		return BOOKING_TOO_SOON;
	if (civil_days(slot->business_date) - civil_days(today) >
	    s->advance_booking_days)
		return BOOKING_TOO_FAR;
	return BOOKING_OK;
}

static enum booking_refusal
check_party(const struct restaurant_settings *s, int party)
{
	if (party < s->min_party_size || party < 1)
		return BOOKING_PARTY_SMALL;
	return party > s->max_party_size ? BOOKING_PARTY_LARGE : BOOKING_OK;
}

/* Is the business date's service taking reservations at that minute? */
static enum booking_refusal
check_service(const struct booking_house *h, const struct booking_slot *slot,
	      const struct hours_period *period, int minutes)
{
	const struct hours_special *special = hours_special_on(
	    h->specials, h->special_count, slot->business_date);
	int turn = restaurant_turn_minutes(h->restaurant, slot->party);

	if (!period)
		return BOOKING_CLOSED;
	if (special && special->stop_bookings)
		return BOOKING_NOT_TAKING;
	if (minutes > hours_last_seating(period, turn))
		return BOOKING_CLOSED;
	return BOOKING_OK;
}

enum booking_refusal
booking_resolve(const struct booking_house *h, instant now,
		struct booking_slot *slot)
{
	const struct zone *z = house_zone(h);
	const struct hours_period *period = NULL;
	enum booking_refusal refusal;
	enum zone_kind kind;
	int minutes = slot->time;

	if (!z || h->restaurant->status != RESTAURANT_ACTIVE)
		return BOOKING_NOT_TAKING;
	slot->business_date = slot->date;
	hours_find(&h->restaurant->hours, h->specials, h->special_count,
		   slot->date, slot->time, &slot->business_date, &minutes,
		   &period);
	kind = zone_instant(z, slot->date, slot->time, &slot->starts_at);
	slot->occupied_until =
	    occupied_until(h->restaurant, slot->starts_at, slot->party);
	if (kind == ZONE_GAP)
		return BOOKING_NO_SUCH_TIME;
	refusal = check_when(h, z, now, slot);
	if (refusal == BOOKING_OK)
		refusal = check_service(h, slot, period, minutes);
	if (refusal == BOOKING_OK)
		refusal = check_party(&h->restaurant->settings, slot->party);
	return refusal;
}

/* No 15 minutes that hold the new start may see too many covers begin. */
static bool
paced(const struct booking_house *h, const struct booking_slot *slot)
{
	int limit = h->restaurant->settings.pacing_covers;
	instant t = slot->starts_at;

	if (limit <= 0)
		return true;
	for (size_t i = 0; i <= h->occupation_count; i++) {
		instant from =
		    i < h->occupation_count ? h->occupations[i].from : t;

		if (from > t || from <= t - PACING)
			continue;
		if (slot->party +
			capacity_starting(h->occupations, h->occupation_count,
					  h->skip_id, from, from + PACING) >
		    limit)
			return false;
	}
	return true;
}

static enum booking_refusal
room_on(const struct capacity_curve *c, const struct booking_house *h,
	const struct booking_slot *slot)
{
	int peak = capacity_peak(c, slot->starts_at, slot->occupied_until);

	if (slot->party > h->restaurant->settings.seating_capacity - peak)
		return BOOKING_FULL;
	return paced(h, slot) ? BOOKING_OK : BOOKING_PACING;
}

enum booking_refusal
booking_room(struct arena *a, const struct booking_house *h,
	     const struct booking_slot *slot)
{
	struct capacity_curve c =
	    capacity_sweep(a, h->occupations, h->occupation_count, h->skip_id);

	return room_on(&c, h, slot);
}

/* The slot at so many minutes from the business date's midnight. */
static struct booking_slot
slot_at(struct civil_date business_date, int minutes, int party)
{
	int32_t day = civil_days(business_date) + minutes / 1440;

	return (struct booking_slot){ .date = civil_from_days(day),
				      .time = minutes % 1440,
				      .party = party };
}

size_t
booking_times(struct arena *a, const struct booking_house *h, instant now,
	      struct civil_date business_date, int party, int step,
	      struct booking_slot *ret, size_t max)
{
	const struct hours_day *day =
	    hours_on(&h->restaurant->hours, h->specials, h->special_count,
		     business_date);
	struct capacity_curve c =
	    capacity_sweep(a, h->occupations, h->occupation_count, h->skip_id);
	int turn = restaurant_turn_minutes(h->restaurant, party);
	size_t n = 0;

	for (size_t i = 0; i < day->count; i++) {
		const struct hours_period *p = &day->period[i];
		int last = hours_last_seating(p, turn);

		for (int m = p->open; m <= last && m < p->close; m += step) {
			struct booking_slot slot =
			    slot_at(business_date, m, party);

			if (n == max)
				return n;
			if (booking_resolve(h, now, &slot) == BOOKING_OK &&
			    room_on(&c, h, &slot) == BOOKING_OK)
				ret[n++] = slot;
		}
	}
	return n;
}

size_t
booking_nearest(const struct booking_slot *all, size_t count, instant asked,
		size_t each, struct booking_slot *ret)
{
	size_t after = 0, first, n = 0;

	while (after < count && all[after].starts_at < asked)
		after++;
	first = after > each ? after - each : 0;
	for (size_t i = first; i < after; i++)
		ret[n++] = all[i];
	for (size_t i = after; i < count && i < after + each; i++)
		ret[n++] = all[i];
	return n;
}
