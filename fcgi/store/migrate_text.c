/* SPDX-License-Identifier: MIT
 *
 * migrate_text.c: a file of statements as text.
 */
#include "store/migrate_text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/str.h"

#define TEXT_MOST ((size_t)1 << 20)

char *
migrate_text_read(struct arena *a, const char *path, struct err *e)
{
	FILE *f = fopen(path, "re");
	char *text;
	size_t len;

	if (f == NULL) {
		err_internal(e, "migrate: %s cannot be opened", path);
		return NULL;
	}
	text = arena_alloc(a, TEXT_MOST + 1);
	len = fread(text, 1, TEXT_MOST + 1, f);
	fclose(f);
	if (len > TEXT_MOST) {
		err_internal(e, "migrate: %s is too large", path);
		return NULL;
	}
	text[len] = '\0';
	return text;
}

static bool
is_comment(const char *line)
{
	return strncmp(line, "--", 2) == 0;
}

/* Ends the line with NUL; answers where the next one begins. */
static char *
cut_line(char *line)
{
	char *end = strchr(line, '\n');

	if (end == NULL)
		return line + strlen(line);
	*end = '\0';
	return end + 1;
}

const char *
migrate_text_next(char **text)
{
	char *out = *text, *to = *text, *line = *text;

	while (*line != '\0') {
		char *next = cut_line(line);
		size_t len = strlen(line);

		while (len > 0 && isspace((unsigned char)line[len - 1]))
			len--;
		if (len > 0 && !is_comment(line)) {
			const bool last = line[len - 1] == ';';

			memmove(to, line, len);
			to += len;
			if (last) {
				to[-1] = '\0';
				*text = next;
				return out;
			}
			/* There is room for it only where a line ended. */
			if (*next != '\0')
				*to++ = '\n';
		}
		line = next;
	}
	*text = line;
	return NULL;
}

const char *
migrate_text_replace(struct arena *a, const char *text, const char *what,
		     const char *with)
{
	struct str out;
	const char *hit;

	str_init(&out, a, TEXT_MOST);
	while ((hit = strstr(text, what)) != NULL) {
		str_addn(&out, text, (size_t)(hit - text));
		str_add(&out, with);
		text = hit + strlen(what);
	}
	str_add(&out, text);
	return out.buf;
}
