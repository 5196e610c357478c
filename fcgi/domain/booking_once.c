/* SPDX-License-Identifier: MIT
 *
 * booking_once.c: a repeated call gets the first one's answer, as long as
 * that answer still holds.
 */
#include "domain/booking_part.h"

#include <string.h>

#define KEY_LIFE   (3 * CLOCK_DAY)
#define SHORT_LIFE (2 * CLOCK_MINUTE) /* no conversation to tell it by */

static bool
said(const char *text)
{
	return text && *text;
}

/* The content in one form, however it was written. */
static void
put_content(struct booking_work *w, struct json *j)
{
	const struct booking_said *s = &w->said;
	char date[11] = "", time[6] = "";

	if (s->has_date)
		civil_format_date(s->date, date);
	if (s->has_time)
		civil_format_time(s->time, time);
	json_put_string(j, "date", date);
	json_put_string(j, "time", time);
	if (s->has_party)
		json_put_int(j, "party", s->party);
	json_put_string(j, "name", s->name);
	json_put_string(j, "phone", s->phone);
	json_put_string(j, "email", s->email);
	json_put_string(j, "requests", s->special_requests);
	json_put_string(j, "occasion", s->occasion);
	json_put_string(j, "table", s->table_preference);
	json_put_string(j, "code", s->code);
	if (w->r->reservation_id)
		json_put_id(j, "id", w->r->reservation_id);
	if (w->r->revision)
		json_put_int(j, "revision", w->r->revision);
}

void
booking_key(struct booking_work *w, const char *action)
{
	const struct booking_by *by = &w->r->by;
	struct json *j = json_object(w->c->arena);
	const char *text;

	w->action = action;
	json_put_string(j, "action", action);
	json_put_id(j, "restaurant", w->t->restaurant_id);
	if (said(by->key)) {
		json_put_string(j, "key", by->key);
		json_put_id(j, "actor", by->actor.id);
	} else {
		json_put_string(j, "call", by->call_id);
		if (!said(by->call_id)) {
			json_put_id(j, "actor", by->actor.id);
			json_put_string(j, "caller", w->said.caller);
		}
		put_content(w, j);
	}
	w->key_life =
	    said(by->key) || said(by->call_id) ? KEY_LIFE : SHORT_LIFE;
	text = json_canonical(w->c->arena, j);
	crypto_sha256((struct crypto_bytes){ text, strlen(text) }, w->key);
	w->has_key = true;
}

int
booking_replay(struct booking_work *w)
{
	struct store *st = w->c->store;
	struct reservation res = { 0 };
	struct idempotency i;
	int rc = idempotency_find(st, w->t, w->key, w->now, &i);

	if (rc > 0)
		rc =
		    reservations_by_id(st, w->t, i.reservation_id, false, &res);
	if (rc < 0)
		return store_fault(st, w->e);
	if (rc == 0 || res.revision != i.revision)
		return 0;
	w->ret->success = true;
	w->ret->replayed = true;
	w->ret->reason = BOOKING_REASON_NONE;
	w->ret->message = i.answer;
	w->ret->reservation = res;
	return 1;
}

int
booking_remember(struct booking_work *w, const struct reservation *res)
{
	const struct idempotency i = { .reservation_id = res->id,
				       .revision = res->revision,
				       .answer = w->ret->message,
				       .created_at = w->now,
				       .expires_at = w->now + w->key_life };

	return idempotency_put(w->c->store, w->t, w->key, &i);
}
