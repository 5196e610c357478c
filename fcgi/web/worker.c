/* SPDX-License-Identifier: MIT
 *
 * worker.c: the life of one worker process: accept, dispatch, write, log,
 * forget.
 */
#include "web/worker.h"

#include <malloc.h>
#include <string.h>

#include "core/log.h"
#include "core/str.h"
#include "web/dispatch.h"
#include "web/fcgi.h"
#include "web/metrics.h"

/* Body 12 MB, its fields, a page of 4 MB and what made it. */
#define ARENA_LIMIT ((size_t)64 * 1024 * 1024)
#define KEEP_MAX    ((size_t)2 * 1024 * 1024)
#define HEAD_CAP    ((size_t)32 * 1024)

struct worker {
	struct app *app;
	struct arena *arena;
};

static size_t
body_read(void *io, void *buf, size_t len)
{
	return fcgi_read(io, buf, len);
}

/* nginx passes the words on; a status line needs some. */
static const char *
reason(int status)
{
	static const struct {
		int status;
		const char *words;
	} reasons[] = {
		{ 200, "OK" },
		{ 204, "No Content" },
		{ 303, "See Other" },
		{ 304, "Not Modified" },
		{ 400, "Bad Request" },
		{ 401, "Unauthorized" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 409, "Conflict" },
		{ 413, "Content Too Large" },
		{ 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" },
		{ 429, "Too Many Requests" },
		{ 503, "Service Unavailable" },
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].words;
	return status < 400 ? "OK" : "Error";
}

static void
head_write(struct str *out, const struct req *req)
{
	const struct resp *r = &req->resp;

	str_addf(out, "Status: %d %s\r\n", r->status, reason(r->status));
	if (r->type)
		str_addf(out, "Content-Type: %s\r\n", r->type);
	if (r->status != 204 && r->status != 304)
		str_addf(out, "Content-Length: %zu\r\n", r->len);
	for (size_t i = 0; i < r->header_count; i++)
		str_addf(out, "%s: %s\r\n", r->headers[i].name,
			 r->headers[i].value);
	str_add(out, "\r\n");
}

static void
respond(struct fcgi_io *io, const struct req *req)
{
	struct str head;

	str_init(&head, req->arena, HEAD_CAP);
	head_write(&head, req);
	if (!str_ok(&head)) {
		log_detail(LOG_ERROR, "response_head", "over its cap");
		fcgi_write(io, "Status: 500\r\n\r\n", 15);
		return;
	}
	if (fcgi_write(io, head.buf, head.len) == 0 && !req->head)
		fcgi_write(io, req->resp.body, req->resp.len);
}

/* The pattern, never the path: a path can hold an id or a token. */
static void
log_line(const struct req *req, int ms)
{
	struct arena *a = req->arena;
	const char *method = req_env(req, "REQUEST_METHOD");

	log_event(LOG_INFO, "request", "method", req->method ? method : "other",
		  "route", req->route ? req->route->pattern : "-", "status",
		  arena_printf(a, "%d", req->resp.status), "ms",
		  arena_printf(a, "%d", ms), "bytes",
		  arena_printf(a, "%zu", req->resp.len), NULL);
}

/* A transcript of megabytes is rare; what it took goes back to the system,
 * so that a worker stays as small as the requests it usually has. */
static void
forget(struct worker *w)
{
	bool large = arena_used(w->arena) > KEEP_MAX;

	arena_reset(w->arena);
	if (large)
		malloc_trim(0);
}

static void
handle(struct fcgi_io *io, void *arg)
{
	struct worker *w = arg;
	struct exchange x = { fcgi_env(io), body_read, io };
	deadline start = clock_deadline_in(0);
	struct req *req = dispatch(w->app, w->arena, &x);
	int ms;

	respond(io, req);
	ms = (int)(clock_deadline_in(0) - start);
	log_line(req, ms);
	metrics_request(w->app, req->resp.status, ms);
	log_request(NULL);
	forget(w);
}

int
worker_run(struct app *app, struct err *e)
{
	struct worker w = { app, arena_new(ARENA_LIMIT) };
	int rc;

	metrics_open(app);
	log_event(LOG_INFO, "worker_start", "pool",
		  app->pool == POOL_HOOKS ? "hooks" : "pages", NULL);
	rc = fcgi_serve(app->settings->worker_max_requests, handle, &w, e);
	log_event(LOG_INFO, "worker_stop", NULL);
	arena_free(w.arena);
	return rc;
}
