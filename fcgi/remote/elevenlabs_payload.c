/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_payload.c: what we tell the platform about agents and tools.
 *
 * The tools' parameters are one table: what a caller can say to our webhook
 * is declared here, and nowhere else.
 */
#include "remote/elevenlabs_call.h"

/* --- agents --- */

const char *
elevenlabs_language(struct arena *a, const char *language)
{
	size_t len = strcspn(language, "-_");

	return len == 0 ? "en" : arena_strndup(a, language, len);
}

/* English agents must use a v2 model and all others a v2_5 one: the platform
 * refuses the rest, though its schema does not say so. */
const char *
elevenlabs_speech_model(const char *language)
{
	return strcmp(language, "en") == 0 ? "eleven_flash_v2"
					   : "eleven_flash_v2_5";
}

static void
put_speaker(struct json *config, struct arena *a,
	    const struct elevenlabs_agent *g)
{
	const char *language = elevenlabs_language(a, g->language);
	struct json *agent = json_put_object(config, "agent");
	struct json *prompt = json_put_object(agent, "prompt");
	struct json *tools, *end;
	struct json *tts = json_put_object(config, "tts");

	json_put_string(agent, "first_message", g->first_message);
	json_put_string(agent, "language", language);
	json_put_string(prompt, "prompt", g->prompt);
	json_put_string(prompt, "timezone", g->timezone);
	tools = json_put_object(prompt, "built_in_tools");
	end = json_put_object(tools, "end_call");
	json_put_string(end, "type", "system");
	json_put_string(end, "name", "end_call");
	json_put_string(end, "description", "");
	json_put_string(json_put_object(end, "params"), "system_tool_type",
			"end_call");
	json_put_string(tts, "voice_id", g->voice_id);
	json_put_string(tts, "model_id", elevenlabs_speech_model(language));
}

static void
put_limits(struct json *settings, const struct elevenlabs_agent *g)
{
	struct json *limits = json_put_object(settings, "call_limits");

	json_put_bool(json_put_object(settings, "auth"), "enable_auth", true);
	json_put_int(limits, "agent_concurrency_limit", g->concurrency_limit);
	json_put_int(limits, "daily_limit", g->daily_limit);
	/* Bursting is on unless we say otherwise, at twice the price. */
	json_put_bool(limits, "bursting_enabled", false);
	json_put_int(json_put_object(settings, "privacy"), "retention_days",
		     g->retention_days);
}

static const struct json *
published_agent(struct arena *a, const struct elevenlabs_agent *g)
{
	struct json *body = json_object(a), *config, *tags;

	json_put_string(body, "name", g->name);
	config = json_put_object(body, "conversation_config");
	put_speaker(config, a, g);
	if (g->keyword != NULL && *g->keyword != '\0')
		json_add_string(
		    json_put_array(json_put_object(config, "asr"), "keywords"),
		    g->keyword);
	json_put_int(json_put_object(config, "conversation"),
		     "max_duration_seconds", g->max_duration);
	put_limits(json_put_object(body, "platform_settings"), g);
	tags = json_put_array(body, "tags");
	for (size_t i = 0; i < g->tag_count; i++)
		json_add_string(tags, g->tags[i]);
	return body;
}

static const struct json *
spec_agent(struct arena *a, const struct elevenlabs_agent *g)
{
	struct json *body = json_object(a), *agent;

	json_put_string(body, "name", g->name);
	json_put_string(body, "voice_id", g->voice_id);
	agent = json_put_object(json_put_object(body, "conversation_config"),
				"agent");
	json_put_string(json_put_object(agent, "prompt"), "prompt", g->prompt);
	json_put_string(agent, "first_message", g->first_message);
	return body;
}

const struct json *
elevenlabs_agent_body(const struct elevenlabs *x, struct arena *a,
		      const struct elevenlabs_agent *g)
{
	return x->dialect == ELEVENLABS_SPEC ? spec_agent(a, g)
					     : published_agent(a, g);
}

/* --- tools --- */

struct parameter {
	const char *name;
	const char *type;
	bool required;
	const char *description; /* the model fills it by this */
};

#define PARAMETERS_MOST 8

static const struct definition {
	const char *description;
	struct parameter parameter[PARAMETERS_MOST]; /* ends in name NULL */
} definitions[TOOL_COUNT] = {
	[TOOL_CREATE] = {
		"Books a table. Call it once the caller has confirmed name, "
		"date, time and party size. Tell the caller what the message "
		"in the answer says, with the four-digit code.",
		{
			{ "customer_name", "string", true,
			  "The name the reservation is under." },
			{ "date", "string", true,
			  "The date as YYYY-MM-DD, from today's date." },
			{ "time", "string", true,
			  "The time in 24 hours as HH:MM." },
			{ "party_size", "integer", true,
			  "How many people come." },
			{ "phone", "string", false,
			  "A number to call back, only if the caller gave "
			  "one." },
			{ "special_requests", "string", false,
			  "Wishes, allergies, a high chair, in the caller's "
			  "words." },
			{ "occasion", "string", false,
			  "Birthday, anniversary or the like, if told." },
			{ "table_preference", "string", false,
			  "Window, terrace, quiet corner or the like, if "
			  "told." },
		},
	},
	[TOOL_FIND] = {
		"Looks up the caller's reservation by its four-digit code, or "
		"by name and date. Call it before changing or cancelling.",
		{
			{ "code", "string", false,
			  "The four-digit reservation code." },
			{ "name", "string", false,
			  "The name the reservation is under." },
			{ "date", "string", false,
			  "Its date as YYYY-MM-DD." },
			{ "phone", "string", false,
			  "The number the caller left with it." },
		},
	},
	[TOOL_EDIT] = {
		"Changes a reservation. Send only what changes. Call it after "
		"the caller confirmed the change.",
		{
			{ "code", "string", true,
			  "The four-digit reservation code." },
			{ "name", "string", false,
			  "The name the reservation is under." },
			{ "new_date", "string", false,
			  "The new date as YYYY-MM-DD." },
			{ "new_time", "string", false,
			  "The new time in 24 hours as HH:MM." },
			{ "new_party_size", "integer", false,
			  "How many people come now." },
			{ "new_special_requests", "string", false,
			  "The wishes that replace the earlier ones." },
		},
	},
	[TOOL_CANCEL] = {
		"Cancels a reservation. Call it after the caller confirmed "
		"that it is to be cancelled.",
		{
			{ "code", "string", true,
			  "The four-digit reservation code." },
			{ "name", "string", false,
			  "The name the reservation is under." },
			{ "reason", "string", false,
			  "Why, if the caller told." },
		},
	},
	[TOOL_AVAILABILITY] = {
		"Tells whether there is room, and when else. It books "
		"nothing.",
		{
			{ "date", "string", true,
			  "The date as YYYY-MM-DD, from today's date." },
			{ "time", "string", false,
			  "The time in 24 hours as HH:MM." },
			{ "party_size", "integer", true,
			  "How many people come." },
		},
	},
};

/* What the platform itself knows about the call. */
static const struct {
	const char *name, *variable;
} context[] = {
	{ "agent_id", "system__agent_id" },
	{ "conversation_id", "system__conversation_id" },
	{ "caller_number", "system__caller_id" },
	{ "called_number", "system__called_number" },
};
#define CONTEXT_COUNT (sizeof context / sizeof *context)

static void
put_parameters(struct json *node, const struct definition *d)
{
	struct json *properties, *required;

	json_put_string(node, "type", "object");
	json_put_string(node, "description", "What the caller wants.");
	required = json_put_array(node, "required");
	properties = json_put_object(node, "properties");
	for (size_t i = 0; i < PARAMETERS_MOST && d->parameter[i].name != NULL;
	     i++) {
		const struct parameter *p = &d->parameter[i];
		struct json *leaf = json_put_object(properties, p->name);

		json_put_string(leaf, "type", p->type);
		json_put_string(leaf, "description", p->description);
		if (p->required)
			json_add_string(required, p->name);
	}
}

/* The envelope our webhook reads: {agent_id, action, conversation_id,
 * caller_number, called_number, parameters{...}}. A leaf has one source of
 * its value: two are refused. */
static void
put_envelope(struct json *schema, enum agent_tool kind)
{
	struct json *node = json_put_object(schema, "request_body_schema");
	struct json *required, *properties, *leaf;

	json_put_string(node, "type", "object");
	json_put_string(node, "description", "One request of a caller.");
	required = json_put_array(node, "required");
	properties = json_put_object(node, "properties");
	for (size_t i = 0; i < CONTEXT_COUNT; i++) {
		leaf = json_put_object(properties, context[i].name);
		json_put_string(leaf, "type", "string");
		json_put_string(leaf, "dynamic_variable", context[i].variable);
		json_add_string(required, context[i].name);
	}
	leaf = json_put_object(properties, "action");
	json_put_string(leaf, "type", "string");
	json_put_string(leaf, "constant_value", agent_tool_name(kind));
	json_add_string(required, "action");
	put_parameters(json_put_object(properties, "parameters"),
		       &definitions[kind]);
	json_add_string(required, "parameters");
}

static const struct json *
published_tool(struct arena *a, const struct elevenlabs_tool *t)
{
	struct json *body = json_object(a), *schema, *header;
	struct json *config = json_put_object(body, "tool_config");

	json_put_string(config, "type", "webhook");
	json_put_string(config, "name", t->name);
	json_put_string(config, "description",
			definitions[t->kind].description);
	json_put_int(config, "response_timeout_secs", 5);
	/* Otherwise the agent is not told of a failure, and improvises. */
	json_put_string(config, "tool_error_handling_mode", "passthrough");
	schema = json_put_object(config, "api_schema");
	json_put_string(schema, "url", t->url);
	json_put_string(schema, "method", "POST");
	json_put_string(schema, "content_type", "application/json");
	header = json_put_object(json_put_object(schema, "request_headers"),
				 ELEVENLABS_SECRET_HEADER);
	json_put_string(header, "secret_id", t->secret_id);
	put_envelope(schema, t->kind);
	return body;
}

static const struct json *
spec_tool(struct arena *a, const struct elevenlabs_tool *t)
{
	const struct definition *d = &definitions[t->kind];
	struct json *body = json_object(a), *all;

	json_put_string(body, "type", "webhook");
	json_put_string(body, "name", agent_tool_name(t->kind));
	json_put_string(body, "description", d->description);
	json_put_string(body, "webhook_url", t->url);
	all = json_put_object(body, "parameters");
	for (size_t i = 0; i < PARAMETERS_MOST && d->parameter[i].name != NULL;
	     i++) {
		const struct parameter *p = &d->parameter[i];
		struct json *one = json_put_object(all, p->name);

		json_put_string(one, "type",
				strcmp(p->type, "integer") == 0 ? "number"
								: p->type);
		json_put_bool(one, "required", p->required);
	}
	return body;
}

const struct json *
elevenlabs_tool_body(const struct elevenlabs *x, struct arena *a,
		     const struct elevenlabs_tool *t)
{
	return x->dialect == ELEVENLABS_SPEC ? spec_tool(a, t)
					     : published_tool(a, t);
}
