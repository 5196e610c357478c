/* SPDX-License-Identifier: MIT
 *
 * page_dashboard.c: what stands today, and what is still to be done.
 */
#include <string.h>

#include "domain/diary.h"
#include "domain/houses.h"
#include "domain/tenancy.h"
#include "model/zone.h"
#include "web/app.h"
#include "web/diary_rows.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/say.h"

#define HOUSES_SHOWN 6
#define ROWS_SHOWN   12

struct today {
	struct req *req;
	struct view_node *root;
	const struct restaurant *houses;
	int house_count;
	const struct agent *agents;
	int agent_count;
	bool answering; /* some agent is active */
	bool booked;    /* some agent has had a call, or there is a party */
};

static int
show_house(struct today *t, struct view_node *n, const struct restaurant *house)
{
	struct req *req = t->req;
	struct ctx *c = req->app->ctx;
	const struct reservation *rows = NULL;
	struct civil_date date;
	struct diary_sums sums;
	struct restaurant full;
	struct tenant tenant;
	size_t shown;
	int count;

	if (tenancy_restaurant(c, &req->tenant, house->id, &tenant,
			       &req->err) <= 0 ||
	    houses_find(c, &tenant, house->id, &full, &req->err) <= 0)
		return -1;
	date = houses_today(&full, req->now);
	count = diary_day(c, &tenant, date, &rows, &req->err);
	if (count < 0)
		return -1;
	sums = diary_add_up(rows, (size_t)count);
	t->booked = t->booked || count > 0;
	shown = count > ROWS_SHOWN ? ROWS_SHOWN : (size_t)count;
	view_set_id(n, "id", house->id);
	view_set(n, "name", house->name);
	view_set(n, "day", say_date(req->arena, date));
	view_set(n, "zone", say_zone(req->arena, house->location.timezone));
	view_set_int(n, "parties", sums.parties);
	view_set_int(n, "covers", sums.covers);
	view_set_flag(n, "more", (size_t)count > shown);
	view_set_int(n, "all", count);
	view_set_flag(n, "closed",
		      full.hours.day[civil_weekday(date)].count == 0);
	diary_rows_show(req, view_child(n, "rows"), &full, rows, shown);
	return 0;
}

static void
add_check(struct view_node *list, bool done, const char *text, const char *hint,
	  const char *href)
{
	struct view_node *n = view_item(list);

	view_set_flag(n, "done", done);
	view_set(n, "text", text);
	view_set(n, "hint", hint);
	view_set(n, "href", href);
	view_set(n, "action", href ? "Begin" : NULL);
}

/* Shown to those who can do it, until all of it is done. */
static void
show_checks(struct today *t)
{
	struct view_node *n = view_child(t->root, "Check");
	struct view_node *list = view_child(n, "List");
	bool verified = t->req->session.user.verified;
	int done = verified + (t->house_count > 0) + t->answering + t->booked;

	if (done == 4 || t->req->session.role < ROLE_MANAGER)
		return;
	view_set_flag(n, "Open", true);
	view_set_int(n, "Done", done);
	view_set_int(n, "Count", 4);
	add_check(list, verified, "Confirm your e-mail address",
		  "The link is in your mail.", NULL);
	add_check(list, t->house_count > 0, "Add your restaurant",
		  "Only its name must be typed.",
		  "/dashboard/restaurants/create");
	add_check(list, t->answering, "Give it an agent",
		  "Four short steps, and it has a phone number.",
		  "/dashboard/agents/create");
	add_check(list, t->booked, "Take the first reservation",
		  "Call the agent's number and book a table.", NULL);
}

static void
look_at_agents(struct today *t)
{
	struct view_node *trouble = view_child(t->root, "Trouble");

	for (int i = 0; i < t->agent_count; i++) {
		const struct agent *a = &t->agents[i];
		struct view_node *n;

		t->answering = t->answering || a->status == AGENT_ACTIVE;
		t->booked = t->booked || a->total_calls > 0;
		if (a->status != AGENT_ERROR)
			continue;
		n = view_item(trouble);
		view_set_id(n, "id", a->id);
		view_set(n, "name", a->name);
		view_set(n, "error", a->last_error);
	}
}

/* Good morning where the first restaurant is. */
static void
greet(struct today *t)
{
	struct req *req = t->req;
	const char *name = req->session.user.name;
	const char *zone =
	    t->house_count ? t->houses[0].location.timezone : "UTC";
	const struct zone *z = zone_find(zone);
	struct civil_date date;
	int minutes;

	zone_local(z ? z : zone_find("UTC"), req->now, &date, &minutes);
	if (t->house_count == 0)
		view_setf(t->root, "Hello", "Welcome%s%.*s", *name ? ", " : "",
			  (int)strcspn(name, " "), name);
	else
		view_setf(t->root, "Hello", "Good %s%s%.*s",
			  minutes < 12 * 60   ? "morning"
			  : minutes < 18 * 60 ? "afternoon"
					      : "evening",
			  *name ? ", " : "", (int)strcspn(name, " "), name);
	view_set(t->root, "Today", say_date_year(req->arena, date));
}

int
page_dashboard(struct req *req)
{
	struct view *v = view_new(req);
	struct today t = { .req = req, .root = view_root(v) };
	struct ctx *c = req->app->ctx;
	struct view_node *list = view_child(t.root, "Houses");

	view_page(v, "Today", "dashboard");
	t.house_count = houses_list(c, &req->tenant, &t.houses, &req->err);
	if (t.house_count < 0)
		return -1;
	t.agent_count = houses_agents(c, &req->tenant, &t.agents, &req->err);
	if (t.agent_count < 0)
		return -1;
	look_at_agents(&t);
	for (int i = 0; i < t.house_count && i < HOUSES_SHOWN; i++)
		if (t.houses[i].status != RESTAURANT_ARCHIVED &&
		    show_house(&t, view_item(list), &t.houses[i]) < 0)
			return -1;
	greet(&t);
	show_checks(&t);
	return view_render(req, v, "pages/dashboard");
}
