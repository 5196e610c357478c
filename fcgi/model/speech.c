/* SPDX-License-Identifier: MIT
 *
 * speech.c: filling a catalogue's patterns.
 */
#include "model/speech.h"

#include <string.h>

#include "model/speech_words.h"

static const struct speech_words *const catalogues[] = { &speech_english };

/* "en-US" and "en" alike; NULL: no such language. */
static const struct speech_words *
find_words(const char *language)
{
	for (size_t i = 0; i < sizeof(catalogues) / sizeof(*catalogues); i++)
		if (language &&
		    strncmp(language, catalogues[i]->language, 2) == 0)
			return catalogues[i];
	return NULL;
}

static const struct speech_words *
words_of(const char *language)
{
	const struct speech_words *w = find_words(language);

	return w ? w : &speech_english;
}

const char *
speech_pattern(const char *language, enum speech_message message)
{
	const struct speech_words *w = find_words(language);

	return w ? w->messages[message] : NULL;
}

const char *
speech_weekday(const char *language, int weekday)
{
	return words_of(language)->weekdays[weekday];
}

/* "{" name "}" at *p: its length with braces, 0 if there is none. */
static size_t
placeholder(const char *p, const char **ret_name, size_t *ret_len)
{
	const char *end = *p == '{' ? strchr(p, '}') : NULL;

	if (!end)
		return 0;
	*ret_name = p + 1;
	*ret_len = (size_t)(end - p) - 1;
	return (size_t)(end - p) + 1;
}

static bool
is(const char *name, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(name, word, len) == 0;
}

void
speech_date(struct str *out, const char *language, struct civil_date d)
{
	const struct speech_words *w = words_of(language);
	const char *name;
	size_t len, skip;

	for (const char *p = w->date; *p; p += skip) {
		skip = placeholder(p, &name, &len);
		if (skip == 0) {
			str_addc(out, *p);
			skip = 1;
		} else if (is(name, len, "weekday")) {
			str_add(out, w->weekdays[civil_weekday(d)]);
		} else if (is(name, len, "month")) {
			str_add(out, w->months[d.month - 1]);
		} else {
			str_addf(out, "%d", d.day);
		}
	}
}

/* Where a clock with AM and PM is what people say. */
static bool
twelve_hours(const char *language, const char *country)
{
	static const char *const say[] = { "US", "CA", "AU", "NZ", "PH",
					   "IN", "GB", "IE", "MX", "CO" };

	if (!country || strncmp(language ? language : "en", "en", 2) != 0)
		return false;
	for (size_t i = 0; i < sizeof(say) / sizeof(*say); i++)
		if (strcmp(say[i], country) == 0)
			return true;
	return false;
}

void
speech_time(struct str *out, const char *language, const char *country,
	    int minutes)
{
	int hour = minutes / 60 % 24, minute = minutes % 60;

	if (!twelve_hours(language, country)) {
		str_addf(out, "%02d:%02d", hour, minute);
		return;
	}
	if (minutes % 1440 == 0) {
		str_add(out, "midnight");
		return;
	}
	str_addf(out, "%d", hour % 12 == 0 ? 12 : hour % 12);
	if (minute)
		str_addf(out, ":%02d", minute);
	str_add(out, hour < 12 ? " AM" : " PM");
}

static void
add_number(struct str *out, const struct speech_words *w, int number)
{
	if (number >= 0 && number <= 12)
		str_add(out, w->numbers[number]);
	else
		str_addf(out, "%d", number);
}

void
speech_party(struct str *out, const char *language, int party)
{
	const struct speech_words *w = words_of(language);

	add_number(out, w, party);
	str_addf(out, " %s", party == 1 ? w->guest : w->guests);
}

void
speech_list(struct str *out, const char *language, size_t i, size_t count,
	    const char *item)
{
	const struct speech_words *w = words_of(language);

	if (i > 0)
		str_add(out, i + 1 == count ? w->or : w->comma);
	str_add(out, item);
}

static void
add_units(struct str *out, const char *language, int number, int unit)
{
	const struct speech_words *w = words_of(language);

	add_number(out, w, number);
	str_addf(out, " %s", w->units[unit + (number != 1)]);
}

/* "45 minutes", "two hours", "one day" */
static void
add_duration(struct str *out, const char *language, int minutes)
{
	if (minutes % 1440 == 0)
		add_units(out, language, minutes / 1440, 4);
	else if (minutes % 60 == 0)
		add_units(out, language, minutes / 60, 2);
	else
		add_units(out, language, minutes, 0);
}

static void
add_text(struct str *out, const char *text)
{
	str_add(out, text ? text : "");
}

static void
add_argument(struct str *out, const char *language, const char *name,
	     size_t len, const struct speech_args *args)
{
	if (is(name, len, "date"))
		speech_date(out, language, args->date);
	else if (is(name, len, "today"))
		speech_date(out, language, args->today);
	else if (is(name, len, "time"))
		speech_time(out, language, args->country, args->time);
	else if (is(name, len, "party"))
		speech_party(out, language, args->party);
	else if (is(name, len, "days"))
		add_units(out, language, args->number, 4);
	else if (is(name, len, "duration"))
		add_duration(out, language, args->number);
	else if (is(name, len, "name"))
		add_text(out, args->name);
	else if (is(name, len, "code"))
		add_text(out, args->code);
	else if (is(name, len, "restaurant"))
		add_text(out, args->restaurant);
	else if (is(name, len, "list"))
		add_text(out, args->list);
}

void
speech_say(struct str *out, const char *language, enum speech_message message,
	   const struct speech_args *args)
{
	const char *p = speech_pattern(language, message), *name;
	size_t len, skip;

	if (!p)
		p = speech_english.messages[message];
	while (*p) {
		skip = placeholder(p, &name, &len);
		if (skip == 0)
			str_addc(out, *p++);
		else
			add_argument(out, language, name, len, args);
		p += skip;
	}
}
