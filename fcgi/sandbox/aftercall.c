/* SPDX-License-Identifier: MIT
 *
 * aftercall.c: the signed post_call_transcription.
 *
 * It goes to the workspace's webhook, or to the address given at the start.
 * The platform tries five times within 40 minutes; here the pauses are
 * seconds.
 */
#include "config.h"

#include "core/log.h"
#include "sandbox/aftercall.h"
#include "sandbox/outbox.h"

#define ATTEMPTS 5

struct delivery {
	struct arena *arena;
	struct world *w;
	const char *url;
	const char *secret;
	const char *body;
	bool retry;
	int attempt;
};

static void attempt(void *arg);

static bool
is_worth_retrying(int status)
{
	return status == 0 || status >= 500 || status == 429 || status == 408;
}

static void
answered(const struct caller_answer *answer, void *arg)
{
	static const int pauses[ATTEMPTS] = { 500, 2000, 5000, 15000, 0 };
	struct delivery *d = arg;

	if (d->retry && is_worth_retrying(answer->status) &&
	    ++d->attempt < ATTEMPTS) {
		door_after(d->w->door, pauses[d->attempt - 1], attempt, d);
		return;
	}
	if (answer->status != 200)
		log_detail(LOG_WARN, "webhook-failed", "status %d after %d",
			   answer->status, d->attempt + 1);
	arena_free(d->arena);
}

static void
attempt(void *arg)
{
	struct delivery *d = arg;
	struct arena *a = arena_new(1u << 20);
	struct caller_request r = { .method = "POST",
				    .url = d->url,
				    .body = d->body,
				    .body_len = strlen(d->body),
				    .timeout_ms = 20000 };

	r.headers[0] = (struct door_pair){ "Content-Type", "application/json" };
	r.headers[1] = (struct door_pair){ "ElevenLabs-Signature",
					   outbox_sign(a, d->secret, d->body) };
	outbox_send(d->w, &r, answered, d);
	arena_free(a);
}

static bool
has_event(const struct json *events, const char *name)
{
	const char *event;
	size_t i;

	for (i = 0; i < json_length(events); i++) {
		event = json_string(json_at(events, i));
		if (event && strcmp(event, name) == 0)
			return true;
	}
	return false;
}

/* The workspace's webhook, if there is one that wants transcripts. */
static bool
find_registered(struct delivery *d)
{
	const struct json *settings =
	    state_get(d->w->state, d->arena, STATE_SETTINGS, "workspace");
	const char *id =
	    json_string(json_path(settings, "webhooks.post_call_webhook_id"));
	const struct json *hook =
	    state_get(d->w->state, d->arena, STATE_WEBHOOK, id);

	if (!hook || json_bool(json_get(hook, "is_disabled"), false) ||
	    !has_event(json_path(settings, "webhooks.events"), "transcript"))
		return false;
	d->url = json_string(json_get(hook, "webhook_url"));
	d->secret = json_string(json_get(hook, "webhook_secret"));
	d->retry = json_bool(json_get(hook, "retry_enabled"), false);
	return true;
}

static bool
find_default(struct delivery *d)
{
	if (!d->w->hooks_url || !d->w->webhook_secret ||
	    state_count(d->w->state, STATE_WEBHOOK))
		return false;
	d->url = arena_printf(d->arena, "%s/api/webhooks/elevenlabs/events",
			      d->w->hooks_url);
	d->secret = d->w->webhook_secret;
	d->retry = true;
	return true;
}

void
aftercall_post(struct world *w, const struct json *record)
{
	struct arena *a = arena_new(16u << 20);
	struct delivery *d = arena_alloc(a, sizeof(*d));
	struct json *event;

	d->arena = a;
	d->w = w;
	if (!find_registered(d) && !find_default(d)) {
		arena_free(a);
		return;
	}
	event = json_object(a);
	json_put_string(event, "type", "post_call_transcription");
	json_put_int(event, "event_timestamp", exchange_now());
	json_put(event, "data", record);
	d->body = json_text(a, event);
	attempt(d);
}
