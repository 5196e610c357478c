/* SPDX-License-Identifier: MIT
 *
 * stmt.h: prepared statements: named tables of them, values in, rows out.
 *
 * A statement is prepared on its first use and kept for the life of the
 * connection. Outside a transaction, one that finds the connection dead is
 * run again on a new one; a write only if it cannot have reached the server.
 */
#ifndef VA_STORE_STMT_H
#define VA_STORE_STMT_H

#include "store/store.h"
#include "store/val.h"

struct sql {
	const char *name; /* what it answers; stands in logs */
	const char *text;
};

/* Every file has one, listed in catalogue.c. */
struct sql_table {
	const char *name;
	const struct sql *sql;
	size_t count;
};

struct rows {
	size_t count, columns;
	const struct val *cell; /* count * columns, row by row */
};

#define STMT_IN(array) (array), sizeof(array) / sizeof((array)[0])

/* Number of rows, or -1. */
int stmt_read(struct store *st, const struct sql *sql, const struct val *in,
	      size_t in_count, struct rows *ret);
/* Rows changed, or -1. A unique key that is taken answers 0 and makes
 * stmt_duplicate() true. */
int stmt_write(struct store *st, const struct sql *sql, const struct val *in,
	       size_t in_count);
bool stmt_duplicate(const struct store *st);

static inline const struct val *
rows_at(const struct rows *r, size_t i)
{
	return r->cell + i * r->columns;
}

/* Tests: prepare it, run nothing. */
int stmt_prepare(struct store *st, const struct sql *sql);

#endif
