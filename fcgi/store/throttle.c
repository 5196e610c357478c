/* SPDX-License-Identifier: MIT
 *
 * throttle.c: how often something was tried in a window of time.
 */
#include "store/throttle.h"

#include "store/seal.h"
#include "store/tables.h"

enum { HIT, COUNT, CLEAR };

/* clang-format off */
static const struct sql sql[] = {
	[HIT] = { "count a try",
	    "INSERT INTO throttle (key_hash, count, expires_at) "
	    "VALUES (?, 1, ?) ON DUPLICATE KEY UPDATE "
	    "count = IF(expires_at > ?, count + 1, 1), "
	    "expires_at = IF(expires_at > ?, expires_at, ?)" },
	[COUNT] = { "tries in the running window",
	    "SELECT count FROM throttle WHERE key_hash = ? "
	    "AND expires_at > ?" },
	[CLEAR] = { "forget the tries",
	    "DELETE FROM throttle WHERE key_hash = ?" },
};
/* clang-format on */
const struct sql_table throttle_sql = SQL_TABLE("throttle", sql);

int
throttle_count(struct store *st, const char *key, instant now, int *ret_count)
{
	const struct val in[] = { seal_index(st, "throttle", key),
				  val_int(now) };
	struct rows rows;
	int rc = stmt_read(st, &sql[COUNT], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_count = (int)val_to_int(rows.cell);
	return rc;
}

int
throttle_hit(struct store *st, const char *key, instant now, instant window,
	     int *ret_count)
{
	const struct val in[] = {
		seal_index(st, "throttle", key),
		val_int(now + window),
		val_int(now),
		val_int(now),
		val_int(now + window),
	};

	if (stmt_write(st, &sql[HIT], STMT_IN(in)) < 0)
		return -1;
	return throttle_count(st, key, now, ret_count);
}

int
throttle_clear(struct store *st, const char *key)
{
	const struct val in[] = { seal_index(st, "throttle", key) };

	return stmt_write(st, &sql[CLEAR], STMT_IN(in));
}
