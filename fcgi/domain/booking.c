/* SPDX-License-Identifier: MIT
 *
 * booking.c: making a reservation.
 */
#include "domain/booking_part.h"

#include "core/random.h"

static int
ask_missing(struct booking_work *w)
{
	const struct booking_said *s = &w->said;

	if (!s->has_date)
		return booking_ask(w, SPEECH_ASK_DATE, "date");
	if (!s->has_time)
		return booking_ask(w, SPEECH_ASK_TIME, "time");
	if (!s->has_party)
		return booking_ask(w, SPEECH_ASK_PARTY, "party");
	if (!*s->name)
		return booking_ask(w, SPEECH_ASK_NAME, "name");
	return 1;
}

/* The same guest at the same time in the same conversation: with the same
 * party it is that reservation; with another it is a change, to be offered.
 * 1: answered; 2: neither. */
static int
same_table(struct booking_work *w)
{
	const struct reservation *made = NULL, *m;
	const char *call = w->r->by.call_id;
	int rc = 0;

	if (call && *call)
		rc = reservations_by_call(w->c->store, w->t, call, &made);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	for (m = made; m && m < made + rc; m++) {
		if (m->status != RESERVATION_CONFIRMED ||
		    civil_compare(m->date, w->slot.date) != 0 ||
		    m->time != w->slot.time ||
		    !booking_same_name(m->guest.name, w->said.name))
			continue;
		if (m->party_size == w->slot.party) {
			w->ret->replayed = true;
			return booking_done(w, SPEECH_CREATED, m);
		}
		w->before = *m;
		w->ret->reservation = *m;
		return booking_no(w, BOOKING_REASON_OFFER, SPEECH_SAME_TABLE);
	}
	return 2;
}

static struct reservation
new_reservation(const struct booking_work *w)
{
	const struct booking_said *s = &w->said;
	const struct booking_by *by = &w->r->by;
	bool phone = by->source == RESERVATION_PHONE_AGENT;
	struct reservation res = {
		.id = random_id(),
		.restaurant_id = w->t->restaurant_id,
		.owner_id = w->t->owner_id,
		.agent_id = by->agent_id,
		.guest = { s->name, *s->phone || !phone ? s->phone : s->caller,
			   s->email },
		.special_requests = s->special_requests,
		.table_preference = s->table_preference,
		.occasion = s->occasion,
		.status = RESERVATION_CONFIRMED,
		.source = by->source,
		.call_id = by->call_id ? by->call_id : "",
		.cancel_reason = "",
		.is_test = by->is_test,
		.revision = 1,
		.created_at = w->now,
		.updated_at = w->now,
	};

	booking_slot_into(&w->slot, &res);
	return res;
}

static int
create_body(struct booking_work *w)
{
	struct reservation res;
	int rc;

	if (booking_lock(w) < 0 ||
	    booking_rules_read(w, w->slot.business_date) < 0)
		return -1;
	rc = booking_replay(w);
	if (rc != 0)
		return rc;
	rc = same_table(w);
	if (rc != 2)
		return rc;
	rc = booking_check(w);
	if (rc <= 0)
		return rc;
	res = new_reservation(w);
	rc = booking_insert(w, &res);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return booking_no(w, BOOKING_REASON_NO_CODES, SPEECH_NO_CODES);
	booking_done(w, SPEECH_CREATED, &res);
	if (booking_record(w, RESERVATION_CREATED, NULL, &res) < 0)
		return store_fault(w->c->store, w->e);
	return 1;
}

/* The rules before the lock: they tell which days to lock, and refuse what
 * needs no lock. */
static int
create_prepare(struct booking_work *w)
{
	const struct booking_said *s = &w->said;
	enum booking_refusal refusal;
	int rc;

	if (booking_specials_read(w, s->date) < 0)
		return booking_fault(w);
	if (!booking_pick_half(w))
		return 0;
	w->slot = (struct booking_slot){ .date = s->date,
					 .time = s->time,
					 .party = s->party };
	booking_key(w, "create");
	refusal = booking_resolve(&w->house, w->now, &w->slot);
	if (refusal == BOOKING_OK) {
		booking_days(w, &w->slot);
		return 1;
	}
	/* a repeated call whose time has meanwhile come is no refusal */
	rc = booking_replay(w);
	if (rc > 0)
		return 2;
	return rc < 0 ? booking_fault(w) : booking_refuse(w, refusal);
}

int
booking_create(struct ctx *c, const struct tenant *t,
	       const struct booking_request *r, struct booking_answer *ret,
	       struct err *e)
{
	struct booking_work w;
	int rc;

	booking_begin(&w, c, t, r, ret, e);
	if (booking_restaurant_read(&w) < 0)
		return booking_fault(&w);
	if (!booking_read(&w) || !ask_missing(&w))
		return 0;
	rc = create_prepare(&w);
	if (rc == 1)
		rc = booking_transact(&w, create_body);
	return rc > 0 ? 1 : rc;
}
