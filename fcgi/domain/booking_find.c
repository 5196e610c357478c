/* SPDX-License-Identifier: MIT
 *
 * booking_find.c: looking reservations up.
 */
#include "domain/booking_find.h"

#define SEARCH_DAYS 60

/* Staff: by number, or by name in a day or in the weeks to come. */
static int
search(struct booking_work *w, const struct reservation **ret)
{
	const struct booking_said *s = &w->said;
	struct civil_date from = s->has_date ? s->date : w->today;
	struct civil_date to = from;

	if (*s->phone)
		return reservations_by_phone(w->c->store, w->t, s->phone, from,
					     ret);
	if (!s->has_date)
		to = civil_from_days(civil_days(from) + SEARCH_DAYS);
	return reservations_between(w->c->store, w->t, from, to, ret);
}

static int
find_list(struct booking_work *w)
{
	const struct reservation *all = NULL;
	struct reservation *fit;
	size_t n = 0;
	int rc;

	if (!*w->said.name && !*w->said.phone && !w->said.has_date)
		return booking_ask(w, SPEECH_ASK_WHICH, "code");
	rc = search(w, &all);
	if (rc < 0)
		return store_fault(w->c->store, w->e);
	fit = arena_array(w->c->arena, (size_t)rc + 1, sizeof(*fit));
	for (int i = 0; i < rc; i++)
		if (!*w->said.name ||
		    booking_same_name(w->said.name, all[i].guest.name))
			fit[n++] = all[i];
	if (n == 0)
		return booking_no(w, BOOKING_REASON_UNKNOWN, SPEECH_UNKNOWN);
	if (n > 1)
		return booking_several(w, fit, n);
	w->before = fit[0];
	return 1;
}

int
booking_find(struct ctx *c, const struct tenant *t,
	     const struct booking_request *r, struct booking_answer *ret,
	     struct err *e)
{
	struct booking_work w;
	struct reservation *one;
	enum speech_message m = SPEECH_FOUND;
	int rc;

	booking_begin(&w, c, t, r, ret, e);
	w.action = "find";
	if (booking_restaurant_read(&w) < 0)
		return booking_fault(&w);
	if (!booking_read(&w))
		return 0;
	rc = booking_by_staff(&w) && !r->reservation_id && !*w.said.code
		 ? find_list(&w)
		 : booking_locate(&w);
	if (rc < 0)
		return booking_fault(&w);
	if (rc == 0)
		return 0;
	one = arena_copy(c->arena, &w.before, sizeof(w.before));
	ret->found = one;
	ret->found_count = 1;
	if (w.before.status == RESERVATION_CANCELLED)
		m = SPEECH_CANCELLED;
	return booking_done(&w, m, &w.before);
}
