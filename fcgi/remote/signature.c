/* SPDX-License-Identifier: MIT
 *
 * signature.c: ElevenLabs' and Twilio's webhook signatures.
 */
#include "remote/signature.h"

#include <string.h>

#include "core/crypto.h"
#include "core/encode.h"
#include "core/str.h"

#define TIME_DIGITS 12
#define CANDIDATES  8 /* v0 parts looked at; a header has one or two */

struct parts {
	char time[TIME_DIGITS + 1];
	char hex[CANDIDATES][2 * CRYPTO_HASH_LEN + 1];
	size_t count;
};

static int
refuse(struct err *e, const char *why)
{
	return err_set(e, ERR_UNAUTHENTIC, "The signature is not valid.", "%s",
		       why);
}

static bool
take_time(struct parts *p, const char *text, size_t len)
{
	if (p->time[0] != '\0' || len == 0 || len > TIME_DIGITS)
		return false;
	memcpy(p->time, text, len);
	p->time[len] = '\0';
	return true;
}

/* One "name=value" of the header; parts of other names are ignored. */
static bool
take_part(struct parts *p, const char *part, size_t len)
{
	while (len > 0 && (*part == ' ' || *part == '\t'))
		part++, len--;
	while (len > 0 && (part[len - 1] == ' ' || part[len - 1] == '\t'))
		len--;
	if (len >= 2 && memcmp(part, "t=", 2) == 0)
		return take_time(p, part + 2, len - 2);
	if (len == 3 + 2 * CRYPTO_HASH_LEN && memcmp(part, "v0=", 3) == 0 &&
	    p->count < CANDIDATES)
		memcpy(p->hex[p->count++], part + 3, 2 * CRYPTO_HASH_LEN);
	return true;
}

static bool
split(const char *header, struct parts *ret)
{
	const char *at = header;

	memset(ret, 0, sizeof *ret);
	for (;;) {
		size_t len = strcspn(at, ",");

		if (!take_part(ret, at, len))
			return false;
		if (at[len] == '\0')
			break;
		at += len + 1;
	}
	return ret->time[0] != '\0' && ret->count > 0;
}

/* HMAC-SHA256(secret, t "." body). The message is put together in memory of
 * its own: bodies are capped long before they come here. */
static void
expected(const char *secret, const char *time, struct signature_body body,
	 unsigned char out[static CRYPTO_HASH_LEN])
{
	size_t head = strlen(time) + 1;
	struct arena *a = arena_new(head + body.len + 4096);
	char *message = arena_alloc(a, head + body.len + 1);

	memcpy(message, time, head - 1);
	message[head - 1] = '.';
	if (body.len > 0)
		memcpy(message + head, body.data, body.len);
	crypto_hmac_sha256((struct crypto_bytes){ secret, strlen(secret) },
			   (struct crypto_bytes){ message, head + body.len },
			   out);
	arena_free(a);
}

static bool
in_window(const char *text, instant now)
{
	uint64_t seconds;
	instant at;

	if (!decode_u64(text, &seconds))
		return false;
	at = (instant)seconds * CLOCK_SECOND;
	return at >= now - SIGNATURE_PAST && at <= now + SIGNATURE_FUTURE;
}

int
signature_elevenlabs(const char *header, const char *secret,
		     struct signature_body body, instant now, struct err *e)
{
	unsigned char want[CRYPTO_HASH_LEN], got[CRYPTO_HASH_LEN];
	struct parts parts;
	bool match = false;

	if (header == NULL)
		return refuse(e, "no signature header");
	if (secret == NULL || *secret == '\0')
		return refuse(e, "no webhook secret is configured");
	if (strlen(header) > SIGNATURE_HEADER_MAX || !split(header, &parts))
		return refuse(e, "malformed signature header");
	if (!in_window(parts.time, now))
		return refuse(e, "signature time outside the window");
	expected(secret, parts.time, body, want);
	for (size_t i = 0; i < parts.count; i++)
		if (decode_hex(got, parts.hex[i], CRYPTO_HASH_LEN) &&
		    crypto_equal(got, want, CRYPTO_HASH_LEN))
			match = true;
	return match ? 0 : refuse(e, "signature does not match");
}

const char *
signature_elevenlabs_make(struct arena *a, const char *secret,
			  struct signature_body body, instant at)
{
	unsigned char mac[CRYPTO_HASH_LEN];
	char hex[2 * CRYPTO_HASH_LEN + 1];
	char *time = arena_printf(a, "%lld", (long long)(at / CLOCK_SECOND));

	expected(secret, time, body, mac);
	encode_hex(hex, mac, sizeof mac);
	return arena_printf(a, "t=%s,v0=%s", time, hex);
}

static int
by_name(const void *x, const void *y)
{
	const struct signature_field *a = x, *b = y;

	return strcmp(a->name, b->name);
}

int
signature_twilio(struct arena *a, const char *header, const char *token,
		 const char *url, const struct signature_field *fields,
		 size_t count, struct err *e)
{
	struct signature_field *sorted;
	unsigned char want[20];
	const void *got;
	struct str text;
	size_t len = 0;

	if (header == NULL || token == NULL || *token == '\0' ||
	    strlen(header) > SIGNATURE_HEADER_MAX)
		return refuse(e, "no signature or no token");
	got = decode_base64(a, header, &len);
	if (got == NULL || len != sizeof want)
		return refuse(e, "malformed signature header");
	sorted = arena_array(a, count + 1, sizeof *sorted);
	if (count > 0)
		memcpy(sorted, fields, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_name);
	str_init(&text, a, 64 * 1024);
	str_add(&text, url);
	for (size_t i = 0; i < count; i++) {
		str_add(&text, sorted[i].name);
		str_add(&text, sorted[i].value);
	}
	if (!str_ok(&text))
		return refuse(e, "form too long to be signed");
	crypto_hmac_sha1((struct crypto_bytes){ token, strlen(token) },
			 (struct crypto_bytes){ text.buf, text.len }, want);
	return crypto_equal(got, want, sizeof want)
		   ? 0
		   : refuse(e, "signature does not match");
}
