/* SPDX-License-Identifier: MIT
 *
 * arena.c: memory that lives exactly as long as one piece of work.
 *
 * A list of blocks, each handed out from the front. A block that is full is
 * left alone; the next one is twice as large, so a steady load soon fits in
 * the one block that a reset keeps.
 */
#include "config.h"

#include "core/arena.h"

#include <stdalign.h>
#include <stdint.h>

#include "core/log.h"

#define FIRST_BLOCK ((size_t)16 * 1024)
/* A block above this goes back to the system at a reset: one large request
 * must not weigh on a worker for the rest of its life. */
#define KEEP_AT_MOST ((size_t)512 * 1024)

struct block {
	struct block *next;
	size_t size;
	size_t used;
	alignas(max_align_t) unsigned char data[];
};

struct cleanup {
	struct cleanup *next;
	void (*fn)(void *);
	void *arg;
};

struct arena {
	struct block *blocks; /* newest first */
	struct cleanup *cleanups;
	size_t limit;
	size_t used;
};

static _Noreturn void
give_up(const char *why, size_t size)
{
	log_detail(LOG_ERROR, "arena", "%s (%zu bytes)", why, size);
	abort();
}

static struct block *
block_new(size_t size)
{
	struct block *b = malloc(sizeof(*b) + size);

	if (b == NULL)
		give_up("the system has no memory", size);
	b->next = NULL;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *
arena_new(size_t limit)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		give_up("the system has no memory", sizeof(*a));
	a->limit = limit;
	return a;
}

static void
run_cleanups(struct arena *a)
{
	/* A cleanup may itself use the arena, even defer another. */
	while (a->cleanups != NULL) {
		struct cleanup *c = a->cleanups;

		a->cleanups = c->next;
		c->fn(c->arg);
	}
}

static void
free_blocks(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	run_cleanups(a);
	free_blocks(a->blocks);
	free(a);
}

/* Unlink and return the largest block that is small enough to keep. */
static struct block *
take_kept(struct arena *a)
{
	struct block **best = NULL;
	struct block *kept;

	for (struct block **p = &a->blocks; *p != NULL; p = &(*p)->next)
		if ((*p)->size <= KEEP_AT_MOST &&
		    (best == NULL || (*p)->size > (*best)->size))
			best = p;
	if (best == NULL)
		return NULL;
	kept = *best;
	*best = kept->next;
	return kept;
}

void
arena_reset(struct arena *a)
{
	struct block *kept;

	run_cleanups(a);
	kept = take_kept(a);
	free_blocks(a->blocks);
	a->blocks = kept;
	a->used = 0;
	if (kept != NULL) {
		kept->next = NULL;
		kept->used = 0;
	}
}

static struct block *
block_with_room(struct arena *a, size_t size)
{
	struct block *b = a->blocks;
	size_t want;

	if (b != NULL && b->size - b->used >= size)
		return b;
	want = b == NULL ? FIRST_BLOCK : b->size * 2;
	if (want > KEEP_AT_MOST)
		want = KEEP_AT_MOST;
	if (want < size)
		want = size;
	b = block_new(want);
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *b;
	void *p;

	if (size > a->limit || a->limit - size < a->used)
		give_up("past the arena's limit", size);
	size = (size + align - 1) / align * align;
	b = block_with_room(a, size);
	p = b->data + b->used;
	b->used += size;
	a->used += size;
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		give_up("an array too large to count", count);
	return arena_alloc(a, total);
}

void *
arena_copy(struct arena *a, const void *data, size_t size)
{
	void *p = arena_alloc(a, size);

	if (size > 0)
		memcpy(p, data, size);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p;

	if (len == SIZE_MAX)
		give_up("a text too long to copy", len);
	p = arena_alloc(a, len + 1);
	if (len > 0)
		memcpy(p, s, len);
	return p;
}

char *
arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (len < 0)
		give_up("a format that cannot be printed", 0);
	p = arena_alloc(a, (size_t)len + 1);
	(void)vsnprintf(p, (size_t)len + 1, fmt, ap);
	return p;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_defer(struct arena *a, void (*fn)(void *), void *arg)
{
	struct cleanup *c = arena_alloc(a, sizeof(*c));

	c->fn = fn;
	c->arg = arg;
	c->next = a->cleanups;
	a->cleanups = c;
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}
