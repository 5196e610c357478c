/* SPDX-License-Identifier: MIT
 *
 * reqlog.c: the last requests, in a ring; each row is JSON text. A body
 * that is not text is left out: only its length is told.
 */
#include "config.h"

#include "core/clock.h"
#include "core/encode.h"
#include "sandbox/reqlog.h"

#define ARENA_LIMIT (4u << 20)

static const struct json_caps caps = { 1u << 20, 16 };

struct reqlog {
	char *rows[REQLOG_MOST];
	size_t total;
};

struct reqlog *
reqlog_new(void)
{
	struct reqlog *l = calloc(1, sizeof(*l));

	if (!l)
		abort();
	return l;
}

void
reqlog_clear(struct reqlog *l)
{
	size_t i;

	for (i = 0; i < REQLOG_MOST; i++) {
		free(l->rows[i]);
		l->rows[i] = NULL;
	}
	l->total = 0;
}

void
reqlog_free(struct reqlog *l)
{
	if (l)
		reqlog_clear(l);
	free(l);
}

static void
put_body(struct arena *a, struct json *row, const char *key, const char *body,
	 size_t len)
{
	size_t n = len > REQLOG_BODY ? REQLOG_BODY : len;

	while (n && n < len && ((unsigned char)body[n] & 0xc0) == 0x80)
		n--;
	if (encode_utf8_ok(body, n))
		json_put_string(row, key, arena_strndup(a, body, n));
	json_put_int(row, arena_printf(a, "%s_len", key), (int64_t)len);
}

void
reqlog_add(struct reqlog *l, const struct reqlog_entry *e)
{
	struct arena *a = arena_new(ARENA_LIMIT);
	struct json *row = json_object(a);
	char **at = &l->rows[l->total % REQLOG_MOST];
	char when[25];

	clock_format(clock_now(), when);
	json_put_int(row, "n", (int64_t)l->total);
	json_put_string(row, "at", when);
	json_put_string(row, "direction", e->direction);
	json_put_string(row, "method", e->method);
	json_put_string(row, "path", e->path);
	json_put_int(row, "status", e->status);
	put_body(a, row, "request", e->request, e->request_len);
	put_body(a, row, "answer", e->answer, e->answer_len);
	free(*at);
	*at = strdup(json_text(a, row));
	l->total++;
	arena_free(a);
}

static void
list_row(const char *text, const char *prefix, struct json *rows)
{
	struct arena *a = arena_new(ARENA_LIMIT);
	const struct json *row = json_parse(a, text, strlen(text), &caps, NULL);
	const char *path = json_string(json_get(row, "path"));

	if (path && (!prefix || strncmp(path, prefix, strlen(prefix)) == 0))
		json_add(rows, row);
	arena_free(a);
}

void
reqlog_list(const struct reqlog *l, const char *prefix, struct json *rows)
{
	size_t first = l->total > REQLOG_MOST ? l->total - REQLOG_MOST : 0;
	size_t i;

	for (i = first; i < l->total; i++)
		if (l->rows[i % REQLOG_MOST])
			list_row(l->rows[i % REQLOG_MOST], prefix, rows);
}

size_t
reqlog_total(const struct reqlog *l)
{
	return l->total;
}
