/* SPDX-License-Identifier: MIT
 *
 * purge.c: what has an end is deleted after it.
 */
#include "store/purge.h"

#include <string.h>

#include "store/db.h"
#include "store/tables.h"

#define ENDED(table) "DELETE FROM " table " WHERE expires_at < ? LIMIT ?"

/* A test's reservation goes once its history is gone. */
/* clang-format off */
static const struct sql sql[] = {
	{ "purge sessions", ENDED("sessions") },
	{ "purge tokens", ENDED("tokens") },
	{ "purge throttle", ENDED("throttle") },
	{ "purge idempotency", ENDED("idempotency") },
	{ "purge drafts", ENDED("drafts") },
	{ "purge webhook_events", ENDED("webhook_events") },
	{ "purge jobs", ENDED("jobs") },
	{ "purge activity_log", ENDED("activity_log") },
	{ "purge calls", ENDED("calls") },
	{ "purge agent_secrets", ENDED("agent_secrets") },
	{ "purge reservation_history",
	    "DELETE FROM reservation_history WHERE EXISTS (SELECT 1 "
	    "FROM reservations r WHERE r.id = "
	    "reservation_history.reservation_id AND r.expires_at < ?) "
	    "LIMIT ?" },
	{ "purge reservations",
	    "DELETE FROM reservations WHERE expires_at < ? "
	    "AND NOT EXISTS (SELECT 1 FROM reservation_history h "
	    "WHERE h.restaurant_id = reservations.restaurant_id "
	    "AND h.reservation_id = reservations.id) LIMIT ?" },
	{ "purge codes", "UPDATE reservations SET live_code = NULL, "
	    "live_until = NULL WHERE live_until < ? LIMIT ?" },
};
/* clang-format on */
const struct sql_table purge_sql = SQL_TABLE("purge", sql);

#define KINDS (sizeof(sql) / sizeof(sql[0]) - 1)

const char *
purge_name(size_t i)
{
	return i < KINDS ? sql[i].name + strlen("purge ") : NULL;
}

static int
some(struct store *st, const struct sql *which, instant now, int max)
{
	const struct val in[] = { val_int(now), val_int(max) };
	int rc = stmt_write(st, which, STMT_IN(in));

	return rc < 0 ? rc : rc + 1;
}

int
purge_some(struct store *st, size_t i, instant now, int max)
{
	if (i >= KINDS)
		return db_fault(st, ERR_INTERNAL, "no purge %zu", i);
	return some(st, &sql[i], now, max);
}

int
purge_codes(struct store *st, instant now, int max)
{
	return some(st, &sql[KINDS], now, max);
}
