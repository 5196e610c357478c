/* SPDX-License-Identifier: MIT
 *
 * calls.h: one row a phone call, unique by the platform's call id. Caller's
 * number and transcript are sealed.
 */
#ifndef VA_STORE_CALLS_H
#define VA_STORE_CALLS_H

#include "model/user.h"
#include "store/store.h"

enum call_outcome {
	CALL_IN_PROGRESS,
	CALL_RESERVATION_CREATED,
	CALL_RESERVATION_CHANGED,
	CALL_RESERVATION_CANCELLED,
	CALL_INFORMATION_ONLY,
	CALL_ERROR
};

struct call {
	uint64_t id;
	uint64_t agent_id, restaurant_id, owner_id;
	const char *call_id;
	instant started_at;
	int seconds;
	enum call_outcome outcome;
	uint64_t reservation_id; /* 0: none */
	const char *caller_number;
	const char *transcript, *summary;
	int64_t cost_micros;
	bool is_test;
	instant ended_at; /* 0: still going */
};

/* c->id 0: one is made. 0: the call is known already. */
int calls_insert(struct store *st, const struct tenant *t,
		 const struct call *c);
int calls_by_call_id(struct store *st, const struct tenant *t,
		     const char *call_id, struct call *ret);
int calls_by_id(struct store *st, const struct tenant *t, uint64_t id,
		struct call *ret);
/* Everything told after the call; "" leaves what is there. Found by
 * call_id. */
int calls_update(struct store *st, const struct tenant *t,
		 const struct call *c);
/* Newest first, before an id (0: now), at most max (<= 100); transcripts
 * are left "". */
int calls_list(struct store *st, const struct tenant *t, uint64_t before_id,
	       int max, const struct call **ret);

const char *calls_outcome_name(enum call_outcome o);

#endif
