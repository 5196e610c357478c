/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_tools.c: tools, and the workspace secrets their header holds.
 */
#include "core/encode.h"
#include "remote/elevenlabs_call.h"

/* An item of a list whose name (at a path) is the wanted one. */
struct named {
	const char *want;
	const char *name_path, *id_key;
	const char *id;
};

static bool
is_named(const struct json *item, void *arg)
{
	struct named *n = arg;
	const char *name = json_string(json_path(item, n->name_path));

	if (name == NULL || strcmp(name, n->want) != 0)
		return false;
	n->id = json_string(json_get(item, n->id_key));
	return n->id != NULL;
}

static int
find_named(const struct elevenlabs *x, struct arena *a, const char *call,
	   const char *path, const char *list, struct named *n, struct err *e)
{
	const struct elevenlabs_list l = { .name = call,
					   .path = path,
					   .list = list,
					   .next = "next_cursor",
					   .cursor = "cursor",
					   .fn = is_named,
					   .arg = n };

	return x->dialect == ELEVENLABS_SPEC ? 0 : elevenlabs_each(x, a, &l, e);
}

/* --- tools --- */

const char *
elevenlabs_tool_label(struct arena *a, enum agent_tool kind, const char *token)
{
	return arena_printf(a, "%s_%s", agent_tool_name(kind), token);
}

/* The specification shows no answer: our name for it is as good as an id. */
static int
create_under_agent(const struct elevenlabs *x, struct arena *a,
		   const struct elevenlabs_tool *tool, const char **ret_id,
		   struct err *e)
{
	const struct elevenlabs_call call = {
		"elevenlabs.tool.create", "POST",
		arena_printf(a, "/v1/convai/agents/%s/tools",
			     encode_url(a, tool->agent_id)),
		elevenlabs_tool_body(x, a, tool)
	};

	if (elevenlabs_call(x, a, &call, NULL, e) <= 0)
		return -1;
	*ret_id = arena_strdup(a, tool->name);
	return 0;
}

int
elevenlabs_tool_create(const struct elevenlabs *x, struct arena *a,
		       const struct elevenlabs_tool *tool, const char **ret_id,
		       struct err *e)
{
	const struct elevenlabs_call call = {
		"elevenlabs.tool.create", "POST", "/v1/convai/tools",
		elevenlabs_tool_body(x, a, tool)
	};

	if (x->dialect == ELEVENLABS_SPEC)
		return create_under_agent(x, a, tool, ret_id, e);
	return elevenlabs_make(x, a, &call, "id", ret_id, e);
}

int
elevenlabs_tool_find(const struct elevenlabs *x, struct arena *a,
		     const char *name, const char **ret_id, struct err *e)
{
	struct named n = { name, "tool_config.name", "id", NULL };
	const char *path = arena_printf(
	    a, "/v1/convai/tools?page_size=100&search=%s", encode_url(a, name));
	int r = find_named(x, a, "elevenlabs.tool.find", path, "tools", &n, e);

	if (r > 0)
		*ret_id = n.id;
	return r;
}

int
elevenlabs_tool_delete(const struct elevenlabs *x, struct arena *a,
		       const char *id, struct err *e)
{
	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	return elevenlabs_remove(x, a, "elevenlabs.tool.delete",
				 arena_printf(a,
					      "/v1/convai/tools/%s?force=true",
					      encode_url(a, id)),
				 e);
}

/* --- secrets --- */

static const struct json *
secret_body(struct arena *a, const char *type, const char *name,
	    const char *value)
{
	struct json *body = json_object(a);

	json_put_string(body, "type", type);
	json_put_string(body, "name", name);
	json_put_string(body, "value", value);
	return body;
}

int
elevenlabs_secret_create(const struct elevenlabs *x, struct arena *a,
			 const char *name, const char *value,
			 const char **ret_id, struct err *e)
{
	const struct elevenlabs_call call = {
		"elevenlabs.secret.create", "POST", "/v1/convai/secrets",
		secret_body(a, "new", name, value)
	};

	if (x->dialect == ELEVENLABS_SPEC) {
		*ret_id = "";
		return 0;
	}
	return elevenlabs_make(x, a, &call, "secret_id", ret_id, e);
}

int
elevenlabs_secret_find(const struct elevenlabs *x, struct arena *a,
		       const char *name, const char **ret_id, struct err *e)
{
	struct named n = { name, "name", "secret_id", NULL };
	int r =
	    find_named(x, a, "elevenlabs.secret.find",
		       "/v1/convai/secrets?page_size=100", "secrets", &n, e);

	if (r > 0)
		*ret_id = n.id;
	return r;
}

static const char *
secret_path(struct arena *a, const char *id)
{
	return arena_printf(a, "/v1/convai/secrets/%s", encode_url(a, id));
}

int
elevenlabs_secret_update(const struct elevenlabs *x, struct arena *a,
			 const char *id, const char *name, const char *value,
			 struct err *e)
{
	const struct elevenlabs_call call = {
		"elevenlabs.secret.update", "PATCH", secret_path(a, id),
		secret_body(a, "update", name, value)
	};

	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	return elevenlabs_call(x, a, &call, NULL, e) > 0 ? 0 : -1;
}

int
elevenlabs_secret_delete(const struct elevenlabs *x, struct arena *a,
			 const char *id, struct err *e)
{
	if (x->dialect == ELEVENLABS_SPEC || *id == '\0')
		return 0;
	return elevenlabs_remove(x, a, "elevenlabs.secret.delete",
				 secret_path(a, id), e);
}
