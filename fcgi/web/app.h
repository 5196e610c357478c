/* SPDX-License-Identifier: MIT
 *
 * app.h: what a worker holds from start to end. Made by bin/voiceagent-fcgi.c.
 */
#ifndef VA_WEB_APP_H
#define VA_WEB_APP_H

#include <stdbool.h>

#include "core/crypto.h"
#include "core/settings.h"
#include "web/route.h"

struct views;
struct ctx; /* domain/ctx.h: what domain verbs work with */

struct app {
	const struct settings *settings;
	const struct keyring *keys;
	struct ctx *ctx;
	struct views *views; /* NULL in the hooks pool */
	enum route_pool pool;
	bool https; /* APP_URL's scheme: cookies, HSTS, Origin */
};

#endif
