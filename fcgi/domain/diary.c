/* SPDX-License-Identifier: MIT
 *
 * diary.c: a restaurant's reservations as its team reads them.
 */
#include "domain/diary.h"

#include "store/reservations.h"

int
diary_day(struct ctx *c, const struct tenant *t, struct civil_date date,
	  const struct reservation **ret, struct err *e)
{
	int rc = reservations_between(c->store, t, date, date, ret);

	return rc < 0 ? store_fault(c->store, e) : rc;
}

struct diary_sums
diary_add_up(const struct reservation *list, size_t count)
{
	struct diary_sums sums = { 0, 0 };

	for (size_t i = 0; i < count; i++) {
		const struct reservation *r = &list[i];

		if (r->is_test || (r->status != RESERVATION_CONFIRMED &&
				   r->status != RESERVATION_COMPLETED))
			continue;
		sums.parties++;
		sums.covers += r->party_size;
	}
	return sums;
}

int
diary_entry(struct ctx *c, const struct tenant *t, uint64_t id,
	    struct reservation *ret, struct err *e)
{
	int rc = reservations_by_id(c->store, t, id, false, ret);

	return rc < 0 ? store_fault(c->store, e) : rc;
}

int
diary_history(struct ctx *c, const struct tenant *t,
	      const struct reservation *r, const struct reservation_event **ret,
	      struct err *e)
{
	struct tenant house = *t;
	int rc;

	/* The reservation was found through t, so its restaurant is t's. */
	house.restaurant_id = r->restaurant_id;
	rc = reservations_events(c->store, &house, r->id, ret);
	return rc < 0 ? store_fault(c->store, e) : rc;
}
