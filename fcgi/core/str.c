/* SPDX-License-Identifier: MIT
 *
 * str.c: a growing string with a limit it cannot pass.
 */
#include "config.h"

#include "core/str.h"

#define FIRST_SIZE ((size_t)256)

void
str_init(struct str *s, struct arena *a, size_t limit)
{
	s->arena = a;
	s->limit = limit;
	s->size = limit < FIRST_SIZE ? limit + 1 : FIRST_SIZE;
	s->buf = arena_alloc(a, s->size);
	s->len = 0;
	s->overflowed = false;
}

void
str_clear(struct str *s)
{
	s->len = 0;
	s->buf[0] = '\0';
	s->overflowed = false;
}

bool
str_ok(const struct str *s)
{
	return !s->overflowed;
}

/* Room for len more bytes, or mark the overflow and answer false. */
static bool
reserve(struct str *s, size_t len)
{
	size_t size;
	char *grown;

	if (s->overflowed || len > s->limit - s->len) {
		s->overflowed = true;
		return false;
	}
	if (s->len + len < s->size)
		return true;
	size = s->size * 2;
	if (size < s->len + len + 1)
		size = s->len + len + 1;
	if (size > s->limit + 1)
		size = s->limit + 1;
	grown = arena_alloc(s->arena, size);
	memcpy(grown, s->buf, s->len + 1);
	s->buf = grown;
	s->size = size;
	return true;
}

void
str_add(struct str *s, const char *text)
{
	str_addn(s, text, strlen(text));
}

void
str_addn(struct str *s, const void *bytes, size_t len)
{
	if (len == 0 || !reserve(s, len))
		return;
	memcpy(s->buf + s->len, bytes, len);
	s->len += len;
	s->buf[s->len] = '\0';
}

void
str_addc(struct str *s, char c)
{
	str_addn(s, &c, 1);
}

void
str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0 || !reserve(s, (size_t)len)) {
		s->overflowed = true;
		return;
	}
	va_start(ap, fmt);
	(void)vsnprintf(s->buf + s->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	s->len += (size_t)len;
}
