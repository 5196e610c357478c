/* SPDX-License-Identifier: MIT
 *
 * migrate_text.h: a file of statements as text.
 */
#ifndef VA_STORE_MIGRATE_TEXT_H
#define VA_STORE_MIGRATE_TEXT_H

#include "core/arena.h"
#include "core/err.h"

/* The whole file, at most 1 MB; NULL and e. */
char *migrate_text_read(struct arena *a, const char *path, struct err *e);

/* The next statement without its ';' and without comment lines ("-- ...");
 * NULL at the end. Works in the text itself and moves *text on. */
const char *migrate_text_next(char **text);

/* Every `what` replaced. */
const char *migrate_text_replace(struct arena *a, const char *text,
				 const char *what, const char *with);

#endif
