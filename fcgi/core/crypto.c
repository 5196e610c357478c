/* SPDX-License-Identifier: MIT
 *
 * crypto.c: the project's door to OpenSSL.
 *
 * A failure inside OpenSSL with keys and buffers of ours is not an error a
 * caller could handle: the process logs it and aborts rather than write
 * anything unsealed.
 */
#include "config.h"

#include "core/crypto.h"

#include <errno.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "core/encode.h"
#include "core/log.h"
#include "core/random.h"

#define KEYS_MAX  16
#define KEY_LEN   32
#define ID_LEN    4
#define NONCE_LEN 12
#define TAG_LEN   16

struct key {
	uint32_t id;
	bool active;
	unsigned char master[KEY_LEN];
	unsigned char field[KEY_LEN]; /* seals */
	unsigned char blind[KEY_LEN]; /* indexes */
	unsigned char mac[KEY_LEN];   /* signs tokens */
};

struct keyring {
	struct key keys[KEYS_MAX];
	size_t count;
	const struct key *active;
	EVP_CIPHER *cipher; /* fetched once: a fetch costs as a seal does */
};

static void
must(int ok, const char *what)
{
	if (ok == 1)
		return;
	log_detail(LOG_ERROR, "crypto", "OpenSSL failed: %s", what);
	abort();
}

/* --- keys --- */

/* HKDF-SHA256 (RFC 5869), no salt: the master keys are uniform already. */
static void
derive(const unsigned char master[static KEY_LEN], const char *purpose,
       unsigned char out[static KEY_LEN])
{
	OSSL_PARAM params[4];
	unsigned char key[KEY_LEN];
	char digest[] = "SHA256", info[96];
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
	EVP_KDF_CTX *c;
	int n;

	must(kdf != NULL, "HKDF");
	c = EVP_KDF_CTX_new(kdf);
	EVP_KDF_free(kdf);
	must(c != NULL, "HKDF context");
	memcpy(key, master, KEY_LEN);
	n = snprintf(info, sizeof(info), "voiceagent/1/%s", purpose);
	must(n > 0 && n < (int)sizeof(info), "purpose too long");
	params[0] =
	    OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0);
	params[1] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key,
						      sizeof(key));
	params[2] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info,
						      (size_t)n);
	params[3] = OSSL_PARAM_construct_end();
	must(EVP_KDF_derive(c, out, KEY_LEN, params), "HKDF derive");
	EVP_KDF_CTX_free(c);
	OPENSSL_cleanse(key, sizeof(key));
}

static const struct key *
find_key(const struct keyring *k, uint32_t id)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->keys[i].id == id)
			return &k->keys[i];
	return NULL;
}

/* "<id> <state> <hex>" into the next free key. */
static int
parse_key(struct keyring *k, const char *line, struct err *e)
{
	static const char say[] = "The key file is not usable.";
	char id_text[16], role[8], hex[2 * KEY_LEN + 1], rest;
	struct key *key = &k->keys[k->count];
	uint64_t id;
	bool ok;

	ok = sscanf(line, "%15s %7s %64s %c", id_text, role, hex, &rest) == 3 &&
	     decode_u64(id_text, &id) && id >= 1 && id <= UINT32_MAX &&
	     decode_hex(key->master, hex, KEY_LEN);
	OPENSSL_cleanse(hex, sizeof(hex));
	if (!ok || (strcmp(role, "active") != 0 && strcmp(role, "old") != 0 &&
		    strcmp(role, "new") != 0))
		return err_set(e, ERR_INVALID, say,
			       "keys: want <id> <active|old|new> <64 hex>");
	if (find_key(k, (uint32_t)id) != NULL)
		return err_set(e, ERR_INVALID, say,
			       "keys: key %u is there twice", (unsigned)id);
	key->id = (uint32_t)id;
	key->active = strcmp(role, "active") == 0;
	if (key->active && k->active != NULL)
		return err_set(e, ERR_INVALID, say,
			       "keys: more than one active key");
	if (key->active)
		k->active = key;
	derive(key->master, "field", key->field);
	derive(key->master, "blind", key->blind);
	derive(key->master, "mac", key->mac);
	k->count++;
	return 0;
}

static int
parse_keys(struct keyring *k, FILE *f, struct err *e)
{
	char line[256];
	int n = 0, rc = 0;

	while (rc == 0 && fgets(line, sizeof(line), f) != NULL) {
		n++;
		line[strcspn(line, "#\r\n")] = '\0';
		if (line[strspn(line, " \t")] == '\0')
			continue;
		if (k->count == KEYS_MAX)
			rc = err_set(e, ERR_INVALID,
				     "The key file is not usable.",
				     "keys: more than %d keys", KEYS_MAX);
		else
			rc = parse_key(k, line, e);
	}
	OPENSSL_cleanse(line, sizeof(line));
	if (rc < 0)
		return err_prefix(e, "line %d", n);
	if (k->active == NULL)
		return err_set(e, ERR_INVALID, "The key file is not usable.",
			       "keys: no active key");
	return 0;
}

struct keyring *
keyring_load(const char *path, struct err *e)
{
	struct keyring *k;
	FILE *f = fopen(path, "re");
	int rc;

	if (f == NULL) {
		err_set(e, ERR_UNAVAILABLE, "The key file cannot be read.",
			"keys: %s: %s", path, strerror(errno));
		return NULL;
	}
	k = OPENSSL_zalloc(sizeof(*k));
	must(k != NULL, "memory");
	k->cipher = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
	must(k->cipher != NULL, "AES-256-GCM");
	rc = parse_keys(k, f, e);
	(void)fclose(f);
	if (rc == 0)
		return k;
	err_prefix(e, "%s", path);
	keyring_free(k);
	return NULL;
}

void
keyring_free(struct keyring *k)
{
	if (k == NULL)
		return;
	EVP_CIPHER_free(k->cipher);
	OPENSSL_clear_free(k, sizeof(*k));
}

uint32_t
keyring_active_id(const struct keyring *k)
{
	return k->active->id;
}

size_t
keyring_ids(const struct keyring *k, uint32_t *ids, size_t max)
{
	size_t n = 0;

	if (n < max)
		ids[n++] = k->active->id;
	for (size_t i = 0; i < k->count && n < max; i++)
		if (!k->keys[i].active)
			ids[n++] = k->keys[i].id;
	return n;
}

/* --- sealing --- */

static void
put_u32(unsigned char *p, uint32_t v)
{
	p[0] = (unsigned char)(v >> 24);
	p[1] = (unsigned char)(v >> 16);
	p[2] = (unsigned char)(v >> 8);
	p[3] = (unsigned char)v;
}

static EVP_CIPHER_CTX *
cipher_context(void)
{
	/* One a process; every use sets key and nonce anew. */
	static EVP_CIPHER_CTX *c;

	if (c == NULL)
		c = EVP_CIPHER_CTX_new();
	must(c != NULL, "cipher context");
	return c;
}

struct crypto_bytes
crypto_seal(const struct keyring *k, struct arena *a, struct crypto_bytes plain,
	    const char *aad)
{
	EVP_CIPHER_CTX *c = cipher_context();
	unsigned char *out = arena_alloc(a, plain.len + CRYPTO_OVERHEAD);
	unsigned char *nonce = out + ID_LEN, *body = nonce + NONCE_LEN;
	int n = 0;

	must(plain.len <= INT32_MAX - CRYPTO_OVERHEAD, "value too long");
	put_u32(out, k->active->id);
	random_bytes(nonce, NONCE_LEN);
	must(EVP_EncryptInit_ex2(c, k->cipher, k->active->field, nonce, NULL),
	     "encrypt");
	must(EVP_EncryptUpdate(c, NULL, &n, (const unsigned char *)aad,
			       (int)strlen(aad)),
	     "associated data");
	if (plain.len > 0)
		must(EVP_EncryptUpdate(c, body, &n, plain.data, (int)plain.len),
		     "encrypt");
	must(EVP_EncryptFinal_ex(c, body + plain.len, &n), "encrypt");
	must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, TAG_LEN,
				 body + plain.len),
	     "tag");
	return (struct crypto_bytes){ out, plain.len + CRYPTO_OVERHEAD };
}

uint32_t
crypto_key_id(struct crypto_bytes sealed)
{
	const unsigned char *p = sealed.data;

	if (sealed.len < CRYPTO_OVERHEAD)
		return 0;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | (uint32_t)p[3];
}

int
crypto_open(const struct keyring *k, struct arena *a,
	    struct crypto_bytes sealed, const char *aad,
	    struct crypto_bytes *ret)
{
	const struct key *key = find_key(k, crypto_key_id(sealed));
	const unsigned char *nonce, *body;
	unsigned char tag[TAG_LEN], *out;
	EVP_CIPHER_CTX *c = cipher_context();
	size_t len;
	int n = 0;

	if (key == NULL || sealed.len > INT32_MAX)
		return -1;
	len = sealed.len - CRYPTO_OVERHEAD;
	nonce = (const unsigned char *)sealed.data + ID_LEN;
	body = nonce + NONCE_LEN;
	memcpy(tag, body + len, TAG_LEN);
	out = arena_alloc(a, len + 1);
	must(EVP_DecryptInit_ex2(c, k->cipher, key->field, nonce, NULL),
	     "decrypt");
	must(EVP_DecryptUpdate(c, NULL, &n, (const unsigned char *)aad,
			       (int)strlen(aad)),
	     "associated data");
	if (len > 0)
		must(EVP_DecryptUpdate(c, out, &n, body, (int)len), "decrypt");
	must(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, TAG_LEN, tag),
	     "tag");
	if (EVP_DecryptFinal_ex(c, out + len, &n) != 1) {
		OPENSSL_cleanse(out, len);
		return -1;
	}
	ret->data = out;
	ret->len = len;
	return 1;
}

/* --- hashes --- */

void
crypto_hmac_sha256(struct crypto_bytes key, struct crypto_bytes data,
		   unsigned char out[static CRYPTO_HASH_LEN])
{
	unsigned n = CRYPTO_HASH_LEN;

	must(HMAC(EVP_sha256(), key.len > 0 ? key.data : "", (int)key.len,
		  data.data, data.len, out, &n) != NULL,
	     "HMAC-SHA256");
}

void
crypto_hmac_sha1(struct crypto_bytes key, struct crypto_bytes data,
		 unsigned char out[static 20])
{
	unsigned n = 20;

	must(HMAC(EVP_sha1(), key.len > 0 ? key.data : "", (int)key.len,
		  data.data, data.len, out, &n) != NULL,
	     "HMAC-SHA1");
}

void
crypto_sha256(struct crypto_bytes data,
	      unsigned char out[static CRYPTO_HASH_LEN])
{
	unsigned n = CRYPTO_HASH_LEN;

	must(EVP_Digest(data.data, data.len, out, &n, EVP_sha256(), NULL),
	     "SHA-256");
}

void
crypto_blind(const struct keyring *k, uint32_t key_id, const char *scope,
	     const char *text, unsigned char out[static CRYPTO_HASH_LEN])
{
	const struct key *key = find_key(k, key_id);
	unsigned char scoped[KEY_LEN];

	must(key != NULL, "blind index under an unknown key");
	/* Two steps, so that no scope and text can be read as another pair. */
	crypto_hmac_sha256((struct crypto_bytes){ key->blind, KEY_LEN },
			   (struct crypto_bytes){ scope, strlen(scope) },
			   scoped);
	crypto_hmac_sha256((struct crypto_bytes){ scoped, KEY_LEN },
			   (struct crypto_bytes){ text, strlen(text) }, out);
	OPENSSL_cleanse(scoped, sizeof(scoped));
}

void
crypto_mac(const struct keyring *k, const char *purpose,
	   struct crypto_bytes data, unsigned char out[static CRYPTO_HASH_LEN])
{
	unsigned char scoped[KEY_LEN];

	/* A key of its own for each purpose; an HKDF a request is slow. */
	crypto_hmac_sha256((struct crypto_bytes){ k->active->mac, KEY_LEN },
			   (struct crypto_bytes){ purpose, strlen(purpose) },
			   scoped);
	crypto_hmac_sha256((struct crypto_bytes){ scoped, KEY_LEN }, data, out);
	OPENSSL_cleanse(scoped, sizeof(scoped));
}

bool
crypto_equal(const void *a, const void *b, size_t len)
{
	return CRYPTO_memcmp(a, b, len) == 0;
}

void
crypto_wipe(void *p, size_t len)
{
	OPENSSL_cleanse(p, len);
}
