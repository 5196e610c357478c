/* SPDX-License-Identifier: MIT
 *
 * users.h: people who sign in. E-mail and name are sealed; the address is
 * found by a blind index of its lower-case form.
 *
 * These verbs work on the user named by id, who was found by a session, a
 * token or the address; none takes a tenant (a user is no tenant's row).
 */
#ifndef VA_STORE_USERS_H
#define VA_STORE_USERS_H

#include "model/user.h"
#include "store/store.h"

struct users_new {
	const char *email;
	const char *name; /* may be "" */
	const char *password_hash;
	bool verified;
	instant now;
};

/* Also makes the user owner of their own account and gives it the free
 * plan. 0: the address is taken. Joins or makes a transaction. */
int users_insert(struct store *st, const struct users_new *n, uint64_t *ret_id);

int users_by_id(struct store *st, uint64_t id, struct user *ret);
int users_by_email(struct store *st, const char *email, struct user *ret);
/* The PHC string. */
int users_password(struct store *st, uint64_t id, const char **ret_hash);

int users_set_password(struct store *st, uint64_t id, const char *hash,
		       instant now);
int users_set_verified(struct store *st, uint64_t id, instant now);
int users_set_name(struct store *st, uint64_t id, const char *name,
		   instant now);
int users_set_admin(struct store *st, uint64_t id, bool admin, instant now);
/* tier: free, pro, enterprise; status: active, cancelled, past_due. */
int users_set_plan(struct store *st, uint64_t id, const char *tier,
		   const char *status, instant now);
/* For voiceagent-ctl users: newest first, after a given id (0: from the
 * start). */
int users_list(struct store *st, uint64_t before_id, const struct user **ret);

#endif
