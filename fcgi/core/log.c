/* SPDX-License-Identifier: MIT
 *
 * log.c: one line an event, on standard error, in one write.
 */
#include "config.h"

#include "core/log.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/encode.h"

#define LINE_MAX_BYTES 4096 /* PIPE_BUF: such a write is not torn */

static struct {
	char program[32];
	char request[65];
	enum log_level least;
} state = { "voiceagent", "", LOG_INFO };

static const char *const level_names[] = { "debug", "info", "warn", "error" };

/* Any of these inside a key hides its value. */
static const char *const hidden_parts[] = {
	"password", "passwd",  "secret",  "token",     "authorization",
	"cookie",   "phone",   "email",   "signature", "caller",
	"guest",    "api_key", "special", "address",   "transcript",
};

struct line {
	char buf[LINE_MAX_BYTES];
	size_t len;
};

static void
put(struct line *l, const char *text, size_t len)
{
	size_t room = sizeof(l->buf) - 1 - l->len; /* 1 for the newline */

	if (len > room)
		len = room;
	memcpy(l->buf + l->len, text, len);
	l->len += len;
}

static void
put_text(struct line *l, const char *text)
{
	put(l, text, strlen(text));
}

static bool
plain(const char *value)
{
	if (*value == '\0')
		return false;
	for (const char *p = value; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) &&
		    strchr("._-:/+@,", *p) == NULL)
			return false;
	return true;
}

static void
put_quoted(struct line *l, const char *value)
{
	bool utf8 = encode_utf8_ok(value, strlen(value));

	put_text(l, "\"");
	for (const char *p = value; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;
		char hex[5];

		if (c == '"' || c == '\\') {
			put(l, (char[]){ '\\', *p }, 2);
		} else if (c < 0x20 || c == 0x7f || (c >= 0x80 && !utf8)) {
			(void)snprintf(hex, sizeof(hex), "\\x%02x", c);
			put_text(l, hex);
		} else {
			put(l, p, 1);
		}
	}
	put_text(l, "\"");
}

static bool
hidden(const char *key)
{
	size_t len = strlen(key);

	for (size_t i = 0; i < sizeof(hidden_parts) / sizeof(char *); i++)
		if (strcasestr(key, hidden_parts[i]) != NULL)
			return true;
	return len >= 4 && strcasecmp(key + len - 4, "name") == 0;
}

static void
put_pair(struct line *l, const char *key, const char *value)
{
	put_text(l, " ");
	put_text(l, key);
	put_text(l, "=");
	if (hidden(key))
		put_text(l, "[redacted]");
	else if (plain(value))
		put_text(l, value);
	else
		put_quoted(l, value);
}

static void
begin(struct line *l, enum log_level level, const char *event)
{
	char when[25], who[64];

	l->len = 0;
	clock_format(clock_now(), when);
	put_text(l, when);
	put_text(l, " ");
	put_text(l, level_names[level]);
	(void)snprintf(who, sizeof(who), " %s[%d]", state.program,
		       (int)getpid());
	put_text(l, who);
	if (state.request[0] != '\0')
		put_pair(l, "req", state.request);
	put_pair(l, "event", event);
}

static void
finish(struct line *l)
{
	ssize_t n;

	l->buf[l->len++] = '\n';
	/* A log that cannot be written has nowhere to complain. */
	n = write(STDERR_FILENO, l->buf, l->len);
	(void)n;
}

void
log_open(const char *program, enum log_level least)
{
	(void)snprintf(state.program, sizeof(state.program), "%s", program);
	state.least = least;
}

void
log_request(const char *request_id)
{
	size_t n = 0;

	for (const char *p = request_id; p != NULL && *p != '\0'; p++)
		if ((isalnum((unsigned char)*p) || *p == '-' || *p == '_') &&
		    n < sizeof(state.request) - 1)
			state.request[n++] = *p;
	state.request[n] = '\0';
}

const char *
log_request_id(void)
{
	return state.request;
}

void
log_event(enum log_level level, const char *event, ...)
{
	const char *key;
	struct line l;
	va_list ap;

	if (level < state.least)
		return;
	begin(&l, level, event);
	va_start(ap, event);
	while ((key = va_arg(ap, const char *)) != NULL) {
		const char *value = va_arg(ap, const char *);

		put_pair(&l, key, value == NULL ? "-" : value);
	}
	va_end(ap);
	finish(&l);
}

void
log_detail(enum log_level level, const char *event, const char *fmt, ...)
{
	char detail[1024];
	struct line l;
	va_list ap;

	if (level < state.least)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(detail, sizeof(detail), fmt, ap);
	va_end(ap);
	begin(&l, level, event);
	put_pair(&l, "detail", detail);
	finish(&l);
}

void
log_err(enum log_level level, const char *event, const struct err *e)
{
	log_event(level, event, "code", err_code_name(e->code), "detail",
		  e->detail, NULL);
}

int
log_level_parse(const char *text)
{
	for (int i = LOG_DEBUG; i <= LOG_ERROR; i++)
		if (strcmp(text, level_names[i]) == 0)
			return i;
	return -1;
}
