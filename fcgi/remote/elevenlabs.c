/* SPDX-License-Identifier: MIT
 *
 * elevenlabs.c: one call to the voice platform, and what its refusals mean.
 */
#include "remote/elevenlabs.h"

#include "core/encode.h"
#include "core/str.h"
#include "remote/elevenlabs_call.h"

#define READ_TRIES    3
#define PAGES_MOST    200
#define TEXT_OF_FAULT 200

static const struct json_caps answer_caps = { HTTP_CAP, 64 };

int
elevenlabs_open(struct elevenlabs *x, struct http *h, const struct settings *s,
		struct err *e)
{
	static const char say[] = "The voice platform is not set up.";
	const char *base = s->elevenlabs_base_url;

	if (strncmp(base, "https://", 8) != 0 &&
	    strncmp(base, "http://", 7) != 0)
		return err_set(e, ERR_INVALID, say,
			       "ELEVENLABS_BASE_URL is no http(s) URL");
	if (strcmp(s->elevenlabs_api, "published") == 0)
		x->dialect = ELEVENLABS_PUBLISHED;
	else if (strcmp(s->elevenlabs_api, "spec") == 0)
		x->dialect = ELEVENLABS_SPEC;
	else
		return err_set(e, ERR_INVALID, say,
			       "ELEVENLABS_API is neither published nor spec");
	x->http = h;
	x->base_url = base;
	x->api_key = s->elevenlabs_api_key;
	return 0;
}

/* --- refusals --- */

/* What a refusal says, whichever of its four shapes it has:
 *   {"detail":[{"loc":["body","x"],"msg":"..","type":".."}]}
 *   {"detail":{"type","code","message","status",...}} (older: no code)
 *   {"detail":"Method Not Allowed"}
 *   {"status":"...","message":"..."}, or no JSON at all
 * Their texts only ("input" repeats what was sent: never logged). */
struct refusal {
	const char *code; /* or "" */
	const char *text;
};

static const char *
location(struct arena *a, const struct json *loc)
{
	struct str s;

	str_init(&s, a, TEXT_OF_FAULT);
	for (size_t i = 0; i < json_length(loc); i++) {
		const struct json *part = json_at(loc, i);
		int64_t n;

		if (i > 0)
			str_add(&s, ".");
		if (json_type(part) == JSON_STRING)
			str_add(&s, json_string(part));
		else if (json_int(part, &n))
			str_addf(&s, "%lld", (long long)n);
	}
	return s.buf;
}

static const char *
or_empty(const char *text)
{
	return text != NULL ? text : "";
}

static void
refusal_of_list(struct arena *a, const struct json *list, struct refusal *ret)
{
	const struct json *first = json_at(list, 0);

	ret->code = "validation";
	ret->text =
	    arena_printf(a, "%s: %s", location(a, json_get(first, "loc")),
			 or_empty(json_string(json_get(first, "msg"))));
}

static void
refusal_of_object(const struct json *o, struct refusal *ret)
{
	const char *code = json_string(json_get(o, "code"));

	if (code == NULL)
		code = json_string(json_get(o, "status"));
	ret->code = or_empty(code);
	ret->text = or_empty(json_string(json_get(o, "message")));
}

static void
read_refusal(struct arena *a, const struct http_response *got,
	     struct refusal *ret)
{
	const struct json *all =
	    json_parse(a, got->body, got->len, &answer_caps, NULL);
	const struct json *detail = json_get(all, "detail");

	ret->code = "";
	ret->text = "";
	switch (json_type(detail)) {
	case JSON_ARRAY:
		refusal_of_list(a, detail, ret);
		break;
	case JSON_OBJECT:
		refusal_of_object(detail, ret);
		break;
	case JSON_STRING:
		ret->text = json_string(detail);
		break;
	default:
		if (all != NULL)
			refusal_of_object(all, ret);
		else
			ret->text = "answer is not JSON";
	}
}

static const struct meaning {
	int status;
	enum err_code code;
	const char *say;
} meanings[] = {
	{ 400, ERR_INVALID, "The voice platform refuses these settings." },
	{ 401, ERR_FORBIDDEN, "The voice platform refuses our account." },
	{ 402, ERR_LIMIT, "The voice platform's credit is used up." },
	{ 403, ERR_FORBIDDEN, "The voice platform does not allow this." },
	{ 404, ERR_NOT_FOUND, "The voice platform does not know this." },
	{ 405, ERR_INTERNAL, "The voice platform has changed." },
	{ 409, ERR_CONFLICT, "The voice platform is changing this already." },
	{ 413, ERR_TOO_LARGE, "This is too large for the voice platform." },
	{ 422, ERR_INVALID, "The voice platform refuses these settings." },
	{ 429, ERR_BUSY, "The voice platform is busy." },
	{ 503, ERR_UNAVAILABLE, "The voice platform is out of service." },
};

static const struct meaning *
meaning_of(int status, const char *method, const char *code)
{
	static const struct meaning
	    other = { 0, ERR_INTERNAL, "The voice platform has changed." },
	    asked = { 0, ERR_UNAVAILABLE,
		      "The voice platform is out of service." },
	    maybe = { 0, ERR_UNCERTAIN,
		      "The voice platform is out of service." },
	    broke = { 0, ERR_LIMIT, "The voice platform's credit is used up." };

	if (strcmp(code, "quota_exceeded") == 0 ||
	    strcmp(code, "insufficient_credits") == 0)
		return &broke;
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (meanings[i].status == status)
			return &meanings[i];
	if (status < 500)
		return &other;
	return strcmp(method, "GET") == 0 ? &asked : &maybe;
}

static int
refused(struct arena *a, const struct elevenlabs_call *call,
	const struct http_response *got, struct err *e)
{
	const struct meaning *m;
	struct refusal why;

	read_refusal(a, got, &why);
	m = meaning_of(got->status, call->method, why.code);
	return err_set(e, m->code, m->say, "%s: HTTP %d %.40s %.*s (%s)",
		       call->name, got->status, why.code, TEXT_OF_FAULT,
		       why.text, got->request_id);
}

/* --- calls --- */

int
elevenlabs_call(const struct elevenlabs *x, struct arena *a,
		const struct elevenlabs_call *call, const struct json **ret,
		struct err *e)
{
	const struct http_header headers[] = {
		{ "xi-api-key", x->api_key },
		{ "Accept", "application/json" },
	};
	const char *text = call->body != NULL ? json_text(a, call->body) : NULL;
	const struct http_request r = {
		.name = call->name,
		.method = call->method,
		.url = arena_printf(a, "%s%s", x->base_url, call->path),
		.headers = headers,
		.header_count = 2,
		.content_type = text != NULL ? "application/json" : NULL,
		.body = text,
		.body_len = text != NULL ? strlen(text) : 0,
		.tries = strcmp(call->method, "GET") == 0 ? READ_TRIES : 1,
	};
	struct http_response got;

	if (http_send(x->http, a, &r, &got, e) < 0)
		return -1;
	if (got.status == 404)
		return refused(a, call, &got, e), 0;
	if (got.status < 200 || got.status > 299)
		return refused(a, call, &got, e);
	if (ret != NULL)
		*ret = got.len == 0 ? NULL
				    : json_parse(a, got.body, got.len,
						 &answer_caps, NULL);
	return 1;
}

int
elevenlabs_answer_id(struct arena *a, const struct json *answer,
		     const char *key, const char *call_name, const char **ret,
		     struct err *e)
{
	const char *id = json_string(json_get(answer, key));

	if (id == NULL || *id == '\0')
		return err_set(e, ERR_UNCERTAIN,
			       "The voice platform gave no usable answer.",
			       "%s: 2xx without %s", call_name, key);
	*ret = arena_strdup(a, id);
	return 0;
}

int
elevenlabs_make(const struct elevenlabs *x, struct arena *a,
		const struct elevenlabs_call *call, const char *key,
		const char **ret_id, struct err *e)
{
	const struct json *answer = NULL;

	if (elevenlabs_call(x, a, call, &answer, e) <= 0)
		return -1;
	return elevenlabs_answer_id(a, answer, key, call->name, ret_id, e);
}

int
elevenlabs_remove(const struct elevenlabs *x, struct arena *a, const char *name,
		  const char *path, struct err *e)
{
	const struct elevenlabs_call call = { name, "DELETE", path, NULL };

	return elevenlabs_call(x, a, &call, NULL, e) < 0 ? -1 : 0;
}

static int
one_page(const struct elevenlabs *x, struct arena *a,
	 const struct elevenlabs_list *l, const char **cursor, struct err *e)
{
	const struct elevenlabs_call call = {
		l->name, "GET",
		*cursor == NULL
		    ? l->path
		    : arena_printf(a, "%s&%s=%s", l->path, l->cursor,
				   encode_url(a, *cursor)),
		NULL
	};
	const struct json *answer = NULL, *list;

	if (elevenlabs_call(x, a, &call, &answer, e) <= 0)
		return -1;
	list = json_get(answer, l->list);
	if (json_type(list) != JSON_ARRAY)
		return err_set(e, ERR_UNAVAILABLE,
			       "The voice platform gave no usable answer.",
			       "%s: no %s in the answer", l->name, l->list);
	for (size_t i = 0; i < json_length(list); i++)
		if (l->fn(json_at(list, i), l->arg))
			return 1;
	*cursor = json_bool(json_get(answer, "has_more"), true)
		      ? json_string(json_get(answer, l->next))
		      : NULL;
	return 0;
}

int
elevenlabs_each(const struct elevenlabs *x, struct arena *a,
		const struct elevenlabs_list *l, struct err *e)
{
	const char *cursor = NULL;

	for (int page = 0; page < PAGES_MOST; page++) {
		const char *last = cursor;
		int r = one_page(x, a, l, &cursor, e);

		if (r != 0)
			return r;
		if (cursor == NULL || *cursor == '\0')
			return 0;
		if (last != NULL && strcmp(last, cursor) == 0)
			break;
	}
	return err_set(e, ERR_UNAVAILABLE,
		       "The voice platform gave no usable answer.",
		       "%s: the list has no end", l->name);
}
