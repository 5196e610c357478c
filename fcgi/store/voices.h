/* SPDX-License-Identifier: MIT
 *
 * voices.h: the voices the platform lists, as last read by the jobs daemon.
 * Nobody's data; no tenant.
 */
#ifndef VA_STORE_VOICES_H
#define VA_STORE_VOICES_H

#include "model/agent.h"
#include "store/store.h"

/* Make the table hold exactly these. */
int voices_replace(struct store *st, const struct voice *voices, size_t count,
		   instant now);
int voices_list(struct store *st, const struct voice **ret);
int voices_by_id(struct store *st, const char *id, struct voice *ret);
/* When they were last read; 0: never. */
int voices_read_at(struct store *st, instant *ret);

#endif
