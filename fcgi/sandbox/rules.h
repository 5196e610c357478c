/* SPDX-License-Identifier: MIT
 *
 * rules.h: what a request body must look like, as tables of rules, and the
 * platform's 422 answer that says what was wrong with it.
 */
#ifndef VA_SANDBOX_RULES_H
#define VA_SANDBOX_RULES_H

#include <stddef.h>

#include "sandbox/exchange.h"

enum rule_type {
	RULE_STRING,
	RULE_INT,
	RULE_NUMBER, /* with or without a fraction */
	RULE_BOOL,
	RULE_OBJECT,
	RULE_ARRAY,
	RULE_STRINGS /* an array of strings */
};

struct rule {
	const char *path; /* "a.b.c" through objects */
	enum rule_type type;
	bool required;
	double least, most;  /* numbers; both 0: any */
	const char *choices; /* "one|other|third"; strings */
};

struct violations {
	struct arena *arena;
	struct json *list;
	size_t count;
};

void violations_init(struct violations *v, struct arena *a);
/* path: "tool_config.api_schema.url"; digits become numbers in loc. */
void violations_add(struct violations *v, const char *path, const char *type,
		    const char *message);
void rules_check(struct violations *v, const struct json *body,
		 const struct rule *rules, size_t count);

/* Answers 422 and is false if there is any. */
bool violations_none(struct exchange *x, const struct violations *v);

/* All of it for the usual case; a missing body is a violation too. */
bool rules_hold(struct exchange *x, const struct rule *rules, size_t count);

/* A deep copy of base with patch laid over it: objects merge, everything
 * else (arrays, null) is replaced. */
struct json *rules_merge(struct arena *a, const struct json *base,
			 const struct json *patch);

#endif
