/* SPDX-License-Identifier: MIT
 *
 * multipart.h: the parts of a multipart/form-data body (RFC 7578).
 */
#ifndef VA_SANDBOX_MULTIPART_H
#define VA_SANDBOX_MULTIPART_H

#include "sandbox/exchange.h"

struct part {
	const char *name;
	const char *filename; /* NULL: a plain field */
	const char *type;     /* its Content-Type, or "" */
	const char *data;     /* in the request's body, not NUL-terminated */
	size_t len;
};

/* False if there is no such part. */
bool multipart_find(struct exchange *x, const char *name, struct part *ret);
/* A plain field as text, or NULL. */
const char *multipart_text(struct exchange *x, const char *name);

#endif
