/* SPDX-License-Identifier: MIT
 *
 * voices.h: the voices an owner can choose from. Pages read the table the
 * jobs daemon keeps; no page waits for the platform.
 */
#ifndef VA_DOMAIN_VOICES_H
#define VA_DOMAIN_VOICES_H

#include <stdbool.h>

#include "core/err.h"
#include "domain/ctx.h"
#include "model/agent.h"

struct elevenlabs;

#define VOICES_FRESH CLOCK_HOUR

/* By name: how many (0: not read yet), -1 fault. */
int voices_choices(struct ctx *c, const struct voice **ret, struct err *e);
/* 1, 0 no such voice, -1. */
int voices_choice(struct ctx *c, const char *id, struct voice *ret,
		  struct err *e);

/* The jobs daemon: 1 if the table is empty or older than VOICES_FRESH. */
int voices_due(struct ctx *c, struct err *e);
/* Read them from the platform and replace the table: 1, or -1. */
int voices_refresh(struct ctx *c, const struct elevenlabs *platform,
		   struct err *e);

#endif
