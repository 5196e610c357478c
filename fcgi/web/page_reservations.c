/* SPDX-License-Identifier: MIT
 *
 * page_reservations.c: one reservation and how it came to be.
 */
#include <string.h>

#include "core/json.h"
#include "domain/diary.h"
#include "domain/houses.h"
#include "web/app.h"
#include "web/diary_rows.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/say.h"

static const char *
source_text(const struct reservation *r)
{
	switch (r->source) {
	case RESERVATION_PHONE_AGENT:
		return "Phone, taken by the agent";
	case RESERVATION_MANUAL:
		return "The team";
	case RESERVATION_ONLINE:
		return "The restaurant's booking page";
	}
	return "";
}

static void
show_details(struct req *req, struct view_node *n,
	     const struct restaurant *house, const struct reservation *r)
{
	const char *country = house->location.country;
	struct arena *a = req->arena;

	view_set(n, "name", r->guest.name);
	view_set(n, "code", r->code);
	view_setf(n, "when", "%s, %s", say_date_year(a, r->date),
		  say_time(a, country, r->time));
	view_set(n, "iso", say_iso(a, r->date, r->time));
	view_set(n, "business_date", say_iso_date(a, r->business_date));
	view_set(n, "zone", say_zone(a, house->location.timezone));
	view_set(n, "party", say_count(a, r->party_size, "person", "people"));
	view_set(n, "phone", r->guest.phone);
	view_set(n, "phone_text", say_phone(a, r->guest.phone, country));
	view_set(n, "email", r->guest.email);
	view_set(n, "requests", r->special_requests);
	view_set(n, "occasion", r->occasion);
	view_set(n, "table", r->table_preference);
	view_set(n, "source", source_text(r));
	view_set(n, "cancel_reason", r->cancel_reason);
	view_set(n, "status", diary_rows_status(r));
	view_set_flag(n, "test", r->is_test);
}

/* --- history --- */

static const struct {
	const char *field, *label;
} labels[] = {
	{ "name", "Name" },
	{ "date", "Date" },
	{ "time", "Time" },
	{ "party", "Party" },
	{ "party_size", "Party" },
	{ "phone", "Phone" },
	{ "email", "E-mail" },
	{ "special_requests", "Requests" },
	{ "occasion", "Occasion" },
	{ "table_preference", "Table" },
	{ "status", "Status" },
	{ "reason", "Reason" },
	{ "cancel_reason", "Reason" },
	{ "seated_at", "Seated" },
};

static const char *
label_of(const char *field)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i].field, field) == 0)
			return labels[i].label;
	return NULL;
}

struct changes {
	struct req *req;
	struct view_node *list;
	const struct restaurant *house;
};

/* Wall-clock values as people write them, the rest as it was said. */
static const char *
value_text(const struct changes *ch, const char *field, const struct json *j)
{
	struct arena *a = ch->req->arena;
	const char *text = json_string(j);
	struct civil_date date;
	int64_t number;
	int minutes;

	if (text && strcmp(field, "date") == 0 && civil_parse_date(text, &date))
		return say_date_short(a, date);
	if (text && strcmp(field, "time") == 0 &&
	    civil_parse_time(text, &minutes))
		return say_time(a, ch->house->location.country, minutes);
	if (text && strcmp(field, "phone") == 0)
		return say_phone(a, text, ch->house->location.country);
	if (json_type(j) == JSON_INT && json_int(j, &number))
		return arena_printf(a, "%lld", (long long)number);
	return text ? text : "";
}

static bool
show_change(const char *field, const struct json *value, void *arg)
{
	const struct changes *ch = arg;
	const char *label = label_of(field);
	const char *new = value_text(ch, field, json_at(value, 1));
	struct view_node *n;

	if (!label || strcmp(field, "seated_at") == 0)
		return true;
	n = view_item(ch->list);
	view_set(n, "field", label);
	view_set(n, "old", value_text(ch, field, json_at(value, 0)));
	view_set(n, "new", *new ? new : "none");
	return true;
}

static const char *
actor_text(struct arena *a, const struct reservation_event *ev)
{
	bool named = ev->actor_name && *ev->actor_name;

	switch (ev->actor.kind) {
	case ACTOR_USER:
		return named ? ev->actor_name : "the team";
	case ACTOR_AGENT:
		return named
			   ? arena_printf(a, "%s, on the phone", ev->actor_name)
			   : "the phone agent";
	case ACTOR_GUEST:
		return "the guest";
	case ACTOR_SYSTEM:
		return "VoiceAgent";
	}
	return "";
}

static void
show_event(struct req *req, struct view_node *n, const struct restaurant *house,
	   const struct reservation_event *ev)
{
	static const char *const titles[] = { "Booked", "Changed",
					      "Cancelled" };
	static const struct json_caps caps = { 64 * 1024, 8 };
	const char *zone = house->location.timezone;
	struct changes ch = { req, view_child(n, "changes"), house };
	struct err ignored = ERR_INIT;
	struct json *j;
	char iso[25];

	view_set(n, "action", reservation_action_name(ev->action));
	view_set(n, "title", titles[ev->action]);
	view_set(n, "actor", actor_text(req->arena, ev));
	view_set(n, "when", say_ago(req->arena, req->now, ev->at));
	view_set(
	    n, "exact",
	    say_instant(req->arena, zone, house->location.country, ev->at));
	clock_format(ev->at, iso);
	view_set(n, "iso", iso);
	if (ev->action == RESERVATION_CREATED || !*ev->changes)
		return;
	j = json_parse(req->arena, ev->changes, strlen(ev->changes), &caps,
		       &ignored);
	if (j)
		json_each(j, show_change, &ch);
}

int
page_reservation(struct req *req)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	const struct reservation_event *events = NULL;
	struct ctx *c = req->app->ctx;
	struct restaurant house;
	struct reservation r;
	uint64_t id;
	int rc;

	if (req_param_id(req, "id", &id) < 0)
		return -1;
	rc = diary_entry(c, &req->tenant, id, &r, &req->err);
	if (rc > 0)
		rc = houses_find(c, &req->tenant, r.restaurant_id, &house,
				 &req->err);
	if (rc <= 0)
		return page_none(req, rc);
	rc = diary_history(c, &req->tenant, &r, &events, &req->err);
	if (rc < 0)
		return -1;
	view_page(v, arena_printf(req->arena, "Reservation %s", r.code),
		  "restaurants");
	view_set_id(root, "House.id", house.id);
	view_set(root, "House.name", house.name);
	show_details(req, view_child(root, "R"), &house, &r);
	for (int i = 0; i < rc; i++)
		show_event(req, view_item(view_child(root, "History")), &house,
			   &events[i]);
	return view_render(req, v, "pages/reservations/show");
}
