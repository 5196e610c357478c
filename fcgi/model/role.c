/* SPDX-License-Identifier: MIT
 *
 * role.c: names of roles.
 */
#include "model/role.h"

#include <string.h>

static const char *const names[] = { "none", "host", "manager", "owner",
				     "admin" };

const char *
role_name(enum role r)
{
	return names[r];
}

enum role
role_parse(const char *name)
{
	for (int r = ROLE_HOST; r <= ROLE_ADMIN; r++)
		if (strcmp(names[r], name) == 0)
			return (enum role)r;
	return ROLE_NONE;
}
