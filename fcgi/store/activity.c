/* SPDX-License-Identifier: MIT
 *
 * activity.c: who did what in an account.
 */
#include "store/activity.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

#define LIVES (365 * CLOCK_DAY)
#define MOST  100

enum { ADD, LIST };

/* clang-format off */
static const struct sql sql[] = {
	[ADD] = { "note an activity",
	    "INSERT INTO activity_log (id, owner_id, user_id, restaurant_id, "
	    "agent_id, action, description, metadata, ip_address, "
	    "user_agent, timestamp, expires_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
	[LIST] = { "activities, newest first",
	    "SELECT id, user_id, restaurant_id, agent_id, action, "
	    "description, metadata, ip_address, user_agent, timestamp "
	    "FROM activity_log WHERE " TENANT_WHERE
	    " AND (? = 0 OR id < ?) "
	    "ORDER BY id DESC LIMIT ?" },
};
/* clang-format on */
const struct sql_table activity_sql = SQL_TABLE("activity", sql);

int
activity_add(struct store *st, const struct tenant *t, const struct activity *a)
{
	const uint64_t id = a->id == 0 ? random_id() : a->id;
	const struct seal_row r = { st, a->restaurant_id, id, false };
	const struct val in[] = {
		val_id(id),
		val_id(t->owner_id),
		val_some_id(a->user_id),
		val_some_id(a->restaurant_id),
		val_some_id(a->agent_id),
		val_text(a->action),
		seal_any_text(&r, "activity_log.description", a->description),
		seal_text(&r, "activity_log.metadata", a->metadata),
		seal_text(&r, "activity_log.ip_address", a->ip_address),
		seal_text(&r, "activity_log.user_agent", a->user_agent),
		val_int(a->at),
		val_int(a->at + LIVES),
	};

	return stmt_write(st, &sql[ADD], STMT_IN(in));
}

static int
read_activity(struct store *st, const struct val *c, struct activity *a)
{
	struct seal_row r = { st, val_to_id(&c[2]), val_to_id(&c[0]), false };

	*a = (struct activity){
		.id = r.id,
		.user_id = val_to_id(&c[1]),
		.restaurant_id = r.restaurant_id,
		.agent_id = val_to_id(&c[3]),
		.action = val_to_text(&c[4]),
		.description = seal_open(&r, "activity_log.description", &c[5]),
		.metadata = seal_open(&r, "activity_log.metadata", &c[6]),
		.ip_address = seal_open(&r, "activity_log.ip_address", &c[7]),
		.user_agent = seal_open(&r, "activity_log.user_agent", &c[8]),
		.at = val_to_int(&c[9]),
	};
	return r.failed ? -1 : 1;
}

int
activity_list(struct store *st, const struct tenant *t, uint64_t before_id,
	      int max, const struct activity **ret)
{
	const struct val in[] = { TENANT_IN(t), val_id(before_id),
				  val_id(before_id),
				  val_int(max < MOST ? max : MOST) };
	struct activity *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_activity(st, rows_at(&rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}
