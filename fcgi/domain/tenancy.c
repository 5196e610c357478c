/* SPDX-License-Identifier: MIT
 *
 * tenancy.c: the only place where a struct tenant is made.
 */
#include "config.h"

#include "domain/tenancy.h"

#include "store/restaurants.h"
#include "store/store.h"

struct tenant
tenancy_of_account(uint64_t owner_id)
{
	return (struct tenant){ .owner_id = owner_id };
}

static int
no_such_restaurant(struct err *e)
{
	(void)err_set(e, ERR_NOT_FOUND, "There is no such restaurant.",
		      "tenancy: restaurant of another account, or none");
	return 0;
}

int
tenancy_restaurant(struct ctx *c, const struct tenant *account,
		   uint64_t restaurant_id, struct tenant *ret, struct err *e)
{
	uint64_t owner_id = 0;
	int rc;

	if (account->restaurant_id != 0 &&
	    account->restaurant_id != restaurant_id)
		return no_such_restaurant(e);
	rc = restaurants_owner(c->store, restaurant_id, &owner_id);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0 || owner_id != account->owner_id)
		return no_such_restaurant(e);
	*ret = (struct tenant){ owner_id, restaurant_id };
	return 1;
}

int
tenancy_of_restaurant(struct ctx *c, uint64_t restaurant_id, struct tenant *ret,
		      struct err *e)
{
	uint64_t owner_id = 0;
	int rc = restaurants_owner(c->store, restaurant_id, &owner_id);

	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return no_such_restaurant(e);
	*ret = (struct tenant){ owner_id, restaurant_id };
	return 1;
}

int
tenancy_require(enum role has, enum role needs, struct err *e)
{
	if (has >= needs)
		return 0;
	if (has == ROLE_NONE)
		return err_set(e, ERR_UNAUTHENTIC, "Please sign in first.",
			       "tenancy: not signed in");
	return err_set(
	    e, ERR_FORBIDDEN, "Your role in this account does not allow that.",
	    "tenancy: is %s, needs %s", role_name(has), role_name(needs));
}
