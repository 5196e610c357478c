/* SPDX-License-Identifier: MIT
 *
 * reservations_history.c: a reservation's history. (The promises are in
 * reservations.h.)
 */
#include "core/random.h"
#include "store/reservations.h"
#include "store/seal.h"
#include "store/tables.h"

enum { ADD, LIST };

/* clang-format off */
static const struct sql sql[] = {
	[ADD] = { "add to a reservation's history",
	    "INSERT INTO reservation_history (restaurant_id, "
	    "reservation_id, id, owner_id, action, timestamp, changes, "
	    "modified_by, actor_id) SELECT r.restaurant_id, r.id, ?, "
	    "r.owner_id, ?, ?, ?, ?, ? FROM reservations r WHERE r.id = ? "
	    "AND r.owner_id = ? AND r.restaurant_id = ?" },
	[LIST] = { "a reservation's history",
	    "SELECT h.id, h.action, h.timestamp, h.changes, h.modified_by, "
	    "h.actor_id, h.restaurant_id, u.name, a.name "
	    "FROM reservations r JOIN reservation_history h "
	    "ON h.restaurant_id = r.restaurant_id "
	    "AND h.reservation_id = r.id "
	    "LEFT JOIN users u ON h.modified_by = 'user' "
	    "AND u.id = h.actor_id "
	    "LEFT JOIN agents a ON h.modified_by = 'agent' "
	    "AND a.id = h.actor_id "
	    "WHERE r.id = ? AND r.owner_id = ? "
	    "AND (? = 0 OR r.restaurant_id = ?) "
	    "ORDER BY h.timestamp, h.id LIMIT " STORE_ROWS_TEXT },
};
/* clang-format on */
const struct sql_table reservations_history_sql =
    SQL_TABLE("reservations_history", sql);

static const char *const actors[] = {
	[ACTOR_USER] = "user",
	[ACTOR_AGENT] = "agent",
	[ACTOR_GUEST] = "guest",
	[ACTOR_SYSTEM] = "system",
};

static enum actor_kind
actor_parse(const char *name)
{
	for (int i = ACTOR_USER; i < ACTOR_SYSTEM; i++)
		if (strcmp(actors[i], name) == 0)
			return (enum actor_kind)i;
	return ACTOR_SYSTEM;
}

int
reservations_add_event(struct store *st, const struct tenant *t,
		       uint64_t reservation_id,
		       const struct reservation_event *ev)
{
	const struct seal_row s = { st, t->restaurant_id, random_id(), false };
	const struct val in[] = {
		val_id(s.id),
		val_text(reservation_action_name(ev->action)),
		val_int(ev->at),
		seal_text(&s, "reservation_history.changes", ev->changes),
		val_text(actors[ev->actor.kind]),
		val_some_id(ev->actor.id),
		val_id(reservation_id),
		val_id(t->owner_id),
		val_id(t->restaurant_id),
	};

	return stmt_write(st, &sql[ADD], STMT_IN(in));
}

static int
read_event(struct store *st, const struct val *c, struct reservation_event *ev)
{
	struct seal_row s = { st, val_to_id(&c[6]), val_to_id(&c[0]), false };
	struct seal_row user = { st, 0, val_to_id(&c[5]), false };

	*ev = (struct reservation_event){
		.action = (enum reservation_action)reservation_action_parse(
		    val_to_text(&c[1])),
		.at = val_to_int(&c[2]),
		.changes = seal_open(&s, "reservation_history.changes", &c[3]),
		.actor = { actor_parse(val_to_text(&c[4])), val_to_id(&c[5]) },
	};
	ev->actor_name = ev->actor.kind == ACTOR_USER
			     ? seal_open(&user, "users.name", &c[7])
			     : val_to_text(&c[8]);
	return s.failed || user.failed ? -1 : 1;
}

int
reservations_events(struct store *st, const struct tenant *t,
		    uint64_t reservation_id,
		    const struct reservation_event **ret)
{
	const struct val in[] = { val_id(reservation_id), TENANT_IN(t) };
	struct reservation_event *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_event(st, rows_at(&rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}
