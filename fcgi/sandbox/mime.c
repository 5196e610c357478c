/* SPDX-License-Identifier: MIT
 *
 * mime.c: as much of a mail as a person wants to read: header fields,
 * encoded words, multiparts, quoted-printable and base64.
 */
#include "config.h"

#include <ctype.h>

#include "core/encode.h"
#include "core/str.h"
#include "sandbox/mime.h"

#define TEXT_MOST  (2u << 20)
#define PARTS_DEEP 5

static const char *
utf8(struct arena *a, const char *text)
{
	char *s, *p;

	if (encode_utf8_ok(text, strlen(text)))
		return text;
	s = arena_strdup(a, text);
	for (p = s; *p; p++)
		if ((unsigned char)*p >= 0x80)
			*p = '?';
	return s;
}

static int
hex_value(char c)
{
	if (isdigit((unsigned char)c))
		return c - '0';
	c = (char)tolower((unsigned char)c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Quoted-printable; in an encoded word _ is a space. */
static const char *
unquote(struct arena *a, const char *text, size_t len, bool word)
{
	struct str out;
	size_t i;

	str_init(&out, a, TEXT_MOST);
	for (i = 0; i < len; i++) {
		if (text[i] == '=' && i + 2 < len + (word ? 1 : 0) &&
		    hex_value(text[i + 1]) >= 0 &&
		    hex_value(text[i + 2]) >= 0) {
			str_addc(&out, (char)(hex_value(text[i + 1]) * 16 +
					      hex_value(text[i + 2])));
			i += 2;
		} else if (text[i] == '=' && i + 1 < len && text[i + 1] == '\n')
			i++;
		else
			str_addc(&out, word && text[i] == '_' ? ' ' : text[i]);
	}
	return out.buf;
}

static const char *
unbase64(struct arena *a, const char *text, size_t len)
{
	char *packed = arena_alloc(a, len + 1), *bytes;
	size_t i, n = 0, got;

	for (i = 0; i < len; i++)
		if (!isspace((unsigned char)text[i]))
			packed[n++] = text[i];
	bytes = decode_base64(a, packed, &got);
	return bytes ? arena_strndup(a, bytes, got) : "";
}

/* One "=?utf-8?B?...?="; returns what follows it, or NULL if it is none. */
static const char *
encoded_word(struct arena *a, const char *at, struct str *out)
{
	const char *kind = strchr(at + 2, '?');
	const char *end =
	    kind && kind[1] && kind[2] == '?' ? strstr(kind + 3, "?=") : NULL;
	size_t len = end ? (size_t)(end - kind - 3) : 0;

	if (!end)
		return NULL;
	if (toupper((unsigned char)kind[1]) == 'B')
		str_add(out, unbase64(a, kind + 3, len));
	else
		str_add(out, unquote(a, kind + 3, len, true));
	return end + 2;
}

static const char *
decode_words(struct arena *a, const char *text)
{
	struct str out;
	const char *after;

	str_init(&out, a, 65536);
	while (*text) {
		after = strncmp(text, "=?", 2) == 0
			    ? encoded_word(a, text, &out)
			    : NULL;
		if (!after) {
			str_addc(&out, *text++);
			continue;
		}
		text = after;
		if (strncmp(text + strspn(text, " \t"), "=?", 2) == 0)
			text += strspn(text, " \t");
	}
	return utf8(a, out.buf);
}

/* The unfolded value of the header, as it stands in the mail. */
static const char *
raw_header(struct arena *a, const char *raw, const char *name)
{
	size_t n = strlen(name), len;
	const char *line = raw;
	struct str out;

	str_init(&out, a, 65536);
	while (*line && *line != '\n') {
		len = strcspn(line, "\n");
		if (out.len && (*line == ' ' || *line == '\t'))
			str_addn(&out, line, len);
		else if (out.len)
			break;
		else if (strncasecmp(line, name, n) == 0 && line[n] == ':')
			str_addn(&out, line + n + 1, len - n - 1);
		line += len + (line[len] == '\n');
	}
	return out.buf + strspn(out.buf, " \t");
}

const char *
mime_header(struct arena *a, const char *raw, const char *name)
{
	return decode_words(a, raw_header(a, raw, name));
}

static const char *
body_of(const char *raw)
{
	const char *end = strstr(raw, "\n\n");

	if (*raw == '\n')
		return raw + 1;
	return end ? end + 2 : "";
}

static const char *
boundary_of(struct arena *a, const char *type)
{
	const char *at = strcasestr(type, "boundary=");
	size_t len;

	if (strncasecmp(type, "multipart/", 10) != 0 || !at)
		return NULL;
	at += 9;
	len = *at == '"' ? strcspn(++at, "\"") : strcspn(at, "; \t");
	return arena_printf(a, "--%.*s", (int)len, at);
}

static const char *
decoded_body(struct arena *a, const char *raw)
{
	const char *how = raw_header(a, raw, "Content-Transfer-Encoding");
	const char *body = body_of(raw);

	if (strncasecmp(how, "base64", 6) == 0)
		return unbase64(a, body, strlen(body));
	if (strncasecmp(how, "quoted-printable", 16) == 0)
		return unquote(a, body, strlen(body), false);
	return body;
}

static const char *text_part(struct arena *a, const char *raw, const char *kind,
			     int depth);

static const char *
text_in_parts(struct arena *a, const char *body, const char *boundary,
	      const char *kind, int depth)
{
	const char *at = strstr(body, boundary), *next, *found;
	size_t n = strlen(boundary);

	while (at && strncmp(at + n, "--", 2) != 0) {
		at += n;
		at += strcspn(at, "\n");
		at += *at == '\n';
		next = strstr(at, boundary);
		found = text_part(
		    a, next ? arena_strndup(a, at, (size_t)(next - at)) : at,
		    kind, depth + 1);
		if (found)
			return found;
		at = next;
	}
	return NULL;
}

/* NULL: no part of this kind ("text/plain"). */
static const char *
text_part(struct arena *a, const char *raw, const char *kind, int depth)
{
	const char *type = raw_header(a, raw, "Content-Type");
	const char *boundary = boundary_of(a, type);

	if (depth > PARTS_DEEP)
		return NULL;
	if (boundary)
		return text_in_parts(a, body_of(raw), boundary, kind, depth);
	if (*type && strncasecmp(type, kind, strlen(kind)) != 0)
		return NULL;
	return decoded_body(a, raw);
}

const char *
mime_text(struct arena *a, const char *raw)
{
	const char *text = text_part(a, raw, "text/plain", 0);

	if (!text)
		text = text_part(a, raw, "text/", 0);
	return utf8(a, text ? text : body_of(raw));
}
