/* SPDX-License-Identifier: MIT
 *
 * reservation_row.c: a reservation as its row is read.
 */
#include "store/reservation_row.h"

#include "store/seal.h"

int
reservation_row_read(struct store *st, const struct val *c,
		     struct reservation *ret)
{
	struct seal_row s = { st, val_to_id(&c[1]), val_to_id(&c[0]), false };
	struct reservation r = {
		.id = s.id,
		.restaurant_id = s.restaurant_id,
		.owner_id = val_to_id(&c[2]),
		.agent_id = val_to_id(&c[3]),
		.guest = { seal_open(&s, "reservations.customer_name", &c[5]),
			   seal_open(&s, "reservations.customer_phone", &c[6]),
			   seal_open(&s, "reservations.customer_email",
				     &c[7]) },
		.business_date = val_to_date(&c[8]),
		.date = val_to_date(&c[9]),
		.time = val_to_time(&c[10]),
		.starts_at = val_to_int(&c[11]),
		.occupied_until = val_to_int(&c[12]),
		.party_size = (int)val_to_int(&c[13]),
		.special_requests =
		    seal_open(&s, "reservations.special_requests", &c[14]),
		.table_preference =
		    seal_open(&s, "reservations.table_preference", &c[15]),
		.occasion = seal_open(&s, "reservations.occasion", &c[16]),
		.status = (enum reservation_status)reservation_status_parse(
		    val_to_text(&c[17])),
		.source = (enum reservation_source)reservation_source_parse(
		    val_to_text(&c[18])),
		.seated_at = val_to_int(&c[19]),
		.call_id = val_to_text(&c[20]),
		.cancel_reason =
		    seal_open(&s, "reservations.cancel_reason", &c[21]),
		.is_test = val_to_int(&c[22]) != 0,
		.revision = (uint32_t)val_to_id(&c[23]),
		.created_at = val_to_int(&c[24]),
		.updated_at = val_to_int(&c[25]),
		.cancelled_at = val_to_int(&c[26]),
	};

	if (s.failed)
		return -1;
	snprintf(r.code, sizeof(r.code), "%s", val_to_text(&c[4]));
	*ret = r;
	return 1;
}

int
reservation_row_list(struct store *st, const struct rows *rows,
		     const struct reservation **ret)
{
	struct reservation *list =
	    arena_array(store_arena(st), rows->count, sizeof(*list));

	for (size_t i = 0; i < rows->count; i++)
		if (reservation_row_read(st, rows_at(rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return (int)rows->count;
}
