/* SPDX-License-Identifier: MIT
 *
 * usage.c: the monthly roll-up of calls.
 */
#include "store/usage.h"

#include "core/random.h"
#include "store/tables.h"

enum { PUT, OF, LIST };

#define COLUMNS                                                                \
	"id, agent_id, restaurant_id, owner_id, period, period_start, "        \
	"period_end, total_calls, total_seconds, "                             \
	"successful_reservations, failed_reservations, "                       \
	"minute_rate_micros, total_cost_micros, last_synced_at, "              \
	"synced_from_elevenlabs"
#define TAKE(column) column " = VALUES(" column ")"

/* clang-format off */
static const struct sql sql[] = {
	[PUT] = { "keep a month's usage",
	    "INSERT INTO `usage` (id, period, period_start, period_end, "
	    "total_calls, total_seconds, successful_reservations, "
	    "failed_reservations, minute_rate_micros, total_cost_micros, "
	    "last_synced_at, synced_from_elevenlabs, created_at, "
	    "updated_at, agent_id, restaurant_id, owner_id) SELECT ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, a.id, a.restaurant_id, "
	    "a.owner_id FROM agents a WHERE a.id = ? AND a.owner_id = ? "
	    "AND (? = 0 OR a.restaurant_id = ?) ON DUPLICATE KEY UPDATE "
	    TAKE("period_start") ", "
	    TAKE("period_end") ", "
	    TAKE("total_calls") ", "
	    TAKE("total_seconds") ", "
	    TAKE("successful_reservations") ", "
	    TAKE("failed_reservations") ", "
	    TAKE("minute_rate_micros") ", "
	    TAKE("total_cost_micros") ", "
	    TAKE("last_synced_at") ", "
	    TAKE("synced_from_elevenlabs") ", "
	    TAKE("updated_at") },
	[OF] = { "an agent's usage in a month",
	    "SELECT " COLUMNS " FROM `usage` WHERE agent_id = ? "
	    "AND period = ? AND " TENANT_WHERE },
	[LIST] = { "an account's usage in a month",
	    "SELECT " COLUMNS
	    " FROM `usage` WHERE period = ? AND " TENANT_WHERE
	    " ORDER BY agent_id LIMIT " STORE_ROWS_TEXT },
};
/* clang-format on */
const struct sql_table usage_sql = SQL_TABLE("usage", sql);

int
usage_put(struct store *st, const struct tenant *t, const struct usage *u)
{
	const struct val in[] = {
		val_id(random_id()),
		val_text(u->period),
		val_int(u->period_start),
		val_int(u->period_end),
		val_int(u->total_calls),
		val_int(u->total_seconds),
		val_int(u->successful_reservations),
		val_int(u->failed_reservations),
		val_int(u->minute_rate_micros),
		val_int(u->total_cost_micros),
		val_int(u->last_synced_at),
		val_int(u->synced),
		val_int(u->last_synced_at),
		val_int(u->last_synced_at),
		val_id(u->agent_id),
		TENANT_IN(t),
	};

	return stmt_write(st, &sql[PUT], STMT_IN(in));
}

static void
read_usage(const struct val *c, struct usage *u)
{
	*u = (struct usage){
		.id = val_to_id(&c[0]),
		.agent_id = val_to_id(&c[1]),
		.restaurant_id = val_to_id(&c[2]),
		.owner_id = val_to_id(&c[3]),
		.period = val_to_text(&c[4]),
		.period_start = val_to_int(&c[5]),
		.period_end = val_to_int(&c[6]),
		.total_calls = val_to_int(&c[7]),
		.total_seconds = val_to_int(&c[8]),
		.successful_reservations = val_to_int(&c[9]),
		.failed_reservations = val_to_int(&c[10]),
		.minute_rate_micros = val_to_int(&c[11]),
		.total_cost_micros = val_to_int(&c[12]),
		.last_synced_at = val_to_int(&c[13]),
		.synced = val_to_int(&c[14]) != 0,
	};
}

int
usage_of(struct store *st, const struct tenant *t, uint64_t agent_id,
	 const char *period, struct usage *ret)
{
	const struct val in[] = { val_id(agent_id), val_text(period),
				  TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OF], STMT_IN(in), &rows);

	if (rc > 0)
		read_usage(rows.cell, ret);
	return rc;
}

int
usage_list(struct store *st, const struct tenant *t, const char *period,
	   const struct usage **ret)
{
	const struct val in[] = { val_text(period), TENANT_IN(t) };
	struct usage *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		read_usage(rows_at(&rows, i), &list[i]);
	*ret = list;
	return rc;
}
