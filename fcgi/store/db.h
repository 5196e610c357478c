/* SPDX-License-Identifier: MIT
 *
 * db.h: the room's own view of the connection (verbs use stmt.h).
 */
#ifndef VA_STORE_DB_H
#define VA_STORE_DB_H

#include "store/store.h"

/* A fault of the store itself. Fills the fault and returns -1. */
int db_fault(struct store *st, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Text straight from a migration file: DDL cannot be prepared everywhere.
 * 1, or -1; the server's own words go into the fault. */
int db_run_text(struct store *st, const char *text);

/* The last fault was a table, column or key that exists (or is gone)
 * already. */
bool db_is_there_already(const struct store *st);

/* Text for between quotes in such a statement, in the arena. */
const char *db_escape(struct store *st, const char *text);

/* No limit on statements, for migrations: takes effect by reconnecting. */
void db_patient(struct store *st, bool patient);

#endif
