/* SPDX-License-Identifier: MIT
 *
 * tokens.c: single-use links sent by e-mail.
 */
#include "store/tokens.h"

#include "store/tables.h"

enum { INSERT, DELETE_EARLIER, PEEK, DELETE };

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a token",
	    "INSERT INTO tokens (token_hash, kind, user_id, expires_at) "
	    "VALUES (?, ?, ?, ?)" },
	[DELETE_EARLIER] = { "end a user's earlier tokens",
	    "DELETE FROM tokens WHERE user_id = ? AND kind = ?" },
	[PEEK] = { "whose token is it",
	    "SELECT user_id FROM tokens WHERE token_hash = ? AND kind = ? "
	    "AND expires_at > ?" },
	[DELETE] = { "use a token up",
	    "DELETE FROM tokens WHERE token_hash = ? AND kind = ? "
	    "AND expires_at > ?" },
};
/* clang-format on */
const struct sql_table tokens_sql = SQL_TABLE("tokens", sql);

static const char *const kinds[] = {
	[TOKEN_VERIFY_EMAIL] = "verify_email",
	[TOKEN_RESET_PASSWORD] = "reset_password",
};

struct insert_job {
	const struct val *token, *earlier;
};

static int
insert_body(struct store *st, void *arg)
{
	const struct insert_job *job = arg;

	if (stmt_write(st, &sql[DELETE_EARLIER], job->earlier, 2) < 0)
		return -1;
	return stmt_write(st, &sql[INSERT], job->token, 4);
}

int
tokens_insert(struct store *st, enum token_kind kind, uint64_t user_id,
	      const unsigned char hash[static 32], instant expires_at)
{
	const struct val token[] = { val_hash(hash), val_text(kinds[kind]),
				     val_id(user_id), val_int(expires_at) };
	const struct val earlier[] = { val_id(user_id), val_text(kinds[kind]) };
	struct insert_job job = { token, earlier };

	return store_transact(st, insert_body, &job, NULL);
}

int
tokens_peek(struct store *st, enum token_kind kind,
	    const unsigned char hash[static 32], instant now,
	    uint64_t *ret_user_id)
{
	const struct val in[] = { val_hash(hash), val_text(kinds[kind]),
				  val_int(now) };
	struct rows rows;
	int rc = stmt_read(st, &sql[PEEK], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_user_id = val_to_id(rows.cell);
	return rc;
}

/* Of two at once only one deletes the row. */
int
tokens_take(struct store *st, enum token_kind kind,
	    const unsigned char hash[static 32], instant now,
	    uint64_t *ret_user_id)
{
	const struct val in[] = { val_hash(hash), val_text(kinds[kind]),
				  val_int(now) };
	uint64_t user_id;
	int rc = tokens_peek(st, kind, hash, now, &user_id);

	if (rc > 0)
		rc = stmt_write(st, &sql[DELETE], STMT_IN(in));
	if (rc > 0)
		*ret_user_id = user_id;
	return rc;
}
