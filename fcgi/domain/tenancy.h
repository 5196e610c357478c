/* SPDX-License-Identifier: MIT
 *
 * tenancy.h: the only place where a struct tenant is made.
 *
 * Somebody else's id and an id that does not exist are one and the same:
 * ERR_NOT_FOUND, which a page answers with 404.
 */
#ifndef VA_DOMAIN_TENANCY_H
#define VA_DOMAIN_TENANCY_H

#include <stdbool.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"

/* The account a session works in, any of its restaurants. */
struct tenant tenancy_of_account(uint64_t owner_id);

/* The tenant narrowed to one of its restaurants: 1; 0 and ERR_NOT_FOUND in
 * e: not the account's. */
int tenancy_restaurant(struct ctx *c, const struct tenant *account,
		       uint64_t restaurant_id, struct tenant *ret,
		       struct err *e);

/* The system's own way in (jobs, voiceagent-ctl), never for a page: whose
 * restaurant it is. 1; 0 and ERR_NOT_FOUND: nobody's. */
int tenancy_of_restaurant(struct ctx *c, uint64_t restaurant_id,
			  struct tenant *ret, struct err *e);

/* 0, or -1: ERR_UNAUTHENTIC with no role at all, ERR_FORBIDDEN with less
 * than is needed. */
int tenancy_require(enum role has, enum role needs, struct err *e);

#endif
