/* SPDX-License-Identifier: MIT
 *
 * exchange.c: one request and its answer, and the shapes answers have.
 */
#include "config.h"

#include "core/clock.h"
#include "core/encode.h"
#include "core/random.h"
#include "sandbox/exchange.h"

void
exchange_text(struct exchange *x, int status, const char *type,
	      const char *text)
{
	x->answer.status = status;
	x->answer.type = type;
	x->answer.body = text;
	x->answer.body_len = strlen(text);
}

void
exchange_json(struct exchange *x, int status, const struct json *j)
{
	exchange_text(x, status, "application/json", json_text(x->arena, j));
}

void
exchange_nothing(struct exchange *x)
{
	exchange_text(x, 204, "application/json", "");
}

void
exchange_detail(struct exchange *x, int status, const char *text)
{
	struct json *j = json_object(x->arena);

	json_put_string(j, "detail", text);
	exchange_json(x, status, j);
}

static const char *
type_of(int status)
{
	switch (status) {
	case 400:
		return "validation_error";
	case 401:
		return "authentication_error";
	case 402:
		return "payment_required";
	case 403:
		return "authorization_error";
	case 404:
		return "not_found";
	case 409:
		return "conflict";
	case 429:
		return "rate_limit_error";
	default:
		return "internal_error";
	}
}

void
exchange_fault(struct exchange *x, int status, const char *code,
	       const char *message)
{
	struct json *j = json_object(x->arena);
	struct json *d = json_put_object(j, "detail");
	char id[33];

	random_hex(id, 16);
	json_put_string(d, "type", type_of(status));
	json_put_string(d, "code", code);
	json_put_string(d, "message", message);
	json_put_string(d, "status", code);
	json_put_string(d, "request_id", id);
	json_put_null(d, "param");
	exchange_json(x, status, j);
}

const char *
exchange_query(const struct exchange *x, const char *name)
{
	size_t i;

	for (i = 0; i < x->q->query_count; i++)
		if (strcmp(x->q->query[i].name, name) == 0)
			return x->q->query[i].value;
	return NULL;
}

int
exchange_query_int(const struct exchange *x, const char *name, int fallback)
{
	const char *text = exchange_query(x, name);
	int n;

	return text && decode_int(text, -2147483647, 2147483647, &n) ? n
								     : fallback;
}

static const char *
form_value(struct arena *a, const char *pair, size_t len, const char *name)
{
	size_t n = strlen(name);

	if (len <= n || strncmp(pair, name, n) != 0 || pair[n] != '=')
		return NULL;
	return decode_url(a, pair + n + 1, len - n - 1, true);
}

const char *
exchange_form(const struct exchange *x, const char *name)
{
	const char *at = x->q->body;
	const char *value;
	size_t len;

	while (*at) {
		len = strcspn(at, "&");
		value = form_value(x->arena, at, len, name);
		if (value)
			return value;
		at += len;
		at += *at == '&';
	}
	return NULL;
}

/* A cursor is the offset of the next row, made opaque. */
static size_t
cursor_offset(const struct exchange *x)
{
	const char *cursor = exchange_query(x, "cursor");
	char *text;
	size_t len;
	int offset = 0;

	if (!cursor)
		return 0;
	text = decode_base64(x->arena, cursor, &len);
	if (!text)
		return 0;
	text = arena_strndup(x->arena, text, len);
	return decode_int(text, 0, 100000000, &offset) ? (size_t)offset : 0;
}

void
exchange_page(struct exchange *x, const char *key, const struct json *all,
	      int page_size)
{
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, key);
	size_t at = cursor_offset(x), count = json_length(all);
	size_t end = at + (size_t)(page_size > 0 ? page_size : 30);
	const char *next;

	for (; at < count && at < end; at++)
		json_add(rows, json_at(all, at));
	if (at < count) {
		next = arena_printf(x->arena, "%zu", at);
		json_put_string(
		    j, "next_cursor",
		    encode_base64(x->arena, next, strlen(next), true));
	} else
		json_put_null(j, "next_cursor");
	json_put_bool(j, "has_more", at < count);
	exchange_json(x, 200, j);
}

const char *
exchange_new_id(struct exchange *x, const char *prefix)
{
	char hex[29];

	random_hex(hex, 14);
	return arena_printf(x->arena, "%s%s", prefix, hex);
}

static const char *
not_found_code(enum state_kind kind)
{
	switch (kind) {
	case STATE_AGENT:
		return "agent_not_found";
	case STATE_TOOL:
		return "tool_not_found";
	case STATE_PHONE:
		return "phone_number_not_found";
	case STATE_DOCUMENT:
		return "document_not_found";
	case STATE_CONVERSATION:
		return "conversation_not_found";
	default:
		return "not_found";
	}
}

const struct json *
exchange_find(struct exchange *x, enum state_kind kind, const char *id)
{
	const struct json *j = state_get(x->w->state, x->arena, kind, id);

	if (!j)
		exchange_fault(
		    x, 404, not_found_code(kind),
		    arena_printf(x->arena, "No such object: %s", id ? id : ""));
	return j;
}

void
exchange_store(struct exchange *x, enum state_kind kind, const char *id,
	       const struct json *value)
{
	state_put(x->w->state, kind, id, json_text(x->arena, value));
}

int64_t
exchange_now(void)
{
	return clock_now() / CLOCK_SECOND;
}
