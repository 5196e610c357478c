/* SPDX-License-Identifier: MIT
 *
 * documents.h: files that tell an agent about its restaurant. Their content
 * is sealed, a version for every upload.
 */
#ifndef VA_STORE_DOCUMENTS_H
#define VA_STORE_DOCUMENTS_H

#include "model/document.h"
#include "model/user.h"
#include "store/store.h"

/* d->id, restaurant_id, owner_id given; agent_id may be 0. content becomes
 * version 1. 0: the restaurant is not the tenant's. */
int documents_insert(struct store *st, const struct tenant *t,
		     const struct document *d, struct crypto_bytes content);
/* Another version; the document waits again. */
int documents_add_version(struct store *st, const struct tenant *t, uint64_t id,
			  struct crypto_bytes content, instant now);
int documents_by_id(struct store *st, const struct tenant *t, uint64_t id,
		    struct document *ret);
/* Newest first. */
int documents_list(struct store *st, const struct tenant *t,
		   uint64_t restaurant_id, const struct document **ret);
/* The newest version (up to DOCUMENT_MOST bytes go into the arena). */
int documents_content(struct store *st, const struct tenant *t, uint64_t id,
		      struct crypto_bytes *ret);

/* platform_id NULL leaves it; error "" clears it. */
int documents_set_status(struct store *st, const struct tenant *t, uint64_t id,
			 enum document_status status, const char *platform_id,
			 const char *error);
int documents_set_agent(struct store *st, const struct tenant *t, uint64_t id,
			uint64_t agent_id);
int documents_delete(struct store *st, const struct tenant *t, uint64_t id);

#endif
