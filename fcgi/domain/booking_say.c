/* SPDX-License-Identifier: MIT
 *
 * booking_say.c: filling the answer.
 */
#include "domain/booking_part.h"

#include <stdio.h>

#define SENTENCE_MOST 700
#define SAY_TIMES     3 /* read out at most so many */

void
booking_begin(struct booking_work *w, struct ctx *c, const struct tenant *t,
	      const struct booking_request *r, struct booking_answer *ret,
	      struct err *e)
{
	*w = (struct booking_work){
		.c = c, .t = t, .r = r, .ret = ret, .now = clock_now()
	};
	w->e = e ? e : &w->own;
	*ret = (struct booking_answer){ .message = "", .field = "" };
}

bool
booking_by_staff(const struct booking_work *w)
{
	return w->r->by.actor.kind == ACTOR_USER ||
	       w->r->by.actor.kind == ACTOR_SYSTEM;
}

struct speech_args
booking_args(const struct booking_work *w)
{
	return (struct speech_args){
		.country = w->restaurant.location.country,
		.restaurant = w->restaurant.name,
		.today = w->today,
		.name = w->said.name,
		.date = w->slot.date,
		.time = w->slot.time,
		.party = w->slot.party,
	};
}

struct speech_args
booking_args_of(const struct booking_work *w, const struct reservation *res)
{
	struct speech_args args = booking_args(w);

	args.name = res->guest.name;
	args.code = res->code;
	args.date = res->date;
	args.time = res->time;
	args.party = res->party_size;
	return args;
}

const char *
booking_sentence(struct booking_work *w, enum speech_message m,
		 const struct speech_args *args)
{
	struct str out;

	str_init(&out, w->c->arena, SENTENCE_MOST);
	speech_say(&out, w->r->by.language, m, args);
	return out.buf;
}

int
booking_no(struct booking_work *w, enum booking_reason reason,
	   enum speech_message m)
{
	struct speech_args args =
	    w->before.id ? booking_args_of(w, &w->before) : booking_args(w);

	w->ret->success = false;
	w->ret->reason = reason;
	w->ret->message = booking_sentence(w, m, &args);
	return 0;
}

int
booking_ask(struct booking_work *w, enum speech_message m, const char *field)
{
	w->ret->field = field;
	return booking_no(w, BOOKING_REASON_ASK, m);
}

int
booking_done(struct booking_work *w, enum speech_message m,
	     const struct reservation *res)
{
	struct speech_args args = booking_args_of(w, res);

	w->ret->success = true;
	w->ret->reason = BOOKING_REASON_NONE;
	w->ret->reservation = *res;
	w->ret->message = booking_sentence(w, m, &args);
	return 1;
}

int
booking_fault(struct booking_work *w)
{
	struct speech_args args = { .country = "" };
	enum speech_message m;

	switch (w->e->code) {
	case ERR_UNCERTAIN:
		m = SPEECH_UNCERTAIN;
		break;
	case ERR_BUSY:
	case ERR_UNAVAILABLE:
	case ERR_INTERNAL:
		m = SPEECH_TROUBLE;
		break;
	default:
		return -1;
	}
	snprintf(w->e->say, sizeof(w->e->say), "%s",
		 booking_sentence(w, m, &args));
	return -1;
}

/* --- refusals by the rules --- */

struct refusal_row {
	enum speech_message message;
	const char *field;
	bool offer; /* other times may help */
};

static const struct refusal_row refusals[] = {
	[BOOKING_NOT_TAKING] = { SPEECH_NOT_TAKING, "date", false },
	[BOOKING_NO_SUCH_TIME] = { SPEECH_NO_SUCH_TIME, "time", true },
	[BOOKING_PAST] = { SPEECH_PAST, "date", false },
	[BOOKING_TOO_SOON] = { SPEECH_TOO_SOON, "time", true },
	[BOOKING_TOO_FAR] = { SPEECH_TOO_FAR, "date", false },
	[BOOKING_CLOSED] = { SPEECH_CLOSED_TIME, "time", true },
	[BOOKING_PARTY_SMALL] = { SPEECH_PARTY_SMALL, "party", false },
	[BOOKING_PARTY_LARGE] = { SPEECH_PARTY_LARGE, "party", false },
	[BOOKING_FULL] = { SPEECH_FULL_TIME, "time", true },
	[BOOKING_PACING] = { SPEECH_FULL_TIME, "time", true },
};

/* The limit that was passed, for the sentence. */
static void
put_limit(const struct booking_work *w, enum booking_refusal refusal,
	  struct speech_args *args)
{
	const struct restaurant_settings *s = &w->restaurant.settings;

	if (refusal == BOOKING_TOO_SOON)
		args->number = s->lead_minutes;
	else if (refusal == BOOKING_TOO_FAR)
		args->number = s->advance_booking_days;
	else if (refusal == BOOKING_PARTY_SMALL)
		args->party = s->min_party_size;
	else if (refusal == BOOKING_PARTY_LARGE)
		args->party = s->max_party_size;
}

static void
say_alternative(const struct booking_work *w, const struct speech_args *args,
		const struct booking_alternative *a, struct str *out)
{
	const char *language = w->r->by.language;

	if (civil_compare(a->date, w->slot.date) != 0) {
		speech_date(out, language, a->date);
		str_add(out, " ");
	}
	speech_time(out, language, args->country, a->time);
}

/* The three that are nearest to what was asked. */
static void
add_offer(struct booking_work *w, struct str *out, struct speech_args *args)
{
	const struct booking_answer *ret = w->ret;
	size_t first = 0, n = ret->alternative_count;
	struct str list, item;

	while (first + SAY_TIMES < n &&
	       w->slot.starts_at - ret->alternatives[first].starts_at >
		   ret->alternatives[first + SAY_TIMES].starts_at -
		       w->slot.starts_at)
		first++;
	n = n - first > SAY_TIMES ? SAY_TIMES : n - first;
	if (n == 0)
		return;
	str_init(&list, w->c->arena, 300);
	for (size_t i = 0; i < n; i++) {
		str_init(&item, w->c->arena, 100);
		say_alternative(w, args, &ret->alternatives[first + i], &item);
		speech_list(&list, w->r->by.language, i, n, item.buf);
	}
	args->list = list.buf;
	speech_say(out, w->r->by.language, SPEECH_OFFER, args);
}

/* "closed on that day" and "full on that day" say more than the time. */
static enum speech_message
message_of(const struct booking_work *w, enum booking_refusal refusal)
{
	const struct hours_day *day =
	    hours_on(&w->restaurant.hours, w->house.specials,
		     w->house.special_count, w->slot.business_date);

	if (refusal == BOOKING_CLOSED && day->count == 0)
		return SPEECH_CLOSED_DAY;
	return refusals[refusal].message;
}

int
booking_refuse(struct booking_work *w, enum booking_refusal refusal)
{
	const struct refusal_row *row = &refusals[refusal];
	struct speech_args args = booking_args(w);
	enum speech_message m = message_of(w, refusal);
	struct str out;

	put_limit(w, refusal, &args);
	if (refusal == BOOKING_NO_SUCH_TIME) {
		struct civil_date date;

		zone_local(zone_find(w->restaurant.location.timezone),
			   w->slot.starts_at, &date, &args.time);
	}
	if (row->offer && booking_alternatives(w) < 0)
		return booking_fault(w);
	str_init(&out, w->c->arena, SENTENCE_MOST);
	speech_say(&out, w->r->by.language, m, &args);
	add_offer(w, &out, &args);
	w->ret->success = false;
	w->ret->reason = BOOKING_REASON_RULES;
	w->ret->refusal = refusal;
	w->ret->field = row->field;
	w->ret->message = out.buf;
	return 0;
}

const char *
booking_reason_name(const struct booking_answer *a)
{
	static const char *const names[] = { "none",    "ask",     "rules",
					     "unknown", "several", "stale",
					     "ended",   "offer",   "no_codes",
					     "tries" };

	return a->reason == BOOKING_REASON_RULES
		   ? booking_refusal_name(a->refusal)
		   : names[a->reason];
}
