/* SPDX-License-Identifier: MIT
 *
 * req.c: looking things up in a request.
 */
#include "web/req.h"

#include <ctype.h>
#include <string.h>

#include "core/encode.h"

#define FIELDS_MAX 400
#define NAME_MAX_  64

const char *
req_pairs_get(const struct req_pairs *p, const char *name)
{
	for (size_t i = 0; i < p->count; i++)
		if (strcmp(p->list[i].name, name) == 0)
			return p->list[i].value;
	return NULL;
}

const char *
req_param(const struct req *req, const char *name)
{
	return req_pairs_get(&req->params, name);
}

const char *
req_query(const struct req *req, const char *name)
{
	return req_pairs_get(&req->query, name);
}

const char *
req_field(const struct req *req, const char *name)
{
	return req_pairs_get(&req->form, name);
}

const char *
req_cookie(const struct req *req, const char *name)
{
	return req_pairs_get(&req->cookies, name);
}

const struct req_file *
req_file(const struct req *req, const char *field)
{
	for (size_t i = 0; i < req->file_count; i++)
		if (strcmp(req->files[i].field, field) == 0)
			return &req->files[i];
	return NULL;
}

const char *
req_env(const struct req *req, const char *name)
{
	size_t len = strlen(name);

	for (char *const *e = req->env; e && *e; e++)
		if (strncmp(*e, name, len) == 0 && (*e)[len] == '=')
			return *e + len + 1;
	return NULL;
}

/* "X-Partial" is HTTP_X_PARTIAL among the CGI variables. */
const char *
req_header(const struct req *req, const char *name)
{
	char key[NAME_MAX_ + 6] = "HTTP_";
	size_t n = 5;

	for (; *name && n < sizeof(key) - 1; name++)
		key[n++] =
		    *name == '-' ? '_' : (char)toupper((unsigned char)*name);
	key[n] = '\0';
	return req_env(req, key);
}

/* Ids are written one way only, so that a page has one address. */
static bool
id_parse(const char *text, uint64_t *ret)
{
	uint64_t id;

	if (!text || text[0] < '1' || text[0] > '9' || !decode_u64(text, &id) ||
	    id > INT64_MAX)
		return false;
	*ret = id;
	return true;
}

int
req_param_id(struct req *req, const char *name, uint64_t *ret)
{
	if (id_parse(req_param(req, name), ret))
		return 0;
	return err_set(&req->err, ERR_NOT_FOUND, "There is no such page.",
		       "parameter %s is no id", name);
}

bool
req_query_id(const struct req *req, const char *name, uint64_t *ret)
{
	return id_parse(req_query(req, name), ret);
}

bool
req_field_id(const struct req *req, const char *name, uint64_t *ret)
{
	return id_parse(req_field(req, name), ret);
}

const struct json *
req_json(struct req *req)
{
	static const struct json_caps caps = { .bytes = 65536, .depth = 16 };

	return json_parse(req->arena, req->body, req->body_len, &caps,
			  &req->err);
}

static size_t
pairs_count(const char *text, size_t len)
{
	size_t n = 1;

	for (size_t i = 0; i < len; i++)
		n += text[i] == '&';
	return n;
}

static char *
piece(struct arena *a, const char *text, size_t len)
{
	char *s = decode_url(a, text, len, true);

	return s && encode_utf8_ok(s, strlen(s)) ? s : NULL;
}

static int
pair_add(struct arena *a, struct req_pair *list, size_t *n, const char *text,
	 size_t len)
{
	const char *eq = memchr(text, '=', len);
	size_t name_len = eq ? (size_t)(eq - text) : len;
	const char *name = piece(a, text, name_len);
	const char *value = "";

	if (eq)
		value = piece(a, eq + 1, len - name_len - 1);
	if (!name || !value)
		return -1;
	list[(*n)++] = (struct req_pair){ name, value };
	return 0;
}

int
req_pairs_parse(struct arena *a, const char *text, size_t len,
		struct req_pairs *ret)
{
	size_t most = pairs_count(text, len), n = 0;
	const char *end = text + len;
	struct req_pair *list;

	if (most > FIELDS_MAX)
		return -1;
	list = arena_array(a, most, sizeof(*list));
	while (text < end) {
		const char *amp = memchr(text, '&', (size_t)(end - text));
		const char *stop = amp ? amp : end;

		if (stop > text &&
		    pair_add(a, list, &n, text, (size_t)(stop - text)) < 0)
			return -1;
		text = stop + 1;
	}
	*ret = (struct req_pairs){ list, n };
	return 0;
}
