/* SPDX-License-Identifier: MIT
 *
 * page.h: what page_*.c share.
 */
#ifndef VA_WEB_PAGE_H
#define VA_WEB_PAGE_H

#include "web/form.h"
#include "web/req.h"
#include "web/resp.h"
#include "web/route.h"
#include "web/view.h"

/* -1 with ERR_NOT_FOUND: "there is no such page". */
int page_not_found(struct req *req);

/* After a form failed (form_read or a domain verb that filled req->err with
 * ERR_INVALID, ERR_CONFLICT or ERR_LIMIT): render the page again with what
 * was typed, 422. A sentence in req->err that belongs to no field is shown
 * as Errors.form. Other errors (database down, ...) are passed on as -1. */
int page_again(struct req *req, struct view *v, const char *page);

/* Flash and redirect: the usual end of a successful POST. */
int page_done(struct req *req, const char *flash, const char *path);

/* A store or domain answer (<0 fault, 0 none) as a handler's: -1 with
 * req->err, ERR_NOT_FOUND for 0. */
int page_none(struct req *req, int answer);

#endif
