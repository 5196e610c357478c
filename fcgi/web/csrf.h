/* SPDX-License-Identifier: MIT
 *
 * csrf.h: is this form ours?
 *
 * The token is an HMAC of the session's token, or, before sign-in, of a
 * random visitor cookie: nothing is stored. Origin (or Referer, if a browser
 * leaves Origin out) must be APP_URL's as well.
 */
#ifndef VA_WEB_CSRF_H
#define VA_WEB_CSRF_H

#include <stdbool.h>

#include "web/req.h"

/* Fill req->csrf; sets the visitor cookie if one is needed. */
void csrf_prepare(struct req *req);

/* 0, or -1 with ERR_FORBIDDEN. */
int csrf_check(struct req *req);

/* "https://example.org:8443/x" against app_url: scheme, host, port alike. */
bool csrf_same_origin(const char *app_url, const char *origin);

#endif
