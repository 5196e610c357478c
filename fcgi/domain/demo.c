/* SPDX-License-Identifier: MIT
 *
 * demo.c: the restaurant that the demonstration shows.
 */
#include "domain/demo.h"

#include <string.h>

#include "core/password.h"
#include "core/random.h"
#include "model/code.h"
#include "model/restaurant.h"
#include "model/zone.h"
#include "store/days.h"
#include "store/memberships.h"
#include "store/reservations.h"
#include "store/restaurants.h"
#include "store/subscriptions.h"
#include "store/users.h"
#include "store/versions.h"

#define DEMO_SLUG "garden-bistro-demo"

/* --- people --- */

static int
person(struct ctx *c, const char *email, const char *name, const char *hash,
       uint64_t *ret_id, struct err *e)
{
	const struct users_new n = {
		.email = email,
		.name = name,
		.password_hash = hash,
		.verified = true,
		.now = clock_now(),
	};
	struct user u;
	int rc = users_by_email(c->store, email, &u);

	if (rc > 0) {
		*ret_id = u.id;
		return 1;
	}
	if (rc == 0)
		rc = users_insert(c->store, &n, ret_id);
	if (rc < 0)
		return store_fault(c->store, e);
	return rc > 0 ? 1 : err_internal(e, "demo: %s came to be", email);
}

static int
people(struct ctx *c, const char *password, struct demo *d, struct err *e)
{
	/* Room for as many agents as a visitor tries to create. */
	const struct subscription plan = {
		.tier = "enterprise",
		.status = "active",
		.stripe_customer_id = "",
		.stripe_subscription_id = "",
		.updated_at = clock_now(),
	};
	char hash[PASSWORD_HASH_MAX];
	const deadline until = clock_deadline_in(10000);

	if (password_hash(password, until, hash, e) < 0 ||
	    person(c, DEMO_OWNER, "Olivia Owens", hash, &d->owner_id, e) < 0 ||
	    person(c, DEMO_MANAGER, "Marco Manetti", hash, &d->manager_id, e) <
		0 ||
	    person(c, DEMO_HOST, "Hana Hoshino", hash, &d->host_id, e) < 0)
		return -1;
	d->t = (struct tenant){ d->owner_id, 0 };
	if (memberships_put(c->store, &d->t, d->manager_id, ROLE_MANAGER,
			    plan.updated_at) < 0 ||
	    memberships_put(c->store, &d->t, d->host_id, ROLE_HOST,
			    plan.updated_at) < 0 ||
	    subscriptions_put(c->store, &d->t, &plan) < 0)
		return store_fault(c->store, e);
	return 1;
}

/* --- the house --- */

static void
open_daily(struct hours_week *w)
{
	memset(w, 0, sizeof(*w));
	for (int day = MONDAY; day <= SUNDAY; day++) {
		const bool late = day == FRIDAY || day == SATURDAY;

		w->day[day].period[0] =
		    (struct hours_period){ 11 * 60 + 30, 14 * 60 + 30, -1 };
		w->day[day].period[1] =
		    (struct hours_period){ 17 * 60,
					   late ? 23 * 60 : 22 * 60 + 30, -1 };
		w->day[day].count = 2;
	}
}

static void
describe(struct restaurant *r)
{
	static const struct restaurant_turn turns[] = { { 2, 90 },
							{ 6, 120 },
							{ 12, 150 } };

	restaurant_defaults(r);
	r->name = "Garden Bistro";
	r->slug = DEMO_SLUG;
	r->description = "Seasonal plates in a small courtyard garden.";
	r->cuisine = "New American";
	r->location = (struct restaurant_location){
		"214 West 11th Street", "New York", "NY", "US", "10014",
		"America/New_York"
	};
	r->contact =
	    (struct restaurant_contact){ "hello@garden-bistro.example",
					 "+12125550142",
					 "https://garden-bistro.example" };
	r->settings.seating_capacity = 48;
	r->settings.turnover_minutes = 90;
	r->settings.buffer_minutes = 15;
	r->settings.max_party_size = 12;
	r->settings.min_party_size = 1;
	r->settings.advance_booking_days = 60;
	r->settings.cancellation_policy =
	    "Please tell us two hours ahead if you cannot come.";
	open_daily(&r->hours);
	r->turns = turns;
	r->turn_count = sizeof(turns) / sizeof(turns[0]);
	r->status = RESTAURANT_ACTIVE;
}

static int
house(struct ctx *c, struct demo *d, struct restaurant *r, struct err *e)
{
	struct restaurant fresh = { 0 };
	struct tenant t;
	int rc = restaurants_by_slug(c->store, DEMO_SLUG, r, &t);

	if (rc == 0) {
		describe(&fresh);
		fresh.id = random_id();
		fresh.owner_id = d->owner_id;
		fresh.created_at = fresh.updated_at = clock_now();
		t = (struct tenant){ d->owner_id, fresh.id };
		rc = restaurants_insert(c->store, &t, &fresh);
		*r = fresh;
	}
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0 || t.owner_id != d->owner_id)
		return err_internal(e, "demo: %s is taken", DEMO_SLUG);
	d->t = t;
	return 1;
}

/* --- guests --- */

struct booked {
	const char *name, *phone, *email;
	int time, party;
	const char *wish, *occasion;
};

static const struct booked guests[] = {
	{ "Amelia Stone", "+12125550111", "amelia@guest.example", 12 * 60, 2,
	  "", "" },
	{ "Ben Carter", "+12125550112", "", 12 * 60 + 30, 4, "high chair", "" },
	{ "Chiara Rossi", "+16465550113", "chiara@guest.example", 17 * 60 + 30,
	  2, "", "anniversary" },
	{ "Daniel Kim", "+13475550114", "", 18 * 60, 5, "", "birthday" },
	{ "Elena Petrova", "+12125550115", "elena@guest.example", 18 * 60 + 30,
	  3, "one guest is vegan", "" },
	{ "Farid Haddad", "+19175550116", "", 19 * 60, 6, "by the window", "" },
	{ "Grace Lee", "+12125550117", "grace@guest.example", 19 * 60 + 45, 2,
	  "", "" },
	{ "Hugo Martin", "+16465550118", "", 20 * 60 + 30, 4,
	  "allergic to nuts", "" },
};
#define GUESTS (sizeof(guests) / sizeof(guests[0]))

/* What has become of the guest by now. */
static enum reservation_status
outcome(size_t guest, bool over)
{
	if (guest == 4)
		return RESERVATION_CANCELLED;
	if (!over)
		return RESERVATION_CONFIRMED;
	return guest == 6 ? RESERVATION_NO_SHOW : RESERVATION_COMPLETED;
}

static struct reservation
promise(const struct demo *d, const struct restaurant *r, size_t guest,
	struct civil_date date)
{
	const struct booked *b = &guests[guest];
	const struct zone *z = zone_find(r->location.timezone);
	const instant now = clock_now();
	struct reservation v = {
		.id = random_id(),
		.restaurant_id = r->id,
		.owner_id = d->owner_id,
		.guest = { b->name, b->phone, b->email },
		.date = date,
		.business_date = date,
		.time = b->time,
		.party_size = b->party,
		.special_requests = b->wish,
		.table_preference = "",
		.occasion = b->occasion,
		.source = RESERVATION_MANUAL,
		.call_id = "",
		.cancel_reason = "",
		.revision = 1,
	};

	zone_instant(z, date, b->time, &v.starts_at);
	v.occupied_until =
	    v.starts_at + CLOCK_MINUTE * (restaurant_turn_minutes(r, b->party) +
					  r->settings.buffer_minutes);
	v.status = outcome(guest, v.occupied_until < now);
	v.created_at = (v.starts_at < now ? v.starts_at : now) -
		       (instant)(guest + 1) * 5 * CLOCK_HOUR;
	v.updated_at = v.created_at;
	if (v.status == RESERVATION_CANCELLED) {
		v.updated_at += CLOCK_HOUR;
		v.cancelled_at = v.updated_at;
		v.cancel_reason = "has fallen ill";
	}
	if (v.status == RESERVATION_COMPLETED)
		v.seated_at = v.starts_at + 5 * CLOCK_MINUTE;
	return v;
}

static int
write_history(struct store *st, const struct demo *d,
	      const struct reservation *v)
{
	struct reservation_event ev = {
		.action = RESERVATION_CREATED,
		.at = v->created_at,
		.actor = { ACTOR_USER, d->host_id },
		.changes = "{\"status\":[null,\"confirmed\"]}",
	};

	if (reservations_add_event(st, &d->t, v->id, &ev) < 0)
		return -1;
	if (v->status != RESERVATION_CANCELLED)
		return 1;
	ev.action = RESERVATION_CANCELLED_ACTION;
	ev.at = v->cancelled_at;
	ev.changes = "{\"status\":[\"confirmed\",\"cancelled\"]}";
	return reservations_add_event(st, &d->t, v->id, &ev);
}

struct write_job {
	struct demo *d;
	struct reservation *v;
};

static int
write_body(struct store *st, void *arg)
{
	const struct write_job *job = arg;
	struct reservation *v = job->v;
	struct service_day days[DAYS_LOCK_MAX];
	char codes[8][5];
	bool taken[8];
	size_t pick = 0;

	if (days_lock(st, &job->d->t, days,
		      days_add(days, 0, v->starts_at, v->occupied_until,
			       v->business_date)) <= 0)
		return -1;
	code_draw(codes, 8);
	if (reservations_codes_taken(st, &job->d->t, codes, 8, taken) < 0)
		return -1;
	while (pick < 7 && taken[pick])
		pick++;
	memcpy(v->code, codes[pick], sizeof(v->code));
	if (reservations_insert(st, &job->d->t, v) <= 0 ||
	    write_history(st, job->d, v) < 0)
		return -1;
	return versions_raise(st, &job->d->t, VERSION_RESERVATIONS);
}

static int
fill_day(struct ctx *c, struct demo *d, const struct restaurant *r,
	 struct civil_date date, struct err *e)
{
	const struct reservation *there;
	/* Not the same evening every day. */
	const size_t skip = (size_t)civil_days(date) % GUESTS;
	int rc = reservations_between(c->store, &d->t, date, date, &there);

	if (rc != 0)
		return rc < 0 ? store_fault(c->store, e) : 1;
	for (size_t i = 0; i < GUESTS; i++) {
		struct reservation v = promise(d, r, i, date);
		struct write_job job = { d, &v };

		if (i == skip)
			continue;
		if (store_transact(c->store, write_body, &job, e) <= 0)
			return err_prefix(e, "demo: %s: ", guests[i].name);
		d->reservations++;
	}
	return 1;
}

int
demo_load(struct ctx *c, const char *password, struct demo *ret, struct err *e)
{
	struct demo d = { 0 };
	struct restaurant r;
	struct civil_date today;
	int minutes;

	if (people(c, password, &d, e) < 0 || house(c, &d, &r, e) < 0)
		return -1;
	zone_local(zone_find(r.location.timezone), clock_now(), &today,
		   &minutes);
	for (int32_t day = -2; day <= 6; day++)
		if (fill_day(c, &d, &r,
			     civil_from_days(civil_days(today) + day), e) < 0)
			return -1;
	*ret = d;
	return 1;
}
