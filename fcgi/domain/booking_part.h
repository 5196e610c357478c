/* SPDX-License-Identifier: MIT
 *
 * booking_part.h: what the booking_*.c files share, and nobody else.
 */
#ifndef VA_DOMAIN_BOOKING_PART_H
#define VA_DOMAIN_BOOKING_PART_H

#include "core/json.h"
#include "domain/booking.h"
#include "model/phone.h"
#include "model/speech.h"
#include "model/zone.h"
#include "store/days.h"
#include "store/idempotency.h"
#include "store/reservations.h"

struct booking_said { /* the request, understood */
	bool has_date, has_time, has_party;
	struct civil_date date;
	int time, other_time; /* other: the half of the day is open; or -1 */
	int party;
	const char *name, *email; /* "" if not said */
	char phone[PHONE_MAX];    /* "" if not said */
	char caller[PHONE_MAX];   /* the line's number, "" if withheld */
	char code[5];             /* "" if not said */
	const char *special_requests, *occasion, *table_preference;
	const char *reason;
};

/* One verb at work. */
struct booking_work {
	struct ctx *c;
	const struct tenant *t;
	const struct booking_request *r;
	struct booking_answer *ret;
	struct err *e;

	instant now;
	struct civil_date today; /* on the restaurant's wall */
	int minutes;
	struct restaurant restaurant;
	struct booking_house house;
	struct booking_said said;
	struct booking_slot slot;

	struct reservation before; /* edit, cancel, mark */
	struct service_day days[2 * DAYS_LOCK_MAX];
	size_t day_count;
	bool days_moved; /* the rules changed which days are needed: again */
	enum booking_refusal refusal; /* of a body: said after its rollback */
	struct err own;               /* where nobody wants the error */

	const char *action; /* "create", "edit", "cancel" */
	bool has_key;
	unsigned char key[32];
	instant key_life;
};

/* --- booking_house.c: the rules, read from the store --- */

/* The restaurant and its clock: 1, or -1 (also if it is not the tenant's). */
int booking_restaurant_read(struct booking_work *w);
/* Special days around a date. */
int booking_specials_read(struct booking_work *w, struct civil_date around);
/* Both: what a body does after its lock. */
int booking_rules_read(struct booking_work *w, struct civil_date around);
/* Seats taken around the slot. */
int booking_room_read(struct booking_work *w, const struct booking_slot *slot);
/* Fill alternatives around the refused slot. */
int booking_alternatives(struct booking_work *w);
/* Times of a business date for the party, into ret->times. */
int booking_day_times(struct booking_work *w, struct civil_date date);
/* Whose half of the day was meant, if it was left open. 0: ask. */
int booking_pick_half(struct booking_work *w);

/* --- booking_read.c: understanding the request --- */

/* 1, or 0: refused, the answer asks for what is unclear. What is missing is
 * no fault here. */
int booking_read(struct booking_work *w);
/* The names are the same person's, as far as a phone line tells. */
bool booking_same_name(const char *a, const char *b);

/* --- booking_say.c: answers --- */

void booking_begin(struct booking_work *w, struct ctx *c,
		   const struct tenant *t, const struct booking_request *r,
		   struct booking_answer *ret, struct err *e);
bool booking_by_staff(const struct booking_work *w);
/* All of these return 0, and fill the answer. */
int booking_ask(struct booking_work *w, enum speech_message m,
		const char *field);
int booking_no(struct booking_work *w, enum booking_reason reason,
	       enum speech_message m);
int booking_refuse(struct booking_work *w, enum booking_refusal refusal);
/* Returns 1. */
int booking_done(struct booking_work *w, enum speech_message m,
		 const struct reservation *res);
/* Puts the speakable sentence of a fault into e; returns -1. */
int booking_fault(struct booking_work *w);
const char *booking_sentence(struct booking_work *w, enum speech_message m,
			     const struct speech_args *args);
struct speech_args booking_args(const struct booking_work *w);
struct speech_args booking_args_of(const struct booking_work *w,
				   const struct reservation *res);

/* --- booking_once.c: exactly once --- */

/* The key of this call, from its conversation (or header) and content. */
void booking_key(struct booking_work *w, const char *action);
/* 1: it was done before and still holds: the answer is filled. 0: new. */
int booking_replay(struct booking_work *w);
int booking_remember(struct booking_work *w, const struct reservation *res);

/* --- booking_write.c: rows --- */

void booking_slot_into(const struct booking_slot *slot,
		       struct reservation *res);
int booking_insert(struct booking_work *w, struct reservation *res);
/* History, activity, version: the end of every change. */
int booking_record(struct booking_work *w, enum reservation_action action,
		   const struct reservation *before,
		   const struct reservation *after);

/* --- booking_locate.c --- */

/* The one reservation the request means, into w->before: 1; 0 refused. */
int booking_locate(struct booking_work *w);

/* --- booking_lock.c: the transaction --- */

/* Run a body that answers 1 done, 0 refused (rolled back), -1; again if the
 * days moved or nobody knows whether it was written. Says w->refusal. */
int booking_transact(struct booking_work *w,
		     int (*body)(struct booking_work *));
/* The first statement of every body: lock w->days. */
int booking_lock(struct booking_work *w);
/* The days of a slot and of w->before (if there is one) into w->days. */
void booking_days(struct booking_work *w, const struct booking_slot *slot);
/* Are the slot's days among the locked ones? If not, w->days_moved. */
bool booking_days_hold(struct booking_work *w, const struct booking_slot *slot);
/* Resolve and room for w->slot, under the lock: 1; 0 and w->refusal. */
int booking_check(struct booking_work *w);
/* w->before again, locked, as it is now: 1; 0 refused (gone, ended, stale
 * against r->revision). */
int booking_again(struct booking_work *w);

#endif
