/* SPDX-License-Identifier: MIT
 *
 * resp.c: filling the answer.
 */
#include "web/resp.h"

#include <stdarg.h>
#include <string.h>

#include "core/encode.h"
#include "core/log.h"
#include "web/cookie.h"
#include "web/flash.h"
#include "web/req.h"

void
resp_header(struct req *req, const char *name, const char *value)
{
	struct resp *r = &req->resp;

	if (!value)
		return;
	if (value[strcspn(value, "\r\n")] ||
	    r->header_count == RESP_HEADERS_MAX) {
		log_event(LOG_WARN, "header_dropped", "header", name, NULL);
		return;
	}
	r->headers[r->header_count++] = (struct resp_header){ name, value };
}

int
resp_body(struct req *req, int status, const char *type, const void *body,
	  size_t len)
{
	req->resp.status = status;
	req->resp.type = type;
	req->resp.body = body;
	req->resp.len = len;
	return 0;
}

int
resp_empty(struct req *req, int status)
{
	return resp_body(req, status, NULL, "", 0);
}

int
resp_text(struct req *req, int status, const char *text)
{
	return resp_body(req, status, "text/plain; charset=utf-8", text,
			 strlen(text));
}

int
resp_json(struct req *req, int status, const struct json *j)
{
	const char *text = json_text(req->arena, j);

	return resp_body(req, status, "application/json; charset=utf-8", text,
			 strlen(text));
}

/* "//host", "/\host" and anything with a scheme lead elsewhere. */
static bool
is_local(const char *path)
{
	return path[0] == '/' && path[1] != '/' &&
	       !path[strcspn(path, "\\\r\n\t")];
}

int
resp_redirect(struct req *req, const char *path)
{
	resp_header(req, "Location", is_local(path) ? path : "/");
	return resp_empty(req, 303);
}

int
resp_redirectf(struct req *req, const char *fmt, ...)
{
	va_list ap;
	char *path;

	va_start(ap, fmt);
	path = arena_vprintf(req->arena, fmt, ap);
	va_end(ap);
	return resp_redirect(req, path);
}

void
resp_flash(struct req *req, const char *kind, const char *text)
{
	flash_put(req, kind, text);
}
