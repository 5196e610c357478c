/* SPDX-License-Identifier: MIT
 *
 * memberships.h: who works in whose account, and as what.
 */
#ifndef VA_STORE_MEMBERSHIPS_H
#define VA_STORE_MEMBERSHIPS_H

#include "model/user.h"
#include "store/store.h"

struct membership {
	uint64_t owner_id, user_id;
	enum role role; /* ROLE_HOST .. ROLE_OWNER */
	instant created_at;
	const char *user_name, *user_email;
};

/* Make or change it. The owner's own stays owner (0). */
int memberships_put(struct store *st, const struct tenant *t, uint64_t user_id,
		    enum role role, instant now);
int memberships_delete(struct store *st, const struct tenant *t,
		       uint64_t user_id);
int memberships_role(struct store *st, const struct tenant *t, uint64_t user_id,
		     enum role *ret);
/* The account's members. */
int memberships_list(struct store *st, const struct tenant *t,
		     const struct membership **ret);
/* The accounts of a user, their own first (names are left ""). */
int memberships_of_user(struct store *st, uint64_t user_id,
			const struct membership **ret);

#endif
