/* SPDX-License-Identifier: MIT
 *
 * random.h: randomness from the kernel, and ids made of it.
 */
#ifndef VA_CORE_RANDOM_H
#define VA_CORE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Fill out with bytes nobody can guess; aborts if the kernel has none. */
void random_bytes(void *out, size_t len);

/* Evenly 0 .. below-1 (below > 0). */
uint32_t random_below(uint32_t below);

/* A new id: 41 bits of milliseconds since 2025-01-01, then 22 random bits.
 * Ids sort by age to the millisecond and cannot be guessed from each other;
 * always positive as a signed 64-bit number, never 0. */
uint64_t random_id(void);

/* Hex of len random bytes; out holds 2 * len + 1. */
void random_hex(char *out, size_t len);

/* URL-safe base64 of 32 random bytes: 43 characters and NUL. */
void random_token(char out[static 44]);

#endif
