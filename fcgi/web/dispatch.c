/* SPDX-License-Identifier: MIT
 *
 * dispatch.c: a route's row is a list of conditions; here they are checked.
 *
 * The order is fixed: method and path, size and type, body, session, role,
 * fields, CSRF and Origin, tenant. What fails first answers; a handler only
 * ever sees requests that passed all of it.
 */
#include "web/dispatch.h"

#include <ctype.h>
#include <string.h>

#include "core/encode.h"
#include "core/log.h"
#include "core/random.h"
#include "domain/ctx.h"
#include "domain/tenancy.h"
#include "store/store.h"
#include "web/cookie.h"
#include "web/csrf.h"
#include "web/fail.h"
#include "web/multipart.h"
#include "web/route.h"
#include "web/session.h"

#define PAGES_MS 10000
#define HOOKS_MS 2500
#define LEFT_MS  300 /* even a request that waited long is told why */

/* --- what came in --- */

/* nginx gives every request 32 hex digits; without it we draw our own. */
static const char *
request_id(struct req *req)
{
	const char *id = req_env(req, "REQUEST_ID");
	char *own;

	if (id && strlen(id) >= 8 && strlen(id) <= 64 &&
	    strspn(id, "0123456789abcdefABCDEF-") == strlen(id))
		return arena_strdup(req->arena, id);
	own = arena_alloc(req->arena, 33);
	random_hex(own, 16);
	return own;
}

/* REQUEST_MSEC is when the server handed the request on: waiting for a free
 * worker is part of the caller's time. */
static int
waited_ms(const struct req *req)
{
	const char *at = req_env(req, "REQUEST_MSEC");
	const char *dot = at ? strchr(at, '.') : NULL;
	uint64_t seconds, ms;
	instant waited;

	if (!dot || dot - at > 12 || strlen(dot) != 4)
		return 0;
	if (!decode_u64(arena_strndup(req->arena, at, (size_t)(dot - at)),
			&seconds) ||
	    !decode_u64(dot + 1, &ms))
		return 0;
	waited = req->now - (instant)(seconds * 1000 + ms);
	return waited < 0 || waited > CLOCK_MINUTE ? 0 : (int)waited;
}

static void
begin(struct req *req)
{
	const char *cookies = req_header(req, "Cookie");
	const char *addr = req_env(req, "REMOTE_ADDR");
	const char *partial = req_header(req, "X-Partial");
	int ms = req->app->pool == POOL_HOOKS ? HOOKS_MS : PAGES_MS;
	struct ctx *c = req->app->ctx;

	req->now = clock_now();
	req->id = request_id(req);
	log_request(req->id);
	req->addr = addr ? addr : "";
	req->partial = partial && strcmp(partial, "1") == 0;
	req->body = "";
	req->content_type = "";
	ms -= waited_ms(req);
	req->until = clock_deadline_in(ms < LEFT_MS ? LEFT_MS : ms);
	cookie_parse(req->arena, cookies, &req->cookies);
	if (c) {
		c->arena = req->arena;
		c->until = req->until;
		store_request(c->store, req->arena, req->until);
	}
}

static int
refuse(struct req *req, const char *why)
{
	return err_set(&req->err, ERR_INVALID, "", "request: %s", why);
}

static int
read_target(struct req *req)
{
	const char *uri = req_env(req, "REQUEST_URI");
	const char *query = uri ? strchr(uri, '?') : NULL;
	size_t len = !uri ? 0 : query ? (size_t)(query - uri) : strlen(uri);

	if (len == 0 || uri[0] != '/')
		return refuse(req, "no path");
	req->path = decode_url(req->arena, uri, len, false);
	if (!req->path || !encode_utf8_ok(req->path, strlen(req->path))) {
		req->path = NULL;
		return refuse(req, "path is not UTF-8 or has a NUL");
	}
	if (query && req_pairs_parse(req->arena, query + 1, strlen(query + 1),
				     &req->query) < 0)
		return refuse(req, "query");
	return 0;
}

/* --- method and path --- */

static void
allow_header(struct req *req, unsigned allowed)
{
	const char *list = NULL;

	for (unsigned m = METHOD_GET; m <= METHOD_DELETE; m <<= 1)
		if (allowed & m)
			list = arena_printf(req->arena, "%s%s%s",
					    list ? list : "", list ? ", " : "",
					    m == METHOD_GET ? "GET, HEAD"
							    : method_name(m));
	resp_header(req, "Allow", list);
}

static int
find_route(struct req *req)
{
	const char *name = req_env(req, "REQUEST_METHOD");
	size_t count;
	const struct route *table = routes_all(&count);
	struct route_match m;

	req->method = method_parse(name);
	req->head = name && strcmp(name, "HEAD") == 0;
	route_match(req->arena, table, count, req->path, req->app->pool,
		    req->method, &m);
	if (!m.allowed)
		return err_set(&req->err, ERR_NOT_FOUND, "", "no route");
	if (!m.route) {
		allow_header(req, m.allowed);
		return fail_set(req, 405, "");
	}
	req->route = m.route;
	req->has_form = m.allowed & METHOD_POST;
	req->params = (struct req_pairs){ arena_copy(req->arena, m.params,
						     sizeof(m.params)),
					  m.param_count };
	return 0;
}

/* --- size, type, body --- */

static const char *
media_type(struct req *req)
{
	const char *h = req_env(req, "CONTENT_TYPE");
	char *type = h ? arena_strndup(req->arena, h, strcspn(h, "; \t"))
		       : arena_strdup(req->arena, "");

	for (char *c = type; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return type;
}

static int
check_type(struct req *req)
{
	static const struct {
		const char *name;
		unsigned type;
	} known[] = {
		{ "application/x-www-form-urlencoded", BODY_FORM },
		{ "multipart/form-data", BODY_MULTIPART },
		{ "application/json", BODY_JSON },
	};

	req->content_type = media_type(req);
	if (req->route->types & BODY_ANY)
		return 0;
	for (size_t i = 0; i < 3; i++)
		if (strcmp(known[i].name, req->content_type) == 0 &&
		    req->route->types & known[i].type)
			return 0;
	return fail_set(req, 415, "");
}

static int
read_body(struct req *req, const struct exchange *x)
{
	const char *text = req_env(req, "CONTENT_LENGTH");
	uint64_t len = 0;
	char *body;

	if (text && *text && !decode_u64(text, &len))
		return refuse(req, "content length");
	if (len > req->route->body_cap && req->method != METHOD_GET)
		return err_set(&req->err, ERR_TOO_LARGE, "", "body over cap");
	if (len == 0 || req->method == METHOD_GET)
		return 0;
	if (check_type(req) < 0)
		return -1;
	body = arena_alloc(req->arena, len + 1);
	req->body_len = x->read(x->io, body, len);
	req->body = body;
	return req->body_len == len ? 0 : refuse(req, "body ends early");
}

static int
parse_fields(struct req *req)
{
	struct multipart m;

	if (req->route->types & BODY_FORM &&
	    strcmp(req->content_type, "application/x-www-form-urlencoded") == 0)
		return req_pairs_parse(req->arena, req->body, req->body_len,
				       &req->form) < 0
			   ? refuse(req, "form")
			   : 0;
	if (!(req->route->types & BODY_MULTIPART) || req->body_len == 0 ||
	    strcmp(req->content_type, "multipart/form-data") != 0)
		return 0;
	if (multipart_parse(req->arena, req_env(req, "CONTENT_TYPE"),
			    (char *)(uintptr_t)req->body, req->body_len,
			    &m) < 0)
		return refuse(req, "multipart");
	req->form = m.fields;
	req->files = m.files;
	req->file_count = m.file_count;
	return 0;
}

/* --- who --- */

/* A public page is shown even when nobody can say who is looking. */
static int
load_session(struct req *req)
{
	if (req->app->pool != POOL_PAGES || session_load(req) == 0)
		return 0;
	if (req->route->least != ROLE_NONE)
		return -1;
	log_err(LOG_WARN, "session_unknown", &req->err);
	req->err = (struct err)ERR_INIT;
	return 0;
}

/* Where to go on after signing in: the page that was asked for, or the one
 * whose form was sent, so that a session that ran out in mid-wizard leads
 * back to its step. */
static const char *
way_back(struct req *req)
{
	const char *query = req_env(req, "QUERY_STRING");
	const char *referer = req_header(req, "Referer");
	const char *path;

	if (req->method == METHOD_GET)
		return query && *query
			   ? arena_printf(req->arena, "%s?%s", req->path, query)
			   : req->path;
	if (!csrf_same_origin(req->app->settings->app_url, referer))
		return NULL;
	path = strstr(referer, "://");
	path = path ? strchr(path + 3, '/') : NULL;
	return path;
}

static int
ask_sign_in(struct req *req)
{
	const char *back;

	if (req->route->kind == ROUTE_JSON || req->partial)
		return err_set(&req->err, ERR_UNAUTHENTIC, "", "no session");
	back = way_back(req);
	if (!back)
		return resp_redirect(req, "/sign-in");
	return resp_redirectf(req, "/sign-in?next=%s",
			      encode_url(req->arena, back));
}

static int
check_role(struct req *req)
{
	if (req->route->least == ROLE_NONE)
		return 0;
	if (!req->session.present)
		return ask_sign_in(req);
	if (req->session.role < req->route->least)
		return err_set(&req->err, ERR_FORBIDDEN, "", "role");
	return 0;
}

static int
check_csrf(struct req *req)
{
	if (req->route->csrf == CSRF_YES && csrf_check(req) < 0)
		return -1;
	if (req->session.present || req->has_form)
		csrf_prepare(req);
	return 0;
}

static int
narrow_tenant(struct req *req)
{
	uint64_t id;
	int rc;

	req->tenant = req->session.tenant;
	if (!req->route->restaurant)
		return 0;
	if (req_param_id(req, req->route->restaurant, &id) < 0)
		return -1;
	rc = tenancy_restaurant(req->app->ctx, &req->session.tenant, id,
				&req->tenant, &req->err);
	if (rc == 0)
		return err_set(&req->err, ERR_NOT_FOUND, "",
			       "restaurant of another account, or none");
	return rc < 0 ? -1 : 0;
}

/* --- all of it --- */

static int
answer(struct req *req, const struct exchange *x)
{
	static int (*const steps[])(struct req *) = {
		load_session, check_role,    parse_fields,
		check_csrf,   narrow_tenant,
	};

	if (read_target(req) < 0 || find_route(req) < 0 ||
	    read_body(req, x) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		if (steps[i](req) < 0)
			return -1;
		if (req->resp.status)
			return 0;
	}
	return req->route->handler(req);
}

static void
security_headers(struct req *req)
{
	resp_header(req, "Content-Security-Policy",
		    "default-src 'none'; script-src 'self'; style-src 'self'; "
		    "img-src 'self' data:; font-src 'self'; "
		    "connect-src 'self'; media-src 'self'; "
		    "manifest-src 'self'; form-action 'self'; "
		    "base-uri 'none'; frame-ancestors 'none'; "
		    "require-trusted-types-for 'script'; trusted-types app");
	resp_header(req, "X-Content-Type-Options", "nosniff");
	resp_header(req, "Referrer-Policy", "same-origin");
	resp_header(req, "Cross-Origin-Opener-Policy", "same-origin");
	resp_header(req, "Permissions-Policy",
		    "camera=(), geolocation=(), payment=(), usb=(), "
		    "microphone=(self)");
	if (req->app->https)
		resp_header(req, "Strict-Transport-Security",
			    "max-age=63072000; includeSubDomains");
	resp_header(req, "X-Request-Id", req->id);
}

struct req *
dispatch(struct app *app, struct arena *a, const struct exchange *x)
{
	struct req *req = arena_alloc(a, sizeof(*req));

	req->arena = a;
	req->app = app;
	req->env = x->env;
	begin(req);
	if (answer(req, x) < 0 || !req->resp.status)
		fail_show(req);
	security_headers(req);
	return req;
}
