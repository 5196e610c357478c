/* SPDX-License-Identifier: MIT
 *
 * subscriptions.h: what an account pays for, as Stripe last told.
 */
#ifndef VA_STORE_SUBSCRIPTIONS_H
#define VA_STORE_SUBSCRIPTIONS_H

#include "model/user.h"
#include "store/store.h"

struct subscription {
	uint64_t owner_id;
	const char *tier;   /* free, pro, enterprise */
	const char *status; /* active, cancelled, past_due */
	const char *stripe_customer_id, *stripe_subscription_id;
	instant period_start, period_end; /* 0: none */
	instant updated_at;
};

int subscriptions_of(struct store *st, const struct tenant *t,
		     struct subscription *ret);
/* Make or replace; users' tier and status follow in the same transaction. */
int subscriptions_put(struct store *st, const struct tenant *t,
		      const struct subscription *s);

#endif
