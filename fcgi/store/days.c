/* SPDX-License-Identifier: MIT
 *
 * days.c: the rows every booking of a day writes first.
 */
#include "store/days.h"

#include <stdlib.h>

#include "store/db.h"
#include "store/tables.h"

/* A statement a number of days: the rows are written in the order of their
 * key, so two bookings never wait for each other crosswise. The join with
 * restaurants keeps another tenant's out and is a plain read. */
#define DAY     "SELECT ? AS kind, ? AS day"
#define AND_DAY " UNION ALL SELECT ?, ?"
#define LOCK(days)                                                             \
	"INSERT INTO service_days (restaurant_id, kind, day, version) "        \
	"SELECT r.id, d.kind, d.day, 1 FROM restaurants r JOIN (" days         \
	") d WHERE r.id = ? AND r.owner_id = ? ORDER BY d.kind, d.day "        \
	"ON DUPLICATE KEY UPDATE version = version + 1"

/* clang-format off */
static const struct sql sql[] = {
	{ "raise the days from one on",
	    "UPDATE service_days s JOIN restaurants r "
	    "ON r.id = s.restaurant_id SET s.version = s.version + 1 "
	    "WHERE s.restaurant_id = ? AND r.owner_id = ? AND s.day >= ?" },
	{ "lock 1 day", LOCK(DAY) },
	{ "lock 2 days", LOCK(DAY AND_DAY) },
	{ "lock 3 days", LOCK(DAY AND_DAY AND_DAY) },
	{ "lock 4 days", LOCK(DAY AND_DAY AND_DAY AND_DAY) },
	{ "lock 5 days", LOCK(DAY AND_DAY AND_DAY AND_DAY AND_DAY) },
	{ "lock 6 days", LOCK(DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY) },
	{ "lock 7 days",
	    LOCK(DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY) },
	{ "lock 8 days",
	    LOCK(DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY AND_DAY) },
};
/* clang-format on */
const struct sql_table days_sql = SQL_TABLE("days", sql);

/* Which UTC day an instant is in; instants before 1970 do not occur. */
static int32_t
utc_day(instant t)
{
	return (int32_t)(t / CLOCK_DAY);
}

size_t
days_add(struct service_day *days, size_t count, instant starts_at,
	 instant occupied_until, struct civil_date business_date)
{
	const int32_t first = utc_day(starts_at);
	const int32_t last = utc_day(occupied_until - 1);

	days[count++] = (struct service_day){ SERVICE_DAY_BUSINESS,
					      civil_days(business_date) };
	for (int32_t d = first; d <= last && d < first + 3; d++)
		days[count++] = (struct service_day){ SERVICE_DAY_UTC, d };
	return count;
}

static int
compare(const void *va, const void *vb)
{
	const struct service_day *a = va, *b = vb;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->day > b->day) - (a->day < b->day);
}

static size_t
unite(struct service_day *days, size_t count)
{
	size_t kept = 0;

	qsort(days, count, sizeof(*days), compare);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || compare(&days[kept - 1], &days[i]) != 0)
			days[kept++] = days[i];
	return kept;
}

int
days_lock(struct store *st, const struct tenant *t,
	  const struct service_day *days, size_t count)
{
	struct service_day sorted[2 * DAYS_LOCK_MAX];
	struct val in[2 * DAYS_LOCK_MAX + 2];
	size_t n = 0;

	if (count == 0 || count > 2 * DAYS_LOCK_MAX)
		return db_fault(st, ERR_INTERNAL, "%zu days to lock", count);
	memcpy(sorted, days, count * sizeof(*days));
	count = unite(sorted, count);
	if (count > DAYS_LOCK_MAX)
		return db_fault(st, ERR_INTERNAL, "%zu days to lock", count);
	for (size_t i = 0; i < count; i++) {
		in[n++] = val_int(sorted[i].kind);
		in[n++] = val_int(sorted[i].day);
	}
	in[n++] = val_id(t->restaurant_id);
	in[n++] = val_id(t->owner_id);
	return stmt_write(st, &sql[count], in, n);
}

int
days_lock_from(struct store *st, const struct tenant *t, int32_t day)
{
	const struct val in[] = { val_id(t->restaurant_id), val_id(t->owner_id),
				  val_int(day) };

	return stmt_write(st, &sql[0], STMT_IN(in));
}
