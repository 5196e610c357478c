/* SPDX-License-Identifier: MIT
 *
 * booking_read.c: what the request says, as values.
 */
#include "domain/booking_part.h"

#include <string.h>
#include <strings.h>

#include "core/encode.h"
#include "model/spoken.h"

#define NAME_MOST  120 /* characters */
#define NOTE_MOST  1000
#define EMAIL_MOST 254

/* One line, no control characters, no spaces around it. NULL and words for
 * nothing become "". */
static const char *
tidy(struct arena *a, const char *text)
{
	static const char *const nothing[] = { "null", "none", "undefined",
					       "unknown", "n/a" };
	char *out = arena_strdup(a, text ? text : "");
	size_t n = 0;

	for (const char *p = out; *p; p++) {
		char c = (unsigned char)*p < 0x20 || *p == 0x7f ? ' ' : *p;

		if (c != ' ' || (n && out[n - 1] != ' '))
			out[n++] = c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
		if (strcasecmp(out, nothing[i]) == 0)
			return "";
	return out;
}

static bool
email_ok(const char *text)
{
	const char *at = strchr(text, '@');

	return at && at != text && strchr(at, '.') && !strchr(at + 1, '@') &&
	       at[1] != '.' && !strchr(text, ' ') && strlen(text) <= EMAIL_MOST;
}

static int
read_date(struct booking_work *w)
{
	struct booking_said *s = &w->said;

	switch (spoken_date(w->r->date, w->today, w->minutes, &s->date)) {
	case SPOKEN_OK:
		s->has_date = true;
		return 1;
	case SPOKEN_ABSENT:
		return 1;
	case SPOKEN_NIGHT:
		return booking_ask(w, SPEECH_UNCLEAR_NIGHT, "date");
	case SPOKEN_NO_SUCH:
		return booking_ask(w, SPEECH_NO_SUCH_DATE, "date");
	default:
		return booking_ask(w, SPEECH_UNCLEAR_DATE, "date");
	}
}

static int
read_time(struct booking_work *w)
{
	struct booking_said *s = &w->said;

	switch (spoken_time(w->r->time, &s->time, &s->other_time)) {
	case SPOKEN_OK:
		s->has_time = true;
		return 1;
	case SPOKEN_ABSENT:
		return 1;
	default:
		return booking_ask(w, SPEECH_UNCLEAR_TIME, "time");
	}
}

static int
read_party(struct booking_work *w)
{
	switch (spoken_party(w->r->party, &w->said.party)) {
	case SPOKEN_OK:
		w->said.has_party = true;
		return 1;
	case SPOKEN_ABSENT:
		return 1;
	default:
		return booking_ask(w, SPEECH_UNCLEAR_PARTY, "party");
	}
}

static bool
withheld_word(const char *text)
{
	static const char *const words[] = { "anonymous", "private", "withheld",
					     "restricted", "unavailable" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

static int
read_phone(struct booking_work *w)
{
	const char *country = w->restaurant.location.country;
	struct booking_said *s = &w->said;
	const char *text = tidy(w->c->arena, w->r->phone);

	phone_normalise(w->r->by.caller_number, country, s->caller);
	if (*text && !withheld_word(text) &&
	    !phone_normalise(text, country, s->phone))
		return booking_ask(w, SPEECH_ASK_PHONE, "phone");
	return 1;
}

static int
read_texts(struct booking_work *w)
{
	struct booking_said *s = &w->said;
	struct arena *a = w->c->arena;

	s->name = tidy(a, w->r->name);
	s->email = tidy(a, w->r->email);
	s->special_requests = tidy(a, w->r->special_requests);
	s->occasion = tidy(a, w->r->occasion);
	s->table_preference = tidy(a, w->r->table_preference);
	s->reason = tidy(a, w->r->reason);
	if (encode_utf8_length(s->name) > NAME_MOST)
		return booking_ask(w, SPEECH_TOO_LONG, "name");
	if (encode_utf8_length(s->special_requests) > NOTE_MOST)
		return booking_ask(w, SPEECH_TOO_LONG, "special_requests");
	if (encode_utf8_length(s->occasion) > NAME_MOST)
		return booking_ask(w, SPEECH_TOO_LONG, "occasion");
	if (encode_utf8_length(s->table_preference) > NAME_MOST)
		return booking_ask(w, SPEECH_TOO_LONG, "table_preference");
	if (encode_utf8_length(s->reason) > NOTE_MOST)
		return booking_ask(w, SPEECH_TOO_LONG, "reason");
	if (*s->email && !email_ok(s->email))
		return booking_ask(w, SPEECH_ASK_EMAIL, "email");
	return 1;
}

int
booking_read(struct booking_work *w)
{
	w->said = (struct booking_said){ .other_time = -1 };
	if (w->r->code && *w->r->code && !code_parse(w->r->code, w->said.code))
		w->said.code[0] = '?'; /* said, but no code: matches none */
	if (!read_date(w) || !read_time(w) || !read_party(w) ||
	    !read_phone(w) || !read_texts(w))
		return 0;
	return 1;
}

struct words {
	char word[8][48];
	size_t count;
};

/* The words of a name in small letters, without titles. */
static void
cut(const char *text, struct words *ret)
{
	static const char *const titles[] = { "mr",      "mrs", "ms",
					      "miss",    "dr",  "herr",
					      "frau",    "sir", "madame",
					      "monsieur" };

	ret->count = 0;
	while (*text && ret->count < 8) {
		size_t len = strcspn(text, " .,"), n = 0;
		char *out = ret->word[ret->count];

		for (size_t i = 0; i < len && n < 47; i++)
			out[n++] = text[i] >= 'A' && text[i] <= 'Z'
				       ? (char)(text[i] + 32)
				       : text[i];
		out[n] = '\0';
		text += len;
		text += strspn(text, " .,");
		for (size_t i = 0; n && i < sizeof(titles) / sizeof(*titles);
		     i++)
			if (strcmp(out, titles[i]) == 0)
				n = 0;
		ret->count += n > 0;
	}
}

static bool
all_in(const struct words *few, const struct words *many)
{
	for (size_t i = 0; i < few->count; i++) {
		bool found = false;

		for (size_t k = 0; k < many->count && !found; k++)
			found = strcmp(few->word[i], many->word[k]) == 0;
		if (!found)
			return false;
	}
	return few->count > 0;
}

bool
booking_same_name(const char *a, const char *b)
{
	struct words x, y;

	cut(a, &x);
	cut(b, &y);
	return x.count <= y.count ? all_in(&x, &y) : all_in(&y, &x);
}
