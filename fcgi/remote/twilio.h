/* SPDX-License-Identifier: MIT
 *
 * twilio.h: where phone numbers come from: search, buy, list, release.
 *
 * Faults are as elevenlabs.h says. A purchase cannot be repeated safely:
 * give it a FriendlyName and look for that before buying again.
 */
#ifndef VA_REMOTE_TWILIO_H
#define VA_REMOTE_TWILIO_H

#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/settings.h"
#include "remote/http.h"

struct twilio {
	struct http *http;
	const char *base_url; /* no slash at the end */
	const char *account_sid, *auth_token;
};

struct twilio_number {
	const char *sid; /* PN...; "" in a search */
	const char *e164;
	const char *friendly_name;
};

int twilio_open(struct twilio *x, struct http *h, const struct settings *s,
		struct err *e);

/* Local numbers for voice that need no address: 1 and up to 5 of them in
 * ret, 0 none. area_code "" or of the US or Canada. */
int twilio_search(const struct twilio *x, struct arena *a, const char *country,
		  const char *area_code, struct twilio_number **ret,
		  size_t *ret_count, struct err *e);
/* ERR_CONFLICT: somebody else bought it meanwhile. */
int twilio_buy(const struct twilio *x, struct arena *a, const char *e164,
	       const char *friendly_name, struct twilio_number *ret,
	       struct err *e);
/* 1 found, 0 none: by exact FriendlyName. */
int twilio_find(const struct twilio *x, struct arena *a,
		const char *friendly_name, struct twilio_number *ret,
		struct err *e);
/* 0 also if it was gone. */
int twilio_release(const struct twilio *x, struct arena *a, const char *sid,
		   struct err *e);

#endif
