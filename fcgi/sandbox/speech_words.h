/* SPDX-License-Identifier: MIT
 *
 * speech_words.h: an utterance as words, and numbers among them.
 *
 * Each finder of facts marks the words it has understood, so that the next
 * one does not read them again ("at eight" is no party of eight).
 */
#ifndef VA_SANDBOX_SPEECH_WORDS_H
#define VA_SANDBOX_SPEECH_WORDS_H

#include <stdbool.h>

#include "core/arena.h"

#define WORDS_MOST 160

struct word {
	const char *text; /* lower case, punctuation around it gone */
	const char *said; /* as it was said */
	bool used;
	bool stop; /* a comma, full stop, ... follows */
};

struct words {
	struct arena *arena;
	struct word w[WORDS_MOST + 1]; /* w[count].text is "" */
	int count;
};

void words_split(struct words *s, struct arena *a, const char *said);

/* How many unused words from `at` on are this phrase ("half past"); 0: they
 * are not. "a|an|the" is any of these; "?" after a word: it may be missing. */
int words_match(const struct words *s, int at, const char *phrase);
/* Where the phrase stands, used or not; -1: nowhere. */
int words_find(const struct words *s, const char *phrase);
bool words_any(const struct words *s, const char *const *phrases);

void words_use(struct words *s, int at, int count);

/* A number in digits or words ("4", "four", "twenty four", "twenty-four");
 * the words it takes, 0 if there is none. Up to 99 in words. */
int words_number(const struct words *s, int at, int *ret);
/* "3rd", "third", "twenty third". */
int words_ordinal(const struct words *s, int at, int *ret);
/* One spoken digit ("oh" is 0), -1: none. */
int words_digit(const char *word);

/* Whether the word is one of "a|b|c". */
bool words_is(const char *word, const char *choices);

#endif
