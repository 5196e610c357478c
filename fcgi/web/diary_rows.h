/* SPDX-License-Identifier: MIT
 *
 * diary_rows.h: reservations as rows of a table (parts/
 * reservation-rows.cs).
 */
#ifndef VA_WEB_DIARY_ROWS_H
#define VA_WEB_DIARY_ROWS_H

#include "model/reservation.h"
#include "model/restaurant.h"
#include "web/view.h"

/* "seated" for a confirmed one whose guests are here. */
const char *diary_rows_status(const struct reservation *r);

void diary_rows_show(struct req *req, struct view_node *list,
		     const struct restaurant *house,
		     const struct reservation *rows, size_t count);

#endif
