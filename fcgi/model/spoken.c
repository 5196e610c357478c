/* SPDX-License-Identifier: MIT
 *
 * spoken.c: how many guests, and at what time.
 */
#include "model/spoken.h"

#include <string.h>

#include "model/spoken_words.h"

#define PARTY_MOST 1000000

enum spoken
spoken_party(const char *text, int *ret)
{
	static const char *const filler[] = {
		"a",      "party", "of",     "table",   "for",    "people",
		"guests", "guest", "person", "persons", "pax",    "adults",
		"we",     "are",   "us",     "seats",   "please", "only",
		"just",   "the",   "covers", NULL
	};
	struct spoken_words w;
	size_t used;
	int value;

	if (spoken_absent(text))
		return SPOKEN_ABSENT;
	text += strspn(text, " \t");
	if (*text == '-' && text[1] >= '0' && text[1] <= '9') {
		*ret = -1;
		return SPOKEN_OK;
	}
	if (strlen(text) > 6 && text[strspn(text, "0123456789")] == '\0') {
		*ret = PARTY_MOST;
		return SPOKEN_OK;
	}
	spoken_cut(text, &w);
	spoken_drop_all(&w, filler);
	if (w.count == 3 && spoken_is(&w, 1, ".") && spoken_is(&w, 2, "0"))
		w.count = 1;
	if (w.overflow || !spoken_number(&w, 0, &value, &used) ||
	    used != w.count)
		return SPOKEN_UNCLEAR;
	*ret = value > PARTY_MOST ? PARTY_MOST : value;
	return SPOKEN_OK;
}

/* AM and PM, and the parts of the day that mean one of them. */
enum half { NO_HALF, MORNING, AFTERNOON, BOTH_HALVES };

static enum half
take_half(struct spoken_words *w)
{
	static const struct {
		const char *word;
		enum half half;
	} words[] = { { "am", MORNING },        { "morning", MORNING },
		      { "pm", AFTERNOON },      { "afternoon", AFTERNOON },
		      { "evening", AFTERNOON }, { "night", AFTERNOON },
		      { "tonight", AFTERNOON } };
	enum half half = NO_HALF;

	for (size_t i = 0; i < w->count; i++)
		for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
			if (spoken_is(w, i, words[k].word)) {
				half |= words[k].half;
				spoken_drop(w, i--);
				break;
			}
	return half;
}

struct clock_face { /* what was said of it */
	int hour, minute;
	bool open; /* one digit and no AM or PM: either half */
};

/* "19:30", "7.30", "19h30", "19h", "1930", "8", "8 o'clock", "7 30" */
static bool
read_digits(const struct spoken_words *w, struct clock_face *f)
{
	size_t n = w->count, at = 1;

	if (!spoken_digits(w, 0, &f->hour))
		return false;
	f->open = w->word[0][0] != '0' && f->hour >= 1 && f->hour <= 12;
	if (strlen(w->word[0]) == 4 && n == 1) {
		f->minute = f->hour % 100;
		f->hour /= 100;
		f->open = false;
		return true;
	}
	if (n == 1)
		return true;
	if (spoken_is(w, at, "h")) {
		f->open = false;
		at++;
	} else if (spoken_is(w, at, ":") || spoken_is(w, at, ".")) {
		if (strlen(w->word[0]) == 2)
			f->open = false;
		at++;
	}
	if (at == n)
		return true;
	return at + 1 == n && strlen(w->word[at]) == 2 &&
	       spoken_digits(w, at, &f->minute);
}

/* "half past seven", "quarter to 8", "ten past eight", "seven thirty" */
static bool
read_words(const struct spoken_words *w, struct clock_face *f)
{
	size_t used = 1, more;
	bool half = spoken_is(w, 0, "half"), number = !half;
	int first = 30;

	f->open = true;
	if (spoken_is(w, 0, "quarter")) {
		first = 15;
		number = false;
	}
	if (number && !spoken_number(w, 0, &first, &used))
		return false;
	if (spoken_is(w, used, "past") || spoken_is(w, used, "after")) {
		f->minute = first;
		return spoken_number(w, used + 1, &f->hour, &more) &&
		       used + 1 + more == w->count;
	}
	if (!half && spoken_is(w, used, "to")) {
		f->minute = 60 - first;
		if (!spoken_number(w, used + 1, &f->hour, &more) ||
		    used + 1 + more != w->count)
			return false;
		f->hour = f->hour == 1 ? 12 : f->hour - 1;
		return true;
	}
	f->hour = first;
	if (!number)
		return false;
	return used == w->count || (spoken_number(w, used, &f->minute, &more) &&
				    used + more == w->count && f->minute >= 10);
}

static enum spoken
settle(struct clock_face f, enum half half, int *ret, int *ret_other)
{
	if (f.hour > 23 || f.minute > 59 || f.minute < 0)
		return SPOKEN_NO_SUCH;
	if (half != NO_HALF) {
		if (f.hour == 0 || (f.hour > 12 && half == MORNING))
			return SPOKEN_UNCLEAR;
		if (f.hour <= 12)
			f.hour = f.hour % 12 + (half == AFTERNOON ? 12 : 0);
		f.open = false;
	}
	if (f.open && (f.hour < 1 || f.hour > 12))
		f.open = false;
	if (f.open)
		f.hour %= 12;
	*ret = f.hour * 60 + f.minute;
	*ret_other = f.open ? *ret + 720 : -1;
	return SPOKEN_OK;
}

/* "2026-11-22T19:30:00Z" gives "19:30": the wall clock as it was written. */
static const char *
after_date(const char *text)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i;

	for (i = 0; i < 10; i++) {
		bool digit = text[i] >= '0' && text[i] <= '9';

		if (shape[i] == 'd' ? !digit : text[i] != shape[i])
			return text;
	}
	return text[10] == 'T' || text[10] == ' ' ? text + 11 : text;
}

enum spoken
spoken_time(const char *text, int *ret, int *ret_other)
{
	static const char *const filler[] = { "at",  "around", "about", "in",
					      "the", "oclock", "clock", "sharp",
					      "at",  "this",   "hours", "uhr",
					      NULL };
	struct clock_face f = { 0, 0, false };
	struct spoken_words w;
	enum half half;

	if (spoken_absent(text))
		return SPOKEN_ABSENT;
	spoken_cut(after_date(text + strspn(text, " ")), &w);
	spoken_drop_all(&w, filler);
	if (spoken_is(&w, 0, "noon") || spoken_is(&w, 0, "midday")) {
		*ret = 720;
		*ret_other = -1;
		return w.count == 1 ? SPOKEN_OK : SPOKEN_UNCLEAR;
	}
	half = take_half(&w);
	/* seconds of 00 say nothing */
	if (w.count == 5 && spoken_is(&w, 3, ":") && spoken_is(&w, 4, "00"))
		w.count = 3;
	if (w.overflow || w.count == 0 || half == BOTH_HALVES)
		return SPOKEN_UNCLEAR;
	if (!read_digits(&w, &f)) {
		f = (struct clock_face){ 0, 0, false };
		if (!read_words(&w, &f))
			return SPOKEN_UNCLEAR;
	}
	return settle(f, half, ret, ret_other);
}
