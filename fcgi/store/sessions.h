/* SPDX-License-Identifier: MIT
 *
 * sessions.h: who is signed in. Only SHA-256 hashes of tokens are kept.
 */
#ifndef VA_STORE_SESSIONS_H
#define VA_STORE_SESSIONS_H

#include "model/user.h"
#include "store/store.h"

struct session {
	unsigned char hash[CRYPTO_HASH_LEN];
	uint64_t user_id;
	uint64_t owner_id; /* the account the user works in */
	instant created_at, last_seen_at;
	instant idle_until; /* moves with use */
	instant expires_at; /* does not */
};

int sessions_insert(struct store *st, const struct session *s);

/* The live session, its user and the user's role in the account (ROLE_NONE
 * once the membership is gone), in one statement. */
int sessions_find(struct store *st, const unsigned char hash[static 32],
		  instant now, struct session *ret, struct user *ret_user,
		  enum role *ret_role);

/* Writes only if the last touch is older than a minute; 0: it was not. */
int sessions_touch(struct store *st, const unsigned char hash[static 32],
		   instant now, instant idle_until);
/* Work in another account the user is a member of; 0: is none. */
int sessions_set_account(struct store *st, const unsigned char hash[static 32],
			 uint64_t user_id, uint64_t owner_id);

int sessions_delete(struct store *st, const unsigned char hash[static 32]);
/* All of a user's but one (keep may be NULL). */
int sessions_delete_others(struct store *st, uint64_t user_id,
			   const unsigned char *keep);

#endif
