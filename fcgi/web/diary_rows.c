/* SPDX-License-Identifier: MIT
 *
 * diary_rows.c: reservations as rows of a table.
 */
#include "web/diary_rows.h"

#include "web/say.h"

const char *
diary_rows_status(const struct reservation *r)
{
	if (r->status == RESERVATION_CONFIRMED && r->seated_at)
		return "seated";
	return reservation_status_name(r->status);
}

void
diary_rows_show(struct req *req, struct view_node *list,
		const struct restaurant *house, const struct reservation *rows,
		size_t count)
{
	const char *country = house->location.country;

	for (size_t i = 0; i < count; i++) {
		const struct reservation *r = &rows[i];
		struct view_node *n = view_item(list);

		view_set_id(n, "id", r->id);
		view_set(n, "iso", say_iso(req->arena, r->date, r->time));
		view_set(n, "time", say_time(req->arena, country, r->time));
		view_set(n, "code", r->code);
		view_set(n, "name", r->guest.name);
		view_set_int(n, "party", r->party_size);
		view_set_flag(n, "requests", *r->special_requests);
		view_set_flag(n, "test", r->is_test);
		view_set(n, "status", diary_rows_status(r));
	}
}
