/* SPDX-License-Identifier: MIT
 *
 * booking_edit.c: changing a reservation, as one atomic move: the old seats
 * are given up only if the new ones are there.
 */
#include "domain/booking_part.h"

#include <string.h>

/* The asked-for state of the reservation. */
static struct reservation
wanted(const struct booking_work *w)
{
	const struct booking_said *s = &w->said;
	struct reservation res = w->before;

	if (booking_by_staff(w) && *s->name)
		res.guest.name = s->name;
	if (*s->phone)
		res.guest.phone = s->phone;
	if (*s->email)
		res.guest.email = s->email;
	if (*s->special_requests)
		res.special_requests = s->special_requests;
	if (*s->occasion)
		res.occasion = s->occasion;
	if (*s->table_preference)
		res.table_preference = s->table_preference;
	booking_slot_into(&w->slot, &res);
	res.updated_at = w->now;
	return res;
}

static bool
same_slot(const struct booking_work *w)
{
	const struct reservation *b = &w->before;

	return civil_compare(w->slot.date, b->date) == 0 &&
	       w->slot.time == b->time && w->slot.party == b->party_size;
}

static bool
same_texts(const struct reservation *a, const struct reservation *b)
{
	return strcmp(a->guest.name, b->guest.name) == 0 &&
	       strcmp(a->guest.phone, b->guest.phone) == 0 &&
	       strcmp(a->guest.email, b->guest.email) == 0 &&
	       strcmp(a->special_requests, b->special_requests) == 0 &&
	       strcmp(a->occasion, b->occasion) == 0 &&
	       strcmp(a->table_preference, b->table_preference) == 0;
}

/* What is not said stays as it was. */
static void
fill_slot(struct booking_work *w)
{
	const struct booking_said *s = &w->said;
	const struct reservation *b = &w->before;

	w->slot = (struct booking_slot){
		.date = s->has_date ? s->date : b->date,
		.time = s->has_time ? s->time : b->time,
		.party = s->has_party ? s->party : b->party_size,
		.business_date = b->business_date,
		.starts_at = b->starts_at,
		.occupied_until = b->occupied_until,
	};
}

/* 1; 0: it has ended. */
static int
still_on(struct booking_work *w)
{
	if (w->before.status == RESERVATION_CONFIRMED)
		return 1;
	return booking_no(w, BOOKING_REASON_ENDED,
			  w->before.status == RESERVATION_CANCELLED
			      ? SPEECH_ENDED_CANCELLED
			      : SPEECH_ENDED);
}

static int
write_change(struct booking_work *w, struct reservation *res)
{
	int rc = reservations_update(w->c->store, w->t, res);

	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return booking_no(w, BOOKING_REASON_STALE, SPEECH_STALE);
	res->revision++;
	booking_done(w, SPEECH_CHANGED, res);
	if (booking_record(w, RESERVATION_MODIFIED, &w->before, res) < 0)
		return store_fault(w->c->store, w->e);
	return 1;
}

static int
edit_body(struct booking_work *w)
{
	struct reservation res;
	int rc;

	if (booking_lock(w) < 0)
		return -1;
	rc = booking_replay(w);
	if (rc == 0)
		rc = booking_again(w);
	else
		return rc;
	if (rc <= 0 || !still_on(w))
		return rc < 0 ? -1 : 0;
	fill_slot(w);
	if (booking_rules_read(w, w->slot.date) < 0)
		return -1;
	res = wanted(w);
	if (same_slot(w) && same_texts(&res, &w->before))
		return booking_done(w, SPEECH_UNCHANGED, &w->before);
	if (w->r->revision && w->r->revision != w->before.revision)
		return booking_no(w, BOOKING_REASON_STALE, SPEECH_STALE);
	rc = same_slot(w) ? 1 : booking_check(w);
	if (rc <= 0)
		return rc;
	res = wanted(w);
	return write_change(w, &res);
}

/* 1: go on under the lock. */
static int
edit_prepare(struct booking_work *w)
{
	const struct booking_said *s = &w->said;
	enum booking_refusal refusal;

	if (booking_specials_read(w, s->has_date ? s->date : w->before.date) <
	    0)
		return booking_fault(w);
	fill_slot(w);
	if (s->has_time && s->other_time >= 0) {
		w->said.date = w->slot.date;
		w->said.party = w->slot.party;
		if (!booking_pick_half(w))
			return 0;
		fill_slot(w);
	}
	booking_key(w, "edit");
	refusal = same_slot(w) ? BOOKING_OK
			       : booking_resolve(&w->house, w->now, &w->slot);
	booking_days(w, &w->slot);
	return refusal == BOOKING_OK ? 1 : booking_refuse(w, refusal);
}

int
booking_edit(struct ctx *c, const struct tenant *t,
	     const struct booking_request *r, struct booking_answer *ret,
	     struct err *e)
{
	struct booking_work w;
	const struct booking_said *s = &w.said;
	int rc;

	booking_begin(&w, c, t, r, ret, e);
	w.action = "edit";
	if (booking_restaurant_read(&w) < 0)
		return booking_fault(&w);
	if (!booking_read(&w))
		return 0;
	rc = booking_locate(&w);
	if (rc < 0)
		return booking_fault(&w);
	if (rc == 0 || !still_on(&w))
		return 0;
	if (!s->has_date && !s->has_time && !s->has_party && !*s->phone &&
	    !*s->email && !*s->special_requests && !*s->occasion &&
	    !*s->table_preference && !(booking_by_staff(&w) && *s->name))
		return booking_ask(&w, SPEECH_ASK_CHANGE, "date");
	rc = edit_prepare(&w);
	return rc == 1 ? booking_transact(&w, edit_body) : rc;
}
