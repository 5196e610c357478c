/* SPDX-License-Identifier: MIT
 *
 * view.h: pages: the only door to ClearSilver.
 *
 * Every file under templates/pages/ is parsed once, at start, inside
 * layout.cs (a broken template stops the start). A request fills a fresh tree
 * of values through node handles and renders. html escape mode is always on.
 *
 * The contract with layout.cs:
 *     <?cs include!"macros.cs" ?> first, <?cs include!Page.Template ?> where
 *     the page's content stands, and everything around that include inside
 *     <?cs if:!Page.Partial ?> ... <?cs /if ?>: a request with X-Partial: 1
 *     gets the page's own part alone.
 *
 * Values every page has (set by view_new and view_render):
 *     Page.Title, Page.Nav      view_page()
 *     Page.Partial, Page.Path   "1" or absent; the request's path
 *     Page.Theme                light or dark, if the visitor chose one
 *     User.Id, .Name, .Initials, .Email, .Role (host..admin), .Verified
 *                               absent when nobody is signed in
 *     User.Initials             "AL"
 *     Page.Theme                dark or light (cookie va_theme), or absent
 *     User.CanManage, User.CanOwn, User.IsAdmin   "1" or absent
 *     Csrf                      the token: value of the hidden field `csrf`
 *     Flash.Kind, Flash.Text    success, info, warning, error
 *     Errors.<field>            a sentence; Errors.form for the whole form
 *     Form.<field>              what was typed, when a form failed
 *     App.Url, App.Support, Static.Version, Request.Id
 *     Error.Status, .Title, .Text  pages/error only
 * In Errors and Form a "-" of the field's name is "_": restaurant-name is
 * Form.restaurant_name. Names never come from the browser: only fields of a
 * form's table (form.h) get there.
 *
 * Functions for templates: url_escape, url_validate, html_escape, js_escape
 * and len, subcount, string.slice, ... of ClearSilver itself.
 */
#ifndef VA_WEB_VIEW_H
#define VA_WEB_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "core/settings.h"
#include "web/req.h"

struct views;     /* all parsed pages, one a process */
struct view;      /* one page being filled */
struct view_node; /* a place in its tree; lives as long as the view */

/* Parse everything under dir. -1: which file, which line, in e->detail. */
int views_load(const struct settings *s, struct views **ret, struct err *e);
void views_free(struct views *v);
/* NULL-terminated names ("pages/help") in order: for tests. */
const char *const *views_names(const struct views *v);

struct view *view_new(struct req *req);
struct view_node *view_root(struct view *v);

/* Title of the page and the navigation entry to mark ("restaurants"). */
void view_page(struct view *v, const char *title, const char *nav);

/* name is a literal of ours and may be a path ("Restaurant.Name"); with a
 * node it is relative to it. A NULL value sets nothing. */
void view_set(struct view_node *n, const char *name, const char *value);
void view_setf(struct view_node *n, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void view_set_int(struct view_node *n, const char *name, int64_t value);
void view_set_id(struct view_node *n, const char *name, uint64_t id);
/* "1", or nothing at all: for <?cs if:... ?>. */
void view_set_flag(struct view_node *n, const char *name, bool on);

/* The child of that name, made if it is not there. */
struct view_node *view_child(struct view_node *n, const char *name);
/* One more numbered child: rows of a list, walked with each. */
struct view_node *view_item(struct view_node *list);

/* Render pages/<...> ("pages/restaurants/show") into the answer with the
 * status of the second form, 200 in the first. 0, or -1 with req->err. */
int view_render(struct req *req, struct view *v, const char *page);
int view_render_status(struct req *req, struct view *v, const char *page,
		       int status);

#endif
