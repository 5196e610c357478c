/* SPDX-License-Identifier: MIT
 *
 * account.c: signing up and confirming an address.
 *
 * Sessions are in account_session.c.
 */
#include "config.h"

#include "domain/account.h"

#include <ctype.h>

#include "core/encode.h"
#include "core/password.h"
#include "core/random.h"
#include "domain/account_part.h"
#include "domain/outbox.h"
#include "domain/wake.h"
#include "remote/smtp.h"
#include "store/sessions.h"
#include "store/store.h"
#include "store/throttle.h"
#include "store/tokens.h"
#include "store/users.h"

#define NAME_MOST 100 /* characters */

/* --- shared with account_session.c --- */

const char *
account_trim(struct arena *a, const char *text)
{
	size_t len;

	if (text == NULL)
		return "";
	while (isspace((unsigned char)*text))
		text++;
	len = strlen(text);
	while (len > 0 && isspace((unsigned char)text[len - 1]))
		len--;
	return arena_strndup(a, text, len);
}

void
account_hash(const char *token, unsigned char out[static CRYPTO_HASH_LEN])
{
	crypto_sha256((struct crypto_bytes){ token, strlen(token) }, out);
}

static const char *
limit_key(struct ctx *c, const struct account_limit *l, const char *who)
{
	char *key = arena_printf(c->arena, "%s:%s", l->name, who);

	for (char *p = key; *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return key;
}

static int
too_many(const struct account_limit *l, struct err *e)
{
	return err_set(e, ERR_LIMIT,
		       "Too many tries. Please wait a while and try again.",
		       "account: limit %s", l->name);
}

int
account_count(struct ctx *c, const struct account_limit *l, const char *who,
	      struct err *e)
{
	int tries = 0;

	if (throttle_hit(c->store, limit_key(c, l, who), clock_now(), l->window,
			 &tries) < 0)
		return store_fault(c->store, e);
	return tries > l->most ? too_many(l, e) : 0;
}

int
account_within(struct ctx *c, const struct account_limit *l, const char *who,
	       struct err *e)
{
	int tries = 0;

	if (throttle_count(c->store, limit_key(c, l, who), clock_now(),
			   &tries) < 0)
		return store_fault(c->store, e);
	return tries >= l->most ? too_many(l, e) : 0;
}

int
account_forgive(struct ctx *c, const struct account_limit *l, const char *who,
		struct err *e)
{
	if (throttle_clear(c->store, limit_key(c, l, who)) < 0)
		return store_fault(c->store, e);
	return 0;
}

/* --- what a form may say --- */

static int
fault_in(struct err *e, const char **ret_field, const char *field,
	 const char *say)
{
	*ret_field = field;
	return err_set(e, ERR_INVALID, say, "account: %s", field);
}

static bool
printable(const char *text)
{
	for (; *text != '\0'; text++)
		if (iscntrl((unsigned char)*text))
			return false;
	return true;
}

static int
check_password(const char *password, const char **ret_field, struct err *e)
{
	if (!encode_utf8_ok(password, strlen(password)) ||
	    encode_utf8_length(password) < PASSWORD_LEAST)
		return fault_in(e, ret_field, "password",
				"Please choose a password of at least 12 "
				"characters.");
	if (strlen(password) > PASSWORD_MOST)
		return fault_in(e, ret_field, "password",
				"That password is too long.");
	return 0;
}

/* Trims f's texts and judges them. */
static int
check_form(struct ctx *c, struct account_made *f, const char **ret_field,
	   struct err *e)
{
	f->name = account_trim(c->arena, f->name);
	f->email = account_trim(c->arena, f->email);
	f->password = f->password == NULL ? "" : f->password;
	if (!encode_utf8_ok(f->name, strlen(f->name)) || !printable(f->name) ||
	    encode_utf8_length(f->name) > NAME_MOST)
		return fault_in(e, ret_field, "name",
				"Please write your name in at most 100 "
				"characters.");
	if (!smtp_address_ok(f->email))
		return fault_in(e, ret_field, "email",
				"Please write a complete e-mail address.");
	return check_password(f->password, ret_field, e);
}

/* --- links --- */

/* Write a new link's token and queue its mail. Within a transaction. */
static int
send_link(struct ctx *c, uint64_t user_id, const char *email, struct err *e)
{
	unsigned char hash[CRYPTO_HASH_LEN];
	char token[ACCOUNT_TOKEN_SIZE];
	struct outbox_mail m;

	random_token(token);
	account_hash(token, hash);
	if (tokens_insert(c->store, TOKEN_VERIFY_EMAIL, user_id, hash,
			  clock_now() + ACCOUNT_LINK_LIFE) < 0)
		return store_fault(c->store, e);
	m = outbox_verify_address(c, email,
				  arena_printf(c->arena,
					       "%s/verify-email?token=%s",
					       c->settings->app_url, token));
	return outbox_queue(c, NULL, &m, e);
}

/* --- signing up --- */

struct sign_up {
	struct ctx *c;
	const struct account_made *form;
	const char *hash;
	struct err *e;
	uint64_t user_id;
};

static int
insert_user(struct store *st, struct sign_up *u)
{
	struct users_new n = { .email = u->form->email,
			       .name = u->form->name,
			       .password_hash = u->hash,
			       .verified = u->form->verified,
			       .now = clock_now() };

	return users_insert(st, &n, &u->user_id);
}

static int
sign_up_body(struct store *st, void *arg)
{
	struct sign_up *u = arg;
	struct outbox_mail m;
	int rc = insert_user(st, u);

	if (rc < 0)
		return rc;
	if (rc > 0)
		return send_link(u->c, u->user_id, u->form->email, u->e);
	m = outbox_account_exists(u->c, u->form->email);
	return outbox_queue(u->c, NULL, &m, u->e);
}

int
account_sign_up(struct ctx *c, const struct account_sign_up *f,
		const char **ret_field, struct err *e)
{
	static const struct account_limit by_address = { "signup:address", 20,
							 CLOCK_HOUR };
	static const struct account_limit by_mail = { "signup:mail", 5,
						      CLOCK_HOUR };
	struct account_made form = { f->name, f->email, f->password, false };
	struct sign_up u = { .c = c, .form = &form, .e = e };
	char hash[PASSWORD_HASH_MAX];

	*ret_field = "";
	if (check_form(c, &form, ret_field, e) < 0 ||
	    account_count(c, &by_address, f->address, e) < 0 ||
	    account_count(c, &by_mail, form.email, e) < 0 ||
	    password_hash(form.password, c->until, hash, e) < 0)
		return -1;
	u.hash = hash;
	if (store_transact(c->store, sign_up_body, &u, e) < 0)
		return -1;
	wake_jobs(c->settings);
	return 1;
}

int
account_make(struct ctx *c, const struct account_made *f, uint64_t *ret_user_id,
	     struct err *e)
{
	struct account_made form = *f;
	struct sign_up u = { .c = c, .form = &form, .e = e };
	char hash[PASSWORD_HASH_MAX];
	const char *field;
	int rc;

	if (check_form(c, &form, &field, e) < 0 ||
	    password_hash(form.password, c->until, hash, e) < 0)
		return -1;
	u.hash = hash;
	rc = insert_user(c->store, &u);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc > 0)
		*ret_user_id = u.user_id;
	return rc > 0;
}

/* --- confirming the address --- */

int
account_verify_ready(struct ctx *c, const char *token, struct err *e)
{
	unsigned char hash[CRYPTO_HASH_LEN];
	uint64_t user_id;
	int rc;

	account_hash(token, hash);
	rc = tokens_peek(c->store, TOKEN_VERIFY_EMAIL, hash, clock_now(),
			 &user_id);
	return rc < 0 ? store_fault(c->store, e) : rc > 0;
}

static int
verify_body(struct store *st, void *arg)
{
	const unsigned char *hash = arg;
	instant now = clock_now();
	uint64_t user_id;
	int rc = tokens_take(st, TOKEN_VERIFY_EMAIL, hash, now, &user_id);

	if (rc <= 0)
		return rc;
	rc = users_set_verified(st, user_id, now);
	return rc < 0 ? rc : 1;
}

int
account_verify(struct ctx *c, const char *token, struct err *e)
{
	unsigned char hash[CRYPTO_HASH_LEN];

	account_hash(token, hash);
	return store_transact(c->store, verify_body, hash, e);
}

struct resend {
	struct ctx *c;
	const struct user *user;
	struct err *e;
};

static int
resend_body(struct store *st, void *arg)
{
	struct resend *r = arg;

	(void)st;
	return send_link(r->c, r->user->id, r->user->email, r->e);
}

int
account_resend(struct ctx *c, uint64_t user_id, struct err *e)
{
	static const struct account_limit limit = { "resend", 5, CLOCK_HOUR };
	struct user user;
	struct resend r = { c, &user, e };
	int rc = users_by_id(c->store, user_id, &user);

	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0 || user.verified)
		return 0;
	if (account_count(c, &limit, user.email, e) < 0 ||
	    store_transact(c->store, resend_body, &r, e) < 0)
		return -1;
	wake_jobs(c->settings);
	return 1;
}

/* --- voiceagent-ctl --- */

struct new_password {
	uint64_t user_id;
	const char *hash;
};

static int
set_password_body(struct store *st, void *arg)
{
	struct new_password *p = arg;
	int rc = users_set_password(st, p->user_id, p->hash, clock_now());

	if (rc <= 0)
		return rc;
	rc = sessions_delete_others(st, p->user_id, NULL);
	return rc < 0 ? rc : 1;
}

int
account_set_password(struct ctx *c, const char *email, const char *password,
		     struct err *e)
{
	char hash[PASSWORD_HASH_MAX];
	const char *field;
	struct user user;
	struct new_password p;
	int rc = users_by_email(c->store, account_trim(c->arena, email), &user);

	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return 0;
	if (check_password(password, &field, e) < 0 ||
	    password_hash(password, c->until, hash, e) < 0)
		return -1;
	p = (struct new_password){ user.id, hash };
	return store_transact(c->store, set_password_body, &p, e);
}
