/* SPDX-License-Identifier: MIT
 *
 * tables.h: every file's table of statements, for the test that prepares
 * them all and for doctor, which counts them.
 */
#ifndef VA_STORE_TABLES_H
#define VA_STORE_TABLES_H

#include "store/stmt.h"

#define SQL_TABLE(name, sql)                                                   \
	{                                                                      \
		(name), (sql), sizeof(sql) / sizeof((sql)[0])                  \
	}

/* STORE_ROWS_MAX, as it stands in a statement. */
#define STORE_ROWS_TEXT "500"

/* A row of the tenant's account and, if one is named, of its restaurant. */
#define TENANT_WHERE "owner_id = ? AND (? = 0 OR restaurant_id = ?)"
#define TENANT_IN(t)                                                           \
	val_id((t)->owner_id), val_id((t)->restaurant_id),                     \
	    val_id((t)->restaurant_id)

extern const struct sql_table activity_sql, agents_sql, agents_secrets_sql,
    calls_sql, days_sql, documents_sql, drafts_sql, idempotency_sql, jobs_sql,
    jobs_steps_sql, memberships_sql, migrate_sql, numbers_sql, purge_sql,
    reservations_sql, reservations_history_sql, reservations_lists_sql,
    restaurants_sql, restaurants_specials_sql, rotate_sql, server_sql,
    sessions_sql, subscriptions_sql, throttle_sql, tokens_sql, usage_sql,
    users_sql, versions_sql, voices_sql, webhook_events_sql;

/* NULL past the last. */
const struct sql_table *tables_at(size_t i);

#endif
