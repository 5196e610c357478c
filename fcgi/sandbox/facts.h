/* SPDX-License-Identifier: MIT
 *
 * facts.h: what a caller said, as facts: when, how many, who, and what they
 * want done. The finders know English as it is spoken on the phone.
 */
#ifndef VA_SANDBOX_FACTS_H
#define VA_SANDBOX_FACTS_H

#include "sandbox/calendar.h"
#include "sandbox/speech_words.h"

enum intent {
	INTENT_NONE,
	INTENT_CREATE,
	INTENT_FIND,
	INTENT_EDIT,
	INTENT_CANCEL,
	INTENT_AVAILABILITY,
	INTENT_BYE
};

/* What the last question asked for: a bare number or name answers it. */
enum topic {
	TOPIC_NONE,
	TOPIC_DATE,
	TOPIC_TIME,
	TOPIC_PARTY,
	TOPIC_NAME,
	TOPIC_CODE,
	TOPIC_CHANGE,      /* what shall be changed */
	TOPIC_ALTERNATIVE, /* whether another time will do */
	TOPIC_BOOK_IT,     /* whether to book what was asked about */
	TOPIC_CODE_OR_NAME
};

struct facts {
	bool has_date;
	day_number date;
	int time;  /* minutes since midnight, -1: not said */
	int party; /* 0: not said */
	const char *name;
	const char *phone;
	const char *email;
	const char *code;
	const char *requests;
	const char *occasion;
	const char *preference;
	const char *reason;
};

struct heard {
	struct facts facts;
	enum intent intent;
	bool yes;
	bool no;
	bool correction;   /* "no, make that five", "I meant ..." */
	bool dont_know;    /* "I don't have it" */
	enum topic number; /* what a bare number in it was taken for */
};

struct moment {
	day_number today;
	int minutes;
};

#define FACTS_NONE                                                             \
	{                                                                      \
		.time = -1                                                     \
	}

/* expected: the last question; last: what the caller spoke of before. */
struct heard facts_hear(struct arena *a, const char *said, struct moment now,
			enum topic expected, enum topic last);

/* Lay what is said in b over a. */
void facts_merge(struct facts *a, const struct facts *b);
bool facts_any(const struct facts *f);

/* --- the finders, in this order --- */

void facts_find_email(struct words *s, struct facts *f);
void facts_find_digits(struct words *s, struct facts *f, enum topic expected);
void facts_find_dates(struct words *s, struct facts *f, struct moment now);
void facts_find_times(struct words *s, struct facts *f, enum topic expected);
void facts_find_party(struct words *s, struct heard *h, enum topic expected,
		      enum topic last);
void facts_find_wishes(struct words *s, struct facts *f);
void facts_find_name(struct words *s, struct facts *f, enum topic expected);
enum intent facts_find_intent(const struct words *s);

#endif
