/* SPDX-License-Identifier: MIT
 *
 * session.c: who the browser is, by its cookie.
 */
#include "web/session.h"

#include <string.h>

#include "domain/account.h"
#include "web/app.h"
#include "web/cookie.h"

#define COOKIE "va_session"

int
session_load(struct req *req)
{
	const char *token = cookie_get(req, COOKIE);
	struct account_session s;
	int rc;

	if (!token || strlen(token) != ACCOUNT_TOKEN_SIZE - 1)
		return 0;
	rc = account_session(req->app->ctx, token, &s, &req->err);
	if (rc <= 0)
		return rc;
	req->session = (struct req_session){
		.present = true,
		.user = s.user,
		.role = s.role,
		.tenant = s.tenant,
		.token = token,
	};
	return 0;
}

void
session_start(struct req *req, const char *token)
{
	cookie_set(req, COOKIE, token,
		   (int)(ACCOUNT_SESSION_LONGEST / CLOCK_SECOND));
}

void
session_end(struct req *req)
{
	cookie_set(req, COOKIE, "", -1);
}
