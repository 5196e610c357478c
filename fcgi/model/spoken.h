/* SPDX-License-Identifier: MIT
 *
 * spoken.h: dates, times and numbers of guests as people say them and as
 * language models write them down.
 *
 * What is certain is understood, in the restaurant's own day; what could
 * mean two things is said to be unclear, never guessed: "03/04" is refused
 * everywhere, "03/25" and "25/03" are not.
 */
#ifndef VA_MODEL_SPOKEN_H
#define VA_MODEL_SPOKEN_H

#include "model/civil.h"

enum spoken {
	SPOKEN_OK,
	SPOKEN_ABSENT,  /* NULL, empty, "null", "unknown", "n/a" */
	SPOKEN_UNCLEAR, /* could mean more than one thing, or nothing known */
	SPOKEN_NIGHT,   /* "tonight", said shortly after midnight */
	SPOKEN_NO_SUCH  /* February 30, 25:00 */
};

/* today, now: the restaurant's wall clock. A date without a year is the next
 * one that comes. "2026-11-22T19:30" counts as its date. */
enum spoken spoken_date(const char *text, struct civil_date today, int now,
			struct civil_date *ret);

/* *ret_other is -1, or the other half of the day where "8" or "7:30" leaves
 * it open; *ret is then the one in the morning. "19:30" and "07:30" are as
 * they stand: two digits mean a clock of 24 hours. */
enum spoken spoken_time(const char *text, int *ret, int *ret_other);

/* "4", "four", "party of four", "table for 4 people". Values out of all
 * reason are clipped to -1 or 1000000, never wrapped. */
enum spoken spoken_party(const char *text, int *ret);

#endif
