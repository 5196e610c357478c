/* SPDX-License-Identifier: MIT
 *
 * sessions.c: who is signed in.
 */
#include "store/sessions.h"

#include "store/seal.h"
#include "store/tables.h"

enum { INSERT, FIND, TOUCH, SET_ACCOUNT, DELETE, DELETE_OTHERS };

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "start a session",
	    "INSERT INTO sessions (token_hash, user_id, owner_id, "
	    "created_at, last_seen_at, idle_until, expires_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?)" },
	[FIND] = { "a live session with its user and role",
	    "SELECT s.user_id, s.owner_id, s.created_at, s.last_seen_at, "
	    "s.idle_until, s.expires_at, u.email, u.name, u.role, "
	    "u.verified_at, u.subscription_tier, u.subscription_status, "
	    "u.created_at, m.role "
	    "FROM sessions s JOIN users u ON u.id = s.user_id "
	    "LEFT JOIN memberships m ON m.owner_id = s.owner_id "
	    "AND m.user_id = s.user_id "
	    "WHERE s.token_hash = ? AND s.expires_at > ? "
	    "AND s.idle_until > ?" },
	[TOUCH] = { "a session was used",
	    "UPDATE sessions SET last_seen_at = ?, "
	    "idle_until = LEAST(?, expires_at) "
	    "WHERE token_hash = ? AND last_seen_at <= ?" },
	[SET_ACCOUNT] = { "work in another account",
	    "UPDATE sessions SET owner_id = ? "
	    "WHERE token_hash = ? AND user_id = ? AND EXISTS "
	    "(SELECT 1 FROM memberships m WHERE m.owner_id = ? "
	    "AND m.user_id = ?)" },
	[DELETE] = { "end a session",
	    "DELETE FROM sessions WHERE token_hash = ?" },
	[DELETE_OTHERS] = { "end a user's other sessions",
	    "DELETE FROM sessions WHERE user_id = ? "
	    "AND (? IS NULL OR token_hash <> ?)" },
};
/* clang-format on */
const struct sql_table sessions_sql = SQL_TABLE("sessions", sql);

int
sessions_insert(struct store *st, const struct session *s)
{
	const struct val in[] = {
		val_hash(s->hash),        val_id(s->user_id),
		val_id(s->owner_id),      val_int(s->created_at),
		val_int(s->last_seen_at), val_int(s->idle_until),
		val_int(s->expires_at),
	};

	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

static int
read_user(struct store *st, const struct val *c, struct user *ret)
{
	struct seal_row r = { st, 0, val_to_id(&c[0]), false };
	struct user u = {
		.id = val_to_id(&c[0]),
		.email = seal_open(&r, "users.email", &c[6]),
		.name = seal_open(&r, "users.name", &c[7]),
		.admin = role_parse(val_to_text(&c[8])) == ROLE_ADMIN,
		.verified = val_to_int(&c[9]) != 0,
		.subscription_tier = val_to_text(&c[10]),
		.subscription_status = val_to_text(&c[11]),
		.created_at = val_to_int(&c[12]),
	};

	if (r.failed)
		return -1;
	*ret = u;
	return 1;
}

int
sessions_find(struct store *st, const unsigned char hash[static 32],
	      instant now, struct session *ret, struct user *ret_user,
	      enum role *ret_role)
{
	const struct val in[] = { val_hash(hash), val_int(now), val_int(now) };
	struct rows rows;
	const struct val *c;
	int rc = stmt_read(st, &sql[FIND], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	c = rows.cell;
	if (read_user(st, c, ret_user) < 0)
		return -1;
	*ret = (struct session){
		.user_id = val_to_id(&c[0]),
		.owner_id = val_to_id(&c[1]),
		.created_at = val_to_int(&c[2]),
		.last_seen_at = val_to_int(&c[3]),
		.idle_until = val_to_int(&c[4]),
		.expires_at = val_to_int(&c[5]),
	};
	memcpy(ret->hash, hash, sizeof(ret->hash));
	*ret_role = role_parse(val_to_text(&c[13]));
	return 1;
}

int
sessions_touch(struct store *st, const unsigned char hash[static 32],
	       instant now, instant idle_until)
{
	const struct val in[] = { val_int(now), val_int(idle_until),
				  val_hash(hash), val_int(now - CLOCK_MINUTE) };

	return stmt_write(st, &sql[TOUCH], STMT_IN(in));
}

int
sessions_set_account(struct store *st, const unsigned char hash[static 32],
		     uint64_t user_id, uint64_t owner_id)
{
	const struct val in[] = { val_id(owner_id), val_hash(hash),
				  val_id(user_id), val_id(owner_id),
				  val_id(user_id) };

	return stmt_write(st, &sql[SET_ACCOUNT], STMT_IN(in));
}

int
sessions_delete(struct store *st, const unsigned char hash[static 32])
{
	const struct val in[] = { val_hash(hash) };

	return stmt_write(st, &sql[DELETE], STMT_IN(in));
}

int
sessions_delete_others(struct store *st, uint64_t user_id,
		       const unsigned char *keep)
{
	const struct val kept = keep == NULL ? val_null() : val_hash(keep);
	const struct val in[] = { val_id(user_id), kept, kept };

	return stmt_write(st, &sql[DELETE_OTHERS], STMT_IN(in));
}
