/* SPDX-License-Identifier: MIT
 *
 * reservations.h: tables promised to guests. Everything about the guest is
 * sealed. t->restaurant_id is needed except where a verb says otherwise.
 */
#ifndef VA_STORE_RESERVATIONS_H
#define VA_STORE_RESERVATIONS_H

#include "model/capacity.h"
#include "model/code.h"
#include "model/reservation.h"
#include "store/store.h"

/* r->id, restaurant_id, owner_id and code are given; revision becomes 1.
 * 0: the code is taken by a live reservation (draw another; the transaction
 * goes on). */
int reservations_insert(struct store *st, const struct tenant *t,
			const struct reservation *r);

/* t->restaurant_id may be 0. lock: FOR UPDATE (in a transaction, after the
 * days). */
int reservations_by_id(struct store *st, const struct tenant *t, uint64_t id,
		       bool lock, struct reservation *ret);
/* Among the live codes only. */
int reservations_by_code(struct store *st, const struct tenant *t,
			 const char *code, bool lock, struct reservation *ret);
/* That a conversation made, oldest first. */
int reservations_by_call(struct store *st, const struct tenant *t,
			 const char *call_id, const struct reservation **ret);
/* A guest's by E.164 number, business date from on, soonest first, at most
 * 20; cancelled ones too. */
int reservations_by_phone(struct store *st, const struct tenant *t,
			  const char *e164, struct civil_date from,
			  const struct reservation **ret);

/* By time, then id. At most RESERVATIONS_DAY_MAX, of
 * business dates [from, to]. */
#define RESERVATIONS_DAY_MAX 2000
int reservations_between(struct store *st, const struct tenant *t,
			 struct civil_date from, struct civil_date to,
			 const struct reservation **ret);

/* Everything that can change, if the revision is still r->revision; raises
 * it. 0: it is not, or the row is gone. */
int reservations_update(struct store *st, const struct tenant *t,
			const struct reservation *r);

/* Live (confirmed, no test) reservations that overlap [from, until). */
int reservations_occupations(struct store *st, const struct tenant *t,
			     instant from, instant until,
			     const struct occupation **ret);

/* Which of the codes are taken by live reservations: marks taken[i];
 * answers 1 + how many. count at most 8. */
int reservations_codes_taken(struct store *st, const struct tenant *t,
			     char codes[][5], size_t count, bool *taken);
/* Mark every live code in taken[CODE_COUNT]; answers 1 + how many. */
int reservations_codes_live(struct store *st, const struct tenant *t,
			    bool *taken);

struct reservations_count {
	struct civil_date date; /* business date */
	int confirmed, cancelled, completed, no_show;
	int covers; /* of confirmed and completed ones */
};
/* A row for each business date of [from, to] that has any; tests aside. */
int reservations_counts(struct store *st, const struct tenant *t,
			struct civil_date from, struct civil_date to,
			const struct reservations_count **ret);

int reservations_set_transcript(struct store *st, const struct tenant *t,
				uint64_t id, const char *transcript);

/* --- history --- */

/* In the transaction of the change it tells of. */
int reservations_add_event(struct store *st, const struct tenant *t,
			   uint64_t reservation_id,
			   const struct reservation_event *ev);
/* Oldest first; actor_name is filled for users and agents that exist. */
int reservations_events(struct store *st, const struct tenant *t,
			uint64_t reservation_id,
			const struct reservation_event **ret);

#endif
