/* SPDX-License-Identifier: MIT
 *
 * call_log.h: what the platform tells about a call becomes a row of calls.
 *
 * Events may come twice, late or in any order: a call is one row by the
 * platform's conversation id, and every event only adds to it.
 */
#ifndef VA_DOMAIN_CALL_LOG_H
#define VA_DOMAIN_CALL_LOG_H

#include "core/err.h"
#include "domain/ctx.h"

/* The event kept under this id (webhook.h), for the jobs daemon. 1 worked
 * off; 0 kept, but of no use to us (unknown type, nobody's agent): e says
 * why; -1 a fault. */
int call_log_event(struct ctx *c, uint64_t event_id, struct err *e);

#endif
