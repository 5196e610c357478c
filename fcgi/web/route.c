/* SPDX-License-Identifier: MIT
 *
 * route.c: which row of the table answers a path.
 */
#include "web/route.h"

#include <string.h>

static const struct {
	const char *name;
	enum req_method method;
} methods[] = {
	{ "GET", METHOD_GET },       { "POST", METHOD_POST },
	{ "PUT", METHOD_PUT },       { "PATCH", METHOD_PATCH },
	{ "DELETE", METHOD_DELETE },
};
#define METHODS (sizeof(methods) / sizeof(methods[0]))

const char *
method_name(enum req_method m)
{
	for (size_t i = 0; i < METHODS; i++)
		if (methods[i].method == m)
			return methods[i].name;
	return "?";
}

enum req_method
method_parse(const char *name)
{
	if (name && strcmp(name, "HEAD") == 0)
		return METHOD_GET;
	for (size_t i = 0; name && i < METHODS; i++)
		if (strcmp(methods[i].name, name) == 0)
			return methods[i].method;
	return 0;
}

static size_t
part_len(const char *s)
{
	return strcspn(s, "/");
}

/* One part of a pattern against one of the path: 2 literal, 1 {name}, 0 no. */
static int
part_match(const char *pattern, size_t pl, const char *path, size_t len)
{
	if (pl > 2 && pattern[0] == '{')
		return len > 0;
	return pl == len && memcmp(pattern, path, len) == 0 ? 2 : 0;
}

/* Higher is more literal, earlier parts first; 0: no match. The pattern and
 * the path must have the same number of parts. */
static unsigned
pattern_score(const char *pattern, const char *path)
{
	unsigned score = 1;

	while (*pattern == '/' && *path == '/') {
		size_t pl = part_len(++pattern), len = part_len(++path);
		int m = part_match(pattern, pl, path, len);

		if (m == 0)
			return 0;
		score = score * 2 + (m == 2);
		pattern += pl;
		path += len;
	}
	return *pattern || *path ? 0 : score;
}

static void
params_take(struct arena *a, const char *pattern, const char *path,
	    struct route_match *ret)
{
	ret->param_count = 0;
	while (*pattern == '/') {
		size_t pl = part_len(++pattern), len = part_len(++path);

		if (pl > 2 && *pattern == '{' &&
		    ret->param_count < ROUTE_PARAMS_MAX)
			ret->params[ret->param_count++] = (struct req_pair){
				arena_strndup(a, pattern + 1, pl - 2),
				arena_strndup(a, path, len),
			};
		pattern += pl;
		path += len;
	}
}

/* The best score any row of the pool has for the path. */
static unsigned
best_score(const struct route *table, size_t count, const char *path,
	   enum route_pool pool)
{
	unsigned best = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned score = table[i].pool & pool
				     ? pattern_score(table[i].pattern, path)
				     : 0;

		if (score > best)
			best = score;
	}
	return best;
}

void
route_match(struct arena *a, const struct route *table, size_t count,
	    const char *path, enum route_pool pool, enum req_method method,
	    struct route_match *ret)
{
	unsigned best = best_score(table, count, path, pool);

	*ret = (struct route_match){ 0 };
	for (size_t i = 0; best > 0 && i < count; i++) {
		const struct route *r = &table[i];

		if (!(r->pool & pool) ||
		    pattern_score(r->pattern, path) != best)
			continue;
		ret->allowed |= r->method;
		if (r->method == method && !ret->route) {
			ret->route = r;
			params_take(a, r->pattern, path, ret);
		}
	}
}
