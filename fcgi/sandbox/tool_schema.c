/* SPDX-License-Identifier: MIT
 *
 * tool_schema.c: the strict part of the platform's validation: the
 * schema nodes of a tool. An unknown key in a node is refused, and a leaf
 * has exactly one source of its value.
 */
#include "config.h"

#include "sandbox/tool_schema.h"

#define DEPTH_MOST 12

static const char *const object_keys[] = { "type",
					   "description",
					   "required",
					   "properties",
					   "property_kind",
					   "dynamic_variable",
					   "constant_value",
					   "is_omitted",
					   "required_constraints",
					   NULL };
static const char *const array_keys[] = { "type",
					  "description",
					  "items",
					  "property_kind",
					  "dynamic_variable",
					  "constant_value",
					  "is_omitted",
					  NULL };
static const char *const leaf_keys[] = { "type",
					 "description",
					 "enum",
					 "is_system_provided",
					 "dynamic_variable",
					 "allowed_values_dynamic_variable",
					 "constant_value",
					 "is_omitted",
					 NULL };
static const char *const query_keys[] = { "properties", "required",
					  "required_constraints", NULL };

struct keys {
	struct violations *v;
	const char *path;
	const char *const *allowed;
};

static bool
check_key(const char *key, const struct json *value, void *arg)
{
	struct keys *k = arg;
	size_t i;

	(void)value;
	for (i = 0; k->allowed[i]; i++)
		if (strcmp(k->allowed[i], key) == 0)
			return true;
	violations_add(k->v, arena_printf(k->v->arena, "%s.%s", k->path, key),
		       "extra_forbidden", "Extra inputs are not permitted");
	return true;
}

static void
check_keys(struct violations *v, const char *path, const struct json *node,
	   const char *const *allowed)
{
	struct keys k = { v, path, allowed };

	json_each(node, check_key, &k);
}

static bool
has_text(const struct json *node, const char *key)
{
	const char *s = json_string(json_get(node, key));

	return s && *s;
}

static bool
has_constant(const struct json *node)
{
	const struct json *c = json_get(node, "constant_value");

	return json_type(c) != JSON_ABSENT &&
	       (json_type(c) != JSON_STRING || *json_string(c));
}

static void
check_leaf(struct violations *v, const char *path, const struct json *node)
{
	int sources = has_text(node, "description") +
		      has_text(node, "dynamic_variable") + has_constant(node) +
		      json_bool(json_get(node, "is_omitted"), false);

	check_keys(v, path, node, leaf_keys);
	if (sources != 1)
		violations_add(
		    v, path, "value_error",
		    "Value error, Must set exactly one of: description, "
		    "dynamic_variable, is_system_provided, constant_value, "
		    "or is_omitted");
}

static void check_node(struct violations *v, const char *path,
		       const struct json *node, int depth);

struct properties {
	struct violations *v;
	const char *path;
	int depth;
};

static bool
check_property(const char *key, const struct json *value, void *arg)
{
	struct properties *p = arg;

	check_node(p->v,
		   arena_printf(p->v->arena, "%s.properties.%s", p->path, key),
		   value, p->depth + 1);
	return true;
}

static void
check_properties(struct violations *v, const char *path,
		 const struct json *node, int depth)
{
	const struct json *required = json_get(node, "required");
	const struct json *all = json_get(node, "properties");
	struct properties p = { v, path, depth };
	const char *name;
	size_t i;

	if (json_type(required) != JSON_ABSENT &&
	    json_type(required) != JSON_ARRAY)
		violations_add(v, arena_printf(v->arena, "%s.required", path),
			       "list_type", "Input should be a valid list");
	for (i = 0; i < json_length(required); i++) {
		name = json_string(json_at(required, i));
		if (!name || !json_get(all, name))
			violations_add(
			    v,
			    arena_printf(v->arena, "%s.required.%zu", path, i),
			    "value_error",
			    "Value error, Required property is not declared");
	}
	json_each(all, check_property, &p);
}

static void
check_object(struct violations *v, const char *path, const struct json *node,
	     int depth)
{
	check_keys(v, path, node, object_keys);
	check_properties(v, path, node, depth);
}

static bool
is_leaf_type(const char *type)
{
	return strcmp(type, "string") == 0 || strcmp(type, "integer") == 0 ||
	       strcmp(type, "number") == 0 || strcmp(type, "boolean") == 0;
}

static void
check_node(struct violations *v, const char *path, const struct json *node,
	   int depth)
{
	const char *type = json_string(json_get(node, "type"));

	if (json_type(node) != JSON_OBJECT || depth > DEPTH_MOST)
		violations_add(v, path, "model_attributes_type",
			       "Input should be a valid dictionary");
	else if (!type)
		violations_add(v, arena_printf(v->arena, "%s.type", path),
			       "missing", "Field required");
	else if (strcmp(type, "object") == 0)
		check_object(v, path, node, depth);
	else if (strcmp(type, "array") == 0) {
		check_keys(v, path, node, array_keys);
		check_node(v, arena_printf(v->arena, "%s.items", path),
			   json_get(node, "items"), depth + 1);
	} else if (is_leaf_type(type))
		check_leaf(v, path, node);
	else
		violations_add(v, arena_printf(v->arena, "%s.type", path),
			       "literal_error",
			       "Input should be 'string', 'integer', 'number', "
			       "'boolean', 'array' or 'object'");
}

static void
check_query(struct violations *v, const char *path, const struct json *node)
{
	if (json_type(node) == JSON_ABSENT)
		return;
	check_keys(v, path, node, query_keys);
	check_properties(v, path, node, 0);
}

void
tool_schema_check(struct violations *v, const char *path,
		  const struct json *api)
{
	const struct json *body = json_get(api, "request_body_schema");
	const char *at = arena_printf(v->arena, "%s.request_body_schema", path);
	const char *type = json_string(json_get(body, "type"));

	check_query(v, arena_printf(v->arena, "%s.query_params_schema", path),
		    json_get(api, "query_params_schema"));
	if (json_type(body) == JSON_ABSENT)
		return;
	if (type && strcmp(type, "object") != 0)
		violations_add(v, arena_printf(v->arena, "%s.type", at),
			       "literal_error", "Input should be 'object'");
	else
		check_object(v, at, body, 0);
}
