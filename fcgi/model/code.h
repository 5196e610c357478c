/* SPDX-License-Identifier: MIT
 *
 * code.h: the 4-digit reservation code a guest is told, "0000" .. "9999".
 */
#ifndef VA_MODEL_CODE_H
#define VA_MODEL_CODE_H

#include <stdbool.h>
#include <stddef.h>

#define CODE_COUNT 10000

/* count different random codes. */
void code_draw(char codes[][5], size_t count);

/* A random one of those not marked in taken[CODE_COUNT]; false: all are. */
bool code_pick_free(const bool *taken, char out[static 5]);

/* "42", "0042", " 0 0 4 2 ", "zero zero four two" no: digits and separators
 * only -> "0042"; false if there are none or more than four. */
bool code_parse(const char *text, char out[static 5]);

#endif
