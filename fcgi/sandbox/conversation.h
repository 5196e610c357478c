/* SPDX-License-Identifier: MIT
 *
 * conversation.h: one conversation with an agent: the dialogue, its tool
 * calls over HTTP, the transcript, and what the platform does afterwards
 * (lists it, posts it to the workspace's webhook).
 *
 * A phone call and a browser's test call drive it alike: hear() is given
 * what the person said, the ears are told what the agent says.
 */
#ifndef VA_SANDBOX_CONVERSATION_H
#define VA_SANDBOX_CONVERSATION_H

#include "sandbox/exchange.h"

struct conversation;

struct conversation_ears {
	void (*said)(struct conversation *c, const char *text, void *arg);
	/* the agent listens: the time for the next utterance */
	void (*listening)(struct conversation *c, void *arg);
	/* it is over and stored; c is gone when this returns */
	void (*ended)(struct conversation *c, void *arg);
};

struct conversation_options {
	const char *agent_id;
	const char *id;     /* NULL: a new one */
	const char *caller; /* "" in a browser */
	bool is_phone;
	const struct conversation_ears *ears;
	void *arg;
};

/* NULL and *ret_why (static, or of arena a) if it cannot begin. */
struct conversation *conversation_begin(struct world *w, struct arena *a,
					const struct conversation_options *o,
					const char **ret_why);
/* Says the agent's first message. */
void conversation_greet(struct conversation *c);
/* While a tool is called, what is said waits. */
void conversation_hear(struct conversation *c, const char *said);
/* The person hangs up. */
void conversation_hang_up(struct conversation *c);

/* How many are going on. */
int conversation_live(void);

const char *conversation_id(const struct conversation *c);
/* The finished record (GET /v1/convai/conversations/{id}); in ended(). */
const struct json *conversation_record(const struct conversation *c);
/* [{"tool","request","status","answer","latency_ms"}] in ended(). */
const struct json *conversation_tools(const struct conversation *c);

#endif
