/* SPDX-License-Identifier: MIT
 *
 * str.h: a growing string with a limit it cannot pass.
 *
 * Invariants: buf is never NULL and buf[len] is NUL; len <= limit. Once an
 * append does not fit, the string is marked as overflowed, keeps what it
 * had, and every later append is ignored: callers append freely and ask
 * str_ok() once at the end.
 */
#ifndef VA_CORE_STR_H
#define VA_CORE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"

struct str {
	char *buf;
	size_t len;
	size_t size;  /* bytes allocated */
	size_t limit; /* most bytes of text */
	bool overflowed;
	struct arena *arena;
};

/* Memory comes from the arena and goes with it. */
void str_init(struct str *s, struct arena *a, size_t limit);
void str_clear(struct str *s);
bool str_ok(const struct str *s);

void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const void *bytes, size_t len);
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
