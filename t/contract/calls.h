/* SPDX-License-Identifier: MIT
 *
 * calls.h: every call we make to the outside, once each, by the product's
 * own client: against the scripted server (test_contract), against Prism
 * (drive).
 */
#ifndef VA_T_CONTRACT_CALLS_H
#define VA_T_CONTRACT_CALLS_H

#include "remote/elevenlabs.h"
#include "remote/twilio.h"

struct calls_row {
	const char *name; /* schemas/<name>.json */
	enum elevenlabs_dialect dialect;
	/* 0 and what was read from the answer, or -1. */
	int (*run)(struct arena *a, const struct elevenlabs *x,
		   const struct twilio *t, const char **got, struct err *e);
	const char *expect; /* of the schema's example answer */
};

extern const struct calls_row calls_rows[];
extern const size_t calls_count;

/* Both clients, on one base URL. */
void calls_open(struct http *h, const char *url,
		enum elevenlabs_dialect dialect, struct elevenlabs *x,
		struct twilio *t);

#endif
