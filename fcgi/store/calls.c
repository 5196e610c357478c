/* SPDX-License-Identifier: MIT
 *
 * calls.c: one row a phone call.
 */
#include "store/calls.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

#define TEST_LIVES (7 * CLOCK_DAY)
#define MOST       100

enum { INSERT, BY_CALL_ID, BY_ID, UPDATE, LIST };

#define SHORT                                                                  \
	"id, agent_id, restaurant_id, owner_id, call_id, timestamp, "          \
	"duration, outcome, reservation_id, caller_number, cost_micros, "      \
	"is_test, ended_at"
#define COLUMNS SHORT ", transcript, summary"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "a call begins",
	    "INSERT INTO calls (id, call_id, timestamp, ended_at, duration, "
	    "outcome, reservation_id, caller_number, transcript, summary, "
	    "cost_micros, is_test, expires_at, agent_id, restaurant_id, "
	    "owner_id) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, a.id, "
	    "a.restaurant_id, a.owner_id FROM agents a WHERE a.id = ? "
	    "AND a.owner_id = ? AND (? = 0 OR a.restaurant_id = ?)" },
	[BY_CALL_ID] = { "a call by the platform's id",
	    "SELECT " COLUMNS
	    " FROM calls WHERE call_id = ? AND " TENANT_WHERE },
	[BY_ID] = { "a call by id",
	    "SELECT " COLUMNS
	    " FROM calls WHERE id = ? AND " TENANT_WHERE },
	[UPDATE] = { "what was told after a call",
	    "UPDATE calls SET ended_at = COALESCE(?, ended_at), "
	    "duration = GREATEST(duration, ?), outcome = ?, "
	    "reservation_id = COALESCE(?, reservation_id), "
	    "caller_number = COALESCE(?, caller_number), "
	    "transcript = COALESCE(?, transcript), "
	    "summary = COALESCE(?, summary), "
	    "cost_micros = GREATEST(cost_micros, ?) WHERE id = ? AND "
	    TENANT_WHERE },
	[LIST] = { "calls, newest first",
	    "SELECT " SHORT " FROM calls WHERE " TENANT_WHERE
	    " AND (? = 0 OR id < ?) ORDER BY id DESC LIMIT ?" },
};
/* clang-format on */
const struct sql_table calls_sql = SQL_TABLE("calls", sql);

static const char *const outcomes[] = {
	[CALL_IN_PROGRESS] = "in_progress",
	[CALL_RESERVATION_CREATED] = "reservation_created",
	[CALL_RESERVATION_CHANGED] = "reservation_changed",
	[CALL_RESERVATION_CANCELLED] = "reservation_cancelled",
	[CALL_INFORMATION_ONLY] = "information_only",
	[CALL_ERROR] = "error",
};

const char *
calls_outcome_name(enum call_outcome o)
{
	return outcomes[o];
}

static enum call_outcome
outcome_parse(const char *name)
{
	int o = CALL_ERROR;

	while (o > 0 && strcmp(outcomes[o], name) != 0)
		o--;
	return (enum call_outcome)o;
}

int
calls_insert(struct store *st, const struct tenant *t, const struct call *c)
{
	const uint64_t id = c->id == 0 ? random_id() : c->id;
	const struct seal_row r = { st, c->restaurant_id, id, false };
	const struct val in[] = {
		val_id(id),
		val_text(c->call_id),
		val_int(c->started_at),
		val_some_int(c->ended_at),
		val_int(c->seconds),
		val_text(outcomes[c->outcome]),
		val_some_id(c->reservation_id),
		seal_text(&r, "calls.caller_number", c->caller_number),
		seal_text(&r, "calls.transcript", c->transcript),
		seal_text(&r, "calls.summary", c->summary),
		val_int(c->cost_micros),
		val_int(c->is_test),
		val_some_int(c->is_test ? c->started_at + TEST_LIVES : 0),
		val_id(c->agent_id),
		TENANT_IN(t),
	};

	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

static int
read_call(struct store *st, const struct val *v, bool whole, struct call *ret)
{
	struct seal_row r = { st, val_to_id(&v[2]), val_to_id(&v[0]), false };
	struct call c = {
		.id = r.id,
		.agent_id = val_to_id(&v[1]),
		.restaurant_id = r.restaurant_id,
		.owner_id = val_to_id(&v[3]),
		.call_id = val_to_text(&v[4]),
		.started_at = val_to_int(&v[5]),
		.seconds = (int)val_to_int(&v[6]),
		.outcome = outcome_parse(val_to_text(&v[7])),
		.reservation_id = val_to_id(&v[8]),
		.caller_number = seal_open(&r, "calls.caller_number", &v[9]),
		.cost_micros = val_to_int(&v[10]),
		.is_test = val_to_int(&v[11]) != 0,
		.ended_at = val_to_int(&v[12]),
		.transcript = "",
		.summary = "",
	};

	if (whole) {
		c.transcript = seal_open(&r, "calls.transcript", &v[13]);
		c.summary = seal_open(&r, "calls.summary", &v[14]);
	}
	if (r.failed)
		return -1;
	*ret = c;
	return 1;
}

int
calls_by_call_id(struct store *st, const struct tenant *t, const char *call_id,
		 struct call *ret)
{
	const struct val in[] = { val_text(call_id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_CALL_ID], STMT_IN(in), &rows);

	return rc > 0 ? read_call(st, rows.cell, true, ret) : rc;
}

int
calls_by_id(struct store *st, const struct tenant *t, uint64_t id,
	    struct call *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_ID], STMT_IN(in), &rows);

	return rc > 0 ? read_call(st, rows.cell, true, ret) : rc;
}

int
calls_update(struct store *st, const struct tenant *t, const struct call *c)
{
	struct call old;
	int rc = calls_by_call_id(st, t, c->call_id, &old);

	if (rc <= 0)
		return rc;

	const struct seal_row r = { st, old.restaurant_id, old.id, false };
	const struct val in[] = {
		val_some_int(c->ended_at),
		val_int(c->seconds),
		val_text(outcomes[c->outcome]),
		val_some_id(c->reservation_id),
		seal_text(&r, "calls.caller_number", c->caller_number),
		seal_text(&r, "calls.transcript", c->transcript),
		seal_text(&r, "calls.summary", c->summary),
		val_int(c->cost_micros),
		val_id(old.id),
		TENANT_IN(t),
	};

	return stmt_write(st, &sql[UPDATE], STMT_IN(in));
}

int
calls_list(struct store *st, const struct tenant *t, uint64_t before_id,
	   int max, const struct call **ret)
{
	const struct val in[] = { TENANT_IN(t), val_id(before_id),
				  val_id(before_id),
				  val_int(max < MOST ? max : MOST) };
	struct call *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_call(st, rows_at(&rows, i), false, &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}
