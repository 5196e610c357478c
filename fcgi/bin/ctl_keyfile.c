/* SPDX-License-Identifier: MIT
 *
 * ctl_keyfile.c: changes to the key file (its format is crypto.h's).
 */
#include "config.h"

#include "bin/ctl_keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/encode.h"
#include "core/random.h"
#include "core/str.h"

#define FILE_MAX ((size_t)64 * 1024)
#define KEY_LEN  32

struct key_line {
	uint32_t id;
	const char *state; /* active, old, new */
	const char *hex;
};

/* 1 and the parts, 0 if the line holds no key (a comment, nothing). */
static int
parse_line(struct arena *a, const char *line, struct key_line *ret)
{
	char state[8], hex[2 * KEY_LEN + 1];
	uint32_t id;

	if (sscanf(line, " %" SCNu32 " %7s %64s", &id, state, hex) != 3)
		return 0;
	ret->id = id;
	ret->state = arena_strdup(a, state);
	ret->hex = arena_strdup(a, hex);
	return 1;
}

/* The whole file; "" if there is none; NULL if it cannot be read. */
static char *
read_file(struct ctl *c)
{
	char *text = arena_alloc(c->arena, FILE_MAX);
	FILE *f = fopen(c->settings.keys_file, "re");
	size_t n;

	if (f == NULL)
		return errno == ENOENT ? text : NULL;
	n = fread(text, 1, FILE_MAX - 1, f);
	(void)fclose(f);
	text[n] = '\0';
	return text;
}

static bool
write_all(int fd, const struct str *s)
{
	return write(fd, s->buf, s->len) == (ssize_t)s->len && fsync(fd) == 0;
}

/* The old file's owner and mode are kept; a new file is the owner's alone. */
static int
replace_file(struct ctl *c, const struct str *s)
{
	const char *path = c->settings.keys_file;
	const char *tmp = arena_printf(c->arena, "%s.new", path);
	struct stat st;
	bool had = stat(path, &st) == 0, ok;
	int fd;

	(void)unlink(tmp);
	fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return ctl_complain(CTL_FAILED, "cannot write %s: %s", tmp,
				    strerror(errno));
	ok = write_all(fd, s);
	if (ok && had)
		ok = fchown(fd, st.st_uid, st.st_gid) == 0 &&
		     fchmod(fd, st.st_mode & 0777) == 0;
	ok = close(fd) == 0 && ok;
	if (!ok || rename(tmp, path) != 0) {
		int why = errno;

		(void)unlink(tmp);
		return ctl_complain(CTL_FAILED, "cannot write %s: %s", path,
				    strerror(why));
	}
	return CTL_DONE;
}

/* Walk the lines; each() sees the keys and puts what stands there from now
 * on; other lines are copied. */
static int
rewrite(struct ctl *c,
	void (*each)(struct str *, const struct key_line *, void *), void *arg,
	struct str *out)
{
	char *text = read_file(c), *line, *next;

	if (text == NULL)
		return ctl_complain(CTL_FAILED, "cannot read %s: %s",
				    c->settings.keys_file, strerror(errno));
	str_init(out, c->arena, FILE_MAX);
	for (line = text; *line != '\0'; line = next) {
		size_t len = strcspn(line, "\n");
		struct key_line k;

		next = line + len + (line[len] == '\n' ? 1 : 0);
		line[len] = '\0';
		if (parse_line(c->arena, line, &k) > 0)
			each(out, &k, arg);
		else
			str_addf(out, "%s\n", line);
	}
	return 0;
}

static void
put_line(struct str *out, uint32_t id, const char *state, const char *hex)
{
	str_addf(out, "%" PRIu32 " %s %s\n", id, state, hex);
}

static void
keep_and_count(struct str *out, const struct key_line *k, void *arg)
{
	uint32_t *last = arg;

	put_line(out, k->id, k->state, k->hex);
	if (k->id > *last)
		*last = k->id;
}

int
ctl_keyfile_generate(struct ctl *c)
{
	unsigned char key[KEY_LEN];
	char hex[2 * KEY_LEN + 1];
	uint32_t last = 0;
	struct str out;
	int code = rewrite(c, keep_and_count, &last, &out);

	if (code != 0)
		return code;
	random_bytes(key, sizeof(key));
	encode_hex(hex, key, sizeof(key));
	put_line(&out, last + 1, last == 0 ? "active" : "new", hex);
	code = replace_file(c, &out);
	crypto_wipe(key, sizeof(key));
	crypto_wipe(hex, sizeof(hex));
	if (code == CTL_DONE)
		(void)printf("%" PRIu32 "\n", last + 1);
	return code;
}

struct change {
	uint32_t id;
	bool found;
};

static void
make_active(struct str *out, const struct key_line *k, void *arg)
{
	struct change *ch = arg;
	const char *state = k->state;

	if (strcmp(state, "active") == 0)
		state = "old";
	if (k->id == ch->id) {
		state = "active";
		ch->found = true;
	}
	put_line(out, k->id, state, k->hex);
}

static void
leave_out(struct str *out, const struct key_line *k, void *arg)
{
	struct change *ch = arg;

	if (k->id == ch->id)
		ch->found = true;
	else
		put_line(out, k->id, k->state, k->hex);
}

static int
change(struct ctl *c, uint32_t id,
       void (*each)(struct str *, const struct key_line *, void *))
{
	struct change ch = { id, false };
	struct str out;
	int code = rewrite(c, each, &ch, &out);

	if (code != 0)
		return code;
	if (!ch.found)
		return ctl_complain(CTL_NONE, "there is no key %" PRIu32, id);
	return replace_file(c, &out);
}

int
ctl_keyfile_activate(struct ctl *c, uint32_t id)
{
	return change(c, id, make_active);
}

int
ctl_keyfile_retire(struct ctl *c, uint32_t id)
{
	return change(c, id, leave_out);
}
