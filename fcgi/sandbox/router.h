/* SPDX-License-Identifier: MIT
 *
 * router.h: which method and path leads to which handler, and the checks
 * before it: path, method, key, query, body.
 */
#ifndef VA_SANDBOX_ROUTER_H
#define VA_SANDBOX_ROUTER_H

#include "sandbox/exchange.h"

/* The platform's keys that are taken; NULL: any but "invalid". */
void router_key(const char *api_key);

/* Fills x->answer, or sets x->later. */
void router_handle(struct exchange *x);

#endif
