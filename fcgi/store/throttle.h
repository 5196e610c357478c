/* SPDX-License-Identifier: MIT
 *
 * throttle.h: how often something was tried in a window of time.
 *
 * The key ("signin:owner@demo.example") is kept as a keyed hash only.
 */
#ifndef VA_STORE_THROTTLE_H
#define VA_STORE_THROTTLE_H

#include "store/store.h"

/* Count one try; *ret_count is the number in the window that is running
 * (this one included). A window starts with its first try. */
int throttle_hit(struct store *st, const char *key, instant now, instant window,
		 int *ret_count);
/* 0: none in the running window. */
int throttle_count(struct store *st, const char *key, instant now,
		   int *ret_count);
int throttle_clear(struct store *st, const char *key);

#endif
