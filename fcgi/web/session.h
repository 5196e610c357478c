/* SPDX-License-Identifier: MIT
 *
 * session.h: who the browser is, by its cookie.
 *
 * The cookie carries a random token; the database knows only its SHA-256.
 * Cookie names and flags follow APP_URL: __Host-va_session with Secure on
 * https, va_session on plain http.
 */
#ifndef VA_WEB_SESSION_H
#define VA_WEB_SESSION_H

#include "web/req.h"

/* Fill req->session from the cookie. 0 (signed in or not), -1 with req->err
 * when the database cannot say. */
int session_load(struct req *req);

/* After domain/account let somebody in: set the cookie with this token. */
void session_start(struct req *req, const char *token);
/* Drop the cookie (the row is deleted by domain/account). */
void session_end(struct req *req);

#endif
