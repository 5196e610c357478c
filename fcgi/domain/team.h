/* SPDX-License-Identifier: MIT
 *
 * team.h: who works in an account, and as what.
 */
#ifndef VA_DOMAIN_TEAM_H
#define VA_DOMAIN_TEAM_H

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"

/* Make the person with this address a member, or change their role
 * (ROLE_HOST, ROLE_MANAGER). 1; 0 and ERR_NOT_FOUND: no such person. -1:
 * ERR_INVALID for another role or the account's own owner. */
int team_give_role(struct ctx *c, const struct tenant *t, const char *email,
		   enum role role, struct err *e);

/* Sessions they have open go on in their own account. 1; 0 and
 * ERR_NOT_FOUND: no member. The owner cannot be removed (ERR_INVALID). */
int team_remove(struct ctx *c, const struct tenant *t, const char *email,
		struct err *e);

/* The account of the person with this address: voiceagent-ctl's way in. */
int team_account_of(struct ctx *c, const char *owner_email, struct tenant *ret,
		    struct err *e);

#endif
