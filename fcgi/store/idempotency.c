/* SPDX-License-Identifier: MIT
 *
 * idempotency.c: what a repeated request was answered.
 */
#include "store/idempotency.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

enum { FIND, PUT };

/* clang-format off */
static const struct sql sql[] = {
	[FIND] = { "what a request was answered",
	    "SELECT id, reservation_id, revision, answer, created_at, "
	    "expires_at FROM idempotency WHERE restaurant_id = ? "
	    "AND key_hash = ? AND owner_id = ? AND expires_at > ?" },
	[PUT] = { "keep what a request was answered",
	    "INSERT INTO idempotency (key_hash, id, reservation_id, "
	    "revision, answer, created_at, expires_at, restaurant_id, "
	    "owner_id) SELECT ?, ?, ?, ?, ?, ?, ?, h.id, h.owner_id "
	    "FROM restaurants h WHERE h.id = ? AND h.owner_id = ? "
	    "ON DUPLICATE KEY UPDATE id = VALUES(id), "
	    "reservation_id = VALUES(reservation_id), "
	    "revision = VALUES(revision), answer = VALUES(answer), "
	    "created_at = VALUES(created_at), "
	    "expires_at = VALUES(expires_at)" },
};
/* clang-format on */
const struct sql_table idempotency_sql = SQL_TABLE("idempotency", sql);

int
idempotency_find(struct store *st, const struct tenant *t,
		 const unsigned char key[static 32], instant now,
		 struct idempotency *ret)
{
	const struct val in[] = { val_id(t->restaurant_id), val_hash(key),
				  val_id(t->owner_id), val_int(now) };
	struct rows rows;
	struct seal_row r = { st, t->restaurant_id, 0, false };
	struct idempotency i = { 0 };
	const struct val *c;
	int rc = stmt_read(st, &sql[FIND], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	c = rows.cell;
	r.id = val_to_id(&c[0]);
	i.reservation_id = val_to_id(&c[1]);
	i.revision = (uint32_t)val_to_id(&c[2]);
	i.answer = seal_open(&r, "idempotency.answer", &c[3]);
	i.created_at = val_to_int(&c[4]);
	i.expires_at = val_to_int(&c[5]);
	if (r.failed)
		return -1;
	*ret = i;
	return 1;
}

int
idempotency_put(struct store *st, const struct tenant *t,
		const unsigned char key[static 32], const struct idempotency *i)
{
	const struct seal_row r = { st, t->restaurant_id, random_id(), false };
	const struct val in[] = {
		val_hash(key),
		val_id(r.id),
		val_id(i->reservation_id),
		val_int(i->revision),
		seal_any_text(&r, "idempotency.answer", i->answer),
		val_int(i->created_at),
		val_int(i->expires_at),
		val_id(t->restaurant_id),
		val_id(t->owner_id),
	};

	return stmt_write(st, &sql[PUT], STMT_IN(in));
}
