/* SPDX-License-Identifier: MIT
 *
 * state.c: what the suppliers know, kept in memory and in an append-only
 * file. One write(2) a line: a killed process leaves at most a torn last
 * line, which the next start cuts off.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log.h"
#include "sandbox/state.h"

#define ARENA_LIMIT (64u << 20)

static const struct json_caps caps = { 8u << 20, 64 };

static const char *const kind_names[STATE_KINDS] = {
	"agents",    "tools",         "secrets",  "phone_numbers",
	"documents", "conversations", "webhooks", "settings",
	"numbers",   "messages",      "mail"
};

struct object {
	char *id;
	char *text;
};

struct shelf {
	struct object *objects;
	size_t count;
	size_t room;
};

struct state {
	int fd; /* -1: memory only */
	struct shelf shelves[STATE_KINDS];
};

static char *
copy(const char *text)
{
	char *s = strdup(text);

	if (!s)
		abort();
	return s;
}

static struct object *
find(const struct state *s, enum state_kind kind, const char *id)
{
	const struct shelf *shelf = &s->shelves[kind];
	size_t i;

	for (i = 0; i < shelf->count; i++)
		if (strcmp(shelf->objects[i].id, id) == 0)
			return &shelf->objects[i];
	return NULL;
}

static struct object *
append(struct shelf *shelf, const char *id)
{
	struct object *o;

	if (shelf->count == shelf->room) {
		shelf->room = shelf->room ? 2 * shelf->room : 16;
		shelf->objects = reallocarray(shelf->objects, shelf->room,
					      sizeof(*shelf->objects));
		if (!shelf->objects)
			abort();
	}
	o = &shelf->objects[shelf->count++];
	o->id = copy(id);
	o->text = NULL;
	return o;
}

static void
keep(struct state *s, enum state_kind kind, const char *id, const char *text)
{
	struct object *o = find(s, kind, id);

	if (!o)
		o = append(&s->shelves[kind], id);
	free(o->text);
	o->text = copy(text);
}

static bool
drop(struct state *s, enum state_kind kind, const char *id)
{
	struct shelf *shelf = &s->shelves[kind];
	struct object *o = find(s, kind, id);
	size_t after;

	if (!o)
		return false;
	free(o->id);
	free(o->text);
	after = (size_t)(shelf->objects + shelf->count - (o + 1));
	memmove(o, o + 1, after * sizeof(*o));
	shelf->count--;
	return true;
}

static void
drop_all(struct state *s)
{
	struct shelf *shelf;
	int kind;

	for (kind = 0; kind < STATE_KINDS; kind++) {
		shelf = &s->shelves[kind];
		while (shelf->count)
			drop(s, (enum state_kind)kind, shelf->objects[0].id);
	}
}

/* --- the file --- */

/* The id is quoted by json_text; the value is JSON text already. */
static void
record(struct state *s, enum state_kind kind, const char *id, const char *text)
{
	struct arena *a;
	struct json *line;
	const char *out;
	size_t len;

	if (s->fd < 0)
		return;
	a = arena_new(ARENA_LIMIT);
	line = json_object(a);
	json_put_string(line, "kind", kind_names[kind]);
	json_put_string(line, "id", id);
	json_put_string(line, "put", text);
	out = arena_printf(a, "%s\n", json_text(a, line));
	len = strlen(out);
	if (write(s->fd, out, len) != (ssize_t)len)
		log_detail(LOG_ERROR, "state-lost", "%s", strerror(errno));
	arena_free(a);
}

static int
kind_named(const char *name)
{
	int kind;

	for (kind = 0; name && kind < STATE_KINDS; kind++)
		if (strcmp(kind_names[kind], name) == 0)
			return kind;
	return -1;
}

static bool
replay_line(struct state *s, struct arena *a, const char *line, size_t len)
{
	const struct json *j = json_parse(a, line, len, &caps, NULL);
	const char *id = json_string(json_get(j, "id"));
	const char *text = json_string(json_get(j, "put"));
	int kind = kind_named(json_string(json_get(j, "kind")));

	if (kind < 0 || !id)
		return false;
	if (text)
		keep(s, (enum state_kind)kind, id, text);
	else
		drop(s, (enum state_kind)kind, id);
	return true;
}

/* Returns how many bytes at the start of the file are whole lines. */
static off_t
replay(struct state *s, const char *text, size_t len)
{
	struct arena *a = arena_new(ARENA_LIMIT);
	const char *at = text, *end;

	while ((end = memchr(at, '\n', len - (size_t)(at - text)))) {
		if (!replay_line(s, a, at, (size_t)(end - at)))
			log_event(LOG_WARN, "state-line-ignored", NULL);
		arena_reset(a);
		at = end + 1;
	}
	arena_free(a);
	return at - text;
}

static int
load(struct state *s, struct err *e)
{
	struct stat st;
	char *text;
	ssize_t got;
	off_t whole;

	if (fstat(s->fd, &st) < 0)
		return err_internal(e, "state: %s", strerror(errno));
	text = malloc((size_t)st.st_size + 1);
	if (!text)
		abort();
	got = pread(s->fd, text, (size_t)st.st_size, 0);
	whole = got > 0 ? replay(s, text, (size_t)got) : 0;
	free(text);
	if (whole < st.st_size && ftruncate(s->fd, whole) < 0)
		return err_internal(e, "state: %s", strerror(errno));
	return 0;
}

struct state *
state_open(const char *path, struct err *e)
{
	struct state *s = calloc(1, sizeof(*s));

	if (!s)
		abort();
	s->fd = -1;
	if (!path)
		return s;
	s->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (s->fd < 0)
		err_set(e, ERR_UNAVAILABLE, "The state file cannot be used.",
			"%s: %s", path, strerror(errno));
	if (s->fd < 0 || load(s, e) < 0) {
		state_close(s);
		return NULL;
	}
	return s;
}

void
state_close(struct state *s)
{
	int kind;

	if (!s)
		return;
	drop_all(s);
	for (kind = 0; kind < STATE_KINDS; kind++)
		free(s->shelves[kind].objects);
	if (s->fd >= 0)
		close(s->fd);
	free(s);
}

void
state_put(struct state *s, enum state_kind kind, const char *id,
	  const char *text)
{
	keep(s, kind, id, text);
	record(s, kind, id, text);
}

bool
state_delete(struct state *s, enum state_kind kind, const char *id)
{
	if (!find(s, kind, id))
		return false;
	record(s, kind, id, NULL);
	return drop(s, kind, id);
}

void
state_reset(struct state *s)
{
	drop_all(s);
	if (s->fd >= 0 && ftruncate(s->fd, 0) < 0)
		log_detail(LOG_ERROR, "state-lost", "%s", strerror(errno));
}

const char *
state_text(const struct state *s, enum state_kind kind, const char *id)
{
	const struct object *o = id ? find(s, kind, id) : NULL;

	return o ? o->text : NULL;
}

size_t
state_count(const struct state *s, enum state_kind kind)
{
	return s->shelves[kind].count;
}

const char *
state_text_at(const struct state *s, enum state_kind kind, size_t i)
{
	return s->shelves[kind].objects[i].text;
}

static const struct json *
parsed(struct arena *a, const char *text)
{
	return text ? json_parse(a, text, strlen(text), &caps, NULL) : NULL;
}

const struct json *
state_get(const struct state *s, struct arena *a, enum state_kind kind,
	  const char *id)
{
	return parsed(a, state_text(s, kind, id));
}

const struct json *
state_at(const struct state *s, struct arena *a, enum state_kind kind, size_t i)
{
	return parsed(a, state_text_at(s, kind, i));
}

const char *
state_kind_name(enum state_kind kind)
{
	return kind_names[kind];
}
