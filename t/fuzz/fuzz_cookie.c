/* SPDX-License-Identifier: MIT
 *
 * fuzz_cookie.c: Cookie headers: names are tokens, values hold nothing that
 * could break a header.
 */
#include "fuzz.h"
#include "web/cookie.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)16 * 1024 * 1024);
	const char *header = arena_strndup(a, (const char *)data, len);
	struct req_pairs p;

	cookie_parse(a, header, &p);
	FUZZ_REQUIRE(p.count <= 50);
	for (size_t i = 0; i < p.count; i++) {
		FUZZ_REQUIRE(*p.list[i].name);
		FUZZ_REQUIRE(!strpbrk(p.list[i].name, "\r\n;=, "));
		FUZZ_REQUIRE(!strpbrk(p.list[i].value, "\r\n;, \""));
	}
	arena_free(a);
	return 0;
}
