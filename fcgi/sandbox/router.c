/* SPDX-License-Identifier: MIT
 *
 * router.c: which method and path leads to which handler. The table is the
 * list of what the sandbox stands in for.
 */
#include "config.h"

#include "core/encode.h"
#include "sandbox/handlers.h"
#include "sandbox/router.h"

enum flags {
	OPEN = 0,    /* nobody asks who you are, or the handler does */
	KEY = 1,     /* xi-api-key */
	HAS_BODY = 2 /* JSON */
};

struct route {
	const char *method;
	const char *path; /* {} is one part; text may follow it */
	int flags;
	void (*handler)(struct exchange *x);
};

#define C      "/v1/convai/"
#define TWILIO "/2010-04-01/Accounts/{}/"

/* clang-format off */
static const struct route routes[] = {
	{ "GET", "/v2/voices", KEY, voices_search },
	{ "GET", "/v1/voices", KEY, voices_all },
	{ "GET", "/v1/voices/{}", KEY, voices_get },
	{ "GET", "/v1/models", KEY, voices_models },
	{ "POST", "/v1/text-to-speech/{}", KEY | HAS_BODY, voices_speak },
	{ "POST", "/v1/text-to-speech/{}/stream", KEY | HAS_BODY, voices_speak },

	{ "POST", C "agents/create", KEY | HAS_BODY, agents_create },
	{ "GET", C "agents", KEY, agents_list },
	{ "GET", C "agents/{}", KEY, agents_get },
	{ "PATCH", C "agents/{}", KEY | HAS_BODY, agents_patch },
	{ "DELETE", C "agents/{}", KEY, agents_delete },

	{ "POST", C "tools", KEY | HAS_BODY, tools_create },
	{ "GET", C "tools", KEY, tools_list },
	{ "GET", C "tools/{}", KEY, tools_get },
	{ "PATCH", C "tools/{}", KEY | HAS_BODY, tools_patch },
	{ "DELETE", C "tools/{}", KEY, tools_delete },
	{ "GET", C "tools/{}/dependent-agents", KEY, tools_dependents },

	{ "POST", C "secrets", KEY | HAS_BODY, secrets_create },
	{ "GET", C "secrets", KEY, secrets_list },
	{ "PATCH", C "secrets/{}", KEY | HAS_BODY, secrets_patch },
	{ "DELETE", C "secrets/{}", KEY, secrets_delete },

	{ "POST", C "phone-numbers", KEY | HAS_BODY, phones_import },
	{ "GET", C "phone-numbers", KEY, phones_list },
	{ "GET", C "phone-numbers/{}", KEY, phones_get },
	{ "PATCH", C "phone-numbers/{}", KEY | HAS_BODY, phones_patch },
	{ "DELETE", C "phone-numbers/{}", KEY, phones_delete },

	{ "POST", C "knowledge-base/file", KEY | HAS_BODY, documents_file },
	{ "POST", C "knowledge-base/text", KEY | HAS_BODY, documents_text },
	{ "POST", C "knowledge-base/url", KEY | HAS_BODY, documents_url },
	{ "GET", C "knowledge-base", KEY, documents_list },
	{ "GET", C "knowledge-base/{}", KEY, documents_get },
	{ "PATCH", C "knowledge-base/{}", KEY | HAS_BODY, documents_patch },
	{ "DELETE", C "knowledge-base/{}", KEY, documents_delete },
	{ "GET", C "knowledge-base/{}/content", KEY, documents_content },
	{ "PATCH", C "knowledge-base/{}/update-file", KEY | HAS_BODY, documents_update_file },
	{ "GET", C "knowledge-base/{}/dependent-agents", KEY, documents_dependents },

	{ "GET", C "conversations", KEY, conversations_list },
	{ "GET", C "conversations/{}", KEY, conversations_get },
	{ "DELETE", C "conversations/{}", KEY, conversations_delete },
	{ "GET", C "conversation/get-signed-url", KEY, conversations_signed_url },
	{ "GET", C "conversation/get_signed_url", KEY, conversations_signed_url },
	{ "GET", C "analytics/live-count", KEY, conversations_live_count },

	{ "GET", C "settings", KEY, settings_get },
	{ "PATCH", C "settings", KEY | HAS_BODY, settings_patch },
	{ "POST", "/v1/workspace/webhooks", KEY | HAS_BODY, webhooks_create },
	{ "GET", "/v1/workspace/webhooks", KEY, webhooks_list },
	{ "PATCH", "/v1/workspace/webhooks/{}", KEY | HAS_BODY, webhooks_patch },
	{ "DELETE", "/v1/workspace/webhooks/{}", KEY, webhooks_delete },
	{ "GET", "/v1/user/subscription", KEY, workspace_subscription },

	{ "POST", C "agents", KEY | HAS_BODY, spec_agent_create },
	{ "POST", C "agents/{}/tools", KEY | HAS_BODY, spec_tool_create },
	{ "POST", C "agents/{}/knowledge-base", KEY | HAS_BODY, spec_document_create },
	{ "PUT", C "agents/{}/phone", KEY | HAS_BODY, spec_number_assign },
	{ "GET", C "agents/{}/analytics", KEY, spec_analytics },
	{ "POST", "/v1/phone-numbers", KEY | HAS_BODY, spec_number_buy },

	{ "GET", TWILIO "AvailablePhoneNumbers/{}/Local.json", OPEN, twilio_available },
	{ "GET", TWILIO "AvailablePhoneNumbers/{}/Mobile.json", OPEN, twilio_available },
	{ "POST", TWILIO "IncomingPhoneNumbers.json", OPEN, twilio_buy },
	{ "GET", TWILIO "IncomingPhoneNumbers.json", OPEN, twilio_numbers },
	{ "GET", TWILIO "IncomingPhoneNumbers/{}.json", OPEN, twilio_number },
	{ "DELETE", TWILIO "IncomingPhoneNumbers/{}.json", OPEN, twilio_release },
	{ "POST", TWILIO "Messages.json", OPEN, twilio_send },
	{ "GET", TWILIO "Messages.json", OPEN, twilio_messages },
	{ "GET", TWILIO "Messages/{}.json", OPEN, twilio_message },

	{ "GET", "/_sandbox/audio/{}.wav", OPEN, voices_audio },
	{ "GET", "/_sandbox/state", OPEN, inspect_state },
	{ "GET", "/_sandbox/requests", OPEN, inspect_requests },
	{ "GET", "/_sandbox/faults", OPEN, inspect_faults_list },
	{ "POST", "/_sandbox/faults", HAS_BODY, inspect_faults_add },
	{ "DELETE", "/_sandbox/faults", OPEN, inspect_faults_clear },
	{ "POST", "/_sandbox/hook", HAS_BODY, inspect_hook },
	{ "POST", "/_sandbox/call", HAS_BODY, conversation_call },
	{ "POST", "/_sandbox/reset", OPEN, inspect_reset },
	{ "GET", "/mail", OPEN, mailbox_page },
	{ "GET", "/mail.json", OPEN, mailbox_json },
	{ "GET", "/mail/{}", OPEN, mailbox_mail },
	{ "GET", "/", OPEN, inspect_home },
};
/* clang-format on */
#define ROUTES (sizeof(routes) / sizeof(*routes))

static const char *wanted_key;

void
router_key(const char *api_key)
{
	wanted_key = api_key;
}

/* --- the path --- */

/* One part of a path against one of a pattern; {} keeps what it matched. */
static bool
match_part(struct exchange *x, const char *pattern, const char *path,
	   int *params)
{
	size_t want = strcspn(pattern, "/"), have = strcspn(path, "/");
	size_t tail;

	if (strncmp(pattern, "{}", 2) != 0)
		return want == have && strncmp(pattern, path, want) == 0;
	tail = want - 2;
	if (have <= tail || *params == 3 ||
	    strncmp(path + have - tail, pattern + 2, tail) != 0)
		return false;
	x->param[(*params)++] = arena_strndup(x->arena, path, have - tail);
	return true;
}

static bool
match_path(struct exchange *x, const char *pattern)
{
	const char *path = x->q->path;
	int params = 0;

	while (*pattern == '/' && *path == '/') {
		if (!match_part(x, ++pattern, ++path, &params))
			return false;
		pattern += strcspn(pattern, "/");
		path += strcspn(path, "/");
	}
	return !*pattern && !*path;
}

/* The route, or NULL after a 404 or 405. */
static const struct route *
find_route(struct exchange *x)
{
	bool known = false;
	size_t i;

	for (i = 0; i < ROUTES; i++) {
		if (!match_path(x, routes[i].path))
			continue;
		if (strcmp(routes[i].method, x->q->method) == 0)
			return &routes[i];
		known = true;
	}
	if (known)
		exchange_detail(x, 405, "Method Not Allowed");
	else
		exchange_detail(x, 404, "Not Found");
	return NULL;
}

/* --- key, query, body --- */

static bool
key_ok(struct exchange *x)
{
	const char *key = x->q->api_key;

	if (!key || !*key) {
		exchange_fault(x, 401, "missing_api_key",
			       "An xi-api-key header is required");
		return false;
	}
	if (wanted_key ? strcmp(key, wanted_key) != 0
		       : strcmp(key, "invalid") == 0) {
		exchange_fault(x, 401, "invalid_api_key", "Invalid API key");
		return false;
	}
	return true;
}

static bool
query_ok(struct exchange *x)
{
	const char *size = exchange_query(x, "page_size");
	struct json *j, *row, *loc;
	int n;

	if (!size || decode_int(size, 1, 100, &n))
		return true;
	j = json_object(x->arena);
	row = json_add_object(json_put_array(j, "detail"));
	loc = json_put_array(row, "loc");
	json_add_string(loc, "query");
	json_add_string(loc, "page_size");
	json_put_string(row, "msg", "Input should be between 1 and 100");
	json_put_string(row, "type", "less_than_equal");
	json_put_string(row, "input", size);
	exchange_json(x, 422, j);
	return false;
}

static bool
is_multipart(const struct exchange *x)
{
	return x->q->content_type &&
	       strncasecmp(x->q->content_type, "multipart/", 10) == 0;
}

static bool
body_ok(struct exchange *x)
{
	static const struct json_caps caps = { 4u << 20, 64 };
	struct json *j, *row, *loc;

	if (is_multipart(x))
		return true;
	x->body = json_parse(x->arena, x->q->body, x->q->body_len, &caps, NULL);
	if (x->body || !x->q->body_len)
		return true;
	j = json_object(x->arena);
	row = json_add_object(json_put_array(j, "detail"));
	loc = json_put_array(row, "loc");
	json_add_string(loc, "body");
	json_add_int(loc, 0);
	json_put_string(row, "msg", "JSON decode error");
	json_put_string(row, "type", "json_invalid");
	json_put_object(row, "input");
	exchange_json(x, 422, j);
	return false;
}

void
router_handle(struct exchange *x)
{
	const struct route *r = find_route(x);

	if (!r || ((r->flags & KEY) && !(key_ok(x) && query_ok(x))) ||
	    ((r->flags & HAS_BODY) && !body_ok(x)))
		return;
	r->handler(x);
}
