/* SPDX-License-Identifier: MIT
 *
 * random.c: randomness from the kernel, and ids made of it.
 */
#include "config.h"

#include "core/random.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/random.h>

#include "core/encode.h"
#include "core/log.h"

#define EPOCH_2025  1735689600000LL /* ms */
#define RANDOM_BITS 22
#define PER_MS      256 /* ids one process makes in a millisecond */

void
random_bytes(void *out, size_t len)
{
	unsigned char *p = out;

	while (len > 0) {
		ssize_t n = getrandom(p, len, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			log_detail(LOG_ERROR, "random", "getrandom: %s",
				   strerror(errno));
			abort();
		}
		p += n;
		len -= (size_t)n;
	}
}

uint32_t
random_below(uint32_t below)
{
	/* Numbers under this would make the small answers more likely. */
	uint32_t least = -below % below;
	uint32_t n;

	do
		random_bytes(&n, sizeof(n));
	while (n < least);
	return n % below;
}

/* The wall clock even when clock.h is frozen: a thousand ids at one frozen
 * instant would collide. */
static int64_t
wall_ms(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

uint64_t
random_id(void)
{
	/* What this process drew in the current millisecond, so that a bulk
	 * load does not meet itself; other processes meet it by chance once
	 * in four million. */
	static struct {
		int64_t ms;
		size_t count;
		uint32_t drawn[PER_MS];
	} last;
	int64_t ms = wall_ms();
	uint32_t low;
	bool again;

	while (ms == last.ms && last.count == PER_MS)
		ms = wall_ms();
	if (ms != last.ms) {
		last.ms = ms;
		last.count = 0;
	}
	do {
		low = random_below(1u << RANDOM_BITS);
		again = false;
		for (size_t i = 0; i < last.count; i++)
			again |= last.drawn[i] == low;
	} while (again);
	last.drawn[last.count++] = low;
	return (uint64_t)(ms - EPOCH_2025) << RANDOM_BITS | low;
}

void
random_hex(char *out, size_t len)
{
	unsigned char bytes[64];

	while (len > 0) {
		size_t n = len < sizeof(bytes) ? len : sizeof(bytes);

		random_bytes(bytes, n);
		encode_hex(out, bytes, n);
		out += 2 * n;
		len -= n;
	}
	*out = '\0';
}

void
random_token(char out[static 44])
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789-_";
	unsigned char bytes[33] = { 0 };

	random_bytes(bytes, 32);
	for (size_t i = 0; i < 43; i++) {
		size_t bit = i * 6, at = bit / 8;
		unsigned two = (unsigned)bytes[at] << 8 | bytes[at + 1];

		out[i] = digits[two >> (10 - bit % 8) & 63];
	}
	out[43] = '\0';
}
