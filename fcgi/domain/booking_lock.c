/* SPDX-License-Identifier: MIT
 *
 * booking_lock.c: the transaction around every change.
 *
 * Its first statement creates, locks and raises the rows of the days it
 * touches; everything it decides by is read after that (TRAPS: a rule that
 * was read before may have changed while it waited).
 */
#include "domain/booking_part.h"

#define MOVES      3   /* times the days may turn out to be others */
#define LEFT_LEAST 150 /* ms that one more try needs */

struct step {
	struct booking_work *w;
	int (*body)(struct booking_work *);
	int answer;
};

static int
run(struct store *st, void *arg)
{
	struct step *s = arg;

	(void)st;
	/* what an earlier try came to is no fault of this one */
	*s->w->e = (struct err)ERR_INIT;
	s->w->days_moved = false;
	s->w->refusal = BOOKING_OK;
	s->answer = s->body(s->w);
	return s->answer > 0 ? s->answer : -1;
}

/* Once nobody knows whether it was written, a fault of a later try does not
 * mean that it was not. */
static int
failed(struct booking_work *w, bool uncertain)
{
	if (uncertain)
		w->e->code = ERR_UNCERTAIN;
	return booking_fault(w);
}

int
booking_transact(struct booking_work *w, int (*body)(struct booking_work *))
{
	struct step s = { .w = w, .body = body };
	bool uncertain = false;

	for (int tries = 0; tries < MOVES; tries++) {
		s.answer = -1;
		w->e->code = ERR_NONE;
		if (store_transact(w->c->store, run, &s, w->e) > 0)
			return 1;
		/* written or not? the key, under the lock, tells */
		if (w->e->code == ERR_UNCERTAIN) {
			uncertain = true;
			if (clock_left(w->c->until) > LEFT_LEAST)
				continue;
		}
		if (s.answer != 0 || w->e->code != ERR_NONE)
			return failed(w, uncertain);
		if (!w->days_moved)
			return w->refusal == BOOKING_OK
				   ? 0
				   : booking_refuse(w, w->refusal);
	}
	err_set(w->e, ERR_BUSY, "", "booking: the days kept moving");
	return failed(w, uncertain);
}

int
booking_lock(struct booking_work *w)
{
	int rc = days_lock(w->c->store, w->t, w->days, w->day_count);

	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return err_set(w->e, ERR_NOT_FOUND,
			       "There is no such restaurant.",
			       "booking: restaurant");
	return 1;
}

void
booking_days(struct booking_work *w, const struct booking_slot *slot)
{
	const struct reservation *b = &w->before;

	w->day_count = 0;
	if (slot)
		w->day_count =
		    days_add(w->days, 0, slot->starts_at, slot->occupied_until,
			     slot->business_date);
	if (b->id)
		w->day_count = days_add(w->days, w->day_count, b->starts_at,
					b->occupied_until, b->business_date);
}

bool
booking_days_hold(struct booking_work *w, const struct booking_slot *slot)
{
	struct service_day need[DAYS_LOCK_MAX];
	size_t n = days_add(need, 0, slot->starts_at, slot->occupied_until,
			    slot->business_date);

	for (size_t i = 0; i < n; i++) {
		bool held = false;

		for (size_t k = 0; k < w->day_count && !held; k++)
			held = w->days[k].kind == need[i].kind &&
			       w->days[k].day == need[i].day;
		if (!held) {
			w->days_moved = true;
			booking_days(w, slot);
			return false;
		}
	}
	return true;
}

int
booking_check(struct booking_work *w)
{
	w->refusal = booking_resolve(&w->house, w->now, &w->slot);
	if (w->refusal != BOOKING_OK)
		return 0;
	if (!booking_days_hold(w, &w->slot))
		return 0;
	if (booking_room_read(w, &w->slot) < 0)
		return -1;
	w->refusal = booking_room(w->c->arena, &w->house, &w->slot);
	return w->refusal == BOOKING_OK;
}

int
booking_again(struct booking_work *w)
{
	struct reservation now;
	int rc =
	    reservations_by_id(w->c->store, w->t, w->before.id, true, &now);

	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return booking_no(w, BOOKING_REASON_UNKNOWN, SPEECH_UNKNOWN);
	/* moved while we waited: its days may be others than those we hold */
	if (now.starts_at != w->before.starts_at ||
	    now.occupied_until != w->before.occupied_until) {
		w->before = now;
		w->days_moved = true;
		booking_days(w, w->slot.party ? &w->slot : NULL);
		return 0;
	}
	w->before = now;
	return 1;
}
