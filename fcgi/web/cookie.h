/* SPDX-License-Identifier: MIT
 *
 * cookie.h: cookies in (RFC 6265 section 4.2) and out.
 */
#ifndef VA_WEB_COOKIE_H
#define VA_WEB_COOKIE_H

#include <stdbool.h>

#include "web/req.h"

/* "a=1; b=2": at most 50; broken pairs are left out. Values with bytes a
 * cookie cannot hold are left out too. */
void cookie_parse(struct arena *a, const char *header, struct req_pairs *ret);

/* "va_session" -> "__Host-va_session" when APP_URL is https. */
const char *cookie_name(const struct req *req, const char *name);

/* Path=/; HttpOnly; SameSite=Lax, Secure on https. max_age in seconds; 0:
 * until the browser is closed; negative: drop it. */
void cookie_set(struct req *req, const char *name, const char *value,
		int max_age);
const char *cookie_get(const struct req *req, const char *name);

#endif
