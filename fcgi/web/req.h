/* SPDX-License-Identifier: MIT
 *
 * req.h: one request, from the socket to the answer.
 *
 * A struct req is passed to everything that works on the request; there is no
 * other state. All of it lives in req->arena and is gone with the answer.
 * Every text a handler can reach (path, parameters, query, fields, file
 * names) is well-formed UTF-8 without NUL: the dispatcher has refused the
 * rest with 400. It holds what the browser sent, so it is data, never markup,
 * never part of a name.
 *
 * A handler is `int page_x(struct req *req)`: 0 once it has filled the answer
 * (resp.h), -1 after err_set(&req->err, ...): the dispatcher then shows the
 * error as a styled page or as JSON, as the route's kind asks.
 */
#ifndef VA_WEB_REQ_H
#define VA_WEB_REQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/err.h"
#include "core/json.h"
#include "model/user.h"
#include "web/resp.h"

enum req_method {
	METHOD_GET = 1, /* HEAD is answered as GET without its body */
	METHOD_POST = 2,
	METHOD_PUT = 4,
	METHOD_PATCH = 8,
	METHOD_DELETE = 16
};

struct req_pair {
	const char *name, *value;
};
struct req_pairs {
	const struct req_pair *list;
	size_t count;
};

struct req_file {
	const char *field;
	const char *name; /* as the browser says: for show, never for a path */
	const char *type; /* as the browser says: not to be trusted */
	const void *data;
	size_t len;
};

/* Who asks. Made by the dispatcher through domain/account and tenancy. */
struct req_session {
	bool present; /* signed in; the rest is only valid then */
	struct user user;
	enum role role; /* in the account below; admin of the platform */
	struct tenant tenant;
	const char *token; /* the cookie's, for sign-out and CSRF */
};

struct app;
struct route;
struct form_fault;

struct req {
	struct arena *arena;
	struct app *app; /* settings, keys, database: app.h */
	const struct route *route;

	enum req_method method;
	bool head;               /* HEAD: the server drops the body */
	const char *path;        /* decoded, "/dashboard/restaurants/7" */
	struct req_pairs params; /* of the route's pattern: {id} */
	struct req_pairs query;
	struct req_pairs form; /* urlencoded body or multipart fields */
	struct req_pairs cookies;
	const struct req_file *files;
	size_t file_count;
	const char *body; /* raw bytes, NUL behind them (not counted) */
	size_t body_len;
	const char *content_type; /* lower case, without parameters, or "" */
	char *const *env;         /* CGI variables, "NAME=value" */

	const char *id;   /* request id: in the log, on error pages */
	const char *addr; /* remote address */
	bool has_form;    /* the path takes POST: its page has a form */
	bool partial;     /* X-Partial: 1: render the page without layout */
	deadline until;   /* when an answer must be out */
	instant now;      /* one "now" for the whole request */

	struct req_session session;
	/* The tenant to hand to domain verbs: the session's, narrowed to the
	 * restaurant of the path where the route's row says so. */
	struct tenant tenant;

	struct form_fault *faults; /* form.h; the view shows them */
	const char *csrf;          /* token for this visitor's forms */
	struct err err;
	int fail_status; /* of the error answer; 0: err.code says it */
	struct resp resp;
};

/* NULL if there is none; the first if there are several. */
const char *req_param(const struct req *req, const char *name);
const char *req_query(const struct req *req, const char *name);
const char *req_field(const struct req *req, const char *name);
const char *req_cookie(const struct req *req, const char *name);
const struct req_file *req_file(const struct req *req, const char *field);
/* "X-Partial": any case. */
const char *req_header(const struct req *req, const char *name);
/* A CGI variable: "REMOTE_ADDR". */
const char *req_env(const struct req *req, const char *name);

/* The id in a path parameter: 0 and *ret, or -1 with ERR_NOT_FOUND in
 * req->err ("abc", "007x", too large: no such page). */
int req_param_id(struct req *req, const char *name, uint64_t *ret);
/* An id in a query or form field; false if absent or no id. */
bool req_query_id(const struct req *req, const char *name, uint64_t *ret);
bool req_field_id(const struct req *req, const char *name, uint64_t *ret);

/* The body as JSON within caps (64 kB, 16 levels); NULL with req->err. */
const struct json *req_json(struct req *req);

/* Used by the lists above and by tests. */
const char *req_pairs_get(const struct req_pairs *p, const char *name);
/* Decode "a=1&b=2" into pairs: 0, or -1 on bad escapes, NUL, bad UTF-8 or
 * more than 400 fields. */
int req_pairs_parse(struct arena *a, const char *text, size_t len,
		    struct req_pairs *ret);

#endif
