/* SPDX-License-Identifier: MIT
 *
 * demo.h: the restaurant that the demonstration shows.
 */
#ifndef VA_DOMAIN_DEMO_H
#define VA_DOMAIN_DEMO_H

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"

#define DEMO_OWNER   "owner@demo.example"
#define DEMO_MANAGER "manager@demo.example"
#define DEMO_HOST    "host@demo.example"

struct demo {
	struct tenant t; /* the account and "Garden Bistro" in New York */
	uint64_t owner_id, manager_id, host_id; /* users, all verified */
	int reservations;                       /* added now */
};

/* Make what is missing: the three accounts (with the password), the
 * restaurant with its rules, and reservations from the day before yesterday
 * to six days on. Run again it adds only days that have none, and leaves
 * what people have changed. The agent is not made here: it goes through the
 * real launch. 1, or -1 and e. */
int demo_load(struct ctx *c, const char *password, struct demo *ret,
	      struct err *e);

#endif
