/* SPDX-License-Identifier: MIT
 *
 * db.c: one connection to MariaDB: connecting, transactions, faults.
 *
 * The connector's own reconnect is off: it would lose an open transaction in
 * silence. No ping either: what finds the connection dead reconnects.
 */
#include "store/db.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"
#include "core/random.h"
#include "store/mysql_door.h"

#define DB_CONNECT_SECONDS 2
#define DB_READ_SECONDS    4
#define DB_PATIENT_SECONDS 3600
#define DB_STATEMENT_MS    3000 /* when there is no deadline */
#define DB_TRIES           12

static const char say_busy[] =
    "The system is very busy right now. Please try again in a moment.";
static const char say_down[] =
    "The system cannot be reached right now. Please try again in a minute.";
static const char say_uncertain[] =
    "I could not confirm whether that was saved. Please check before trying "
    "again.";

struct store *
store_open(const struct settings *s, const struct keyring *k, struct err *e)
{
	struct store *st = calloc(1, sizeof(*st));

	if (st != NULL)
		st->slots = calloc(DOOR_SLOTS, sizeof(*st->slots));
	if (st == NULL || st->slots == NULL) {
		free(st);
		err_internal(e, "store: out of memory");
		return NULL;
	}
	st->settings = s;
	st->keys = k;
	return st;
}

void
store_close(struct store *st)
{
	if (st == NULL)
		return;
	db_disconnect(st);
	free(st->slots);
	free(st);
}

void
store_request(struct store *st, struct arena *a, deadline until)
{
	st->arena = a;
	st->until = until;
	st->bounded = until != 0;
	st->budget = st->bounded ? clock_left(until) : 0;
	st->faulted = false;
}

struct arena *
store_arena(const struct store *st)
{
	return st->arena;
}

const struct keyring *
store_keys(const struct store *st)
{
	return st->keys;
}

const struct store_counters *
store_counters(const struct store *st)
{
	return &st->counters;
}

bool
store_in_transaction(const struct store *st)
{
	return st->in_transaction;
}

/* --- faults --- */

int
store_fault(const struct store *st, struct err *e)
{
	if (e == NULL)
		return -1;
	if (!st->faulted)
		return err_internal(e, "store: no fault to tell");
	*e = st->fault;
	return -1;
}

int
db_fault(struct store *st, enum err_code code, const char *fmt, ...)
{
	char detail[sizeof(st->fault.detail)];
	const char *say = say_down;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	st->faulted = true;
	st->server_errno = 0;
	if (code == ERR_INTERNAL)
		return err_internal(&st->fault, "store: %s", detail);
	if (code == ERR_BUSY)
		say = say_busy;
	if (code == ERR_UNCERTAIN)
		say = say_uncertain;
	return err_set(&st->fault, code, say, "store: %s", detail);
}

bool
db_lost(unsigned server_errno)
{
	switch (server_errno) {
	case CR_SERVER_GONE_ERROR:
	case CR_SERVER_LOST:
	case CR_COMMANDS_OUT_OF_SYNC:
	case CR_CONNECTION_ERROR:
	case CR_CONN_HOST_ERROR:
	case CR_SERVER_LOST_EXTENDED:
	case ER_UNKNOWN_STMT_HANDLER:
	case ER_UNKNOWN_COM_ERROR:
	case ER_CONNECTION_KILLED:
	case ER_SERVER_SHUTDOWN:
		return true;
	default:
		return false;
	}
}

static enum err_code
fault_code(unsigned server_errno)
{
	switch (server_errno) {
	case ER_LOCK_DEADLOCK:
	case ER_LOCK_WAIT_TIMEOUT:
	case ER_STATEMENT_TIMEOUT:
	case ER_QUERY_INTERRUPTED:
		return ERR_BUSY;
	case ER_CON_COUNT_ERROR:
	case ER_TOO_MANY_USER_CONNECTIONS:
	case ER_USER_LIMIT_REACHED:
	case ER_ACCESS_DENIED_ERROR:
	case ER_DBACCESS_DENIED_ERROR:
	case ER_BAD_DB_ERROR:
	case ER_NO_SUCH_TABLE: /* before the first migration */
	case ER_DISK_FULL:
	case ER_RECORD_FILE_FULL:
	case ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION:
	case ER_OPTION_PREVENTS_STATEMENT:
		return ERR_UNAVAILABLE;
	default:
		return db_lost(server_errno) ? ERR_UNAVAILABLE : ERR_INTERNAL;
	}
}

/* The server's message may quote a value, so only its number is kept. */
int
db_server_fault(struct store *st, unsigned server_errno, const char *statement)
{
	if (server_errno == ER_LOCK_DEADLOCK)
		st->counters.deadlocks++;
	if (server_errno == ER_LOCK_WAIT_TIMEOUT)
		st->counters.lock_timeouts++;
	db_fault(st, fault_code(server_errno), "%s: error %u", statement,
		 server_errno);
	st->server_errno = server_errno;
	return -1;
}

/* --- the connection --- */

void
db_disconnect(struct store *st)
{
	for (size_t i = 0; i < DOOR_SLOTS; i++)
		if (st->slots[i].stmt != NULL)
			mysql_stmt_close(st->slots[i].stmt);
	memset(st->slots, 0, DOOR_SLOTS * sizeof(*st->slots));
	st->slot_count = 0;
	if (st->my != NULL)
		mysql_close(st->my);
	st->my = NULL;
}

void
db_patient(struct store *st, bool patient)
{
	st->patient = patient;
	db_disconnect(st);
}

static const char session_setup[] =
    "SET SESSION tx_isolation = 'READ-COMMITTED', "
    "sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_ENGINE_SUBSTITUTION', "
    "time_zone = '+00:00', innodb_lock_wait_timeout = 1, autocommit = 1";

/* An old snapshot would defeat the day lock, so the server is asked. */
static const char session_question[] =
    "SELECT @@tx_isolation = 'READ-COMMITTED' "
    "AND @@character_set_client = 'utf8mb4' "
    "AND @@character_set_results = 'utf8mb4' "
    "AND @@innodb_lock_wait_timeout = 1 AND @@autocommit = 1 "
    "AND @@time_zone = '+00:00' "
    "AND FIND_IN_SET('STRICT_ALL_TABLES', @@sql_mode) > 0";

static bool
session_right(MYSQL *my)
{
	MYSQL_RES *res;
	MYSQL_ROW row;
	bool right = false;

	if (mysql_query(my, session_setup) != 0 ||
	    mysql_query(my, session_question) != 0)
		return false;
	res = mysql_store_result(my);
	if (res == NULL)
		return false;
	row = mysql_fetch_row(res);
	if (row != NULL && row[0] != NULL)
		right = strcmp(row[0], "1") == 0;
	mysql_free_result(res);
	return right;
}

static void
connect_options(const struct store *st, MYSQL *my)
{
	unsigned connect_s = DB_CONNECT_SECONDS;
	unsigned read_s = DB_READ_SECONDS;
	my_bool off = 0;

	/* A server that hangs must not hold a caller on the phone: what this
	 * process gives its work is the most to wait. */
	if (st->bounded && st->budget < 1000 * DB_READ_SECONDS) {
		read_s = ((unsigned)st->budget + 1499) / 1000;
		connect_s = 1;
	}
	if (st->patient)
		read_s = DB_PATIENT_SECONDS;
	mysql_options(my, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	mysql_options(my, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s);
	mysql_options(my, MYSQL_OPT_READ_TIMEOUT, &read_s);
	mysql_options(my, MYSQL_OPT_WRITE_TIMEOUT, &read_s);
	mysql_options(my, MYSQL_OPT_RECONNECT, &off);
	mysql_options(my, MYSQL_OPT_LOCAL_INFILE, &off);
}

static int
db_connect(struct store *st)
{
	const struct settings *s = st->settings;
	const bool by_socket = s->db_socket != NULL && *s->db_socket != '\0';
	MYSQL *my = mysql_init(NULL);
	unsigned code;

	if (my == NULL)
		return db_fault(st, ERR_INTERNAL, "out of memory");
	connect_options(st, my);
	if (mysql_real_connect(my, by_socket ? NULL : s->db_host, s->db_user,
			       s->db_password, s->db_name, (unsigned)s->db_port,
			       by_socket ? s->db_socket : NULL,
			       CLIENT_FOUND_ROWS) == NULL) {
		code = mysql_errno(my);
		mysql_close(my);
		db_fault(st, ERR_UNAVAILABLE, "connect: error %u", code);
		st->server_errno = code;
		return -1;
	}
	if (!session_right(my)) {
		mysql_close(my);
		return db_fault(st, ERR_UNAVAILABLE,
				"connect: the session is not as it must be");
	}
	st->my = my;
	st->statement_ms = -1;
	st->counters.connects++;
	return 1;
}

/* In steps of half a second, so that it is rarely told to the server. */
static int
limit_statements(struct store *st)
{
	int ms = DB_STATEMENT_MS;
	char text[80];

	if (st->bounded)
		ms = (clock_left(st->until) + 499) / 500 * 500;
	if (ms > DB_STATEMENT_MS)
		ms = DB_STATEMENT_MS;
	if (st->patient)
		ms = 0;
	/* Rather up to twice too much than a round trip each time. */
	if (ms == st->statement_ms ||
	    (ms < st->statement_ms && 2 * ms > st->statement_ms) ||
	    (st->in_transaction && st->statement_ms >= 0))
		return 1;
	snprintf(text, sizeof(text), "SET SESSION max_statement_time = %d.%03d",
		 ms / 1000, ms % 1000);
	if (mysql_query(st->my, text) != 0)
		return -1;
	st->statement_ms = ms;
	return 1;
}

int
db_ready(struct store *st)
{
	if (st->in_transaction && st->faulted)
		return -1;
	if (st->bounded && clock_left(st->until) == 0)
		return db_fault(st, ERR_BUSY, "no time is left");
	for (int i = 0; i < 2; i++) {
		if (st->my == NULL && db_connect(st) < 0)
			return -1;
		if (limit_statements(st) > 0)
			return 1;
		if (st->in_transaction || !db_lost(mysql_errno(st->my)))
			break;
		db_disconnect(st);
	}
	return db_server_fault(st, mysql_errno(st->my), "limit");
}

/* --- text straight to the server --- */

static int
send_text(struct store *st, const char *text)
{
	MYSQL_RES *res;

	st->counters.statements++;
	if (mysql_query(st->my, text) != 0)
		return -1;
	res = mysql_store_result(st->my);
	if (res != NULL)
		mysql_free_result(res);
	/* It may begin to answer and then fail. */
	return mysql_errno(st->my) == 0 ? 1 : -1;
}

int
db_run_text(struct store *st, const char *text)
{
	if (db_ready(st) < 0)
		return -1;
	if (send_text(st, text) > 0)
		return 1;
	db_fault(st, fault_code(mysql_errno(st->my)), "error %u: %s",
		 mysql_errno(st->my), mysql_error(st->my));
	st->server_errno = mysql_errno(st->my);
	if (db_lost(st->server_errno))
		db_disconnect(st);
	return -1;
}

bool
db_is_there_already(const struct store *st)
{
	switch (st->server_errno) {
	case ER_TABLE_EXISTS_ERROR:
	case ER_DUP_FIELDNAME:
	case ER_DUP_KEYNAME:
	case ER_CANT_DROP_FIELD_OR_KEY:
	case ER_BAD_TABLE_ERROR:
		return true;
	default:
		return false;
	}
}

const char *
db_escape(struct store *st, const char *text)
{
	const size_t len = strlen(text);
	char *out = arena_alloc(st->arena, 2 * len + 1);

	mysql_real_escape_string(st->my, out, text, len);
	return out;
}

int
store_ping(struct store *st, struct err *e)
{
	st->faulted = false;
	for (int i = 0; i < 2; i++) {
		if (db_ready(st) < 0)
			return store_fault(st, e);
		if (send_text(st, "SELECT 1") > 0)
			return 1;
		db_server_fault(st, mysql_errno(st->my), "ping");
		db_disconnect(st);
	}
	return store_fault(st, e);
}

/* --- transactions --- */

static int
begin(struct store *st)
{
	for (int i = 0; i < 2; i++) {
		if (db_ready(st) < 0)
			return -1;
		if (send_text(st, "START TRANSACTION") > 0) {
			st->in_transaction = true;
			st->counters.transactions++;
			return 1;
		}
		db_server_fault(st, mysql_errno(st->my), "begin");
		if (!db_lost(st->server_errno))
			return -1;
		db_disconnect(st);
	}
	return -1;
}

static void
rollback(struct store *st)
{
	st->in_transaction = false;
	if (st->my == NULL)
		return;
	if (db_lost(st->server_errno) || send_text(st, "ROLLBACK") < 0)
		db_disconnect(st);
}

/* Only a deadlock at COMMIT (a cluster's certification) says for certain
 * that nothing was written; every other error leaves it open. */
static int
commit(struct store *st)
{
	unsigned code;

	if (send_text(st, "COMMIT") > 0) {
		st->in_transaction = false;
		return 1;
	}
	code = mysql_errno(st->my);
	if (code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT) {
		db_server_fault(st, code, "commit");
		rollback(st);
		return -1;
	}
	st->in_transaction = false;
	st->counters.uncertain++;
	db_disconnect(st);
	db_fault(st, ERR_UNCERTAIN, "commit: error %u", code);
	return -1;
}

static int
attempt(struct store *st, int (*body)(struct store *, void *), void *arg)
{
	int rc;

	st->faulted = false;
	st->server_errno = 0;
	if (begin(st) < 0)
		return -1;
	rc = body(st, arg);
	if (rc < 0 || st->faulted) {
		rollback(st);
		return rc < 0 ? rc : -1;
	}
	return commit(st) < 0 ? -1 : rc;
}

/* Nothing was written and another try may go through. */
static bool
worth_again(const struct store *st)
{
	if (!st->faulted || st->fault.code == ERR_UNCERTAIN)
		return false;
	return st->server_errno == ER_LOCK_DEADLOCK ||
	       st->server_errno == ER_LOCK_WAIT_TIMEOUT ||
	       db_lost(st->server_errno);
}

static bool
wait_a_little(const struct store *st, int tries)
{
	const uint32_t most = tries < 6 ? 4u << tries : 256u;
	int ms = 1 + (int)random_below(most);
	struct timespec ts = { 0, 0 };

	if (st->bounded && clock_left(st->until) <= ms)
		return false;
	ts.tv_nsec = ms * 1000000L;
	nanosleep(&ts, NULL);
	return true;
}

int
store_transact(struct store *st, int (*body)(struct store *, void *), void *arg,
	       struct err *e)
{
	int rc, tries = 0;

	if (st->in_transaction) {
		rc = body(st, arg);
		if (rc < 0 && st->faulted)
			store_fault(st, e);
		return rc;
	}
	for (;;) {
		rc = attempt(st, body, arg);
		if (rc >= 0 || !worth_again(st) || ++tries == DB_TRIES ||
		    !wait_a_little(st, tries))
			break;
		st->counters.retries++;
		if (db_lost(st->server_errno) && tries > 2)
			break;
	}
	if (rc < 0 && st->faulted)
		store_fault(st, e);
	return rc;
}
