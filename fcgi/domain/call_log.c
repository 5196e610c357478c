/* SPDX-License-Identifier: MIT
 *
 * call_log.c: what the platform tells about a call becomes a row of calls.
 */
#include "domain/call_log.h"

#include "core/json.h"
#include "core/str.h"
#include "store/agents.h"
#include "store/calls.h"
#include "store/reservations.h"
#include "store/versions.h"
#include "store/webhook_events.h"

#define CALL_ID_MAX     100
#define TRANSCRIPT_MOST ((size_t)256 * 1024)
#define SUMMARY_MOST    4000
#define SECONDS_MOST    (24 * 3600)
#define NUMBER_MOST     40

static const struct json_caps event_caps = { (size_t)12 * 1024 * 1024, 32 };
static const struct json_caps result_caps = { (size_t)64 * 1024, 8 };

struct type;

struct told {
	struct ctx *c;
	struct webhook_event event;
	const struct type *type;
	const struct json *body;
	const struct json *data; /* body.data, or the body of older types */
	struct tenant tenant;
	struct call call;
};

static const char *
text(const struct json *j)
{
	const char *s = json_string(j);

	return s != NULL ? s : "";
}

static int
useless(struct err *e, const char *why)
{
	err_set(e, ERR_INVALID, "This event is of no use.", "event: %s", why);
	return 0;
}

/* --- whose call --- */

static int
find_agent(struct told *t, struct err *e)
{
	struct store *st = t->c->store;
	const char *named = text(json_get(t->data, "agent_id"));
	struct agents_caller a;
	int r = t->event.agent_id != 0
		    ? agents_caller_by_id(st, t->event.agent_id, &a)
		    : agents_by_platform_id(st, named, &a);

	if (r < 0)
		return store_fault(st, e);
	if (r == 0)
		return useless(e, "nobody's agent");
	t->tenant = (struct tenant){ a.owner_id, a.restaurant_id };
	t->call.agent_id = a.agent_id;
	t->call.restaurant_id = a.restaurant_id;
	t->call.owner_id = a.owner_id;
	return 1;
}

/* --- what came of it --- */

/* A tool's answer of ours that says it was done. */
static bool
succeeded(struct arena *a, const struct json *result)
{
	const char *value = text(json_get(result, "result_value"));
	const struct json *answer =
	    json_parse(a, value, strlen(value), &result_caps, NULL);

	return !json_bool(json_get(result, "is_error"), false) &&
	       json_bool(json_get(answer, "success"), false);
}

static enum call_outcome
outcome_of_tool(const char *name)
{
	static const struct {
		enum agent_tool tool;
		enum call_outcome outcome;
	} table[] = {
		{ TOOL_CREATE, CALL_RESERVATION_CREATED },
		{ TOOL_EDIT, CALL_RESERVATION_CHANGED },
		{ TOOL_CANCEL, CALL_RESERVATION_CANCELLED },
	};

	/* Their names go on with the agent's token. */
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const char *tool = agent_tool_name(table[i].tool);

		if (strncmp(name, tool, strlen(tool)) == 0)
			return table[i].outcome;
	}
	return CALL_INFORMATION_ONLY;
}

static enum call_outcome
outcome_of_turns(struct arena *a, const struct json *turns)
{
	enum call_outcome best = CALL_INFORMATION_ONLY;

	for (size_t i = 0; i < json_length(turns); i++) {
		const struct json *list =
		    json_get(json_at(turns, i), "tool_results");

		for (size_t k = 0; k < json_length(list); k++) {
			const struct json *r = json_at(list, k);
			enum call_outcome o =
			    outcome_of_tool(text(json_get(r, "tool_name")));

			if (o < best && succeeded(a, r))
				best = o;
		}
	}
	return best;
}

/* Our own book says best whether a reservation was made. */
static int
settle_outcome(struct told *t, struct err *e)
{
	const struct json *turns = json_get(t->data, "transcript");
	const struct reservation *made = NULL;
	int n = reservations_by_call(t->c->store, &t->tenant, t->call.call_id,
				     &made);

	if (n < 0)
		return store_fault(t->c->store, e);
	t->call.outcome = outcome_of_turns(t->c->arena, turns);
	if (n > 0) {
		t->call.outcome = CALL_RESERVATION_CREATED;
		t->call.reservation_id = made[0].id;
	}
	if (t->call.outcome == CALL_INFORMATION_ONLY &&
	    strcmp(text(json_get(t->data, "status")), "failed") == 0)
		t->call.outcome = CALL_ERROR;
	return 0;
}

/* --- reading the event --- */

static const char *
transcript_of(struct arena *a, const struct json *turns)
{
	struct str out;

	str_init(&out, a, TRANSCRIPT_MOST);
	for (size_t i = 0; i < json_length(turns); i++) {
		const struct json *turn = json_at(turns, i);
		const char *message = text(json_get(turn, "message"));
		bool agent = strcmp(text(json_get(turn, "role")), "agent") == 0;

		if (*message != '\0')
			str_addf(&out, "%s: %s\n", agent ? "Agent" : "Caller",
				 message);
	}
	return out.buf;
}

static int64_t
number(const struct json *j, int64_t fallback)
{
	int64_t n = 0;

	return json_int(j, &n) && n > 0 ? n : fallback;
}

static void
read_times(struct told *t)
{
	const struct json *meta = json_get(t->data, "metadata");
	int64_t seconds = number(json_get(meta, "call_duration_secs"),
				 number(json_get(t->data, "duration"), 0));
	int64_t at = number(json_get(meta, "start_time_unix_secs"),
			    t->event.created_at / CLOCK_SECOND - seconds);

	if (seconds > SECONDS_MOST)
		seconds = SECONDS_MOST;
	t->call.seconds = (int)seconds;
	t->call.started_at = at * CLOCK_SECOND;
	t->call.ended_at = t->call.started_at + seconds * CLOCK_SECOND;
}

/* A text that is longer than it can honestly be is none. */
static const char *
at_most(size_t most, const char *t)
{
	return strlen(t) <= most ? t : "";
}

static void
read_texts(struct told *t)
{
	t->call.caller_number = at_most(
	    NUMBER_MOST,
	    text(json_path(t->data, "metadata.phone_call.external_number")));
	t->call.summary =
	    at_most(SUMMARY_MOST,
		    text(json_path(t->data, "analysis.transcript_summary")));
	t->call.transcript =
	    transcript_of(t->c->arena, json_get(t->data, "transcript"));
}

static int
read_call(struct told *t, struct err *e)
{
	const char *id = text(json_get(t->data, "conversation_id"));

	if (*id == '\0')
		id = text(json_get(t->data, "call_id"));
	if (*id == '\0' || strlen(id) > CALL_ID_MAX)
		return useless(e, "no usable conversation id");
	t->call.call_id = id;
	read_times(t);
	read_texts(t);
	return settle_outcome(t, e) < 0 ? -1 : 1;
}

/* --- the types --- */

static int
ended(struct told *t, struct err *e)
{
	return read_call(t, e);
}

static int
started(struct told *t, struct err *e)
{
	int r = read_call(t, e);

	t->call.outcome = CALL_IN_PROGRESS;
	t->call.ended_at = 0;
	t->call.seconds = 0;
	return r;
}

static int
never_began(struct told *t, struct err *e)
{
	int r = read_call(t, e);

	t->call.outcome = CALL_ERROR;
	return r;
}

static const struct type {
	const char *name;
	int (*read)(struct told *t, struct err *e);
} types[] = {
	{ "post_call_transcription", ended },
	{ "call_initiation_failure", never_began },
	{ "call.started", started },
	{ "call.ended", ended },
};

static const struct type *
type_of(const char *name)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(types[i].name, name) == 0)
			return &types[i];
	return NULL;
}

/* --- writing --- */

static int
write_call(struct store *st, void *arg)
{
	struct told *t = arg;
	struct call known;
	int r = calls_by_call_id(st, &t->tenant, t->call.call_id, &known);

	if (r == 0)
		r = calls_insert(st, &t->tenant, &t->call);
	else if (r > 0 && t->call.outcome != CALL_IN_PROGRESS)
		r = calls_update(st, &t->tenant, &t->call);
	if (r < 0 || versions_raise(st, &t->tenant, VERSION_CALLS) < 0)
		return -1;
	return 1;
}

static int
read_event(struct told *t, uint64_t event_id, struct err *e)
{
	int r = webhook_events_by_id(t->c->store, event_id, &t->event);

	if (r < 0)
		return store_fault(t->c->store, e);
	if (r == 0)
		return useless(e, "it is gone");
	t->type = type_of(t->event.event_type);
	if (t->type == NULL)
		return useless(e, "unknown type");
	t->body = json_parse(t->c->arena, t->event.payload,
			     strlen(t->event.payload), &event_caps, e);
	if (t->body == NULL)
		return useless(e, "no JSON");
	t->data = json_get(t->body, "data");
	if (json_type(t->data) != JSON_OBJECT)
		t->data = t->body;
	return 1;
}

int
call_log_event(struct ctx *c, uint64_t event_id, struct err *e)
{
	struct told t = { .c = c };
	int r = read_event(&t, event_id, e);

	if (r > 0)
		r = find_agent(&t, e);
	if (r > 0)
		r = t.type->read(&t, e);
	if (r > 0)
		r = store_transact(c->store, write_call, &t, e);
	if (r < 0)
		return -1;
	if (webhook_events_finish(c->store, event_id, t.call.agent_id,
				  t.call.restaurant_id, r > 0 ? "" : e->detail,
				  clock_now()) < 0)
		return store_fault(c->store, e);
	return r;
}
