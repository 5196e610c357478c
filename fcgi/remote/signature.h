/* SPDX-License-Identifier: MIT
 *
 * signature.h: is this webhook from whom it says?
 *
 * ElevenLabs: header "ElevenLabs-Signature" (the product's specification
 * calls it "X-ElevenLabs-Signature": callers try both), value
 * "t=<unix seconds>,v0=<hex>" in any order, any number of v0, other parts
 * ignored; hex = HMAC-SHA256(secret, t "." body) over the body's bytes as
 * they came. Comparison takes the same time wherever a digit differs.
 */
#ifndef VA_REMOTE_SIGNATURE_H
#define VA_REMOTE_SIGNATURE_H

#include <stddef.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/err.h"

/* The platform's last retry comes some 40 minutes after the first attempt
 * and may carry the first one's time. */
#define SIGNATURE_PAST   (60 * CLOCK_MINUTE)
#define SIGNATURE_FUTURE (5 * CLOCK_MINUTE)

#define SIGNATURE_HEADER_MAX 1024 /* longer ones are refused unread */

struct signature_body {
	const void *data;
	size_t len;
};

/* 0: authentic. -1, ERR_UNAUTHENTIC: header NULL or malformed, secret NULL
 * or "", too old, too far ahead, or no v0 matches. */
int signature_elevenlabs(const char *header, const char *secret,
			 struct signature_body body, instant now,
			 struct err *e);

/* The header's value for a body we send or test with. */
const char *signature_elevenlabs_make(struct arena *a, const char *secret,
				      struct signature_body body, instant at);

/* Twilio: X-Twilio-Signature = base64(HMAC-SHA1(auth token, the full URL and
 * the form's fields sorted by name, name and value run together)). */
struct signature_field {
	const char *name, *value;
};
int signature_twilio(struct arena *a, const char *header, const char *token,
		     const char *url, const struct signature_field *fields,
		     size_t count, struct err *e);

#endif
