/* SPDX-License-Identifier: MIT
 *
 * facts_name.c: under which name. After "my name is" any word is a name;
 * after "for" or "this is" only one that is written like a name.
 */
#include "config.h"

#include <ctype.h>

#include "core/str.h"
#include "sandbox/facts.h"

#define NAME_WORDS 4

/* Words that end a name, or are none. */
static const char stops[] =
    "a|an|the|and|at|on|in|for|from|with|of|to|is|it|it's|its|i|i'm|we|we're|"
    "my|our|me|you|your|please|thanks|thank|calling|speaking|here|tomorrow|"
    "today|tonight|phone|number|table|party|reservation|booking|yes|no|yeah|"
    "not|but|that|that's|this|there|so|ok|okay|just|would|could|can|like|"
    "want|need|will|have|who|as|under|book|make|change|cancel|dinner|lunch|"
    "breakfast|evening|morning|afternoon|sorry|actually|people|code|hello|hi|"
    "hey|uh|um|well|sure|great|fine|right|now|again";

static bool
is_upper(const char *said)
{
	return isupper((unsigned char)*said) || (unsigned char)*said >= 0xc3;
}

static bool
can_be_name(const struct word *w)
{
	return !w->used && *w->text && !words_is(w->text, stops) &&
	       !strpbrk(w->text, "0123456789@");
}

/* The name from `at` on, NULL if there is none there. */
static const char *
name_at(struct words *s, int at, bool capital)
{
	struct str out;
	int n;

	str_init(&out, s->arena, 120);
	for (n = 0; n < NAME_WORDS && can_be_name(&s->w[at + n]); n++) {
		if (capital && !is_upper(s->w[at + n].said) &&
		    !(n && words_is(s->w[at + n].text,
				    "van|von|de|der|den|da|di|la|le|bin")))
			break;
		str_addf(&out, "%s%s", n ? " " : "", s->w[at + n].said);
		if (s->w[at + n].stop) {
			n++;
			break;
		}
	}
	if (!n)
		return NULL;
	words_use(s, at, n);
	return out.buf;
}

static const struct {
	const char *phrase;
	bool capital; /* needs a word that is written like a name */
} marks[] = {
	{ "under the name of", false },
	{ "in the name of", false },
	{ "on the name of", false },
	{ "the name of", false },
	{ "under the name is?", false },
	{ "under name", false },
	{ "my last name is", false },
	{ "last name is?", false },
	{ "my name is", false },
	{ "my name's", false },
	{ "the name is", false },
	{ "the name's", false },
	{ "name is", false },
	{ "name's", false },
	{ "the name", true },
	{ "name", true },
	{ "call me", true },
	{ "under", true },
	{ "this is", true },
	{ "it's", true },
	{ "it is", true },
	{ "i am", true },
	{ "i'm", true },
	{ "for the?", true },
	{ "mr|mrs|ms|miss|dr", true },
};

static bool
find_marked(struct words *s, struct facts *f)
{
	const char *name;
	size_t m;
	int i, n;

	for (m = 0; m < sizeof(marks) / sizeof(*marks); m++)
		for (i = 0; i < s->count; i++) {
			n = words_match(s, i, marks[m].phrase);
			name = n ? name_at(s, i + n, marks[m].capital) : NULL;
			if (name) {
				f->name = name;
				return true;
			}
		}
	return false;
}

/* "Anna Miller is my name" */
static bool
find_before(struct words *s, struct facts *f)
{
	int end = words_find(s, "is my|the name"), at = end;

	while (at > 0 && can_be_name(&s->w[at - 1]) && !s->w[at - 1].stop)
		at--;
	if (at >= 0 && at < end)
		f->name = name_at(s, at, false);
	return at >= 0 && at < end && f->name;
}

/* The answer to "under what name?": what is left of it. */
static void
find_bare(struct words *s, struct facts *f)
{
	const char *name;
	int i;

	for (i = 0; i < s->count; i++) {
		name = name_at(s, i, false);
		if (name) {
			f->name = name;
			return;
		}
	}
}

void
facts_find_name(struct words *s, struct facts *f, enum topic expected)
{
	if (!find_before(s, f) && !find_marked(s, f) &&
	    (expected == TOPIC_NAME ||
	     (expected == TOPIC_CODE_OR_NAME && !f->code)))
		find_bare(s, f);
}
