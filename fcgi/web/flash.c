/* SPDX-License-Identifier: MIT
 *
 * flash.c: a sentence for the next page.
 *
 * The cookie is "<mac>.<base64 of kind:text>". It is signed so that nobody
 * else can make our pages speak.
 */
#include "web/flash.h"

#include <string.h>

#include "core/crypto.h"
#include "core/encode.h"
#include "web/app.h"
#include "web/cookie.h"

#define COOKIE   "va_flash"
#define TEXT_MAX 600

static const char *
mac_of(const struct req *req, const char *data)
{
	unsigned char mac[CRYPTO_HASH_LEN];
	char *hex = arena_alloc(req->arena, 2 * sizeof(mac) + 1);

	crypto_mac(req->app->keys, "flash",
		   (struct crypto_bytes){ data, strlen(data) }, mac);
	encode_hex(hex, mac, sizeof(mac));
	return hex;
}

void
flash_put(struct req *req, const char *kind, const char *text)
{
	const char *plain =
	    arena_printf(req->arena, "%s:%.*s", kind, TEXT_MAX, text);
	const char *data =
	    encode_base64(req->arena, plain, strlen(plain), true);

	cookie_set(req, COOKIE,
		   arena_printf(req->arena, "%s.%s", mac_of(req, data), data),
		   60);
}

bool
flash_take(struct req *req, struct flash *ret)
{
	const char *cookie = cookie_get(req, COOKIE);
	const char *dot = cookie ? strchr(cookie, '.') : NULL;
	char *plain, *colon;
	size_t len;

	if (!dot)
		return false;
	cookie_set(req, COOKIE, "", -1);
	if ((size_t)(dot - cookie) != (size_t)2 * CRYPTO_HASH_LEN ||
	    !crypto_equal(cookie, mac_of(req, dot + 1),
			  (size_t)2 * CRYPTO_HASH_LEN))
		return false;
	plain = decode_base64(req->arena, dot + 1, &len);
	if (!plain || !encode_utf8_ok(plain, len))
		return false;
	plain = arena_strndup(req->arena, plain, len);
	colon = strchr(plain, ':');
	if (!colon)
		return false;
	*colon = '\0';
	*ret = (struct flash){ plain, colon + 1 };
	return true;
}
