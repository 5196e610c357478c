/* SPDX-License-Identifier: MIT
 *
 * outbox.c: requests that the sandbox sends to us.
 */
#include "config.h"

#include "core/crypto.h"
#include "core/encode.h"
#include "sandbox/faults.h"
#include "sandbox/outbox.h"
#include "sandbox/reqlog.h"

struct sending {
	struct arena *arena;
	struct world *w;
	struct caller_request r;
	struct caller_answer answer;
	struct fault fault;
	void (*done)(const struct caller_answer *answer, void *arg);
	void *arg;
};

const char *
outbox_sign(struct arena *a, const char *secret, const char *body)
{
	unsigned char mac[CRYPTO_HASH_LEN];
	char hex[2 * CRYPTO_HASH_LEN + 1];
	long long now = (long long)exchange_now();
	const char *text = arena_printf(a, "%lld.%s", now, body);

	crypto_hmac_sha256((struct crypto_bytes){ secret, strlen(secret) },
			   (struct crypto_bytes){ text, strlen(text) }, mac);
	encode_hex(hex, mac, sizeof(mac));
	return arena_printf(a, "t=%lld,v0=%s", now, hex);
}

static const char *
path_of(const char *url)
{
	const char *host = strstr(url, "://");
	const char *path = host ? strchr(host + 3, '/') : NULL;

	return path ? path : "/";
}

/* In a thread. A request that is dropped was never sent; one that was done
 * and dropped was, but nobody hears the answer. */
static void
work(void *arg)
{
	struct sending *s = arg;

	if (s->fault.kind == FAULT_DUPLICATE)
		caller_send(s->arena, &s->r);
	s->answer = caller_send(s->arena, &s->r);
	if (s->fault.kind == FAULT_DID_THEN_DROP)
		s->answer =
		    (struct caller_answer){ .body = "",
					    .fault = "the answer was lost" };
}

static void
finished(void *arg)
{
	struct sending *s = arg;
	struct reqlog_entry e = { .direction = "out",
				  .method = s->r.method,
				  .path = path_of(s->r.url),
				  .status = s->answer.status,
				  .request = s->r.body ? s->r.body : "",
				  .request_len = s->r.body_len,
				  .answer = s->answer.body,
				  .answer_len = s->answer.body_len };

	reqlog_add(s->w->reqlog, &e);
	s->done(&s->answer, s->arg);
	arena_free(s->arena);
}

static void
lost(void *arg)
{
	struct sending *s = arg;

	s->answer = (struct caller_answer){ .body = "",
					    .fault = "the request was lost" };
	finished(s);
}

static void
go(void *arg)
{
	struct sending *s = arg;

	door_work(s->w->door, work, finished, s);
}

static void
copy_request(struct arena *a, const struct caller_request *r,
	     struct caller_request *to)
{
	int i;

	*to = *r;
	to->method = arena_strdup(a, r->method);
	to->url = arena_strdup(a, r->url);
	to->body = r->body ? arena_strndup(a, r->body, r->body_len) : NULL;
	for (i = 0; i < CALLER_HEADERS && r->headers[i].name; i++) {
		to->headers[i].name = arena_strdup(a, r->headers[i].name);
		to->headers[i].value = arena_strdup(a, r->headers[i].value);
	}
}

void
outbox_send(struct world *w, const struct caller_request *r,
	    void (*done)(const struct caller_answer *answer, void *arg),
	    void *arg)
{
	struct arena *a = arena_new(32u << 20);
	struct sending *s = arena_alloc(a, sizeof(*s));

	s->arena = a;
	s->w = w;
	s->done = done;
	s->arg = arg;
	copy_request(a, r, &s->r);
	s->fault = faults_take(w->faults, s->r.method, path_of(s->r.url));
	switch (s->fault.kind) {
	case FAULT_DROP:
	case FAULT_429:
	case FAULT_500:
		door_after(w->door, 1, lost, s);
		return;
	case FAULT_LATENCY:
		door_after(w->door, s->fault.ms, go, s);
		return;
	default:
		go(s);
	}
}
