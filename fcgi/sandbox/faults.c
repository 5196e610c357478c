/* SPDX-License-Identifier: MIT
 *
 * faults.c: misfortunes on demand.
 */
#include "config.h"

#include "sandbox/faults.h"

#define FAULTS_MOST 64

static const char *const names[] = { "none", "latency",       "429",      "500",
				     "drop", "did_then_drop", "duplicate" };

struct row {
	struct fault fault;
	int times;
	char method[16];
	char path[256];
};

struct faults {
	struct row rows[FAULTS_MOST];
	int count;
};

struct faults *
faults_new(void)
{
	struct faults *f = calloc(1, sizeof(*f));

	if (!f)
		abort();
	return f;
}

void
faults_free(struct faults *f)
{
	free(f);
}

void
faults_clear(struct faults *f)
{
	f->count = 0;
}

static enum fault_kind
kind_named(const char *name)
{
	size_t i;

	for (i = 1; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum fault_kind)i;
	return FAULT_NONE;
}

bool
faults_add(struct faults *f, const char *match, const char *kind, int times,
	   int ms)
{
	struct row r = { .fault = { kind_named(kind), ms }, .times = times };
	const char *space = strchr(match, ' ');
	size_t len = space ? (size_t)(space - match) : 0;

	if (!len || len >= sizeof(r.method) || space[1] != '/' ||
	    strlen(space + 1) >= sizeof(r.path) || r.fault.kind == FAULT_NONE ||
	    f->count == FAULTS_MOST)
		return false;
	memcpy(r.method, match, len);
	memcpy(r.path, space + 1, strlen(space + 1));
	f->rows[f->count++] = r;
	return true;
}

static bool
row_matches(const struct row *r, const char *method, const char *path)
{
	return (strcmp(r->method, "*") == 0 ||
		strcmp(r->method, method) == 0) &&
	       strncmp(r->path, path, strlen(r->path)) == 0;
}

static void
use_up(struct faults *f, int i)
{
	if (f->rows[i].times == 0 || --f->rows[i].times > 0)
		return;
	memmove(&f->rows[i], &f->rows[i + 1],
		(size_t)(f->count - i - 1) * sizeof(*f->rows));
	f->count--;
}

struct fault
faults_take(struct faults *f, const char *method, const char *path)
{
	struct fault found = { FAULT_NONE, 0 };
	int i;

	for (i = 0; i < f->count; i++)
		if (row_matches(&f->rows[i], method, path)) {
			found = f->rows[i].fault;
			use_up(f, i);
			break;
		}
	return found;
}

void
faults_list(const struct faults *f, struct json *rows)
{
	struct json *row;
	char match[300];
	int i;

	for (i = 0; i < f->count; i++) {
		row = json_add_object(rows);
		snprintf(match, sizeof(match), "%s %s", f->rows[i].method,
			 f->rows[i].path);
		json_put_string(row, "match", match);
		json_put_string(row, "kind", names[f->rows[i].fault.kind]);
		json_put_int(row, "times", f->rows[i].times);
		json_put_int(row, "ms", f->rows[i].fault.ms);
	}
}
