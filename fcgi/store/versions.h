/* SPDX-License-Identifier: MIT
 *
 * versions.h: a number a restaurant and kind that every change raises: live
 * updates, ETags and polling compare it. Raised last in a transaction.
 */
#ifndef VA_STORE_VERSIONS_H
#define VA_STORE_VERSIONS_H

#include "model/user.h"
#include "store/store.h"

enum version_kind {
	VERSION_RESERVATIONS,
	VERSION_AGENTS,
	VERSION_DOCUMENTS,
	VERSION_RESTAURANT,
	VERSION_CALLS,
	VERSION_KINDS
};

/* t->restaurant_id is needed. 0: not the tenant's. */
int versions_raise(struct store *st, const struct tenant *t,
		   enum version_kind kind);
/* ret[VERSION_KINDS], 0 where there is none yet. */
int versions_of(struct store *st, const struct tenant *t,
		uint64_t ret[VERSION_KINDS]);

struct versions_row {
	uint64_t restaurant_id;
	enum version_kind kind;
	uint64_t version;
};
/* The live daemon's: of any restaurants (at most 100 ids a call). */
int versions_of_many(struct store *st, const uint64_t *restaurant_ids,
		     size_t count, const struct versions_row **ret);

#endif
