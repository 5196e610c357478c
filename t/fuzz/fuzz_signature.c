/* SPDX-License-Identifier: MIT
 *
 * fuzz_signature.c: signature headers: nothing but the true one is taken.
 */
#include "fuzz.h"
#include "remote/signature.h"

static const char body[] = "{\"type\":\"post_call_transcription\"}";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)16 * 1024 * 1024);
	const char *header = arena_strndup(a, (const char *)data, len);
	struct signature_body b = { body, sizeof(body) - 1 };
	instant now = 1795370400000;
	struct err e = ERR_INIT;

	/* Signed with another secret or not at all: the corpus cannot hold
	 * a right v0 for this one. */
	FUZZ_REQUIRE(signature_elevenlabs(header, "a secret nobody wrote down",
					  b, now, &e) < 0);
	FUZZ_REQUIRE(e.code == ERR_UNAUTHENTIC);
	arena_free(a);
	return 0;
}
