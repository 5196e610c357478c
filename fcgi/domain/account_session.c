/* SPDX-License-Identifier: MIT
 *
 * account_session.c: signing in and out, and who a session is.
 */
#include "config.h"

#include "core/log.h"
#include "core/password.h"
#include "core/random.h"
#include "domain/account.h"
#include "domain/account_part.h"
#include "domain/tenancy.h"
#include "store/memberships.h"
#include "store/restaurants.h"
#include "store/sessions.h"
#include "store/store.h"
#include "store/users.h"

/* One guesser from one place is stopped soon; many places together cannot
 * try an account often either, but so much later that nobody can be locked
 * out of a busy evening by a few wrong guesses. */
static const struct account_limit pair_limit = { "signin:pair", 8,
						 15 * CLOCK_MINUTE };
static const struct account_limit email_limit = { "signin:email", 100,
						  CLOCK_HOUR };
static const struct account_limit address_limit = { "signin:address", 40,
						    15 * CLOCK_MINUTE };

/* A sign-in while it is judged. */
struct attempt {
	struct ctx *c;
	const char *email, *address, *pair;
	struct user user;
	uint64_t owner_id;
	unsigned char hash[CRYPTO_HASH_LEN];
	const unsigned char *old_hash;
};

/* --- may they try? --- */

static int
count_try(struct attempt *at, struct err *e)
{
	struct ctx *c = at->c;

	/* The address is only asked: it is counted for wrong tries, so that
	 * a whole house behind one address can sign in. */
	if (account_within(c, &address_limit, at->address, e) < 0 ||
	    account_count(c, &pair_limit, at->pair, e) < 0)
		return -1;
	return account_count(c, &email_limit, at->email, e);
}

static int
wrong(struct attempt *at, struct err *e)
{
	struct err full = ERR_INIT;

	/* Past its limit or not, this try was wrong; a fault is a fault. */
	if (account_count(at->c, &address_limit, at->address, &full) < 0 &&
	    full.code != ERR_LIMIT) {
		*e = full;
		return -1;
	}
	(void)err_set(e, ERR_UNAUTHENTIC,
		      "That address and password do not belong together.",
		      "account: wrong address or password");
	return 0;
}

/* --- who is it? --- */

/* 1 right, 0 wrong, -1. An unknown address costs a hash as well. */
static int
judge(struct attempt *at, const char *password, struct err *e)
{
	const char *hash = NULL;
	struct ctx *c = at->c;
	int rc = users_by_email(c->store, at->email, &at->user);

	if (rc > 0)
		rc = users_password(c->store, at->user.id, &hash);
	if (rc < 0)
		return store_fault(c->store, e);
	return password_verify(hash, password == NULL ? "" : password, c->until,
			       e);
}

/* Their own account, or, while that has no restaurant, the first one they
 * were made a member of. */
static int
choose_account(struct attempt *at, struct err *e)
{
	const struct membership *all;
	struct tenant own = tenancy_of_account(at->user.id);
	int houses = 0;
	int n = memberships_of_user(at->c->store, at->user.id, &all);

	at->owner_id = at->user.id;
	if (n < 0)
		return store_fault(at->c->store, e);
	if (n < 2)
		return 0;
	if (restaurants_count(at->c->store, &own, &houses) < 0)
		return store_fault(at->c->store, e);
	for (int i = 0; i < n && houses == 0; i++)
		if (all[i].owner_id != at->user.id) {
			at->owner_id = all[i].owner_id;
			break;
		}
	return 0;
}

/* --- the session --- */

static int
replace_session(struct store *st, void *arg)
{
	const struct attempt *at = arg;
	instant now = clock_now();
	struct session s = { .user_id = at->user.id,
			     .owner_id = at->owner_id,
			     .created_at = now,
			     .last_seen_at = now,
			     .idle_until = now + ACCOUNT_SESSION_IDLE,
			     .expires_at = now + ACCOUNT_SESSION_LONGEST };

	memcpy(s.hash, at->hash, sizeof(s.hash));
	if (at->old_hash != NULL && sessions_delete(st, at->old_hash) < 0)
		return -1;
	return sessions_insert(st, &s);
}

static int
let_in(struct attempt *at, const char *old_token, char *ret_token,
       struct err *e)
{
	unsigned char old_hash[CRYPTO_HASH_LEN];
	char token[ACCOUNT_TOKEN_SIZE];

	if (account_forgive(at->c, &pair_limit, at->pair, e) < 0 ||
	    choose_account(at, e) < 0)
		return -1;
	if (old_token != NULL) {
		account_hash(old_token, old_hash);
		at->old_hash = old_hash;
	}
	random_token(token);
	account_hash(token, at->hash);
	if (store_transact(at->c->store, replace_session, at, e) < 0)
		return -1;
	memcpy(ret_token, token, sizeof(token));
	return 1;
}

int
account_sign_in(struct ctx *c, const struct account_sign_in *f,
		char ret_token[static ACCOUNT_TOKEN_SIZE], struct err *e)
{
	struct attempt at = { .c = c, .address = f->address };
	int rc;

	at.email = account_trim(c->arena, f->email);
	at.pair = arena_printf(c->arena, "%s %s", f->address, at.email);
	if (count_try(&at, e) < 0)
		return -1;
	rc = judge(&at, f->password, e);
	if (rc < 0)
		return -1;
	return rc == 0 ? wrong(&at, e)
		       : let_in(&at, f->old_token, ret_token, e);
}

int
account_sign_out(struct ctx *c, const char *token, struct err *e)
{
	unsigned char hash[CRYPTO_HASH_LEN];
	int rc;

	account_hash(token, hash);
	rc = sessions_delete(c->store, hash);
	return rc < 0 ? store_fault(c->store, e) : rc > 0;
}

/* Their own account, once the membership of another one is gone. */
static int
send_home(struct ctx *c, struct session *s, enum role *ret_role, struct err *e)
{
	s->owner_id = s->user_id;
	*ret_role = ROLE_OWNER;
	if (sessions_set_account(c->store, s->hash, s->user_id, s->user_id) < 0)
		return store_fault(c->store, e);
	return 0;
}

static int
touch(struct ctx *c, const struct session *s, instant now, struct err *e)
{
	instant idle_until = now + ACCOUNT_SESSION_IDLE;

	if (now - s->last_seen_at < CLOCK_MINUTE)
		return 0;
	if (idle_until > s->expires_at)
		idle_until = s->expires_at;
	if (sessions_touch(c->store, s->hash, now, idle_until) < 0)
		return store_fault(c->store, e);
	return 0;
}

int
account_session(struct ctx *c, const char *token, struct account_session *ret,
		struct err *e)
{
	instant now = clock_now();
	unsigned char hash[CRYPTO_HASH_LEN];
	struct account_session found;
	struct session s;
	int rc;

	if (strlen(token) != ACCOUNT_TOKEN_SIZE - 1)
		return 0;
	account_hash(token, hash);
	rc = sessions_find(c->store, hash, now, &s, &found.user, &found.role);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return 0;
	if ((found.role == ROLE_NONE && send_home(c, &s, &found.role, e) < 0) ||
	    touch(c, &s, now, e) < 0)
		return -1;
	if (found.user.admin)
		found.role = ROLE_ADMIN;
	found.tenant = tenancy_of_account(s.owner_id);
	*ret = found;
	return 1;
}
