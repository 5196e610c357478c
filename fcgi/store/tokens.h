/* SPDX-License-Identifier: MIT
 *
 * tokens.h: single-use links sent by e-mail, kept as SHA-256 hashes.
 */
#ifndef VA_STORE_TOKENS_H
#define VA_STORE_TOKENS_H

#include "store/store.h"

enum token_kind { TOKEN_VERIFY_EMAIL, TOKEN_RESET_PASSWORD };

/* Earlier unused ones of the same user and kind stop working. */
int tokens_insert(struct store *st, enum token_kind kind, uint64_t user_id,
		  const unsigned char hash[static 32], instant expires_at);

/* Use it up: 1 and the user exactly once, 0 if unknown, used or expired. */
int tokens_take(struct store *st, enum token_kind kind,
		const unsigned char hash[static 32], instant now,
		uint64_t *ret_user_id);

/* Is it there to be taken? For the page with the form before the POST. */
int tokens_peek(struct store *st, enum token_kind kind,
		const unsigned char hash[static 32], instant now,
		uint64_t *ret_user_id);

#endif
