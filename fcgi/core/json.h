/* SPDX-License-Identifier: MIT
 *
 * json.h: the project's door to json-c: JSON in with caps, JSON out.
 *
 * Every struct json belongs to the arena it was made with and is released
 * with it. Look-ups on the wrong type, or on NULL, answer "absent", so a
 * chain of json_get() needs no checks in between.
 */
#ifndef VA_CORE_JSON_H
#define VA_CORE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/err.h"

struct json;

enum json_type {
	JSON_ABSENT, /* no such member, or JSON null */
	JSON_BOOL,
	JSON_INT,
	JSON_DOUBLE,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};

struct json_caps {
	size_t bytes; /* of text */
	int depth;    /* nesting of arrays and objects */
};

/* NULL and e (ERR_INVALID or ERR_TOO_LARGE) unless text is exactly one JSON
 * value (RFC 8259): valid UTF-8, no NUL (raw or escaped), no duplicate
 * trailing text, within the caps. */
struct json *json_parse(struct arena *a, const char *text, size_t len,
			const struct json_caps *caps, struct err *e);

enum json_type json_type(const struct json *j);

const struct json *json_get(const struct json *obj, const char *key);
/* "a.b.c" through objects. */
const struct json *json_path(const struct json *obj, const char *path);

size_t json_length(const struct json *array);
const struct json *json_at(const struct json *array, size_t i);

/* The string, or NULL if absent or no string. */
const char *json_string(const struct json *j);
/* A number, or a string that is one ("4"); false otherwise or if it has a
 * fraction or is out of range. */
bool json_int(const struct json *j, int64_t *ret);
bool json_bool(const struct json *j, bool fallback);

/* Members of an object in order: fn returns false to stop. */
void json_each(const struct json *obj,
	       bool (*fn)(const char *key, const struct json *value, void *arg),
	       void *arg);

/* --- making JSON --- */

struct json *json_object(struct arena *a);
struct json *json_array(struct arena *a);

/* value NULL puts nothing. Keys are literals of ours. */
void json_put_string(struct json *obj, const char *key, const char *value);
void json_put_int(struct json *obj, const char *key, int64_t value);
void json_put_bool(struct json *obj, const char *key, bool value);
void json_put_null(struct json *obj, const char *key);
/* An id goes out as a string: JavaScript loses digits past 2^53. */
void json_put_id(struct json *obj, const char *key, uint64_t id);
/* Both return the new child. */
struct json *json_put_object(struct json *obj, const char *key);
struct json *json_put_array(struct json *obj, const char *key);
/* Hand a finished value over (a copy is kept). */
void json_put(struct json *obj, const char *key, const struct json *value);

void json_add_string(struct json *array, const char *value);
void json_add_int(struct json *array, int64_t value);
struct json *json_add_object(struct json *array);
void json_add(struct json *array, const struct json *value);

/* Compact text, owned by the arena. */
const char *json_text(struct arena *a, const struct json *j);

/* Members sorted by name at every level, absent and "" members dropped: the
 * same meaning gives the same text (idempotency keys are made of it). */
const char *json_canonical(struct arena *a, const struct json *j);

#endif
