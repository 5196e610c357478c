/* SPDX-License-Identifier: MIT
 *
 * speech_words.h: a language's words. For speech.c and its catalogues.
 */
#ifndef VA_MODEL_SPEECH_WORDS_H
#define VA_MODEL_SPEECH_WORDS_H

#include "model/speech.h"

struct speech_words {
	const char *language; /* "en" */
	const char *weekdays[7];
	const char *months[12];
	const char *numbers[13]; /* zero .. twelve */
	const char *date;        /* "{weekday}, {month} {day}" */
	const char *guest, *guests;
	const char *units[6]; /* minute, minutes, hour, hours, day, days */
	const char * or, *comma;
	const char *messages[SPEECH_COUNT];
};

extern const struct speech_words speech_english;

#endif
