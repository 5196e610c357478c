/* SPDX-License-Identifier: MIT
 *
 * rotate.h: re-encryption under the active key, for voiceagent-ctl keys
 * rotate. Runs beside the service and can be stopped at any time: what is
 * left is what does not yet carry the active key's id.
 */
#ifndef VA_STORE_ROTATE_H
#define VA_STORE_ROTATE_H

#include "store/store.h"

/* The sealed tables; NULL past the last. */
const char *rotate_table(size_t i);

/* Re-seal at most max rows of table i after *cursor (0 at first), each by a
 * compare-and-set on the old value. Answers 1 + how many were looked at and
 * moves *cursor on; 1: the table is through. *ret_sealed counts. After -1 the
 * cursor stands on the row that failed: the next call goes on behind it. */
int rotate_some(struct store *st, size_t i, int max, uint64_t *cursor,
		uint64_t *ret_sealed);

/* Rows of table i that still need a key other than the active one. */
int rotate_left(struct store *st, size_t i, uint64_t *ret_rows);

#endif
