/* SPDX-License-Identifier: MIT
 *
 * names.c: finding a word in a table of words.
 */
#include "model/names.h"

#include <string.h>

int
names_find(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; name && i < count; i++)
		if (strcmp(names[i], name) == 0)
			return (int)i;
	return -1;
}
