/* SPDX-License-Identifier: MIT
 *
 * ctl_keys.c: voiceagent-ctl keys: the encryption keys of guests' data.
 *
 * A rotation has steps because every program must be able to open what
 * another one seals: add a key (everybody can open with it), restart,
 * activate it (everybody seals with it), restart, re-seal what is there,
 * retire the old one. voiceagent-ctl(8) shows it as a recipe.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "bin/ctl.h"
#include "bin/ctl_keyfile.h"
#include "core/encode.h"
#include "store/rotate.h"

static const char usage[] =
    "keys COMMAND\n\n"
    "  generate     a first key, if there is no key file; else one more key,\n"
    "               that opens but does not seal yet\n"
    "  activate ID  seal with this key from now on (after a restart)\n"
    "  status       the keys, and how much is not yet under the active one\n"
    "  rotate       seal everything again under the active key, while the\n"
    "               service runs; it may be stopped, and goes on where it was\n"
    "  retire ID    take a key out, if nothing needs it any more";

#define BATCH 200

/* --- what is left under other keys --- */

static int
count_left(struct ctl *c, bool print, uint64_t *ret)
{
	const char *table;

	*ret = 0;
	for (size_t i = 0; (table = rotate_table(i)) != NULL; i++) {
		uint64_t rows = 0;

		ctl_work(c, 600);
		if (rotate_left(c->store, i, &rows) < 0)
			return ctl_store_fault(c);
		if (print)
			(void)printf("%s %" PRIu64 "\n", table, rows);
		*ret += rows;
	}
	return 0;
}

static int
status(struct ctl *c)
{
	uint32_t ids[64];
	uint64_t left;
	size_t n;
	int code = ctl_open(c);

	if (code != 0)
		return code;
	n = keyring_ids(c->keys, ids, sizeof(ids) / sizeof(ids[0]));
	for (size_t i = 0; i < n; i++)
		(void)printf("key %" PRIu32 "%s\n", ids[i],
			     i == 0 ? " active" : "");
	(void)printf("rows under other keys:\n");
	return count_left(c, true, &left);
}

/* --- rotate --- */

static int
rotate_whole_table(struct ctl *c, size_t i, uint64_t *ret_sealed)
{
	uint64_t cursor = 0, sealed = 0;
	int rc;

	do {
		arena_reset(c->arena);
		ctl_work(c, 60);
		rc = rotate_some(c->store, i, BATCH, &cursor, &sealed);
		*ret_sealed += sealed;
		sealed = 0;
	} while (rc > 1);
	return rc;
}

/* The settings live in the arena that a batch resets: the work gets an arena
 * of its own. */
static int
rotate_with(struct ctl *c)
{
	uint64_t left;
	const char *table;
	int code;

	for (size_t i = 0; (table = rotate_table(i)) != NULL; i++) {
		uint64_t sealed = 0;

		if (rotate_whole_table(c, i, &sealed) < 0)
			return ctl_store_fault(c);
		(void)printf("%s %" PRIu64 "\n", table, sealed);
		(void)fflush(stdout);
	}
	code = count_left(c, false, &left);
	if (code != 0)
		return code;
	if (left > 0)
		return ctl_complain(CTL_LATER,
				    "%" PRIu64 " rows changed meanwhile; "
				    "run it again",
				    left);
	return CTL_DONE;
}

static int
rotate(struct ctl *c)
{
	struct ctl work = *c;
	int code = ctl_open(c);

	if (code != 0)
		return code;
	work = *c;
	work.arena = arena_new((size_t)64 * 1024 * 1024);
	code = rotate_with(&work);
	ctl_work(c, 60);
	arena_free(work.arena);
	return code;
}

static int
retire(struct ctl *c, uint32_t id)
{
	uint64_t left;
	int code = ctl_open(c);

	if (code != 0)
		return code;
	if (id == keyring_active_id(c->keys))
		return ctl_complain(CTL_FAILED, "key %" PRIu32 " is active",
				    id);
	code = count_left(c, false, &left);
	if (code != 0)
		return code;
	if (left > 0)
		return ctl_complain(CTL_FAILED,
				    "%" PRIu64 " rows are not under the "
				    "active key; keys rotate first",
				    left);
	return ctl_keyfile_retire(c, id);
}

int
ctl_keys(struct ctl *c, int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : "";
	uint64_t id = 0;

	if (argc == 3 && (!decode_u64(argv[2], &id) || id > UINT32_MAX))
		return ctl_usage(usage);
	if (strcmp(verb, "generate") == 0 && argc == 2)
		return ctl_keyfile_generate(c);
	if (strcmp(verb, "activate") == 0 && argc == 3)
		return ctl_keyfile_activate(c, (uint32_t)id);
	if (strcmp(verb, "status") == 0 && argc == 2)
		return status(c);
	if (strcmp(verb, "rotate") == 0 && argc == 2)
		return rotate(c);
	if (strcmp(verb, "retire") == 0 && argc == 3)
		return retire(c, (uint32_t)id);
	return ctl_usage(usage);
}
