/* SPDX-License-Identifier: MIT
 *
 * account_part.h: what account.c and account_session.c share. Nobody else
 * includes it.
 */
#ifndef VA_DOMAIN_ACCOUNT_PART_H
#define VA_DOMAIN_ACCOUNT_PART_H

#include "core/crypto.h"
#include "core/err.h"
#include "domain/ctx.h"

/* Without the blanks around it; NULL is "". */
const char *account_trim(struct arena *a, const char *text);

/* How a token is kept. */
void account_hash(const char *token, unsigned char out[static CRYPTO_HASH_LEN]);

/* So many tries in a window of time, counted in the database. */
struct account_limit {
	const char *name;
	int most;
	instant window;
};

/* Count one try: 0, or -1 with ERR_LIMIT (or a fault) past the limit. */
int account_count(struct ctx *c, const struct account_limit *l, const char *who,
		  struct err *e);
/* Only ask. */
int account_within(struct ctx *c, const struct account_limit *l,
		   const char *who, struct err *e);
int account_forgive(struct ctx *c, const struct account_limit *l,
		    const char *who, struct err *e);

#endif
