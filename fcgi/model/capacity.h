/* SPDX-License-Identifier: MIT
 *
 * capacity.h: how many seats are taken when: one sweep for a whole day.
 *
 * The same sweep answers "is there room then" for a booking and "which times
 * have room" for a caller, so that what is offered can be booked.
 * Occupations are half-open, [from, until).
 */
#ifndef VA_MODEL_CAPACITY_H
#define VA_MODEL_CAPACITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"

struct occupation {
	instant from, until;
	int party;
	uint64_t reservation_id; /* so that an edit can leave itself out */
};

/* A step function: covers hold from at[i] (inclusive) to at[i + 1]. */
struct capacity_curve {
	const instant *at;
	const int *covers;
	size_t count;
};

/* rows in any order; skip_id (0: none) is left out. */
struct capacity_curve capacity_sweep(struct arena *a,
				     const struct occupation *rows,
				     size_t count, uint64_t skip_id);

/* The most covers at any instant of [from, until). */
int capacity_peak(const struct capacity_curve *c, instant from, instant until);

/* Covers of parties that start in [from, until): pacing. */
int capacity_starting(const struct occupation *rows, size_t count,
		      uint64_t skip_id, instant from, instant until);

#endif
