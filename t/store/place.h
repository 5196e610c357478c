/* SPDX-License-Identifier: MIT
 *
 * place.h: a restaurant and a way to ring it, for the booking tests.
 */
#ifndef VA_T_STORE_PLACE_H
#define VA_T_STORE_PLACE_H

#include "domain/booking.h"
#include "fixture.h"

struct place {
	struct store *st;    /* as the hooks pool: va_hooks */
	struct arena *arena; /* of the calls */
	struct arena *home;  /* the connection's own */
	struct ctx ctx;
	struct fixture_house house;
	struct booking_answer answer;
	struct err err;
	char slug[64];
	int ms; /* a call's deadline */
};

/* Ten seats, 90 minutes a party, no buffer; open 17:00-23:00 in New York.
 * The clock stands at FIXTURE_NOW: Sunday, February 28, 2027, 19:00 there. */
void place_open(struct place *p);
void place_close(struct place *p);
/* Write p->house.r back, as the owner's form would. */
void place_change(struct place *p);
/* Another process's connection to the same place. */
void place_again(struct place *p);
/* Through another socket. */
void place_through(struct place *p, const char *socket);
void place_through_close(struct place *p);

/* A caller's request: one conversation, a number of their own. */
struct booking_request place_call(const char *call_id);
/* Staff's, and a whole reservation at once. */
struct booking_request place_staff(void);
struct booking_request place_table(const char *call_id, const char *date,
				   const char *time, const char *party);

typedef int (*place_verb)(struct ctx *, const struct tenant *,
			  const struct booking_request *,
			  struct booking_answer *, struct err *);
int place_do(struct place *p, place_verb verb, const struct booking_request *r);

/* Rows that count(*) from this restaurant's table, by a WHERE. */
int place_count(const struct place *p, const char *table, const char *where);

/* The most covers at any minute, by adding them up minute by minute. */
int place_most_covers(const struct place *p);

#endif
