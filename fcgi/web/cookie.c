/* SPDX-License-Identifier: MIT
 *
 * cookie.c: cookies in and out.
 */
#include "web/cookie.h"

#include <string.h>

#include "web/app.h"

#define COOKIES_MAX 50

/* cookie-octet of RFC 6265: no control characters, blanks, quotes, comma,
 * semicolon, backslash. */
static bool
value_ok(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c <= 0x20 || c >= 0x7f || strchr("\",;\\", c))
			return false;
	}
	return true;
}

static bool
name_ok(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c <= 0x20 || c >= 0x7f || strchr("()<>@,;:\\\"/[]?={}", c))
			return false;
	}
	return len > 0;
}

static void
trim(const char **s, const char **end)
{
	while (*s < *end && (**s == ' ' || **s == '\t'))
		(*s)++;
	while (*end > *s && ((*end)[-1] == ' ' || (*end)[-1] == '\t'))
		(*end)--;
}

static bool
pair_parse(struct arena *a, const char *s, const char *end,
	   struct req_pair *ret)
{
	const char *eq, *value;

	trim(&s, &end);
	eq = memchr(s, '=', (size_t)(end - s));
	if (!eq || !name_ok(s, (size_t)(eq - s)))
		return false;
	value = eq + 1;
	if (end - value >= 2 && *value == '"' && end[-1] == '"') {
		value++;
		end--;
	}
	if (!value_ok(value, (size_t)(end - value)))
		return false;
	ret->name = arena_strndup(a, s, (size_t)(eq - s));
	ret->value = arena_strndup(a, value, (size_t)(end - value));
	return true;
}

void
cookie_parse(struct arena *a, const char *header, struct req_pairs *ret)
{
	struct req_pair *list = arena_array(a, COOKIES_MAX, sizeof(*list));
	size_t n = 0;

	while (header && *header && n < COOKIES_MAX) {
		const char *end = header + strcspn(header, ";");

		if (pair_parse(a, header, end, &list[n]))
			n++;
		header = *end ? end + 1 : end;
	}
	*ret = (struct req_pairs){ list, n };
}

const char *
cookie_name(const struct req *req, const char *name)
{
	return req->app->https ? arena_printf(req->arena, "__Host-%s", name)
			       : name;
}

const char *
cookie_get(const struct req *req, const char *name)
{
	return req_cookie(req, cookie_name(req, name));
}

void
cookie_set(struct req *req, const char *name, const char *value, int max_age)
{
	const char *age = "";

	if (max_age != 0)
		age = arena_printf(req->arena, "; Max-Age=%d",
				   max_age < 0 ? 0 : max_age);
	resp_header(req, "Set-Cookie",
		    arena_printf(req->arena,
				 "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
				 cookie_name(req, name), value, age,
				 req->app->https ? "; Secure" : ""));
}
