/* SPDX-License-Identifier: MIT
 *
 * fuzz.h: one fuzz target a program: libFuzzer's entry point, and an arena
 * that lives for one input.
 *
 * Built by `make check` with replay.c as its main: every file of the corpus,
 * and small changes of each. Built with clang -fsanitize=fuzzer it searches.
 */
#ifndef VA_T_FUZZ_H
#define VA_T_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* A promise the parser broke. */
#define FUZZ_REQUIRE(what)                                                     \
	do {                                                                   \
		if (!(what))                                                   \
			abort();                                               \
	} while (0)

#endif
