/* SPDX-License-Identifier: MIT
 *
 * dispatch.h: from a route's row to its handler, condition by condition.
 */
#ifndef VA_WEB_DISPATCH_H
#define VA_WEB_DISPATCH_H

#include <stddef.h>

#include "web/app.h"
#include "web/req.h"

/* The wire as the dispatcher sees it: libfcgi's, or a test's. */
struct exchange {
	char *const *env;
	size_t (*read)(void *io, void *buf, size_t len);
	void *io;
};

/* Answer one request. The result and all it points to live in the arena;
 * its resp is complete: there is always an answer. */
struct req *dispatch(struct app *app, struct arena *a,
		     const struct exchange *x);

#endif
