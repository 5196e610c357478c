/* SPDX-License-Identifier: MIT
 *
 * eleven_spec.c: the dialect of the product's specification. The published
 * API has none of these operations; they act on the same objects.
 */
#include "config.h"

#include "sandbox/agents.h"
#include "sandbox/documents.h"
#include "sandbox/handlers.h"
#include "sandbox/multipart.h"
#include "sandbox/numbers.h"
#include "sandbox/rules.h"

#define SPEC_ACCOUNT "ACspec"

static const struct rule agent_rules[] = {
	{ "name", RULE_STRING, true, 0, 0, NULL },
	{ "voice_id", RULE_STRING, false, 0, 0, NULL },
	{ "conversation_config", RULE_OBJECT, true, 0, 0, NULL },
	{ "conversation_config.agent", RULE_OBJECT, false, 0, 0, NULL },
	{ "conversation_config.agent.first_message", RULE_STRING, false, 0, 0,
	  NULL },
};

void
spec_agent_create(struct exchange *x)
{
	struct json *voice = json_object(x->arena), *j;
	const char *voice_id, *id;

	if (!rules_hold(x, agent_rules, 5))
		return;
	voice_id = json_string(json_get(x->body, "voice_id"));
	if (voice_id)
		json_put_string(
		    json_put_object(
			json_put_object(voice, "conversation_config"), "tts"),
		    "voice_id", voice_id);
	id = agents_make(x, rules_merge(x->arena, x->body, voice));
	if (!id)
		return;
	j = json_object(x->arena);
	json_put_string(j, "agent_id", id);
	json_put(j, "name", json_get(x->body, "name"));
	json_put_string(j, "voice_id", voice_id);
	exchange_json(x, 200, j);
}

/* Add a row to one of the prompt's lists. */
static bool
attach(struct exchange *x, const char *list, const struct json *row)
{
	const struct json *agent = exchange_find(x, STATE_AGENT, x->param[0]);
	struct json *patch = json_object(x->arena), *prompt, *rows;
	const struct json *old;
	size_t i;

	if (!agent)
		return false;
	prompt = json_put_object(
	    json_put_object(json_put_object(patch, "conversation_config"),
			    "agent"),
	    "prompt");
	rows = json_put_array(prompt, list);
	old = json_get(json_path(agent, "conversation_config.agent.prompt"),
		       list);
	for (i = 0; i < json_length(old); i++)
		json_add(rows, json_at(old, i));
	json_add(rows, row);
	return agents_change(x, x->param[0], patch);
}

static const struct rule tool_rules[] = {
	{ "type", RULE_STRING, true, 0, 0, "webhook" },
	{ "name", RULE_STRING, true, 0, 0, NULL },
	{ "description", RULE_STRING, true, 0, 0, NULL },
	{ "webhook_url", RULE_STRING, true, 0, 0, NULL },
	{ "parameters", RULE_OBJECT, true, 0, 0, NULL },
};

void
spec_tool_create(struct exchange *x)
{
	const char *id = exchange_new_id(x, "tool_");
	struct json *tool = json_object(x->arena), *config, *holder, *j;

	if (!exchange_find(x, STATE_AGENT, x->param[0]) ||
	    !rules_hold(x, tool_rules, 5))
		return;
	json_put_string(tool, "id", id);
	config = json_put_object(tool, "tool_config");
	json_put_string(config, "type", "webhook");
	json_put(config, "name", json_get(x->body, "name"));
	json_put(tool, "spec", x->body);
	exchange_store(x, STATE_TOOL, id, tool);
	holder = json_array(x->arena);
	json_add_string(holder, id);
	if (!attach(x, "tool_ids", json_at(holder, 0)))
		return;
	j = json_object(x->arena);
	json_put_string(j, "tool_id", id);
	exchange_json(x, 200, j);
}

static bool
read_document(struct exchange *x, struct document *d)
{
	struct violations v;
	struct part p;

	if (multipart_find(x, "file", &p)) {
		d->data = p.data;
		d->len = p.len;
		d->name = multipart_text(x, "document_name");
		if (!d->name)
			d->name = p.filename ? p.filename : "document";
		return true;
	}
	d->data = json_string(json_get(x->body, "document_content"));
	d->name = json_string(json_get(x->body, "document_name"));
	if (d->data && d->name) {
		d->len = strlen(d->data);
		return true;
	}
	violations_init(&v, x->arena);
	violations_add(&v, d->data ? "document_name" : "file", "missing",
		       "Field required");
	violations_none(x, &v);
	return false;
}

void
spec_document_create(struct exchange *x)
{
	struct document d = { .type = "text" };
	struct json *row = json_object(x->arena), *j;
	const char *id;

	if (!exchange_find(x, STATE_AGENT, x->param[0]) ||
	    !read_document(x, &d) || !(id = documents_keep(x, &d)))
		return;
	json_put_string(row, "type", "text");
	json_put_string(row, "id", id);
	json_put_string(row, "name", d.name);
	if (!attach(x, "knowledge_base", row))
		return;
	j = json_object(x->arena);
	json_put_string(j, "document_id", id);
	json_put_string(j, "status", "processing");
	exchange_json(x, 200, j);
}

static const struct rule number_rules[] = {
	{ "country", RULE_STRING, true, 0, 0, "US|CA" },
	{ "area_code", RULE_STRING, false, 0, 0, NULL },
};

void
spec_number_buy(struct exchange *x)
{
	struct phone p = { .provider = "twilio", .label = "" };
	struct json *j;

	if (!rules_hold(x, number_rules, 2))
		return;
	p.e164 =
	    numbers_free(x, json_string(json_get(x->body, "area_code")), 0);
	if (!p.e164) {
		exchange_fault(x, 400, "invalid_parameters",
			       "There is no number in that area");
		return;
	}
	p.label = p.e164;
	numbers_take(x, SPEC_ACCOUNT, p.e164, NULL);
	j = json_object(x->arena);
	json_put_string(j, "phone_number_id", phones_store(x, &p));
	json_put_string(j, "phone_number", p.e164);
	exchange_json(x, 200, j);
}

void
spec_number_assign(struct exchange *x)
{
	static const struct rule rule = {
		"phone_number_id", RULE_STRING, true, 0, 0, NULL
	};
	const char *id;

	if (!exchange_find(x, STATE_AGENT, x->param[0]) ||
	    !rules_hold(x, &rule, 1))
		return;
	id = json_string(json_get(x->body, "phone_number_id"));
	if (phones_assign(x, id, x->param[0]))
		exchange_json(x, 200, json_object(x->arena));
}

/* --- analytics: the conversations of one month --- */

struct totals {
	struct json *calls;
	int64_t count;
	int64_t seconds;
};

static bool
is_in_period(int64_t start, const char *period)
{
	time_t t = (time_t)start;
	struct tm tm;
	char month[8];

	gmtime_r(&t, &tm);
	strftime(month, sizeof(month), "%Y-%m", &tm);
	return strcmp(month, period) == 0;
}

static void
add_call(struct totals *t, const struct json *record, int64_t start)
{
	struct json *row = json_add_object(t->calls);
	const char *success =
	    json_string(json_path(record, "analysis.call_successful"));
	int64_t seconds = 0;

	json_int(json_path(record, "metadata.call_duration_secs"), &seconds);
	json_put(row, "id", json_get(record, "conversation_id"));
	json_put_int(row, "timestamp", start);
	json_put_int(row, "duration", seconds);
	json_put_string(row, "outcome",
			success && strcmp(success, "success") == 0
			    ? "reservation_created"
			    : "inquiry");
	t->count++;
	t->seconds += seconds;
}

static const char *
minutes_text(struct arena *a, int64_t seconds)
{
	return arena_printf(a, "%lld.%lld", (long long)(seconds / 60),
			    (long long)(seconds % 60 / 6));
}

void
spec_analytics(struct exchange *x)
{
	const char *period = exchange_query(x, "period");
	struct totals t = { .calls = json_array(x->arena) };
	const struct json *record;
	const char *agent;
	int64_t start;
	size_t i;

	if (!exchange_find(x, STATE_AGENT, x->param[0]))
		return;
	for (i = 0; i < state_count(x->w->state, STATE_CONVERSATION); i++) {
		record = state_at(x->w->state, x->arena, STATE_CONVERSATION, i);
		agent = json_string(json_get(record, "agent_id"));
		start = 0;
		json_int(json_path(record, "metadata.start_time_unix_secs"),
			 &start);
		if (strcmp(agent, x->param[0]) == 0 &&
		    (!period || is_in_period(start, period)))
			add_call(&t, record, start);
	}
	exchange_text(x, 200, "application/json",
		      arena_printf(x->arena,
				   "{\"total_calls\":%lld,"
				   "\"total_minutes\":%s,\"calls\":%s}",
				   (long long)t.count,
				   minutes_text(x->arena, t.seconds),
				   json_text(x->arena, t.calls)));
}
