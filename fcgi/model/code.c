/* SPDX-License-Identifier: MIT
 *
 * code.c: drawing codes, and reading what a caller says one is.
 */
#include "model/code.h"

#include <string.h>

#include "core/random.h"

static void
code_write(unsigned value, char out[static 5])
{
	for (int i = 3; i >= 0; i--, value /= 10)
		out[i] = (char)('0' + value % 10);
	out[4] = '\0';
}

static bool
drawn(char codes[][5], size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (memcmp(codes[i], code, 4) == 0)
			return true;
	return false;
}

void
code_draw(char codes[][5], size_t count)
{
	for (size_t i = 0; i < count; i++)
		do
			code_write(random_below(CODE_COUNT), codes[i]);
		while (drawn(codes, i, codes[i]));
}

bool
code_pick_free(const bool *taken, char out[static 5])
{
	uint32_t count = 0, pick;

	for (unsigned i = 0; i < CODE_COUNT; i++)
		count += !taken[i];
	if (count == 0)
		return false;
	pick = random_below(count);
	for (unsigned i = 0; i < CODE_COUNT; i++)
		if (!taken[i] && pick-- == 0)
			code_write(i, out);
	return true;
}

bool
code_parse(const char *text, char out[static 5])
{
	unsigned value = 0, digits = 0;

	for (const char *p = text; *p; p++) {
		if (*p >= '0' && *p <= '9') {
			value = value * 10 + (unsigned)(*p - '0');
			if (++digits > 4)
				return false;
		} else if (!strchr(" .,-#\t", *p)) {
			return false;
		}
	}
	if (digits == 0)
		return false;
	code_write(value, out);
	return true;
}
