/* SPDX-License-Identifier: MIT
 *
 * multipart.h: multipart/form-data bodies (RFC 7578).
 *
 * Works on the body where it lies: parts point into it, only names are
 * copied. At most 200 parts, 4 kB of headers a part, boundary of 1..70 bytes
 * (RFC 2046).
 */
#ifndef VA_WEB_MULTIPART_H
#define VA_WEB_MULTIPART_H

#include "web/req.h"

struct multipart {
	struct req_pairs fields;
	const struct req_file *files; /* with a name; an empty choice of the
				       * browser (no name, no data) is none */
	size_t file_count;
};

/* content_type is the whole header. 0, or -1: not well formed, over a limit,
 * or a field that is not UTF-8. The body is changed: a NUL is written behind
 * each field's value. */
int multipart_parse(struct arena *a, const char *content_type, char *body,
		    size_t len, struct multipart *ret);

#endif
