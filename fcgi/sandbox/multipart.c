/* SPDX-License-Identifier: MIT
 *
 * multipart.c: the parts of a multipart/form-data body.
 */
#include "config.h"

#include "sandbox/mime.h"
#include "sandbox/multipart.h"

static const char *
boundary_of(struct exchange *x)
{
	const char *type = x->q->content_type;
	const char *at = type ? strcasestr(type, "boundary=") : NULL;
	size_t len;

	if (!at || strncasecmp(type, "multipart/form-data", 19) != 0)
		return NULL;
	at += 9;
	len = *at == '"' ? strcspn(++at, "\"") : strcspn(at, "; \t");
	return arena_printf(x->arena, "--%.*s", (int)len, at);
}

/* name="..." in a Content-Disposition. */
static const char *
parameter(struct arena *a, const char *header, const char *name)
{
	const char *wanted = arena_printf(a, " %s=\"", name);
	const char *at = strcasestr(header, wanted);

	if (!at)
		return NULL;
	at += strlen(wanted);
	return arena_strndup(a, at, strcspn(at, "\""));
}

/* Header lines with LF alone, as mime.h reads them. */
static const char *
headers_of(struct arena *a, const char *from, size_t len)
{
	char *text = arena_strndup(a, from, len), *to = text, *p;

	for (p = text; *p; p++)
		if (*p != '\r')
			*to++ = *p;
	*to = '\0';
	return text;
}

static bool
read_part(struct arena *a, const char *from, const char *end, struct part *ret)
{
	const char *blank = memmem(from, (size_t)(end - from), "\r\n\r\n", 4);
	const char *headers, *disposition;

	if (!blank)
		return false;
	headers = headers_of(a, from, (size_t)(blank - from) + 2);
	disposition = mime_header(a, headers, "Content-Disposition");
	ret->name = parameter(a, disposition, "name");
	ret->filename = parameter(a, disposition, "filename");
	ret->type = mime_header(a, headers, "Content-Type");
	ret->data = blank + 4;
	ret->len = (size_t)(end - ret->data);
	return ret->name != NULL;
}

bool
multipart_find(struct exchange *x, const char *name, struct part *ret)
{
	const char *boundary = boundary_of(x);
	const char *body = x->q->body, *end = body + x->q->body_len;
	size_t n = boundary ? strlen(boundary) : 0;
	const char *at, *next;
	struct part p;

	if (!boundary)
		return false;
	at = memmem(body, x->q->body_len, boundary, n);
	while (at) {
		at += n;
		next = memmem(at, (size_t)(end - at), boundary, n);
		if (!next)
			return false;
		/* CR LF stands before the boundary and is part of it */
		if (next - at > 4 &&
		    read_part(x->arena, at + 2, next - 2, &p) &&
		    strcmp(p.name, name) == 0) {
			*ret = p;
			return true;
		}
		at = next;
	}
	return false;
}

const char *
multipart_text(struct exchange *x, const char *name)
{
	struct part p;

	if (!multipart_find(x, name, &p))
		return NULL;
	return arena_strndup(x->arena, p.data, p.len);
}
