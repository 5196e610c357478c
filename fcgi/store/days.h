/* SPDX-License-Identifier: MIT
 *
 * days.h: the rows every booking of a day writes first.
 *
 * A service_days row is created, locked and raised by one statement; it
 * serialises the bookings of a day on one server and makes certification
 * refuse the loser on a cluster. A booking takes the UTC days it occupies
 * and its business date; an edit the union of old and new.
 */
#ifndef VA_STORE_DAYS_H
#define VA_STORE_DAYS_H

#include "model/civil.h"
#include "model/user.h"
#include "store/store.h"

enum service_day_kind { SERVICE_DAY_BUSINESS, SERVICE_DAY_UTC };

struct service_day {
	enum service_day_kind kind;
	int32_t day; /* since 1970-01-01 */
};

#define DAYS_LOCK_MAX 8

/* The days of one booking, at the end of days[]: returns the new count.
 * Room for 4 more must be there. */
size_t days_add(struct service_day *days, size_t count, instant starts_at,
		instant occupied_until, struct civil_date business_date);

/* The first statement of a transaction. Sorts and unites the days itself.
 * 0: the restaurant is not the tenant's. t->restaurant_id is needed. */
int days_lock(struct store *st, const struct tenant *t,
	      const struct service_day *days, size_t count);

/* Rules change (capacity, hours): lock and raise every day from one on that
 * has ever been booked. */
int days_lock_from(struct store *st, const struct tenant *t, int32_t day);

#endif
