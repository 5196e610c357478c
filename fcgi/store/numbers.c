/* SPDX-License-Identifier: MIT
 *
 * numbers.c: the phone numbers we have bought.
 */
#include "store/numbers.h"

#include "store/tables.h"

enum {
	INSERT,
	AVAILABLE,
	RESERVE,
	BY_AGENT,
	BY_ID,
	LIST,
	SET_PLATFORM_ID,
	ASSIGN,
	FREE,
	BOUGHT_SINCE
};

#define COLUMNS                                                                \
	"id, owner_id, restaurant_id, agent_id, number, country, "             \
	"area_code, supplier_sid, elevenlabs_phone_id, status, "               \
	"provisioned_at, assigned_at, released_at"
#define OF_AGENT                                                               \
	"FROM agents a WHERE a.id = ? AND a.owner_id = ? "                     \
	"AND (? = 0 OR a.restaurant_id = ?)"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "a number was bought",
	    "INSERT INTO phone_numbers (id, number, country, area_code, "
	    "supplier_sid, elevenlabs_phone_id, status, provisioned_at, "
	    "created_at, updated_at, owner_id, agent_id, restaurant_id) "
	    "SELECT ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?, a.owner_id, "
	    "a.id, a.restaurant_id " OF_AGENT },
	[AVAILABLE] = { "numbers of the inventory",
	    "SELECT " COLUMNS " FROM phone_numbers "
	    "WHERE status = 'available' AND country = ? "
	    "AND (? = '' OR area_code = ?) ORDER BY id LIMIT 8" },
	[RESERVE] = { "reserve a number of the inventory",
	    "UPDATE phone_numbers p JOIN agents a ON a.id = ? "
	    "AND a.owner_id = ? AND (? = 0 OR a.restaurant_id = ?) "
	    "SET p.status = 'reserved', p.owner_id = a.owner_id, "
	    "p.agent_id = a.id, p.restaurant_id = a.restaurant_id, "
	    "p.updated_at = ? WHERE p.id = ? AND p.status = 'available'" },
	[BY_AGENT] = { "an agent's number",
	    "SELECT " COLUMNS
	    " FROM phone_numbers WHERE agent_id = ? "
	    "AND status IN ('reserved', 'assigned') AND " TENANT_WHERE
	    " ORDER BY id DESC LIMIT 1" },
	[BY_ID] = { "a number by id",
	    "SELECT " COLUMNS
	    " FROM phone_numbers WHERE id = ? AND " TENANT_WHERE },
	[LIST] = { "an account's numbers",
	    "SELECT " COLUMNS " FROM phone_numbers WHERE " TENANT_WHERE
	    " ORDER BY id DESC LIMIT " STORE_ROWS_TEXT },
	[SET_PLATFORM_ID] = { "a number was imported",
	    "UPDATE phone_numbers SET elevenlabs_phone_id = ?, "
	    "updated_at = ? WHERE id = ? AND " TENANT_WHERE },
	[ASSIGN] = { "a number is its agent's",
	    "UPDATE phone_numbers SET status = 'assigned', assigned_at = ?, "
	    "updated_at = ? WHERE id = ? AND status IN ('reserved', "
	    "'assigned') AND " TENANT_WHERE },
	[FREE] = { "an agent gives its number up",
	    "UPDATE phone_numbers SET status = ?, released_at = ?, "
	    "agent_id = NULL, updated_at = ?, "
	    "restaurant_id = NULL, owner_id = NULL WHERE id = ? AND "
	    TENANT_WHERE },
	[BOUGHT_SINCE] = { "numbers bought lately, by anybody",
	    "SELECT COUNT(*) FROM phone_numbers WHERE provisioned_at >= ?" },
};
/* clang-format on */
const struct sql_table numbers_sql = SQL_TABLE("numbers", sql);

static const char *const statuses[] = {
	[NUMBER_AVAILABLE] = "available",
	[NUMBER_ASSIGNED] = "assigned",
	[NUMBER_RESERVED] = "reserved",
	[NUMBER_RELEASED] = "released",
};

const char *
numbers_status_name(enum number_status s)
{
	return statuses[s];
}

static enum number_status
status_parse(const char *name)
{
	int s = NUMBER_RELEASED;

	while (s > 0 && strcmp(statuses[s], name) != 0)
		s--;
	return (enum number_status)s;
}

static void
read_number(const struct val *c, struct number *n)
{
	*n = (struct number){
		.id = val_to_id(&c[0]),
		.owner_id = val_to_id(&c[1]),
		.restaurant_id = val_to_id(&c[2]),
		.agent_id = val_to_id(&c[3]),
		.number = val_to_text(&c[4]),
		.country = val_to_text(&c[5]),
		.area_code = val_to_text(&c[6]),
		.supplier_sid = val_to_text(&c[7]),
		.elevenlabs_phone_id = val_to_text(&c[8]),
		.status = status_parse(val_to_text(&c[9])),
		.provisioned_at = val_to_int(&c[10]),
		.assigned_at = val_to_int(&c[11]),
		.released_at = val_to_int(&c[12]),
	};
}

static int
one_number(struct store *st, const struct sql *which, const struct val *in,
	   size_t count, struct number *ret)
{
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);

	if (rc > 0)
		read_number(rows.cell, ret);
	return rc;
}

int
numbers_insert(struct store *st, const struct tenant *t, const struct number *n)
{
	const struct val in[] = {
		val_id(n->id),
		val_text(n->number),
		val_text(n->country),
		val_text(n->area_code),
		val_text(n->supplier_sid),
		val_some_text(n->elevenlabs_phone_id),
		val_int(n->provisioned_at),
		val_int(n->provisioned_at),
		val_int(n->provisioned_at),
		val_id(n->agent_id),
		TENANT_IN(t),
	};

	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

/* Of two accounts that want the same number one gets 0 rows and tries the
 * next. */
int
numbers_reserve(struct store *st, const struct tenant *t, uint64_t agent_id,
		const char *country, const char *area_code, struct number *ret)
{
	const struct val in[] = { val_text(country), val_text(area_code),
				  val_text(area_code) };
	struct rows rows;
	int rc = stmt_read(st, &sql[AVAILABLE], STMT_IN(in), &rows);

	for (size_t i = 0; rc > 0 && i < rows.count; i++) {
		const uint64_t id = val_to_id(rows_at(&rows, i));
		const struct val take[] = { val_id(agent_id), TENANT_IN(t),
					    val_int(clock_now()), val_id(id) };

		rc = stmt_write(st, &sql[RESERVE], STMT_IN(take));
		if (rc > 0)
			return numbers_by_id(st, t, id, ret);
		rc = rc < 0 ? rc : 1;
	}
	return rc < 0 ? rc : 0;
}

int
numbers_by_agent(struct store *st, const struct tenant *t, uint64_t agent_id,
		 struct number *ret)
{
	const struct val in[] = { val_id(agent_id), TENANT_IN(t) };

	return one_number(st, &sql[BY_AGENT], STMT_IN(in), ret);
}

int
numbers_by_id(struct store *st, const struct tenant *t, uint64_t id,
	      struct number *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };

	return one_number(st, &sql[BY_ID], STMT_IN(in), ret);
}

int
numbers_list(struct store *st, const struct tenant *t,
	     const struct number **ret)
{
	const struct val in[] = { TENANT_IN(t) };
	struct number *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		read_number(rows_at(&rows, i), &list[i]);
	*ret = list;
	return rc;
}

int
numbers_set_platform_id(struct store *st, const struct tenant *t, uint64_t id,
			const char *elevenlabs_phone_id, instant now)
{
	const struct val in[] = { val_some_text(elevenlabs_phone_id),
				  val_int(now), val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[SET_PLATFORM_ID], STMT_IN(in));
}

int
numbers_assign(struct store *st, const struct tenant *t, uint64_t id,
	       instant now)
{
	const struct val in[] = { val_int(now), val_int(now), val_id(id),
				  TENANT_IN(t) };

	return stmt_write(st, &sql[ASSIGN], STMT_IN(in));
}

int
numbers_free(struct store *st, const struct tenant *t, uint64_t id,
	     enum number_status status, instant now)
{
	const struct val in[] = { val_text(statuses[status]),
				  val_some_int(status == NUMBER_RELEASED ? now
									 : 0),
				  val_int(now), val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[FREE], STMT_IN(in));
}

int
numbers_bought_since(struct store *st, instant since, int *ret_count)
{
	const struct val in[] = { val_int(since) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BOUGHT_SINCE], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_count = (int)val_to_int(rows.cell);
	return rc;
}
