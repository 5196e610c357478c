/* SPDX-License-Identifier: MIT
 *
 * eleven_tools.c: the voice platform's tools, objects of the workspace that
 * agents refer to by id.
 */
#include "config.h"

#include <ctype.h>

#include "sandbox/agents.h"
#include "sandbox/handlers.h"
#include "sandbox/rules.h"
#include "sandbox/tool_schema.h"

static const struct rule rules[] = {
	{ "tool_config", RULE_OBJECT, true, 0, 0, NULL },
	{ "tool_config.type", RULE_STRING, true, 0, 0,
	  "webhook|client|system|mcp" },
	{ "tool_config.name", RULE_STRING, true, 0, 0, NULL },
	{ "tool_config.description", RULE_STRING, true, 0, 0, NULL },
	{ "tool_config.response_timeout_secs", RULE_INT, false, 5, 300, NULL },
	{ "tool_config.execution_mode", RULE_STRING, false, 0, 0,
	  "immediate|post_tool_speech|async" },
	{ "tool_config.pre_tool_speech", RULE_STRING, false, 0, 0,
	  "auto|force|off" },
	{ "tool_config.interruption_mode", RULE_STRING, false, 0, 0,
	  "allow|disable_during_tool|disable_during_tool_and_turn" },
	{ "tool_config.tool_error_handling_mode", RULE_STRING, false, 0, 0,
	  "auto|summarized|passthrough|hide" },
	{ "tool_config.assignments", RULE_ARRAY, false, 0, 0, NULL },
	{ "tool_config.dynamic_variables", RULE_OBJECT, false, 0, 0, NULL },
};

/* Of a webhook tool, beside the above. */
#define API "tool_config.api_schema"
static const struct rule webhook_rules[] = {
	{ API, RULE_OBJECT, true, 0, 0, NULL },
	{ API ".url", RULE_STRING, true, 0, 0, NULL },
	{ API ".method", RULE_STRING, false, 0, 0,
	  "GET|POST|PUT|PATCH|DELETE" },
	{ API ".content_type", RULE_STRING, false, 0, 0,
	  "application/json|application/x-www-form-urlencoded" },
	{ API ".request_headers", RULE_OBJECT, false, 0, 0, NULL },
	{ API ".path_params_schema", RULE_OBJECT, false, 0, 0, NULL },
	{ API ".request_body_schema", RULE_OBJECT, false, 0, 0, NULL },
};

static const char defaults[] =
    "{\"response_timeout_secs\":20,\"disable_interruptions\":false,"
    "\"interruption_mode\":\"allow\",\"force_pre_tool_speech\":false,"
    "\"pre_tool_speech\":\"auto\",\"assignments\":[],"
    "\"tool_call_sound\":null,\"tool_error_handling_mode\":\"auto\","
    "\"execution_mode\":\"immediate\","
    "\"dynamic_variables\":{\"dynamic_variable_placeholders\":{}},"
    "\"api_schema\":{\"method\":\"GET\",\"request_headers\":{},"
    "\"content_type\":\"application/json\",\"path_params_schema\":{},"
    "\"query_params_schema\":null,\"request_body_schema\":null}}";

static bool
name_ok(const char *name)
{
	size_t i;

	for (i = 0; name[i]; i++)
		if (!isalnum((unsigned char)name[i]) && name[i] != '_' &&
		    name[i] != '-')
			return false;
	return i >= 1 && i <= 64;
}

struct headers {
	struct violations *v;
	const struct world *w;
};

static bool
check_header(const char *key, const struct json *value, void *arg)
{
	struct headers *h = arg;
	const char *path =
	    arena_printf(h->v->arena, API ".request_headers.%s", key);
	const char *secret = json_string(json_get(value, "secret_id"));

	if (json_string(value))
		return true;
	if (secret && !state_text(h->w->state, STATE_SECRET, secret))
		violations_add(h->v, path, "value_error",
			       "Value error, no such secret");
	else if (!secret && !json_string(json_get(value, "variable_name")) &&
		 !json_string(json_get(value, "env_var_label")))
		violations_add(h->v, path, "union_type",
			       "Input should be a string or a reference");
	return true;
}

static void
check_webhook(struct exchange *x, struct violations *v)
{
	const struct json *api = json_path(x->body, API);
	const char *url = json_string(json_get(api, "url"));
	struct headers h = { v, x->w };

	rules_check(v, x->body, webhook_rules,
		    sizeof(webhook_rules) / sizeof(*webhook_rules));
	if (url && strncmp(url, "http://", 7) != 0 &&
	    strncmp(url, "https://", 8) != 0)
		violations_add(v, API ".url", "value_error",
			       "Value error, Invalid URL");
	json_each(json_get(api, "request_headers"), check_header, &h);
	tool_schema_check(v, API, api);
}

static bool
body_holds(struct exchange *x)
{
	const char *name = json_string(json_path(x->body, "tool_config.name"));
	const char *type = json_string(json_path(x->body, "tool_config.type"));
	struct violations v;

	violations_init(&v, x->arena);
	rules_check(&v, x->body, rules, sizeof(rules) / sizeof(*rules));
	if (name && !name_ok(name))
		violations_add(&v, "tool_config.name",
			       "string_pattern_mismatch",
			       "String should match pattern "
			       "'^[a-zA-Z0-9_-]{1,64}$'");
	if (!type || strcmp(type, "webhook") == 0)
		check_webhook(x, &v);
	return violations_none(x, &v);
}

static struct json *
tool_of(struct exchange *x, const char *id)
{
	static const struct json_caps caps = { 4096, 8 };
	const struct json *base =
	    json_parse(x->arena, defaults, sizeof(defaults) - 1, &caps, NULL);
	struct json *j = json_object(x->arena), *o;

	json_put_string(j, "id", id);
	json_put(j, "tool_config",
		 rules_merge(x->arena, base, json_get(x->body, "tool_config")));
	o = json_put_object(j, "access_info");
	json_put_bool(o, "is_creator", true);
	json_put_string(o, "creator_name", "Sandbox");
	json_put_string(o, "creator_email", "sandbox@example.com");
	json_put_string(o, "role", "admin");
	o = json_put_object(j, "usage_stats");
	json_put_int(o, "total_calls", 0);
	json_put_int(o, "avg_latency_secs", 0);
	return j;
}

void
tools_create(struct exchange *x)
{
	const char *id;
	struct json *tool;

	if (!body_holds(x))
		return;
	id = exchange_new_id(x, "tool_");
	tool = tool_of(x, id);
	exchange_store(x, STATE_TOOL, id, tool);
	exchange_json(x, 200, tool);
}

void
tools_list(struct exchange *x)
{
	const char *search = exchange_query(x, "search");
	struct json *all = json_array(x->arena);
	const struct json *tool;
	const char *name;
	size_t i = state_count(x->w->state, STATE_TOOL);

	while (i-- > 0) {
		tool = state_at(x->w->state, x->arena, STATE_TOOL, i);
		name = json_string(json_path(tool, "tool_config.name"));
		if (!search ||
		    (name && strncasecmp(name, search, strlen(search)) == 0))
			json_add(all, tool);
	}
	exchange_page(x, "tools", all, exchange_query_int(x, "page_size", 30));
}

void
tools_get(struct exchange *x)
{
	const struct json *tool = exchange_find(x, STATE_TOOL, x->param[0]);

	if (tool)
		exchange_json(x, 200, tool);
}

void
tools_patch(struct exchange *x)
{
	struct json *tool;

	if (!exchange_find(x, STATE_TOOL, x->param[0]) || !body_holds(x))
		return;
	tool = tool_of(x, x->param[0]);
	exchange_store(x, STATE_TOOL, x->param[0], tool);
	exchange_json(x, 200, tool);
}

void
tools_dependents(struct exchange *x)
{
	if (exchange_find(x, STATE_TOOL, x->param[0]))
		exchange_json(x, 200,
			      agents_dependents(x, "tool_ids", x->param[0]));
}

/* Without force a tool in use stays. */
void
tools_delete(struct exchange *x)
{
	const char *force = exchange_query(x, "force");
	const struct json *users;

	if (!exchange_find(x, STATE_TOOL, x->param[0]))
		return;
	users =
	    json_get(agents_dependents(x, "tool_ids", x->param[0]), "agents");
	if (json_length(users) && (!force || strcmp(force, "true") != 0)) {
		exchange_fault(x, 409, "tool_has_dependent_agents",
			       "The tool is used by agents");
		return;
	}
	agents_detach(x, "tool_ids", x->param[0]);
	state_delete(x->w->state, STATE_TOOL, x->param[0]);
	exchange_nothing(x);
}
