/* SPDX-License-Identifier: MIT
 *
 * team.c: who works in an account, and as what.
 */
#include "config.h"

#include "domain/team.h"

#include "domain/tenancy.h"
#include "store/memberships.h"
#include "store/store.h"
#include "store/users.h"

/* The person with an address: 1; 0 and ERR_NOT_FOUND. */
static int
find_person(struct ctx *c, const char *email, struct user *ret, struct err *e)
{
	int rc = users_by_email(c->store, email, ret);

	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		(void)err_set(e, ERR_NOT_FOUND,
			      "Nobody has an account with that address.",
			      "team: no such person");
	return rc;
}

static int
refuse_owner(struct err *e)
{
	return err_set(e, ERR_INVALID,
		       "The owner of an account stays its owner.",
		       "team: the account's own owner");
}

int
team_give_role(struct ctx *c, const struct tenant *t, const char *email,
	       enum role role, struct err *e)
{
	struct user who;
	int rc;

	if (role != ROLE_HOST && role != ROLE_MANAGER)
		return err_set(e, ERR_INVALID,
			       "A member is a host or a manager.",
			       "team: role %s", role_name(role));
	rc = find_person(c, email, &who, e);
	if (rc <= 0)
		return rc;
	if (who.id == t->owner_id)
		return refuse_owner(e);
	rc = memberships_put(c->store, t, who.id, role, clock_now());
	return rc < 0 ? store_fault(c->store, e) : 1;
}

int
team_remove(struct ctx *c, const struct tenant *t, const char *email,
	    struct err *e)
{
	struct user who;
	int rc = find_person(c, email, &who, e);

	if (rc <= 0)
		return rc;
	if (who.id == t->owner_id)
		return refuse_owner(e);
	rc = memberships_delete(c->store, t, who.id);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		(void)err_set(e, ERR_NOT_FOUND,
			      "That person is no member of this account.",
			      "team: no member");
	return rc > 0;
}

int
team_account_of(struct ctx *c, const char *owner_email, struct tenant *ret,
		struct err *e)
{
	struct user who;
	int rc = find_person(c, owner_email, &who, e);

	if (rc > 0)
		*ret = tenancy_of_account(who.id);
	return rc;
}
