/* SPDX-License-Identifier: MIT
 *
 * page_restaurants.c: the account's restaurants; adding one; its day.
 */
#include <string.h>

#include "core/str.h"
#include "domain/diary.h"
#include "domain/houses.h"
#include "web/app.h"
#include "web/diary_rows.h"
#include "web/house_fields.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/say.h"

/* "Italian · New York, NY" */
static const char *
house_line(struct arena *a, const struct restaurant *r)
{
	struct str s;

	str_init(&s, a, 500);
	str_add(&s, r->cuisine);
	if (*r->cuisine && *r->location.city)
		str_add(&s, " · ");
	str_add(&s, r->location.city);
	if (*r->location.city && *r->location.state)
		str_addf(&s, ", %s", r->location.state);
	if (!s.len)
		str_add(&s, say_zone(a, r->location.timezone));
	return s.buf;
}

/* --- the list --- */

static const struct agent *
agent_of(const struct agent *agents, int count, uint64_t restaurant_id)
{
	for (int i = 0; i < count; i++)
		if (agents[i].restaurant_id == restaurant_id &&
		    *agents[i].phone_number)
			return &agents[i];
	return NULL;
}

static const char *
first_letter(struct arena *a, const char *name)
{
	const char *both = say_initials(a, name, "");
	size_t len = *both ? 1 : 0;

	while (len && ((unsigned char)both[len] & 0xC0) == 0x80)
		len++;
	return arena_strndup(a, both, len);
}

static void
show_tile(struct req *req, struct view_node *n, const struct restaurant *r,
	  const struct agent *agent)
{
	view_set_id(n, "id", r->id);
	view_set(n, "name", r->name);
	view_set(n, "initial", first_letter(req->arena, r->name));
	view_set(n, "line", house_line(req->arena, r));
	view_set(n, "status", restaurant_status_name(r->status));
	if (!agent)
		return;
	view_set(n, "phone", agent->phone_number);
	view_set(
	    n, "phone_text",
	    say_phone(req->arena, agent->phone_number, r->location.country));
}

int
page_restaurants(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *list = view_child(view_root(v), "Restaurants");
	struct ctx *c = req->app->ctx;
	const struct restaurant *houses = NULL;
	const struct agent *agents = NULL;
	int count = houses_list(c, &req->tenant, &houses, &req->err);
	int agent_count;

	if (count < 0)
		return -1;
	agent_count = houses_agents(c, &req->tenant, &agents, &req->err);
	if (agent_count < 0)
		return -1;
	view_page(v, "Restaurants", "restaurants");
	if (count)
		view_set(
		    view_root(v), "Count",
		    say_count(req->arena, count, "restaurant", "restaurants"));
	for (int i = 0; i < count; i++)
		show_tile(req, view_item(list), &houses[i],
			  agent_of(agents, agent_count, houses[i].id));
	return view_render(req, v, "pages/restaurants/list");
}

/* --- adding one --- */

static struct view *
form_page(struct req *req)
{
	struct view *v = view_new(req);

	view_page(v, "Add a restaurant", "restaurants");
	view_set_flag(view_root(v), "Page.Narrow", true);
	house_fields_show(req, v, house_fields_posted, req);
	return v;
}

int
page_restaurant_create(struct req *req)
{
	return view_render(req, form_page(req), "pages/restaurants/create");
}

int
page_restaurant_create_post(struct req *req)
{
	struct ctx *c = req->app->ctx;
	struct restaurant r;
	const char *field = "form";

	if (house_form_read(req->arena, house_fields_posted, req, &r, &field,
			    &req->err) < 0) {
		form_fault(req, field, req->err.say);
		req->err = (struct err)ERR_INIT;
		return page_again(req, form_page(req),
				  "pages/restaurants/create");
	}
	if (houses_add(c, &req->tenant, &r, &req->err) <= 0)
		return -1;
	resp_flash(req, "success",
		   arena_printf(req->arena, "%s was added.", r.name));
	return resp_redirectf(req, "/dashboard/restaurants/%llu",
			      (unsigned long long)r.id);
}

/* --- one of them, by day --- */

/* "12 Bleecker St, New York, NY 10012"; "" if nothing is known. */
static const char *
address_line(struct arena *a, const struct restaurant_location *l)
{
	const char *parts[] = { l->address, l->city, l->state, l->zip_code };
	const char *before[] = { "", ", ", ", ", " " };
	struct str s;

	str_init(&s, a, 1000);
	for (size_t i = 0; i < 4; i++)
		if (*parts[i])
			str_addf(&s, "%s%s", s.len ? before[i] : "", parts[i]);
	return s.buf;
}

static void
show_facts(struct req *req, struct view_node *n, const struct restaurant *r)
{
	const struct restaurant_location *l = &r->location;
	const struct restaurant_settings *s = &r->settings;
	struct arena *a = req->arena;

	view_set_id(n, "id", r->id);
	view_set(n, "name", r->name);
	view_set(n, "line", house_line(a, r));
	view_set(n, "cuisine", r->cuisine);
	view_set(n, "address", address_line(a, l));
	view_setf(n, "zone", "%s (%s)", say_zone(a, l->timezone), l->timezone);
	view_set(n, "phone", r->contact.phone);
	view_set(n, "phone_text", say_phone(a, r->contact.phone, l->country));
	view_set(n, "email", r->contact.email);
	view_setf(n, "seats", "%s at one time, parties of %d to %d",
		  say_count(a, s->seating_capacity, "cover", "covers"),
		  s->min_party_size, s->max_party_size);
	if (s->buffer_minutes)
		view_setf(n, "turn", "%d minutes, then %d to reset",
			  s->turnover_minutes, s->buffer_minutes);
	else
		view_setf(n, "turn", "%d minutes", s->turnover_minutes);
	view_set(n, "ahead",
		 say_count(a, s->advance_booking_days, "day", "days"));
	view_set(n, "policy", s->cancellation_policy);
}

/* A service a line. */
static void
show_week(struct req *req, struct view_node *list, const struct restaurant *r)
{
	const char *country = r->location.country;

	for (int d = MONDAY; d <= SUNDAY; d++) {
		const struct hours_day *day = &r->hours.day[d];
		struct view_node *n = view_item(list);
		struct view_node *services = view_child(n, "services");

		view_setf(n, "name", "%.3s", say_weekday(d));
		if (day->count == 0)
			view_set(view_item(services), "text", "Closed");
		for (size_t i = 0; i < day->count; i++) {
			struct hours_day one = { { day->period[i] }, 1 };

			view_set(view_item(services), "text",
				 say_hours(req->arena, country, &one));
		}
	}
}

static int
show_agents(struct req *req, struct view_node *list, const struct restaurant *r)
{
	const struct agent *agents = NULL;
	int count =
	    houses_agents(req->app->ctx, &req->tenant, &agents, &req->err);

	for (int i = 0; i < count; i++) {
		struct view_node *n = view_item(list);

		view_set_id(n, "id", agents[i].id);
		view_set(n, "name", agents[i].name);
		view_set(n, "status", agent_status_name(agents[i].status));
		view_set(n, "phone", agents[i].phone_number);
		view_set(n, "phone_text",
			 say_phone(req->arena, agents[i].phone_number,
				   r->location.country));
	}
	return count;
}

static int
show_documents(struct req *req, struct view_node *list, uint64_t id)
{
	const struct document *docs = NULL;
	int count =
	    houses_documents(req->app->ctx, &req->tenant, id, &docs, &req->err);

	for (int i = 0; i < count; i++) {
		struct view_node *n = view_item(list);

		view_set(n, "name", docs[i].file_name);
		view_set(n, "size", say_size(req->arena, docs[i].file_size));
		view_set(n, "status", document_status_name(docs[i].status));
	}
	return count;
}

static void
show_date(struct req *req, struct view_node *n, struct civil_date date,
	  struct civil_date today)
{
	int32_t day = civil_days(date);

	view_set(n, "label", say_date_year(req->arena, date));
	view_set(n, "date", say_iso_date(req->arena, date));
	view_set(n, "before",
		 say_iso_date(req->arena, civil_from_days(day - 1)));
	view_set(n, "after",
		 say_iso_date(req->arena, civil_from_days(day + 1)));
	view_set_flag(n, "is_today", civil_compare(date, today) == 0);
}

static int
show_day(struct req *req, struct view_node *root, const struct restaurant *r)
{
	struct ctx *c = req->app->ctx;
	struct view_node *n = view_child(root, "Day");
	struct civil_date today = houses_today(r, req->now), date = today;
	const struct reservation *rows = NULL;
	const char *asked = req_query(req, "day");
	struct hours_day hours;
	struct diary_sums sums;
	int count;

	if (asked && *asked &&
	    (!civil_parse_date(asked, &date) || date.year > 9000))
		return page_not_found(req);
	count = diary_day(c, &req->tenant, date, &rows, &req->err);
	if (count < 0 ||
	    houses_hours(c, &req->tenant, r, date, &hours, &req->err) < 0)
		return -1;
	sums = diary_add_up(rows, (size_t)count);
	show_date(req, n, date, today);
	view_setf(n, "zone", "Times in %s",
		  say_zone(req->arena, r->location.timezone));
	view_set_int(n, "parties", sums.parties);
	view_set_int(n, "covers", sums.covers);
	view_set(n, "hours",
		 say_hours(req->arena, r->location.country, &hours));
	view_set_flag(n, "closed", hours.count == 0);
	diary_rows_show(req, view_child(root, "Rows"), r, rows, (size_t)count);
	return 0;
}

int
page_restaurant(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	struct restaurant r;
	uint64_t id;
	int rc;

	if (req_param_id(req, "id", &id) < 0)
		return -1;
	rc = houses_find(req->app->ctx, &req->tenant, id, &r, &req->err);
	if (rc <= 0)
		return page_none(req, rc);
	view_page(v, r.name, "restaurants");
	show_facts(req, view_child(root, "House"), &r);
	show_week(req, view_child(root, "Week"), &r);
	if (show_day(req, root, &r) < 0 ||
	    show_agents(req, view_child(root, "Agents"), &r) < 0 ||
	    show_documents(req, view_child(root, "Documents"), id) < 0)
		return -1;
	return view_render(req, v, "pages/restaurants/show");
}
