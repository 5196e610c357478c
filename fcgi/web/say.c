/* SPDX-License-Identifier: MIT
 *
 * say.c: figures, dates and times as a page writes them.
 */
#include "web/say.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "core/str.h"
#include "model/phone.h"
#include "model/speech.h"
#include "model/zone.h"

static const char *const weekdays[] = { "Monday",   "Tuesday", "Wednesday",
					"Thursday", "Friday",  "Saturday",
					"Sunday" };
static const char *const months[] = { "January", "February", "March",
				      "April",   "May",      "June",
				      "July",    "August",   "September",
				      "October", "November", "December" };

const char *
say_weekday(int weekday)
{
	return weekdays[weekday];
}

const char *
say_date(struct arena *a, struct civil_date d)
{
	return arena_printf(a, "%s, %s %d", weekdays[civil_weekday(d)],
			    months[d.month - 1], d.day);
}

const char *
say_date_year(struct arena *a, struct civil_date d)
{
	return arena_printf(a, "%s, %d", say_date(a, d), d.year);
}

const char *
say_date_short(struct arena *a, struct civil_date d)
{
	return arena_printf(a, "%.3s, %.3s %d, %d", weekdays[civil_weekday(d)],
			    months[d.month - 1], d.day, d.year);
}

const char *
say_iso_date(struct arena *a, struct civil_date d)
{
	char text[11];

	civil_format_date(d, text);
	return arena_strdup(a, text);
}

const char *
say_iso(struct arena *a, struct civil_date d, int minutes)
{
	char date[11], time[6];

	civil_format_date(d, date);
	civil_format_time(minutes, time);
	return arena_printf(a, "%sT%s", date, time);
}

/* The model knows which countries say "PM". */
static bool
twelve_hours(struct arena *a, const char *country)
{
	struct str s;

	str_init(&s, a, 32);
	speech_time(&s, "en", country, 13 * 60);
	return strstr(s.buf, "PM") != NULL;
}

static const char *
clock_text(struct arena *a, bool twelve, bool half, int minutes)
{
	int hour = minutes / 60 % 24, minute = minutes % 60;

	if (!twelve)
		return arena_printf(a, "%02d:%02d", hour, minute);
	return arena_printf(a, "%d:%02d%s", hour % 12 ? hour % 12 : 12, minute,
			    half ? hour < 12 ? " AM" : " PM" : "");
}

const char *
say_time(struct arena *a, const char *country, int minutes)
{
	return clock_text(a, twelve_hours(a, country), true, minutes);
}

const char *
say_hours(struct arena *a, const char *country, const struct hours_day *day)
{
	bool twelve = twelve_hours(a, country);
	struct str s;

	if (day->count == 0)
		return "Closed";
	str_init(&s, a, 300);
	for (size_t i = 0; i < day->count; i++) {
		const struct hours_period *p = &day->period[i];
		bool same = (p->open / 720) % 2 == (p->close / 720) % 2;

		str_addf(&s, "%s%s–%s", i ? ", " : "",
			 clock_text(a, twelve, !same, p->open),
			 clock_text(a, twelve, true, p->close));
	}
	return s.buf;
}

const char *
say_week(struct arena *a, const char *country, const struct hours_week *w)
{
	const char *usual = NULL, *text;
	struct str closed;
	bool alike = true;
	int open = 0;

	str_init(&closed, a, 100);
	for (int d = MONDAY; d <= SUNDAY; d++) {
		text = say_hours(a, country, &w->day[d]);
		if (w->day[d].count == 0) {
			str_addf(&closed, "%s%.3s", closed.len ? ", " : "",
				 weekdays[d]);
			continue;
		}
		open++;
		alike = alike && (!usual || strcmp(usual, text) == 0);
		usual = text;
	}
	if (open == 0)
		return "Closed all week";
	if (!alike)
		return arena_printf(
		    a, "Open %d days a week, at different hours", open);
	return open == 7 ? arena_printf(a, "Daily %s", usual)
			 : arena_printf(a, "%s; closed %s", usual, closed.buf);
}

const char *
say_zone(struct arena *a, const char *zone)
{
	const char *slash = strrchr(zone, '/');
	char *city = arena_strdup(a, slash ? slash + 1 : zone);

	for (char *c = city; *c; c++)
		if (*c == '_')
			*c = ' ';
	return arena_printf(a, "%s time", city);
}

const char *
say_instant(struct arena *a, const char *zone, const char *country, instant t)
{
	const struct zone *z = zone_find(zone);
	struct civil_date date;
	int minutes;

	zone_local(z ? z : zone_find("UTC"), t, &date, &minutes);
	return arena_printf(a, "%s, %s", say_date_short(a, date),
			    say_time(a, country, minutes));
}

const char *
say_ago(struct arena *a, instant now, instant t)
{
	instant past = now - t;

	if (past < CLOCK_MINUTE)
		return "just now";
	if (past < CLOCK_HOUR)
		return arena_printf(
		    a, "%s ago",
		    say_count(a, past / CLOCK_MINUTE, "minute", "minutes"));
	if (past < CLOCK_DAY)
		return arena_printf(
		    a, "%s ago",
		    say_count(a, past / CLOCK_HOUR, "hour", "hours"));
	return arena_printf(a, "%s ago",
			    say_count(a, past / CLOCK_DAY, "day", "days"));
}

const char *
say_count(struct arena *a, int64_t n, const char *one, const char *many)
{
	char digits[24], out[32];
	size_t len, at = 0;

	snprintf(digits, sizeof(digits), "%lld", (long long)n);
	len = strlen(digits);
	for (size_t i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0 && digits[i - 1] != '-')
			out[at++] = ',';
		out[at++] = digits[i];
	}
	out[at] = '\0';
	return arena_printf(a, "%s %s", out, n == 1 ? one : many);
}

const char *
say_size(struct arena *a, size_t bytes)
{
	if (bytes < 1024 * 1024)
		return arena_printf(a, "%zu kB", (bytes + 1023) / 1024);
	return arena_printf(a, "%zu.%zu MB", bytes >> 20,
			    (bytes & 0xFFFFF) * 10 >> 20);
}

const char *
say_dollars(struct arena *a, int64_t micros)
{
	int64_t cents = (micros + 5000) / 10000;

	if (cents % 100 == 0)
		return arena_printf(a, "$%lld", (long long)(cents / 100));
	return arena_printf(a, "$%lld.%02lld", (long long)(cents / 100),
			    (long long)(cents % 100));
}

const char *
say_phone(struct arena *a, const char *e164, const char *country)
{
	char text[40];

	if (!*e164)
		return "";
	phone_display(e164, country, text);
	return arena_strdup(a, text);
}

/* Bytes of the character at p. */
static size_t
char_len(const char *p)
{
	size_t len = *p ? 1 : 0;

	while (len && ((unsigned char)p[len] & 0xC0) == 0x80)
		len++;
	return len;
}

const char *
say_initials(struct arena *a, const char *name, const char *email)
{
	const char *text = name && *name ? name : email;
	const char *last = strrchr(text, ' ');
	char *out = arena_printf(a, "%.*s%.*s", (int)char_len(text), text,
				 last ? (int)char_len(last + 1) : 0,
				 last ? last + 1 : "");

	for (char *c = out; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return out;
}
