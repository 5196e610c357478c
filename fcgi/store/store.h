/* SPDX-License-Identifier: MIT
 *
 * store.h: MariaDB behind verbs: the connection, transactions, faults.
 *
 * A verb is named <file>_<verb>. It answers <0 for a fault (the store keeps
 * it: store_fault), 0 for "none" (absent, another tenant's, already there,
 * stale) and >0 for "found", "done" or the number of rows. What it returns
 * through ret_ pointers is untouched unless the answer is >0, lives in the
 * arena of store_request() and never holds a NULL string: absent is "".
 *
 * The tenant stands in every signature and every WHERE. Verbs without one
 * are for the system itself (sign-in, the jobs daemon, voiceagent-ctl); each
 * says so. Lists are capped: STORE_ROWS_MAX unless a verb says otherwise.
 *
 * The lock order of a transaction, all over the house: service_days (in
 * their own order), reservations, everything else by id, jobs, and
 * restaurant_versions last.
 */
#ifndef VA_STORE_STORE_H
#define VA_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/crypto.h"
#include "core/err.h"
#include "core/settings.h"

#define STORE_ROWS_MAX 500

struct store;

/* Both arguments must outlive the store. Does not connect: the first
 * statement does, so a worker starts (and recovers) without a database. */
struct store *store_open(const struct settings *s, const struct keyring *k,
			 struct err *e);
void store_close(struct store *st);

/* A piece of work begins: results go to the arena, no statement starts after
 * the deadline (0: there is none), and none runs much longer than what was
 * left of it. */
void store_request(struct store *st, struct arena *a, deadline until);
struct arena *store_arena(const struct store *st);
const struct keyring *store_keys(const struct store *st);

/* Copy the fault of the last failed verb into e (which may be NULL) and
 * return -1:  if (rc < 0) return store_fault(st, e); */
int store_fault(const struct store *st, struct err *e);

/* Connect if need be and ask the server for one row: 1, or -1 and e. */
int store_ping(struct store *st, struct err *e);

/* Run body in one READ COMMITTED transaction and commit if it answers >= 0;
 * the answer is body's. body may run several times: it is replayed whole
 * after a deadlock (1213) or lock timeout (1205), with jitter, while the
 * deadline leaves room, and after a connection that was found dead at its
 * start. What it keeps must be reset at its beginning.
 *
 * -1 with e filled: ERR_BUSY or ERR_UNAVAILABLE (nothing was written),
 * ERR_UNCERTAIN (the connection died at COMMIT), or another fault of a verb.
 * If body itself answers <0 with no fault of the store, the transaction is
 * rolled back and e is left alone: body's own errors are body's to keep.
 *
 * Inside a transaction it joins it: body runs once, nothing is committed. */
int store_transact(struct store *st, int (*body)(struct store *, void *),
		   void *arg, struct err *e);
bool store_in_transaction(const struct store *st);

struct store_counters {
	uint64_t statements, transactions, retries, deadlocks, lock_timeouts;
	uint64_t connects, uncertain;
};
const struct store_counters *store_counters(const struct store *st);

#endif
