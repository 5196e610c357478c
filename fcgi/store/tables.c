/* SPDX-License-Identifier: MIT
 *
 * tables.c: the list of all tables of statements.
 */
#include "store/tables.h"

static const struct sql_table *const all[] = {
	&activity_sql,
	&agents_sql,
	&agents_secrets_sql,
	&calls_sql,
	&days_sql,
	&documents_sql,
	&drafts_sql,
	&idempotency_sql,
	&jobs_sql,
	&jobs_steps_sql,
	&memberships_sql,
	&migrate_sql,
	&numbers_sql,
	&purge_sql,
	&reservations_sql,
	&reservations_history_sql,
	&reservations_lists_sql,
	&restaurants_sql,
	&restaurants_specials_sql,
	&rotate_sql,
	&server_sql,
	&sessions_sql,
	&subscriptions_sql,
	&throttle_sql,
	&tokens_sql,
	&usage_sql,
	&users_sql,
	&versions_sql,
	&voices_sql,
	&webhook_events_sql,
};

const struct sql_table *
tables_at(size_t i)
{
	return i < sizeof(all) / sizeof(all[0]) ? all[i] : NULL;
}
