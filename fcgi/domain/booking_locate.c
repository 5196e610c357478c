/* SPDX-License-Identifier: MIT
 *
 * booking_locate.c: which reservation is meant, and may this caller know.
 *
 * Staff name it by id or code. A caller must know the code and the name it
 * is under, or call from its number; or call from its number and say the
 * name or the date. A right code alone gets the answer of a wrong one.
 */
#include "domain/booking_part.h"

#include <string.h>

#include "domain/booking_find.h"
#include "store/throttle.h"

#define MISSES      5
#define MISS_WINDOW CLOCK_HOUR
#define LIST_MOST   4 /* spoken when there are several */

static const char *
miss_key(struct booking_work *w, bool by_call)
{
	const char *what = by_call ? w->r->by.call_id : w->said.caller;

	if (!what || !*what)
		return NULL;
	return arena_printf(w->c->arena, "miss.%s:%llu:%s",
			    by_call ? "call" : "caller",
			    (unsigned long long)w->t->restaurant_id, what);
}

/* 1: may try; 0: too often wrong. */
static int
may_try(struct booking_work *w)
{
	for (int i = 0; i < 2; i++) {
		const char *key = miss_key(w, i == 0);
		int count = 0;

		if (!key)
			continue;
		if (throttle_count(w->c->store, key, w->now, &count) < 0)
			return store_fault(w->c->store, w->e);
		if (count >= MISSES)
			return booking_no(w, BOOKING_REASON_TRIES,
					  SPEECH_TRIES);
	}
	return 1;
}

static int
miss(struct booking_work *w)
{
	int count, most = 0;

	for (int i = 0; i < 2; i++) {
		const char *key = miss_key(w, i == 0);

		count = 0;
		if (key && throttle_hit(w->c->store, key, w->now, MISS_WINDOW,
					&count) < 0)
			return store_fault(w->c->store, w->e);
		most = count > most ? count : most;
	}
	if (most >= MISSES)
		return booking_no(w, BOOKING_REASON_TRIES, SPEECH_TRIES);
	return booking_no(w, BOOKING_REASON_UNKNOWN, SPEECH_UNKNOWN);
}

static bool
knows(const struct booking_work *w, const struct reservation *r)
{
	const struct booking_said *s = &w->said;

	if (*s->caller && strcmp(s->caller, r->guest.phone) == 0)
		return true;
	return *s->name && booking_same_name(s->name, r->guest.name);
}

static int
by_code(struct booking_work *w)
{
	struct reservation r;
	int rc = 0;

	if (w->said.code[0] != '?')
		rc = reservations_by_code(w->c->store, w->t, w->said.code,
					  false, &r);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc > 0 && (booking_by_staff(w) || knows(w, &r))) {
		w->before = r;
		return 1;
	}
	if (booking_by_staff(w))
		return booking_no(w, BOOKING_REASON_UNKNOWN, SPEECH_UNKNOWN);
	return miss(w);
}

static int
by_id(struct booking_work *w)
{
	struct reservation r;
	int rc = reservations_by_id(w->c->store, w->t, w->r->reservation_id,
				    false, &r);

	if (rc < 0)
		return store_fault(w->c->store, w->e);
	if (rc == 0)
		return booking_no(w, BOOKING_REASON_UNKNOWN, SPEECH_UNKNOWN);
	w->before = r;
	return 1;
}

/* In an edit the date is the new one and says nothing about the old. */
static bool
fits(const struct booking_work *w, const struct reservation *r, bool by_date)
{
	const struct booking_said *s = &w->said;

	if (*s->name && !booking_same_name(s->name, r->guest.name))
		return false;
	return !by_date || civil_compare(s->date, r->date) == 0;
}

int
booking_several(struct booking_work *w, const struct reservation *list,
		size_t count)
{
	struct speech_args args = booking_args(w);
	struct str all, item;
	size_t n = count > LIST_MOST ? LIST_MOST : count;

	str_init(&all, w->c->arena, 500);
	for (size_t i = 0; i < n; i++) {
		str_init(&item, w->c->arena, 100);
		speech_date(&item, w->r->by.language, list[i].date);
		str_add(&item, " ");
		speech_time(&item, w->r->by.language, args.country,
			    list[i].time);
		speech_list(&all, w->r->by.language, i, n, item.buf);
	}
	args.list = all.buf;
	w->ret->success = false;
	w->ret->reason = BOOKING_REASON_SEVERAL;
	w->ret->found = list;
	w->ret->found_count = count;
	w->ret->message = booking_sentence(w, SPEECH_SEVERAL, &args);
	return 0;
}

/* The caller's own, by the number they call from. */
static int
by_caller(struct booking_work *w)
{
	bool by_date = w->said.has_date && strcmp(w->action, "edit") != 0;
	const struct reservation *all = NULL;
	struct reservation *fit;
	size_t n = 0;
	int rc;

	if (!*w->said.caller || (!*w->said.name && !by_date))
		return booking_ask(w, SPEECH_ASK_WHICH, "code");
	rc = reservations_by_phone(w->c->store, w->t, w->said.caller,
				   civil_from_days(civil_days(w->today) - 1),
				   &all);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	fit = arena_array(w->c->arena, (size_t)rc + 1, sizeof(*fit));
	for (int live = 1; live >= 0 && n == 0; live--)
		for (int i = 0; i < rc; i++)
			if ((all[i].status == RESERVATION_CONFIRMED) == live &&
			    fits(w, &all[i], by_date))
				fit[n++] = all[i];
	if (n == 0)
		return miss(w);
	if (n > 1)
		return booking_several(w, fit, n);
	w->before = fit[0];
	return 1;
}

int
booking_locate(struct booking_work *w)
{
	int rc;

	if (booking_by_staff(w)) {
		if (w->r->reservation_id)
			return by_id(w);
		if (*w->said.code)
			return by_code(w);
		return booking_ask(w, SPEECH_ASK_WHICH, "code");
	}
	rc = may_try(w);
	if (rc <= 0)
		return rc;
	return *w->said.code ? by_code(w) : by_caller(w);
}
