/* SPDX-License-Identifier: MIT
 *
 * view_common.c: what every page has, as view.h lists it.
 */
#include "web/view_common.h"

#include <string.h>

#include "web/app.h"
#include "web/flash.h"
#include "web/form_fault.h"
#include "web/say.h"
#include "web/view.h"

static void
fill_user(struct view *v, const struct req *req)
{
	const struct req_session *s = &req->session;
	struct view_node *n;

	if (!s->present)
		return;
	n = view_child(view_root(v), "User");
	view_set_id(n, "Id", s->user.id);
	view_set(n, "Name", s->user.name);
	view_set(n, "Initials",
		 say_initials(req->arena, s->user.name, s->user.email));
	view_set(n, "Email", s->user.email);
	view_set(n, "Role", role_name(s->role));
	view_set_flag(n, "Verified", s->user.verified);
	view_set_flag(n, "CanManage", s->role >= ROLE_MANAGER);
	view_set_flag(n, "CanOwn", s->role >= ROLE_OWNER);
	view_set_flag(n, "IsAdmin", s->role >= ROLE_ADMIN);
}

/* "restaurant-name" -> "restaurant_name". The names come from a form's
 * table, so they are ours; what is no word is left out all the same. */
static const char *
field_key(struct arena *a, const char *field)
{
	char *key = arena_strdup(a, field);

	for (char *c = key; *c; c++)
		if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
		      (*c >= '0' && *c <= '9')))
			*c = '_';
	return key;
}

static void
fill_form(struct view *v, const struct req *req)
{
	struct arena *a = req->arena;
	struct view_node *typed = view_child(view_root(v), "Form");
	struct view_node *errors = view_child(view_root(v), "Errors");

	for (const struct form_fault *f = req->faults; f; f = f->next) {
		const char *key = field_key(a, f->field);

		view_set(typed, key, f->typed);
		view_set(errors, key, f->say);
	}
}

static void
fill_flash(struct view *v, struct req *req)
{
	struct flash flash;

	if (req->partial || !flash_take(req, &flash))
		return;
	view_set(view_root(v), "Flash.Kind", flash.kind);
	view_set(view_root(v), "Flash.Text", flash.text);
}

/* What the visitor chose (a plain cookie, which scripts set, too); absent: as the system is set. */
static const char *
theme(const struct req *req)
{
	const char *t = req_cookie(req, "va_theme");

	return t && (strcmp(t, "dark") == 0 || strcmp(t, "light") == 0) ? t
									: NULL;
}

void
view_common(struct view *v, struct req *req)
{
	const struct settings *s = req->app->settings;
	struct view_node *root = view_root(v);

	view_set(root, "App.Url", s->app_url);
	view_set(root, "App.Support", s->support_url);
	view_set(root, "Static.Version", s->static_version);
	view_set(root, "Request.Id", req->id);
	view_set(root, "Page.Path", req->path);
	view_set_flag(root, "Page.Partial", req->partial);
	view_set(root, "Page.Theme", theme(req));
	view_set(root, "Csrf", req->csrf);
	fill_user(v, req);
	fill_form(v, req);
	fill_flash(v, req);
}
