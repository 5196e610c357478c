/* SPDX-License-Identifier: MIT
 *
 * encode.h: bytes as text and back: hex, base64 (RFC 4648), URL encoding,
 * UTF-8 checks.
 */
#ifndef VA_CORE_ENCODE_H
#define VA_CORE_ENCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"

/* out holds 2 * len + 1; lower case. */
void encode_hex(char *out, const void *bytes, size_t len);

/* Exactly 2 * len hex digits of either case -> len bytes; false otherwise. */
bool decode_hex(void *out, const char *hex, size_t len);

/* url: the -_ alphabet without padding; else the +/ alphabet with it. */
char *encode_base64(struct arena *a, const void *bytes, size_t len, bool url);
/* Takes both alphabets, padded or not. NULL if it is not base64. */
void *decode_base64(struct arena *a, const char *text, size_t *ret_len);

/* Everything but unreserved characters (RFC 3986) as %XX. */
char *encode_url(struct arena *a, const char *text);
/* %XX and, if form, + as space. NULL on a broken escape or an encoded NUL. */
char *decode_url(struct arena *a, const char *text, size_t len, bool form);

/* Well-formed UTF-8 (RFC 3629: no surrogates, nothing over U+10FFFF) and
 * without NUL. */
bool encode_utf8_ok(const char *text, size_t len);

/* Characters (code points) in well-formed UTF-8. */
size_t encode_utf8_length(const char *text);

/* Decimal to a number: digits only, within the range, the whole text. */
bool decode_u64(const char *text, uint64_t *ret);
bool decode_int(const char *text, int least, int most, int *ret);

#endif
