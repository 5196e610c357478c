/* SPDX-License-Identifier: MIT
 *
 * json.c: the project's door to json-c.
 *
 * json-c is generous even when strict: it takes 'single quotes', NaN, 1. and
 * -01, \u0000 and control characters inside strings. So a scan over the
 * tokens goes first and lets through RFC 8259 only, counting the depth before
 * anything is allocated; json-c then judges the structure.
 */
#include "config.h"

/* json-c has three names that ours has too: there they get another. */
#define json_bool   jsonc_bool
#define json_object jsonc_object
#define json_type   jsonc_type
#include <json-c/json.h>
#undef json_bool
#undef json_object
#undef json_type

#include "core/json.h"

#include <ctype.h>
#include <math.h>

#include "core/encode.h"
#include "core/log.h"
#include "core/str.h"

#define CANONICAL_LIMIT ((size_t)4 * 1024 * 1024)

/* struct json is json-c's object under another name. */
static struct jsonc_object *
raw(const struct json *j)
{
	union {
		const struct json *in;
		struct jsonc_object *out;
	} u = { .in = j };

	return u.out;
}

static struct json *
ours(struct jsonc_object *o)
{
	return (struct json *)(void *)o;
}

/* --- the scan --- */

static const char *
scan_digits(const char *p)
{
	while (isdigit((unsigned char)*p))
		p++;
	return p;
}

/* Past a number, or NULL. */
static const char *
scan_number(const char *p)
{
	const char *from;

	p += *p == '-';
	if (!isdigit((unsigned char)*p))
		return NULL;
	p = *p == '0' ? p + 1 : scan_digits(p);
	if (*p == '.') {
		from = ++p;
		p = scan_digits(p);
		if (p == from)
			return NULL;
	}
	if (*p == 'e' || *p == 'E') {
		p++;
		p += *p == '+' || *p == '-';
		from = p;
		p = scan_digits(p);
		if (p == from)
			return NULL;
	}
	return isdigit((unsigned char)*p) ? NULL : p;
}

/* The four hex digits at p, or -1. */
static int
scan_hex4(const char *p)
{
	char four[5] = "";
	unsigned char b[2];

	for (int i = 0; i < 4 && p[i] != '\0'; i++)
		four[i] = p[i];
	return decode_hex(b, four, 2) ? b[0] << 8 | b[1] : -1;
}

/* Past the escape whose letter is at p, or NULL. */
static const char *
scan_escape(const char *p)
{
	int unit;

	if (*p == '\0')
		return NULL;
	if (*p != 'u')
		return strchr("\"\\/bfnrt", *p) == NULL ? NULL : p + 1;
	unit = scan_hex4(++p);
	if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
		return NULL;
	p += 4;
	if (unit < 0xd800 || unit > 0xdbff)
		return p;
	if (p[0] != '\\' || p[1] != 'u')
		return NULL;
	unit = scan_hex4(p + 2);
	return unit < 0xdc00 || unit > 0xdfff ? NULL : p + 6;
}

/* Past a string whose opening quote is at p, or NULL. */
static const char *
scan_string(const char *p)
{
	p++;
	while (p != NULL && *p != '"') {
		if ((unsigned char)*p < 0x20)
			return NULL;
		p = *p == '\\' ? scan_escape(p + 1) : p + 1;
	}
	return p == NULL ? NULL : p + 1;
}

static const char *
scan_word(const char *p)
{
	static const char *const words[] = { "true", "false", "null" };

	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(words[i]);

		if (strncmp(p, words[i], n) == 0)
			return p + n;
	}
	return NULL;
}

/* Past the token at p, or NULL. */
static const char *
scan_token(const char *p)
{
	if (strchr(" \t\r\n,:[]{}", *p) != NULL)
		return p + 1;
	if (*p == '"')
		return scan_string(p);
	if (*p == '-' || isdigit((unsigned char)*p))
		return scan_number(p);
	return scan_word(p);
}

static int
scan(const char *text, int most_depth, struct err *e)
{
	static const char say[] = "That is not valid JSON.";
	const char *p = text;
	int depth = 0;

	while (*p != '\0') {
		const char *token = p;

		if (*p == '[' || *p == '{')
			depth++;
		else if (*p == ']' || *p == '}')
			depth--;
		if (depth > most_depth)
			return err_set(e, ERR_INVALID,
				       "That JSON is nested too deeply.",
				       "json: deeper than %d", most_depth);
		p = scan_token(p);
		if (p == NULL)
			return err_set(e, ERR_INVALID, say,
				       "json: bad token at byte %td",
				       token - text);
	}
	return 0;
}

/* --- reading --- */

static void
release(void *object)
{
	(void)json_object_put(object);
}

static struct jsonc_object *
keep(struct arena *a, struct jsonc_object *o)
{
	if (o == NULL) {
		log_detail(LOG_ERROR, "json", "the system has no memory");
		abort();
	}
	arena_defer(a, release, o);
	return o;
}

static int
check_text(const char *text, size_t len, const struct json_caps *caps,
	   struct err *e)
{
	if (len > caps->bytes || len > INT32_MAX - 1)
		return err_set(e, ERR_TOO_LARGE, "That is too much text.",
			       "json: %zu bytes, at most %zu", len,
			       caps->bytes);
	if (!encode_utf8_ok(text, len))
		return err_set(e, ERR_INVALID, "That is not valid JSON.",
			       "json: NUL or invalid UTF-8");
	return 0;
}

struct json *
json_parse(struct arena *a, const char *text, size_t len,
	   const struct json_caps *caps, struct err *e)
{
	struct json_tokener *t;
	struct jsonc_object *o;
	const char *why;

	if (check_text(text, len, caps, e) < 0)
		return NULL;
	text = arena_strndup(a, text, len); /* json-c wants the NUL */
	if (scan(text, caps->depth, e) < 0)
		return NULL;
	t = json_tokener_new_ex(caps->depth + 2);
	if (t == NULL) {
		err_internal(e, "json: no tokener");
		return NULL;
	}
	json_tokener_set_flags(t, JSON_TOKENER_STRICT);
	o = json_tokener_parse_ex(t, text, (int)len + 1);
	why = json_tokener_error_desc(json_tokener_get_error(t));
	json_tokener_free(t);
	if (o == NULL) {
		err_set(e, ERR_INVALID, "That is not valid JSON.", "json: %s",
			why);
		return NULL;
	}
	return ours(keep(a, o));
}

enum json_type
json_type(const struct json *j)
{
	switch (json_object_get_type(raw(j))) {
	case json_type_boolean:
		return JSON_BOOL;
	case json_type_int:
		return JSON_INT;
	case json_type_double:
		return JSON_DOUBLE;
	case json_type_string:
		return JSON_STRING;
	case json_type_array:
		return JSON_ARRAY;
	case json_type_object:
		return JSON_OBJECT;
	default:
		return JSON_ABSENT;
	}
}

const struct json *
json_get(const struct json *obj, const char *key)
{
	struct jsonc_object *value;

	if (json_type(obj) != JSON_OBJECT ||
	    !json_object_object_get_ex(raw(obj), key, &value))
		return NULL;
	return ours(value);
}

const struct json *
json_path(const struct json *obj, const char *path)
{
	char key[128];

	while (*path != '\0') {
		size_t n = strcspn(path, ".");

		if (n >= sizeof(key))
			return NULL;
		memcpy(key, path, n);
		key[n] = '\0';
		obj = json_get(obj, key);
		path += n + (path[n] == '.');
	}
	return obj;
}

size_t
json_length(const struct json *array)
{
	if (json_type(array) != JSON_ARRAY)
		return 0;
	return json_object_array_length(raw(array));
}

const struct json *
json_at(const struct json *array, size_t i)
{
	if (i >= json_length(array))
		return NULL;
	return ours(json_object_array_get_idx(raw(array), i));
}

const char *
json_string(const struct json *j)
{
	if (json_type(j) != JSON_STRING)
		return NULL;
	return json_object_get_string(raw(j));
}

static bool
double_to_int(double d, int64_t *ret)
{
	/* Past 2^53 a double skips whole numbers. */
	if (!(fabs(d) <= 9007199254740992.0) || d != floor(d))
		return false;
	*ret = (int64_t)d;
	return true;
}

static bool
text_to_int(const char *text, int64_t *ret)
{
	bool minus = *text == '-';
	uint64_t size;

	if (!decode_u64(text + minus, &size) || size > INT64_MAX)
		return false;
	*ret = minus ? -(int64_t)size : (int64_t)size;
	return true;
}

bool
json_int(const struct json *j, int64_t *ret)
{
	switch (json_type(j)) {
	case JSON_INT: /* json-c clamps what does not fit: ask its text */
		if (json_object_get_uint64(raw(j)) > INT64_MAX ||
		    json_object_get_int64(raw(j)) == INT64_MIN)
			return false;
		*ret = json_object_get_int64(raw(j));
		return true;
	case JSON_DOUBLE:
		return double_to_int(json_object_get_double(raw(j)), ret);
	case JSON_STRING:
		return text_to_int(json_object_get_string(raw(j)), ret);
	default:
		return false;
	}
}

bool
json_bool(const struct json *j, bool fallback)
{
	if (json_type(j) != JSON_BOOL)
		return fallback;
	return json_object_get_boolean(raw(j));
}

void
json_each(const struct json *obj,
	  bool (*fn)(const char *key, const struct json *value, void *arg),
	  void *arg)
{
	struct json_object_iterator it, end;

	if (json_type(obj) != JSON_OBJECT)
		return;
	it = json_object_iter_begin(raw(obj));
	end = json_object_iter_end(raw(obj));
	for (; !json_object_iter_equal(&it, &end); json_object_iter_next(&it))
		if (!fn(json_object_iter_peek_name(&it),
			ours(json_object_iter_peek_value(&it)), arg))
			return;
}

/* --- making --- */

struct json *
json_object(struct arena *a)
{
	return ours(keep(a, json_object_new_object()));
}

struct json *
json_array(struct arena *a)
{
	return ours(keep(a, json_object_new_array()));
}

/* The child belongs to the parent from here on; NULL is JSON's null. */
static struct json *
put_child(struct json *obj, const char *key, struct jsonc_object *child)
{
	if (json_object_object_add(raw(obj), key, child) != 0) {
		log_detail(LOG_ERROR, "json", "cannot add member %s", key);
		abort();
	}
	return ours(child);
}

static struct json *
add_child(struct json *array, struct jsonc_object *child)
{
	if (json_object_array_add(raw(array), child) != 0) {
		log_detail(LOG_ERROR, "json", "cannot add an element");
		abort();
	}
	return ours(child);
}

static struct jsonc_object *
copy(const struct json *value)
{
	struct jsonc_object *o = NULL;

	if (value != NULL && json_object_deep_copy(raw(value), &o, NULL) != 0) {
		log_detail(LOG_ERROR, "json", "cannot copy a value");
		abort();
	}
	return o;
}

void
json_put_string(struct json *obj, const char *key, const char *value)
{
	if (value != NULL)
		put_child(obj, key, json_object_new_string(value));
}

void
json_put_int(struct json *obj, const char *key, int64_t value)
{
	put_child(obj, key, json_object_new_int64(value));
}

void
json_put_bool(struct json *obj, const char *key, bool value)
{
	put_child(obj, key, json_object_new_boolean(value));
}

void
json_put_null(struct json *obj, const char *key)
{
	put_child(obj, key, NULL);
}

void
json_put_id(struct json *obj, const char *key, uint64_t id)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%llu", (unsigned long long)id);
	json_put_string(obj, key, text);
}

struct json *
json_put_object(struct json *obj, const char *key)
{
	return put_child(obj, key, json_object_new_object());
}

struct json *
json_put_array(struct json *obj, const char *key)
{
	return put_child(obj, key, json_object_new_array());
}

void
json_put(struct json *obj, const char *key, const struct json *value)
{
	if (value != NULL)
		put_child(obj, key, copy(value));
}

void
json_add_string(struct json *array, const char *value)
{
	if (value != NULL)
		add_child(array, json_object_new_string(value));
}

void
json_add_int(struct json *array, int64_t value)
{
	add_child(array, json_object_new_int64(value));
}

struct json *
json_add_object(struct json *array)
{
	return add_child(array, json_object_new_object());
}

void
json_add(struct json *array, const struct json *value)
{
	if (value != NULL)
		add_child(array, copy(value));
}

const char *
json_text(struct arena *a, const struct json *j)
{
	return arena_strdup(a, json_object_to_json_string_ext(
				   raw(j), JSON_C_TO_STRING_PLAIN |
					       JSON_C_TO_STRING_NOSLASHESCAPE));
}

/* --- one text a meaning --- */

struct members {
	struct arena *arena;
	const char **keys;
	size_t count;
};

static bool
has_meaning(const struct json *j)
{
	const char *s = json_string(j);

	return json_type(j) != JSON_ABSENT && (s == NULL || *s != '\0');
}

static bool
collect(const char *key, const struct json *value, void *arg)
{
	struct members *m = arg;

	if (has_meaning(value))
		m->keys[m->count++] = key;
	return true;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void canonical(struct str *out, const struct json *j);

static void
canonical_string(struct str *out, const char *text)
{
	struct jsonc_object *o = json_object_new_string(text);

	str_add(out, json_object_to_json_string_ext(
			 o, JSON_C_TO_STRING_PLAIN |
				JSON_C_TO_STRING_NOSLASHESCAPE));
	(void)json_object_put(o);
}

static void
canonical_object(struct str *out, const struct json *j)
{
	size_t all = (size_t)json_object_object_length(raw(j));
	struct members m = { .arena = out->arena };

	m.keys = arena_array(out->arena, all + 1, sizeof(*m.keys));
	json_each(j, collect, &m);
	qsort(m.keys, m.count, sizeof(*m.keys), by_text);
	str_addc(out, '{');
	for (size_t i = 0; i < m.count; i++) {
		str_add(out, i > 0 ? "," : "");
		canonical_string(out, m.keys[i]);
		str_addc(out, ':');
		canonical(out, json_get(j, m.keys[i]));
	}
	str_addc(out, '}');
}

static void
canonical(struct str *out, const struct json *j)
{
	if (json_type(j) == JSON_OBJECT) {
		canonical_object(out, j);
	} else if (json_type(j) == JSON_ARRAY) {
		str_addc(out, '[');
		for (size_t i = 0; i < json_length(j); i++) {
			str_add(out, i > 0 ? "," : "");
			canonical(out, json_at(j, i));
		}
		str_addc(out, ']');
	} else {
		str_add(out, json_object_to_json_string_ext(
				 raw(j), JSON_C_TO_STRING_PLAIN |
					     JSON_C_TO_STRING_NOSLASHESCAPE));
	}
}

const char *
json_canonical(struct arena *a, const struct json *j)
{
	struct str out;

	str_init(&out, a, CANONICAL_LIMIT);
	canonical(&out, j);
	if (!str_ok(&out)) {
		log_detail(LOG_ERROR, "json", "canonical text past its limit");
		abort();
	}
	return out.buf;
}
