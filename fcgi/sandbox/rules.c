/* SPDX-License-Identifier: MIT
 *
 * rules.c: what a request body must look like. Messages and types are those
 * of the library that the platform validates with (pydantic 2).
 */
#include "config.h"

#include <ctype.h>

#include "core/str.h"
#include "sandbox/rules.h"

void
violations_init(struct violations *v, struct arena *a)
{
	v->arena = a;
	v->list = json_array(a);
	v->count = 0;
}

static void
add_location(struct json *loc, const char *part)
{
	if (isdigit((unsigned char)*part))
		json_add_int(loc, strtol(part, NULL, 10));
	else
		json_add_string(loc, part);
}

void
violations_add(struct violations *v, const char *path, const char *type,
	       const char *message)
{
	struct json *row = json_add_object(v->list);
	struct json *loc = json_put_array(row, "loc");
	const char *at = path;
	size_t len;

	json_add_string(loc, "body");
	while (*at) {
		len = strcspn(at, ".");
		add_location(loc, arena_strndup(v->arena, at, len));
		at += len;
		at += *at == '.';
	}
	json_put_string(row, "msg", message);
	json_put_string(row, "type", type);
	json_put_null(row, "input");
	v->count++;
}

static bool
number_of(struct arena *a, const struct json *j, double *ret)
{
	if (json_type(j) != JSON_INT && json_type(j) != JSON_DOUBLE)
		return false;
	*ret = strtod(json_text(a, j), NULL);
	return true;
}

static void
check_number(struct violations *v, const struct json *j, const struct rule *r)
{
	double n;

	if (!number_of(v->arena, j, &n) ||
	    (r->type == RULE_INT && json_type(j) != JSON_INT)) {
		violations_add(v, r->path,
			       r->type == RULE_INT ? "int_type" : "float_type",
			       "Input should be a valid number");
		return;
	}
	if (r->least == 0 && r->most == 0)
		return;
	if (n < r->least)
		violations_add(
		    v, r->path, "greater_than_equal",
		    arena_printf(v->arena,
				 "Input should be greater than or equal to %g",
				 r->least));
	if (n > r->most)
		violations_add(
		    v, r->path, "less_than_equal",
		    arena_printf(v->arena,
				 "Input should be less than or equal to %g",
				 r->most));
}

static bool
is_choice(const char *choices, const char *value)
{
	size_t len, n = strlen(value);

	while (*choices) {
		len = strcspn(choices, "|");
		if (len == n && strncmp(choices, value, n) == 0)
			return true;
		choices += len;
		choices += *choices == '|';
	}
	return false;
}

static void
check_string(struct violations *v, const struct json *j, const struct rule *r)
{
	const char *s = json_string(j);

	if (!s)
		violations_add(v, r->path, "string_type",
			       "Input should be a valid string");
	else if (r->choices && !is_choice(r->choices, s))
		violations_add(v, r->path, "enum",
			       arena_printf(v->arena,
					    "Input should be one of %s",
					    r->choices));
}

static void
check_strings(struct violations *v, const struct json *j, const struct rule *r)
{
	size_t i;

	if (json_type(j) != JSON_ARRAY) {
		violations_add(v, r->path, "list_type",
			       "Input should be a valid list");
		return;
	}
	for (i = 0; i < json_length(j); i++)
		if (!json_string(json_at(j, i)))
			violations_add(
			    v, arena_printf(v->arena, "%s.%zu", r->path, i),
			    "string_type", "Input should be a valid string");
}

static void
check_kind(struct violations *v, const struct json *j, const struct rule *r)
{
	static const struct {
		enum json_type type;
		const char *code, *message;
	} wanted[] = {
		[RULE_BOOL] = { JSON_BOOL, "bool_type",
				"Input should be a valid boolean" },
		[RULE_OBJECT] = { JSON_OBJECT, "model_attributes_type",
				  "Input should be a valid dictionary" },
		[RULE_ARRAY] = { JSON_ARRAY, "list_type",
				 "Input should be a valid list" },
	};

	if (json_type(j) != wanted[r->type].type)
		violations_add(v, r->path, wanted[r->type].code,
			       wanted[r->type].message);
}

static void
check(struct violations *v, const struct json *body, const struct rule *r)
{
	const struct json *j = json_path(body, r->path);

	if (json_type(j) == JSON_ABSENT) {
		if (r->required)
			violations_add(v, r->path, "missing", "Field required");
		return;
	}
	switch (r->type) {
	case RULE_STRING:
		check_string(v, j, r);
		return;
	case RULE_INT:
	case RULE_NUMBER:
		check_number(v, j, r);
		return;
	case RULE_STRINGS:
		check_strings(v, j, r);
		return;
	default:
		check_kind(v, j, r);
	}
}

void
rules_check(struct violations *v, const struct json *body,
	    const struct rule *rules, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		check(v, body, &rules[i]);
}

bool
violations_none(struct exchange *x, const struct violations *v)
{
	struct json *j;

	if (!v->count)
		return true;
	j = json_object(x->arena);
	json_put(j, "detail", v->list);
	exchange_json(x, 422, j);
	return false;
}

bool
rules_hold(struct exchange *x, const struct rule *rules, size_t count)
{
	struct violations v;

	violations_init(&v, x->arena);
	if (json_type(x->body) != JSON_OBJECT)
		violations_add(&v, "", "missing", "Field required");
	else
		rules_check(&v, x->body, rules, count);
	return violations_none(x, &v);
}

/* --- PATCH --- */

struct merge {
	struct arena *arena;
	struct json *out;
	const struct json *base;
	const struct json *patch;
	bool has;
	const char *key;
};

/* What is null is there all the same: json_get() would call it absent. */
static bool
is_key(const char *key, const struct json *value, void *arg)
{
	struct merge *m = arg;

	(void)value;
	m->has = m->has || strcmp(key, m->key) == 0;
	return !m->has;
}

static bool
has_key(struct merge *m, const struct json *object, const char *key)
{
	m->key = key;
	m->has = false;
	json_each(object, is_key, m);
	return m->has;
}

static void
put_copy(struct merge *m, const char *key, const struct json *value)
{
	if (json_type(value) == JSON_ABSENT)
		json_put_null(m->out, key);
	else
		json_put(m->out, key, value);
}

static bool
merge_base(const char *key, const struct json *value, void *arg)
{
	struct merge *m = arg;
	const struct json *over = json_get(m->patch, key);

	if (!has_key(m, m->patch, key))
		put_copy(m, key, value);
	else if (json_type(value) == JSON_OBJECT &&
		 json_type(over) == JSON_OBJECT)
		json_put(m->out, key, rules_merge(m->arena, value, over));
	else
		put_copy(m, key, over);
	return true;
}

static bool
merge_new(const char *key, const struct json *value, void *arg)
{
	struct merge *m = arg;

	if (!has_key(m, m->base, key))
		put_copy(m, key, value);
	return true;
}

struct json *
rules_merge(struct arena *a, const struct json *base, const struct json *patch)
{
	struct merge m = {
		.arena = a, .out = json_object(a), .base = base, .patch = patch
	};

	json_each(base, merge_base, &m);
	json_each(patch, merge_new, &m);
	return m.out;
}
