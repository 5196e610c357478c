/* SPDX-License-Identifier: MIT
 *
 * server.h: what the database server allows, for voiceagent-ctl doctor.
 */
#ifndef VA_STORE_SERVER_H
#define VA_STORE_SERVER_H

#include "store/store.h"

struct server_limits {
	long prepared_statements; /* max_prepared_stmt_count, of all clients */
	long connections;         /* max_connections */
	bool durable;             /* innodb_flush_log_at_trx_commit = 1 */
	int statements_each;      /* the most a worker of ours prepares */
};

/* 1, or -1. The system's. */
int server_limits(struct store *st, struct server_limits *ret);

#endif
