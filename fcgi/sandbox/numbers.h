/* SPDX-License-Identifier: MIT
 *
 * numbers.h: phone numbers, where Twilio and the voice platform meet.
 */
#ifndef VA_SANDBOX_NUMBERS_H
#define VA_SANDBOX_NUMBERS_H

#include "sandbox/exchange.h"

/* twilio.c: whether the account (or any, account NULL) owns the number. */
bool numbers_owned(struct exchange *x, const char *account, const char *e164);
/* A number nobody owns, "+1" and ten digits; area NULL or "": any. NULL if
 * the area code is none. */
const char *numbers_free(struct exchange *x, const char *area, int nth);
/* Buy it; returns its sid. */
const char *numbers_take(struct exchange *x, const char *account,
			 const char *e164, const char *friendly_name);

/* eleven_phones.c */
struct phone {
	const char *e164;
	const char *label;
	const char *provider;
	const struct json *assigned; /* NULL: nobody */
};
const char *phones_store(struct exchange *x, const struct phone *p);
/* The imported number, or NULL. */
const struct json *phones_find_number(struct exchange *x, const char *e164);
/* agent_id NULL takes it away. False after an answer was set. */
bool phones_assign(struct exchange *x, const char *phone_id,
		   const char *agent_id);

#endif
