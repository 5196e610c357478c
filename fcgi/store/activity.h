/* SPDX-License-Identifier: MIT
 *
 * activity.h: who did what in an account. Description, metadata, address
 * and browser are sealed.
 */
#ifndef VA_STORE_ACTIVITY_H
#define VA_STORE_ACTIVITY_H

#include "model/user.h"
#include "store/store.h"

struct activity {
	uint64_t id;
	uint64_t user_id, restaurant_id, agent_id; /* 0: none */
	const char *action; /* agent_created, ...: one of ours */
	const char *description;
	const char *metadata; /* JSON or "" */
	const char *ip_address, *user_agent;
	instant at;
};

/* id 0: one is made. */
int activity_add(struct store *st, const struct tenant *t,
		 const struct activity *a);
/* Newest first, before an id (0: from now); at most max (<= 100). */
int activity_list(struct store *st, const struct tenant *t, uint64_t before_id,
		  int max, const struct activity **ret);

#endif
