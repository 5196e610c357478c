/* SPDX-License-Identifier: MIT
 *
 * memberships.c: who works in whose account, and as what.
 */
#include "store/memberships.h"

#include "store/seal.h"
#include "store/tables.h"

enum { PUT, DELETE, ROLE, LIST, OF_USER };

/* clang-format off */
static const struct sql sql[] = {
	[PUT] = { "make or change a membership",
	    "INSERT INTO memberships (owner_id, user_id, role, created_at) "
	    "VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
	    "role = VALUES(role)" },
	[DELETE] = { "end a membership",
	    "DELETE FROM memberships WHERE owner_id = ? AND user_id = ? "
	    "AND user_id <> owner_id" },
	[ROLE] = { "a user's role in an account",
	    "SELECT role FROM memberships WHERE owner_id = ? "
	    "AND user_id = ?" },
	[LIST] = { "an account's members",
	    "SELECT m.owner_id, m.user_id, m.role, m.created_at, u.name, "
	    "u.email FROM memberships m JOIN users u ON u.id = m.user_id "
	    "WHERE m.owner_id = ? ORDER BY m.created_at, m.user_id "
	    "LIMIT " STORE_ROWS_TEXT },
	[OF_USER] = { "a user's accounts",
	    "SELECT owner_id, user_id, role, created_at FROM memberships "
	    "WHERE user_id = ? ORDER BY owner_id <> user_id, created_at, "
	    "owner_id LIMIT " STORE_ROWS_TEXT },
};
/* clang-format on */
const struct sql_table memberships_sql = SQL_TABLE("memberships", sql);

int
memberships_put(struct store *st, const struct tenant *t, uint64_t user_id,
		enum role role, instant now)
{
	const struct val in[] = { val_id(t->owner_id), val_id(user_id),
				  val_text(role_name(role)), val_int(now) };

	if (user_id == t->owner_id || role < ROLE_HOST || role > ROLE_OWNER)
		return 0;
	return stmt_write(st, &sql[PUT], STMT_IN(in));
}

int
memberships_delete(struct store *st, const struct tenant *t, uint64_t user_id)
{
	const struct val in[] = { val_id(t->owner_id), val_id(user_id) };

	return stmt_write(st, &sql[DELETE], STMT_IN(in));
}

int
memberships_role(struct store *st, const struct tenant *t, uint64_t user_id,
		 enum role *ret)
{
	const struct val in[] = { val_id(t->owner_id), val_id(user_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[ROLE], STMT_IN(in), &rows);

	if (rc > 0)
		*ret = role_parse(val_to_text(rows.cell));
	return rc;
}

static struct membership
read_membership(const struct val *c)
{
	return (struct membership){
		.owner_id = val_to_id(&c[0]),
		.user_id = val_to_id(&c[1]),
		.role = role_parse(val_to_text(&c[2])),
		.created_at = val_to_int(&c[3]),
		.user_name = "",
		.user_email = "",
	};
}

static int
read_list(struct store *st, const struct rows *rows, bool named,
	  const struct membership **ret)
{
	struct membership *list =
	    arena_array(store_arena(st), rows->count, sizeof(*list));

	for (size_t i = 0; i < rows->count; i++) {
		const struct val *c = rows_at(rows, i);
		struct seal_row r = { st, 0, val_to_id(&c[1]), false };

		list[i] = read_membership(c);
		if (!named)
			continue;
		list[i].user_name = seal_open(&r, "users.name", &c[4]);
		list[i].user_email = seal_open(&r, "users.email", &c[5]);
		if (r.failed)
			return -1;
	}
	*ret = list;
	return (int)rows->count;
}

int
memberships_list(struct store *st, const struct tenant *t,
		 const struct membership **ret)
{
	const struct val in[] = { val_id(t->owner_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	return rc > 0 ? read_list(st, &rows, true, ret) : rc;
}

int
memberships_of_user(struct store *st, uint64_t user_id,
		    const struct membership **ret)
{
	const struct val in[] = { val_id(user_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OF_USER], STMT_IN(in), &rows);

	return rc > 0 ? read_list(st, &rows, false, ret) : rc;
}
