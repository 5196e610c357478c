/* SPDX-License-Identifier: MIT
 *
 * schema.c: a small JSON Schema validator.
 */
#include "t/contract/schema.h"

#include <regex.h>

#include "core/encode.h"

struct check {
	struct arena *arena;
	const struct json *schema, *value;
	const char *path;
	const char *fault; /* the first */
};

static const char *const words[] = {
	"type",
	"enum",
	"const",
	"pattern",
	"minLength",
	"maxLength",
	"minimum",
	"maximum",
	"required",
	"properties",
	"additionalProperties",
	"minProperties",
	"maxProperties",
	"items",
	"minItems",
	"maxItems",
	"oneOf",
	"description",
};

static bool
fail(struct check *c, const char *what)
{
	if (c->fault == NULL)
		c->fault =
		    arena_printf(c->arena, "%s: %s",
				 *c->path != '\0' ? c->path : "(root)", what);
	return false;
}

static bool
known_word(const char *key, const struct json *value, void *arg)
{
	(void)value;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], key) == 0)
			return true;
	return fail(arg,
		    arena_printf(((struct check *)arg)->arena,
				 "the schema's word \"%s\" is unknown", key));
}

static const char *
type_name(const struct json *v)
{
	switch (json_type(v)) {
	case JSON_BOOL:
		return "boolean";
	case JSON_INT:
		return "integer";
	case JSON_DOUBLE:
		return "number";
	case JSON_STRING:
		return "string";
	case JSON_ARRAY:
		return "array";
	case JSON_OBJECT:
		return "object";
	default:
		return "null";
	}
}

static bool
is_type(const struct json *v, const char *want)
{
	const char *have = type_name(v);

	return strcmp(have, want) == 0 ||
	       (strcmp(want, "number") == 0 && strcmp(have, "integer") == 0);
}

static void
check_type(struct check *c)
{
	const struct json *t = json_get(c->schema, "type");
	bool ok = t == NULL;

	if (json_type(t) == JSON_STRING)
		ok = is_type(c->value, json_string(t));
	for (size_t i = 0; i < json_length(t); i++)
		ok = ok || is_type(c->value, json_string(json_at(t, i)));
	if (!ok)
		fail(c, arena_printf(c->arena, "is %s", type_name(c->value)));
}

static bool
same(struct arena *a, const struct json *x, const struct json *y)
{
	return json_type(x) == json_type(y) &&
	       strcmp(json_text(a, x), json_text(a, y)) == 0;
}

static void
check_values(struct check *c)
{
	const struct json *one = json_get(c->schema, "const");
	const struct json *some = json_get(c->schema, "enum");
	bool ok = false;

	if (json_type(one) != JSON_ABSENT && !same(c->arena, one, c->value))
		fail(c, "is not the constant");
	if (json_type(some) == JSON_ABSENT)
		return;
	for (size_t i = 0; i < json_length(some); i++)
		ok = ok || same(c->arena, json_at(some, i), c->value);
	if (!ok)
		fail(c, "is none of the allowed values");
}

static void
check_pattern(struct check *c)
{
	const char *pattern = json_string(json_get(c->schema, "pattern"));
	const char *text = json_string(c->value);
	regex_t re;

	if (pattern == NULL || text == NULL)
		return;
	if (regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB) != 0) {
		fail(c, "the schema's pattern does not compile");
		return;
	}
	if (regexec(&re, text, 0, NULL, 0) != 0)
		fail(c, arena_printf(c->arena, "\"%s\" does not match %s", text,
				     pattern));
	regfree(&re);
}

static void
within(struct check *c, int64_t n, const char *least, const char *most)
{
	int64_t bound;

	if (json_int(json_get(c->schema, least), &bound) && n < bound)
		fail(c, arena_printf(c->arena, "under %s", least));
	if (json_int(json_get(c->schema, most), &bound) && n > bound)
		fail(c, arena_printf(c->arena, "over %s", most));
}

static bool
count_member(const char *key, const struct json *value, void *arg)
{
	(void)key;
	(void)value;
	++*(int64_t *)arg;
	return true;
}

static void
check_bounds(struct check *c)
{
	int64_t n = 0;

	switch (json_type(c->value)) {
	case JSON_INT:
		json_int(c->value, &n);
		within(c, n, "minimum", "maximum");
		break;
	case JSON_STRING:
		within(c, (int64_t)encode_utf8_length(json_string(c->value)),
		       "minLength", "maxLength");
		break;
	case JSON_ARRAY:
		within(c, (int64_t)json_length(c->value), "minItems",
		       "maxItems");
		break;
	case JSON_OBJECT:
		json_each(c->value, count_member, &n);
		within(c, n, "minProperties", "maxProperties");
		break;
	default:
		break;
	}
}

static void check_node(struct check *c);

static bool
check_inner(struct check *c, const struct json *schema,
	    const struct json *value, const char *name)
{
	struct check inner = { c->arena, schema, value,
			       arena_printf(c->arena, "%s.%s", c->path, name),
			       NULL };

	check_node(&inner);
	if (c->fault == NULL)
		c->fault = inner.fault;
	return inner.fault == NULL;
}

static bool
check_member(const char *key, const struct json *value, void *arg)
{
	struct check *c = arg;
	const struct json *known =
	    json_get(json_get(c->schema, "properties"), key);
	const struct json *others = json_get(c->schema, "additionalProperties");

	if (json_type(known) == JSON_OBJECT)
		return check_inner(c, known, value, key);
	if (json_type(others) == JSON_OBJECT)
		return check_inner(c, others, value, key);
	if (json_type(others) == JSON_BOOL && !json_bool(others, true))
		return fail(
		    c, arena_printf(c->arena, "\"%s\" is not declared", key));
	return true;
}

struct sought {
	const char *key;
	bool found;
};

static bool
is_sought(const char *key, const struct json *value, void *arg)
{
	struct sought *s = arg;

	(void)value;
	s->found = strcmp(key, s->key) == 0;
	return !s->found;
}

/* Also if its value is null, which json_get calls absent. */
static bool
has_member(const struct json *object, const char *key)
{
	struct sought s = { key, false };

	json_each(object, is_sought, &s);
	return s.found;
}

static void
check_members(struct check *c)
{
	const struct json *required = json_get(c->schema, "required");

	if (json_type(c->value) != JSON_OBJECT)
		return;
	for (size_t i = 0; i < json_length(required); i++) {
		const char *key = json_string(json_at(required, i));

		if (!has_member(c->value, key))
			fail(c,
			     arena_printf(c->arena, "\"%s\" is missing", key));
	}
	json_each(c->value, check_member, c);
}

static void
check_items(struct check *c)
{
	const struct json *items = json_get(c->schema, "items");

	if (json_type(c->value) != JSON_ARRAY || items == NULL)
		return;
	for (size_t i = 0; i < json_length(c->value); i++)
		check_inner(c, items, json_at(c->value, i),
			    arena_printf(c->arena, "%zu", i));
}

static void
check_one_of(struct check *c)
{
	const struct json *some = json_get(c->schema, "oneOf");
	int fits = 0;

	for (size_t i = 0; i < json_length(some); i++) {
		struct check alone = { c->arena, json_at(some, i), c->value,
				       c->path, NULL };

		check_node(&alone);
		fits += alone.fault == NULL;
	}
	if (json_length(some) > 0 && fits != 1)
		fail(c, arena_printf(c->arena, "fits %d of oneOf", fits));
}

static void
check_node(struct check *c)
{
	json_each(c->schema, known_word, c);
	check_type(c);
	check_values(c);
	check_pattern(c);
	check_bounds(c);
	check_members(c);
	check_items(c);
	check_one_of(c);
}

const char *
schema_check(struct arena *a, const struct json *schema,
	     const struct json *value)
{
	struct check c = { a, schema, value, "", NULL };

	check_node(&c);
	return c.fault;
}
