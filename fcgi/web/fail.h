/* SPDX-License-Identifier: MIT
 *
 * fail.h: errors as the visitor sees them: a styled page, or JSON; the
 * request id, one plain sentence, nothing of the inside.
 */
#ifndef VA_WEB_FAIL_H
#define VA_WEB_FAIL_H

#include "web/req.h"

/* Fill the answer from req->err (and req->fail_status). */
void fail_show(struct req *req);

/* req->err with a status of its own (405, 415): returns -1. */
int fail_set(struct req *req, int status, const char *say);

#endif
