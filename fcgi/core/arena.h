/* SPDX-License-Identifier: MIT
 *
 * arena.h: memory that lives exactly as long as one piece of work.
 *
 * A worker owns one arena, hands it to everything a request does, and resets
 * it when the response is out. Nothing taken from an arena is freed by hand.
 *
 * Memory is zeroed and aligned for any type. An allocation never returns
 * NULL: what a request may hold is bounded by the caps on its body, on JSON
 * and on query results, so running past the arena's own limit is a fault of
 * ours, and the process logs it and aborts (its supervisor starts another).
 */
#ifndef VA_CORE_ARENA_H
#define VA_CORE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* limit: the most bytes the arena may hold at any time. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *a);

/* Run the deferred cleanups, newest first, and take back all memory. One
 * block is kept, so a steady load allocates nothing from the system. */
void arena_reset(struct arena *a);

void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size);
void *arena_copy(struct arena *a, const void *data, size_t size);

/* Copies end in NUL. arena_strdup(a, NULL) is NULL. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t len);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

/* Have fn(arg) called at the next reset or free: this is how handles of
 * foreign libraries (json-c, HDF, CURL) are given back. */
void arena_defer(struct arena *a, void (*fn)(void *), void *arg);

size_t arena_used(const struct arena *a);

#endif
