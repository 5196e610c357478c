/* SPDX-License-Identifier: MIT
 *
 * replay.c: the main of a fuzz target without a fuzzer: run every file of a
 * folder, and changes of each that are the same on every run.
 */
#include <dirent.h>
#include <stdio.h>

#include "fuzz.h"

#define INPUT_MAX ((size_t)256 * 1024)
#define CHANGES   400

/* xorshift: the same numbers everywhere, for ever. */
static uint32_t
next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* An exact copy, so that a sanitizer sees one byte too far. */
static void
run(const uint8_t *data, size_t len)
{
	uint8_t *exact = malloc(len ? len : 1);

	memcpy(exact, data, len);
	LLVMFuzzerTestOneInput(exact, len);
	free(exact);
}

static size_t
change(uint8_t *data, size_t len, uint32_t *state)
{
	static const uint8_t bytes[] = {
		0,   0xff, '%', '"',  '\\', '{',  '[',
		';', '=',  '&', 0xc3, '-',  '\r', '\n'
	};
	size_t at = len ? next(state) % len : 0;

	switch (next(state) % 4) {
	case 0: /* one byte becomes a telling one */
		if (len)
			data[at] = bytes[next(state) % sizeof(bytes)];
		return len;
	case 1: /* cut off */
		return at;
	case 2: /* a byte goes */
		if (len)
			memmove(data + at, data + at + 1, len - at - 1);
		return len ? len - 1 : 0;
	default: /* a piece is doubled */
		if (len == 0 || len + (len - at) > INPUT_MAX)
			return len;
		memcpy(data + len, data + at, len - at);
		return len + (len - at);
	}
}

static void
run_changed(const uint8_t *data, size_t len)
{
	static uint8_t copy[2 * INPUT_MAX];
	uint32_t state = 2463534242u;

	for (int i = 0; i < CHANGES; i++) {
		size_t n = len;

		memcpy(copy, data, len);
		for (uint32_t k = next(&state) % 4 + 1; k > 0; k--)
			n = change(copy, n, &state);
		run(copy, n);
	}
}

static int
run_file(const char *folder, const char *name)
{
	static uint8_t data[INPUT_MAX];
	char path[1024];
	FILE *f;
	size_t len;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	if (!f)
		return -1;
	len = fread(data, 1, sizeof(data), f);
	fclose(f);
	run(data, len);
	run_changed(data, len);
	return 0;
}

int
main(int argc, char **argv)
{
	DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;
	struct dirent *entry;
	int files = 0;

	if (!dir) {
		fprintf(stderr, "usage: %s CORPUS-FOLDER\n", argv[0]);
		return 2;
	}
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.' &&
		    run_file(argv[1], entry->d_name) == 0)
			files++;
	closedir(dir);
	printf("%d inputs\n", files);
	return files > 0 ? 0 : 1;
}
