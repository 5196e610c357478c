/* SPDX-License-Identifier: MIT
 *
 * spoken_words.h: a spoken text cut into words. For spoken*.c.
 */
#ifndef VA_MODEL_SPOKEN_WORDS_H
#define VA_MODEL_SPOKEN_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#define SPOKEN_WORDS_MAX 12

/* Small letters; a run of digits is a word of its own ("19h30" is three),
 * so is each of : / . - between two digits. Other signs separate. */
struct spoken_words {
	char word[SPOKEN_WORDS_MAX][24];
	size_t count;
	bool overflow; /* there were more, or a longer one */
};

void spoken_cut(const char *text, struct spoken_words *ret);
bool spoken_is(const struct spoken_words *w, size_t i, const char *word);
/* 1 to 9 digits; false otherwise. */
bool spoken_digits(const struct spoken_words *w, size_t i, int *ret);
/* Drop word i. */
void spoken_drop(struct spoken_words *w, size_t i);
/* Drop every one of the words in a NULL-terminated list. */
void spoken_drop_all(struct spoken_words *w, const char *const *words);
/* NULL, "", "null", "none", "unknown", "n/a", "undefined". */
bool spoken_absent(const char *text);
/* Digits, "four", "twenty", "twenty five" from word i on; *ret_used words. */
bool spoken_number(const struct spoken_words *w, size_t i, int *ret,
		   size_t *ret_used);

#endif
