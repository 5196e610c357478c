/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_agents.c: agents: make, find, change, read back, delete.
 */
#include "core/encode.h"
#include "remote/elevenlabs_call.h"

static const char *
agent_path(struct arena *a, const char *id)
{
	return arena_printf(a, "/v1/convai/agents/%s", encode_url(a, id));
}

int
elevenlabs_agent_create(const struct elevenlabs *x, struct arena *a,
			const struct elevenlabs_agent *agent,
			const char **ret_id, struct err *e)
{
	const struct elevenlabs_call call = {
		"elevenlabs.agent.create", "POST",
		x->dialect == ELEVENLABS_SPEC ? "/v1/convai/agents"
					      : "/v1/convai/agents/create",
		elevenlabs_agent_body(x, a, agent)
	};

	return elevenlabs_make(x, a, &call, "agent_id", ret_id, e);
}

static int
patch(const struct elevenlabs *x, struct arena *a, const char *id,
      const struct json *body, const char *name, struct err *e)
{
	const struct elevenlabs_call call = { name, "PATCH", agent_path(a, id),
					      body };

	return elevenlabs_call(x, a, &call, NULL, e) > 0 ? 0 : -1;
}

int
elevenlabs_agent_update(const struct elevenlabs *x, struct arena *a,
			const char *id, const struct elevenlabs_agent *agent,
			struct err *e)
{
	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	return patch(x, a, id, elevenlabs_agent_body(x, a, agent),
		     "elevenlabs.agent.update", e);
}

int
elevenlabs_agent_attach(const struct elevenlabs *x, struct arena *a,
			const char *id, const char *const *tool_ids,
			size_t count, struct err *e)
{
	struct json *body = json_object(a), *at = body, *ids;

	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	at = json_put_object(at, "conversation_config");
	at = json_put_object(at, "agent");
	at = json_put_object(at, "prompt");
	ids = json_put_array(at, "tool_ids");
	for (size_t i = 0; i < count; i++)
		json_add_string(ids, tool_ids[i]);
	return patch(x, a, id, body, "elevenlabs.agent.attach", e);
}

/* --- look-up --- */

struct wanted {
	const char *token;
	const char *id;
	int64_t made; /* seconds */
};

/* "va-17" and "va-17 Garden Bistro" carry the token va-17; "va-171" does
 * not. */
static bool
carries(const char *name, const char *token)
{
	size_t len = strlen(token);

	return strncmp(name, token, len) == 0 &&
	       (name[len] == '\0' || name[len] == ' ');
}

static bool
is_older_match(const struct json *item, void *arg)
{
	struct wanted *w = arg;
	const char *name = json_string(json_get(item, "name"));
	int64_t made = 0;

	if (name == NULL || !carries(name, w->token) ||
	    json_bool(json_get(item, "archived"), false))
		return false;
	json_int(json_get(item, "created_at_unix_secs"), &made);
	if (w->id == NULL || made < w->made) {
		w->id = json_string(json_get(item, "agent_id"));
		w->made = made;
	}
	return false;
}

int
elevenlabs_agent_find(const struct elevenlabs *x, struct arena *a,
		      const char *token, const char **ret_id, struct err *e)
{
	struct wanted w = { token, NULL, 0 };
	const struct elevenlabs_list l = { .name = "elevenlabs.agent.find",
					   .path = arena_printf(
					       a,
					       "/v1/convai/agents?page_size=100"
					       "&archived=false&search=%s",
					       encode_url(a, token)),
					   .list = "agents",
					   .next = "next_cursor",
					   .cursor = "cursor",
					   .fn = is_older_match,
					   .arg = &w };

	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	if (elevenlabs_each(x, a, &l, e) < 0)
		return -1;
	if (w.id == NULL)
		return 0;
	*ret_id = w.id;
	return 1;
}

/* --- read back --- */

/* What is held against what we sent. A misplaced field is dropped without a
 * word by the platform, and then somebody else's voice answers, or anybody
 * may talk at our cost. */
static const char *const compared[] = {
	"conversation_config.agent.language",
	"conversation_config.agent.first_message",
	"conversation_config.agent.prompt.timezone",
	"conversation_config.tts.voice_id",
	"conversation_config.tts.model_id",
	"conversation_config.conversation.max_duration_seconds",
	"platform_settings.auth.enable_auth",
	"platform_settings.call_limits.agent_concurrency_limit",
	"platform_settings.call_limits.daily_limit",
	"platform_settings.call_limits.bursting_enabled",
	"platform_settings.privacy.retention_days",
};

static bool
same(const struct json *want, const struct json *got)
{
	int64_t w, g;

	if (json_type(want) != json_type(got))
		return false;
	switch (json_type(want)) {
	case JSON_STRING:
		return strcmp(json_string(want), json_string(got)) == 0;
	case JSON_BOOL:
		return json_bool(want, false) == json_bool(got, false);
	default:
		return json_int(want, &w) && json_int(got, &g) && w == g;
	}
}

static const char *
first_difference(const struct json *sent, const struct json *got)
{
	for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
		if (!same(json_path(sent, compared[i]),
			  json_path(got, compared[i])))
			return compared[i];
	return NULL;
}

/* The order the platform lists tools in is its own. */
static bool
has_tools(const struct json *got, const char *const *ids, size_t count)
{
	const struct json *list =
	    json_path(got, "conversation_config.agent.prompt.tool_ids");

	if (json_length(list) != count)
		return false;
	for (size_t i = 0; i < count; i++) {
		bool found = false;

		for (size_t k = 0; k < count && !found; k++) {
			const char *id = json_string(json_at(list, k));

			found = id != NULL && strcmp(id, ids[i]) == 0;
		}
		if (!found)
			return false;
	}
	return true;
}

int
elevenlabs_agent_verify(const struct elevenlabs *x, struct arena *a,
			const char *id, const struct elevenlabs_agent *agent,
			const char *const *tool_ids, size_t count,
			struct err *e)
{
	const struct elevenlabs_call call = { "elevenlabs.agent.get", "GET",
					      agent_path(a, id), NULL };
	const struct json *got = NULL;
	const char *path;
	static const char say[] =
	    "The voice platform has stored other settings than ours.";

	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	if (elevenlabs_call(x, a, &call, &got, e) <= 0)
		return -1;
	path = first_difference(elevenlabs_agent_body(x, a, agent), got);
	if (path != NULL)
		return err_set(e, ERR_CONFLICT, say, "%s: differs at %s",
			       call.name, path);
	if (!has_tools(got, tool_ids, count))
		return err_set(e, ERR_CONFLICT, say,
			       "%s: other tools are attached", call.name);
	return 0;
}

int
elevenlabs_agent_delete(const struct elevenlabs *x, struct arena *a,
			const char *id, struct err *e)
{
	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	return elevenlabs_remove(x, a, "elevenlabs.agent.delete",
				 agent_path(a, id), e);
}
