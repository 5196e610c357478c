/* SPDX-License-Identifier: MIT
 *
 * ctx.h: what the domain's verbs work with, for one piece of work: a
 * request, a job, a command. The process owns the parts; the arena and the
 * deadline change with every piece of work (store_request() was told both).
 */
#ifndef VA_DOMAIN_CTX_H
#define VA_DOMAIN_CTX_H

#include "core/arena.h"
#include "core/clock.h"
#include "core/crypto.h"
#include "core/settings.h"

struct store;

struct ctx {
	struct arena *arena;
	struct store *store;
	const struct settings *settings;
	const struct keyring *keys;
	deadline until;
};

#endif
