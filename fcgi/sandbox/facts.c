/* SPDX-License-Identifier: MIT
 *
 * facts.c: one utterance, heard: every finder in turn, and what the caller
 * wants done.
 */
#include "config.h"

#include "sandbox/facts.h"

/* In this order: who says "cancel" cancels, whatever else they say. */
static const struct {
	enum intent intent;
	const char *phrase;
} intents[] = {
	{ INTENT_CANCEL, "cancel" },
	{ INTENT_CANCEL, "cancelling|canceling|cancellation" },
	{ INTENT_CANCEL, "call off" },
	{ INTENT_CANCEL, "call it off" },
	{ INTENT_CANCEL, "can't|cannot make it" },
	{ INTENT_CANCEL, "can't|cannot come" },
	{ INTENT_CANCEL, "won't be coming" },
	{ INTENT_CANCEL, "not be coming" },
	{ INTENT_EDIT, "change" },
	{ INTENT_EDIT, "changing" },
	{ INTENT_EDIT, "modify" },
	{ INTENT_EDIT, "move" },
	{ INTENT_EDIT, "reschedule" },
	{ INTENT_EDIT, "postpone" },
	{ INTENT_EDIT, "push" },
	{ INTENT_EDIT, "shift" },
	{ INTENT_EDIT, "bring forward" },
	{ INTENT_EDIT, "update my|the|our" },
	{ INTENT_EDIT, "add to my|the|our" },
	{ INTENT_FIND, "find my|the|our|a" },
	{ INTENT_FIND, "look up" },
	{ INTENT_FIND, "look it up" },
	{ INTENT_FIND, "check my|the|our|on" },
	{ INTENT_FIND, "confirm my|the|our" },
	{ INTENT_FIND, "do i|we have a reservation|booking|table" },
	{ INTENT_FIND, "have i|we got a reservation|booking|table" },
	{ INTENT_FIND, "what time|day is my|our" },
	{ INTENT_FIND, "when is my|our" },
	{ INTENT_FIND, "remind me" },
	{ INTENT_AVAILABILITY, "do you have a|any|anything|room|space|tables" },
	{ INTENT_AVAILABILITY, "have you got a|any|anything|room|space" },
	{ INTENT_AVAILABILITY, "is|are there a|any|anything|room|space" },
	{ INTENT_AVAILABILITY, "any tables|table|space|room|availability" },
	{ INTENT_AVAILABILITY, "what do you have" },
	{ INTENT_AVAILABILITY, "what's available|free" },
	{ INTENT_AVAILABILITY, "available|availability" },
	{ INTENT_AVAILABILITY, "are you free|full|open" },
	{ INTENT_AVAILABILITY, "anything free" },
	{ INTENT_AVAILABILITY, "could you fit|squeeze" },
	{ INTENT_AVAILABILITY, "can you fit|squeeze" },
	{ INTENT_CREATE, "book|booking|reserve|reservation|table" },
	{ INTENT_CREATE, "come for dinner|lunch|breakfast" },
	{ INTENT_CREATE, "get in" },
	{ INTENT_BYE, "goodbye|bye" },
	{ INTENT_BYE, "that's all|it|everything" },
	{ INTENT_BYE, "that is all|everything" },
	{ INTENT_BYE, "nothing else" },
};

enum intent
facts_find_intent(const struct words *s)
{
	size_t i;

	for (i = 0; i < sizeof(intents) / sizeof(*intents); i++)
		if (words_find(s, intents[i].phrase) >= 0)
			return intents[i].intent;
	return INTENT_NONE;
}

static bool
begins_with(const struct words *s, const char *choices)
{
	return s->count && words_is(s->w[0].text, choices);
}

static void
hear_answers(const struct words *s, struct heard *h)
{
	static const char *const yes[] = { "yes please",    "go ahead",
					   "that works",    "sounds good",
					   "that's fine",   "please do",
					   "that would be", "perfect",
					   "book it",       NULL };
	static const char *const corrections[] = {
		"make it|that", "i meant|mean", "i said", "instead", "actually",
		"rather",       "wait",         "sorry",  "not",     NULL
	};
	static const char *const unknown[] = { "don't have",
					       "do not have",
					       "don't know",
					       "do not know",
					       "don't remember",
					       "can't remember",
					       "lost it|the",
					       "forgot",
					       "no idea",
					       "not have",
					       NULL };

	h->yes = begins_with(s, "yes|yeah|yep|sure|ok|okay|please|right|fine|"
				"great|perfect|absolutely") ||
		 words_any(s, yes);
	h->no = begins_with(s, "no|nope|nah");
	h->correction = h->no || words_any(s, corrections);
	h->dont_know = words_any(s, unknown);
}

/* Everything after "because" or "since" is a reason, in the caller's words. */
static void
find_reason(const struct words *s, struct facts *f)
{
	int at = words_find(s, "because|since"), i;
	const char *reason = NULL;

	if (at < 0)
		return;
	for (i = at + 1; i < s->count; i++)
		reason = reason ? arena_printf(s->arena, "%s %s", reason,
					       s->w[i].said)
				: s->w[i].said;
	f->reason = reason;
}

struct heard
facts_hear(struct arena *a, const char *said, struct moment now,
	   enum topic expected, enum topic last)
{
	struct heard h = { .facts = FACTS_NONE };
	struct words *s = arena_alloc(a, sizeof(*s));

	words_split(s, a, said);
	h.intent = facts_find_intent(s);
	hear_answers(s, &h);
	find_reason(s, &h.facts);
	facts_find_email(s, &h.facts);
	facts_find_dates(s, &h.facts, now);
	facts_find_digits(s, &h.facts, expected);
	facts_find_times(s, &h.facts, expected);
	facts_find_wishes(s, &h.facts);
	facts_find_party(s, &h, expected, last);
	facts_find_name(s, &h.facts, h.dont_know ? TOPIC_NONE : expected);
	return h;
}

void
facts_merge(struct facts *a, const struct facts *b)
{
	if (b->has_date) {
		a->has_date = true;
		a->date = b->date;
	}
	if (b->time >= 0)
		a->time = b->time;
	if (b->party)
		a->party = b->party;
	a->name = b->name ? b->name : a->name;
	a->phone = b->phone ? b->phone : a->phone;
	a->email = b->email ? b->email : a->email;
	a->code = b->code ? b->code : a->code;
	a->requests = b->requests ? b->requests : a->requests;
	a->occasion = b->occasion ? b->occasion : a->occasion;
	a->preference = b->preference ? b->preference : a->preference;
	a->reason = b->reason ? b->reason : a->reason;
}

bool
facts_any(const struct facts *f)
{
	return f->has_date || f->time >= 0 || f->party || f->name || f->phone ||
	       f->email || f->code || f->requests || f->occasion ||
	       f->preference;
}
