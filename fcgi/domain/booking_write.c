/* SPDX-License-Identifier: MIT
 *
 * booking_write.c: the rows of a booking: the reservation with a code nobody
 * else has, its history, the activity log, the version.
 */
#include "domain/booking_part.h"

#include <stdio.h>
#include <string.h>

#include "core/random.h"
#include "store/activity.h"
#include "store/versions.h"

#define PROBES 8
#define TRIES  6

void
booking_slot_into(const struct booking_slot *slot, struct reservation *res)
{
	res->date = slot->date;
	res->time = slot->time;
	res->business_date = slot->business_date;
	res->starts_at = slot->starts_at;
	res->occupied_until = slot->occupied_until;
	res->party_size = slot->party;
}

/* A code that was free a moment ago: 1; 0: there is none at all. Costs one
 * read, or two when nearly all are taken. */
static int
draw_code(struct booking_work *w, char out[static 5])
{
	char codes[PROBES][5];
	bool taken[PROBES] = { false };
	bool *all;
	int rc;

	code_draw(codes, PROBES);
	rc = reservations_codes_taken(w->c->store, w->t, (void *)codes, PROBES,
				      taken);
	if (rc < 0)
		return -1;
	for (size_t i = 0; i < PROBES; i++)
		if (!taken[i]) {
			memcpy(out, codes[i], 5);
			return 1;
		}
	all = arena_array(w->c->arena, CODE_COUNT, sizeof(*all));
	rc = reservations_codes_live(w->c->store, w->t, all);
	if (rc < 0)
		return -1;
	return code_pick_free(all, out);
}

int
booking_insert(struct booking_work *w, struct reservation *res)
{
	int rc = 0;

	for (int i = 0; i < TRIES && rc == 0; i++) {
		rc = draw_code(w, res->code);
		if (rc <= 0)
			return rc;
		rc = reservations_insert(w->c->store, w->t, res);
	}
	res->revision = 1;
	return rc;
}

static void
put_change(struct json *changes, const char *field, const char *old,
	   const char *new)
{
	struct json *pair;

	old = old ? old : "";
	new = new ? new : "";
	if (strcmp(old, new) == 0)
		return;
	pair = json_put_array(changes, field);
	json_add_string(pair, old);
	json_add_string(pair, new);
}

static void
put_number(struct json *changes, const char *field, int64_t old, int64_t new)
{
	char a[24] = "", b[24] = "";

	if (old)
		snprintf(a, sizeof(a), "%lld", (long long)old);
	if (new)
		snprintf(b, sizeof(b), "%lld", (long long)new);
	put_change(changes, field, a, b);
}

static void
put_when(struct json *changes, const struct reservation *old,
	 const struct reservation *new)
{
	char a[11] = "", b[11], c[6] = "", d[6];

	if (old->id) {
		civil_format_date(old->date, a);
		civil_format_time(old->time, c);
	}
	civil_format_date(new->date, b);
	civil_format_time(new->time, d);
	put_change(changes, "date", a, b);
	put_change(changes, "time", c, d);
	put_number(changes, "party_size", old->party_size, new->party_size);
}

/* {field: [old, new]} of what differs. */
static const char *
changes_of(struct booking_work *w, const struct reservation *old,
	   const struct reservation *new)
{
	struct json *j = json_object(w->c->arena);

	put_when(j, old, new);
	put_change(j, "name", old->guest.name, new->guest.name);
	put_change(j, "phone", old->guest.phone, new->guest.phone);
	put_change(j, "email", old->guest.email, new->guest.email);
	put_change(j, "special_requests", old->special_requests,
		   new->special_requests);
	put_change(j, "occasion", old->occasion, new->occasion);
	put_change(j, "table_preference", old->table_preference,
		   new->table_preference);
	put_change(j, "status",
		   old->id ? reservation_status_name(old->status) : "",
		   reservation_status_name(new->status));
	put_change(j, "cancel_reason", old->cancel_reason, new->cancel_reason);
	put_number(j, "seated_at", old->seated_at, new->seated_at);
	return json_text(w->c->arena, j);
}

static int
log_activity(struct booking_work *w, enum reservation_action action,
	     const struct reservation *res)
{
	const struct booking_by *by = &w->r->by;
	const char *word = reservation_action_name(action);
	const struct activity a = {
		.user_id = by->actor.kind == ACTOR_USER ? by->actor.id : 0,
		.restaurant_id = res->restaurant_id,
		.agent_id = by->agent_id,
		.action = arena_printf(w->c->arena, "reservation_%s", word),
		.description = arena_printf(w->c->arena, "Reservation %s %s",
					    res->code, word),
		.metadata = "",
		.ip_address = "",
		.user_agent = "",
		.at = w->now,
	};

	return activity_add(w->c->store, w->t, &a);
}

int
booking_record(struct booking_work *w, enum reservation_action action,
	       const struct reservation *before,
	       const struct reservation *after)
{
	static const struct reservation nothing;
	const struct reservation_event ev = {
		.action = action,
		.at = w->now,
		.actor = w->r->by.actor,
		.actor_name = "",
		.changes = changes_of(w, before ? before : &nothing, after),
	};
	struct store *st = w->c->store;

	if (reservations_add_event(st, w->t, after->id, &ev) < 0 ||
	    log_activity(w, action, after) < 0 ||
	    (w->has_key && booking_remember(w, after) < 0) ||
	    versions_raise(st, w->t, VERSION_RESERVATIONS) < 0)
		return -1;
	return 1;
}
