/* SPDX-License-Identifier: MIT
 *
 * reservations_lists.c: reservations by day, by guest and by call; seats
 * taken; codes in use; figures. (The promises are in reservations.h.)
 */
#include <inttypes.h>

#include "store/db.h"
#include "store/reservation_row.h"
#include "store/seal.h"
#include "store/tables.h"

#define CODES_ASKED 8

enum {
	BY_CALL,
	BY_PHONE,
	BETWEEN,
	OCCUPATIONS,
	CODES_TAKEN,
	CODES_LIVE,
	COUNTS
};

#define OF_HOUSE "restaurant_id = ? AND owner_id = ?"

/* For what an index answers alone: the rows are not asked whose they are. */
#define OURS                                                                   \
	"EXISTS (SELECT 1 FROM restaurants r "                                 \
	"WHERE r.id = ? AND r.owner_id = ?)"

/* clang-format off */
static const struct sql sql[] = {
	[BY_CALL] = { "reservations a call made",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE " OF_HOUSE
	    " AND call_id = ? ORDER BY id LIMIT 50" },
	[BY_PHONE] = { "a guest's reservations by phone",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE " OF_HOUSE " AND phone_index IN (?, ?, ?) "
	    "AND business_date >= ? ORDER BY starts_at, id LIMIT 20" },
	[BETWEEN] = { "reservations of a span of days",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE " OF_HOUSE " AND business_date BETWEEN ? AND ? "
	    "ORDER BY starts_at, id LIMIT 2000" },
	[OCCUPATIONS] = { "seats taken in a span of time",
	    "SELECT o.starts_at, o.occupied_until, o.party_size, o.id "
	    "FROM reservations o FORCE INDEX (by_occupation) "
	    "WHERE o.restaurant_id = ? AND o.starts_at > ? "
	    "AND o.starts_at < ? AND o.occupied_until > ? "
	    "AND o.status = 'confirmed' AND o.is_test = 0 "
	    "AND " OURS },
	[CODES_TAKEN] = { "which of these codes are live",
	    "SELECT live_code FROM reservations WHERE restaurant_id = ? "
	    "AND live_code IN (?, ?, ?, ?, ?, ?, ?, ?) AND " OURS },
	[CODES_LIVE] = { "all live codes",
	    "SELECT live_code FROM reservations WHERE restaurant_id = ? "
	    "AND live_code IS NOT NULL AND " OURS },
	[COUNTS] = { "figures of a span of days",
	    "SELECT business_date, CAST(SUM(status = 'confirmed') AS INT), "
	    "CAST(SUM(status = 'cancelled') AS INT), "
	    "CAST(SUM(status = 'completed') AS INT), "
	    "CAST(SUM(status = 'no_show') AS INT), "
	    "CAST(SUM(IF(status IN ('confirmed', 'completed'), party_size, "
	    "0)) AS INT) FROM reservations WHERE " OF_HOUSE
	    " AND business_date BETWEEN ? AND ? AND is_test = 0 "
	    "GROUP BY business_date ORDER BY business_date LIMIT 400" },
};
/* clang-format on */
const struct sql_table reservations_lists_sql =
    SQL_TABLE("reservations_lists", sql);

static int
many(struct store *st, const struct sql *which, const struct val *in,
     size_t count, const struct reservation **ret)
{
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);

	return rc > 0 ? reservation_row_list(st, &rows, ret) : rc;
}

int
reservations_by_call(struct store *st, const struct tenant *t,
		     const char *call_id, const struct reservation **ret)
{
	const struct val in[] = { val_id(t->restaurant_id), val_id(t->owner_id),
				  val_text(call_id) };

	return many(st, &sql[BY_CALL], STMT_IN(in), ret);
}

int
reservations_by_phone(struct store *st, const struct tenant *t,
		      const char *e164, struct civil_date from,
		      const struct reservation **ret)
{
	struct val in[SEAL_KEYS + 3] = { val_id(t->restaurant_id),
					 val_id(t->owner_id) };

	seal_index_all(st, seal_phone_scope(st, t->restaurant_id), e164,
		       in + 2);
	in[SEAL_KEYS + 2] = val_date(store_arena(st), from);
	return many(st, &sql[BY_PHONE], STMT_IN(in), ret);
}

int
reservations_between(struct store *st, const struct tenant *t,
		     struct civil_date from, struct civil_date to,
		     const struct reservation **ret)
{
	struct arena *a = store_arena(st);
	const struct val in[] = { val_id(t->restaurant_id), val_id(t->owner_id),
				  val_date(a, from), val_date(a, to) };

	return many(st, &sql[BETWEEN], STMT_IN(in), ret);
}

int
reservations_occupations(struct store *st, const struct tenant *t, instant from,
			 instant until, const struct occupation **ret)
{
	const struct val in[] = {
		val_id(t->restaurant_id),
		val_int(from - RESERVATION_OCCUPATION_MAX),
		val_int(until),
		val_int(from),
		val_id(t->restaurant_id),
		val_id(t->owner_id),
	};
	struct occupation *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[OCCUPATIONS], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		list[i].from = val_to_int(&c[0]);
		list[i].until = val_to_int(&c[1]);
		list[i].party = (int)val_to_int(&c[2]);
		list[i].reservation_id = val_to_id(&c[3]);
	}
	*ret = list;
	return rc;
}

int
reservations_codes_taken(struct store *st, const struct tenant *t,
			 char codes[][5], size_t count, bool *taken)
{
	struct val in[CODES_ASKED + 3] = { val_id(t->restaurant_id) };
	struct rows rows;

	if (count == 0 || count > CODES_ASKED)
		return db_fault(st, ERR_INTERNAL, "%zu codes", count);
	for (size_t i = 0; i < CODES_ASKED; i++)
		in[i + 1] = val_text(codes[i < count ? i : 0]);
	in[CODES_ASKED + 1] = val_id(t->restaurant_id);
	in[CODES_ASKED + 2] = val_id(t->owner_id);
	if (stmt_read(st, &sql[CODES_TAKEN], STMT_IN(in), &rows) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		taken[i] = false;
		for (size_t k = 0; k < rows.count; k++)
			taken[i] |= strcmp(codes[i],
					   val_to_text(rows_at(&rows, k))) == 0;
	}
	return 1 + (int)rows.count;
}

int
reservations_codes_live(struct store *st, const struct tenant *t, bool *taken)
{
	const struct val in[] = { val_id(t->restaurant_id),
				  val_id(t->restaurant_id),
				  val_id(t->owner_id) };
	struct rows rows;

	if (stmt_read(st, &sql[CODES_LIVE], STMT_IN(in), &rows) < 0)
		return -1;
	memset(taken, 0, CODE_COUNT * sizeof(*taken));
	for (size_t i = 0; i < rows.count; i++) {
		const char *code = val_to_text(rows_at(&rows, i));
		const unsigned long n = strtoul(code, NULL, 10);

		if (n < CODE_COUNT)
			taken[n] = true;
	}
	return 1 + (int)rows.count;
}

int
reservations_counts(struct store *st, const struct tenant *t,
		    struct civil_date from, struct civil_date to,
		    const struct reservations_count **ret)
{
	struct arena *a = store_arena(st);
	const struct val in[] = { val_id(t->restaurant_id), val_id(t->owner_id),
				  val_date(a, from), val_date(a, to) };
	struct reservations_count *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[COUNTS], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(a, rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		list[i] = (struct reservations_count){
			.date = val_to_date(&c[0]),
			.confirmed = (int)val_to_int(&c[1]),
			.cancelled = (int)val_to_int(&c[2]),
			.completed = (int)val_to_int(&c[3]),
			.no_show = (int)val_to_int(&c[4]),
			.covers = (int)val_to_int(&c[5]),
		};
	}
	*ret = list;
	return rc;
}
