/* SPDX-License-Identifier: MIT
 *
 * restaurants.h: houses with their hours, special days and turn times.
 */
#ifndef VA_STORE_RESTAURANTS_H
#define VA_STORE_RESTAURANTS_H

#include "model/restaurant.h"
#include "model/user.h"
#include "store/store.h"

/* r->id and owner_id are given (random_id(), the tenant's owner); hours and
 * turns are written with it. 0: the slug is taken. */
int restaurants_insert(struct store *st, const struct tenant *t,
		       const struct restaurant *r);

/* With hours and turn times. */
int restaurants_by_id(struct store *st, const struct tenant *t, uint64_t id,
		      struct restaurant *ret);
/* The public booking page's way in; gives the tenant, too. */
int restaurants_by_slug(struct store *st, const char *slug,
			struct restaurant *ret, struct tenant *ret_tenant);
/* Which account has it: for the system (jobs, hooks), never for a page. */
int restaurants_owner(struct store *st, uint64_t id, uint64_t *ret_owner_id);

/* By name; hours and turn times are not filled. Archived ones too. */
int restaurants_list(struct store *st, const struct tenant *t,
		     const struct restaurant **ret);
int restaurants_count(struct store *st, const struct tenant *t, int *ret_count);

/* Everything, hours and turns too; r->revision is the one that was read: 0
 * if somebody was faster. Raises it. Callers raise the days first. */
int restaurants_update(struct store *st, const struct tenant *t,
		       const struct restaurant *r);
int restaurants_set_status(struct store *st, const struct tenant *t,
			   uint64_t id, enum restaurant_status status,
			   instant now);

/* Special days of [from, to], sorted by date. */
int restaurants_specials(struct store *st, const struct tenant *t,
			 uint64_t restaurant_id, struct civil_date from,
			 struct civil_date to,
			 const struct hours_special **ret);
/* Make or replace the one of its date. */
int restaurants_put_special(struct store *st, const struct tenant *t,
			    uint64_t restaurant_id,
			    const struct hours_special *s, instant now);
int restaurants_delete_special(struct store *st, const struct tenant *t,
			       uint64_t restaurant_id, struct civil_date date);

#endif
