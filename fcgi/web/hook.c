/* SPDX-License-Identifier: MIT
 *
 * hook.c: what hook_*.c share.
 */
#include "web/hook.h"

#include <string.h>

#include "web/app.h"

int
hook_authenticate(struct req *req, struct webhook_caller *ret)
{
	struct webhook_proof proof = {
		.secret = req_header(req, "X-VoiceAgent-Secret"),
		.signature = req_header(req, "ElevenLabs-Signature"),
		.address = req->addr,
		.body = req->body,
		.len = req->body_len,
		.now = req->now,
	};

	if (!proof.signature)
		proof.signature = req_header(req, "X-ElevenLabs-Signature");
	return webhook_authenticate(req->app->ctx, &proof, ret, &req->err) > 0
		   ? 0
		   : -1;
}

/* A fault from below the booking desk has words for a page. The caller must
 * never be left to think that it was done. */
int
hook_fail(struct req *req)
{
	const char *say = NULL;

	switch (req->err.code) {
	case ERR_BUSY:
	case ERR_UNAVAILABLE:
		say = "I am sorry, I cannot reach the reservation book at the "
		      "moment, so nothing was changed. Please try again in a "
		      "minute.";
		break;
	case ERR_UNCERTAIN:
		say = "I am sorry, the line to the reservation book broke off "
		      "and I cannot say whether that went through. Please let "
		      "me look it up before we try again.";
		break;
	case ERR_NONE:
	case ERR_INTERNAL:
		say = "I am sorry, something went wrong on our side, so I "
		      "could not do that.";
		break;
	default:
		break;
	}
	if (say)
		snprintf(req->err.say, sizeof(req->err.say), "%s", say);
	return -1;
}
