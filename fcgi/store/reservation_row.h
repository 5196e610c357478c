/* SPDX-License-Identifier: MIT
 *
 * reservation_row.h: a reservation as its row is read, for the files that
 * find some.
 */
#ifndef VA_STORE_RESERVATION_ROW_H
#define VA_STORE_RESERVATION_ROW_H

#include "store/reservations.h"
#include "store/stmt.h"

#define RESERVATION_COLUMNS                                                    \
	"id, restaurant_id, owner_id, agent_id, reservation_id, "              \
	"customer_name, customer_phone, customer_email, business_date, "       \
	"date, time, starts_at, occupied_until, party_size, "                  \
	"special_requests, table_preference, occasion, status, source, "       \
	"seated_at, call_id, cancel_reason, is_test, revision, created_at, "   \
	"updated_at, cancelled_at"

int reservation_row_read(struct store *st, const struct val *c,
			 struct reservation *ret);
/* All rows; answers how many. */
int reservation_row_list(struct store *st, const struct rows *rows,
			 const struct reservation **ret);

#endif
