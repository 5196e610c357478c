/* SPDX-License-Identifier: MIT
 *
 * outbox.h: requests that the sandbox sends to us: made by a thread, past
 * the faults asked for, and noted in the log.
 */
#ifndef VA_SANDBOX_OUTBOX_H
#define VA_SANDBOX_OUTBOX_H

#include "sandbox/caller.h"
#include "sandbox/exchange.h"

/* The request is copied. done is called in the loop; what it is given lives
 * until it returns. */
void outbox_send(struct world *w, const struct caller_request *r,
		 void (*done)(const struct caller_answer *answer, void *arg),
		 void *arg);

/* "t=<now>,v0=<hex>": the platform's signature over a body. */
const char *outbox_sign(struct arena *a, const char *secret, const char *body);

#endif
