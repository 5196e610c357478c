/* SPDX-License-Identifier: MIT
 *
 * aftercall.h: what the platform tells us once a conversation is over: the
 * signed post_call_transcription, at least once.
 */
#ifndef VA_SANDBOX_AFTERCALL_H
#define VA_SANDBOX_AFTERCALL_H

#include "sandbox/exchange.h"

void aftercall_post(struct world *w, const struct json *record);

#endif
