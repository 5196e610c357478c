/* SPDX-License-Identifier: MIT
 *
 * capacity.c: the sweep: every arrival adds covers, every departure takes
 * them away; sorted by time that is the number of seats taken at any instant.
 */
#include "model/capacity.h"

#include <stdlib.h>

struct step {
	instant at;
	int covers; /* more (or fewer) from then on */
};

static int
by_time(const void *a, const void *b)
{
	const struct step *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static size_t
collect(const struct occupation *rows, size_t count, uint64_t skip_id,
	struct step *steps)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		const struct occupation *o = &rows[i];

		if (o->until <= o->from ||
		    (skip_id && o->reservation_id == skip_id))
			continue;
		steps[n++] = (struct step){ o->from, o->party };
		steps[n++] = (struct step){ o->until, -o->party };
	}
	qsort(steps, n, sizeof(*steps), by_time);
	return n;
}

struct capacity_curve
capacity_sweep(struct arena *a, const struct occupation *rows, size_t count,
	       uint64_t skip_id)
{
	struct step *steps = arena_array(a, 2 * count + 1, sizeof(*steps));
	size_t n = collect(rows, count, skip_id, steps);
	instant *at = arena_array(a, n + 1, sizeof(*at));
	int *covers = arena_array(a, n + 1, sizeof(*covers));
	struct capacity_curve c = { at, covers, 0 };
	int now = 0;

	for (size_t i = 0; i < n; i++) {
		now += steps[i].covers;
		if (c.count == 0 || at[c.count - 1] != steps[i].at)
			at[c.count++] = steps[i].at;
		covers[c.count - 1] = now;
	}
	return c;
}

/* The index of the last step at or before t; count if there is none. */
static size_t
step_before(const struct capacity_curve *c, instant t)
{
	size_t low = 0, high = c->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (c->at[mid] <= t)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? low - 1 : c->count;
}

int
capacity_peak(const struct capacity_curve *c, instant from, instant until)
{
	size_t i = step_before(c, from);
	int peak = 0;

	if (i == c->count)
		i = 0;
	for (; i < c->count && c->at[i] < until; i++)
		if (c->covers[i] > peak)
			peak = c->covers[i];
	return peak;
}

int
capacity_starting(const struct occupation *rows, size_t count, uint64_t skip_id,
		  instant from, instant until)
{
	int covers = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i].from >= from && rows[i].from < until &&
		    !(skip_id && rows[i].reservation_id == skip_id))
			covers += rows[i].party;
	return covers;
}
