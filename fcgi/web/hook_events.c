/* SPDX-License-Identifier: MIT
 *
 * hook_events.c: the platform's events: kept once, answered at once, worked
 * off by the jobs daemon. Unknown types are kept, too.
 */
#include <string.h>

#include "core/json.h"
#include "domain/webhook.h"
#include "web/app.h"
#include "web/hook.h"
#include "web/pages.h"

#define TYPE_MAX 64

static const struct json_caps caps = { .bytes = 12 * 1024 * 1024, .depth = 24 };

static int
malformed(struct req *req, const char *what)
{
	return err_set(&req->err, ERR_INVALID,
		       "This event could not be understood.", "event: %s",
		       what);
}

/* post_call_* name the agent in data, the older call.* at the top. */
static const char *
agent_of(const struct json *body)
{
	const char *agent = json_string(json_path(body, "data.agent_id"));

	return agent ? agent : json_string(json_get(body, "agent_id"));
}

static int
read_event(struct req *req, struct webhook_event_in *ret)
{
	const struct json *body =
	    json_parse(req->arena, req->body, req->body_len, &caps, &req->err);
	const char *type = json_string(json_get(body, "type"));

	if (!body)
		return -1;
	if (!type)
		type = json_string(json_get(body, "event"));
	if (!type || !*type || strlen(type) > TYPE_MAX)
		return malformed(req, "no type");
	*ret = (struct webhook_event_in){
		.type = type,
		.agent = agent_of(body),
		.text = req->body,
		.len = req->body_len,
		.now = req->now,
	};
	return 0;
}

static int
handle(struct req *req)
{
	struct webhook_caller caller;
	struct webhook_event_in event;
	struct json *out;
	int rc;

	if (hook_authenticate(req, &caller) < 0 || read_event(req, &event) < 0)
		return -1;
	rc = webhook_event_keep(req->app->ctx, &event, &req->err);
	if (rc < 0)
		return -1;
	out = json_object(req->arena);
	json_put_bool(out, "received", true);
	json_put_bool(out, "duplicate", rc == 0);
	return resp_json(req, 200, out);
}

int
hook_events(struct req *req)
{
	return handle(req) < 0 ? hook_fail(req) : 0;
}
