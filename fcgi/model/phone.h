/* SPDX-License-Identifier: MIT
 *
 * phone.h: phone numbers as people say them, as E.164, and for the eye.
 *
 * What is needed of every country (calling code, trunk prefix, prefix for
 * calls abroad, possible lengths) stands in phone_table.inc, which the test
 * t/unit/phone_oracle.cc makes from libphonenumber and compares with it.
 * The library itself is not linked: it would cost every worker 10 MB.
 */
#ifndef VA_MODEL_PHONE_H
#define VA_MODEL_PHONE_H

#include <stdbool.h>

#define PHONE_MAX 20

/* What a person said or typed, in national form of the ISO country or in
 * international form, to E.164. False: empty, withheld ("anonymous",
 * +266696687) or no possible number. */
bool phone_normalise(const char *text, const char *country,
		     char out[static PHONE_MAX]);

/* "(212) 555-0123" in its own country, international elsewhere. A text that
 * is no E.164 number is shown as it is. */
void phone_display(const char *e164, const char *country, char out[static 40]);

#endif
