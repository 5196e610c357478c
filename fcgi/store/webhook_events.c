/* SPDX-License-Identifier: MIT
 *
 * webhook_events.c: events as they came in, each once.
 */
#include "store/webhook_events.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

enum { INSERT, BY_ID, FINISH };

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "keep an event",
	    "INSERT INTO webhook_events (id, source, event_id, event_type, "
	    "agent_id, restaurant_id, payload, created_at, expires_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" },
	[BY_ID] = { "an event by id",
	    "SELECT id, source, event_id, event_type, agent_id, "
	    "restaurant_id, payload, processed, error, created_at, "
	    "processed_at, expires_at FROM webhook_events WHERE id = ?" },
	[FINISH] = { "an event was worked off",
	    "UPDATE webhook_events SET processed = 1, processed_at = ?, "
	    "error = ?, agent_id = COALESCE(?, agent_id), "
	    "restaurant_id = COALESCE(?, restaurant_id) WHERE id = ?" },
};
/* clang-format on */
const struct sql_table webhook_events_sql = SQL_TABLE("webhook_events", sql);

/* Sealed without the restaurant: it is found out later. */
int
webhook_events_insert(struct store *st, const struct webhook_event *ev,
		      uint64_t *ret_id)
{
	const uint64_t id = ev->id == 0 ? random_id() : ev->id;
	const struct seal_row r = { st, 0, id, false };
	const struct val in[] = {
		val_id(id),
		val_text(ev->source),
		val_text(ev->event_id),
		val_text(ev->event_type),
		val_some_id(ev->agent_id),
		val_some_id(ev->restaurant_id),
		seal_any_text(&r, "webhook_events.payload", ev->payload),
		val_int(ev->created_at),
		val_int(ev->expires_at),
	};
	int rc = stmt_write(st, &sql[INSERT], STMT_IN(in));

	if (rc > 0 && ret_id != NULL)
		*ret_id = id;
	return rc;
}

int
webhook_events_by_id(struct store *st, uint64_t id, struct webhook_event *ret)
{
	const struct val in[] = { val_id(id) };
	struct seal_row r = { st, 0, id, false };
	struct webhook_event ev;
	struct rows rows;
	const struct val *c;
	int rc = stmt_read(st, &sql[BY_ID], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	c = rows.cell;
	ev = (struct webhook_event){
		.id = val_to_id(&c[0]),
		.source = val_to_text(&c[1]),
		.event_id = val_to_text(&c[2]),
		.event_type = val_to_text(&c[3]),
		.agent_id = val_to_id(&c[4]),
		.restaurant_id = val_to_id(&c[5]),
		.payload = seal_open(&r, "webhook_events.payload", &c[6]),
		.processed = val_to_int(&c[7]) != 0,
		.error = val_to_text(&c[8]),
		.created_at = val_to_int(&c[9]),
		.processed_at = val_to_int(&c[10]),
		.expires_at = val_to_int(&c[11]),
	};
	if (r.failed)
		return -1;
	*ret = ev;
	return 1;
}

int
webhook_events_finish(struct store *st, uint64_t id, uint64_t agent_id,
		      uint64_t restaurant_id, const char *error, instant now)
{
	const struct val in[] = { val_int(now), val_some_text(error),
				  val_some_id(agent_id),
				  val_some_id(restaurant_id), val_id(id) };

	return stmt_write(st, &sql[FINISH], STMT_IN(in));
}
