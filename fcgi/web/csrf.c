/* SPDX-License-Identifier: MIT
 *
 * csrf.c: is this form ours?
 */
#include "web/csrf.h"

#include <string.h>
#include <strings.h>

#include "core/crypto.h"
#include "core/encode.h"
#include "core/random.h"
#include "web/app.h"
#include "web/cookie.h"

#define VISITOR     "va_visitor"
#define VISITOR_AGE (12 * 3600)

struct origin {
	const char *scheme, *host;
	size_t scheme_len, host_len;
	int port;
};

static bool
port_parse(const char *s, const char *end, struct origin *ret)
{
	char digits[8];
	size_t len = (size_t)(end - s);

	if (len == 0 || len >= sizeof(digits))
		return false;
	memcpy(digits, s, len);
	digits[len] = '\0';
	return decode_int(digits, 1, 65535, &ret->port);
}

static bool
origin_parse(const char *url, struct origin *ret)
{
	const char *host = strstr(url, "://");
	const char *end, *colon;

	if (!host)
		return false;
	ret->scheme = url;
	ret->scheme_len = (size_t)(host - url);
	ret->port = ret->scheme_len == 5 ? 443 : 80;
	host += 3;
	end = host + strcspn(host, "/?#");
	if (memchr(host, '@', (size_t)(end - host)))
		return false;
	colon = memrchr(host, ':', (size_t)(end - host));
	if (colon && !memchr(colon, ']', (size_t)(end - colon))) {
		if (!port_parse(colon + 1, end, ret))
			return false;
		end = colon;
	}
	ret->host = host;
	ret->host_len = (size_t)(end - host);
	return ret->host_len > 0;
}

static bool
is_loopback(const struct origin *o)
{
	static const char *const names[] = { "localhost", "127.0.0.1",
					     "[::1]" };

	for (size_t i = 0; i < 3; i++)
		if (strlen(names[i]) == o->host_len &&
		    strncasecmp(names[i], o->host, o->host_len) == 0)
			return true;
	return false;
}

bool
csrf_same_origin(const char *app_url, const char *origin)
{
	struct origin ours, theirs;

	if (!origin || !origin_parse(app_url, &ours) ||
	    !origin_parse(origin, &theirs))
		return false;
	if (ours.scheme_len != theirs.scheme_len || ours.port != theirs.port ||
	    strncasecmp(ours.scheme, theirs.scheme, ours.scheme_len) != 0)
		return false;
	/* The demo answers under any of this machine's own names. */
	if (is_loopback(&ours) && is_loopback(&theirs))
		return true;
	return ours.host_len == theirs.host_len &&
	       strncasecmp(ours.host, theirs.host, ours.host_len) == 0;
}

static const char *
token_for(const struct req *req, const char *secret)
{
	unsigned char mac[CRYPTO_HASH_LEN];

	crypto_mac(req->app->keys, "csrf",
		   (struct crypto_bytes){ secret, strlen(secret) }, mac);
	return encode_base64(req->arena, mac, sizeof(mac), true);
}

void
csrf_prepare(struct req *req)
{
	const char *secret = req->session.present ? req->session.token
						  : cookie_get(req, VISITOR);

	if (req->csrf)
		return;
	if (!secret || strlen(secret) < 20) {
		char *fresh = arena_alloc(req->arena, 44);

		random_token(fresh);
		cookie_set(req, VISITOR, fresh, VISITOR_AGE);
		secret = fresh;
	}
	req->csrf = token_for(req, secret);
}

static int
refuse(struct req *req, const char *why)
{
	return err_set(&req->err, ERR_FORBIDDEN,
		       "This page had been open for too long. Please go back, "
		       "load it again and repeat what you did.",
		       "csrf: %s", why);
}

int
csrf_check(struct req *req)
{
	const char *origin = req_header(req, "Origin");
	const char *secret = req->session.present ? req->session.token
						  : cookie_get(req, VISITOR);
	const char *given = req_field(req, "csrf");
	const char *right;

	if (!origin)
		origin = req_header(req, "Referer");
	if (!csrf_same_origin(req->app->settings->app_url, origin))
		return refuse(req, origin ? "foreign origin" : "no origin");
	if (!given)
		given = req_header(req, "X-CSRF-Token");
	if (!secret || strlen(secret) < 20 || !given)
		return refuse(req, "no token");
	right = token_for(req, secret);
	if (strlen(given) != strlen(right) ||
	    !crypto_equal(given, right, strlen(right)))
		return refuse(req, "wrong token");
	return 0;
}
