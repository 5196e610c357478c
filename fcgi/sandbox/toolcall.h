/* SPDX-License-Identifier: MIT
 *
 * toolcall.h: the request a webhook tool makes, built from its declaration
 * exactly as the platform builds it: constants, dynamic variables, and the
 * leaves that the model fills.
 */
#ifndef VA_SANDBOX_TOOLCALL_H
#define VA_SANDBOX_TOOLCALL_H

#include "sandbox/caller.h"
#include "sandbox/dialogue.h"
#include "sandbox/state.h"

struct toolcall {
	const struct state *state; /* secrets are looked up here */
	struct arena *arena;
	const struct json *tool; /* {"id","tool_config"} */
	enum intent intent;
	const struct facts *facts;
	/* dynamic variables: pairs, the last one's name is NULL */
	const struct door_pair *variables;
	const char *sign_secret; /* of the specification's dialect */
};

/* Whether the tool is the one for the intent: by a constant "action" in its
 * schema, else by its name. */
bool toolcall_fits(const struct json *tool, enum intent intent);

struct caller_request toolcall_build(const struct toolcall *t);

/* A custom variable that the tool refers to and nobody supplies, or NULL:
 * such a conversation ends before it has begun. */
const char *toolcall_missing(const struct toolcall *t);

#endif
