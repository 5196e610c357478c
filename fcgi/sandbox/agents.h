/* SPDX-License-Identifier: MIT
 *
 * agents.h: what others need to know about the platform's agents.
 */
#ifndef VA_SANDBOX_AGENTS_H
#define VA_SANDBOX_AGENTS_H

#include "sandbox/exchange.h"

/* Store a new agent made of a valid create body. NULL after an answer was
 * set (the platform's language and model rule, unknown tools, ...). */
const char *agents_make(struct exchange *x, const struct json *body);

/* Lay a patch over a stored agent; false after an answer was set. */
bool agents_change(struct exchange *x, const char *id,
		   const struct json *patch);

/* Whether an id stands in the agent's prompt.<list> ("tool_ids", or
 * "knowledge_base" by its rows' id). */
bool agents_refers(const struct json *agent, const char *list, const char *id);

/* {"agents":[{id,name,type,...}]} of those that refer to it. */
struct json *agents_dependents(struct exchange *x, const char *list,
			       const char *id);

/* Take the id out of every agent's list. */
void agents_detach(struct exchange *x, const char *list, const char *id);

#endif
