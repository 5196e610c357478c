/* SPDX-License-Identifier: MIT
 *
 * eleven_workspace.c: the voice platform's secrets, webhooks and settings,
 * which belong to the workspace.
 */
#include "config.h"

#include "core/random.h"
#include "sandbox/handlers.h"
#include "sandbox/rules.h"

/* --- secrets: their values go in and never come out --- */

static const struct rule secret_rules[] = {
	{ "type", RULE_STRING, true, 0, 0, "new|update" },
	{ "name", RULE_STRING, true, 0, 0, NULL },
	{ "value", RULE_STRING, true, 0, 0, NULL },
};
#define SECRET_RULES (sizeof(secret_rules) / sizeof(*secret_rules))

/* Tools whose headers carry this secret. */
static struct json *
users_of(struct exchange *x, const char *id)
{
	struct json *j = json_object(x->arena), *row;
	struct json *tools = json_put_array(j, "tools");
	const char *quoted = arena_printf(x->arena, "\"secret_id\":\"%s\"", id);
	const char *text;
	size_t i;

	json_put_array(j, "agents");
	json_put_array(j, "others");
	json_put_array(j, "phone_numbers");
	for (i = 0; i < state_count(x->w->state, STATE_TOOL); i++) {
		text = state_text_at(x->w->state, STATE_TOOL, i);
		if (!strstr(text, quoted))
			continue;
		row = json_add_object(tools);
		json_put_string(row, "type", "available");
		json_put(
		    row, "id",
		    json_get(state_at(x->w->state, x->arena, STATE_TOOL, i),
			     "id"));
	}
	return j;
}

static struct json *
secret_shown(struct exchange *x, const struct json *secret)
{
	struct json *j = json_object(x->arena);

	json_put_string(j, "type", "stored");
	json_put(j, "secret_id", json_get(secret, "secret_id"));
	json_put(j, "name", json_get(secret, "name"));
	return j;
}

static void
secret_keep(struct exchange *x, const char *id)
{
	struct json *j = json_object(x->arena);

	json_put_string(j, "secret_id", id);
	json_put(j, "name", json_get(x->body, "name"));
	json_put(j, "value", json_get(x->body, "value"));
	exchange_store(x, STATE_SECRET, id, j);
	exchange_json(x, 200, secret_shown(x, j));
}

void
secrets_create(struct exchange *x)
{
	if (rules_hold(x, secret_rules, SECRET_RULES))
		secret_keep(x, exchange_new_id(x, "secret_"));
}

void
secrets_list(struct exchange *x)
{
	struct json *all = json_array(x->arena), *row;
	const struct json *secret;
	const char *id;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_SECRET); i++) {
		secret = state_at(x->w->state, x->arena, STATE_SECRET, i);
		id = json_string(json_get(secret, "secret_id"));
		row = secret_shown(x, secret);
		json_put(row, "used_by", users_of(x, id));
		json_add(all, row);
	}
	exchange_page(x, "secrets", all,
		      exchange_query_int(x, "page_size", 100000));
}

void
secrets_patch(struct exchange *x)
{
	if (exchange_find(x, STATE_SECRET, x->param[0]) &&
	    rules_hold(x, secret_rules, SECRET_RULES))
		secret_keep(x, x->param[0]);
}

void
secrets_delete(struct exchange *x)
{
	if (!exchange_find(x, STATE_SECRET, x->param[0]))
		return;
	if (json_length(json_get(users_of(x, x->param[0]), "tools"))) {
		exchange_fault(x, 409, "conflict", "The secret is in use");
		return;
	}
	state_delete(x->w->state, STATE_SECRET, x->param[0]);
	exchange_nothing(x);
}

/* --- webhooks --- */

static const struct rule webhook_rules[] = {
	{ "settings", RULE_OBJECT, true, 0, 0, NULL },
	{ "settings.auth_type", RULE_STRING, true, 0, 0, "hmac" },
	{ "settings.name", RULE_STRING, true, 0, 0, NULL },
	{ "settings.webhook_url", RULE_STRING, true, 0, 0, NULL },
};
static const struct rule webhook_patch_rules[] = {
	{ "is_disabled", RULE_BOOL, true, 0, 0, NULL },
	{ "name", RULE_STRING, true, 0, 0, NULL },
	{ "retry_enabled", RULE_BOOL, false, 0, 0, NULL },
};

static const char *
new_webhook_secret(struct exchange *x)
{
	char hex[65];

	if (x->w->webhook_secret)
		return x->w->webhook_secret;
	random_hex(hex, 32);
	return arena_printf(x->arena, "wsec_%s", hex);
}

void
webhooks_create(struct exchange *x)
{
	struct json *j = json_object(x->arena), *shown;
	const char *id, *secret;

	if (!rules_hold(x, webhook_rules, 4))
		return;
	id = exchange_new_id(x, "");
	secret = new_webhook_secret(x);
	json_put_string(j, "webhook_id", id);
	json_put_string(j, "webhook_secret", secret);
	json_put(j, "name", json_path(x->body, "settings.name"));
	json_put(j, "webhook_url", json_path(x->body, "settings.webhook_url"));
	json_put_string(j, "auth_type", "hmac");
	json_put_bool(j, "is_disabled", false);
	json_put_bool(j, "is_auto_disabled", false);
	json_put_bool(j, "retry_enabled", false);
	json_put_int(j, "created_at_unix", exchange_now());
	exchange_store(x, STATE_WEBHOOK, id, j);
	shown = json_object(x->arena);
	json_put_string(shown, "webhook_id", id);
	json_put_string(shown, "webhook_secret", secret);
	exchange_json(x, 200, shown);
}

static struct json *
without_secret(struct exchange *x, const struct json *webhook)
{
	static const char *const shown[] = {
		"name",          "webhook_id",     "webhook_url",
		"auth_type",     "is_disabled",    "is_auto_disabled",
		"retry_enabled", "created_at_unix"
	};
	struct json *j = json_object(x->arena);
	size_t i;

	for (i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		json_put(j, shown[i], json_get(webhook, shown[i]));
	json_put_null(j, "most_recent_failure_error_code");
	json_put_null(j, "most_recent_failure_timestamp");
	return j;
}

void
webhooks_list(struct exchange *x)
{
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, "webhooks");
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_WEBHOOK); i++)
		json_add(rows, without_secret(x, state_at(x->w->state, x->arena,
							  STATE_WEBHOOK, i)));
	exchange_json(x, 200, j);
}

void
webhooks_patch(struct exchange *x)
{
	const struct json *old = exchange_find(x, STATE_WEBHOOK, x->param[0]);
	struct json *patch = json_object(x->arena), *ok;

	if (!old || !rules_hold(x, webhook_patch_rules, 3))
		return;
	json_put(patch, "name", json_get(x->body, "name"));
	json_put(patch, "is_disabled", json_get(x->body, "is_disabled"));
	if (json_get(x->body, "retry_enabled"))
		json_put(patch, "retry_enabled",
			 json_get(x->body, "retry_enabled"));
	exchange_store(x, STATE_WEBHOOK, x->param[0],
		       rules_merge(x->arena, old, patch));
	ok = json_object(x->arena);
	json_put_string(ok, "status", "ok");
	exchange_json(x, 200, ok);
}

void
webhooks_delete(struct exchange *x)
{
	const char *settings =
	    state_text(x->w->state, STATE_SETTINGS, "workspace");
	struct json *ok;

	if (!exchange_find(x, STATE_WEBHOOK, x->param[0]))
		return;
	if (settings && strstr(settings, x->param[0])) {
		exchange_fault(x, 409, "conflict", "The webhook is in use");
		return;
	}
	state_delete(x->w->state, STATE_WEBHOOK, x->param[0]);
	ok = json_object(x->arena);
	json_put_string(ok, "status", "ok");
	exchange_json(x, 200, ok);
}

/* --- settings --- */

static const char settings_defaults[] =
    "{\"conversation_initiation_client_data_webhook\":null,"
    "\"webhooks\":{\"post_call_webhook_id\":null,"
    "\"events\":[\"transcript\"],\"send_audio\":false},"
    "\"can_use_mcp_servers\":false,\"rag_retention_period_days\":10,"
    "\"default_livekit_stack\":\"standard\"}";

static const struct json *
settings_now(struct exchange *x)
{
	static const struct json_caps caps = { 4096, 8 };
	const struct json *j =
	    state_get(x->w->state, x->arena, STATE_SETTINGS, "workspace");

	return j ? j
		 : json_parse(x->arena, settings_defaults,
			      sizeof(settings_defaults) - 1, &caps, NULL);
}

void
settings_get(struct exchange *x)
{
	exchange_json(x, 200, settings_now(x));
}

static const struct rule settings_rules[] = {
	{ "webhooks", RULE_OBJECT, false, 0, 0, NULL },
	{ "webhooks.post_call_webhook_id", RULE_STRING, false, 0, 0, NULL },
	{ "webhooks.events", RULE_STRINGS, false, 0, 0, NULL },
};

void
settings_patch(struct exchange *x)
{
	const char *hook;
	struct json *merged;

	if (!rules_hold(x, settings_rules, 3))
		return;
	hook = json_string(json_path(x->body, "webhooks.post_call_webhook_id"));
	if (hook && !exchange_find(x, STATE_WEBHOOK, hook))
		return;
	merged = rules_merge(x->arena, settings_now(x), x->body);
	exchange_store(x, STATE_SETTINGS, "workspace", merged);
	exchange_json(x, 200, merged);
}

void
workspace_subscription(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	json_put_string(j, "tier", "sandbox");
	json_put_int(j, "character_count", 0);
	json_put_int(j, "character_limit", 1000000);
	json_put_string(j, "status", "active");
	exchange_json(x, 200, j);
}
