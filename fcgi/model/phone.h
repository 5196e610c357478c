/* SPDX-License-Identifier: MIT
 *
 * phone.h: the project's door to libphonenumber (C++, behind phone_shim.cc).
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

/* "(212) 555-0123" in its own country, international elsewhere. */
void phone_display(const char *e164, const char *country, char out[static 40]);

#endif
