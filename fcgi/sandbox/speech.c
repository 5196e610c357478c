/* SPDX-License-Identifier: MIT
 *
 * speech.c: audible voices. espeak-ng runs as a child of a work thread, the
 * event loop only reads the finished file.
 */
#include "config.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/random.h"
#include "sandbox/speech.h"

#define ESPEAK     "/usr/bin/espeak-ng"
#define SOUND_MOST (16u << 20)

extern char **environ;

struct job {
	struct arena *arena;
	struct world *w;
	uint64_t serial;
	const char *voice;
	const char *text;
	const char *file;
	bool temporary;
};

bool
speech_possible(void)
{
	return access(ESPEAK, X_OK) == 0;
}

/* Written beside and renamed, so that nobody reads half a sound. */
static void
speak(void *arg)
{
	struct job *j = arg;
	char *half = arena_printf(j->arena, "%s.%llu", j->file,
				  (unsigned long long)j->serial);
	const char *const words[] = { "espeak-ng", "-v",  j->voice,
				      "-s",        "165", "-w",
				      half,        "--",  j->text };
	char *args[sizeof(words) / sizeof(*words) + 1] = { NULL };
	size_t i;
	pid_t child;
	int status = -1;

	if (access(j->file, R_OK) == 0)
		return;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		args[i] = arena_strdup(j->arena, words[i]);
	if (posix_spawn(&child, ESPEAK, NULL, NULL, args, environ) != 0)
		return;
	while (waitpid(child, &status, 0) < 0)
		;
	if (status == 0)
		rename(half, j->file);
	else
		unlink(half);
}

static ssize_t
read_file(struct arena *a, const char *path, char **ret)
{
	struct stat st;
	ssize_t got = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_size < SOUND_MOST) {
		*ret = arena_alloc(a, (size_t)st.st_size + 1);
		got = read(fd, *ret, (size_t)st.st_size);
	}
	close(fd);
	return got;
}

static void
spoken(void *arg)
{
	static const char failed[] = "{\"detail\":\"No speech here\"}";
	struct job *j = arg;
	struct door_answer answer = { .status = 200, .type = "audio/wav" };
	char *sound = NULL;
	ssize_t len = read_file(j->arena, j->file, &sound);

	if (len > 0) {
		answer.body = sound;
		answer.body_len = (size_t)len;
	} else {
		answer.status = 503;
		answer.type = NULL;
		answer.body = failed;
		answer.body_len = sizeof(failed) - 1;
	}
	door_answer(j->w->door, j->serial, &answer);
	if (j->temporary)
		unlink(j->file);
	arena_free(j->arena);
}

void
speech_answer(struct exchange *x, const char *voice, const char *text,
	      const char *keep)
{
	struct arena *a = arena_new(2 * SOUND_MOST);
	struct job *j = arena_alloc(a, sizeof(*j));
	char hex[17];

	random_hex(hex, 8);
	j->arena = a;
	j->w = x->w;
	j->serial = x->q->serial;
	j->voice = arena_strdup(a, voice);
	j->text = arena_strdup(a, text);
	j->temporary = !keep;
	j->file = arena_printf(a, "%s/%s.wav", x->w->dir, keep ? keep : hex);
	x->later = true;
	door_work(x->w->door, speak, spoken, j);
}
