/* SPDX-License-Identifier: MIT
 *
 * user.h: a person with a password, and the tenant they act in.
 */
#ifndef VA_MODEL_USER_H
#define VA_MODEL_USER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/clock.h"
#include "model/role.h"

struct user {
	uint64_t id;
	const char *email;
	const char *name;                /* may be "" */
	bool admin;                      /* users.role: owner or admin */
	bool verified;                   /* the e-mail address was confirmed */
	const char *subscription_tier;   /* free, pro, enterprise */
	const char *subscription_status; /* active, cancelled, past_due */
	instant created_at;
};

/* Whose data an operation may touch. Made by domain/tenancy alone, from a
 * session, an agent's secret or a signed link, never from a parameter.
 * restaurant_id 0: any restaurant of the account. */
struct tenant {
	uint64_t owner_id; /* the account is its owner's user id */
	uint64_t restaurant_id;
};

/* Who did it: for history and the activity log. */
enum actor_kind { ACTOR_USER, ACTOR_AGENT, ACTOR_GUEST, ACTOR_SYSTEM };
struct actor {
	enum actor_kind kind;
	uint64_t id; /* user or agent; 0 otherwise */
};

#endif
