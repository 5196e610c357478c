/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_webhook.c: where the platform tells what became of a call: one
 * webhook for the whole workspace.
 */
#include "core/encode.h"
#include "remote/elevenlabs_call.h"

int
elevenlabs_webhook_create(const struct elevenlabs *x, struct arena *a,
			  const char *name, const char *url,
			  struct elevenlabs_webhook *ret, struct err *e)
{
	struct json *body = json_object(a);
	struct json *settings = json_put_object(body, "settings");
	const struct elevenlabs_call call = { "elevenlabs.webhook.create",
					      "POST", "/v1/workspace/webhooks",
					      body };
	const struct json *answer = NULL;
	struct elevenlabs_webhook got;

	json_put_string(settings, "auth_type", "hmac");
	json_put_string(settings, "name", name);
	json_put_string(settings, "webhook_url", url);
	if (elevenlabs_call(x, a, &call, &answer, e) <= 0 ||
	    elevenlabs_answer_id(a, answer, "webhook_id", call.name, &got.id,
				 e) < 0 ||
	    elevenlabs_answer_id(a, answer, "webhook_secret", call.name,
				 &got.secret, e) < 0)
		return -1;
	*ret = got;
	return 0;
}

/* Retries cannot be asked for when it is made. */
int
elevenlabs_webhook_enable(const struct elevenlabs *x, struct arena *a,
			  const char *id, const char *name, struct err *e)
{
	struct json *body = json_object(a);
	const struct elevenlabs_call call = {
		"elevenlabs.webhook.enable", "PATCH",
		arena_printf(a, "/v1/workspace/webhooks/%s", encode_url(a, id)),
		body
	};

	json_put_bool(body, "is_disabled", false);
	json_put_string(body, "name", name);
	json_put_bool(body, "retry_enabled", true);
	return elevenlabs_call(x, a, &call, NULL, e) > 0 ? 0 : -1;
}

/* Everything of an object but one member goes over. */
struct copying {
	struct json *to;
	const char *but;
};

static bool
copy_member(const char *key, const struct json *value, void *arg)
{
	struct copying *c = arg;

	if (strcmp(key, c->but) != 0 && json_type(value) != JSON_ABSENT)
		json_put(c->to, key, value);
	return true;
}

/* The settings go back whole, as they were but for the webhook. */
int
elevenlabs_webhook_select(const struct elevenlabs *x, struct arena *a,
			  const char *id, struct err *e)
{
	struct json *body = json_object(a), *hooks, *events;
	struct copying all = { body, "webhooks" };
	const struct elevenlabs_call get = { "elevenlabs.settings.get", "GET",
					     "/v1/convai/settings", NULL };
	const struct elevenlabs_call set = { "elevenlabs.settings.set", "PATCH",
					     "/v1/convai/settings", body };
	const struct json *now = NULL;

	if (elevenlabs_call(x, a, &get, &now, e) <= 0)
		return -1;
	json_each(now, copy_member, &all);
	hooks = json_put_object(body, "webhooks");
	json_put_string(hooks, "post_call_webhook_id", id);
	events = json_put_array(hooks, "events");
	json_add_string(events, "transcript");
	json_add_string(events, "call_initiation_failure");
	return elevenlabs_call(x, a, &set, NULL, e) > 0 ? 0 : -1;
}
