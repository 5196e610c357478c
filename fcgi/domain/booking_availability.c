/* SPDX-License-Identifier: MIT
 *
 * booking_availability.c: is there a table, and when. Decided by the same
 * functions as a booking, so that what is offered can be booked.
 */
#include "domain/booking_part.h"

#define SAY_MOST 5

/* One time: yes, or the refusal with its alternatives. */
static int
one_time(struct booking_work *w)
{
	enum booking_refusal refusal =
	    booking_resolve(&w->house, w->now, &w->slot);
	struct speech_args args;

	if (refusal == BOOKING_OK) {
		if (booking_room_read(w, &w->slot) < 0)
			return booking_fault(w);
		refusal = booking_room(w->c->arena, &w->house, &w->slot);
	}
	if (refusal != BOOKING_OK)
		return booking_refuse(w, refusal);
	args = booking_args(w);
	w->ret->success = true;
	w->ret->message = booking_sentence(w, SPEECH_FREE, &args);
	return 1;
}

/* A few times of the day, evenly spread over it. */
static const char *
spread(struct booking_work *w)
{
	const struct booking_answer *ret = w->ret;
	size_t n = ret->time_count < SAY_MOST ? ret->time_count : SAY_MOST;
	struct str all, item;

	str_init(&all, w->c->arena, 300);
	for (size_t i = 0; i < n; i++) {
		size_t k = n > 1 ? i * (ret->time_count - 1) / (n - 1) : 0;

		str_init(&item, w->c->arena, 40);
		speech_time(&item, w->r->by.language,
			    w->restaurant.location.country, ret->times[k].time);
		speech_list(&all, w->r->by.language, i, n, item.buf);
		w->ret->alternatives[i] = ret->times[k];
	}
	w->ret->alternative_count = n;
	return all.buf;
}

/* Closed, or full: why there is no time at all. */
static int
no_time(struct booking_work *w)
{
	const struct hours_day *day =
	    hours_on(&w->restaurant.hours, w->house.specials,
		     w->house.special_count, w->slot.date);
	const struct restaurant_settings *s = &w->restaurant.settings;
	struct speech_args args = booking_args(w);
	enum booking_refusal why = BOOKING_FULL;

	if (w->slot.party > s->max_party_size)
		return booking_refuse(w, BOOKING_PARTY_LARGE);
	if (w->slot.party < s->min_party_size)
		return booking_refuse(w, BOOKING_PARTY_SMALL);
	if (civil_compare(w->slot.date, w->today) < 0)
		return booking_refuse(w, BOOKING_PAST);
	if (civil_days(w->slot.date) - civil_days(w->today) >
	    s->advance_booking_days)
		return booking_refuse(w, BOOKING_TOO_FAR);
	if (w->restaurant.status != RESTAURANT_ACTIVE)
		return booking_refuse(w, BOOKING_NOT_TAKING);
	if (day->count == 0)
		why = BOOKING_CLOSED;
	if (booking_alternatives(w) < 0)
		return booking_fault(w);
	w->ret->success = false;
	w->ret->reason = BOOKING_REASON_RULES;
	w->ret->refusal = why;
	w->ret->field = "date";
	w->ret->message = booking_sentence(
	    w, day->count ? SPEECH_FULL_DAY : SPEECH_CLOSED_DAY, &args);
	return 0;
}

static int
whole_day(struct booking_work *w)
{
	struct speech_args args;

	if (booking_day_times(w, w->slot.date) < 0)
		return booking_fault(w);
	if (w->ret->time_count == 0)
		return no_time(w);
	args = booking_args(w);
	args.list = spread(w);
	w->ret->success = true;
	w->ret->message = booking_sentence(w, SPEECH_TIMES, &args);
	return 1;
}

int
booking_availability(struct ctx *c, const struct tenant *t,
		     const struct booking_request *r,
		     struct booking_answer *ret, struct err *e)
{
	struct booking_work w;
	const struct booking_said *s = &w.said;

	booking_begin(&w, c, t, r, ret, e);
	w.action = "availability";
	if (booking_restaurant_read(&w) < 0)
		return booking_fault(&w);
	if (!booking_read(&w))
		return 0;
	if (!s->has_date)
		return booking_ask(&w, SPEECH_ASK_DATE, "date");
	if (!s->has_party)
		return booking_ask(&w, SPEECH_ASK_PARTY, "party");
	if (booking_specials_read(&w, s->date) < 0)
		return booking_fault(&w);
	if (!booking_pick_half(&w))
		return 0;
	w.slot = (struct booking_slot){ .date = s->date,
					.business_date = s->date,
					.time = s->has_time ? s->time : 0,
					.party = s->party };
	return s->has_time ? one_time(&w) : whole_day(&w);
}
