/* SPDX-License-Identifier: MIT
 *
 * page_agents.c: the account's agents, one of them, and going live.
 */
#include <string.h>

#include "core/str.h"
#include "domain/houses.h"
#include "domain/launch.h"
#include "domain/tenancy.h"
#include "domain/wizard.h"
#include "model/prompt.h"
#include "web/app.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/say.h"

#define CALLS_ADDED 100
#define CALLS_SHOWN 8

/* --- the list --- */

static const struct restaurant *
house_of(const struct restaurant *houses, int count, uint64_t id)
{
	for (int i = 0; i < count; i++)
		if (houses[i].id == id)
			return &houses[i];
	return NULL;
}

static const char *
stats_text(struct arena *a, struct houses_sums sums)
{
	if (sums.calls == 0)
		return "No calls yet";
	return arena_printf(
	    a, "%s · %s", say_count(a, sums.calls, "call", "calls"),
	    say_count(a, (sums.seconds + 59) / 60, "minute", "minutes"));
}

static void
show_card(struct req *req, struct view_node *n, const struct agent *agent,
	  const struct restaurant *house, struct houses_sums sums)
{
	view_set_id(n, "id", agent->id);
	view_set(n, "name", agent->name);
	view_set(n, "restaurant", house ? house->name : "");
	view_set(n, "phone", agent->phone_number);
	view_set(n, "phone_text",
		 say_phone(req->arena, agent->phone_number,
			   house ? house->location.country : "US"));
	view_set(n, "status", agent_status_name(agent->status));
	if (agent->status == AGENT_ERROR)
		view_set(n, "error", agent->last_error);
	view_set(n, "stats", stats_text(req->arena, sums));
}

static int
show_draft(struct req *req, struct view_node *n)
{
	struct wizard w;
	int rc;

	if (req->session.role < ROLE_MANAGER)
		return 0;
	rc = wizard_latest(req->app->ctx, &req->tenant, req->session.user.id,
			   &w, &req->err);
	if (rc <= 0)
		return rc;
	view_set_id(n, "id", w.id);
	view_set(n, "name", wizard_text(&w, "restaurant-name"));
	view_set_int(n, "step", w.reached);
	return 1;
}

int
page_agents(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	struct view_node *list = view_child(root, "Agents");
	struct ctx *c = req->app->ctx;
	const struct restaurant *houses = NULL;
	const struct agent *agents = NULL;
	const struct call *calls = NULL;
	int houses_count, count, call_count;

	houses_count = houses_list(c, &req->tenant, &houses, &req->err);
	if (houses_count < 0)
		return -1;
	count = houses_agents(c, &req->tenant, &agents, &req->err);
	call_count =
	    houses_calls(c, &req->tenant, CALLS_ADDED, &calls, &req->err);
	if (count < 0 || call_count < 0 ||
	    show_draft(req, view_child(root, "Draft")) < 0)
		return -1;
	view_page(v, "Agents", "agents");
	if (count)
		view_set(root, "Count",
			 say_count(req->arena, count, "agent", "agents"));
	for (int i = 0; i < count; i++)
		show_card(
		    req, view_item(list), &agents[i],
		    house_of(houses, houses_count, agents[i].restaurant_id),
		    houses_add_up(&agents[i], calls, (size_t)call_count));
	return view_render(req, v, "pages/agents/list");
}

/* --- one agent --- */

/* The agent of the path and its restaurant; req->tenant becomes the
 * restaurant's. */
static int
find(struct req *req, struct agent *agent, struct restaurant *house)
{
	struct ctx *c = req->app->ctx;
	uint64_t id;
	int rc;

	if (req_param_id(req, "id", &id) < 0)
		return -1;
	rc = houses_agent(c, &req->tenant, id, agent, &req->err);
	if (rc > 0)
		rc = houses_find(c, &req->tenant, agent->restaurant_id, house,
				 &req->err);
	if (rc <= 0)
		return page_none(req, rc);
	rc = tenancy_restaurant(c, &req->tenant, house->id, &req->tenant,
				&req->err);
	return rc > 0 ? 0 : page_none(req, rc);
}

static const char *
style_text(const char *style)
{
	return strcmp(style, "professional") == 0 ? "Professional"
	       : strcmp(style, "casual") == 0     ? "Casual"
						  : "Friendly";
}

static void
show_agent(struct req *req, struct view_node *n, const struct agent *agent,
	   const struct restaurant *house)
{
	struct arena *a = req->arena;
	struct str greeting;

	str_init(&greeting, a, 2000);
	prompt_greeting(&greeting, agent->config.greeting, house);
	view_set_id(n, "id", agent->id);
	view_set(n, "name", agent->name);
	view_set(n, "status", agent_status_name(agent->status));
	view_set(n, "error", agent->last_error);
	view_set(n, "phone", agent->phone_number);
	view_set(n, "phone_text",
		 say_phone(a, agent->phone_number, house->location.country));
	view_set(n, "greeting", greeting.buf);
	view_set(n, "voice", agent->voice_name);
	view_set(n, "language", page_language(agent->language));
	view_set(n, "style", style_text(agent->config.style));
	view_set(
	    n, "longest",
	    say_count(a, agent->config.max_duration / 60, "minute", "minutes"));
}

static void
show_house(struct view_node *n, const struct restaurant *house)
{
	view_set_id(n, "id", house->id);
	view_set(n, "name", house->name);
}

static const char *
outcome_text(const struct call *call)
{
	switch (call->outcome) {
	case CALL_IN_PROGRESS:
		return "On the phone now";
	case CALL_RESERVATION_CREATED:
		return "Reservation made";
	case CALL_RESERVATION_CHANGED:
		return "Reservation changed";
	case CALL_RESERVATION_CANCELLED:
		return "Reservation cancelled";
	case CALL_INFORMATION_ONLY:
		return "Information only";
	case CALL_ERROR:
		return "Failed";
	}
	return "";
}

static void
show_call(struct req *req, struct view_node *n, const struct call *call,
	  const struct restaurant *house)
{
	char iso[25];

	clock_format(call->started_at, iso);
	view_set(n, "iso", iso);
	view_set(n, "outcome", outcome_text(call));
	view_setf(n, "length", "%d:%02d", call->seconds / 60,
		  call->seconds % 60);
	view_set(n, "when", say_ago(req->arena, req->now, call->started_at));
	view_set(n, "exact",
		 say_instant(req->arena, house->location.timezone,
			     house->location.country, call->started_at));
}

static int
show_calls(struct req *req, struct view_node *root, const struct agent *agent,
	   const struct restaurant *house)
{
	struct view_node *list = view_child(root, "Activity");
	struct view_node *n = view_child(root, "Agent");
	const struct call *calls = NULL;
	int count = houses_calls(req->app->ctx, &req->tenant, CALLS_ADDED,
				 &calls, &req->err);
	struct houses_sums sums;

	if (count < 0)
		return -1;
	for (int i = 0, shown = 0; i < count && shown < CALLS_SHOWN; i++) {
		if (calls[i].agent_id != agent->id)
			continue;
		show_call(req, view_item(list), &calls[i], house);
		shown++;
	}
	sums = houses_add_up(agent, calls, (size_t)count);
	view_set_int(n, "calls", sums.calls);
	view_set_int(n, "minutes", (sums.seconds + 59) / 60);
	view_set(n, "last_call",
		 sums.last_at ? say_ago(req->arena, req->now, sums.last_at)
			      : "None yet");
	return count;
}

static int
show_documents(struct req *req, struct view_node *list,
	       const struct agent *agent)
{
	const struct document *docs = NULL;
	int count = houses_documents(req->app->ctx, &req->tenant,
				     agent->restaurant_id, &docs, &req->err);

	for (int i = 0; i < count; i++) {
		struct view_node *n = view_item(list);

		view_set(n, "name", docs[i].file_name);
		view_set(n, "size", say_size(req->arena, docs[i].file_size));
		view_set(n, "status", document_status_name(docs[i].status));
	}
	return count;
}

int
page_agent(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	struct restaurant house;
	struct agent agent;

	if (find(req, &agent, &house) < 0)
		return -1;
	view_page(v, agent.name, "agents");
	show_agent(req, view_child(root, "Agent"), &agent, &house);
	show_house(view_child(root, "House"), &house);
	if (show_calls(req, root, &agent, &house) < 0 ||
	    show_documents(req, view_child(root, "Documents"), &agent) < 0)
		return -1;
	return view_render(req, v, "pages/agents/show");
}

/* --- going live --- */

static void
show_steps(struct view_node *n, const struct launch_progress *p)
{
	static const char *const states[] = { "todo", "now", "done", "failed" };
	bool busy = false;

	for (size_t i = 0; i < p->count; i++) {
		const struct launch_step *s = &p->steps[i];
		struct view_node *item = view_item(view_child(n, "steps"));
		enum launch_state state = s->state;

		/* Before the daemon's first word the first step is on. */
		if (state == LAUNCH_WAITING && !busy &&
		    p->state != LAUNCH_FAILED)
			state = LAUNCH_RUNNING;
		busy = busy || state == LAUNCH_RUNNING;
		view_set(item, "name", s->name);
		view_set(item, "text", s->title);
		view_set(item, "state", states[state]);
		if (state == LAUNCH_RUNNING && *s->error)
			view_setf(item, "note", "%s It is being tried again.",
				  s->error);
	}
}

int
page_agent_launch(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	struct view_node *n = view_child(root, "Launch");
	struct launch_progress p = { .error = "" };
	struct restaurant house;
	struct agent agent;
	int rc;

	if (find(req, &agent, &house) < 0)
		return -1;
	rc = launch_progress(req->app->ctx, &req->tenant, agent.id, &p,
			     &req->err);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return resp_redirectf(req, "/dashboard/agents/%llu",
				      (unsigned long long)agent.id);
	view_page(v, p.state == LAUNCH_DONE ? "Ready" : "Going live", "agents");
	view_set_flag(root, "Page.Narrow", true);
	show_agent(req, view_child(root, "Agent"), &p.agent, &house);
	show_house(view_child(root, "House"), &house);
	view_set_flag(n, "done", p.state == LAUNCH_DONE);
	view_set_flag(n, "failed", p.state == LAUNCH_FAILED);
	if (p.state == LAUNCH_WAITING || p.state == LAUNCH_RUNNING) {
		view_set_flag(n, "running", true);
		view_set(root, "Page.Refresh", "1");
	}
	view_set(n, "error", p.error);
	view_set_int(n, "at", (int64_t)p.done);
	view_set_int(n, "count", (int64_t)p.count);
	show_steps(n, &p);
	return view_render(req, v, "pages/agents/launch");
}

int
page_agent_retry(struct req *req)
{
	struct restaurant house;
	struct agent agent;

	if (find(req, &agent, &house) < 0 ||
	    launch_retry(req->app->ctx, &req->tenant, agent.id, &req->err) < 0)
		return -1;
	return resp_redirectf(req, "/dashboard/agents/%llu/launch",
			      (unsigned long long)agent.id);
}
