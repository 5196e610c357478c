/* SPDX-License-Identifier: MIT
 *
 * saga_world.h: what a launch needs around it: a database, the sandbox, the
 * jobs daemon; and what became of it on both sides.
 */
#ifndef VA_T_CONTRACT_SAGA_WORLD_H
#define VA_T_CONTRACT_SAGA_WORLD_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/json.h"
#include "domain/ctx.h"
#include "domain/launch.h"
#include "fixture.h"

/* The database and the sandbox, for the whole program. */
void world_start(void);
void world_stop(void);

/* An empty sandbox, a new account with a restaurant, one voice to choose.
 * After the fork of a test. */
struct world {
	struct store *store; /* root's: sees everything */
	struct ctx ctx;
	struct fixture_house house;
	uint64_t agent_id;
	struct err e;
};
void world_open(struct world *w);
void world_close(struct world *w);

/* The daemon, with VOICEAGENT_CRASH_AFTER if crash is not NULL. Its own
 * process group. */
pid_t world_daemon(const char *crash);
/* Wait until it ends: its wait status, -1 after ten seconds. */
int world_ended(pid_t daemon);
/* SIGTERM and wait; the exit status. */
int world_quit(pid_t daemon);

/* Ask for an agent; the answer of launch_request. */
int world_ask(struct world *w, const char *area_code);
/* Until the launch is done or failed, at most `seconds`. */
enum launch_state world_wait(struct world *w, int seconds);
struct agent world_agent(struct world *w);

/* {"counts":{...},"objects":{...}} of the sandbox. */
const struct json *world_sandbox(struct world *w);
int world_count(struct world *w, const char *kind);
/* match "POST /v1/convai/tools", kind "did_then_drop", ... */
void world_fault(struct world *w, const char *match, const char *kind,
		 int times);
void world_no_faults(struct world *w);
/* Requests the sandbox got: how many match "POST /v1/..." (prefix). */
int world_requests(struct world *w, const char *method, const char *prefix);

#endif
