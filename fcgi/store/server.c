/* SPDX-License-Identifier: MIT
 *
 * server.c: what the database server allows, for voiceagent-ctl doctor.
 */
#include "store/server.h"

#include "store/tables.h"

enum { LIMITS };

static const struct sql sql[] = {
	[LIMITS] = { "limits of the server",
		     "SELECT @@max_prepared_stmt_count, @@max_connections, "
		     "@@innodb_flush_log_at_trx_commit" },
};
const struct sql_table server_sql = SQL_TABLE("server", sql);

int
server_limits(struct store *st, struct server_limits *ret)
{
	const struct sql_table *table;
	const struct val *cell;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIMITS], NULL, 0, &rows);

	if (rc <= 0)
		return -1;
	cell = rows_at(&rows, 0);
	ret->prepared_statements = (long)val_to_int(&cell[0]);
	ret->connections = (long)val_to_int(&cell[1]);
	ret->durable = val_to_int(&cell[2]) == 1;
	ret->statements_each = 0;
	for (size_t i = 0; (table = tables_at(i)) != NULL; i++)
		ret->statements_each += (int)table->count;
	return 1;
}
