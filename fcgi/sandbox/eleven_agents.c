/* SPDX-License-Identifier: MIT
 *
 * eleven_agents.c: the voice platform's agents: create, list, get, change,
 * delete, with its validation, its silent dropping of unknown fields, and
 * the rule on languages and speech models that its schema does not state.
 */
#include "config.h"

#include <ctype.h>

#include "core/random.h"
#include "sandbox/agents.h"
#include "sandbox/handlers.h"
#include "sandbox/rules.h"

/* Every field known, with its default. An object with members keeps only
 * those; an empty object or null keeps whatever is put there. */
static const char defaults[] =
    "{\"conversation_config\":{"
    "\"asr\":{\"quality\":\"high\",\"provider\":\"scribe_realtime\","
    "\"user_input_audio_format\":\"pcm_16000\",\"keywords\":[]},"
    "\"turn\":{\"turn_timeout\":7.0,\"silence_end_call_timeout\":-1,"
    "\"turn_eagerness\":\"normal\",\"soft_timeout_config\":{}},"
    "\"tts\":{\"model_id\":\"eleven_flash_v2\","
    "\"voice_id\":\"cjVigY5qzO86Huf0OWal\",\"supported_voices\":[],"
    "\"agent_output_audio_format\":\"pcm_16000\","
    "\"optimize_streaming_latency\":3,\"stability\":0.5,\"speed\":1.0,"
    "\"similarity_boost\":0.8},"
    "\"conversation\":{\"text_only\":false,\"max_duration_seconds\":600,"
    "\"client_events\":[]},"
    "\"language_presets\":{},\"vad\":{},"
    "\"agent\":{\"first_message\":\"\",\"language\":\"en\","
    "\"dynamic_variables\":{\"dynamic_variable_placeholders\":{}},"
    "\"disable_first_message_interruptions\":false,"
    "\"max_conversation_duration_message\":\"\","
    "\"prompt\":{\"prompt\":\"\",\"llm\":\"gemini-2.5-flash\","
    "\"temperature\":0.0,\"max_tokens\":-1,\"tool_ids\":[],"
    "\"built_in_tools\":{},\"mcp_server_ids\":[],\"knowledge_base\":[],"
    "\"custom_llm\":null,\"ignore_default_personality\":true,"
    "\"rag\":{},\"timezone\":null,\"backup_llm_config\":{}}}},"
    "\"platform_settings\":{\"evaluation\":{\"criteria\":[]},"
    "\"widget\":{},\"data_collection\":{},\"overrides\":{},"
    "\"workspace_overrides\":{},\"archived\":false,"
    "\"auth\":{\"enable_auth\":false,\"allowlist\":[],"
    "\"shareable_token\":null},"
    "\"call_limits\":{\"agent_concurrency_limit\":-1,"
    "\"daily_limit\":100000,\"bursting_enabled\":true},"
    "\"privacy\":{\"record_voice\":true,\"retention_days\":-1,"
    "\"delete_transcript_and_pii\":false,\"delete_audio\":false,"
    "\"apply_to_existing_conversations\":false,"
    "\"zero_retention_mode\":false,"
    "\"conversation_history_redaction\":{}}},"
    "\"name\":null,\"tags\":[],\"workflow\":null}";

#define CONFIG "conversation_config."
#define MODELS                                                                 \
	"eleven_flash_v2|eleven_flash_v2_5|eleven_turbo_v2|"                   \
	"eleven_turbo_v2_5|eleven_multilingual_v2|"                            \
	"eleven_v3_conversational"

static const struct rule rules[] = {
	{ "name", RULE_STRING, false, 0, 0, NULL },
	{ "tags", RULE_STRINGS, false, 0, 0, NULL },
	{ "conversation_config", RULE_OBJECT, false, 0, 0, NULL },
	{ "platform_settings", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "agent", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "agent.first_message", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "agent.language", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "agent.prompt", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.prompt", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.llm", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.timezone", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.temperature", RULE_NUMBER, false, 0, 1, NULL },
	{ CONFIG "agent.prompt.max_tokens", RULE_INT, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.tool_ids", RULE_STRINGS, false, 0, 0, NULL },
	{ CONFIG "agent.prompt.built_in_tools", RULE_OBJECT, false, 0, 0,
	  NULL },
	{ CONFIG "agent.prompt.knowledge_base", RULE_ARRAY, false, 0, 0, NULL },
	{ CONFIG "agent.dynamic_variables", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "tts", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "tts.voice_id", RULE_STRING, false, 0, 0, NULL },
	{ CONFIG "tts.model_id", RULE_STRING, false, 0, 0, MODELS },
	{ CONFIG "tts.stability", RULE_NUMBER, false, 0, 1, NULL },
	{ CONFIG "tts.similarity_boost", RULE_NUMBER, false, 0, 1, NULL },
	{ CONFIG "tts.speed", RULE_NUMBER, false, 0.7, 1.2, NULL },
	{ CONFIG "asr", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "asr.keywords", RULE_STRINGS, false, 0, 0, NULL },
	{ CONFIG "turn", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "turn.turn_timeout", RULE_NUMBER, false, 0, 0, NULL },
	{ CONFIG "turn.turn_eagerness", RULE_STRING, false, 0, 0,
	  "patient|normal|eager" },
	{ CONFIG "conversation", RULE_OBJECT, false, 0, 0, NULL },
	{ CONFIG "conversation.text_only", RULE_BOOL, false, 0, 0, NULL },
	{ CONFIG "conversation.max_duration_seconds", RULE_INT, false, 0, 0,
	  NULL },
	{ CONFIG "conversation.client_events", RULE_STRINGS, false, 0, 0,
	  NULL },
	{ "platform_settings.archived", RULE_BOOL, false, 0, 0, NULL },
	{ "platform_settings.auth", RULE_OBJECT, false, 0, 0, NULL },
	{ "platform_settings.auth.enable_auth", RULE_BOOL, false, 0, 0, NULL },
	{ "platform_settings.auth.allowlist", RULE_ARRAY, false, 0, 0, NULL },
	{ "platform_settings.call_limits", RULE_OBJECT, false, 0, 0, NULL },
	{ "platform_settings.call_limits.agent_concurrency_limit", RULE_INT,
	  false, 0, 0, NULL },
	{ "platform_settings.call_limits.daily_limit", RULE_INT, false, 0, 0,
	  NULL },
	{ "platform_settings.call_limits.bursting_enabled", RULE_BOOL, false, 0,
	  0, NULL },
	{ "platform_settings.privacy", RULE_OBJECT, false, 0, 0, NULL },
	{ "platform_settings.privacy.retention_days", RULE_INT, false, 0, 0,
	  NULL },
	{ "platform_settings.privacy.record_voice", RULE_BOOL, false, 0, 0,
	  NULL },
	{ "platform_settings.data_collection", RULE_OBJECT, false, 0, 0, NULL },
};
#define RULES (sizeof(rules) / sizeof(*rules))

#define PROMPT "conversation_config.agent.prompt."

/* --- what is known is kept, the rest is dropped without a word --- */

struct known {
	struct arena *arena;
	struct json *out;
	const struct json *model;
};

static struct json *only_known(struct arena *a, const struct json *body,
			       const struct json *model);

static bool
has_member(const char *key, const struct json *value, void *arg)
{
	(void)key;
	(void)value;
	*(bool *)arg = true;
	return false;
}

struct name_search {
	const char *name;
	bool found;
};

static bool
is_named(const char *key, const struct json *value, void *arg)
{
	struct name_search *s = arg;

	(void)value;
	s->found = s->found || strcmp(key, s->name) == 0;
	return !s->found;
}

static bool
keep_known(const char *key, const struct json *value, void *arg)
{
	struct known *k = arg;
	const struct json *model = json_get(k->model, key);
	struct name_search s = { key, false };
	bool shaped = false;

	json_each(k->model, is_named, &s);
	if (!s.found)
		return true;
	json_each(model, has_member, &shaped);
	if (shaped && json_type(value) == JSON_OBJECT)
		json_put(k->out, key, only_known(k->arena, value, model));
	else if (json_type(value) == JSON_ABSENT)
		json_put_null(k->out, key);
	else
		json_put(k->out, key, value);
	return true;
}

static struct json *
only_known(struct arena *a, const struct json *body, const struct json *model)
{
	struct known k = { a, json_object(a), model };

	json_each(body, keep_known, &k);
	return k.out;
}

static const struct json *
model_of_agents(struct arena *a)
{
	static const struct json_caps caps = { 65536, 32 };

	return json_parse(a, defaults, sizeof(defaults) - 1, &caps, NULL);
}

/* --- rules that need more than one field, or the workspace --- */

static bool
language_fits(struct exchange *x, const struct json *agent)
{
	const char *language =
	    json_string(json_path(agent, CONFIG "agent.language"));
	const char *model =
	    json_string(json_path(agent, CONFIG "tts.model_id"));
	const char *wrong = NULL;
	bool english = !language || strcmp(language, "en") == 0;

	if (!model)
		return true;
	if (english && strstr(model, "_v2_5"))
		wrong = "English Agents must use turbo or flash v2";
	if (!english && (strcmp(model, "eleven_flash_v2") == 0 ||
			 strcmp(model, "eleven_turbo_v2") == 0))
		wrong = "Non-english Agents must use turbo or flash v2_5";
	if (wrong)
		exchange_fault(x, 400, "invalid_agent_config", wrong);
	return !wrong;
}

static bool
tools_exist(struct exchange *x, const struct json *agent)
{
	const struct json *ids = json_path(agent, PROMPT "tool_ids");
	size_t i;

	for (i = 0; i < json_length(ids); i++)
		if (!exchange_find(x, STATE_TOOL, json_string(json_at(ids, i))))
			return false;
	return true;
}

static bool
documents_exist(struct exchange *x, const struct json *agent)
{
	const struct json *rows = json_path(agent, PROMPT "knowledge_base");
	size_t i;

	for (i = 0; i < json_length(rows); i++)
		if (!exchange_find(
			x, STATE_DOCUMENT,
			json_string(json_get(json_at(rows, i), "id"))))
			return false;
	return true;
}

static bool
is_language(const char *s)
{
	return !s ||
	       (islower((unsigned char)s[0]) && islower((unsigned char)s[1]) &&
		(s[2] == '\0' || strcmp(s, "pt-br") == 0));
}

static void
check_more(struct violations *v, const struct json *body)
{
	static const char *const needed[] = { "type", "id", "name" };
	const struct json *rows = json_path(body, PROMPT "knowledge_base");
	size_t i, k;

	if (!is_language(json_string(json_path(body, CONFIG "agent.language"))))
		violations_add(v, CONFIG "agent.language", "value_error",
			       "Input should be an ISO 639-1 language code");
	if (json_length(json_path(body, PROMPT "tools")) &&
	    json_length(json_path(body, PROMPT "tool_ids")))
		violations_add(v, PROMPT "tools", "value_error",
			       "Only one of tools and tool_ids may be given");
	for (i = 0; i < json_length(rows); i++)
		for (k = 0; k < 3; k++)
			if (!json_string(json_get(json_at(rows, i), needed[k])))
				violations_add(
				    v,
				    arena_printf(v->arena,
						 PROMPT "knowledge_base.%zu.%s",
						 i, needed[k]),
				    "missing", "Field required");
}

static bool
body_holds(struct exchange *x, bool create)
{
	struct violations v;

	violations_init(&v, x->arena);
	if (json_type(x->body) != JSON_OBJECT) {
		violations_add(&v, "", "missing", "Field required");
		return violations_none(x, &v);
	}
	if (create && !json_get(x->body, "conversation_config"))
		violations_add(&v, "conversation_config", "missing",
			       "Field required");
	rules_check(&v, x->body, rules, RULES);
	check_more(&v, x->body);
	return violations_none(x, &v);
}

static bool
workspace_agrees(struct exchange *x, const struct json *agent)
{
	return language_fits(x, agent) && tools_exist(x, agent) &&
	       documents_exist(x, agent);
}

/* --- making and changing --- */

static struct json *
stamp(struct exchange *x, int64_t created)
{
	struct json *j = json_object(x->arena), *m, *access;
	char hex[29];

	m = json_put_object(j, "metadata");
	json_put_int(m, "created_at_unix_secs", created);
	json_put_int(m, "updated_at_unix_secs", exchange_now());
	random_hex(hex, 14);
	json_put_string(j, "version_id",
			arena_printf(x->arena, "agtvrsn_%s", hex));
	access = json_put_object(j, "access_info");
	json_put_bool(access, "is_creator", true);
	json_put_string(access, "creator_name", "Sandbox");
	json_put_string(access, "creator_email", "sandbox@example.com");
	json_put_string(access, "role", "admin");
	return j;
}

const char *
agents_make(struct exchange *x, const struct json *body)
{
	const struct json *model = model_of_agents(x->arena);
	const char *id = exchange_new_id(x, "agent_");
	struct json *agent =
	    rules_merge(x->arena, model, only_known(x->arena, body, model));

	if (!workspace_agrees(x, agent))
		return NULL;
	agent = rules_merge(x->arena, agent, stamp(x, exchange_now()));
	json_put_string(agent, "agent_id", id);
	json_put_string(agent, "branch_id", NULL);
	exchange_store(x, STATE_AGENT, id, agent);
	return id;
}

bool
agents_change(struct exchange *x, const char *id, const struct json *patch)
{
	const struct json *agent = exchange_find(x, STATE_AGENT, id);
	struct json *changed;
	int64_t created = 0;

	if (!agent)
		return false;
	changed =
	    rules_merge(x->arena, agent,
			only_known(x->arena, patch, model_of_agents(x->arena)));
	if (!workspace_agrees(x, changed))
		return false;
	json_int(json_path(agent, "metadata.created_at_unix_secs"), &created);
	changed = rules_merge(x->arena, changed, stamp(x, created));
	exchange_store(x, STATE_AGENT, id, changed);
	return true;
}

static struct json *
with_phones(struct exchange *x, const struct json *agent)
{
	const char *id = json_string(json_get(agent, "agent_id"));
	struct json *extra = json_object(x->arena);
	struct json *phones = json_put_array(extra, "phone_numbers");
	const struct json *phone;
	const char *assigned;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_PHONE); i++) {
		phone = state_at(x->w->state, x->arena, STATE_PHONE, i);
		assigned =
		    json_string(json_path(phone, "assigned_agent.agent_id"));
		if (assigned && strcmp(assigned, id) == 0)
			json_add(phones, phone);
	}
	return rules_merge(x->arena, agent, extra);
}

void
agents_create(struct exchange *x)
{
	struct json *j = json_object(x->arena);
	const char *id;

	if (!body_holds(x, true))
		return;
	id = agents_make(x, x->body);
	if (!id)
		return;
	json_put_string(j, "agent_id", id);
	exchange_json(x, 200, j);
}

void
agents_get(struct exchange *x)
{
	const struct json *agent = exchange_find(x, STATE_AGENT, x->param[0]);

	if (agent)
		exchange_json(x, 200, with_phones(x, agent));
}

void
agents_patch(struct exchange *x)
{
	if (!exchange_find(x, STATE_AGENT, x->param[0]))
		return;
	if (body_holds(x, false) && agents_change(x, x->param[0], x->body))
		agents_get(x);
}

static bool
contains_folded(const char *text, const char *part)
{
	return !part || !*part || (text && strcasestr(text, part));
}

static bool
is_archived(const struct json *agent)
{
	return json_bool(json_path(agent, "platform_settings.archived"), false);
}

static void
add_summary(struct json *rows, const struct json *agent)
{
	struct json *row = json_add_object(rows);
	int64_t created = 0;

	json_int(json_path(agent, "metadata.created_at_unix_secs"), &created);
	json_put(row, "agent_id", json_get(agent, "agent_id"));
	if (json_string(json_get(agent, "name")))
		json_put(row, "name", json_get(agent, "name"));
	else
		json_put_string(row, "name", "New Agent");
	json_put(row, "tags", json_get(agent, "tags"));
	json_put_int(row, "created_at_unix_secs", created);
	json_put_null(row, "last_call_time_unix_secs");
	json_put_bool(row, "archived", is_archived(agent));
	json_put(row, "access_info", json_get(agent, "access_info"));
}

void
agents_list(struct exchange *x)
{
	const char *search = exchange_query(x, "search");
	const char *archived = exchange_query(x, "archived");
	struct json *all = json_array(x->arena);
	const struct json *agent;
	size_t i = state_count(x->w->state, STATE_AGENT);

	while (i-- > 0) {
		agent = state_at(x->w->state, x->arena, STATE_AGENT, i);
		if (archived &&
		    is_archived(agent) != (strcmp(archived, "true") == 0))
			continue;
		if (contains_folded(json_string(json_get(agent, "name")),
				    search))
			add_summary(all, agent);
	}
	exchange_page(x, "agents", all, exchange_query_int(x, "page_size", 30));
}

static void
unassign_phones(struct exchange *x, const char *agent_id)
{
	struct json *nobody = json_object(x->arena);
	const struct json *phone;
	const char *assigned;
	size_t i;

	json_put_null(nobody, "assigned_agent");
	for (i = 0; i < state_count(x->w->state, STATE_PHONE); i++) {
		phone = state_at(x->w->state, x->arena, STATE_PHONE, i);
		assigned =
		    json_string(json_path(phone, "assigned_agent.agent_id"));
		if (assigned && strcmp(assigned, agent_id) == 0)
			exchange_store(
			    x, STATE_PHONE,
			    json_string(json_get(phone, "phone_number_id")),
			    rules_merge(x->arena, phone, nobody));
	}
}

void
agents_delete(struct exchange *x)
{
	if (!exchange_find(x, STATE_AGENT, x->param[0]))
		return;
	unassign_phones(x, x->param[0]);
	state_delete(x->w->state, STATE_AGENT, x->param[0]);
	exchange_nothing(x);
}

/* --- who refers to a tool or a document --- */

static const char *
row_id(const struct json *row)
{
	const char *id = json_string(row);

	return id ? id : json_string(json_get(row, "id"));
}

static const struct json *
list_of(const struct json *agent, const char *list)
{
	return json_get(json_path(agent, "conversation_config.agent.prompt"),
			list);
}

bool
agents_refers(const struct json *agent, const char *list, const char *id)
{
	const struct json *rows = list_of(agent, list);
	const char *row;
	size_t i;

	for (i = 0; i < json_length(rows); i++) {
		row = row_id(json_at(rows, i));
		if (row && strcmp(row, id) == 0)
			return true;
	}
	return false;
}

struct json *
agents_dependents(struct exchange *x, const char *list, const char *id)
{
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, "agents"), *row;
	const struct json *agent;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_AGENT); i++) {
		agent = state_at(x->w->state, x->arena, STATE_AGENT, i);
		if (!agents_refers(agent, list, id))
			continue;
		row = json_add_object(rows);
		json_put_string(row, "type", "available");
		json_put(row, "id", json_get(agent, "agent_id"));
		json_put(row, "name", json_get(agent, "name"));
	}
	json_put_null(j, "next_cursor");
	json_put_bool(j, "has_more", false);
	return j;
}

static void
detach(struct exchange *x, const struct json *agent, const char *list,
       const char *id)
{
	const struct json *rows = list_of(agent, list);
	struct json *patch = json_object(x->arena), *left;
	size_t i;

	left = json_put_array(
	    json_put_object(
		json_put_object(json_put_object(patch, "conversation_config"),
				"agent"),
		"prompt"),
	    list);
	for (i = 0; i < json_length(rows); i++)
		if (strcmp(row_id(json_at(rows, i)), id) != 0)
			json_add(left, json_at(rows, i));
	exchange_store(x, STATE_AGENT, json_string(json_get(agent, "agent_id")),
		       rules_merge(x->arena, agent, patch));
}

void
agents_detach(struct exchange *x, const char *list, const char *id)
{
	const struct json *agent;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_AGENT); i++) {
		agent = state_at(x->w->state, x->arena, STATE_AGENT, i);
		if (agents_refers(agent, list, id))
			detach(x, agent, list, id);
	}
}
