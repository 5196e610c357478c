/* SPDX-License-Identifier: MIT
 *
 * spoken_date.c: which day.
 */
#include "model/spoken.h"

#include <stdio.h>
#include <string.h>

#include "model/spoken_words.h"

#define AFTER_MIDNIGHT (5 * 60) /* until then "tonight" is open to doubt */

struct said { /* what was said of the date, 0 or -1: nothing */
	int year, month, day, weekday;
};

static int
find_prefix(const char *const *names, int count, const char *word)
{
	size_t len = strlen(word);

	for (int i = 0; i < count && len >= 3; i++)
		if (strncmp(names[i], word, len) == 0)
			return i;
	return -1;
}

static int
weekday_of(const char *word)
{
	static const char *const names[] = { "monday",   "tuesday", "wednesday",
					     "thursday", "friday",  "saturday",
					     "sunday" };

	return find_prefix(names, 7, word);
}

static int
month_of(const char *word)
{
	static const char *const names[] = {
		"january",   "february", "march",    "april",
		"may",       "june",     "july",     "august",
		"september", "october",  "november", "december"
	};

	if (strcmp(word, "sept") == 0)
		return 9;
	return find_prefix(names, 12, word) + 1;
}

static int
ordinal_of(const char *word)
{
	static const char *const names[] = {
		"first",       "second",     "third",      "fourth",
		"fifth",       "sixth",      "seventh",    "eighth",
		"ninth",       "tenth",      "eleventh",   "twelfth",
		"thirteenth",  "fourteenth", "fifteenth",  "sixteenth",
		"seventeenth", "eighteenth", "nineteenth", "twentieth"
	};

	for (int i = 0; i < 20; i++)
		if (strcmp(names[i], word) == 0)
			return i + 1;
	return 0;
}

/* The next one that comes, today included; a leap day may take 8 years. */
static enum spoken
next_year(struct civil_date d, struct civil_date today, struct civil_date *ret)
{
	for (d.year = today.year; d.year <= today.year + 1; d.year++)
		if (civil_valid(d) && civil_compare(d, today) >= 0) {
			*ret = d;
			return SPOKEN_OK;
		}
	return SPOKEN_NO_SUCH;
}

static enum spoken
settle(const struct said *s, struct civil_date today, struct civil_date *ret)
{
	struct civil_date d = { s->year, s->month, s->day };
	enum spoken answer = SPOKEN_OK;

	if (s->month < 1 || s->month > 12 || s->day < 1 || s->day > 31)
		return SPOKEN_NO_SUCH;
	if (s->year == 0)
		answer = next_year(d, today, &d);
	else if (!civil_valid(d))
		answer = SPOKEN_NO_SUCH;
	/* "Friday, November 28" that is a Saturday: one of them is wrong */
	if (answer == SPOKEN_OK && s->weekday >= 0 &&
	    civil_weekday(d) != s->weekday)
		answer = SPOKEN_UNCLEAR;
	if (answer == SPOKEN_OK)
		*ret = d;
	return answer;
}

/* "11/25", "25.11.2026", "2026/11/25", "25-11-2026" */
static enum spoken
read_figures(struct spoken_words *w, struct said *s)
{
	int a, b, c = 0;
	bool ok = (w->count == 3 || w->count == 5) && spoken_digits(w, 0, &a) &&
		  spoken_digits(w, 2, &b) && strchr("/.-", w->word[1][0]) &&
		  (w->count == 3 || (spoken_digits(w, 4, &c) &&
				     strcmp(w->word[3], w->word[1]) == 0));

	if (!ok)
		return SPOKEN_UNCLEAR;
	if (a > 999 && w->count == 5) { /* the year comes first */
		s->year = a;
		s->month = b;
		s->day = c;
		return SPOKEN_OK;
	}
	if (w->count == 5 && c < 1000)
		return SPOKEN_UNCLEAR;
	if (a > 31 || b > 31 || (a > 12 && b > 12))
		return SPOKEN_NO_SUCH;
	if (a <= 12 && b <= 12 && a != b)
		return SPOKEN_UNCLEAR; /* month or day first? */
	s->year = c;
	s->month = a > 12 ? b : a;
	s->day = a > 12 ? a : b;
	return SPOKEN_OK;
}

/* Words with a month's name: "January 3rd 2027", "3 January", "3rd of jan" */
static enum spoken
read_named(struct spoken_words *w, struct said *s)
{
	static const char *const filler[] = { "st", "nd",  "rd", "th",
					      "of", "the", "on", NULL };
	int number;

	spoken_drop_all(w, filler);
	for (size_t i = 0; i < w->count; i++) {
		if (spoken_digits(w, i, &number)) {
			int *part = number > 999 ? &s->year : &s->day;

			if (*part)
				return SPOKEN_UNCLEAR;
			*part = number;
		} else if (ordinal_of(w->word[i]) && !s->day) {
			s->day = ordinal_of(w->word[i]);
		} else if (month_of(w->word[i]) && !s->month) {
			s->month = month_of(w->word[i]);
		} else {
			return SPOKEN_UNCLEAR;
		}
	}
	return s->month && s->day ? SPOKEN_OK : SPOKEN_UNCLEAR;
}

static void
forward(struct civil_date today, int days, struct civil_date *ret)
{
	*ret = civil_from_days(civil_days(today) + days);
}

/* today, tonight, tomorrow, the day after tomorrow, in 3 days, in a week */
static bool
read_relative(const struct spoken_words *w, int now, int *ret_days,
	      enum spoken *answer)
{
	size_t used;
	int n = 1;

	*answer = SPOKEN_OK;
	if (w->count == 1 && spoken_is(w, 0, "today")) {
		*ret_days = 0;
	} else if (spoken_is(w, w->count - 1, "tonight") && w->count <= 2) {
		*ret_days = 0;
		if (now < AFTER_MIDNIGHT)
			*answer = SPOKEN_NIGHT;
	} else if (w->count <= 2 && spoken_is(w, 0, "tomorrow")) {
		*ret_days = 1;
	} else if (spoken_is(w, w->count - 1, "tomorrow") &&
		   spoken_is(w, w->count - 2, "after")) {
		*ret_days = 2;
	} else if (w->count == 3 && spoken_is(w, 0, "in") &&
		   (spoken_is(w, 1, "a") || spoken_number(w, 1, &n, &used)) &&
		   strncmp(w->word[2], "day", 3) == 0 && n <= 730) {
		*ret_days = n;
	} else if (w->count == 3 && spoken_is(w, 0, "in") &&
		   (spoken_is(w, 1, "a") || spoken_number(w, 1, &n, &used)) &&
		   strncmp(w->word[2], "week", 4) == 0 && n <= 104) {
		*ret_days = 7 * n;
	} else {
		return false;
	}
	return true;
}

/* "Friday", "this Friday", "on Friday night"; "next Friday" is two days to
 * two people, and "Friday" on a Friday may be today. */
static enum spoken
read_weekday(const struct spoken_words *w, int weekday, struct civil_date today,
	     struct civil_date *ret)
{
	int ahead = (weekday - civil_weekday(today) + 7) % 7;

	if (w->count > 1 || (w->count == 1 && !spoken_is(w, 0, "this") &&
			     !spoken_is(w, 0, "coming")))
		return SPOKEN_UNCLEAR;
	if (ahead == 0)
		return SPOKEN_UNCLEAR;
	forward(today, ahead, ret);
	return SPOKEN_OK;
}

/* Take the weekday's name out of the words; -1: there is none. */
static int
take_weekday(struct spoken_words *w)
{
	for (size_t i = 0; i < w->count; i++) {
		int weekday = weekday_of(w->word[i]);

		if (weekday >= 0) {
			spoken_drop(w, i);
			return weekday;
		}
	}
	return -1;
}

enum spoken
spoken_date(const char *text, struct civil_date today, int now,
	    struct civil_date *ret)
{
	static const char *const parts[] = { "on",      "evening",   "night",
					     "morning", "afternoon", NULL };
	struct said s = { 0, 0, 0, -1 };
	struct spoken_words w;
	enum spoken answer;
	char head[11];
	int days, number;

	if (spoken_absent(text))
		return SPOKEN_ABSENT;
	text += strspn(text, " ");
	snprintf(head, sizeof(head), "%s", text);
	if (strlen(text) > 10 && (text[10] == 'T' || text[10] == ' ') &&
	    civil_parse_date(head, ret))
		return SPOKEN_OK;
	spoken_cut(text, &w);
	spoken_drop_all(&w, parts);
	if (w.overflow || w.count == 0)
		return SPOKEN_UNCLEAR;
	if (read_relative(&w, now, &days, &answer)) {
		forward(today, days, ret);
		return answer;
	}
	s.weekday = take_weekday(&w);
	if (s.weekday >= 0 &&
	    (w.count == 0 || spoken_is(&w, 0, "this") ||
	     spoken_is(&w, 0, "next") || spoken_is(&w, 0, "coming")))
		return read_weekday(&w, s.weekday, today, ret);
	answer = spoken_digits(&w, 0, &number) && w.count >= 3 &&
			 strchr("/.-", w.word[1][0])
		     ? read_figures(&w, &s)
		     : read_named(&w, &s);
	return answer == SPOKEN_OK ? settle(&s, today, ret) : answer;
}
