/* SPDX-License-Identifier: MIT
 *
 * bare_page.c: the yardstick of the page benchmark: a FastCGI loop that runs
 * the page's own SELECTs and prints bytes that were made before. No routing,
 * no rules, no decryption, no template: what a page costs at the very least.
 *
 *   bare_page SOCKET USER PASSWORD BODY-FILE SQL-FILE    (listens on fd 0)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcgiapp.h>
#include <mysql.h>

enum { STATEMENTS_MAX = 16, COLUMNS_MAX = 64, CELL = 1024 };

struct bare {
	MYSQL *db;
	MYSQL_STMT *stmt[STATEMENTS_MAX];
	MYSQL_BIND out[COLUMNS_MAX];
	unsigned count;
};

static char cells[COLUMNS_MAX][CELL];
static unsigned long lengths[COLUMNS_MAX];

static void
fail(const char *what)
{
	fprintf(stderr, "bare_page: %s\n", what);
	exit(1);
}

static char *
slurp(const char *path, size_t *ret_len)
{
	FILE *f = fopen(path, "rb");
	char *text = calloc(1, 1u << 20);

	if (f == NULL || text == NULL)
		fail("cannot read the body");
	*ret_len = fread(text, 1, (1u << 20) - 1, f);
	fclose(f);
	return text;
}

static void
bare_open(struct bare *b, char **argv)
{
	b->db = mysql_init(NULL);
	mysql_options(b->db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (!mysql_real_connect(b->db, NULL, argv[2], argv[3], "voiceagent", 0,
				argv[1], 0))
		fail(mysql_error(b->db));
	for (unsigned i = 0; i < COLUMNS_MAX; i++) {
		b->out[i].buffer_type = MYSQL_TYPE_STRING;
		b->out[i].buffer = cells[i];
		b->out[i].buffer_length = CELL;
		b->out[i].length = &lengths[i];
	}
}

static void
bare_prepare(struct bare *b, const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	if (f == NULL)
		fail("cannot read the SQL file");
	while (getline(&line, &size, f) > 0) {
		MYSQL_STMT *stmt = mysql_stmt_init(b->db);

		if (strncmp(line, "--", 2) == 0)
			continue;
		if (b->count == STATEMENTS_MAX ||
		    mysql_stmt_prepare(stmt, line, strlen(line)) ||
		    mysql_stmt_field_count(stmt) > COLUMNS_MAX ||
		    mysql_stmt_bind_result(stmt, b->out))
			fail(mysql_stmt_error(stmt));
		b->stmt[b->count++] = stmt;
	}
	free(line);
	fclose(f);
}

/* How many rows the largest of them has. */
static int
bare_select(struct bare *b)
{
	int most = 0;

	for (unsigned i = 0; i < b->count; i++) {
		int rows = 0, rc;

		if (mysql_stmt_execute(b->stmt[i]))
			fail(mysql_stmt_error(b->stmt[i]));
		while ((rc = mysql_stmt_fetch(b->stmt[i])) == 0 ||
		       rc == MYSQL_DATA_TRUNCATED)
			rows++;
		mysql_stmt_free_result(b->stmt[i]);
		most = rows > most ? rows : most;
	}
	return most;
}

int
main(int argc, char **argv)
{
	struct bare b = { 0 };
	FCGX_Request r;
	char head[128];
	size_t len;
	char *body;

	if (argc != 6)
		fail(
		    "usage: bare_page SOCKET USER PASSWORD BODY-FILE SQL-FILE");
	body = slurp(argv[4], &len);
	bare_open(&b, argv);
	bare_prepare(&b, argv[5]);
	snprintf(head, sizeof(head),
		 "Content-Type: text/html; charset=utf-8\r\n"
		 "Content-Length: %zu\r\n\r\n",
		 len);
	FCGX_Init();
	FCGX_InitRequest(&r, 0, 0);
	while (FCGX_Accept_r(&r) == 0) {
		if (bare_select(&b) != 40)
			fail("not the page's 40 rows");
		FCGX_PutS(head, r.out);
		FCGX_PutStr(body, (int)len, r.out);
		FCGX_Finish_r(&r);
	}
	return 0;
}
