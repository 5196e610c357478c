/* SPDX-License-Identifier: MIT
 *
 * voices.c: the voices an owner can choose from.
 */
#include "domain/voices.h"

#include "remote/elevenlabs.h"
#include "store/voices.h"

int
voices_choices(struct ctx *c, const struct voice **ret, struct err *e)
{
	int r = voices_list(c->store, ret);

	return r < 0 ? store_fault(c->store, e) : r;
}

int
voices_choice(struct ctx *c, const char *id, struct voice *ret, struct err *e)
{
	int r = voices_by_id(c->store, id, ret);

	return r < 0 ? store_fault(c->store, e) : r;
}

int
voices_due(struct ctx *c, struct err *e)
{
	instant read_at = 0;
	int r = voices_read_at(c->store, &read_at);

	if (r < 0)
		return store_fault(c->store, e);
	return r == 0 || read_at + VOICES_FRESH <= clock_now();
}

int
voices_refresh(struct ctx *c, const struct elevenlabs *platform, struct err *e)
{
	struct voice *voices = NULL;
	size_t count = 0;

	if (elevenlabs_voices(platform, c->arena, &voices, &count, e) < 0)
		return -1;
	if (count == 0)
		return err_set(e, ERR_UNAVAILABLE,
			       "The voice platform lists no voices.",
			       "voices: the list is empty");
	if (voices_replace(c->store, voices, count, clock_now()) < 0)
		return store_fault(c->store, e);
	return 1;
}
