/* SPDX-License-Identifier: MIT
 *
 * launch_saga.h: what launch*.c share, and nobody else: the stages of a
 * launch and the kinds of jobs.
 */
#ifndef VA_DOMAIN_LAUNCH_SAGA_H
#define VA_DOMAIN_LAUNCH_SAGA_H

#include "domain/jobs_run.h"
#include "domain/launch.h"
#include "model/plan.h"
#include "model/restaurant.h"
#include "store/jobs.h"

#define LAUNCH_JOB   "launch"
#define RETIRE_JOB   "retire"
#define PAUSE_JOB    "pause"
#define RESUME_JOB   "resume"
#define RESYNC_JOB   "resync"
#define ROTATE_JOB   "rotate_secret"
#define LAUNCH_TRIES 8
#define CHANGE_TRIES 200

enum launch_stage {
	STAGE_CHECK,
	STAGE_AGENT,
	STAGE_SECRET,
	STAGE_TOOLS,
	STAGE_ATTACH,
	STAGE_NUMBER,
	STAGE_IMPORT,
	STAGE_ASSIGN,
	STAGE_VERIFY,
	STAGE_ACTIVE,
	STAGE_COUNT
};

/* The name a stage is recorded by, and what a page calls it. */
struct launch_stage_name {
	const char *name, *title;
};
extern const struct launch_stage_name launch_stages[STAGE_COUNT];

/* One job's work on one agent. */
struct saga {
	struct jobs_env *env;
	const struct job *job;
	struct ctx *c;
	struct tenant tenant;
	struct agent agent;
	struct restaurant restaurant;
	const struct plan *plan;
	const char *token;     /* "va-<agent id>": what it is found by */
	const char *area_code; /* wished for, or "" */
	bool again; /* this stage was begun before: look before making */
	bool lost;  /* another worker has the job now: stop at once */
};

/* Read the agent, its restaurant and plan. 1, 0 the agent is gone, -1. */
int saga_open(struct saga *s, struct jobs_env *env, const struct job *job,
	      struct err *e);
/* Keep the lease; -1 (and s->lost) once another worker has the job. */
int saga_hold(struct saga *s, struct err *e);
/* The agent as the platform is to know it. */
int saga_payload(struct saga *s, struct elevenlabs_agent *ret, struct err *e);
/* The platform's tool ids in our order; fewer than all is a fault. */
int saga_tools(struct saga *s, const char *ids[TOOL_COUNT], struct err *e);
/* Tell the pages that something changed. */
void saga_tell(struct saga *s);
/* Where the platform's tool calls go. */
const char *saga_hook_url(struct saga *s);

/* launch_steps.c: 0 or -1. */
int launch_stage_run(struct saga *s, enum launch_stage stage, struct err *e);
/* Send everything again, then compare. */
int launch_repair(struct saga *s, struct err *e);
/* launch_undo.c: take everything back. */
int launch_undo(struct saga *s, struct err *e);

#endif
