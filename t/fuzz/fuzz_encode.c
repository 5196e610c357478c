/* SPDX-License-Identifier: MIT
 *
 * fuzz_encode.c: every encoding gives back what went in, and every decoder
 * takes one spelling of a value only.
 */
#include "core/encode.h"
#include "core/json.h"
#include "fuzz.h"

static void
round_trips(struct arena *a, const uint8_t *data, size_t len)
{
	char *hex = arena_alloc(a, 2 * len + 1);
	void *back = arena_alloc(a, len + 1);
	size_t n;

	encode_hex(hex, data, len);
	FUZZ_REQUIRE(decode_hex(back, hex, len));
	FUZZ_REQUIRE(memcmp(back, data, len) == 0);
	for (int url = 0; url < 2; url++) {
		back = decode_base64(a, encode_base64(a, data, len, url), &n);
		FUZZ_REQUIRE(back != NULL && n == len);
		FUZZ_REQUIRE(memcmp(back, data, len) == 0);
	}
}

static void
as_text(struct arena *a, const char *text)
{
	bool utf8 = encode_utf8_ok(text, strlen(text));
	const char *url = encode_url(a, text);
	const char *decoded = decode_url(a, url, strlen(url), true);
	size_t len;
	char *bytes;
	uint64_t u;
	int n;

	FUZZ_REQUIRE(decoded != NULL && strcmp(decoded, text) == 0);
	bytes = decode_base64(a, text, &len);
	if (bytes != NULL && strpbrk(text, "-_=") == NULL && len % 3 == 0)
		FUZZ_REQUIRE(
		    strcmp(encode_base64(a, bytes, len, false), text) == 0);
	if (decode_u64(text, &u))
		FUZZ_REQUIRE(text[strspn(text, "0123456789")] == '\0');
	if (decode_int(text, -5, 5, &n))
		FUZZ_REQUIRE(n >= -5 && n <= 5);
	FUZZ_REQUIRE(encode_utf8_length(text) <= strlen(text));
	if (utf8) { /* then JSON can carry it */
		static const struct json_caps caps = { 1 << 22, 4 };
		struct json *j = json_object(a);
		const char *line;

		json_put_string(j, "v", text);
		line = json_text(a, j);
		j = json_parse(a, line, strlen(line), &caps, NULL);
		FUZZ_REQUIRE(j != NULL);
		FUZZ_REQUIRE(strcmp(json_string(json_get(j, "v")), text) == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);

	round_trips(a, data, len);
	(void)decode_url(a, (const char *)data, len, false);
	as_text(a, arena_strndup(a, (const char *)data, len));
	arena_free(a);
	return 0;
}
