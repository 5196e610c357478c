/* SPDX-License-Identifier: MIT
 *
 * speech.h: the sentences a caller hears (and staff read): short, speakable,
 * correct for one guest and for many.
 *
 * A message is a pattern of the language's catalogue in which {date},
 * {time}, {party}, ... stand for the arguments, written as a person says
 * them. A language the catalogue lacks falls back to English.
 */
#ifndef VA_MODEL_SPEECH_H
#define VA_MODEL_SPEECH_H

#include "core/str.h"
#include "model/civil.h"

enum speech_message {
	/* done */
	SPEECH_CREATED,
	SPEECH_CHANGED,
	SPEECH_UNCHANGED,
	SPEECH_CANCELLED,
	SPEECH_FOUND,
	SPEECH_FREE,
	SPEECH_TIMES,
	SPEECH_MARKED,
	/* something is missing or not clear */
	SPEECH_ASK_NAME,
	SPEECH_ASK_DATE,
	SPEECH_ASK_TIME,
	SPEECH_ASK_PARTY,
	SPEECH_ASK_PHONE,
	SPEECH_ASK_EMAIL,
	SPEECH_ASK_WHICH,
	SPEECH_ASK_CHANGE,
	SPEECH_UNCLEAR_DATE,
	SPEECH_UNCLEAR_TIME,
	SPEECH_UNCLEAR_NIGHT,
	SPEECH_UNCLEAR_PARTY,
	SPEECH_NO_SUCH_DATE,
	SPEECH_TOO_LONG,
	/* the rules */
	SPEECH_NOT_TAKING,
	SPEECH_NO_SUCH_TIME,
	SPEECH_PAST,
	SPEECH_TOO_SOON,
	SPEECH_TOO_FAR,
	SPEECH_CLOSED_TIME,
	SPEECH_CLOSED_DAY,
	SPEECH_PARTY_SMALL,
	SPEECH_PARTY_LARGE,
	SPEECH_FULL_TIME,
	SPEECH_FULL_DAY,
	/* after a refusal */
	SPEECH_OFFER,
	SPEECH_OFFER_DAYS,
	/* finding one */
	SPEECH_UNKNOWN,
	SPEECH_SEVERAL,
	SPEECH_STALE,
	SPEECH_ENDED_CANCELLED,
	SPEECH_ENDED,
	SPEECH_SAME_TABLE,
	SPEECH_NO_CODES,
	SPEECH_TRIES,
	/* faults */
	SPEECH_TROUBLE,
	SPEECH_UNCERTAIN,
	SPEECH_COUNT
};

struct speech_args {            /* what a pattern does not use may be left 0 */
	const char *country;    /* of the restaurant: how a time is said */
	const char *restaurant; /* its name */
	const char *name;       /* the guest's */
	const char *code;
	struct civil_date date, today;
	int time;
	int party;
	int number;       /* {days}; {duration}: of so many minutes */
	const char *list; /* {list}: made by the caller with speech_list */
};

void speech_say(struct str *out, const char *language,
		enum speech_message message, const struct speech_args *args);

/* "Saturday, November 28" */
void speech_date(struct str *out, const char *language, struct civil_date d);
/* "7:30 PM" or "19:30", as the country says it. */
void speech_time(struct str *out, const char *language, const char *country,
		 int minutes);
/* "one guest", "four guests", "23 guests" */
void speech_party(struct str *out, const char *language, int party);
const char *speech_weekday(const char *language, int weekday);

/* "a", "a or b", "a, b or c": call once an item; i of count. */
void speech_list(struct str *out, const char *language, size_t i, size_t count,
		 const char *item);

/* The pattern, for the test that none is missing; NULL: not in there. */
const char *speech_pattern(const char *language, enum speech_message message);

#endif
