/* SPDX-License-Identifier: MIT
 *
 * spoken_words.c: cutting speech into words, and number words.
 */
#include "model/spoken_words.h"

#include <string.h>
#include <strings.h>

#include "core/encode.h"

enum kind { GAP, LETTER, DIGIT, SIGN };

static enum kind
kind_of(const char *text, size_t i)
{
	unsigned char c = (unsigned char)text[i];
	bool between = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9' &&
		       text[i + 1] >= '0' && text[i + 1] <= '9';

	if (c >= '0' && c <= '9')
		return DIGIT;
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80)
		return LETTER;
	return strchr(":/.-", c) && between ? SIGN : GAP;
}

static void
put(struct spoken_words *w, const char *text, size_t len)
{
	char *out;

	if (w->count == SPOKEN_WORDS_MAX || len >= sizeof(w->word[0])) {
		w->overflow = true;
		return;
	}
	out = w->word[w->count++];
	for (size_t i = 0; i < len; i++) {
		bool big = text[i] >= 'A' && text[i] <= 'Z';

		out[i] = (char)(big ? text[i] + 32 : text[i]);
	}
	out[len] = '\0';
}

/* Dots of "p.m." vanish: its letters are one word. */
static size_t
letters(const char *text, char out[24])
{
	size_t i = 0, n = 0;

	while (kind_of(text, i) == LETTER ||
	       (text[i] == '.' && i > 0 && kind_of(text, i - 1) == LETTER) ||
	       (text[i] == '\'' && i > 0)) {
		if (kind_of(text, i) == LETTER && n < 24)
			out[n++] = text[i];
		i++;
	}
	return i;
}

void
spoken_cut(const char *text, struct spoken_words *ret)
{
	memset(ret, 0, sizeof(*ret));
	for (size_t i = 0, len; text[i]; i += len) {
		enum kind kind = kind_of(text, i);
		char word[24] = "";

		len = 1;
		if (kind == LETTER) {
			len = letters(text + i, word);
			put(ret, word, strnlen(word, sizeof(word)));
		} else if (kind == DIGIT) {
			len = strspn(text + i, "0123456789");
			put(ret, text + i, len);
		} else if (kind == SIGN) {
			put(ret, text + i, 1);
		}
	}
}

bool
spoken_is(const struct spoken_words *w, size_t i, const char *word)
{
	return i < w->count && strcmp(w->word[i], word) == 0;
}

bool
spoken_digits(const struct spoken_words *w, size_t i, int *ret)
{
	return i < w->count && strlen(w->word[i]) <= 9 &&
	       decode_int(w->word[i], 0, 999999999, ret);
}

void
spoken_drop(struct spoken_words *w, size_t i)
{
	memmove(w->word[i], w->word[i + 1],
		(w->count - i - 1) * sizeof(w->word[0]));
	w->count--;
}

void
spoken_drop_all(struct spoken_words *w, const char *const *words)
{
	for (; *words; words++)
		for (size_t i = 0; i < w->count;)
			if (spoken_is(w, i, *words))
				spoken_drop(w, i);
			else
				i++;
}

bool
spoken_absent(const char *text)
{
	static const char *const words[] = { "",        "null",      "none",
					     "unknown", "undefined", "n/a",
					     "nil",     NULL };
	size_t start, len;

	if (!text)
		return true;
	start = strspn(text, " \t\r\n");
	len = strlen(text + start);
	while (len && strchr(" \t\r\n", text[start + len - 1]))
		len--;
	for (const char *const *w = words; *w; w++)
		if (strlen(*w) == len &&
		    strncasecmp(*w, text + start, len) == 0)
			return true;
	return false;
}

static int
small_number(const char *word)
{
	static const char *const names[] = {
		"zero",    "one",     "two",       "three",    "four",
		"five",    "six",     "seven",     "eight",    "nine",
		"ten",     "eleven",  "twelve",    "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
	};

	for (int i = 0; i < 20; i++)
		if (strcmp(names[i], word) == 0)
			return i;
	return -1;
}

static int
tens(const char *word)
{
	static const char *const names[] = { "twenty", "thirty", "forty",
					     "fifty",  "sixty",  "seventy",
					     "eighty", "ninety" };

	for (int i = 0; i < 8; i++)
		if (strcmp(names[i], word) == 0)
			return 20 + 10 * i;
	return -1;
}

bool
spoken_number(const struct spoken_words *w, size_t i, int *ret,
	      size_t *ret_used)
{
	int value, unit;

	*ret_used = 1;
	if (i >= w->count)
		return false;
	if (spoken_digits(w, i, ret))
		return true;
	value = tens(w->word[i]);
	if (value < 0) {
		*ret = small_number(w->word[i]);
		return *ret >= 0;
	}
	unit = i + 1 < w->count ? small_number(w->word[i + 1]) : -1;
	if (unit >= 1 && unit <= 9) {
		value += unit;
		*ret_used = 2;
	}
	*ret = value;
	return true;
}
