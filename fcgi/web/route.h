/* SPDX-License-Identifier: MIT
 *
 * route.h: the table of everything this program answers.
 *
 * A row's columns are the conditions the dispatcher checks before the
 * handler runs, in this order: method, path, size, session, role, CSRF token
 * and Origin, tenant. A handler cannot forget one. The table is in routes.c;
 * `voiceagent-fcgi --routes` prints it (the tests are generated from that).
 */
#ifndef VA_WEB_ROUTE_H
#define VA_WEB_ROUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/role.h"
#include "web/req.h"

enum route_pool { POOL_PAGES = 1, POOL_HOOKS = 2, POOL_BOTH = 3 };

/* How errors are shown, and what a visitor who is not signed in gets:
 * PAGE: a styled page, redirect to /sign-in; JSON: JSON, 401. */
enum route_kind { ROUTE_PAGE, ROUTE_JSON };

/* Bodies the route takes; others are 415. */
enum route_type {
	BODY_NONE = 0,
	BODY_FORM = 1,      /* application/x-www-form-urlencoded */
	BODY_MULTIPART = 2, /* multipart/form-data */
	BODY_JSON = 4,      /* application/json */
	BODY_ANY = 8
};

/* CSRF_YES: a field `csrf` (or header X-CSRF-Token) and a right Origin. */
enum route_csrf { CSRF_NO, CSRF_YES };

struct route {
	enum req_method method;
	/* Literal parts and {name}: "/dashboard/restaurants/{id}". A {name}
	 * takes one part, never empty. Literals win over parameters. */
	const char *pattern;
	enum route_pool pool;
	enum route_kind kind;
	enum role least; /* ROLE_NONE: anybody */
	enum route_csrf csrf;
	size_t body_cap; /* bytes; more is 413 */
	unsigned types;  /* of enum route_type */
	/* The parameter that is a restaurant's id: the dispatcher looks it up
	 * through the session's account (404 if it is another's) and narrows
	 * req->tenant to it. NULL: the handler looks its own ids up through
	 * req->tenant. */
	const char *restaurant;
	int (*handler)(struct req *req);
};

#define ROUTE_PARAMS_MAX 4

struct route_match {
	const struct route *route; /* NULL: none */
	unsigned allowed;          /* methods the path has, for 405's Allow */
	struct req_pair params[ROUTE_PARAMS_MAX];
	size_t param_count;
};

const struct route *routes_all(size_t *ret_count);

/* Texts of params are taken from the arena. */
void route_match(struct arena *a, const struct route *table, size_t count,
		 const char *path, enum route_pool pool, enum req_method method,
		 struct route_match *ret);

const char *method_name(enum req_method m);
enum req_method method_parse(const char *name); /* 0: unknown; HEAD is GET */

#endif
