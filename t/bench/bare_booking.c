/* SPDX-License-Identifier: MIT
 *
 * bare_booking.c: the yardstick of the booking benchmark: the statements of
 * one create_reservation (booking.sql, as the server's general log shows
 * them), prepared once a connection and sent in a loop, with no HTTP, no
 * JSON, no rules and no encryption around them.
 *
 *   bare_booking SOCKET USER PASSWORD CLIENTS SECONDS HOUSES-FILE SQL-FILE
 *
 * In the SQL a word such as :house stands for a value of the round; the
 * table below names them all. Prints the same line as the wrk scripts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mysql.h>
#include <pthread.h>
#include <stdint.h>
#include <time.h>

#include "core/random.h"

enum { STATEMENTS_MAX = 32, PARAMS_MAX = 48, HOUSES_MAX = 1000 };

enum value {
	V_HOUSE,
	V_OWNER,
	V_AGENT,
	V_SECRET,
	V_ID,
	V_ID2,
	V_ID3,
	V_ID4,
	V_CODE,
	V_DATE,
	V_TIME,
	V_START,
	V_END,
	V_DAY,
	V_KEY,
	V_CALL,
	V_NOW,
	V_B48,
	V_B120,
	V_COUNT
};
static const char *const value_names[V_COUNT] = {
	"house", "owner", "agent", "secret", "id",    "idb", "idc",
	"idd",   "code",  "date",  "time",   "start", "end", "day",
	"key",   "call",  "now",   "sealed", "answer"
};

struct statement {
	char *text; /* with ? for each parameter */
	enum value param[PARAMS_MAX];
	unsigned params;
};

struct house {
	char id[24], agent[24], owner[24];
};

static struct statement statements[STATEMENTS_MAX];
static unsigned statement_count;
static struct house houses[HOUSES_MAX];
static unsigned house_count;
static char **args;
static volatile int stop;

struct client {
	pthread_t thread;
	unsigned number;
	MYSQL *db;
	MYSQL_STMT *stmt[STATEMENTS_MAX];
	char value[V_COUNT][128];
	unsigned long length[V_COUNT];
	unsigned long done, errors;
};

static void
fail(const char *what)
{
	fprintf(stderr, "bare_booking: %s\n", what);
	exit(1);
}

/* "= :house AND" -> "= ? AND" and the parameter noted. */
static void
statement_add(const char *sql)
{
	struct statement *s = &statements[statement_count++];
	char *out = s->text = calloc(1, strlen(sql) + 1);

	if (statement_count == STATEMENTS_MAX || out == NULL)
		fail("too many statements");
	while (*sql != '\0') {
		size_t len;
		int v;

		if (*sql != ':') {
			*out++ = *sql++;
			continue;
		}
		len = strspn(++sql, "abcdefghijklmnopqrstuvwxyz");
		for (v = 0; v < V_COUNT; v++)
			if (strlen(value_names[v]) == len &&
			    memcmp(value_names[v], sql, len) == 0)
				break;
		if (v == V_COUNT || s->params == PARAMS_MAX)
			fail("unknown value in the SQL");
		s->param[s->params++] = (enum value)v;
		*out++ = '?';
		sql += len;
	}
}

static void
statements_read(const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	if (f == NULL)
		fail("cannot read the SQL file");
	while (getline(&line, &size, f) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0' && strncmp(line, "--", 2) != 0)
			statement_add(line);
	}
	free(line);
	fclose(f);
}

static void
houses_read(const char *path)
{
	FILE *f = fopen(path, "r");

	if (f == NULL)
		fail("cannot read the houses");
	while (house_count < HOUSES_MAX &&
	       fscanf(f, "%23s %23s %*s", houses[house_count].id,
		      houses[house_count].agent) == 2)
		house_count++;
	fclose(f);
	if (house_count == 0)
		fail("no houses");
}

static void
set(struct client *c, enum value v, const void *data, size_t len)
{
	memcpy(c->value[v], data, len);
	c->length[v] = len;
}

static void
set_number(struct client *c, enum value v, uint64_t n)
{
	c->length[v] = (unsigned long)snprintf(c->value[v], sizeof(c->value[v]),
					       "%llu", (unsigned long long)n);
}

/* A reservation nobody made before. */
static void
client_round(struct client *c)
{
	const struct house *h =
	    &houses[(c->number + 16 * c->done) % house_count];
	uint64_t now = (uint64_t)time(NULL);
	uint64_t day = now / 86400 + 1 + c->done * 7 % 300;
	unsigned minute = (unsigned)(c->done * 15 % 1320);
	time_t at = (time_t)(day * 86400);
	struct tm tm;

	set(c, V_HOUSE, h->id, strlen(h->id));
	set(c, V_AGENT, h->agent, strlen(h->agent));
	set(c, V_OWNER, h->owner, strlen(h->owner));
	for (enum value v = V_ID; v <= V_ID4; v++)
		set_number(c, v, random_id());
	c->length[V_CODE] = (unsigned long)snprintf(c->value[V_CODE], 8, "%04u",
						    random_below(10000));
	gmtime_r(&at, &tm);
	c->length[V_DATE] = strftime(c->value[V_DATE], 16, "%Y-%m-%d", &tm);
	c->length[V_TIME] = (unsigned long)snprintf(
	    c->value[V_TIME], 16, "%02u:%02u:00", minute / 60, minute % 60);
	set_number(c, V_DAY, day);
	set_number(c, V_START, day * 86400000 + minute * 60000ull);
	set_number(c, V_END, day * 86400000 + (minute + 105) * 60000ull);
	set_number(c, V_NOW, now * 1000);
	random_bytes(c->value[V_KEY], 32);
	c->length[V_KEY] = 32;
	c->length[V_CALL] = (unsigned long)snprintf(
	    c->value[V_CALL], 64, "bare-%u-%lu-%llu", c->number, c->done,
	    (unsigned long long)now);
}

static void
client_prepare(struct client *c)
{
	c->db = mysql_init(NULL);
	mysql_options(c->db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(c->db, NULL, args[2], args[3], "voiceagent", 0,
				args[1], 0) ||
	    mysql_query(c->db, "SET SESSION tx_isolation = 'READ-"
			       "COMMITTED', time_zone = '+00:00'"))
		fail(mysql_error(c->db));
	for (unsigned i = 0; i < statement_count; i++) {
		c->stmt[i] = mysql_stmt_init(c->db);
		if (mysql_stmt_prepare(c->stmt[i], statements[i].text,
				       strlen(statements[i].text)))
			fail(mysql_stmt_error(c->stmt[i]));
	}
	random_bytes(c->value[V_B48], 48);
	c->length[V_B48] = 48;
	random_bytes(c->value[V_B120], 120);
	c->length[V_B120] = 120;
	random_bytes(c->value[V_SECRET], 32);
	c->length[V_SECRET] = 32;
}

static int
client_send(struct client *c, unsigned i)
{
	const struct statement *s = &statements[i];
	MYSQL_BIND in[PARAMS_MAX] = { 0 };

	for (unsigned p = 0; p < s->params; p++) {
		enum value v = s->param[p];
		int bytes =
		    v == V_KEY || v == V_B48 || v == V_B120 || v == V_SECRET;

		in[p].buffer_type = bytes ? MYSQL_TYPE_BLOB : MYSQL_TYPE_STRING;
		in[p].buffer = c->value[v];
		in[p].buffer_length = c->length[v];
		in[p].length = &c->length[v];
	}
	if ((s->params > 0 && mysql_stmt_bind_param(c->stmt[i], in)) ||
	    mysql_stmt_execute(c->stmt[i]))
		return -1;
	if (mysql_stmt_field_count(c->stmt[i]) > 0) {
		mysql_stmt_store_result(c->stmt[i]);
		while (mysql_stmt_fetch(c->stmt[i]) == 0)
			continue;
		mysql_stmt_free_result(c->stmt[i]);
	}
	return 0;
}

static void *
client_run(void *arg)
{
	struct client *c = arg;
	unsigned i;

	while (!stop) {
		client_round(c);
		for (i = 0; i < statement_count; i++)
			if (client_send(c, i) < 0)
				break;
		if (i == statement_count) {
			c->done++;
			continue;
		}
		if (c->errors++ == 0 && mysql_stmt_errno(c->stmt[i]) != 1062)
			fprintf(stderr, "%s\n", mysql_stmt_error(c->stmt[i]));
		mysql_rollback(c->db);
		c->done++;
	}
	return NULL;
}

static void
owners_read(MYSQL *db)
{
	for (unsigned i = 0; i < house_count; i++) {
		char sql[128];
		MYSQL_RES *res;
		MYSQL_ROW row;

		snprintf(sql, sizeof(sql),
			 "SELECT owner_id FROM restaurants WHERE id = %s",
			 houses[i].id);
		if (mysql_query(db, sql) ||
		    (res = mysql_store_result(db)) == NULL ||
		    (row = mysql_fetch_row(res)) == NULL)
			fail("a house has no owner");
		snprintf(houses[i].owner, sizeof(houses[i].owner), "%s",
			 row[0]);
		mysql_free_result(res);
	}
}

int
main(int argc, char **argv)
{
	static struct client clients[64];
	unsigned long done = 0, errors = 0;
	unsigned count = 0, seconds = 0;
	struct timespec a, b;
	double took;

	if (argc != 8 || sscanf(argv[4], "%u", &count) != 1 || count == 0 ||
	    count > 64 || sscanf(argv[5], "%u", &seconds) != 1)
		fail("usage: bare_booking SOCKET USER PASSWORD CLIENTS "
		     "SECONDS HOUSES-FILE SQL-FILE");
	args = argv;
	houses_read(argv[6]);
	statements_read(argv[7]);
	mysql_library_init(0, NULL, NULL);
	for (unsigned i = 0; i < count; i++) {
		clients[i].number = i;
		client_prepare(&clients[i]);
	}
	owners_read(clients[0].db);
	clock_gettime(CLOCK_MONOTONIC, &a);
	for (unsigned i = 0; i < count; i++)
		pthread_create(&clients[i].thread, NULL, client_run,
			       &clients[i]);
	nanosleep(&(struct timespec){ (time_t)seconds, 0 }, NULL);
	stop = 1;
	for (unsigned i = 0; i < count; i++) {
		pthread_join(clients[i].thread, NULL);
		done += clients[i].done - clients[i].errors;
		errors += clients[i].errors;
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	took = (double)(b.tv_sec - a.tv_sec) +
	       (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	printf("rate %.1f p50 0 p99 0 errors %lu\n", (double)done / took,
	       errors);
	return 0;
}
