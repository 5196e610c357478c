/* SPDX-License-Identifier: MIT
 *
 * booking.h: the one way to make, find, change and end a reservation, for
 * the phone, the dashboard and the public page alike.
 *
 * Every verb answers 1 if it was done, 0 if it was refused, -1 for a fault.
 * After 1 and 0 the answer is filled and its message can be spoken to a
 * caller or shown to staff as it stands. After -1 e->say can be spoken too:
 * it never says "confirmed", and for ERR_UNCERTAIN it says that nobody knows.
 *
 * Values are taken as people and language models write them ("tomorrow",
 * "7:30 PM", "four"); a form hands over "2026-11-22", "19:30", "4". NULL and
 * "" both mean "not said". What is ambiguous is asked back, never guessed.
 */
#ifndef VA_DOMAIN_BOOKING_H
#define VA_DOMAIN_BOOKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/booking_rules.h"
#include "model/reservation.h"
#include "model/user.h"

/* Who asks, and through which door. ACTOR_USER is staff: they name a
 * reservation by its id or its code alone, and see it. Everybody else must
 * know more than the code (booking_find). */
struct booking_by {
	struct actor actor;
	enum reservation_source source;
	uint64_t agent_id;         /* phone: the agent; else 0 */
	const char *language;      /* of the answer: "en-US"; NULL: English */
	const char *call_id;       /* the conversation, "" or NULL: none */
	const char *caller_number; /* of the line, never of the parameters */
	const char *key;           /* Idempotency-Key, "" or NULL: none */
	bool is_test;              /* a test call: out of capacity */
};

struct booking_request {
	struct booking_by by;

	/* Which one (find, edit, cancel, mark). */
	uint64_t reservation_id; /* staff only */
	uint32_t revision;       /* that the editor saw; 0: any */
	const char *code;

	/* create: all of it; find: name, date, phone; availability: date,
	 * time, party. In an edit these are the new values, NULL or "": as it
	 * was (and name, from a caller, says who they are). */
	const char *name, *date, *time, *party;
	const char *phone, *email;
	const char *special_requests, *occasion, *table_preference;

	const char *reason; /* cancel */
};

struct booking_alternative {
	struct civil_date date; /* wall clock */
	int time;
	instant starts_at;
};
#define BOOKING_ALTERNATIVES_MAX 8

enum booking_reason { /* why it was refused */
		      BOOKING_REASON_NONE,
		      BOOKING_REASON_ASK, /* something is missing or not clear: field */
		      BOOKING_REASON_RULES, /* see refusal */
		      BOOKING_REASON_UNKNOWN, /* no such reservation, or not theirs */
		      BOOKING_REASON_SEVERAL, /* more than one: ask which */
		      BOOKING_REASON_STALE, /* somebody changed it meanwhile */
		      BOOKING_REASON_ENDED, /* cancelled, completed, no-show */
		      BOOKING_REASON_OFFER, /* the same table with another party */
		      BOOKING_REASON_NO_CODES, /* 10,000 live reservations */
		      BOOKING_REASON_TRIES /* too many misses: ring the restaurant */
};

struct booking_answer {
	bool success;
	const char *message;
	enum booking_reason reason;
	enum booking_refusal refusal; /* BOOKING_REASON_RULES */
	const char *field;            /* request's member at fault, or "" */
	bool replayed; /* a repeated call: the first one's answer */

	/* The reservation made, found or changed; id 0: none. For find,
	 * found[] holds all matches (callers get only what they may know). */
	struct reservation reservation;
	const struct reservation *found;
	size_t found_count;

	/* Free times: nearest ones if the asked time is refused; for
	 * availability all of the day (with no time asked) in times[]. */
	struct booking_alternative alternatives[BOOKING_ALTERNATIVES_MAX];
	size_t alternative_count;
	const struct booking_alternative *times;
	size_t time_count;
};

/* In what follows t->restaurant_id is needed. */
int booking_create(struct ctx *c, const struct tenant *t,
		   const struct booking_request *r, struct booking_answer *ret,
		   struct err *e);
int booking_find(struct ctx *c, const struct tenant *t,
		 const struct booking_request *r, struct booking_answer *ret,
		 struct err *e);
int booking_edit(struct ctx *c, const struct tenant *t,
		 const struct booking_request *r, struct booking_answer *ret,
		 struct err *e);
int booking_cancel(struct ctx *c, const struct tenant *t,
		   const struct booking_request *r, struct booking_answer *ret,
		   struct err *e);
/* Writes nothing. With a time: is it free; without: which times are. */
int booking_availability(struct ctx *c, const struct tenant *t,
			 const struct booking_request *r,
			 struct booking_answer *ret, struct err *e);

enum booking_mark {
	BOOKING_SEATED,   /* confirmed, the guests are here */
	BOOKING_UNSEATED, /* that was a mistake */
	BOOKING_COMPLETED,
	BOOKING_NO_SHOW
};
/* Staff only: by r->reservation_id (and r->revision). */
int booking_mark(struct ctx *c, const struct tenant *t,
		 const struct booking_request *r, enum booking_mark mark,
		 struct booking_answer *ret, struct err *e);

/* "ask", "full", "closed", "unknown", ...: for logs, JSON and tests. */
const char *booking_reason_name(const struct booking_answer *a);

#endif
