/* SPDX-License-Identifier: MIT
 *
 * conversation.c: one conversation with an agent.
 *
 * Nobody really speaks here, so time is counted in words: what is said
 * takes as long as a person needs to say it.
 */
#include "config.h"

#include "core/log.h"
#include "core/random.h"
#include "sandbox/aftercall.h"
#include "sandbox/conversation.h"
#include "sandbox/outbox.h"
#include "sandbox/toolcall.h"

#define ARENA_LIMIT    (64u << 20)
#define CHARS_A_SECOND 15
#define QUEUE_MOST     16
#define PROMPT         "conversation_config.agent.prompt"

struct conversation {
	struct arena *arena;
	struct world *w;
	struct conversation_ears ears;
	void *arg;
	const char *id;
	const char *agent_id;
	const char *caller;
	const char *called;
	const char *call_sid;
	const char *phone_id;
	bool is_phone;
	const struct json *agent;
	struct dialogue dialogue;
	struct json *transcript;
	struct json *tools;
	const struct json *record;
	int64_t started;
	int elapsed; /* tenths of a second */
	bool calling;
	bool hung_up;
	bool booked; /* a tool has said success */
	const char *queue[QUEUE_MOST];
	int queued;
	const struct json *tool; /* the one being called */
	const char *request;
};

static int live;

int
conversation_live(void)
{
	return live;
}

const char *
conversation_id(const struct conversation *c)
{
	return c->id;
}

const struct json *
conversation_record(const struct conversation *c)
{
	return c->record;
}

const struct json *
conversation_tools(const struct conversation *c)
{
	return c->tools;
}

/* --- the transcript --- */

static struct json *
add_turn(struct conversation *c, const char *role, const char *message)
{
	struct json *turn = json_add_object(c->transcript);

	json_put_string(turn, "role", role);
	if (message)
		json_put_string(turn, "message", message);
	else
		json_put_null(turn, "message");
	json_put_int(turn, "time_in_call_secs", c->elapsed / 10);
	if (message)
		c->elapsed += 10 + (int)(10 * strlen(message) / CHARS_A_SECOND);
	return turn;
}

static void
speak(struct conversation *c, const char *text)
{
	add_turn(c, "agent", text);
	c->ears.said(c, text, c->arg);
}

/* --- beginning --- */

static const struct json *
phone_of(struct conversation *c)
{
	const struct json *phone;
	const char *id;
	size_t i;

	for (i = 0; i < state_count(c->w->state, STATE_PHONE); i++) {
		phone = state_at(c->w->state, c->arena, STATE_PHONE, i);
		id = json_string(json_path(phone, "assigned_agent.agent_id"));
		if (id && strcmp(id, c->agent_id) == 0)
			return phone;
	}
	return NULL;
}

static void
dial(struct conversation *c)
{
	const struct json *phone = phone_of(c);
	char hex[33];

	random_hex(hex, 16);
	c->call_sid = arena_printf(c->arena, "CA%s", hex);
	if (!phone)
		return;
	c->called = json_string(json_get(phone, "phone_number"));
	c->phone_id = json_string(json_get(phone, "phone_number_id"));
}

static struct toolcall
toolcall_of(struct conversation *c, const struct json *tool)
{
	struct door_pair *v = arena_array(c->arena, 10, sizeof(*v));
	int n = 0;

	v[n++] = (struct door_pair){ "system__agent_id", c->agent_id };
	v[n++] = (struct door_pair){ "system__current_agent_id", c->agent_id };
	v[n++] = (struct door_pair){ "system__conversation_id", c->id };
	v[n++] = (struct door_pair){ "system__caller_id", c->caller };
	v[n++] = (struct door_pair){ "system__called_number", c->called };
	v[n++] = (struct door_pair){ "system__call_sid", c->call_sid };
	v[n] =
	    (struct door_pair){ "system__call_duration_secs",
				arena_printf(c->arena, "%d", c->elapsed / 10) };
	return (struct toolcall){ .state = c->w->state,
				  .arena = c->arena,
				  .tool = tool,
				  .facts = &c->dialogue.facts,
				  .variables = v,
				  .sign_secret = c->w->webhook_secret };
}

/* A variable nobody supplies ends a conversation before it begins. */
static const char *
missing_variable(struct conversation *c)
{
	const struct json *ids = json_path(c->agent, PROMPT ".tool_ids");
	const struct json *tool;
	struct toolcall t;
	const char *missing = NULL;
	size_t i;

	for (i = 0; i < json_length(ids) && !missing; i++) {
		tool = state_get(c->w->state, c->arena, STATE_TOOL,
				 json_string(json_at(ids, i)));
		t = toolcall_of(c, tool);
		missing = toolcall_missing(&t);
	}
	return missing;
}

static struct moment
moment_of(struct conversation *c)
{
	const char *zone = json_string(json_path(c->agent, PROMPT ".timezone"));
	struct moment now;

	now.today = calendar_today(zone, c->started, &now.minutes);
	return now;
}

static const char *
new_id(struct conversation *c)
{
	char hex[29];

	random_hex(hex, 14);
	return arena_printf(c->arena, "conv_%s", hex);
}

struct conversation *
conversation_begin(struct world *w, struct arena *a,
		   const struct conversation_options *o, const char **ret_why)
{
	struct arena *own = arena_new(ARENA_LIMIT);
	struct conversation *c = arena_alloc(own, sizeof(*c));
	const char *missing;

	*c = (struct conversation){ .arena = own,
				    .w = w,
				    .ears = *o->ears,
				    .arg = o->arg,
				    .is_phone = o->is_phone };
	c->agent_id = arena_strdup(own, o->agent_id ? o->agent_id : "");
	c->agent = state_get(w->state, own, STATE_AGENT, c->agent_id);
	c->caller = arena_strdup(own, o->caller);
	c->called = c->call_sid = "";
	c->id = o->id ? arena_strdup(own, o->id) : new_id(c);
	c->started = exchange_now();
	c->transcript = json_array(own);
	c->tools = json_array(own);
	if (c->is_phone)
		dial(c);
	missing = c->agent ? missing_variable(c) : NULL;
	if (c->agent && !missing) {
		dialogue_start(&c->dialogue, own, moment_of(c));
		live++;
		return c;
	}
	*ret_why = !missing ? "no such agent"
			    : arena_printf(a,
					   "Missing required dynamic variables "
					   "in tools: {'%s'}",
					   missing);
	arena_free(own);
	return NULL;
}

/* --- the end --- */

static void
put_phone_call(struct conversation *c, struct json *metadata)
{
	struct json *call;

	if (!c->is_phone) {
		json_put_null(metadata, "phone_call");
		return;
	}
	call = json_put_object(metadata, "phone_call");
	json_put_string(call, "type", "twilio");
	json_put_string(call, "direction", "inbound");
	json_put_string(call, "agent_number", c->called);
	json_put_string(call, "external_number", c->caller);
	json_put_string(call, "phone_number_id", c->phone_id);
	json_put_string(call, "call_sid", c->call_sid);
}

static void
put_metadata(struct conversation *c, struct json *record)
{
	struct json *m = json_put_object(record, "metadata"), *charging;
	int seconds = c->elapsed / 10 + 1;

	json_put_int(m, "start_time_unix_secs", c->started);
	json_put_int(m, "accepted_time_unix_secs", c->started);
	json_put_int(m, "call_duration_secs", seconds);
	json_put_int(m, "cost", 10 * seconds);
	charging = json_put_object(m, "charging");
	json_put_string(charging, "tier", "sandbox");
	json_put_int(charging, "call_charge", 10 * seconds);
	json_put_int(charging, "llm_charge", 0);
	json_put_bool(charging, "is_burst", false);
	put_phone_call(c, m);
	json_put_string(m, "termination_reason",
			c->hung_up ? "Client disconnected"
				   : "end_call tool was called.");
	json_put_null(m, "error");
}

static void
put_analysis(struct conversation *c, struct json *record)
{
	struct json *a = json_put_object(record, "analysis");

	json_put_string(a, "call_successful",
			c->booked ? "success" : "unknown");
	json_put_string(a, "transcript_summary",
			c->booked ? "The caller's request was carried out."
				  : "The caller spoke with the agent.");
	json_put_string(a, "call_summary_title",
			c->booked ? "Request carried out" : "Conversation");
	json_put_object(a, "data_collection_results");
	json_put_object(a, "evaluation_criteria_results");
}

static struct json *
make_record(struct conversation *c)
{
	struct json *j = json_object(c->arena);

	json_put_string(j, "agent_id", c->agent_id);
	json_put(j, "agent_name", json_get(c->agent, "name"));
	json_put_string(j, "conversation_id", c->id);
	json_put_string(j, "status", "done");
	json_put_null(j, "user_id");
	json_put(j, "transcript", c->transcript);
	put_metadata(c, j);
	put_analysis(c, j);
	json_put_bool(j, "has_audio", false);
	json_put_bool(j, "has_user_audio", false);
	json_put_bool(j, "has_response_audio", false);
	json_put_string(j, "conversation_initiation_source",
			c->is_phone ? "twilio" : "js_sdk");
	return j;
}

static void
finish(struct conversation *c)
{
	c->record = make_record(c);
	state_put(c->w->state, STATE_CONVERSATION, c->id,
		  json_text(c->arena, c->record));
	aftercall_post(c->w, c->record);
	live--;
	c->ears.ended(c, c->arg);
	arena_free(c->arena);
}

/* --- tools --- */

static void take(struct conversation *c, struct dialogue_step step);

static const struct json *
tool_for(struct conversation *c, enum intent intent)
{
	const struct json *ids = json_path(c->agent, PROMPT ".tool_ids");
	const struct json *tool;
	size_t i;

	for (i = 0; i < json_length(ids); i++) {
		tool = state_get(c->w->state, c->arena, STATE_TOOL,
				 json_string(json_at(ids, i)));
		if (tool && toolcall_fits(tool, intent))
			return tool;
	}
	return NULL;
}

static const char *
tool_name(const struct conversation *c)
{
	return json_string(json_path(c->tool, "tool_config.name"));
}

static void
note_answer(struct conversation *c, const struct caller_answer *answer)
{
	struct json *turn = add_turn(c, "agent", NULL);
	struct json *call = json_add_object(json_put_array(turn, "tool_calls"));
	struct json *got =
	    json_add_object(json_put_array(turn, "tool_results"));
	struct json *seen = json_add_object(c->tools);
	const char *body =
	    arena_strndup(c->arena, answer->body, answer->body_len);

	json_put_string(call, "tool_name", tool_name(c));
	json_put_string(call, "params_as_json", c->request);
	json_put_bool(call, "tool_has_been_called", true);
	json_put_string(got, "tool_name", tool_name(c));
	json_put_string(got, "result_value", body);
	json_put_bool(got, "is_error", answer->status != 200);
	json_put_int(got, "tool_latency_secs", answer->ms / 1000);
	json_put_string(seen, "tool", tool_name(c));
	json_put_string(seen, "request", c->request);
	json_put_int(seen, "status", answer->status);
	json_put_string(seen, "answer", body);
	json_put_string(seen, "fault", answer->fault);
	json_put_int(seen, "latency_ms", answer->ms);
	c->elapsed += answer->ms / 100;
}

static const struct json *
parsed(struct conversation *c, const struct caller_answer *answer)
{
	static const struct json_caps caps = { 1u << 20, 32 };

	return json_parse(c->arena, answer->body, answer->body_len, &caps,
			  NULL);
}

static void
hear_next(struct conversation *c)
{
	const char *said;

	if (!c->queued)
		return;
	said = c->queue[0];
	c->queued--;
	memmove(c->queue, c->queue + 1, (size_t)c->queued * sizeof(*c->queue));
	conversation_hear(c, said);
}

static void
tool_answered(const struct caller_answer *answer, void *arg)
{
	struct conversation *c = arg;
	const struct json *j = parsed(c, answer);

	c->calling = false;
	note_answer(c, answer);
	c->booked = c->booked || json_bool(json_get(j, "success"), false);
	if (c->hung_up)
		finish(c);
	else
		take(c, dialogue_answered(&c->dialogue, j));
}

static void
call_tool(struct conversation *c, enum intent intent)
{
	struct caller_request r;
	struct toolcall t;

	c->tool = tool_for(c, intent);
	if (!c->tool) {
		log_event(LOG_WARN, "no-tool", "action",
			  dialogue_action(intent), NULL);
		take(c, dialogue_answered(&c->dialogue, NULL));
		return;
	}
	t = toolcall_of(c, c->tool);
	t.intent = intent;
	r = toolcall_build(&t);
	c->request = r.body ? r.body : "{}";
	c->calling = true;
	outbox_send(c->w, &r, tool_answered, c);
}

/* --- speaking and hearing --- */

static void
take(struct conversation *c, struct dialogue_step step)
{
	if (step.act == DIALOGUE_CALL) {
		call_tool(c, step.intent);
		return;
	}
	speak(c, step.say);
	if (step.act == DIALOGUE_END)
		finish(c);
	else if (c->queued)
		hear_next(c);
	else
		c->ears.listening(c, c->arg);
}

void
conversation_greet(struct conversation *c)
{
	const char *first = json_string(
	    json_path(c->agent, "conversation_config.agent.first_message"));

	if (first && *first)
		speak(c, first);
	c->ears.listening(c, c->arg);
}

void
conversation_hear(struct conversation *c, const char *said)
{
	said = arena_strdup(c->arena, said);
	if (c->calling) {
		if (c->queued < QUEUE_MOST)
			c->queue[c->queued++] = said;
		return;
	}
	add_turn(c, "user", said);
	take(c, dialogue_hear(&c->dialogue, said));
}

void
conversation_hang_up(struct conversation *c)
{
	c->hung_up = true;
	if (!c->calling)
		finish(c);
}
