/* SPDX-License-Identifier: MIT
 *
 * inspect.c: what tests, and people, may see and set in the sandbox itself.
 */
#include "config.h"

#include "sandbox/faults.h"
#include "sandbox/handlers.h"
#include "sandbox/reqlog.h"
#include "sandbox/rules.h"

static void
add_objects(struct exchange *x, struct json *objects, enum state_kind kind)
{
	struct json *rows = json_put_array(objects, state_kind_name(kind));
	size_t i;

	for (i = 0; i < state_count(x->w->state, kind); i++)
		json_add(rows, state_at(x->w->state, x->arena, kind, i));
}

/* {"counts":{kind:n},"objects":{kind:[...]}}; ?kind=agents: only those. */
void
inspect_state(struct exchange *x)
{
	const char *only = exchange_query(x, "kind");
	struct json *j = json_object(x->arena);
	struct json *counts = json_put_object(j, "counts");
	struct json *objects = json_put_object(j, "objects");
	enum state_kind kind;
	const char *name;

	for (kind = 0; kind < STATE_KINDS; kind++) {
		name = state_kind_name(kind);
		json_put_int(counts, name,
			     (int64_t)state_count(x->w->state, kind));
		if (!only || strcmp(only, name) == 0)
			add_objects(x, objects, kind);
	}
	exchange_json(x, 200, j);
}

static const struct rule fault_rules[] = {
	{ "match", RULE_STRING, true, 0, 0, NULL },
	{ "kind", RULE_STRING, true, 0, 0,
	  "latency|429|500|drop|did_then_drop|duplicate" },
	{ "times", RULE_INT, false, 0, 1000000, NULL },
	{ "ms", RULE_INT, false, 0, 600000, NULL },
};

void
inspect_faults_add(struct exchange *x)
{
	int64_t times = 1, ms = 0;

	if (!rules_hold(x, fault_rules, 4))
		return;
	json_int(json_get(x->body, "times"), &times);
	json_int(json_get(x->body, "ms"), &ms);
	if (faults_add(x->w->faults, json_string(json_get(x->body, "match")),
		       json_string(json_get(x->body, "kind")), (int)times,
		       (int)ms))
		exchange_nothing(x);
	else
		exchange_detail(x, 400,
				"match is \"METHOD /path-prefix\"; at most 64");
}

void
inspect_faults_list(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	faults_list(x->w->faults, json_put_array(j, "faults"));
	exchange_json(x, 200, j);
}

void
inspect_faults_clear(struct exchange *x)
{
	faults_clear(x->w->faults);
	exchange_nothing(x);
}

void
inspect_requests(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	json_put_int(j, "total", (int64_t)reqlog_total(x->w->reqlog));
	reqlog_list(x->w->reqlog, exchange_query(x, "path"),
		    json_put_array(j, "requests"));
	exchange_json(x, 200, j);
}

void
inspect_reset(struct exchange *x)
{
	state_reset(x->w->state);
	faults_clear(x->w->faults);
	reqlog_clear(x->w->reqlog);
	exchange_nothing(x);
}

/* A hook that says yes to everything: the dialogue can be tried with no
 * product running. */
void
inspect_hook(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	json_put_bool(j, "success", true);
	json_put_string(j, "message", "It is done. Your code is 4 8 2 1.");
	json_put_string(j, "reservation_id", "4821");
	json_put_string(j, "code", "4821");
	exchange_json(x, 200, j);
}

void
inspect_home(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	json_put_string(j, "name", "voiceagent-sandbox");
	json_put_string(j, "mail", "/mail");
	json_put_string(j, "state", "/_sandbox/state");
	json_put_string(j, "requests", "/_sandbox/requests");
	exchange_json(x, 200, j);
}
