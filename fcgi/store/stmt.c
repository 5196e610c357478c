/* SPDX-License-Identifier: MIT
 *
 * stmt.c: prepare once, bind, run, fetch.
 */
#include "store/stmt.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdint.h>
#include <string.h>

#include "store/db.h"
#include "store/mysql_door.h"

/* --- the cache --- */

static struct door_slot *
slot_find(struct store *st, const struct sql *sql)
{
	size_t i = ((uintptr_t)sql >> 4) * 2654435761u % DOOR_SLOTS;

	while (st->slots[i].sql != NULL && st->slots[i].sql != sql)
		i = (i + 1) % DOOR_SLOTS;
	return &st->slots[i];
}

static bool
is_number(enum enum_field_types type)
{
	switch (type) {
	case MYSQL_TYPE_TINY:
	case MYSQL_TYPE_SHORT:
	case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG:
	case MYSQL_TYPE_LONGLONG:
		return true;
	default:
		return false;
	}
}

static int
slot_columns(struct store *st, struct door_slot *slot, MYSQL_STMT *stmt)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(stmt);
	MYSQL_FIELD *field;

	slot->columns = 0;
	if (meta == NULL)
		return 1;
	if (mysql_num_fields(meta) > DOOR_COLUMNS) {
		mysql_free_result(meta);
		return db_fault(st, ERR_INTERNAL, "%s: too many columns",
				slot->sql->name);
	}
	while ((field = mysql_fetch_field(meta)) != NULL) {
		slot->number[slot->columns] = is_number(field->type);
		slot->positive[slot->columns] =
		    (field->flags & UNSIGNED_FLAG) != 0;
		slot->columns++;
	}
	mysql_free_result(meta);
	return 1;
}

/* The statement, prepared; NULL with the error's number (0: a fault of ours
 * that is told already). */
static struct door_slot *
slot_prepared(struct store *st, const struct sql *sql, unsigned *ret_errno)
{
	struct door_slot *slot = slot_find(st, sql);
	const my_bool on = 1;
	MYSQL_STMT *stmt;

	*ret_errno = 0;
	if (slot->stmt != NULL)
		return slot;
	if (st->slot_count + 1 >= DOOR_SLOTS)
		return db_fault(st, ERR_INTERNAL, "statements"), NULL;
	stmt = mysql_stmt_init(st->my);
	if (stmt == NULL)
		return db_fault(st, ERR_INTERNAL, "out of memory"), NULL;
	mysql_stmt_attr_set(stmt, STMT_ATTR_UPDATE_MAX_LENGTH, &on);
	if (mysql_stmt_prepare(stmt, sql->text, strlen(sql->text)) != 0) {
		*ret_errno = mysql_stmt_errno(stmt);
		mysql_stmt_close(stmt);
		return NULL;
	}
	slot->sql = sql;
	if (slot_columns(st, slot, stmt) < 0) {
		mysql_stmt_close(stmt);
		slot->sql = NULL;
		return NULL;
	}
	slot->stmt = stmt;
	st->slot_count++;
	return slot;
}

/* --- values in --- */

/* The connector does not write through buffers of parameters. */
static void *
unconst(const void *p)
{
	return (void *)(uintptr_t)p;
}

static void
bind_in(MYSQL_BIND *bind, const struct val *in, size_t count)
{
	memset(bind, 0, count * sizeof(*bind));
	for (size_t i = 0; i < count; i++) {
		switch (in[i].kind) {
		case VAL_NULL:
			bind[i].buffer_type = MYSQL_TYPE_NULL;
			break;
		case VAL_INT:
		case VAL_ID:
			bind[i].buffer_type = MYSQL_TYPE_LONGLONG;
			bind[i].buffer = unconst(&in[i].i);
			bind[i].is_unsigned = in[i].kind == VAL_ID;
			break;
		case VAL_TEXT:
		case VAL_BYTES:
			bind[i].buffer_type = in[i].kind == VAL_TEXT
						  ? MYSQL_TYPE_STRING
						  : MYSQL_TYPE_BLOB;
			bind[i].buffer = unconst(in[i].b.data);
			bind[i].buffer_length = in[i].b.len;
			break;
		}
	}
}

/* 0, or the server's error number. *ret_slot NULL: it was never sent; with
 * 0: a fault of ours, told already. */
static unsigned
run_once(struct store *st, const struct sql *sql, const struct val *in,
	 size_t in_count, struct door_slot **ret_slot)
{
	MYSQL_BIND bind[DOOR_PARAMS];
	unsigned code;
	struct door_slot *slot = slot_prepared(st, sql, &code);

	*ret_slot = slot;
	if (slot == NULL)
		return code == CR_SERVER_LOST ? CR_SERVER_GONE_ERROR : code;
	if (in_count != mysql_stmt_param_count(slot->stmt) ||
	    in_count > DOOR_PARAMS) {
		db_fault(st, ERR_INTERNAL, "%s: %zu values", sql->name,
			 in_count);
		*ret_slot = NULL;
		return 0;
	}
	bind_in(bind, in, in_count);
	st->counters.statements++;
	if (in_count > 0 && mysql_stmt_bind_param(slot->stmt, bind) != 0)
		return mysql_stmt_errno(slot->stmt);
	if (mysql_stmt_execute(slot->stmt) != 0 ||
	    (slot->columns > 0 && mysql_stmt_store_result(slot->stmt) != 0))
		return mysql_stmt_errno(slot->stmt);
	return 0;
}

/* A write that was sent and not answered may have been done. */
static bool
may_run_again(const struct store *st, const struct door_slot *slot,
	      unsigned code)
{
	if (st->in_transaction || !db_lost(code))
		return false;
	return code != CR_SERVER_LOST || slot == NULL || slot->columns > 0;
}

static struct door_slot *
run(struct store *st, const struct sql *sql, const struct val *in,
    size_t in_count)
{
	struct door_slot *slot;
	unsigned code;

	st->duplicate = false;
	if (!st->in_transaction)
		st->faulted = false;
	for (int tries = 0;; tries++) {
		if (db_ready(st) < 0)
			return NULL;
		code = run_once(st, sql, in, in_count, &slot);
		if (code == 0)
			return slot;
		if (code == ER_DUP_ENTRY) {
			st->duplicate = true;
			return NULL;
		}
		db_server_fault(st, code, sql->name);
		if (db_lost(code))
			db_disconnect(st);
		if (tries > 0 || !may_run_again(st, slot, code))
			break;
		st->faulted = false;
	}
	if (!st->in_transaction && code == CR_SERVER_LOST && slot != NULL) {
		st->counters.uncertain++;
		db_fault(st, ERR_UNCERTAIN, "%s: error %u", sql->name, code);
	}
	return NULL;
}

/* --- rows out --- */

struct column {
	int64_t number;
	char *buffer;
	unsigned long length;
	my_bool is_null;
};

static void
bind_out(struct store *st, const struct door_slot *slot, MYSQL_RES *meta,
	 MYSQL_BIND *bind, struct column *column)
{
	memset(bind, 0, slot->columns * sizeof(*bind));
	for (unsigned i = 0; i < slot->columns; i++) {
		const MYSQL_FIELD *f = mysql_fetch_field_direct(meta, i);

		bind[i].is_null = &column[i].is_null;
		bind[i].length = &column[i].length;
		if (slot->number[i]) {
			bind[i].buffer_type = MYSQL_TYPE_LONGLONG;
			bind[i].buffer = &column[i].number;
			bind[i].is_unsigned = slot->positive[i];
			continue;
		}
		/* Dates come as text and need room of their own. */
		bind[i].buffer_length = f->max_length < 32 ? 32 : f->max_length;
		column[i].buffer =
		    arena_alloc(st->arena, bind[i].buffer_length + 1);
		bind[i].buffer_type = MYSQL_TYPE_STRING;
		bind[i].buffer = column[i].buffer;
	}
}

static struct val
take(struct store *st, const struct door_slot *slot, unsigned i,
     const struct column *c)
{
	char *copy;

	if (c->is_null)
		return val_null();
	if (slot->number[i] && slot->positive[i])
		return val_id((uint64_t)c->number);
	if (slot->number[i])
		return val_int(c->number);
	copy = arena_alloc(st->arena, c->length + 1);
	memcpy(copy, c->buffer, c->length);
	return (struct val){ .kind = VAL_BYTES, .b = { copy, c->length } };
}

static int
fetch_rows(struct store *st, const struct door_slot *slot, struct rows *ret)
{
	MYSQL_BIND bind[DOOR_COLUMNS];
	struct column column[DOOR_COLUMNS];
	const size_t count = mysql_stmt_num_rows(slot->stmt);
	MYSQL_RES *meta = mysql_stmt_result_metadata(slot->stmt);
	struct val *cell =
	    arena_array(st->arena, count * slot->columns + 1, sizeof(*cell));

	memset(column, 0, sizeof(column));
	bind_out(st, slot, meta, bind, column);
	mysql_free_result(meta);
	if (mysql_stmt_bind_result(slot->stmt, bind) != 0)
		return -1;
	for (size_t r = 0; r < count; r++) {
		if (mysql_stmt_fetch(slot->stmt) != 0)
			return -1;
		for (unsigned i = 0; i < slot->columns; i++)
			cell[r * slot->columns + i] =
			    take(st, slot, i, &column[i]);
	}
	*ret = (struct rows){ count, slot->columns, cell };
	return (int)count;
}

int
stmt_read(struct store *st, const struct sql *sql, const struct val *in,
	  size_t in_count, struct rows *ret)
{
	struct door_slot *slot = run(st, sql, in, in_count);
	int count;

	if (slot == NULL)
		return -1;
	count = fetch_rows(st, slot, ret);
	if (count < 0)
		db_server_fault(st, mysql_stmt_errno(slot->stmt), sql->name);
	mysql_stmt_free_result(slot->stmt);
	return count;
}

int
stmt_write(struct store *st, const struct sql *sql, const struct val *in,
	   size_t in_count)
{
	struct door_slot *slot = run(st, sql, in, in_count);
	my_ulonglong changed;

	if (slot == NULL)
		return st->duplicate ? 0 : -1;
	changed = mysql_stmt_affected_rows(slot->stmt);
	return changed > INT32_MAX ? INT32_MAX : (int)changed;
}

bool
stmt_duplicate(const struct store *st)
{
	return st->duplicate;
}

int
stmt_prepare(struct store *st, const struct sql *sql)
{
	unsigned code;

	st->faulted = false;
	if (db_ready(st) < 0)
		return -1;
	if (slot_prepared(st, sql, &code) != NULL)
		return 1;
	if (code != 0)
		db_server_fault(st, code, sql->name);
	return -1;
}
