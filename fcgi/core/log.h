/* SPDX-License-Identifier: MIT
 *
 * log.h: one line an event, on standard error.
 *
 *   2026-11-22T17:40:01.123Z info voiceagent-fcgi[412] req=9f..e1 event=...
 *
 * The line is logfmt: an event name and key=value pairs, values quoted and
 * escaped where they need it, so that no input can forge a second line. A
 * value whose key names a secret or a guest's data (password, token, secret,
 * authorization, cookie, phone, email, name, ...) is written as [redacted].
 */
#ifndef VA_CORE_LOG_H
#define VA_CORE_LOG_H

#include "core/err.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

void log_open(const char *program, enum log_level least);

/* The request id stands in every line until it is changed; NULL: none.
 * The text is copied; only [A-Za-z0-9_-] is kept, at most 64 characters. */
void log_request(const char *request_id);
const char *log_request_id(void);

/* log_event(LOG_INFO, "signin", "user", "7731", "result", "ok", NULL) */
void log_event(enum log_level level, const char *event, ...)
    __attribute__((sentinel));

/* An event with a free detail text, formatted. Never put user data in it. */
void log_detail(enum log_level level, const char *event, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

void log_err(enum log_level level, const char *event, const struct err *e);

/* "debug" .. "error" -> level, -1 if unknown. */
int log_level_parse(const char *text);

#endif
