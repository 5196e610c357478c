/* SPDX-License-Identifier: MIT
 *
 * usage.h: the monthly roll-up of calls, a row an agent and month.
 */
#ifndef VA_STORE_USAGE_H
#define VA_STORE_USAGE_H

#include "model/user.h"
#include "store/store.h"

struct usage {
	uint64_t id, agent_id, restaurant_id, owner_id;
	const char *period; /* YYYY-MM */
	instant period_start, period_end;
	int64_t total_calls, total_seconds;
	int64_t successful_reservations, failed_reservations;
	int64_t minute_rate_micros, total_cost_micros;
	instant last_synced_at;
	bool synced;
};

/* Make or replace the row of its agent and period. */
int usage_put(struct store *st, const struct tenant *t, const struct usage *u);
int usage_of(struct store *st, const struct tenant *t, uint64_t agent_id,
	     const char *period, struct usage *ret);
/* All agents' of a period. */
int usage_list(struct store *st, const struct tenant *t, const char *period,
	       const struct usage **ret);

#endif
