/* SPDX-License-Identifier: MIT
 *
 * prompt.h: the instructions an agent speaks by, made from the restaurant's
 * facts: who it is, hours, policies, how and when to use each tool, what
 * never to do, and the platform's variables for today and the caller.
 */
#ifndef VA_MODEL_PROMPT_H
#define VA_MODEL_PROMPT_H

#include "core/str.h"
#include "model/agent.h"
#include "model/restaurant.h"

void prompt_write(struct str *out, const struct restaurant *r,
		  const struct hours_special *specials, size_t special_count,
		  const struct agent *a);

/* "Thank you for calling {{restaurant}}. How may I help you?" with the name
 * filled in. */
void prompt_greeting(struct str *out, const char *template,
		     const struct restaurant *r);

#endif
