/* SPDX-License-Identifier: MIT
 *
 * houses.h: an account's restaurants and the agents that answer for them, as
 * its pages show them.
 *
 * Verbs answer 1 (or how many), 0 none (absent or another account's), -1 a
 * fault with e filled.
 */
#ifndef VA_DOMAIN_HOUSES_H
#define VA_DOMAIN_HOUSES_H

#include <stdbool.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/agent.h"
#include "model/document.h"
#include "model/restaurant.h"
#include "model/user.h"
#include "store/calls.h"

/* Add one (house_form.h made it): fills id, owner, slug. Joins a transaction
 * that is open. */
int houses_add(struct ctx *c, const struct tenant *t, struct restaurant *r,
	       struct err *e);

int houses_list(struct ctx *c, const struct tenant *t,
		const struct restaurant **ret, struct err *e);
int houses_find(struct ctx *c, const struct tenant *t, uint64_t id,
		struct restaurant *ret, struct err *e);

/* The day whose service is on at an instant: half past midnight on Sunday
 * may still be Saturday. */
struct civil_date houses_today(const struct restaurant *r, instant now);

/* What holds on a date, special days considered. */
int houses_hours(struct ctx *c, const struct tenant *t,
		 const struct restaurant *r, struct civil_date date,
		 struct hours_day *ret, struct err *e);

/* Agents of the account, or of t->restaurant_id if that is set. */
int houses_agents(struct ctx *c, const struct tenant *t,
		  const struct agent **ret, struct err *e);
int houses_agent(struct ctx *c, const struct tenant *t, uint64_t id,
		 struct agent *ret, struct err *e);

int houses_documents(struct ctx *c, const struct tenant *t,
		     uint64_t restaurant_id, const struct document **ret,
		     struct err *e);

/* The newest calls of the account, or of t->restaurant_id if that is set, at
 * most max (<= 100). */
int houses_calls(struct ctx *c, const struct tenant *t, int max,
		 const struct call **ret, struct err *e);

/* An agent's calls so far: its totals, which follow hourly, or what its
 * newest calls add up to, whichever is more. Test calls do not count. */
struct houses_sums {
	int64_t calls, seconds;
	instant last_at; /* 0: none yet */
};
struct houses_sums houses_add_up(const struct agent *agent,
				 const struct call *calls, size_t count);

#endif
