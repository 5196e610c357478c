/* SPDX-License-Identifier: MIT
 *
 * jobs_run.h: the jobs daemon's work: claim, do, record.
 *
 * Any number of daemons on any number of hosts may run: a claim is a lease
 * with a fence, and every record names the fence. A process works on one
 * lane; bin/voiceagent-jobs.c starts one for each.
 */
#ifndef VA_DOMAIN_JOBS_RUN_H
#define VA_DOMAIN_JOBS_RUN_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "domain/ctx.h"
#include "remote/elevenlabs.h"
#include "remote/twilio.h"
#include "store/jobs.h"

/* Longer than what is done between two renewals: two calls of at most
 * HTTP_TIMEOUT. A daemon that was killed is succeeded after so long. */
#define JOBS_LEASE (30 * CLOCK_SECOND)
/* How often a lane looks by itself. */
#define JOBS_POLL (5 * CLOCK_SECOND)

struct jobs_env {
	struct ctx *c;
	struct http *http;
	struct elevenlabs platform;
	struct twilio twilio;
	const char *worker; /* "host:pid" */
	pid_t supervisor;   /* dies with us at a crash point; 0: none */
	instant lease;
	const volatile sig_atomic_t *stop; /* set: finish the step, leave */
};

enum jobs_verdict {
	JOBS_DONE,
	JOBS_AGAIN,  /* a passing trouble: e says it */
	JOBS_FAILED, /* for good: e says why */
	JOBS_LATER,  /* not its turn yet: in a few seconds */
	JOBS_LOST,   /* another worker has it */
	JOBS_STOPPED /* we are leaving: anybody goes on with it at once */
};

typedef enum jobs_verdict jobs_handler(struct jobs_env *env,
				       const struct job *job, struct err *e);

/* Work off one due job of the lane. 1: did, 0: none was due, -1: the
 * database or a fault (e). */
int jobs_work(struct jobs_env *env, enum job_lane lane, struct err *e);

/* How long the lane may sleep: until its next job, JOBS_POLL at most. */
int jobs_idle_ms(struct jobs_env *env, enum job_lane lane);

/* A new piece of work: an empty arena, a new deadline. */
void jobs_begin(struct jobs_env *env);

/* jobs_house.c: what comes round by the clock: voices, expired rows,
 * reservation codes. Answers ms until it wants to be called again. */
int jobs_keep_house(struct jobs_env *env);

/* True if e is of the passing kind. */
bool jobs_passing(const struct err *e);

/* Tests kill the process here if VOICEAGENT_CRASH_AFTER names the point
 * ("number:called"), and only where VOICEAGENT_ENV is test. */
void jobs_crash_point(const struct jobs_env *env, const char *step,
		      const char *point);

/* launch_run.c */
jobs_handler launch_run, launch_run_retire, launch_run_pause, launch_run_resume,
    launch_run_resync, launch_run_rotate;

#endif
