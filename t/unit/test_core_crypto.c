/* SPDX-License-Identifier: MIT
 *
 * test_core_crypto.c: sealed values, blind indexes and hashes, against
 * published vectors and against values made by another implementation.
 */
#include "config.h"

#include <signal.h>
#include <unistd.h>

#include "core/crypto.h"
#include "core/encode.h"
#include "core_suites.h"

#define K00 "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define K01 "0101010101010101010101010101010101010101010101010101010101010101"

static struct arena *a;
static struct err e;

static void
set_up(void)
{
	a = arena_new(1 << 20);
	e = (struct err)ERR_INIT;
}

static void
tear_down(void)
{
	arena_free(a);
}

/* A keyring from text. */
static struct keyring *
load(const char *text)
{
	char path[] = "/tmp/va-keys-XXXXXX";
	int fd = mkstemp(path);
	struct keyring *k;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	k = keyring_load(path, &e);
	unlink(path);
	return k;
}

static struct crypto_bytes
bytes(const char *text)
{
	return (struct crypto_bytes){ text, strlen(text) };
}

static const char *
hex(const void *data, size_t len)
{
	char *out = arena_alloc(a, 2 * len + 1);

	encode_hex(out, data, len);
	return out;
}

static struct crypto_bytes
unhex(const char *text)
{
	size_t len = strlen(text) / 2;
	void *data = arena_alloc(a, len + 1);

	ck_assert(decode_hex(data, text, len));
	return (struct crypto_bytes){ data, len };
}

START_TEST(sha256_of_fips_180)
{
	unsigned char out[CRYPTO_HASH_LEN];

	crypto_sha256(bytes("abc"), out);
	ck_assert_str_eq(hex(out, 32), "ba7816bf8f01cfea414140de5dae2223"
				       "b00361a396177a9cb410ff61f20015ad");
	crypto_sha256(bytes(""), out);
	ck_assert_str_eq(hex(out, 32), "e3b0c44298fc1c149afbf4c8996fb924"
				       "27ae41e4649b934ca495991b7852b855");
}
END_TEST

static char *
repeat(char c, size_t n)
{
	char *text = arena_alloc(a, n + 1);

	memset(text, c, n);
	return text;
}

START_TEST(hmac_sha256_of_rfc_4231)
{
	const struct {
		const char *key, *data, *want;
	} cases[] = {
		{ repeat(0x0b, 20), "Hi There",
		  "b0344c61d8db38535ca8afceaf0bf12b"
		  "881dc200c9833da726e9376c2e32cff7" },
		{ "Jefe", "what do ya want for nothing?",
		  "5bdcc146bf60754e6a042426089575c7"
		  "5a003f089d2739839dec58b964ec3843" },
		{ repeat((char)0xaa, 20), repeat((char)0xdd, 50),
		  "773ea91e36800e46854db8ebd09181a7"
		  "2959098b3ef8c122d9635514ced565fe" },
		{ repeat((char)0xaa, 131),
		  "Test Using Larger Than Block-Size Key - Hash Key First",
		  "60e431591ee0b67f0d8a26aacbf5b77f"
		  "8e0bc6213728c5140546040f0ee37f54" },
	};
	unsigned char out[CRYPTO_HASH_LEN];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		crypto_hmac_sha256(bytes(cases[i].key), bytes(cases[i].data),
				   out);
		ck_assert_str_eq(hex(out, 32), cases[i].want);
	}
}
END_TEST

START_TEST(hmac_sha1_of_rfc_2202)
{
	unsigned char out[20];

	crypto_hmac_sha1(bytes(repeat(0x0b, 20)), bytes("Hi There"), out);
	ck_assert_str_eq(hex(out, 20),
			 "b617318655057264e28bc0b6fb378c8ef146be00");
	crypto_hmac_sha1(bytes("Jefe"), bytes("what do ya want for nothing?"),
			 out);
	ck_assert_str_eq(hex(out, 20),
			 "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}
END_TEST

/* As ElevenLabs' own library signs it. */
START_TEST(the_platforms_signature)
{
	unsigned char out[CRYPTO_HASH_LEN];

	crypto_hmac_sha256(
	    bytes("wsec_test_secret"),
	    bytes("1790000000.{\"type\":\"post_call_transcription\","
		  "\"event_timestamp\":1790000000,\"data\":{}}"),
	    out);
	ck_assert_str_eq(hex(out, 32), "35710d718412b1c01fd4057ce3964453"
				       "578d2afcf7a30ecd542307274dced5f9");
}
END_TEST

/* HKDF and AES-256-GCM as Python's hmac and cryptography compute them. */
START_TEST(another_implementations_values)
{
	struct keyring *k = load("7 active " K00 "\n");
	unsigned char out[CRYPTO_HASH_LEN];
	struct crypto_bytes plain;

	ck_assert_int_eq(
	    crypto_open(k, a,
			unhex("000000076465666768696a6b6c6d6e6f407187adee7815"
			      "7f0b08ca490384870a27728335e3d5"),
			"reservations.customer_name:7:9", &plain),
	    1);
	ck_assert_str_eq(plain.data, "Garden");
	ck_assert_uint_eq(plain.len, 6);
	crypto_blind(k, 7, "users.email", "a@b.example", out);
	ck_assert_str_eq(hex(out, 32), "9318a5b2784ec4aad401a14135cd1db0"
				       "5fefee2b1c8787c7e04014f261cb9b25");
	crypto_mac(k, "csrf", bytes("session"), out);
	ck_assert_str_eq(hex(out, 32), "2618368860f4d60ba263238015b76fe8"
				       "ee3c1767d58ac1a1e57c1a2227f60f0d");
	keyring_free(k);
}
END_TEST

START_TEST(seal_and_open)
{
	struct keyring *k = load("1 active " K00 "\n");
	const char *text = arena_strdup(a, "G\xc3\xa4rten");

	for (size_t len = 0; len <= strlen(text); len++) {
		struct crypto_bytes back,
		    sealed = crypto_seal(
			k, a, (struct crypto_bytes){ text, len }, "x");

		ck_assert_uint_eq(sealed.len, len + CRYPTO_OVERHEAD);
		ck_assert_uint_eq(crypto_key_id(sealed), 1);
		ck_assert_int_eq(crypto_open(k, a, sealed, "x", &back), 1);
		ck_assert_uint_eq(back.len, len);
		ck_assert_uint_eq(strlen(back.data), len);
		ck_assert_int_eq(memcmp(back.data, text, len), 0);
	}
	keyring_free(k);
}
END_TEST

START_TEST(no_two_seals_are_alike)
{
	struct keyring *k = load("1 active " K00 "\n");
	struct crypto_bytes one = crypto_seal(k, a, bytes("same"), "x");
	struct crypto_bytes two = crypto_seal(k, a, bytes("same"), "x");

	ck_assert_mem_ne(one.data, two.data, one.len);
	keyring_free(k);
}
END_TEST

START_TEST(tampering_is_seen)
{
	struct keyring *k = load("1 active " K00 "\n");
	struct crypto_bytes back = { "untouched", 9 };
	struct crypto_bytes sealed = crypto_seal(k, a, bytes("Garden"), "a:1");

	ck_assert_int_eq(crypto_open(k, a, sealed, "a:2", &back), -1);
	for (size_t i = 0; i < sealed.len * 8; i++) {
		unsigned char *bent = arena_copy(a, sealed.data, sealed.len);

		bent[i / 8] ^= (unsigned char)(1 << i % 8);
		ck_assert_int_eq(
		    crypto_open(k, a, (struct crypto_bytes){ bent, sealed.len },
				"a:1", &back),
		    -1);
	}
	for (size_t len = 0; len < sealed.len; len++)
		ck_assert_int_eq(
		    crypto_open(k, a, (struct crypto_bytes){ sealed.data, len },
				"a:1", &back),
		    -1);
	ck_assert_str_eq(back.data, "untouched");
	keyring_free(k);
}
END_TEST

START_TEST(old_keys_open_the_active_one_seals)
{
	struct keyring *before = load("1 active " K00 "\n");
	struct keyring *during =
	    load("# rotation\n1 active " K00 "\n2 new " K01 " # soon\n\n");
	struct keyring *after = load("1 old " K00 "\n2 active " K01 "\n");
	struct crypto_bytes sealed = crypto_seal(before, a, bytes("x"), "");
	struct crypto_bytes back;
	uint32_t ids[4] = { 0 };

	ck_assert_uint_eq(keyring_active_id(during), 1);
	ck_assert_uint_eq(keyring_active_id(after), 2);
	ck_assert_int_eq(crypto_open(after, a, sealed, "", &back), 1);
	sealed = crypto_seal(after, a, bytes("y"), "");
	ck_assert_int_eq(crypto_open(during, a, sealed, "", &back), 1);
	ck_assert_int_eq(crypto_open(before, a, sealed, "", &back), -1);
	ck_assert_uint_eq(keyring_ids(after, ids, 4), 2);
	ck_assert_uint_eq(ids[0], 2);
	ck_assert_uint_eq(ids[1], 1);
	ck_assert_uint_eq(keyring_ids(after, ids, 1), 1);
	keyring_free(before);
	keyring_free(during);
	keyring_free(after);
}
END_TEST

START_TEST(bad_key_files)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "", "no active key" },
		{ "1 old " K00 "\n", "no active key" },
		{ "1 active " K00 "\n2 active " K01 "\n", "more than one" },
		{ "1 active " K00 "\n1 old " K01 "\n", "line 2: keys: key 1" },
		{ "0 active " K00 "\n", "want <id>" },
		{ "4294967296 active " K00 "\n", "want <id>" },
		{ "1 aktive " K00 "\n", "want <id>" },
		{ "1 active 00\n", "want <id>" },
		{ "1 active " K00 "00\n", "want <id>" },
		{ "1 active " K00 " more\n", "want <id>" },
		{ "1 active\n", "want <id>" },
	};

	ck_assert_ptr_null(load(cases[_i].text));
	ck_assert_msg(strstr(e.detail, cases[_i].why) != NULL, "%s", e.detail);
	ck_assert_ptr_null(strstr(e.detail, "0001020304"));
}
END_TEST

START_TEST(too_many_keys_and_no_file)
{
	char text[17 * 90 + 1] = "1 active " K00 "\n";

	for (int i = 2; i <= 17; i++) {
		size_t n = strlen(text);

		(void)snprintf(text + n, sizeof(text) - n, "%d old %s\n", i,
			       K01);
	}
	ck_assert_ptr_null(load(text));
	ck_assert_ptr_nonnull(strstr(e.detail, "more than 16"));
	ck_assert_ptr_null(keyring_load("/nonexistent/keys", &e));
	ck_assert_ptr_nonnull(strstr(e.detail, "No such file"));
	keyring_free(NULL);
}
END_TEST

START_TEST(blind_indexes_keep_scopes_and_keys_apart)
{
	struct keyring *k = load("1 active " K00 "\n2 old " K01 "\n");
	unsigned char x[32], y[32];

	crypto_blind(k, 1, "guest.phone:1", "+15551234567", x);
	crypto_blind(k, 1, "guest.phone:1", "+15551234567", y);
	ck_assert_mem_eq(x, y, 32);
	crypto_blind(k, 1, "guest.phone:2", "+15551234567", y);
	ck_assert_mem_ne(x, y, 32);
	crypto_blind(k, 2, "guest.phone:1", "+15551234567", y);
	ck_assert_mem_ne(x, y, 32);
	crypto_blind(k, 1, "guest.phone:", "1+15551234567", y);
	ck_assert_mem_ne(x, y, 32);
	crypto_mac(k, "ticket", bytes("x"), x);
	crypto_mac(k, "csrf", bytes("x"), y);
	ck_assert_mem_ne(x, y, 32);
	keyring_free(k);
}
END_TEST

START_TEST(a_blind_index_under_an_unknown_key_aborts)
{
	unsigned char x[32];

	crypto_blind(load("1 active " K00 "\n"), 9, "s", "t", x);
}
END_TEST

START_TEST(equal_and_wipe)
{
	char secret[4] = "abc";

	ck_assert(crypto_equal("abcd", "abcd", 4));
	ck_assert(!crypto_equal("abcd", "abce", 4));
	ck_assert(crypto_equal("abcd", "abce", 3));
	ck_assert(crypto_equal("a", "b", 0));
	crypto_wipe(secret, sizeof(secret));
	ck_assert_mem_eq(secret, "\0\0\0", 4);
}
END_TEST

Suite *
core_crypto_suite(void)
{
	Suite *s = suite_create("crypto");
	TCase *t = tcase_create("crypto");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 30);
	tcase_add_test(t, sha256_of_fips_180);
	tcase_add_test(t, hmac_sha256_of_rfc_4231);
	tcase_add_test(t, hmac_sha1_of_rfc_2202);
	tcase_add_test(t, the_platforms_signature);
	tcase_add_test(t, another_implementations_values);
	tcase_add_test(t, seal_and_open);
	tcase_add_test(t, no_two_seals_are_alike);
	tcase_add_test(t, tampering_is_seen);
	tcase_add_test(t, old_keys_open_the_active_one_seals);
	tcase_add_loop_test(t, bad_key_files, 0, 11);
	tcase_add_test(t, too_many_keys_and_no_file);
	tcase_add_test(t, blind_indexes_keep_scopes_and_keys_apart);
	tcase_add_test_raise_signal(
	    t, a_blind_index_under_an_unknown_key_aborts, SIGABRT);
	tcase_add_test(t, equal_and_wipe);
	suite_add_tcase(s, t);
	return s;
}
