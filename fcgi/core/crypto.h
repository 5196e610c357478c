/* SPDX-License-Identifier: MIT
 *
 * crypto.h: the project's door to OpenSSL.
 *
 * Fields of a guest are sealed with AES-256-GCM: key id (4 bytes), nonce
 * (12), ciphertext, tag (16). The associated data ties a sealed value to its
 * table, column, restaurant and row, so that it cannot be moved elsewhere.
 * Exact look-ups use a blind index: HMAC-SHA256 under a key of its own.
 *
 * Keys come from a file outside the database, one line a key:
 *     <id 1..4294967295> <active|old|new> <64 hex digits>
 * Exactly one is active (it seals); old and new only open. From each master
 * key one key per purpose is derived (HKDF-SHA256), never used for another.
 */
#ifndef VA_CORE_CRYPTO_H
#define VA_CORE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/err.h"

#define CRYPTO_HASH_LEN 32
#define CRYPTO_OVERHEAD (4 + 12 + 16) /* sealed length - plain length */

struct keyring;

/* Long-lived; freed by keyring_free, which wipes the keys. */
struct keyring *keyring_load(const char *path, struct err *e);
void keyring_free(struct keyring *k);

uint32_t keyring_active_id(const struct keyring *k);
/* The ids of all keys, active first; returns how many (at most max). */
size_t keyring_ids(const struct keyring *k, uint32_t *ids, size_t max);

struct crypto_bytes {
	const void *data;
	size_t len;
};

/* Seal under the active key. The result is plain.len + CRYPTO_OVERHEAD. */
struct crypto_bytes crypto_seal(const struct keyring *k, struct arena *a,
				struct crypto_bytes plain, const char *aad);

/* 1 and *ret on success (NUL after it, not counted); -1 if the key is
 * unknown or the value or its associated data was tampered with. */
int crypto_open(const struct keyring *k, struct arena *a,
		struct crypto_bytes sealed, const char *aad,
		struct crypto_bytes *ret);

/* The key id a sealed value carries, 0 if it is too short to be one. */
uint32_t crypto_key_id(struct crypto_bytes sealed);

/* Blind index of text in a scope ("users.email" or "guest.phone:<restaurant>")
 * under the key `key_id`. */
void crypto_blind(const struct keyring *k, uint32_t key_id, const char *scope,
		  const char *text, unsigned char out[static CRYPTO_HASH_LEN]);

/* A token of ours (CSRF, live tickets): HMAC under the active key's purpose
 * key. purpose names the use and is part of the key derivation. */
void crypto_mac(const struct keyring *k, const char *purpose,
		struct crypto_bytes data,
		unsigned char out[static CRYPTO_HASH_LEN]);

void crypto_sha256(struct crypto_bytes data,
		   unsigned char out[static CRYPTO_HASH_LEN]);
void crypto_hmac_sha256(struct crypto_bytes key, struct crypto_bytes data,
			unsigned char out[static CRYPTO_HASH_LEN]);
/* For Twilio's callback signature only. */
void crypto_hmac_sha1(struct crypto_bytes key, struct crypto_bytes data,
		      unsigned char out[static 20]);

/* Equal, in time that depends on len alone. */
bool crypto_equal(const void *a, const void *b, size_t len);
void crypto_wipe(void *p, size_t len);

#endif
