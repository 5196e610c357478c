/* SPDX-License-Identifier: MIT
 *
 * lws_door_http.c: a request comes in, its answer goes out.
 */
#include "config.h"

#include "sandbox/lws_door_private.h"
#include "sandbox/work.h"

#define WAIT_MOST 600 /* s an answer may take */

/* --- a request comes in --- */

static const char *
header_copy(struct lws *wsi, struct arena *a, enum lws_token_indexes token)
{
	int len = lws_hdr_total_length(wsi, token);
	char *text;

	if (len <= 0)
		return NULL;
	text = arena_alloc(a, (size_t)len + 1);
	if (lws_hdr_copy(wsi, text, len + 1, token) < 0)
		return NULL;
	return text;
}

static const char *
custom_copy(struct lws *wsi, struct arena *a, const char *name)
{
	int n = (int)strlen(name);
	int len = lws_hdr_custom_length(wsi, name, n);
	char *text;

	if (len < 0)
		return NULL;
	text = arena_alloc(a, (size_t)len + 1);
	if (lws_hdr_custom_copy(wsi, text, len + 1, name, n) < 0)
		return NULL;
	return text;
}

static void
read_query(struct lws *wsi, struct door_request *q)
{
	struct door_pair *pairs = arena_array(q->arena, 32, sizeof(*pairs));
	char *buf = arena_alloc(q->arena, DOOR_HEADER_MOST);
	char *equals;
	int n = 0;

	q->query = pairs;
	while (n < 32 &&
	       lws_hdr_copy_fragment(wsi, buf, DOOR_HEADER_MOST,
				     WSI_TOKEN_HTTP_URI_ARGS, n) >= 0) {
		pairs[n].name = arena_strdup(q->arena, buf);
		equals = strchr(pairs[n].name, '=');
		pairs[n].value = equals ? equals + 1 : "";
		if (equals)
			*equals = '\0';
		n++;
	}
	q->query_count = (size_t)n;
}

void
door_read_request(struct lws *wsi, struct door_request *q)
{
	static const char *const methods[] = { "GET",     "POST",  "OPTIONS",
					       "PUT",     "PATCH", "DELETE",
					       "CONNECT", "HEAD" };
	char *path = NULL;
	int len = 0;
	int method = lws_http_get_uri_and_method(wsi, &path, &len);

	q->method = method >= 0 && method < 8 ? methods[method] : "?";
	q->path = arena_strndup(q->arena, path ? path : "/", (size_t)len);
	q->authorization =
	    header_copy(wsi, q->arena, WSI_TOKEN_HTTP_AUTHORIZATION);
	q->content_type =
	    header_copy(wsi, q->arena, WSI_TOKEN_HTTP_CONTENT_TYPE);
	q->host = header_copy(wsi, q->arena, WSI_TOKEN_HOST);
	q->api_key = custom_copy(wsi, q->arena, "xi-api-key:");
	q->body = "";
	read_query(wsi, q);
}

static struct call *
call_new(struct door *d, struct lws *wsi)
{
	struct arena *a = arena_new(DOOR_ARENA);
	struct call *call = arena_alloc(a, sizeof(*call));

	call->q.arena = a;
	call->q.serial = ++d->serial;
	call->wsi = wsi;
	door_read_request(wsi, &call->q);
	call->next = d->calls;
	d->calls = call;
	return call;
}

static void
call_free(struct door *d, struct conn *c)
{
	struct call **at = &d->calls;

	if (!c->call)
		return;
	while (*at && *at != c->call)
		at = &(*at)->next;
	if (*at)
		*at = c->call->next;
	arena_free(c->call->q.arena);
	c->call = NULL;
}

static void
refuse(struct door *d, struct call *call, int status, const char *detail)
{
	char body[160];
	struct door_answer answer = { .status = status, .body = body };

	answer.body_len =
	    (size_t)snprintf(body, sizeof(body), "{\"detail\":\"%s\"}", detail);
	door_answer(d, call->q.serial, &answer);
}

static void
call_whole(struct door *d, struct call *call)
{
	lws_set_timeout(call->wsi, PENDING_TIMEOUT_HTTP_CONTENT, WAIT_MOST);
	d->config.request(&call->q, d->config.arg);
}

static size_t
content_length(struct lws *wsi, struct arena *a)
{
	const char *text = header_copy(wsi, a, WSI_TOKEN_HTTP_CONTENT_LENGTH);

	return text ? (size_t)strtoull(text, NULL, 10) : 0;
}

static int
on_http(struct door *d, struct lws *wsi, struct conn *c)
{
	struct call *call;

	call_free(d, c);
	call = c->call = call_new(d, wsi);
	call->expected = content_length(wsi, call->q.arena);
	if (call->expected > d->config.body_cap) {
		refuse(d, call, 413, "Request too large");
		return 0;
	}
	if (!call->expected) {
		call_whole(d, call);
		return 0;
	}
	call->body = arena_alloc(call->q.arena, call->expected + 1);
	call->q.body = call->body;
	return 0;
}

static int
on_body(struct conn *c, const void *piece, size_t len)
{
	struct call *call = c->call;

	if (!call || call->answered)
		return 0;
	if (call->q.body_len + len > call->expected)
		return -1;
	memcpy(call->body, piece, len);
	call->body += len;
	call->q.body_len += len;
	return 0;
}

/* --- its answer goes out --- */

void
door_answer(struct door *d, uint64_t serial, const struct door_answer *answer)
{
	struct call *call = d->calls;
	struct arena *a;
	int i;

	while (call && call->q.serial != serial)
		call = call->next;
	if (!call || call->answered)
		return;
	a = call->q.arena;
	call->answer = *answer;
	call->answer.type =
	    arena_strdup(a, answer->type ? answer->type : "application/json");
	call->answer.body =
	    arena_copy(a, answer->body ? answer->body : "", answer->body_len);
	for (i = 0; i < 4 && answer->headers[i].name; i++) {
		call->answer.headers[i].name =
		    arena_printf(a, "%s:", answer->headers[i].name);
		call->answer.headers[i].value =
		    arena_strdup(a, answer->headers[i].value);
	}
	call->answered = true;
	lws_callback_on_writable(call->wsi);
}

static int
write_headers(struct call *call)
{
	unsigned char *buf = arena_alloc(call->q.arena, LWS_PRE + 4096);
	unsigned char *start = buf + LWS_PRE, *p = start, *end = start + 4095;
	const struct door_answer *an = &call->answer;
	int i;

	if (lws_add_http_common_headers(call->wsi, (unsigned int)an->status,
					an->type, an->body_len, &p, end))
		return -1;
	for (i = 0; i < 4 && an->headers[i].name; i++)
		if (lws_add_http_header_by_name(
			call->wsi, (const unsigned char *)an->headers[i].name,
			(const unsigned char *)an->headers[i].value,
			(int)strlen(an->headers[i].value), &p, end))
			return -1;
	if (lws_finalize_write_http_header(call->wsi, start, &p, end))
		return -1;
	call->headers_out = true;
	return 0;
}

static int
write_piece(struct call *call)
{
	unsigned char *buf;
	size_t left = call->answer.body_len - call->sent;
	size_t n = left > DOOR_PIECE ? DOOR_PIECE : left;

	buf = arena_alloc(call->q.arena, LWS_PRE + n + 1);
	memcpy(buf + LWS_PRE, call->answer.body + call->sent, n);
	call->sent += n;
	if (lws_write(call->wsi, buf + LWS_PRE, n,
		      n == left ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0)
		return -1;
	return 0;
}

static int
on_http_writable(struct door *d, struct lws *wsi, struct conn *c)
{
	struct call *call = c->call;
	bool unread;

	if (!call || !call->answered)
		return 0;
	if (call->answer.drop)
		return -1;
	if (!call->headers_out) {
		if (write_headers(call))
			return -1;
		if (call->answer.body_len) {
			lws_callback_on_writable(wsi);
			return 0;
		}
	} else if (write_piece(call))
		return -1;
	if (call->sent < call->answer.body_len) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	unread = call->q.body_len < call->expected;
	call_free(d, c);
	if (unread)
		return -1;
	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

int
door_http_callback(struct lws *wsi, enum lws_callback_reasons reason,
		   void *user, void *in, size_t len)
{
	struct door *d = door_of(wsi);
	struct conn *c = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return on_http(d, wsi, c);
	case LWS_CALLBACK_HTTP_BODY:
		return on_body(c, in, len);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		if (c->call && !c->call->answered)
			call_whole(d, c->call);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return on_http_writable(d, wsi, c);
	case LWS_CALLBACK_CLOSED_HTTP:
		if (c)
			call_free(d, c);
		return 0;
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return -1; /* a WebSocket without our subprotocol */
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		work_collect();
		return 0;
	default:
		return 0;
	}
}
