/* SPDX-License-Identifier: MIT
 *
 * facts_who.c: how many come, how to reach them, their code and wishes.
 */
#include "config.h"

#include <ctype.h>

#include "core/str.h"
#include "sandbox/facts.h"

#define PARTY_MOST 500
#define PEOPLE                                                                 \
	"people|persons|person|guests|guest|adults|adult|pax|"                 \
	"covers|diners|friends"

/* --- e-mail, phone, code --- */

void
facts_find_email(struct words *s, struct facts *f)
{
	int i;

	for (i = 0; i < s->count; i++)
		if (strchr(s->w[i].text, '@') &&
		    strchr(strchr(s->w[i].text, '@'), '.')) {
			f->email = s->w[i].text;
			words_use(s, i, 1);
		}
}

struct run {
	char digits[32];
	int count;
	int words;
	bool plus;
	bool spelled; /* in words, or digit by digit */
};

/* "415", "(415)", "555-0134", "+49"; not "19:30" and not "2026-11-28". */
static bool
add_figures(struct run *r, const char *w)
{
	size_t i, n = strspn(w, "0123456789+()-");

	if (!n || w[n] || !strpbrk(w, "0123456789") || *w == '-')
		return false;
	for (i = 0; i < n; i++) {
		if (!isdigit((unsigned char)w[i]))
			continue;
		if (r->count == 31)
			return false;
		r->digits[r->count++] = w[i];
	}
	r->plus = r->plus || *w == '+';
	return true;
}

static bool
add_spoken(struct run *r, const struct words *s, int at)
{
	int twice = words_is(s->w[at].text, "double");
	int digit = words_digit(s->w[at + twice].text);

	if (digit < 0 || r->count + 1 + twice > 31)
		return false;
	r->digits[r->count++] = (char)('0' + digit);
	if (twice)
		r->digits[r->count++] = (char)('0' + digit);
	r->words += twice;
	r->spelled = true;
	return true;
}

static struct run
run_at(const struct words *s, int at)
{
	struct run r = { .count = 0 };
	int i = at;

	while (i < s->count && !s->w[i].used) {
		if (words_digit(s->w[i].text) >= 0 ||
		    words_is(s->w[i].text, "double")) {
			if (!add_spoken(&r, s, i))
				break;
		} else if (!add_figures(&r, s->w[i].text))
			break;
		i = at + ++r.words;
		if (s->w[i - 1].stop && r.count >= 4)
			break;
	}
	return r;
}

/* A month before or "at" in front makes four figures a year or a time. */
static bool
is_code_place(const struct words *s, int at)
{
	return !at || !words_is(s->w[at - 1].text,
				"at|around|about|january|february|march|april|"
				"may|june|july|august|september|october|"
				"november|december|for");
}

static bool
can_begin_run(const struct word *w)
{
	return !w->used && *w->text &&
	       (words_digit(w->text) >= 0 || words_is(w->text, "double") ||
		isdigit((unsigned char)*w->text) || strchr("+(", *w->text));
}

static bool
is_code(const struct words *s, int at, const struct run *r, enum topic expected)
{
	return r->count == 4 && (!r->spelled || r->words >= 3) &&
	       (expected == TOPIC_CODE || is_code_place(s, at));
}

void
facts_find_digits(struct words *s, struct facts *f, enum topic expected)
{
	struct run r;
	int i;

	for (i = 0; i < s->count; i++) {
		if (!can_begin_run(&s->w[i]))
			continue;
		r = run_at(s, i);
		if (r.count >= 7 && r.count <= 15)
			f->phone = arena_printf(s->arena, "%s%s",
						r.plus ? "+" : "", r.digits);
		else if (is_code(s, i, &r, expected))
			f->code = arena_strdup(s->arena, r.digits);
		else
			continue;
		words_use(s, i, r.words);
	}
}

/* --- how many --- */

/* "two adults and three children" */
static int
family_at(const struct words *s, int at, int *ret)
{
	int grown, small, n = words_number(s, at, &grown), k;

	if (!n || !words_match(s, at + n, "adults|adult|grown-ups|grownups"))
		return 0;
	n++;
	n += words_match(s, at + n, "and|plus|with");
	k = words_number(s, at + n, &small);
	if (!k || !words_match(s, at + n + k, "children|child|kids|kid"))
		return 0;
	*ret = grown + small;
	return n + k + 1;
}

static int
led_number(const struct words *s, int at, int *ret)
{
	static const char *const leads[] = {
		"for the",   "party of",      "table of",    "group of",
		"table for", "for about",     "for maybe",   "for",
		"we are",    "we're",         "we will be",  "we'll be",
		"there are", "there will be", "there'll be", "will be",
		"it's",      "it is",         "all",         "us"
	};
	size_t i;
	int n, k;

	for (i = 0; i < sizeof(leads) / sizeof(*leads); i++) {
		n = words_match(s, at, leads[i]);
		k = n ? family_at(s, at + n, ret) : 0;
		if (n && !k)
			k = words_number(s, at + n, ret);
		if (k)
			return n + k;
	}
	return 0;
}

static int
few_at(const struct words *s, int at, int *ret)
{
	static const struct {
		const char *phrase;
		int party;
	} few[] = {
		{ "just|only me", 1 },
		{ "just myself", 1 },
		{ "for myself", 1 },
		{ "on my own", 1 },
		{ "a couple", 2 },
		{ "the two of us", 2 },
		{ "both of us", 2 },
		{ "my wife and i|me", 2 },
		{ "my husband and i|me", 2 },
		{ "half a dozen", 6 },
		{ "a dozen", 12 },
		{ "dozen people", 12 },
	};
	size_t i;
	int n;

	for (i = 0; i < sizeof(few) / sizeof(*few); i++) {
		n = words_match(s, at, few[i].phrase);
		if (n) {
			*ret = few[i].party;
			return n;
		}
	}
	return 0;
}

static int
counted_people(const struct words *s, int at, int *ret)
{
	int n = words_number(s, at, ret), more;

	if (!n)
		return 0;
	more = words_match(s, at + n, "more");
	return words_match(s, at + n + more, PEOPLE) ? n + more + 1 : 0;
}

static int
party_at(const struct words *s, int at, int *ret)
{
	int n = family_at(s, at, ret);

	if (!n)
		n = few_at(s, at, ret);
	if (!n)
		n = counted_people(s, at, ret);
	if (!n)
		n = led_number(s, at, ret);
	return n;
}

/* "four of us", unless it only is about some of them. */
static int
of_us(const struct words *s, int at, int *ret)
{
	int n = words_number(s, at, ret);

	return n && words_match(s, at + n, "of us") ? n + 2 : 0;
}

static void
find_each(struct words *s, struct heard *h,
	  int (*find)(const struct words *s, int at, int *ret))
{
	int i, n, party;

	for (i = 0; i < s->count; i++) {
		n = find(s, i, &party);
		if (!n || party < 1 || party > PARTY_MOST)
			continue;
		h->facts.party = party;
		words_use(s, i, n);
	}
}

static int
first_number(const struct words *s, int *ret, int *ret_at)
{
	int i, n;

	for (i = 0; i < s->count; i++) {
		n = words_number(s, i, ret);
		if (n) {
			*ret_at = i;
			return n;
		}
	}
	return 0;
}

/* A number left over: what was asked for or corrected last. */
static void
take_bare_number(struct words *s, struct heard *h, enum topic last)
{
	int value, at, n = first_number(s, &value, &at);

	if (!n)
		return;
	if (last == TOPIC_TIME && value >= 1 && value <= 24) {
		h->facts.time = (value < 10 ? value + 12 : value % 24) * 60;
		h->number = TOPIC_TIME;
	} else if (value >= 1 && value <= PARTY_MOST) {
		h->facts.party = value;
		h->number = TOPIC_PARTY;
	}
	words_use(s, at, n);
}

static bool
is_making(const struct words *s)
{
	static const char *const makes[] = { "make it|that", "change it|that",
					     "i meant|mean", "i said",
					     "actually",     "sorry",
					     "no",           "rather",
					     "instead",      NULL };

	return words_any(s, makes);
}

void
facts_find_party(struct words *s, struct heard *h, enum topic expected,
		 enum topic last)
{
	find_each(s, h, party_at);
	if (!h->facts.party)
		find_each(s, h, of_us);
	if (h->facts.party)
		return;
	if (expected == TOPIC_PARTY)
		take_bare_number(s, h, TOPIC_PARTY);
	else if (is_making(s))
		take_bare_number(s, h, last);
}

/* --- wishes --- */

enum wish { WISH_REQUEST, WISH_OCCASION, WISH_PREFERENCE };

static const struct {
	const char *phrase;
	enum wish kind;
	const char *text;
} wishes[] = {
	{ "high chair", WISH_REQUEST, "high chair" },
	{ "highchair", WISH_REQUEST, "high chair" },
	{ "high chairs", WISH_REQUEST, "high chairs" },
	{ "booster seat", WISH_REQUEST, "booster seat" },
	{ "stroller|pram", WISH_REQUEST, "room for a stroller" },
	{ "wheelchair|wheelchairs", WISH_REQUEST, "wheelchair access" },
	{ "dog", WISH_REQUEST, "brings a dog" },
	{ "vegetarian|vegetarians", WISH_REQUEST, "vegetarian" },
	{ "vegan|vegans", WISH_REQUEST, "vegan" },
	{ "gluten free", WISH_REQUEST, "gluten free" },
	{ "gluten-free", WISH_REQUEST, "gluten free" },
	{ "birthday", WISH_OCCASION, "birthday" },
	{ "anniversary", WISH_OCCASION, "anniversary" },
	{ "engagement", WISH_OCCASION, "engagement" },
	{ "graduation", WISH_OCCASION, "graduation" },
	{ "business lunch|dinner", WISH_OCCASION, "business" },
	{ "window", WISH_PREFERENCE, "window" },
	{ "terrace|patio|outside|outdoors", WISH_PREFERENCE, "outside" },
	{ "inside|indoors", WISH_PREFERENCE, "inside" },
	{ "quiet", WISH_PREFERENCE, "quiet" },
	{ "booth", WISH_PREFERENCE, "booth" },
	{ "at the bar", WISH_PREFERENCE, "bar" },
};

static const char *
joined(struct arena *a, const char *old, const char *more)
{
	return old ? arena_printf(a, "%s, %s", old, more) : more;
}

/* "allergic to nuts and shellfish", "a nut allergy" */
static void
find_allergy(struct words *s, struct facts *f)
{
	int at = words_find(s, "allergic to"), i;
	struct str out;

	if (at < 0) {
		at = words_find(s, "allergy");
		if (at > 0)
			f->requests =
			    joined(s->arena, f->requests,
				   arena_printf(s->arena, "%s allergy",
						s->w[at - 1].said));
		return;
	}
	str_init(&out, s->arena, 200);
	str_add(&out, "allergic to");
	for (i = at + 2; i < s->count && !s->w[i].used; i++) {
		str_addf(&out, " %s", s->w[i].said);
		words_use(s, i, 1);
		if (s->w[i].stop)
			break;
	}
	f->requests = joined(s->arena, f->requests, out.buf);
}

void
facts_find_wishes(struct words *s, struct facts *f)
{
	size_t i;
	int at;

	for (i = 0; i < sizeof(wishes) / sizeof(*wishes); i++) {
		at = words_find(s, wishes[i].phrase);
		if (at < 0)
			continue;
		words_use(s, at, 1);
		if (wishes[i].kind == WISH_REQUEST)
			f->requests =
			    joined(s->arena, f->requests, wishes[i].text);
		else if (wishes[i].kind == WISH_OCCASION)
			f->occasion = wishes[i].text;
		else
			f->preference = wishes[i].text;
	}
	find_allergy(s, f);
}
