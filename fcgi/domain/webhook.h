/* SPDX-License-Identifier: MIT
 *
 * webhook.h: who a webhook is from, whom it speaks for, and keeping events.
 *
 * A call is authentic by the agent's tool secret, found by its hash before
 * anything of the body is read, or else by the platform's HMAC signature
 * over the body's bytes. An agent the body names that does not exist and one
 * that belongs to somebody else are one and the same: ERR_NOT_FOUND.
 */
#ifndef VA_DOMAIN_WEBHOOK_H
#define VA_DOMAIN_WEBHOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"

struct webhook_proof {
	const char *secret;    /* X-VoiceAgent-Secret, or NULL */
	const char *signature; /* ElevenLabs-Signature, or NULL */
	const char *address;   /* for the count of failures */
	const void *body;
	size_t len;
	instant now;
};

struct webhook_caller {
	uint64_t agent_id; /* 0: signed, but nobody is named yet */
	struct tenant tenant;
	const char *platform_id; /* the platform's name of the agent */
};

/* 1; 0 with ERR_UNAUTHENTIC, or ERR_LIMIT after many failures from one
 * address; -1 for a fault. */
int webhook_authenticate(struct ctx *c, const struct webhook_proof *p,
			 struct webhook_caller *ret, struct err *e);

/* The agent the body names (the platform's id or ours; NULL and "": none)
 * for a caller who is authentic. 1; 0 with ERR_NOT_FOUND, or ERR_INVALID if
 * nobody is named at all; -1. */
int webhook_agent(struct ctx *c, const char *named,
		  struct webhook_caller *caller, struct err *e);

/* Was the conversation announced as a test call? 1, 0, -1. */
int webhook_is_test(struct ctx *c, const struct webhook_caller *caller,
		    const char *conversation_id, struct err *e);

struct webhook_event_in {
	const char *type;  /* "post_call_transcription" */
	const char *agent; /* that it names, or NULL */
	const char *text;  /* the whole payload */
	size_t len;
	instant now;
};

#define WEBHOOK_EVENT_JOB "event" /* subject_id: the event (call_log.h) */

/* Keep it and queue its work. 1; 0: it is here already; -1. */
int webhook_event_keep(struct ctx *c, const struct webhook_event_in *in,
		       struct err *e);

#endif
