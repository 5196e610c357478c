/* SPDX-License-Identifier: MIT
 *
 * err.c: an error is a value with three voices.
 */
#include "config.h"

#include "core/err.h"

#include <stdarg.h>

static const struct {
	const char *name;
	int http;
} codes[] = {
	[ERR_NONE] = { "none", 200 },
	[ERR_INVALID] = { "invalid", 400 },
	[ERR_UNAUTHENTIC] = { "unauthentic", 401 },
	[ERR_FORBIDDEN] = { "forbidden", 403 },
	[ERR_NOT_FOUND] = { "not_found", 404 },
	[ERR_CONFLICT] = { "conflict", 409 },
	[ERR_LIMIT] = { "limit", 429 },
	[ERR_TOO_LARGE] = { "too_large", 413 },
	[ERR_BUSY] = { "busy", 503 },
	[ERR_UNAVAILABLE] = { "unavailable", 503 },
	[ERR_UNCERTAIN] = { "uncertain", 503 },
	[ERR_INTERNAL] = { "internal", 500 },
};

static const char apology[] =
    "Something went wrong on our side. Please try again in a moment.";

static int __attribute__((format(printf, 4, 0)))
fill(struct err *e, enum err_code code, const char *say, const char *fmt,
     va_list ap)
{
	if (e == NULL)
		return -1;
	e->code = code;
	(void)snprintf(e->say, sizeof(e->say), "%s", say);
	(void)vsnprintf(e->detail, sizeof(e->detail), fmt, ap);
	return -1;
}

int
err_set(struct err *e, enum err_code code, const char *say,
	const char *detail_fmt, ...)
{
	va_list ap;

	va_start(ap, detail_fmt);
	(void)fill(e, code, say, detail_fmt, ap);
	va_end(ap);
	return -1;
}

int
err_internal(struct err *e, const char *detail_fmt, ...)
{
	va_list ap;

	va_start(ap, detail_fmt);
	(void)fill(e, ERR_INTERNAL, apology, detail_fmt, ap);
	va_end(ap);
	return -1;
}

int
err_prefix(struct err *e, const char *fmt, ...)
{
	char rest[sizeof(e->detail)];
	size_t used;
	va_list ap;

	if (e == NULL)
		return -1;
	memcpy(rest, e->detail, sizeof(rest));
	va_start(ap, fmt);
	(void)vsnprintf(e->detail, sizeof(e->detail), fmt, ap);
	va_end(ap);
	used = strlen(e->detail);
	for (const char *p = ": "; *p != '\0' && used < sizeof(rest) - 1; p++)
		e->detail[used++] = *p;
	for (const char *p = rest; *p != '\0' && used < sizeof(rest) - 1; p++)
		e->detail[used++] = *p;
	e->detail[used] = '\0';
	return -1;
}

const char *
err_code_name(enum err_code code)
{
	if ((size_t)code >= sizeof(codes) / sizeof(codes[0]))
		return "unknown";
	return codes[code].name;
}

int
err_http_status(enum err_code code)
{
	if ((size_t)code >= sizeof(codes) / sizeof(codes[0]))
		return 500;
	return codes[code].http;
}
