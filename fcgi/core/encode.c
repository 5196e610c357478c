/* SPDX-License-Identifier: MIT
 *
 * encode.c: bytes as text and back.
 */
#include "config.h"

#include "core/encode.h"

#include <ctype.h>

static const char hex_digits[] = "0123456789abcdef";

void
encode_hex(char *out, const void *bytes, size_t len)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < len; i++) {
		*out++ = hex_digits[p[i] >> 4];
		*out++ = hex_digits[p[i] & 15];
	}
	*out = '\0';
}

static int
hex_value(char c)
{
	const char *at;

	if (c == '\0')
		return -1;
	at = strchr(hex_digits, tolower((unsigned char)c));
	return at == NULL ? -1 : (int)(at - hex_digits);
}

bool
decode_hex(void *out, const char *hex, size_t len)
{
	unsigned char *p = out;

	if (strlen(hex) != 2 * len)
		return false;
	for (size_t i = 0; i < len; i++) {
		int high = hex_value(hex[2 * i]);
		int low = hex_value(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		p[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

static const char base64_plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz0123456789+/";
static const char base64_url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "abcdefghijklmnopqrstuvwxyz0123456789-_";

char *
encode_base64(struct arena *a, const void *bytes, size_t len, bool url)
{
	const char *digits = url ? base64_url : base64_plain;
	const unsigned char *p = bytes;
	char *out = arena_alloc(a, (len + 2) / 3 * 4 + 1);
	char *o = out;

	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		unsigned v = (unsigned)p[i] << 16;

		v |= left > 1 ? (unsigned)p[i + 1] << 8 : 0;
		v |= left > 2 ? (unsigned)p[i + 2] : 0;
		*o++ = digits[v >> 18];
		*o++ = digits[v >> 12 & 63];
		if (left > 1)
			*o++ = digits[v >> 6 & 63];
		else if (!url)
			*o++ = '=';
		if (left > 2)
			*o++ = digits[v & 63];
		else if (!url)
			*o++ = '=';
	}
	return out;
}

static int
base64_value(char c)
{
	const char *at;

	if (c == '-')
		c = '+';
	if (c == '_')
		c = '/';
	at = c == '\0' ? NULL : strchr(base64_plain, c);
	return at == NULL ? -1 : (int)(at - base64_plain);
}

/* Text without its padding; SIZE_MAX if the padding is wrong. */
static size_t
base64_digits(const char *text)
{
	size_t all = strlen(text), n = all;

	while (n > 0 && text[n - 1] == '=')
		n--;
	if (all != n && (all % 4 != 0 || all - n > 2))
		return SIZE_MAX;
	return n % 4 == 1 ? SIZE_MAX : n;
}

void *
decode_base64(struct arena *a, const char *text, size_t *ret_len)
{
	size_t n = base64_digits(text), len = 0;
	unsigned char *out;
	unsigned v = 0;

	if (n == SIZE_MAX)
		return NULL;
	out = arena_alloc(a, n / 4 * 3 + 4);
	for (size_t i = 0; i < n; i++) {
		int digit = base64_value(text[i]);

		if (digit < 0)
			return NULL;
		v = (v << 6 | (unsigned)digit) & 0xffffff;
		if (i % 4 > 0)
			out[len++] =
			    (unsigned char)(v >> (6 - 2 * (i % 4)) & 255);
	}
	/* Bits left over must be zero, or one value has many spellings. */
	if ((n % 4 == 2 && (v & 15) != 0) || (n % 4 == 3 && (v & 3) != 0))
		return NULL;
	out[len] = '\0';
	*ret_len = len;
	return out;
}

char *
encode_url(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, strlen(text) * 3 + 1);
	char *o = out;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c < 0x80 && (isalnum(c) || strchr("-._~", c) != NULL)) {
			*o++ = (char)c;
			continue;
		}
		*o++ = '%';
		*o++ = "0123456789ABCDEF"[c >> 4];
		*o++ = "0123456789ABCDEF"[c & 15];
	}
	return out;
}

char *
decode_url(struct arena *a, const char *text, size_t len, bool form)
{
	char *out = arena_alloc(a, len + 1);
	char *o = out;

	for (size_t i = 0; i < len; i++) {
		int high, low;

		if (text[i] != '%') {
			if (text[i] == '\0')
				return NULL;
			*o++ = form && text[i] == '+' ? ' ' : text[i];
			continue;
		}
		if (len - i < 3)
			return NULL;
		high = hex_value(text[i + 1]);
		low = hex_value(text[i + 2]);
		if (high < 0 || low < 0 || (high == 0 && low == 0))
			return NULL;
		*o++ = (char)(high << 4 | low);
		i += 2;
	}
	return out;
}

/* Bytes of the well-formed character at p (RFC 3629, table of section 4);
 * 0 if there is none. */
static size_t
utf8_char(const unsigned char *p, size_t left)
{
	unsigned char least = 0x80, most = 0xbf;
	size_t n;

	if (p[0] < 0x80)
		return p[0] == 0 ? 0 : 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	n = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (left < n)
		return 0;
	if (p[0] == 0xe0)
		least = 0xa0;
	else if (p[0] == 0xed)
		most = 0x9f; /* no surrogates */
	else if (p[0] == 0xf0)
		least = 0x90;
	else if (p[0] == 0xf4)
		most = 0x8f; /* nothing over U+10FFFF */
	if (p[1] < least || p[1] > most)
		return 0;
	for (size_t i = 2; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return n;
}

bool
encode_utf8_ok(const char *text, size_t len)
{
	const unsigned char *p = (const unsigned char *)text;

	while (len > 0) {
		size_t n = utf8_char(p, len);

		if (n == 0)
			return false;
		p += n;
		len -= n;
	}
	return true;
}

size_t
encode_utf8_length(const char *text)
{
	size_t n = 0;

	for (; *text != '\0'; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

bool
decode_u64(const char *text, uint64_t *ret)
{
	uint64_t n = 0;

	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return false;
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *text - '0', &n))
			return false;
	}
	*ret = n;
	return true;
}

bool
decode_int(const char *text, int least, int most, int *ret)
{
	bool minus = *text == '-';
	uint64_t size;
	int64_t n;

	if (!decode_u64(text + minus, &size) || size > INT32_MAX)
		return false;
	n = minus ? -(int64_t)size : (int64_t)size;
	if (n < least || n > most)
		return false;
	*ret = (int)n;
	return true;
}
