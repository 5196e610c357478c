/* SPDX-License-Identifier: MIT
 *
 * jobs_house.c: what comes round by the clock, a little at a time. Several
 * daemons may do it at once: every piece is harmless twice.
 */
#include "core/log.h"
#include "domain/jobs_run.h"
#include "domain/voices.h"
#include "store/purge.h"
#include "store/store.h"

#define BATCH       200
#define BATCHES     25 /* of one kind in one round */
#define ROUND_MS    60000
#define TROUBLED_MS 5000

/* One kind of thing: batch after batch while there are full ones. */
static int
purge_kind(struct jobs_env *env, size_t kind)
{
	for (int i = 0; i < BATCHES && !*env->stop; i++) {
		int r;

		jobs_begin(env);
		r = purge_name(kind) != NULL
			? purge_some(env->c->store, kind, clock_now(), BATCH)
			: purge_codes(env->c->store, clock_now(), BATCH);
		if (r < 0)
			return -1;
		if (r - 1 < BATCH)
			break;
	}
	return 0;
}

static int
purge_all(struct jobs_env *env)
{
	for (size_t kind = 0;; kind++) {
		if (purge_kind(env, kind) < 0)
			return -1;
		/* The codes come after the last kind. */
		if (purge_name(kind) == NULL)
			return 0;
	}
}

static int
keep_voices(struct jobs_env *env, struct err *e)
{
	int due;

	jobs_begin(env);
	due = voices_due(env->c, e);
	if (due <= 0)
		return due;
	if (voices_refresh(env->c, &env->platform, e) < 0)
		return -1;
	log_event(LOG_INFO, "voices.refreshed", NULL);
	return 1;
}

int
jobs_keep_house(struct jobs_env *env)
{
	struct err e = ERR_INIT;
	int wait = ROUND_MS;

	if (keep_voices(env, &e) < 0) {
		log_err(LOG_WARN, "voices", &e);
		wait = TROUBLED_MS;
	}
	if (!*env->stop && purge_all(env) < 0) {
		store_fault(env->c->store, &e);
		log_err(LOG_WARN, "purge", &e);
		wait = TROUBLED_MS;
	}
	return wait;
}
