/* SPDX-License-Identifier: MIT
 *
 * speech_words.c: an utterance as words, and numbers among them.
 */
#include "config.h"

#include <ctype.h>

#include "core/encode.h"
#include "sandbox/speech_words.h"

static const char *const small[] = {
	"zero",    "one",     "two",       "three",    "four",
	"five",    "six",     "seven",     "eight",    "nine",
	"ten",     "eleven",  "twelve",    "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
};
static const char *const tens[] = { "twenty", "thirty",  "forty",  "fifty",
				    "sixty",  "seventy", "eighty", "ninety" };
static const char *const ordinals[] = {
	"",          "first",     "second",      "third",      "fourth",
	"fifth",     "sixth",     "seventh",     "eighth",     "ninth",
	"tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
	"fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"
};

static int
index_of(const char *word, const char *const *list, int count)
{
	int i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	return -1;
}

/* --- splitting --- */

/* Typographic apostrophes become plain ones. */
static char *
plain_apostrophes(struct arena *a, const char *said)
{
	char *s = arena_strdup(a, said), *from = s, *to = s;

	while (*from) {
		if (strncmp(from, "\342\200\231", 3) == 0) {
			*to++ = '\'';
			from += 3;
		} else
			*to++ = *from++;
	}
	*to = '\0';
	return s;
}

static char *
lowered(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *p;

	for (p = out; *p; p++)
		if ((unsigned char)*p < 0x80)
			*p = (char)tolower((unsigned char)*p);
	return out;
}

static const char *
normal(struct arena *a, const char *said)
{
	char *s = lowered(a, said);

	if (strcmp(s, "p.m") == 0)
		return "pm";
	if (strcmp(s, "a.m") == 0)
		return "am";
	return s;
}

static void
add_word(struct words *s, const char *from, size_t len)
{
	struct word *w = &s->w[s->count];
	char *said;

	while (len && strchr("([\"'", *from)) {
		from++;
		len--;
	}
	w->stop = false;
	while (len && strchr(".,;:!?)]\"'", from[len - 1]))
		w->stop |= strchr(".,;!?", from[--len]) != NULL;
	if (!len) {
		if (s->count && w->stop)
			s->w[s->count - 1].stop = true;
		return;
	}
	said = arena_strndup(s->arena, from, len);
	w->said = said;
	w->text = normal(s->arena, said);
	/* the full stop of "p.m." ends no sentence */
	if (w->text[0] != *said && words_is(w->text, "am|pm"))
		w->stop = false;
	s->count++;
}

void
words_split(struct words *s, struct arena *a, const char *said)
{
	const char *at = plain_apostrophes(a, said);
	size_t len;

	s->arena = a;
	s->count = 0;
	memset(s->w, 0, sizeof(s->w));
	while (*at && s->count < WORDS_MOST) {
		at += strspn(at, " \t\r\n");
		len = strcspn(at, " \t\r\n");
		if (len)
			add_word(s, at, len);
		at += len;
	}
	s->w[s->count] = (struct word){ .text = "", .said = "" };
}

/* --- phrases --- */

bool
words_is(const char *word, const char *choices)
{
	size_t n = strlen(word), len;

	while (n && *choices) {
		len = strcspn(choices, "|");
		if (len == n && strncmp(choices, word, n) == 0)
			return true;
		choices += len;
		choices += *choices == '|';
	}
	return false;
}

static bool
part_matches(const char *word, const char *part, size_t len)
{
	size_t n = strlen(word), k;

	while (len) {
		for (k = 0; k < len && part[k] != '|'; k++)
			;
		if (k == n && strncmp(part, word, n) == 0)
			return true;
		part += k;
		len -= k;
		if (len) {
			part++;
			len--;
		}
	}
	return false;
}

static int
match(const struct words *s, int at, const char *phrase, bool unused_only)
{
	int i = at;
	size_t len;
	bool may_miss, ok;

	while (*phrase) {
		len = strcspn(phrase, " ");
		may_miss = phrase[len - 1] == '?';
		ok = i < s->count && !(unused_only && s->w[i].used) &&
		     part_matches(s->w[i].text, phrase, len - may_miss);
		if (!ok && !may_miss)
			return 0;
		i += ok;
		phrase += len;
		phrase += *phrase == ' ';
	}
	return i - at;
}

int
words_match(const struct words *s, int at, const char *phrase)
{
	return match(s, at, phrase, true);
}

int
words_find(const struct words *s, const char *phrase)
{
	int i;

	for (i = 0; i < s->count; i++)
		if (match(s, i, phrase, false))
			return i;
	return -1;
}

bool
words_any(const struct words *s, const char *const *phrases)
{
	for (; *phrases; phrases++)
		if (words_find(s, *phrases) >= 0)
			return true;
	return false;
}

void
words_use(struct words *s, int at, int count)
{
	for (; count-- > 0; at++)
		s->w[at].used = true;
}

/* --- numbers --- */

static int
tens_value(const char *word)
{
	int i = index_of(word, tens, 8);

	return i < 0 ? -1 : 20 + 10 * i;
}

static int
hyphened(struct arena *a, const char *word, const char *const *units, int count)
{
	const char *hyphen = strchr(word, '-');
	int ten, unit;

	if (!hyphen)
		return -1;
	ten = tens_value(arena_strndup(a, word, (size_t)(hyphen - word)));
	unit = index_of(hyphen + 1, units, count);
	return ten >= 0 && unit > 0 ? ten + unit : -1;
}

int
words_number(const struct words *s, int at, int *ret)
{
	const char *word = s->w[at].text;
	int n, unit;

	if (at >= s->count || s->w[at].used)
		return 0;
	if (isdigit((unsigned char)*word))
		return decode_int(word, 0, 9999, ret);
	n = index_of(word, small, 20);
	if (n < 0)
		n = hyphened(s->arena, word, small, 10);
	if (n >= 0) {
		*ret = n;
		return 1;
	}
	n = tens_value(word);
	if (n < 0)
		return 0;
	unit = s->w[at].stop || s->w[at + 1].used
		   ? -1
		   : index_of(s->w[at + 1].text, small, 10);
	*ret = unit > 0 ? n + unit : n;
	return unit > 0 ? 2 : 1;
}

static int
digits_ordinal(const char *word)
{
	size_t n = strspn(word, "0123456789");
	int value = n ? (int)strtol(word, NULL, 10) : -1;

	return n && n < 3 && words_is(word + n, "st|nd|rd|th") ? value : -1;
}

int
words_ordinal(const struct words *s, int at, int *ret)
{
	const char *word = s->w[at].text;
	int n, unit;

	if (at >= s->count || s->w[at].used)
		return 0;
	n = digits_ordinal(word);
	if (n < 0 && *word)
		n = index_of(word, ordinals, 20);
	if (n < 0)
		n = hyphened(s->arena, word, ordinals, 10);
	if (n < 0 && words_is(word, "twentieth|thirtieth"))
		n = *word == 't' && word[1] == 'w' ? 20 : 30;
	if (n > 0) {
		*ret = n;
		return 1;
	}
	n = tens_value(word);
	unit = n >= 0 && *s->w[at + 1].text
		   ? index_of(s->w[at + 1].text, ordinals, 10)
		   : -1;
	if (unit <= 0)
		return 0;
	*ret = n + unit;
	return 2;
}

int
words_digit(const char *word)
{
	int n = index_of(word, small, 10);

	if (n >= 0)
		return n;
	if (words_is(word, "oh|o|nought"))
		return 0;
	return isdigit((unsigned char)*word) && !word[1] ? *word - '0' : -1;
}
