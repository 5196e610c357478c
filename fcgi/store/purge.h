/* SPDX-License-Identifier: MIT
 *
 * purge.h: what has an end is deleted after it, a small batch at a time.
 */
#ifndef VA_STORE_PURGE_H
#define VA_STORE_PURGE_H

#include "store/store.h"

/* The kinds of things with an end; NULL past the last. */
const char *purge_name(size_t i);

/* Delete at most max of kind i that ended before now; answers 1 + how many
 * were deleted. The jobs daemon calls it until less than max come back. */
int purge_some(struct store *st, size_t i, instant now, int max);

/* live_code becomes NULL three days after the date; answers 1 + how many. */
int purge_codes(struct store *st, instant now, int max);

#endif
