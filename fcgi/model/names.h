/* SPDX-License-Identifier: MIT
 *
 * names.h: the words an enumerated value is stored and shown by. For the
 * model's own files.
 */
#ifndef VA_MODEL_NAMES_H
#define VA_MODEL_NAMES_H

#include <stddef.h>

/* The index of name among names[0 .. count-1], -1: none of them. */
int names_find(const char *const *names, size_t count, const char *name);

#define NAMES_FIND(names, name)                                                \
	names_find(names, sizeof(names) / sizeof((names)[0]), name)

#endif
