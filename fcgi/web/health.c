/* SPDX-License-Identifier: MIT
 *
 * health.c: for load balancers and Prometheus.
 */
#include <string.h>

#include "core/str.h"
#include "domain/ctx.h"
#include "store/migrate.h"
#include "store/store.h"
#include "web/app.h"
#include "web/metrics.h"
#include "web/pages.h"

#define METRICS_CAP ((size_t)64 * 1024)

/* This process answers. */
int
health_live(struct req *req)
{
	resp_header(req, "Cache-Control", "no-store");
	return resp_text(req, 200, "ok\n");
}

/* It can do its work: the database answers and is as new as this program. */
int
health_ready(struct req *req)
{
	resp_header(req, "Cache-Control", "no-store");
	if (store_ping(req->app->ctx->store, &req->err) < 0 ||
	    migrate_check(req->app->ctx->store, &req->err) < 0)
		return -1;
	return resp_text(req, 200, "ready\n");
}

static bool
is_loopback(const char *addr)
{
	return strncmp(addr, "127.", 4) == 0 || strcmp(addr, "::1") == 0;
}

int
health_metrics(struct req *req)
{
	struct str out;

	if (!is_loopback(req->addr))
		return err_set(&req->err, ERR_NOT_FOUND, "", "not loopback");
	str_init(&out, req->arena, METRICS_CAP);
	metrics_text(&out);
	return resp_body(req, 200, "text/plain; version=0.0.4", out.buf,
			 out.len);
}
