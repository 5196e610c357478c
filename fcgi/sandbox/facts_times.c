/* SPDX-License-Identifier: MIT
 *
 * facts_times.c: times of day as callers say them. An hour without morning
 * or evening is the one at which people eat: one to nine is after noon.
 */
#include "config.h"

#include <ctype.h>

#include "sandbox/facts.h"

enum half { HALF_UNSAID, HALF_AM, HALF_PM };

struct found {
	int words;
	int hour;
	int minute;
	bool exact; /* 24 hours, noon, ...: no half is to be guessed */
	enum half half;
};

static const struct found nothing = { 0, 0, 0, false, HALF_UNSAID };

/* "7:30", "19.30", "7pm", "7:30pm", "19h", "19h30" in one word */
static struct found
find_token(const struct words *s, int at)
{
	const char *w = s->w[at].text;
	struct found f = { .words = 1 };
	size_t digits = strspn(w, "0123456789");

	if (s->w[at].used || !digits || digits > 2)
		return nothing;
	f.hour = (int)strtol(w, NULL, 10);
	f.exact = f.hour > 12 || (digits == 2 && *w == '0');
	w += digits;
	if (strchr(":.h", *w) && isdigit((unsigned char)w[1]) &&
	    isdigit((unsigned char)w[2])) {
		f.minute = (w[1] - '0') * 10 + w[2] - '0';
		w += 3;
	} else if (strcmp(w, "h") == 0) {
		f.exact = true;
		w++;
	} else if (!*w)
		return nothing;
	if (strcmp(w, "pm") == 0 || strcmp(w, "p.m") == 0)
		f.half = HALF_PM;
	else if (strcmp(w, "am") == 0 || strcmp(w, "a.m") == 0)
		f.half = HALF_AM;
	else if (*w)
		return nothing;
	return f;
}

static struct found
find_named(const struct words *s, int at)
{
	if (words_match(s, at, "noon|midday"))
		return (struct found){ 1, 12, 0, true, HALF_UNSAID };
	if (words_match(s, at, "midnight"))
		return (struct found){ 1, 0, 0, true, HALF_UNSAID };
	return nothing;
}

static int
hour_at(const struct words *s, int at, int *ret)
{
	int n = words_number(s, at, ret);

	if (n && *ret >= 1 && *ret <= 12)
		return n;
	if (words_match(s, at, "noon|midday|midnight")) {
		*ret = 12;
		return 1;
	}
	return 0;
}

/* "half past seven", "quarter to nine", "ten past six", "half seven" */
static struct found
find_relative(const struct words *s, int at)
{
	int lead = words_match(s, at, "a"), n, minutes, hour, past;

	if (words_match(s, at + lead, "half|quarter")) {
		minutes = words_is(s->w[at + lead].text, "half") ? 30 : 15;
		n = lead + 1;
	} else {
		n = words_number(s, at, &minutes);
		if (!n || minutes < 1 || minutes > 29)
			return nothing;
		lead = words_match(s, at + n, "minutes");
		if (!lead && minutes % 5 != 0)
			return nothing; /* "from four to six people" */
		n += lead;
	}
	if (at && words_is(s->w[at - 1].text, "from"))
		return nothing;
	past = words_match(s, at + n, "past|after");
	if (!past && words_match(s, at + n, "to|before|till"))
		past = -1;
	if (!past && minutes != 30)
		return nothing;
	n += past != 0;
	lead = hour_at(s, at + n, &hour);
	if (!lead)
		return nothing;
	n += lead;
	if (past >= 0)
		return (struct found){ n, hour, minutes, false, HALF_UNSAID };
	return (struct found){ n, hour == 1 ? 12 : hour - 1, 60 - minutes,
			       false, HALF_UNSAID };
}

static bool
is_minutes(int n)
{
	return n >= 10 && n <= 59 && n % 5 == 0;
}

/* "eight o'clock", "seven thirty", "seven pm" */
static struct found
find_spoken(const struct words *s, int at)
{
	int hour, minute = 0, n = words_number(s, at, &hour), more;

	if (!n || hour > 24)
		return nothing;
	if (words_match(s, at + n, "o'clock|oclock|hours"))
		return (struct found){ n + 1, hour, 0, hour > 12, HALF_UNSAID };
	if (words_match(s, at + n, "am|pm"))
		return (struct found){ n, hour, 0, false, HALF_UNSAID };
	more = s->w[at].stop ? 0 : words_number(s, at + n, &minute);
	if (more && is_minutes(minute) && n == 1)
		return (struct found){ n + more, hour, minute, hour > 12,
				       HALF_UNSAID };
	return nothing;
}

static bool
people_follow(const struct words *s, int at)
{
	return words_match(s, at,
			   "people|persons|person|guests|guest|adults|adult|"
			   "of|kids|children|pax|covers");
}

/* The number alone: "at 8", "at 1930" */
static struct found
find_plain(const struct words *s, int at)
{
	int hour, n = words_number(s, at, &hour);

	if (!n || people_follow(s, at + n))
		return nothing;
	if (hour >= 100 && hour < 2400 && hour % 100 < 60)
		return (struct found){ n, hour / 100, hour % 100, true,
				       HALF_UNSAID };
	if (hour < 1 || hour > 24)
		return nothing;
	return (struct found){ n, hour % 24, 0, hour > 12, HALF_UNSAID };
}

static struct found
find_here(const struct words *s, int at, bool bare)
{
	int lead = words_match(s, at, "at|around|about|by|say");
	struct found f;

	lead += words_match(s, at + lead, "about|around");
	f = find_token(s, at + lead);
	if (!f.words)
		f = find_named(s, at + lead);
	if (!f.words)
		f = find_relative(s, at + lead);
	if (!f.words)
		f = find_spoken(s, at + lead);
	if (!f.words && (lead || bare))
		f = find_plain(s, at + lead);
	if (f.words)
		f.words += lead;
	return f;
}

/* am, pm right after it, or the time of day named anywhere. */
static enum half
half_of(const struct words *s, int after, int *ret_words)
{
	static const char *const evening[] = {
		"in the evening", "evening",          "tonight",
		"dinner",         "in the afternoon", "afternoon",
		"night",          "supper",           NULL
	};
	static const char *const morning[] = { "in the morning", "breakfast",
					       "morning", NULL };

	*ret_words = words_match(s, after, "am|pm");
	if (*ret_words)
		return words_is(s->w[after].text, "am") ? HALF_AM : HALF_PM;
	if (words_any(s, morning))
		return HALF_AM;
	return words_any(s, evening) ? HALF_PM : HALF_UNSAID;
}

static int
minutes_of(const struct found *f)
{
	int hour = f->hour;

	if (!f->exact && f->half == HALF_PM)
		hour = hour % 12 + 12;
	else if (!f->exact && f->half == HALF_AM)
		hour %= 12;
	else if (!f->exact && hour < 10)
		hour += 12;
	return hour % 24 * 60 + f->minute;
}

static bool
is_move(const struct words *s)
{
	static const char *const verbs[] = { "move",     "push",   "reschedule",
					     "postpone", "change", "shift",
					     "bring",    NULL };

	return words_any(s, verbs);
}

void
facts_find_times(struct words *s, struct facts *f, enum topic expected)
{
	bool move = is_move(s), bare;
	struct found t;
	int i, more;

	for (i = 0; i < s->count; i++) {
		if (s->w[i].used)
			continue;
		bare = expected == TOPIC_TIME ||
		       expected == TOPIC_ALTERNATIVE ||
		       (move && i && words_is(s->w[i - 1].text, "to"));
		t = find_here(s, i, bare);
		if (!t.words || t.hour > 24 || t.minute > 59)
			continue;
		if (t.half == HALF_UNSAID) {
			t.half = half_of(s, i + t.words, &more);
			t.words += more;
		}
		f->time = minutes_of(&t);
		words_use(s, i, t.words);
	}
}
