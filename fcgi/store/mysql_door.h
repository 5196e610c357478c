/* SPDX-License-Identifier: MIT
 *
 * mysql_door.h: what db.c and stmt.c share: the one place with mysql.h.
 */
#ifndef VA_STORE_MYSQL_DOOR_H
#define VA_STORE_MYSQL_DOOR_H

#include <mysql.h>

#include "store/stmt.h"
#include "store/store.h"

#define DOOR_SLOTS   1024 /* statements a connection may hold prepared */
#define DOOR_COLUMNS 48
#define DOOR_PARAMS  128

/* A statement as prepared on this connection. */
struct door_slot {
	const struct sql *sql;
	MYSQL_STMT *stmt;
	unsigned columns;
	bool number[DOOR_COLUMNS]; /* fetched as a 64-bit number */
	bool positive[DOOR_COLUMNS];
};

struct store {
	const struct settings *settings;
	const struct keyring *keys;
	struct arena *arena;
	deadline until;
	int budget;   /* ms there were when the work began */
	bool bounded; /* there is a deadline */
	bool patient; /* migrations: no limit on a statement */

	MYSQL *my;        /* NULL: not connected */
	int statement_ms; /* max_statement_time of the session */
	bool in_transaction;
	struct door_slot *slots;
	size_t slot_count;

	bool faulted;
	struct err fault;
	unsigned server_errno; /* of the fault, 0 if it is ours */
	bool duplicate;        /* the last write hit a unique key */
	struct store_counters counters;
};

/* db.c for stmt.c */

/* Before a statement: time left, connected, the server's limit set. */
int db_ready(struct store *st);
void db_disconnect(struct store *st);
/* The connection is of no more use after this error. */
bool db_lost(unsigned server_errno);
int db_server_fault(struct store *st, unsigned server_errno,
		    const char *statement);

#endif
