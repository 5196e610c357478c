/* SPDX-License-Identifier: MIT
 *
 * tool_schema.h: whether a tool's api_schema is one the platform takes.
 */
#ifndef VA_SANDBOX_TOOL_SCHEMA_H
#define VA_SANDBOX_TOOL_SCHEMA_H

#include "sandbox/rules.h"

/* Adds a violation for each fault; path is where api stands in the body. */
void tool_schema_check(struct violations *v, const char *path,
		       const struct json *api);

#endif
