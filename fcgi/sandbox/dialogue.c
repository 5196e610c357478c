/* SPDX-License-Identifier: MIT
 *
 * dialogue.c: a scripted agent on the phone.
 */
#include "config.h"

#include "sandbox/dialogue.h"

static const char help[] =
    "I can book a table, or find, change or cancel a reservation. What would "
    "you like?";

const char *
dialogue_action(enum intent intent)
{
	static const char *const actions[] = {
		[INTENT_CREATE] = "create_reservation",
		[INTENT_FIND] = "find_reservation",
		[INTENT_EDIT] = "edit_reservation",
		[INTENT_CANCEL] = "cancel_reservation",
		[INTENT_AVAILABILITY] = "check_availability",
		[INTENT_BYE] = NULL,
	};

	return actions[intent];
}

void
dialogue_start(struct dialogue *d, struct arena *a, struct moment now)
{
	static const struct facts none = FACTS_NONE;

	*d = (struct dialogue){ .arena = a, .now = now, .facts = none };
}

static struct dialogue_step
say(struct dialogue *d, enum topic asked, const char *text)
{
	d->asked = asked;
	return (struct dialogue_step){ DIALOGUE_SAY, text, d->intent };
}

static struct dialogue_step
call(struct dialogue *d, enum intent intent)
{
	d->asked = TOPIC_NONE;
	return (struct dialogue_step){ DIALOGUE_CALL, "One moment, please.",
				       intent };
}

/* --- what is still missing --- */

static struct dialogue_step
next_create(struct dialogue *d)
{
	const struct facts *f = &d->facts;

	if (!f->has_date)
		return say(d, TOPIC_DATE, "For which day, please?");
	if (f->time < 0)
		return say(d, TOPIC_TIME,
			   "At what time would you like to come?");
	if (!f->party)
		return say(d, TOPIC_PARTY, "For how many people?");
	if (!f->name)
		return say(d, TOPIC_NAME, "Under what name, please?");
	return call(d, INTENT_CREATE);
}

static struct dialogue_step
next_availability(struct dialogue *d)
{
	if (!d->facts.has_date)
		return say(d, TOPIC_DATE, "For which day, please?");
	if (!d->facts.party)
		return say(d, TOPIC_PARTY, "For how many people?");
	return call(d, INTENT_AVAILABILITY);
}

static struct dialogue_step
next_find(struct dialogue *d)
{
	if (!d->facts.code && !d->facts.name && !d->facts.phone)
		return say(d, TOPIC_CODE_OR_NAME,
			   "What is your four-digit code, or the name it is "
			   "under?");
	return call(d, INTENT_FIND);
}

/* With no code the reservation is looked up by name first. */
static struct dialogue_step
need_code(struct dialogue *d)
{
	d->pending = d->intent;
	if (!d->facts.name)
		return say(d, TOPIC_CODE_OR_NAME,
			   "What is your four-digit code, or the name it is "
			   "under?");
	return call(d, INTENT_FIND);
}

static bool
has_change(const struct facts *f)
{
	return f->has_date || f->time >= 0 || f->party || f->requests ||
	       f->occasion || f->preference;
}

static struct dialogue_step
next_edit(struct dialogue *d)
{
	if (!d->facts.code)
		return need_code(d);
	if (!has_change(&d->facts))
		return say(d, TOPIC_CHANGE, "What shall I change?");
	return call(d, INTENT_EDIT);
}

static struct dialogue_step
next(struct dialogue *d)
{
	switch (d->intent) {
	case INTENT_CREATE:
		return next_create(d);
	case INTENT_AVAILABILITY:
		return next_availability(d);
	case INTENT_FIND:
		return next_find(d);
	case INTENT_EDIT:
		return next_edit(d);
	case INTENT_CANCEL:
		return d->facts.code ? call(d, INTENT_CANCEL) : need_code(d);
	default:
		return say(d, TOPIC_NONE, help);
	}
}

/* --- hearing --- */

static enum topic
topic_of(const struct heard *h)
{
	if (h->number != TOPIC_NONE)
		return h->number;
	if (h->facts.time >= 0 && !h->facts.party)
		return TOPIC_TIME;
	return h->facts.party ? TOPIC_PARTY : TOPIC_NONE;
}

/* A new matter: only who is calling stays. */
static void
begin(struct dialogue *d, enum intent intent)
{
	static const struct facts none = FACTS_NONE;
	struct facts old = d->facts;

	d->facts = none;
	d->facts.name = old.name;
	d->facts.phone = old.phone;
	d->facts.email = old.email;
	d->intent = intent;
	d->pending = INTENT_NONE;
	if (intent == INTENT_EDIT || intent == INTENT_CANCEL)
		d->facts.code = d->code;
}

static bool
is_about_booking(enum intent intent)
{
	return intent == INTENT_EDIT || intent == INTENT_CANCEL ||
	       intent == INTENT_FIND;
}

/* While a booking is being made "change that to five" is a correction. */
static bool
is_new_matter(const struct dialogue *d, const struct heard *h)
{
	if (h->intent == INTENT_NONE || h->intent == d->intent)
		return false;
	if (d->intent == INTENT_NONE)
		return true;
	if (d->intent == INTENT_CREATE || d->intent == INTENT_AVAILABILITY)
		return h->intent == INTENT_CANCEL || h->intent == INTENT_FIND;
	/* "my reservation", "the table": words of the matter in hand */
	return is_about_booking(h->intent) || h->correction == false;
}

static enum intent
intent_of_facts(const struct dialogue *d, const struct heard *h)
{
	if ((d->code || h->facts.code) && has_change(&h->facts))
		return INTENT_EDIT;
	if (h->facts.code)
		return INTENT_FIND;
	return facts_any(&h->facts) ? INTENT_CREATE : INTENT_NONE;
}

static void
choose_intent(struct dialogue *d, const struct heard *h)
{
	bool matter = d->intent != INTENT_NONE;

	if (matter && is_about_booking(d->intent) && d->asked != TOPIC_NONE &&
	    (h->intent == INTENT_CREATE || h->intent == INTENT_NONE))
		return;
	if (d->intent == INTENT_AVAILABILITY && h->intent == INTENT_CREATE) {
		d->intent = INTENT_CREATE;
		return;
	}
	if (is_new_matter(d, h))
		begin(d, h->intent);
	else if (!matter)
		begin(d, intent_of_facts(d, h));
}

/* "My code": a name that was asked for to look a booking up. */
static struct dialogue_step
hear_matter(struct dialogue *d, const struct heard *h)
{
	choose_intent(d, h);
	if (h->correction && d->intent == INTENT_NONE && d->code)
		return say(d, TOPIC_CHANGE, "What shall I change?");
	facts_merge(&d->facts, &h->facts);
	if (d->asked == TOPIC_CODE_OR_NAME && !d->facts.code && !d->facts.name)
		return say(d, TOPIC_CODE_OR_NAME,
			   h->dont_know ? "Under what name is it, please?"
					: "Please tell me the four-digit code, "
					  "or the name.");
	return next(d);
}

static struct dialogue_step
hear_alternative(struct dialogue *d, const struct heard *h)
{
	if (h->yes && !has_change(&h->facts) && d->has_alternative) {
		facts_merge(&d->facts, &d->alternative);
		return next(d);
	}
	if (h->no && !has_change(&h->facts)) {
		d->has_alternative = false;
		return say(d, TOPIC_ALTERNATIVE,
			   "Which other day or time would suit you?");
	}
	return hear_matter(d, h);
}

static struct dialogue_step
hear_book_it(struct dialogue *d, const struct heard *h)
{
	if (h->no && !has_change(&h->facts)) {
		d->intent = INTENT_NONE;
		return say(d, TOPIC_NONE, "All right. Anything else?");
	}
	if (h->yes || h->intent == INTENT_CREATE || h->facts.name) {
		d->intent = INTENT_CREATE;
		facts_merge(&d->facts, &h->facts);
		return next(d);
	}
	return hear_matter(d, h);
}

static struct dialogue_step
goodbye(const struct dialogue *d)
{
	return (struct dialogue_step){ DIALOGUE_END,
				       "Thank you for calling. Goodbye.",
				       d->intent };
}

struct dialogue_step
dialogue_hear(struct dialogue *d, const char *said)
{
	struct heard h = facts_hear(d->arena, said, d->now, d->asked, d->last);
	enum topic topic = topic_of(&h);

	if (topic != TOPIC_NONE)
		d->last = topic;
	if (h.intent == INTENT_BYE) {
		if (!facts_any(&h.facts))
			return goodbye(d);
		h.intent = INTENT_NONE;
	}
	if (d->asked == TOPIC_ALTERNATIVE)
		return hear_alternative(d, &h);
	if (d->asked == TOPIC_BOOK_IT)
		return hear_book_it(d, &h);
	if (d->intent == INTENT_NONE && h.no && !facts_any(&h.facts) &&
	    h.intent == INTENT_NONE)
		return goodbye(d);
	return hear_matter(d, &h);
}

/* --- the tool has answered --- */

static bool
parse_when(const struct json *alternative, struct facts *ret)
{
	static const struct facts none = FACTS_NONE;
	const char *date = json_string(json_get(alternative, "date"));
	const char *time = json_string(json_get(alternative, "time"));
	int y, m, day, hour, minute;

	*ret = none;
	if (date && sscanf(date, "%4d-%2d-%2d", &y, &m, &day) == 3 &&
	    calendar_valid(y, m, day)) {
		ret->has_date = true;
		ret->date = calendar_day(y, m, day);
	}
	if (time && sscanf(time, "%2d:%2d", &hour, &minute) == 2)
		ret->time = hour * 60 + minute;
	return ret->has_date || ret->time >= 0;
}

static const char *
code_of(const struct json *answer)
{
	const char *code = json_string(json_get(answer, "code"));

	return code ? code : json_string(json_get(answer, "reservation_id"));
}

static struct dialogue_step
refused(struct dialogue *d, const struct json *answer, const char *message)
{
	d->has_alternative = parse_when(
	    json_at(json_get(answer, "alternatives"), 0), &d->alternative);
	if (d->intent == INTENT_CANCEL || d->intent == INTENT_FIND ||
	    d->pending != INTENT_NONE) {
		d->facts.code = NULL;
		return say(d, TOPIC_CODE_OR_NAME, message);
	}
	return say(d, TOPIC_ALTERNATIVE, message);
}

static struct dialogue_step
found(struct dialogue *d, const char *message)
{
	if (d->pending != INTENT_NONE && d->code) {
		d->intent = d->pending;
		d->pending = INTENT_NONE;
		d->facts.code = d->code;
		return next(d);
	}
	d->intent = INTENT_NONE;
	return say(d, TOPIC_NONE, message);
}

static struct dialogue_step
succeeded(struct dialogue *d, const struct json *answer, const char *message)
{
	const char *code = code_of(answer);
	bool looked_up = d->intent == INTENT_FIND || d->pending != INTENT_NONE;

	if (code)
		d->code = arena_strdup(d->arena, code);
	if (looked_up)
		return found(d, message);
	if (d->intent == INTENT_AVAILABILITY)
		return say(
		    d, TOPIC_BOOK_IT,
		    arena_printf(d->arena, "%s Shall I book it?", message));
	if (d->intent == INTENT_CANCEL)
		d->code = NULL;
	d->intent = INTENT_NONE;
	return say(d, TOPIC_NONE, message);
}

struct dialogue_step
dialogue_answered(struct dialogue *d, const struct json *answer)
{
	const char *message = json_string(json_get(answer, "message"));

	if (!message)
		return say(d, d->asked,
			   "I am sorry, I cannot reach our book right now. "
			   "Please call again in a moment.");
	if (json_bool(json_get(answer, "success"), false))
		return succeeded(d, answer, message);
	return refused(d, answer, message);
}
