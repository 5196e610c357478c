/* SPDX-License-Identifier: MIT
 *
 * fuzz_multipart.c: multipart bodies. The first line is the content type.
 */
#include "core/encode.h"
#include "fuzz.h"
#include "web/multipart.h"

static void
check(const struct multipart *m, const char *body, size_t len)
{
	for (size_t i = 0; i < m->fields.count; i++) {
		const char *v = m->fields.list[i].value;

		FUZZ_REQUIRE(encode_utf8_ok(v, strlen(v)));
	}
	for (size_t i = 0; i < m->file_count; i++) {
		const char *at = m->files[i].data;

		FUZZ_REQUIRE(at >= body && at <= body + len);
		FUZZ_REQUIRE(m->files[i].len <= (size_t)(body + len - at));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const uint8_t *eol = len ? memchr(data, '\n', len) : NULL;
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct multipart m;

	if (eol) {
		size_t body_len = len - (size_t)(eol + 1 - data);
		char *body = arena_copy(a, eol + 1, body_len);
		const char *type =
		    arena_strndup(a, (const char *)data, (size_t)(eol - data));

		if (multipart_parse(a, type, body, body_len, &m) == 0)
			check(&m, body, body_len);
	}
	arena_free(a);
	return 0;
}
