/* SPDX-License-Identifier: MIT
 *
 * hook.h: what hook_*.c share.
 */
#ifndef VA_WEB_HOOK_H
#define VA_WEB_HOOK_H

#include "domain/webhook.h"
#include "web/req.h"

/* By X-VoiceAgent-Secret, or the signature under either of its names: 0, or
 * -1 with req->err. */
int hook_authenticate(struct req *req, struct webhook_caller *ret);

/* -1, after seeing to it that req->err has a sentence a caller may hear. */
int hook_fail(struct req *req);

#endif
