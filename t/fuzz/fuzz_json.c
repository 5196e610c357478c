/* SPDX-License-Identifier: MIT
 *
 * fuzz_json.c: webhook bodies: what is taken is within the caps, is written
 * as JSON that is taken again, and its canonical text is a fixed point.
 */
#include "core/encode.h"
#include "core/json.h"
#include "fuzz.h"

static const struct json_caps caps = { .bytes = 65536, .depth = 16 };

static void
check(struct arena *a, const struct json *j)
{
	const char *canonical = json_canonical(a, j), *text = json_text(a, j);
	struct err e = ERR_INIT;
	struct json_caps wide = { .bytes = 1 << 22, .depth = 16 };
	const struct json *again =
	    json_parse(a, canonical, strlen(canonical), &wide, &e);

	FUZZ_REQUIRE(encode_utf8_ok(text, strlen(text)));
	FUZZ_REQUIRE(again != NULL);
	FUZZ_REQUIRE(strcmp(json_canonical(a, again), canonical) == 0);
	json_string(json_path(j, "parameters.customer_name"));
	json_string(json_path(j, "data.agent_id"));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct err e = ERR_INIT;
	const struct json *j =
	    json_parse(a, (const char *)data, len, &caps, &e);

	if (j)
		check(a, j);
	else
		FUZZ_REQUIRE(e.code == ERR_INVALID || e.code == ERR_TOO_LARGE);
	arena_free(a);
	return 0;
}
