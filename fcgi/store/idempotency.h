/* SPDX-License-Identifier: MIT
 *
 * idempotency.h: what a repeated request was answered, with the revision of
 * the reservation the answer spoke of. Replay only while it is current.
 */
#ifndef VA_STORE_IDEMPOTENCY_H
#define VA_STORE_IDEMPOTENCY_H

#include "model/user.h"
#include "store/store.h"

struct idempotency {
	uint64_t reservation_id;
	uint32_t revision;
	const char *answer; /* sealed in the database */
	instant created_at, expires_at;
};

/* key: SHA-256 of the normalised request (the domain makes it). */
int idempotency_find(struct store *st, const struct tenant *t,
		     const unsigned char key[static 32], instant now,
		     struct idempotency *ret);
/* Make or replace. */
int idempotency_put(struct store *st, const struct tenant *t,
		    const unsigned char key[static 32],
		    const struct idempotency *i);

#endif
