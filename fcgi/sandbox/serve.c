/* SPDX-License-Identifier: MIT
 *
 * serve.c: the running sandbox: from a request on the wire, past the faults
 * asked for, to its handler, into the log, and back.
 */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include "core/log.h"
#include "sandbox/browser_call.h"
#include "sandbox/caller.h"
#include "sandbox/faults.h"
#include "sandbox/reqlog.h"
#include "sandbox/router.h"
#include "sandbox/serve.h"
#include "sandbox/smtp.h"

#define BODY_CAP (24u << 20)

/* A request that waits for its turn (latency). */
struct waiting {
	struct world *w;
	struct arena *arena;
	struct door_request q;
};

static bool
is_ours(const struct door_request *q)
{
	return strncmp(q->path, "/_sandbox/", 10) == 0 ||
	       strncmp(q->path, "/mail", 5) == 0;
}

static void
note(struct world *w, const struct exchange *x)
{
	struct reqlog_entry e = { .direction = "in",
				  .method = x->q->method,
				  .path = x->q->path,
				  .status = x->answer.status,
				  .request = x->q->body,
				  .request_len = x->q->body_len,
				  .answer = x->answer.body,
				  .answer_len = x->answer.body_len };

	if (is_ours(x->q))
		return;
	if (!e.answer)
		e.answer = "";
	reqlog_add(w->reqlog, &e);
}

static void
run(struct world *w, const struct door_request *q, struct exchange *x)
{
	*x = (struct exchange){ .w = w, .arena = q->arena, .q = q };
	router_handle(x);
	note(w, x);
}

static void
answer_fault(struct exchange *x, enum fault_kind kind)
{
	if (kind == FAULT_429)
		exchange_fault(x, 429, "rate_limit_exceeded",
			       "Too many requests");
	else if (kind == FAULT_500)
		exchange_fault(x, 500, "internal_error",
			       "Something went wrong");
	else
		x->answer.drop = true;
}

static void
handle(struct world *w, const struct door_request *q, enum fault_kind kind)
{
	struct exchange x = { .w = w, .arena = q->arena, .q = q };

	if (kind == FAULT_429 || kind == FAULT_500 || kind == FAULT_DROP) {
		answer_fault(&x, kind);
		note(w, &x);
	} else {
		if (kind == FAULT_DUPLICATE)
			run(w, q, &x);
		run(w, q, &x);
		x.answer.drop = kind == FAULT_DID_THEN_DROP;
		if (kind == FAULT_DID_THEN_DROP)
			x.later = false;
	}
	if (!x.later)
		door_answer(w->door, q->serial, &x.answer);
}

static void
turn_came(void *arg)
{
	struct waiting *t = arg;

	handle(t->w, &t->q, FAULT_NONE);
	arena_free(t->arena);
}

/* The peer may leave meanwhile: keep what the handler reads. */
static void
postpone(struct world *w, const struct door_request *q, int ms)
{
	struct arena *a = arena_new(96u << 20);
	struct waiting *t = arena_alloc(a, sizeof(*t));
	struct door_pair *pairs =
	    arena_array(a, q->query_count + 1, sizeof(*pairs));
	size_t i;

	*t = (struct waiting){ .w = w, .arena = a, .q = *q };
	for (i = 0; i < q->query_count; i++) {
		pairs[i].name = arena_strdup(a, q->query[i].name);
		pairs[i].value = arena_strdup(a, q->query[i].value);
	}
	t->q.arena = a;
	t->q.query = pairs;
	t->q.path = arena_strdup(a, q->path);
	t->q.authorization = arena_strdup(a, q->authorization);
	t->q.api_key = arena_strdup(a, q->api_key);
	t->q.content_type = arena_strdup(a, q->content_type);
	t->q.host = arena_strdup(a, q->host);
	t->q.body = arena_strndup(a, "", 0);
	if (q->body_len) {
		char *body = arena_alloc(a, q->body_len + 1);

		memcpy(body, q->body, q->body_len);
		t->q.body = body;
	}
	door_after(w->door, ms, turn_came, t);
}

static void
on_request(const struct door_request *q, void *arg)
{
	struct world *w = arg;
	struct fault f = { FAULT_NONE, 0 };

	if (!is_ours(q))
		f = faults_take(w->faults, q->method, q->path);
	if (f.kind == FAULT_LATENCY)
		postpone(w, q, f.ms);
	else
		handle(w, q, f.kind);
}

static int
open_world(struct world *w, struct arena *a, const struct serve_options *o,
	   struct err *e)
{
	if (mkdir(o->dir, 0700) < 0 && errno != EEXIST)
		return err_set(e, ERR_UNAVAILABLE, "The folder is no good.",
			       "%s: %s", o->dir, strerror(errno));
	w->state = state_open(arena_printf(a, "%s/state.jsonl", o->dir), e);
	if (!w->state)
		return -1;
	w->faults = faults_new();
	w->reqlog = reqlog_new();
	w->base_url = arena_printf(a, "http://127.0.0.1:%d", o->port);
	w->dir = o->dir;
	w->webhook_secret = o->webhook_secret;
	w->hooks_url = o->hooks_url;
	router_key(o->api_key);
	caller_start();
	return 0;
}

static void
close_world(struct world *w)
{
	state_close(w->state);
	faults_free(w->faults);
	reqlog_free(w->reqlog);
}

int
serve(const struct serve_options *o, struct err *e)
{
	struct arena *a = arena_new(1u << 20);
	struct world w = { 0 };
	struct door_config config = {
		.port = o->port,
		.body_cap = BODY_CAP,
		.lines_path = o->smtp_socket,
		.lines_port = o->smtp_port,
		.lines = &smtp_lines,
		.sockets = &browser_sockets,
		.request = on_request,
		.arg = &w,
	};
	int result = open_world(&w, a, o, e);

	if (result == 0) {
		w.door = door_open(&config, e);
		result = w.door ? 0 : -1;
	}
	if (result == 0) {
		log_event(LOG_INFO, "sandbox-ready", "url", w.base_url, NULL);
		door_run(w.door);
		door_close(w.door);
	}
	close_world(&w);
	arena_free(a);
	return result;
}
