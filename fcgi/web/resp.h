/* SPDX-License-Identifier: MIT
 *
 * resp.h: the answer, filled by a handler and sent once, by the worker.
 *
 * All functions return 0, so that a handler can end with
 *     return resp_redirect(req, "/dashboard");
 */
#ifndef VA_WEB_RESP_H
#define VA_WEB_RESP_H

#include <stddef.h>

#define RESP_HEADERS_MAX 24

struct req;
struct json;

struct resp_header {
	const char *name, *value;
};

struct resp {
	int status;       /* 0: not answered yet */
	const char *type; /* Content-Type */
	const char *body;
	size_t len;
	struct resp_header headers[RESP_HEADERS_MAX];
	size_t header_count;
};

/* Values with CR, LF or NUL are dropped and logged. */
void resp_header(struct req *req, const char *name, const char *value);

/* See Other to one of our own pages. path is made of literals and ids;
 * anything that is not a local path goes to "/". */
int resp_redirect(struct req *req, const char *path);
int resp_redirectf(struct req *req, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

int resp_json(struct req *req, int status, const struct json *j);
int resp_text(struct req *req, int status, const char *text);
/* body must live as long as the request. */
int resp_body(struct req *req, int status, const char *type, const void *body,
	      size_t len);
int resp_empty(struct req *req, int status); /* 204, 304 */

/* A sentence shown on the next page this browser loads (a signed, short
 * lived cookie). kind: "success", "info", "warning", "error". */
void resp_flash(struct req *req, const char *kind, const char *text);

#endif
