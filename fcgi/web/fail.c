/* SPDX-License-Identifier: MIT
 *
 * fail.c: errors as the visitor sees them.
 */
#include "web/fail.h"

#include <string.h>

#include "core/encode.h"
#include "core/json.h"
#include "core/log.h"
#include "web/app.h"
#include "web/view.h"

static const struct {
	int status;
	const char *title, *text;
} words[] = {
	{ 400, "That was not understood",
	  "Something in this request was not as it should be." },
	{ 401, "Please sign in", "You need to be signed in for this." },
	{ 403, "This is not allowed",
	  "Your role in this account does not include this." },
	{ 404, "There is no such page",
	  "The page may have been removed, or the address has a mistake." },
	{ 405, "That does not work here",
	  "This address does not take that kind of request." },
	{ 409, "Somebody was faster",
	  "This was changed meanwhile. Please load the page and try again." },
	{ 413, "That was too large",
	  "What you sent is larger than this page takes." },
	{ 415, "That format is not known here",
	  "What you sent is in a format this page does not take." },
	{ 429, "One moment, please",
	  "That was a little too often. Please wait and try again." },
	{ 500, "Something went wrong",
	  "The fault is ours, and it was noted. Please try again." },
	{ 503, "Back in a moment",
	  "The service cannot be reached at the moment. Please try again in "
	  "a minute." },
};
#define WORDS (sizeof(words) / sizeof(words[0]))

static size_t
words_of(int status)
{
	for (size_t i = 0; i < WORDS; i++)
		if (words[i].status == status)
			return i;
	return WORDS - 2; /* 500 */
}

int
fail_set(struct req *req, int status, const char *say)
{
	req->fail_status = status;
	return err_set(&req->err, ERR_INVALID, say, "status %d", status);
}

static bool
wants_json(const struct req *req)
{
	if (req->route)
		return req->route->kind == ROUTE_JSON;
	return !req->app->views ||
	       (req->path && strncmp(req->path, "/api/", 5) == 0);
}

static void
show_json(struct req *req, int status, const char *say)
{
	struct json *j = json_object(req->arena);

	json_put_bool(j, "success", false);
	json_put_string(j, "error", err_code_name(req->err.code));
	json_put_string(j, "message", say);
	json_put_string(j, "request_id", req->id);
	resp_json(req, status, j);
}

/* The last resort: our texts alone, so nothing needs escaping. */
static void
show_bare(struct req *req, size_t w)
{
	const char *html = arena_printf(
	    req->arena,
	    "<!doctype html><html lang=\"en\"><title>%s</title><h1>%s</h1>"
	    "<p>%s</p><p>%s</p></html>\n",
	    words[w].title, words[w].title, words[w].text, req->id);

	resp_body(req, words[w].status, "text/html; charset=utf-8", html,
		  strlen(html));
}

static void
show_page(struct req *req, int status, const char *say)
{
	size_t w = words_of(status);
	struct view *v = view_new(req);
	struct view_node *n = view_child(view_root(v), "Error");

	view_page(v, words[w].title, NULL);
	view_set_int(n, "Status", status);
	view_set(n, "Title", words[w].title);
	view_set(n, "Text", say);
	if (view_render_status(req, v, "pages/error", status) < 0) {
		log_err(LOG_ERROR, "error_page", &req->err);
		show_bare(req, w);
	}
}

static void
note(const struct req *req, int status)
{
	enum log_level level = status >= 500 ? LOG_ERROR : LOG_DEBUG;

	log_err(level, "request_failed", &req->err);
}

void
fail_show(struct req *req)
{
	int status = req->fail_status ? req->fail_status
				      : err_http_status(req->err.code);
	size_t w;

	if (req->err.code == ERR_NONE) {
		err_internal(&req->err, "a handler failed without a word");
		status = 500;
	}
	w = words_of(status);
	note(req, status);
	if (status == 503)
		resp_header(req, "Retry-After", "2");
	if (status == 429)
		resp_header(req, "Retry-After", "30");
	if (wants_json(req))
		show_json(req, status,
			  req->err.say[0] ? req->err.say : words[w].text);
	else
		show_page(req, status,
			  req->err.say[0] ? req->err.say : words[w].text);
}
