/* SPDX-License-Identifier: MIT
 *
 * page_public.c: what anybody may read, and the switch of light and dark.
 */
#include <string.h>

#include "model/plan.h"
#include "web/app.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/say.h"

static struct view *
public_page(struct req *req, const char *title, const char *description)
{
	struct view *v = view_new(req);

	view_page(v, title, NULL);
	view_set(view_root(v), "Page.Shell", "public");
	view_set(view_root(v), "Page.Description", description);
	return v;
}

static void
show_plan(struct req *req, struct view_node *n, const struct plan *p)
{
	struct arena *a = req->arena;

	view_set(n, "name", p->name);
	view_set(n, "pitch", p->pitch);
	if (p->monthly_micros < 0) {
		view_set(n, "price", "By agreement");
	} else {
		view_set(n, "price", say_dollars(a, p->monthly_micros));
		view_set(n, "per", "a month");
	}
	view_setf(n, "minutes", "%s of calls a month",
		  say_count(a, p->included_minutes, "minute", "minutes"));
	if (p->minute_micros)
		view_setf(n, "more", "then %s a minute",
			  say_dollars(a, p->minute_micros));
	else
		view_set(n, "more", "then calls stop until next month");
	view_set(n, "agents", say_count(a, p->agent_limit, "agent", "agents"));
	view_setf(n, "calls", "%s at a time, %d a day for each agent",
		  say_count(a, p->concurrency_limit, "call", "calls"),
		  p->daily_limit);
	view_set_flag(n, "main", strcmp(p->tier, "pro") == 0);
}

int
page_landing(struct req *req)
{
	struct view *v = public_page(
	    req, "The phone rings. The table is booked.",
	    "VoiceAgent answers your restaurant's phone around the clock and "
	    "books, changes and cancels tables by your own rules.");
	struct view_node *plans = view_child(view_root(v), "Plans");

	for (size_t i = 0; plan_at(i); i++)
		show_plan(req, view_item(plans), plan_at(i));
	return view_render(req, v, "pages/landing");
}

int
page_help(struct req *req)
{
	struct view *v = view_new(req);

	view_page(v, "Help", "help");
	view_set(view_root(v), "Page.Description",
		 "How VoiceAgent answers a restaurant's phone, in short.");
	return view_render(req, v, "pages/help");
}

int
page_privacy(struct req *req)
{
	struct view *v =
	    public_page(req, "Privacy",
			"What VoiceAgent keeps of guests and restaurants, why, "
			"and who can see it.");

	return view_render(req, v, "pages/privacy");
}

/* Scripts switch by themselves; this is for browsers without. The cookie is
 * no secret: scripts read and write it as well. */
int
page_theme(struct req *req)
{
	const char *theme = req_field(req, "theme");
	const char *back = req_field(req, "back");

	if (!theme || (strcmp(theme, "light") && strcmp(theme, "dark")))
		return err_set(&req->err, ERR_INVALID, "",
			       "theme: neither light nor dark");
	resp_header(req, "Set-Cookie",
		    arena_printf(req->arena,
				 "va_theme=%s; Path=/; Max-Age=31536000; "
				 "SameSite=Lax%s",
				 theme, req->app->https ? "; Secure" : ""));
	return resp_redirect(req, back ? back : "/dashboard");
}
