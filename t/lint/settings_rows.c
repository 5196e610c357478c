/* SPDX-License-Identifier: MIT
 *
 * settings_rows.c: print the table of settings, for t/lint/settings: the
 * name, whether it is secret, its default.
 */
#include "core/settings.h"

#include <stdio.h>

int
main(void)
{
	size_t count;
	const struct settings_row *rows = settings_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (printf("%s\t%s\t%s\n", rows[i].name,
			   rows[i].secret ? "secret" : "-",
			   rows[i].fallback) < 0)
			return 1;
	return 0;
}
