/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_voices.c: the voices an owner can choose from.
 */
#include "remote/elevenlabs_call.h"

#define VOICES_MOST 2000

struct collected {
	struct arena *arena;
	struct voice *voices;
	size_t count;
};

static const char *
text_at(struct arena *a, const struct json *item, const char *path)
{
	const char *text = json_string(json_path(item, path));

	return text != NULL ? arena_strdup(a, text) : "";
}

/* Labels are free: none of them is promised. A voice without an id or a
 * name cannot be offered. */
static bool
collect(const struct json *item, void *arg)
{
	struct collected *c = arg;
	struct arena *a = c->arena;
	struct voice *v = &c->voices[c->count];

	v->id = text_at(a, item, "voice_id");
	v->name = text_at(a, item, "name");
	v->category = text_at(a, item, "category");
	v->preview_url = text_at(a, item, "preview_url");
	v->description = text_at(a, item, "description");
	v->language = text_at(a, item, "labels.language");
	v->gender = text_at(a, item, "labels.gender");
	v->age = text_at(a, item, "labels.age");
	v->accent = text_at(a, item, "labels.accent");
	if (*v->id != '\0' && *v->name != '\0')
		c->count++;
	return c->count == VOICES_MOST;
}

int
elevenlabs_voices(const struct elevenlabs *x, struct arena *a,
		  struct voice **ret, size_t *ret_count, struct err *e)
{
	struct collected c = {
		a, arena_array(a, VOICES_MOST + 1, sizeof(struct voice)), 0
	};
	const struct elevenlabs_list l = {
		.name = "elevenlabs.voices",
		/* The older list stops working above 500 voices. */
		.path = x->dialect == ELEVENLABS_SPEC
			    ? "/v1/voices"
			    : "/v2/voices?page_size=100",
		.list = "voices",
		.next = "next_page_token",
		.cursor = "next_page_token",
		.fn = collect,
		.arg = &c
	};

	if (elevenlabs_each(x, a, &l, e) < 0)
		return -1;
	*ret = c.voices;
	*ret_count = c.count;
	return 0;
}
