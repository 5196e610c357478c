/* SPDX-License-Identifier: MIT
 *
 * seal.c: sealed columns and blind indexes.
 */
#include "store/seal.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "store/db.h"

static const char *
place(const struct seal_row *r, const char *column)
{
	return arena_printf(store_arena(r->st), "%s:%" PRIu64 ":%" PRIu64,
			    column, r->restaurant_id, r->id);
}

struct val
seal_bytes(const struct seal_row *r, const char *column,
	   struct crypto_bytes plain)
{
	struct crypto_bytes sealed = crypto_seal(
	    store_keys(r->st), store_arena(r->st), plain, place(r, column));

	return val_bytes(sealed.data, sealed.len);
}

struct val
seal_any_text(const struct seal_row *r, const char *column, const char *text)
{
	struct crypto_bytes plain = { "", 0 };

	if (text != NULL)
		plain = (struct crypto_bytes){ text, strlen(text) };
	return seal_bytes(r, column, plain);
}

struct val
seal_text(const struct seal_row *r, const char *column, const char *text)
{
	if (text == NULL || *text == '\0')
		return val_null();
	return seal_any_text(r, column, text);
}

struct crypto_bytes
seal_open_bytes(struct seal_row *r, const char *column, const struct val *v)
{
	struct crypto_bytes plain = { "", 0 };

	if (v->kind == VAL_NULL)
		return plain;
	if (crypto_open(store_keys(r->st), store_arena(r->st), v->b,
			place(r, column), &plain) > 0)
		return plain;
	r->failed = true;
	db_fault(r->st, ERR_INTERNAL, "%s of %" PRIu64 " cannot be opened",
		 column, r->id);
	return (struct crypto_bytes){ "", 0 };
}

const char *
seal_open(struct seal_row *r, const char *column, const struct val *v)
{
	return seal_open_bytes(r, column, v).data;
}

static struct val
index_under(struct store *st, uint32_t key_id, const char *scope,
	    const char *text)
{
	unsigned char *hash = arena_alloc(store_arena(st), CRYPTO_HASH_LEN);

	crypto_blind(store_keys(st), key_id, scope, text, hash);
	return val_hash(hash);
}

struct val
seal_index(struct store *st, const char *scope, const char *text)
{
	return index_under(st, keyring_active_id(store_keys(st)), scope, text);
}

void
seal_index_all(struct store *st, const char *scope, const char *text,
	       struct val out[SEAL_KEYS])
{
	uint32_t id[SEAL_KEYS];
	size_t count = keyring_ids(store_keys(st), id, SEAL_KEYS);

	for (size_t i = 0; i < SEAL_KEYS; i++)
		out[i] =
		    i < count ? index_under(st, id[i], scope, text) : out[0];
}

const char *
seal_phone_scope(struct store *st, uint64_t restaurant_id)
{
	return arena_printf(store_arena(st), "guest.phone:%" PRIu64,
			    restaurant_id);
}

static const char *
folded(struct store *st, const char *email)
{
	char *copy = arena_strdup(store_arena(st), email);

	for (char *c = copy; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return copy;
}

struct val
seal_email_index(struct store *st, const char *email)
{
	return seal_index(st, "users.email", folded(st, email));
}

void
seal_email_index_all(struct store *st, const char *email,
		     struct val out[SEAL_KEYS])
{
	seal_index_all(st, "users.email", folded(st, email), out);
}

struct val
seal_active_prefix(struct store *st)
{
	const struct crypto_bytes nothing = { "", 0 };
	struct crypto_bytes sealed =
	    crypto_seal(store_keys(st), store_arena(st), nothing, "prefix");

	return val_bytes(sealed.data, 4);
}
