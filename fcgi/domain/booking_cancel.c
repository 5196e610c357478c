/* SPDX-License-Identifier: MIT
 *
 * booking_cancel.c: ending a reservation: cancelled, seated, completed,
 * no-show. Each frees (or keeps) its seats under the lock of its days, and
 * doing it twice is doing it once.
 */
#include "domain/booking_part.h"

static bool
stale(struct booking_work *w)
{
	return w->r->revision && w->r->revision != w->before.revision;
}

static int
write_end(struct booking_work *w, struct reservation *res,
	  enum speech_message m)
{
	enum reservation_action action = res->status == RESERVATION_CANCELLED
					     ? RESERVATION_CANCELLED_ACTION
					     : RESERVATION_MODIFIED;
	int rc;

	res->updated_at = w->now;
	rc = reservations_update(w->c->store, w->t, res);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return booking_no(w, BOOKING_REASON_STALE, SPEECH_STALE);
	res->revision++;
	booking_done(w, m, res);
	if (booking_record(w, action, &w->before, res) < 0)
		return store_fault(w->c->store, w->e);
	return 1;
}

static int
cancel_body(struct booking_work *w)
{
	struct reservation res;
	int rc;

	if (booking_lock(w) < 0)
		return -1;
	rc = booking_again(w);
	if (rc <= 0)
		return rc;
	if (w->before.status == RESERVATION_CANCELLED) {
		w->ret->replayed = true;
		return booking_done(w, SPEECH_CANCELLED, &w->before);
	}
	if (w->before.status != RESERVATION_CONFIRMED)
		return booking_no(w, BOOKING_REASON_ENDED, SPEECH_ENDED);
	if (stale(w))
		return booking_no(w, BOOKING_REASON_STALE, SPEECH_STALE);
	res = w->before;
	res.status = RESERVATION_CANCELLED;
	res.cancel_reason = w->said.reason;
	res.cancelled_at = w->now;
	return write_end(w, &res, SPEECH_CANCELLED);
}

int
booking_cancel(struct ctx *c, const struct tenant *t,
	       const struct booking_request *r, struct booking_answer *ret,
	       struct err *e)
{
	struct booking_work w;
	int rc;

	booking_begin(&w, c, t, r, ret, e);
	w.action = "cancel";
	if (booking_restaurant_read(&w) < 0)
		return booking_fault(&w);
	if (!booking_read(&w))
		return 0;
	rc = booking_locate(&w);
	if (rc <= 0)
		return rc < 0 ? booking_fault(&w) : 0;
	booking_days(&w, NULL);
	return booking_transact(&w, cancel_body);
}

/* --- marks --- */

struct marking {
	struct booking_work w;
	enum booking_mark mark;
};

static bool
marked_already(const struct reservation *r, enum booking_mark mark)
{
	switch (mark) {
	case BOOKING_SEATED:
		return r->status == RESERVATION_CONFIRMED && r->seated_at;
	case BOOKING_UNSEATED:
		return r->status == RESERVATION_CONFIRMED && !r->seated_at;
	case BOOKING_COMPLETED:
		return r->status == RESERVATION_COMPLETED;
	default:
		return r->status == RESERVATION_NO_SHOW;
	}
}

static void
apply(struct reservation *r, enum booking_mark mark, instant now)
{
	switch (mark) {
	case BOOKING_SEATED:
		r->seated_at = now;
		break;
	case BOOKING_UNSEATED:
		r->seated_at = 0;
		break;
	case BOOKING_COMPLETED:
		r->status = RESERVATION_COMPLETED;
		break;
	case BOOKING_NO_SHOW:
		r->status = RESERVATION_NO_SHOW;
		break;
	}
}

static int
mark_body(struct booking_work *w)
{
	/* w is the marking's first member */
	enum booking_mark mark = ((struct marking *)(void *)w)->mark;
	struct reservation res;
	int rc;

	if (booking_lock(w) < 0)
		return -1;
	rc = booking_again(w);
	if (rc <= 0)
		return rc;
	if (marked_already(&w->before, mark)) {
		w->ret->replayed = true;
		return booking_done(w, SPEECH_MARKED, &w->before);
	}
	if (w->before.status != RESERVATION_CONFIRMED)
		return booking_no(w, BOOKING_REASON_ENDED, SPEECH_ENDED);
	if (stale(w))
		return booking_no(w, BOOKING_REASON_STALE, SPEECH_STALE);
	res = w->before;
	apply(&res, mark, w->now);
	return write_end(w, &res, SPEECH_MARKED);
}

int
booking_mark(struct ctx *c, const struct tenant *t,
	     const struct booking_request *r, enum booking_mark mark,
	     struct booking_answer *ret, struct err *e)
{
	struct marking m = { .mark = mark };
	struct booking_work *w = &m.w;
	int rc;

	booking_begin(w, c, t, r, ret, e);
	w->action = "mark";
	if (!booking_by_staff(w))
		return err_set(w->e, ERR_FORBIDDEN,
			       "Only the restaurant's staff can do that.",
			       "booking: mark by a caller");
	if (booking_restaurant_read(w) < 0)
		return booking_fault(w);
	if (!booking_read(w))
		return 0;
	rc = booking_locate(w);
	if (rc <= 0)
		return rc < 0 ? booking_fault(w) : 0;
	booking_days(w, NULL);
	return booking_transact(w, mark_body);
}
