/* SPDX-License-Identifier: MIT
 *
 * mime.h: as much of a mail as a person wants to read.
 */
#ifndef VA_SANDBOX_MIME_H
#define VA_SANDBOX_MIME_H

#include "core/arena.h"

/* A header's value, unfolded and decoded (RFC 2047), or "". */
const char *mime_header(struct arena *a, const char *raw, const char *name);

/* The first text/plain part (the first text of another kind if there is
 * none), decoded. Never NULL; always well-formed UTF-8. */
const char *mime_text(struct arena *a, const char *raw);

#endif
