/* SPDX-License-Identifier: MIT
 *
 * caller.h: requests that the sandbox sends: the project's second, small
 * door to libcurl. caller_send() blocks, so in the event loop it is only
 * reached through outbox.h, in a thread.
 */
#ifndef VA_SANDBOX_CALLER_H
#define VA_SANDBOX_CALLER_H

#include <stddef.h>

#include "core/arena.h"
#include "sandbox/lws_door.h"

#define CALLER_HEADERS 12

struct caller_request {
	const char *method;
	const char *url;
	struct door_pair headers[CALLER_HEADERS]; /* name NULL: the end */
	const char *body;                         /* NULL: none */
	size_t body_len;
	int timeout_ms;
};

struct caller_answer {
	int status; /* 0: none came */
	const char *body;
	size_t body_len;
	int ms;            /* how long it took */
	const char *fault; /* why none came, or NULL */
};

/* Once a process, before any thread. */
void caller_start(void);

struct caller_answer caller_send(struct arena *a,
				 const struct caller_request *r);

#endif
