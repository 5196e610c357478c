/* SPDX-License-Identifier: MIT
 *
 * zone_file.c: TZif files (RFC 9636) and where they are.
 *
 * Every length in a file is checked against its size before it is used: a
 * broken file is refused as if it were not there.
 */
#include "model/zone_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/zone.h"

#define FILE_MOST  (256 * 1024)
#define HEADER_LEN 44

struct header {
	char version;
	size_t isut, isstd, leap, time, type, chars;
};

static uint32_t
big32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static int64_t
big64(const unsigned char *p)
{
	return (int64_t)((uint64_t)big32(p) << 32 | big32(p + 4));
}

static bool
read_header(const unsigned char *p, size_t len, struct header *h)
{
	if (len < HEADER_LEN || memcmp(p, "TZif", 4) != 0)
		return false;
	h->version = (char)p[4];
	h->isut = big32(p + 20);
	h->isstd = big32(p + 24);
	h->leap = big32(p + 28);
	h->time = big32(p + 32);
	h->type = big32(p + 36);
	h->chars = big32(p + 40);
	return h->isut <= FILE_MOST && h->isstd <= FILE_MOST &&
	       h->leap <= FILE_MOST && h->time <= FILE_MOST && h->type <= 256 &&
	       h->chars <= FILE_MOST;
}

/* Length of the data block behind a header; size is 4 or 8 (bytes a time). */
static size_t
block_length(const struct header *h, size_t size)
{
	return h->time * size + h->time + h->type * 6 + h->chars +
	       h->leap * (size + 4) + h->isstd + h->isut;
}

static bool
read_block(const unsigned char *p, const struct header *h, struct zone *z)
{
	const unsigned char *index = p + h->time * 8;
	const unsigned char *types = index + h->time;

	z->at = calloc(h->time + 1, sizeof(*z->at));
	z->offset = calloc(h->time + 1, sizeof(*z->offset));
	if (!z->at || !z->offset)
		abort();
	z->count = h->time;
	z->first = (int32_t)big32(types);
	for (size_t i = 0; i < h->time; i++) {
		z->at[i] = big64(p + i * 8);
		if (index[i] >= h->type || (i && z->at[i] <= z->at[i - 1]))
			return false;
		z->offset[i] = (int32_t)big32(types + index[i] * 6);
		if (z->offset[i] < -93599 || z->offset[i] > 93599)
			return false;
	}
	return true;
}

static bool
read_footer(const unsigned char *p, size_t len, struct zone_rule *ret)
{
	const unsigned char *end;
	char text[128];

	if (len < 2 || p[0] != '\n')
		return false;
	end = memchr(p + 1, '\n', len - 1);
	if (!end || (size_t)(end - p) > sizeof(text))
		return false;
	memcpy(text, p + 1, (size_t)(end - p) - 1);
	text[end - p - 1] = '\0';
	memset(ret, 0, sizeof(*ret));
	return text[0] == '\0' || zone_rule_parse(text, ret);
}

bool
zone_file_parse(const void *data, size_t len, struct zone *ret)
{
	const unsigned char *p = data, *end = p + len;
	struct header h;

	/* The first block has 32-bit times; the second is the real one. */
	if (!read_header(p, len, &h) || h.version < '2' ||
	    block_length(&h, 4) > len - HEADER_LEN)
		return false;
	p += HEADER_LEN + block_length(&h, 4);
	if (!read_header(p, (size_t)(end - p), &h) || h.leap || !h.type ||
	    block_length(&h, 8) > (size_t)(end - p) - HEADER_LEN)
		return false;
	p += HEADER_LEN;
	if (!read_block(p, &h, ret))
		return false;
	p += block_length(&h, 8);
	return read_footer(p, (size_t)(end - p), &ret->rule);
}

/* Parts of letters, digits, "_", "+" and "-", none of them starting with a
 * dot: such a name cannot leave the folder. */
static bool
name_ok(const char *name)
{
	bool part = false;

	if (strnlen(name, ZONE_NAME_MAX) == ZONE_NAME_MAX)
		return false;
	for (const char *p = name; *p; p++) {
		bool letter = (*p >= 'A' && *p <= 'Z') ||
			      (*p >= 'a' && *p <= 'z') ||
			      (*p >= '0' && *p <= '9') || *p == '_' ||
			      *p == '+' || *p == '-';

		if (!letter && !(*p == '/' && part))
			return false;
		part = letter;
	}
	return part;
}

static size_t
read_file(const char *name, unsigned char *out, size_t size)
{
	const char *folder = getenv("TZDIR");
	char path[512];
	struct stat st;
	ssize_t got = 0;
	size_t len = 0;
	int fd;

	snprintf(path, sizeof(path), "%s/%s",
		 folder && *folder ? folder : "/usr/share/zoneinfo", name);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		while (len < size &&
		       (got = read(fd, out + len, size - len)) > 0)
			len += (size_t)got;
	close(fd);
	return got < 0 || len == size ? 0 : len;
}

static struct zone *
zone_load(const char *name)
{
	static unsigned char data[FILE_MOST];
	struct zone *z = calloc(1, sizeof(*z));
	size_t len = read_file(name, data, sizeof(data));

	if (!z)
		abort();
	if (len == 0 || !zone_file_parse(data, len, z)) {
		free(z->at);
		free(z->offset);
		free(z);
		return NULL;
	}
	snprintf(z->name, sizeof(z->name), "%s", name);
	return z;
}

const struct zone *
zone_find(const char *name)
{
	static struct zone *known;
	struct zone *z;

	if (!name || !name_ok(name))
		return NULL;
	for (z = known; z; z = z->next)
		if (strcmp(z->name, name) == 0)
			return z;
	z = zone_load(name);
	if (z) {
		z->next = known;
		known = z;
	}
	return z;
}
