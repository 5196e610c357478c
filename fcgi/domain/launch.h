/* SPDX-License-Identifier: MIT
 *
 * launch.h: putting a voice on a restaurant's telephone line.
 *
 * A page asks; the jobs daemon does it, step by step, each step recorded
 * (launch_run.h). Nothing here talks to the platform. t->restaurant_id is
 * needed only by launch_request; the others find it by the agent.
 *
 * Verbs answer 1 done, 0 "none" (no such agent of this tenant, or not in a
 * state for it), -1 a fault. They join a transaction that is open; then the
 * caller wakes the daemon (wake.h) after its commit. Else they do.
 */
#ifndef VA_DOMAIN_LAUNCH_H
#define VA_DOMAIN_LAUNCH_H

#include <stddef.h>
#include <stdint.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/agent.h"
#include "model/user.h"

struct launch_request {
	uint64_t user_id;      /* who asks: verified, and named in the log */
	const char *name;      /* "Downtown Bistro Agent"; "": from the house */
	const char *voice_id;  /* one of voices_choices() */
	const char *language;  /* "en-US" */
	const char *area_code; /* wished for; "" any */
	struct agent_config config; /* NULL texts and 0: defaults */
};

/* Is the account allowed one more agent now? 1, or -1 with the reason:
 * ERR_FORBIDDEN (e-mail not verified), ERR_LIMIT (plan), or a fault. */
int launch_allowed(struct ctx *c, const struct tenant *t, uint64_t user_id,
		   struct err *e);

/* Writes the agent's row and its launch job in one transaction. 0: no such
 * restaurant. -1 ERR_INVALID names the form field in *ret_field. */
int launch_request(struct ctx *c, const struct tenant *t,
		   const struct launch_request *r, uint64_t *ret_agent_id,
		   const char **ret_field, struct err *e);

enum launch_state {
	LAUNCH_WAITING,
	LAUNCH_RUNNING,
	LAUNCH_DONE,
	LAUNCH_FAILED
};

struct launch_step {
	const char *name;  /* "number": for test ids */
	const char *title; /* "Get a phone number" */
	enum launch_state state;
	const char *error; /* a sentence; "" if none. On a running step: why
			    * the last try failed, it is being tried again */
};

#define LAUNCH_STEPS_MAX 12

struct launch_progress {
	enum launch_state state; /* of the whole */
	const char *error;       /* LAUNCH_FAILED: a sentence */
	struct launch_step steps[LAUNCH_STEPS_MAX];
	size_t count;
	size_t done; /* steps done, for a progress bar */
	struct agent agent;
};

/* 0: no such agent, or it was not launched by us (demo data). */
int launch_progress(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		    struct launch_progress *ret, struct err *e);
const char *launch_state_name(enum launch_state s); /* "waiting", ... */

/* Go on at the step that failed. 0: it has not failed. */
int launch_retry(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		 struct err *e);

/* Nobody answers the number any more / answers again. 0: wrong status. */
int launch_pause(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		 struct err *e);
int launch_resume(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		  struct err *e);

/* Take everything back at the platform, in reverse order, then delete the
 * agent. Its number goes to the inventory. Also gives up a failed launch. */
int launch_retire(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		  struct err *e);

/* After a change of the agent, its restaurant or its hours: tell the
 * platform. The second: all agents of t->restaurant_id. */
int launch_resync(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		  struct err *e);
int launch_resync_restaurant(struct ctx *c, const struct tenant *t,
			     struct err *e);

/* A new tool secret; both are accepted until the platform has the new one
 * and ten minutes more, for calls in progress. 0: not live, or a rotation is
 * under way. */
int launch_rotate_secret(struct ctx *c, const struct tenant *t,
			 uint64_t agent_id, struct err *e);

#endif
