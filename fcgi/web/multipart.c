/* SPDX-License-Identifier: MIT
 *
 * multipart.c: multipart/form-data, parsed where it lies.
 *
 * RFC 7578 over RFC 2046. One part is
 *     --boundary CRLF headers CRLF CRLF data CRLF
 * and the last delimiter is followed by "--". A preamble is skipped, an
 * epilogue ignored.
 */
#include "web/multipart.h"

#include <string.h>
#include <strings.h>

#include "core/encode.h"

#define PARTS_MAX     200
#define HEADERS_MAX   4096
#define BOUNDARY_MAX  70
#define NAME_LEN_MAX  200
#define FILE_NAME_MAX 1024

struct cursor {
	struct arena *arena;
	char *at, *end;
	char delimiter[BOUNDARY_MAX + 5]; /* CRLF -- boundary */
	size_t delimiter_len;
};

struct part {
	const char *name, *file, *type;
	char *data;
	size_t len;
};

static char *
find(char *from, const char *end, const char *what, size_t len)
{
	return memmem(from, (size_t)(end - from), what, len);
}

/* name="value" or name=token after a semicolon; "" is a value, NULL none. */
static const char *
param(struct arena *a, const char *s, const char *name)
{
	size_t len = strlen(name);

	while ((s = strchr(s, ';'))) {
		s += 1 + strspn(s + 1, " \t");
		if (strncasecmp(s, name, len) == 0 && s[len] == '=')
			break;
		if (strchr(s, '"') && strchr(s, '"') < s + strcspn(s, ";"))
			s = strchr(s, '"') + 1 +
			    strcspn(strchr(s, '"') + 1, "\"");
	}
	if (!s)
		return NULL;
	s += len + 1;
	if (*s != '"')
		return arena_strndup(a, s, strcspn(s, "; \t"));
	s++;
	return arena_strndup(a, s, strcspn(s, "\""));
}

/* Browsers (WHATWG) write a quote or line break in a name as %22 %0D %0A. */
static const char *
unquote(struct arena *a, const char *s)
{
	char *out = arena_strdup(a, s), *w = out;

	for (const char *r = out; *r; r++) {
		if (strncmp(r, "%22", 3) == 0) {
			*w++ = '"';
			r += 2;
		} else if (strncasecmp(r, "%0d", 3) == 0 ||
			   strncasecmp(r, "%0a", 3) == 0) {
			*w++ = ' ';
			r += 2;
		} else {
			*w++ = *r;
		}
	}
	*w = '\0';
	return out;
}

static int
boundary_read(const char *content_type, struct cursor *c)
{
	const char *b = param(c->arena, content_type, "boundary");
	size_t len = b ? strlen(b) : 0;

	if (len < 1 || len > BOUNDARY_MAX)
		return -1;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)b[i] < 0x20 || (unsigned char)b[i] > 0x7e)
			return -1;
	memcpy(c->delimiter, "\r\n--", 4);
	memcpy(c->delimiter + 4, b, len);
	c->delimiter_len = len + 4;
	return 0;
}

/* To the first delimiter, which may stand at the very start without its
 * CRLF. */
static int
preamble_skip(struct cursor *c)
{
	size_t bare = c->delimiter_len - 2;
	char *at;

	if ((size_t)(c->end - c->at) >= bare &&
	    memcmp(c->at, c->delimiter + 2, bare) == 0) {
		c->at += bare;
		return 0;
	}
	at = find(c->at, c->end, c->delimiter, c->delimiter_len);
	if (!at)
		return -1;
	c->at = at + c->delimiter_len;
	return 0;
}

/* Behind a delimiter: 1 another part, 0 the end, -1 neither. */
static int
delimiter_end(struct cursor *c)
{
	if (c->end - c->at >= 2 && memcmp(c->at, "--", 2) == 0)
		return 0;
	while (c->at < c->end && (*c->at == ' ' || *c->at == '\t'))
		c->at++;
	if (c->end - c->at < 2 || memcmp(c->at, "\r\n", 2) != 0)
		return -1;
	return 1;
}

static int
header_line(struct arena *a, const char *line, struct part *p)
{
	if (strncasecmp(line, "Content-Disposition:", 20) == 0) {
		const char *v = line + 20 + strspn(line + 20, " \t");

		if (strncasecmp(v, "form-data", 9) != 0)
			return -1;
		p->name = param(a, v, "name");
		p->file = param(a, v, "filename");
	} else if (strncasecmp(line, "Content-Type:", 13) == 0) {
		p->type = line + 13 + strspn(line + 13, " \t");
	}
	return 0;
}

/* The cursor stands on the CRLF that ends the delimiter's line. */
static int
headers_read(struct cursor *c, struct part *p)
{
	char *stop = find(c->at, c->end, "\r\n\r\n", 4);
	char *line = c->at + 2;

	if (!stop || stop - c->at > HEADERS_MAX || stop < line - 2)
		return -1;
	while (line < stop) {
		char *eol = find(line, stop + 2, "\r\n", 2);

		if (!encode_utf8_ok(line, (size_t)(eol - line)))
			return -1;
		*eol = '\0';
		if (header_line(c->arena, line, p) < 0)
			return -1;
		line = eol + 2;
	}
	c->at = stop + 4;
	return p->name ? 0 : -1;
}

/* Leaves the cursor behind the delimiter that ends the part. */
static int
part_read(struct cursor *c, struct part *p)
{
	char *stop;

	*p = (struct part){ .type = "text/plain" };
	if (headers_read(c, p) < 0)
		return -1;
	/* A part without data: its headers' CRLF begins the delimiter. */
	stop = find(c->at - 2, c->end, c->delimiter, c->delimiter_len);
	if (!stop)
		return -1;
	p->data = c->at;
	p->len = stop > c->at ? (size_t)(stop - c->at) : 0;
	c->at = stop + c->delimiter_len;
	return strlen(p->name) <= NAME_LEN_MAX &&
		       (!p->file || strlen(p->file) <= FILE_NAME_MAX)
		   ? 0
		   : -1;
}

static int
part_keep(struct arena *a, struct part *p, struct req_pair *fields,
	  struct req_file *files, struct multipart *ret)
{
	if (!p->file) {
		if (!encode_utf8_ok(p->data, p->len))
			return -1;
		p->data[p->len] = '\0'; /* the CR of the delimiter */
		fields[ret->fields.count++] =
		    (struct req_pair){ unquote(a, p->name), p->data };
		return 0;
	}
	if (!*p->file && p->len == 0)
		return 0;
	files[ret->file_count++] = (struct req_file){
		.field = unquote(a, p->name),
		.name = unquote(a, p->file),
		.type = p->type,
		.data = p->data,
		.len = p->len,
	};
	return 0;
}

int
multipart_parse(struct arena *a, const char *content_type, char *body,
		size_t len, struct multipart *ret)
{
	struct req_pair *fields = arena_array(a, PARTS_MAX, sizeof(*fields));
	struct req_file *files = arena_array(a, PARTS_MAX, sizeof(*files));
	struct cursor c = { .arena = a, .at = body, .end = body + len };
	struct multipart m = { .fields = { fields, 0 }, .files = files };
	int more;

	if (boundary_read(content_type, &c) < 0 || preamble_skip(&c) < 0)
		return -1;
	for (int n = 0; (more = delimiter_end(&c)) > 0; n++) {
		struct part p;

		if (n == PARTS_MAX || part_read(&c, &p) < 0 ||
		    part_keep(a, &p, fields, files, &m) < 0)
			return -1;
	}
	if (more < 0)
		return -1;
	*ret = m;
	return 0;
}
