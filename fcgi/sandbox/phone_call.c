/* SPDX-License-Identifier: MIT
 *
 * phone_call.c: POST /_sandbox/call: a caller on the phone who says what
 * they were told to say, one utterance whenever the agent listens, and then
 * hangs up. The request is answered when the call is over. Whom they call
 * is an agent's id at the platform or in the product, or a phone number.
 */
#include "config.h"

#include "sandbox/conversation.h"
#include "sandbox/handlers.h"
#include "sandbox/numbers.h"
#include "sandbox/rules.h"

#define SAY_MOST 100

struct call {
	struct arena *arena;
	struct world *w;
	uint64_t serial;
	const char *say[SAY_MOST];
	size_t count;
	size_t next;
};

static void
said(struct conversation *c, const char *text, void *arg)
{
	(void)c;
	(void)text;
	(void)arg;
}

static void
listening(struct conversation *c, void *arg)
{
	struct call *call = arg;

	if (call->next < call->count)
		conversation_hear(c, call->say[call->next++]);
	else
		conversation_hang_up(c);
}

static void
ended(struct conversation *c, void *arg)
{
	struct call *call = arg;
	struct json *j = json_object(call->arena);
	struct door_answer answer = { .status = 200 };

	json_put_string(j, "conversation_id", conversation_id(c));
	json_put(j, "transcript",
		 json_get(conversation_record(c), "transcript"));
	json_put(j, "metadata", json_get(conversation_record(c), "metadata"));
	json_put(j, "tools", conversation_tools(c));
	answer.body = json_text(call->arena, j);
	answer.body_len = strlen(answer.body);
	door_answer(call->w->door, call->serial, &answer);
	arena_free(call->arena);
}

static const struct conversation_ears ears = { said, listening, ended };

static const struct rule rules[] = {
	{ "agent_id", RULE_STRING, true, 0, 0, NULL },
	{ "say", RULE_STRINGS, true, 0, 0, NULL },
	{ "from", RULE_STRING, false, 0, 0, NULL },
};

static struct call *
call_of(struct exchange *x)
{
	struct arena *a = arena_new(16u << 20);
	struct call *call = arena_alloc(a, sizeof(*call));
	const struct json *say = json_get(x->body, "say");
	size_t i;

	call->arena = a;
	call->w = x->w;
	call->serial = x->q->serial;
	for (i = 0; i < json_length(say) && i < SAY_MOST; i++)
		call->say[call->count++] =
		    arena_strdup(a, json_string(json_at(say, i)));
	return call;
}

/* --- whom --- */

static bool
has_tag(const struct json *agent, const char *tag)
{
	const struct json *tags = json_get(agent, "tags");
	const char *one;
	size_t i;

	for (i = 0; i < json_length(tags); i++) {
		one = json_string(json_at(tags, i));
		if (one && strcmp(one, tag) == 0)
			return true;
	}
	return false;
}

/* "va-<id>", or more words after it */
static bool
begins_with(const char *name, const char *start)
{
	size_t n = strlen(start);

	return name && strncmp(name, start, n) == 0 &&
	       (name[n] == '\0' || name[n] == ' ');
}

/* The product's own id stands in a tag, or begins the name: "va-<id>". */
static const char *
find_by_mark(struct exchange *x, const char *mark)
{
	const char *tag = arena_printf(x->arena, "agent:%s", mark);
	const char *start = arena_printf(x->arena, "va-%s", mark);
	const struct json *agent;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_AGENT); i++) {
		agent = state_at(x->w->state, x->arena, STATE_AGENT, i);
		if (has_tag(agent, tag) ||
		    begins_with(json_string(json_get(agent, "name")), start))
			return json_string(json_get(agent, "agent_id"));
	}
	return NULL;
}

/* The platform's id, the number dialled, or the product's id. */
static const char *
whom(struct exchange *x, const char *called)
{
	if (state_text(x->w->state, STATE_AGENT, called))
		return called;
	if (*called == '+')
		return json_string(json_path(phones_find_number(x, called),
					     "assigned_agent.agent_id"));
	return find_by_mark(x, called);
}

void
conversation_call(struct exchange *x)
{
	struct conversation_options o = { .is_phone = true, .ears = &ears };
	const char *why = "";
	struct conversation *c;
	struct call *call;

	if (!rules_hold(x, rules, 3))
		return;
	call = call_of(x);
	o.agent_id = whom(x, json_string(json_get(x->body, "agent_id")));
	o.caller = json_string(json_get(x->body, "from"));
	if (!o.caller)
		o.caller = "+14155550123";
	o.arg = call;
	c = conversation_begin(x->w, x->arena, &o, &why);
	if (!c) {
		arena_free(call->arena);
		exchange_fault(x, 404, "call_not_possible", why);
		return;
	}
	x->later = true;
	conversation_greet(c);
}
