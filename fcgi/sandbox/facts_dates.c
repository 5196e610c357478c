/* SPDX-License-Identifier: MIT
 *
 * facts_dates.c: days as callers say them. The last one said counts: "from
 * Friday to Saturday", "on Friday, no, on Saturday".
 */
#include "config.h"

#include "sandbox/facts.h"

struct found {
	int words; /* 0: nothing here */
	day_number day;
	int month, of_month; /* while it is being put together */
};

static const struct found nothing = { 0 };

static const char *const weekdays[] = { "monday|mon",    "tuesday|tue|tues",
					"wednesday|wed", "thursday|thu|thurs",
					"friday|fri",    "saturday|sat",
					"sunday|sun" };
static const char *const months[] = {
	"january|jan", "february|feb", "march|mar",
	"april|apr",   "may",          "june|jun",
	"july|jul",    "august|aug",   "september|sep|sept",
	"october|oct", "november|nov", "december|dec"
};

static int
one_of(const char *word, const char *const *list, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (words_is(word, list[i]))
			return i;
	return -1;
}

/* The next such day that is not over. */
static day_number
upcoming(struct moment now, int month, int day)
{
	int year, m, d;

	calendar_date(now.today, &year, &m, &d);
	while (!calendar_valid(year, month, day) ||
	       calendar_day(year, month, day) < now.today)
		year++;
	return calendar_day(year, month, day);
}

static struct found
find_iso(const struct words *s, int at, struct moment now)
{
	const char *w = s->w[at].text;
	int y, m, d, end = 0;

	(void)now;
	if (sscanf(w, "%4d-%2d-%2d%n", &y, &m, &d, &end) != 3 || w[end] ||
	    !calendar_valid(y, m, d))
		return nothing;
	return (struct found){ .words = 1, .day = calendar_day(y, m, d) };
}

/* "12/24" is written as Americans do, "24.12." as Germans do. */
static struct found
find_numeric(const struct words *s, int at, struct moment now)
{
	const char *w = s->w[at].text;
	int a, b, end = 0;

	if (sscanf(w, "%2d/%2d%n", &a, &b, &end) == 2 && !w[end] &&
	    calendar_valid(2024, a, b))
		return (struct found){ .words = 1, .day = upcoming(now, a, b) };
	return nothing;
}

static struct found
find_near(const struct words *s, int at, struct moment now)
{
	static const struct {
		const char *phrase;
		int days;
	} near[] = {
		{ "the? day after tomorrow", 2 },
		{ "today", 0 },
		{ "tonight", 0 },
		{ "this evening", 0 },
		{ "this afternoon", 0 },
		{ "tomorrow", 1 },
		{ "a|one week from today", 7 },
		{ "in a|one week", 7 },
		{ "a|one week from tomorrow", 8 },
	};
	size_t i;
	int n;

	for (i = 0; i < sizeof(near) / sizeof(*near); i++) {
		n = words_match(s, at, near[i].phrase);
		if (n)
			return (struct found){ .words = n,
					       .day =
						   now.today + near[i].days };
	}
	return nothing;
}

/* "in three days", "in two weeks" */
static struct found
find_distance(const struct words *s, int at, struct moment now)
{
	int n, count;

	if (!words_match(s, at, "in"))
		return nothing;
	n = words_number(s, at + 1, &count);
	if (!n || count > 365)
		return nothing;
	if (words_match(s, at + 1 + n, "days|day"))
		return (struct found){ .words = n + 2,
				       .day = now.today + count };
	if (words_match(s, at + 1 + n, "weeks|week"))
		return (struct found){ .words = n + 2,
				       .day = now.today + 7 * count };
	return nothing;
}

/* Plain: the coming one, never today. "next": in the week after this one. */
static day_number
weekday_from(struct moment now, int weekday, bool next)
{
	int today = calendar_weekday(now.today);
	int ahead = (weekday - today + 6) % 7 + 1;

	if (next && today + ahead <= 6)
		ahead += 7;
	return now.today + ahead;
}

static struct found
find_weekday(const struct words *s, int at, struct moment now)
{
	int lead = words_match(s, at, "this|next|coming");
	const char *w = s->w[at + lead].text;
	int weekday = one_of(w, weekdays, 7);
	bool next = lead && words_is(s->w[at].text, "next");

	if (weekday < 0 || s->w[at + lead].used)
		return nothing;
	return (struct found){ .words = lead + 1,
			       .day = weekday_from(now, weekday, next) };
}

static int
day_of_month(const struct words *s, int at, int *ret)
{
	int n = words_ordinal(s, at, ret);

	return n ? n : words_number(s, at, ret);
}

/* A year may follow: "3 December 2027". */
static void
set_day(const struct words *s, struct found *f, int at, struct moment now)
{
	int year, n = words_number(s, at + f->words, &year);

	f->day = upcoming(now, f->month, f->of_month);
	if (n && year >= 2000 && year < 2100 &&
	    calendar_valid(year, f->month, f->of_month)) {
		f->words += n;
		f->day = calendar_day(year, f->month, f->of_month);
	}
}

/* "the 3rd of December", "3 December" */
static struct found
find_day_month(const struct words *s, int at, struct moment now)
{
	int lead = words_match(s, at, "the"), day, month, n, of;
	struct found f;

	n = day_of_month(s, at + lead, &day);
	if (!n)
		return nothing;
	of = words_match(s, at + lead + n, "of");
	month = one_of(s->w[at + lead + n + of].text, months, 12) + 1;
	if (!month || !calendar_valid(2024, month, day))
		return nothing;
	f = (struct found){ .words = lead + n + of + 1,
			    .month = month,
			    .of_month = day };
	set_day(s, &f, at, now);
	return f;
}

/* "December 3rd", "December the third" */
static struct found
find_month_day(const struct words *s, int at, struct moment now)
{
	int month = one_of(s->w[at].text, months, 12) + 1, day, n, the;
	struct found f;

	if (!month || s->w[at].used)
		return nothing;
	the = words_match(s, at + 1, "the");
	n = day_of_month(s, at + 1 + the, &day);
	if (!n || !calendar_valid(2024, month, day))
		return nothing;
	f = (struct found){ .words = 1 + the + n,
			    .month = month,
			    .of_month = day };
	set_day(s, &f, at, now);
	return f;
}

/* "the 24th": this month's, or the next that has one. */
static struct found
find_bare_day(const struct words *s, int at, struct moment now)
{
	int y, m, d, day, n;

	if (!words_match(s, at, "the"))
		return nothing;
	n = words_ordinal(s, at + 1, &day);
	if (!n || day > 31)
		return nothing;
	calendar_date(now.today, &y, &m, &d);
	while (!calendar_valid(y, m, day) ||
	       calendar_day(y, m, day) < now.today) {
		m = m % 12 + 1;
		y += m == 1;
	}
	return (struct found){ .words = n + 1, .day = calendar_day(y, m, day) };
}

static struct found
find_feast(const struct words *s, int at, struct moment now)
{
	static const struct {
		const char *phrase;
		int month, day;
	} feasts[] = {
		{ "christmas eve", 12, 24 },   { "christmas day?", 12, 25 },
		{ "new year's eve", 12, 31 },  { "new year's day", 1, 1 },
		{ "valentine's day?", 2, 14 },
	};
	size_t i;
	int n;

	for (i = 0; i < sizeof(feasts) / sizeof(*feasts); i++) {
		n = words_match(s, at, feasts[i].phrase);
		if (n)
			return (struct found){ .words = n,
					       .day = upcoming(now,
							       feasts[i].month,
							       feasts[i].day) };
	}
	return nothing;
}

typedef struct found (*finder)(const struct words *s, int at,
			       struct moment now);

static const finder finders[] = { find_iso,       find_numeric,  find_near,
				  find_distance,  find_weekday,  find_day_month,
				  find_month_day, find_bare_day, find_feast };

static struct found
find_here(const struct words *s, int at, struct moment now)
{
	struct found f;
	size_t i;

	for (i = 0; i < sizeof(finders) / sizeof(*finders); i++) {
		f = finders[i](s, at, now);
		if (f.words)
			return f;
	}
	return nothing;
}

void
facts_find_dates(struct words *s, struct facts *f, struct moment now)
{
	struct found found;
	int i;

	for (i = 0; i < s->count; i++) {
		if (s->w[i].used)
			continue;
		found = find_here(s, i, now);
		if (!found.words)
			continue;
		f->has_date = true;
		f->date = found.day;
		words_use(s, i, found.words);
	}
}
