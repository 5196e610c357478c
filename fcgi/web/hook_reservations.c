/* SPDX-License-Identifier: MIT
 *
 * hook_reservations.c: the agent's tool calls: a caller books, asks, changes
 * and cancels.
 *
 * Everything the caller could be told is 200 with a sentence to speak. The
 * envelope {agent_id, action, conversation_id, caller_number, parameters{}}
 * and flat fields are understood alike; null, "" and absent mean "not said".
 */
#include <string.h>

#include "core/encode.h"
#include "core/json.h"
#include "domain/booking.h"
#include "domain/webhook.h"
#include "web/app.h"
#include "web/hook.h"
#include "web/pages.h"

struct hook_call {
	const struct json *body;
	const struct json *parameters; /* NULL in the flat form */
	struct webhook_caller caller;
	struct booking_request request;
	bool malformed;
};

/* --- reading --- */

static const struct {
	const char *names[3];
	size_t offset;
} texts[] = {
#define AT(member) offsetof(struct booking_request, member)
	{ { "code", "reservation_id", "reservation_code" }, AT(code) },
	{ { "customer_name", "name" }, AT(name) },
	{ { "new_date", "date" }, AT(date) },
	{ { "new_time", "time" }, AT(time) },
	{ { "new_party_size", "party_size" }, AT(party) },
	{ { "phone", "customer_phone" }, AT(phone) },
	{ { "email", "customer_email" }, AT(email) },
	{ { "new_special_requests", "special_requests" },
	  AT(special_requests) },
	{ { "occasion" }, AT(occasion) },
	{ { "table_preference" }, AT(table_preference) },
	{ { "reason" }, AT(reason) },
#undef AT
};

/* A language model writes 4 or "4" (2.5 is asked back by the booking);
 * anything but a text or a number is no value. */
static const char *
scalar(struct req *req, const struct json *j, bool *malformed)
{
	switch (json_type(j)) {
	case JSON_ABSENT:
		return NULL;
	case JSON_STRING:
		return *json_string(j) ? json_string(j) : NULL;
	case JSON_INT:
	case JSON_DOUBLE:
		return json_text(req->arena, j);
	default:
		*malformed = true;
		return NULL;
	}
}

static const char *
value_of(struct req *req, struct hook_call *h, const char *name)
{
	const char *v =
	    scalar(req, json_get(h->parameters, name), &h->malformed);

	return v ? v : scalar(req, json_get(h->body, name), &h->malformed);
}

static void
read_texts(struct req *req, struct hook_call *h)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char **at =
		    (const char **)((char *)&h->request + texts[i].offset);

		for (size_t k = 0; k < 3 && texts[i].names[k] && !*at; k++)
			*at = value_of(req, h, texts[i].names[k]);
	}
}

static void
read_revision(struct req *req, struct hook_call *h)
{
	const char *text = value_of(req, h, "revision");
	int revision;

	if (text && decode_int(text, 0, 1000000000, &revision))
		h->request.revision = (uint32_t)revision;
	else if (text)
		h->malformed = true;
}

static void
read_by(struct req *req, struct hook_call *h)
{
	struct booking_by *by = &h->request.by;

	by->actor = (struct actor){ ACTOR_AGENT, h->caller.agent_id };
	by->source = RESERVATION_PHONE_AGENT;
	by->agent_id = h->caller.agent_id;
	by->call_id =
	    scalar(req, json_get(h->body, "conversation_id"), &h->malformed);
	by->caller_number =
	    scalar(req, json_get(h->body, "caller_number"), &h->malformed);
	by->key = req_header(req, "Idempotency-Key");
}

static int
malformed(struct req *req, const char *what)
{
	return err_set(&req->err, ERR_INVALID,
		       "I am sorry, I did not understand that request.",
		       "webhook: %s", what);
}

static int
read_call(struct req *req, struct hook_call *h)
{
	h->body = req_json(req);
	if (!h->body)
		return -1;
	if (json_type(h->body) != JSON_OBJECT)
		return malformed(req, "body is no object");
	h->parameters = json_get(h->body, "parameters");
	if (json_type(h->parameters) != JSON_OBJECT &&
	    json_type(h->parameters) != JSON_ABSENT)
		return malformed(req, "parameters is no object");
	read_texts(req, h);
	read_revision(req, h);
	return h->malformed ? malformed(req, "a value has the wrong type") : 0;
}

/* --- acting --- */

typedef int booking_verb(struct ctx *, const struct tenant *,
			 const struct booking_request *,
			 struct booking_answer *, struct err *);

static const struct {
	const char *name;
	booking_verb *verb;
	bool writes;
} actions[] = {
	{ "create_reservation", booking_create, true },
	{ "find_reservation", booking_find, false },
	{ "edit_reservation", booking_edit, true },
	{ "cancel_reservation", booking_cancel, true },
	{ "check_availability", booking_availability, false },
};
#define ACTIONS (sizeof(actions) / sizeof(actions[0]))

/* The path names it, or the body; ACTIONS: neither names one we know. */
static size_t
action_of(struct req *req, struct hook_call *h)
{
	const char *name = req_param(req, "action");
	size_t i;

	if (!name)
		name = json_string(json_get(h->body, "action"));
	for (i = 0; name && i < ACTIONS; i++)
		if (strcmp(actions[i].name, name) == 0)
			return i;
	return ACTIONS;
}

static void
put_slots(struct json *out, const char *key,
	  const struct booking_alternative *list, size_t count)
{
	struct json *array = json_put_array(out, key);

	for (size_t i = 0; i < count; i++) {
		struct json *slot = json_add_object(array);
		char date[11], time[6];

		civil_format_date(list[i].date, date);
		civil_format_time(list[i].time, time);
		json_put_string(slot, "date", date);
		json_put_string(slot, "time", time);
	}
}

static int
tell(struct req *req, const struct booking_answer *a)
{
	struct json *out = json_object(req->arena);

	json_put_bool(out, "success", a->success);
	json_put_string(out, "message", a->message);
	if (a->success && a->reservation.id) {
		json_put_string(out, "reservation_id", a->reservation.code);
		json_put_string(out, "code", a->reservation.code);
		json_put_int(out, "revision", a->reservation.revision);
	}
	if (!a->success)
		json_put_string(out, "reason", booking_reason_name(a));
	if (a->alternative_count)
		put_slots(out, "alternatives", a->alternatives,
			  a->alternative_count);
	if (a->time_count)
		put_slots(out, "times", a->times, a->time_count);
	return resp_json(req, 200, out);
}

static int
act(struct req *req, struct hook_call *h, size_t action)
{
	struct ctx *c = req->app->ctx;
	struct booking_answer answer = { .message = "" };
	int rc;

	read_by(req, h);
	if (h->malformed)
		return malformed(req, "a value has the wrong type");
	if (actions[action].writes) {
		rc = webhook_is_test(c, &h->caller, h->request.by.call_id,
				     &req->err);
		if (rc < 0)
			return -1;
		h->request.by.is_test = rc > 0;
	}
	rc = actions[action].verb(c, &h->caller.tenant, &h->request, &answer,
				  &req->err);
	return rc < 0 ? -1 : tell(req, &answer);
}

static int
handle(struct req *req, struct hook_call *h)
{
	const struct json *named;
	size_t action;

	if (hook_authenticate(req, &h->caller) < 0 || read_call(req, h) < 0)
		return -1;
	named = json_get(h->body, "agent_id");
	if (json_type(named) != JSON_ABSENT && !json_string(named))
		return malformed(req, "agent_id is no text");
	if (webhook_agent(req->app->ctx, json_string(named), &h->caller,
			  &req->err) <= 0)
		return -1;
	action = action_of(req, h);
	if (action == ACTIONS)
		return malformed(req, "unknown action");
	return act(req, h, action);
}

int
hook_reservations(struct req *req)
{
	struct hook_call h = { .body = NULL };

	if (handle(req, &h) < 0)
		return hook_fail(req);
	return 0;
}
