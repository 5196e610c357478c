/* SPDX-License-Identifier: MIT
 *
 * diary.h: a restaurant's reservations as its team reads them.
 *
 * Verbs answer how many (or 1), 0 none, -1 a fault with e filled.
 */
#ifndef VA_DOMAIN_DIARY_H
#define VA_DOMAIN_DIARY_H

#include "core/err.h"
#include "domain/ctx.h"
#include "model/reservation.h"
#include "model/user.h"

/* Of a business date, by time; t->restaurant_id is needed. */
int diary_day(struct ctx *c, const struct tenant *t, struct civil_date date,
	      const struct reservation **ret, struct err *e);

struct diary_sums {
	int parties, covers; /* cancelled, no-shows and tests aside */
};
struct diary_sums diary_add_up(const struct reservation *list, size_t count);

/* One of any restaurant of the account, with its history, oldest first. */
int diary_entry(struct ctx *c, const struct tenant *t, uint64_t id,
		struct reservation *ret, struct err *e);
int diary_history(struct ctx *c, const struct tenant *t,
		  const struct reservation *r,
		  const struct reservation_event **ret, struct err *e);

#endif
