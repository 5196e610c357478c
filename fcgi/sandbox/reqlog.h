/* SPDX-License-Identifier: MIT
 *
 * reqlog.h: the last requests that came in or went out, for tests and for a
 * person who wants to see what was said on the wire.
 */
#ifndef VA_SANDBOX_REQLOG_H
#define VA_SANDBOX_REQLOG_H

#include <stddef.h>

#include "core/json.h"

#define REQLOG_MOST 1000
#define REQLOG_BODY 16384 /* bytes of a body that are kept */

struct reqlog_entry {
	const char *direction; /* "in" or "out" */
	const char *method;
	const char *path;
	int status;
	const char *request;
	size_t request_len;
	const char *answer;
	size_t answer_len;
};

struct reqlog;

struct reqlog *reqlog_new(void);
void reqlog_free(struct reqlog *l);
void reqlog_clear(struct reqlog *l);
void reqlog_add(struct reqlog *l, const struct reqlog_entry *e);

/* Oldest first, those whose path begins with prefix (NULL: all). */
void reqlog_list(const struct reqlog *l, const char *prefix, struct json *rows);
/* How many ever came or went, capped or not. */
size_t reqlog_total(const struct reqlog *l);

#endif
