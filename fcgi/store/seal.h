/* SPDX-License-Identifier: MIT
 *
 * seal.h: the columns that hold somebody's data.
 *
 * A value is sealed for its place: "table.column:restaurant:id". The
 * restaurant is 0 for rows of no restaurant (people, drafts). Nothing ("" or
 * NULL) is NULL in the database.
 */
#ifndef VA_STORE_SEAL_H
#define VA_STORE_SEAL_H

#include "store/store.h"
#include "store/val.h"

struct seal_row {
	struct store *st;
	uint64_t restaurant_id, id;
	bool failed; /* a value could not be opened; the fault is told */
};

/* In. column is "table.column", a literal. The "any" one seals "" too, for
 * columns that are NOT NULL. */
struct val seal_text(const struct seal_row *r, const char *column,
		     const char *text);
struct val seal_any_text(const struct seal_row *r, const char *column,
			 const char *text);
struct val seal_bytes(const struct seal_row *r, const char *column,
		      struct crypto_bytes plain);

/* Out: "" for NULL, and (with failed set) for what cannot be opened. */
const char *seal_open(struct seal_row *r, const char *column,
		      const struct val *v);
struct crypto_bytes seal_open_bytes(struct seal_row *r, const char *column,
				    const struct val *v);

/* Blind indexes. A look-up asks for the hash under every key: SEAL_KEYS
 * values for "IN (?, ?, ?)" (the last ones repeat). */
#define SEAL_KEYS 3
struct val seal_index(struct store *st, const char *scope, const char *text);
void seal_index_all(struct store *st, const char *scope, const char *text,
		    struct val out[SEAL_KEYS]);
/* "guest.phone:<restaurant>", in the store's arena. */
const char *seal_phone_scope(struct store *st, uint64_t restaurant_id);
/* users.email: letters of either case are the same address. */
struct val seal_email_index(struct store *st, const char *email);
void seal_email_index_all(struct store *st, const char *email,
			  struct val out[SEAL_KEYS]);
/* The key id that sealed values of today begin with, as its 4 bytes. */
struct val seal_active_prefix(struct store *st);

#endif
