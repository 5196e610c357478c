/* SPDX-License-Identifier: MIT
 *
 * account.h: signing up, in and out; who a session is; confirming an
 * address.
 *
 * Nothing here tells a stranger which addresses have an account: a second
 * sign-up with the same address answers as the first did (its owner gets a
 * mail that says so), and an unknown address costs a sign-in as much time as
 * a known one. Tokens (sessions, links) leave here once, in clear, and are
 * kept as SHA-256. Tries are counted in the database, by account and by
 * network address, so they count across workers and hosts.
 */
#ifndef VA_DOMAIN_ACCOUNT_H
#define VA_DOMAIN_ACCOUNT_H

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"

#define ACCOUNT_TOKEN_SIZE 44 /* 43 characters and NUL */

#define ACCOUNT_SESSION_IDLE    (7 * CLOCK_DAY)
#define ACCOUNT_SESSION_LONGEST (30 * CLOCK_DAY)
#define ACCOUNT_LINK_LIFE       CLOCK_DAY

struct account_sign_up {
	const char *name; /* may be "" */
	const char *email;
	const char *password;
	const char *address; /* the visitor's, for the count of tries */
};

/* 1: "check your e-mail", whoever the address belongs to. -1: ERR_INVALID
 * names the form field ("email", "password", "name") in *ret_field,
 * ERR_LIMIT, or a fault (*ret_field ""). */
int account_sign_up(struct ctx *c, const struct account_sign_up *f,
		    const char **ret_field, struct err *e);

struct account_sign_in {
	const char *email;
	const char *password;
	const char *address;
	const char *old_token; /* of a session this one replaces; or NULL */
};

/* 1 and a new session's token. 0: wrong address or password, nobody says
 * which; e->say (ERR_UNAUTHENTIC) is the sentence for the page. -1:
 * ERR_LIMIT after too many tries, ERR_BUSY, or a fault. */
int account_sign_in(struct ctx *c, const struct account_sign_in *f,
		    char ret_token[static ACCOUNT_TOKEN_SIZE], struct err *e);

/* 1, or 0: there was no such session. */
int account_sign_out(struct ctx *c, const char *token, struct err *e);

struct account_session {
	struct user user;
	enum role role; /* in the account below; ROLE_ADMIN for the platform */
	struct tenant tenant; /* any restaurant of the account */
};

/* Whose token it is: 1; 0 nobody's, or past its idle or longest time. Moves
 * the idle time on, writing at most once a minute. */
int account_session(struct ctx *c, const char *token,
		    struct account_session *ret, struct err *e);

/* The link from the mail. _ready only looks (a GET, which mail scanners
 * follow); account_verify uses it up (a POST). 1; 0 unknown, used, too old. */
int account_verify_ready(struct ctx *c, const char *token, struct err *e);
int account_verify(struct ctx *c, const char *token, struct err *e);

/* Another mail with a new link; the earlier link stops working. 0: the
 * address is confirmed already. ERR_LIMIT: five in an hour. */
int account_resend(struct ctx *c, uint64_t user_id, struct err *e);

/* For voiceagent-ctl and the demo data: an account that is there at once.
 * 1 and its id; 0: the address is taken. */
struct account_made {
	const char *name;
	const char *email;
	const char *password;
	bool verified;
};
int account_make(struct ctx *c, const struct account_made *f,
		 uint64_t *ret_user_id, struct err *e);

/* Also ends every session of the user. 0: no such address. */
int account_set_password(struct ctx *c, const char *email, const char *password,
			 struct err *e);

#endif
