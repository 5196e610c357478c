/* SPDX-License-Identifier: MIT
 *
 * versions.c: a number a restaurant and kind that every change raises.
 */
#include "store/versions.h"

#include "store/db.h"
#include "store/tables.h"

#define VERSIONS_MANY 100

enum { RAISE, OF, OF_MANY };

#define TEN "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"

/* clang-format off */
static const struct sql sql[] = {
	[RAISE] = { "raise a version",
	    "INSERT INTO restaurant_versions (restaurant_id, kind, version) "
	    "SELECT r.id, ?, 1 FROM restaurants r WHERE r.id = ? "
	    "AND r.owner_id = ? ON DUPLICATE KEY UPDATE "
	    "version = version + 1" },
	[OF] = { "a restaurant's versions",
	    "SELECT v.kind, v.version FROM restaurants r "
	    "JOIN restaurant_versions v ON v.restaurant_id = r.id "
	    "WHERE r.id = ? AND r.owner_id = ?" },
	[OF_MANY] = { "versions of restaurants",
	    "SELECT restaurant_id, kind, version FROM restaurant_versions "
	    "WHERE restaurant_id IN (" TEN ", " TEN ", " TEN ", " TEN
	    ", " TEN ", " TEN ", " TEN ", " TEN ", " TEN ", " TEN
	    ")" },
};
/* clang-format on */
const struct sql_table versions_sql = SQL_TABLE("versions", sql);

int
versions_raise(struct store *st, const struct tenant *t, enum version_kind kind)
{
	const struct val in[] = { val_int(kind), val_id(t->restaurant_id),
				  val_id(t->owner_id) };

	return stmt_write(st, &sql[RAISE], STMT_IN(in));
}

int
versions_of(struct store *st, const struct tenant *t,
	    uint64_t ret[VERSION_KINDS])
{
	const struct val in[] = { val_id(t->restaurant_id),
				  val_id(t->owner_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OF], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	memset(ret, 0, VERSION_KINDS * sizeof(*ret));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);
		const int64_t kind = val_to_int(&c[0]);

		if (kind >= 0 && kind < VERSION_KINDS)
			ret[kind] = val_to_id(&c[1]);
	}
	return 1;
}

int
versions_of_many(struct store *st, const uint64_t *restaurant_ids, size_t count,
		 const struct versions_row **ret)
{
	struct val in[VERSIONS_MANY];
	struct versions_row *list;
	struct rows rows;
	int rc;

	if (count > VERSIONS_MANY)
		return db_fault(st, ERR_INTERNAL, "%zu versions", count);
	for (size_t i = 0; i < VERSIONS_MANY; i++)
		in[i] = val_id(i < count ? restaurant_ids[i] : 0);
	rc = stmt_read(st, &sql[OF_MANY], STMT_IN(in), &rows);
	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		list[i].restaurant_id = val_to_id(&c[0]);
		list[i].kind = (enum version_kind)val_to_int(&c[1]);
		list[i].version = val_to_id(&c[2]);
	}
	*ret = list;
	return rc;
}
