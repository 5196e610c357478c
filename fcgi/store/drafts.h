/* SPDX-License-Identifier: MIT
 *
 * drafts.h: what a wizard holds between its steps; sealed, a week long.
 */
#ifndef VA_STORE_DRAFTS_H
#define VA_STORE_DRAFTS_H

#include "model/user.h"
#include "store/store.h"

struct draft {
	uint64_t id, user_id;
	const char *kind;    /* agent, restaurant */
	const char *payload; /* JSON of the domain's */
	int step;
	uint32_t revision;
	instant updated_at, expires_at;
};

/* d->id given. */
int drafts_insert(struct store *st, const struct tenant *t,
		  const struct draft *d);
int drafts_by_id(struct store *st, const struct tenant *t, uint64_t user_id,
		 uint64_t id, struct draft *ret);
/* The user's newest of a kind. */
int drafts_latest(struct store *st, const struct tenant *t, uint64_t user_id,
		  const char *kind, instant now, struct draft *ret);
/* 0: gone, or another tab was faster (d->revision). */
int drafts_save(struct store *st, const struct tenant *t,
		const struct draft *d);
int drafts_delete(struct store *st, const struct tenant *t, uint64_t user_id,
		  uint64_t id);

/* The file of a draft: kept until the document is made of it. One a draft:
 * a second replaces the first. */
struct draft_file {
	const char *file_name, *file_type;
	struct crypto_bytes content;
};
int drafts_put_file(struct store *st, const struct tenant *t, uint64_t draft_id,
		    const struct draft_file *f);
int drafts_file(struct store *st, const struct tenant *t, uint64_t draft_id,
		struct draft_file *ret);

#endif
