/* SPDX-License-Identifier: MIT
 *
 * jobs.h: work for the jobs daemon, with leases and fences.
 *
 * A claim is one short committed UPDATE that raises the fence; every later
 * write names the fence it holds and answers 0 once somebody else has the
 * job. payload and step results are sealed.
 */
#ifndef VA_STORE_JOBS_H
#define VA_STORE_JOBS_H

#include "model/user.h"
#include "store/store.h"

enum job_lane { LANE_PROVISIONING, LANE_MESSAGES, LANE_EVENTS, LANE_COUNT };
enum job_state { JOB_QUEUED, JOB_RUNNING, JOB_DONE, JOB_FAILED };

struct job {
	uint64_t id;
	uint64_t owner_id, restaurant_id; /* 0: the system's own */
	enum job_lane lane;
	const char *kind;    /* launch, mail, event, ... */
	uint64_t subject_id; /* agent, event, ...; 0: none */
	enum job_state state;
	const char *payload; /* JSON */
	int attempts, max_attempts;
	instant run_at; /* not before */
	uint32_t fence;
	const char *last_error;
	instant created_at, updated_at, finished_at;
};

/* id 0: one is made. t NULL: the system's own job. In the transaction of
 * what it is for; the domain wakes the daemon after the commit. */
int jobs_insert(struct store *st, const struct tenant *t, const struct job *j,
		uint64_t *ret_id);

/* The next due job of the lane, claimed for `worker` until now + lease. Not
 * in a transaction. */
int jobs_claim(struct store *st, enum job_lane lane, const char *worker,
	       instant now, instant lease, struct job *ret);
/* When the lane's next one is due (also the end of a lease). */
int jobs_next_due(struct store *st, enum job_lane lane, instant *ret);

/* With the fence of the claim; 0: lost to another. */
int jobs_renew(struct store *st, const struct job *j, instant lease_until);
int jobs_done(struct store *st, const struct job *j, instant now);
/* Again at run_at. */
int jobs_retry(struct store *st, const struct job *j, const char *error,
	       instant run_at, instant now);
int jobs_fail(struct store *st, const struct job *j, const char *error,
	      instant now);

enum job_step_state { STEP_INTENDED, STEP_DONE, STEP_FAILED, STEP_UNDONE };
struct job_step {
	const char *name;
	enum job_step_state state;
	const char *result; /* JSON, "" if none */
	const char *error;
	instant updated_at;
};

/* Write a step if the fence still holds, in one transaction. */
int jobs_put_step(struct store *st, const struct job *j,
		  const struct job_step *step);
/* In the order they were first written. The daemon's (claimed job). */
int jobs_steps(struct store *st, const struct job *j,
	       const struct job_step **ret);

/* For pages: the newest job of a kind for a subject, and its steps. */
int jobs_by_subject(struct store *st, const struct tenant *t, const char *kind,
		    uint64_t subject_id, struct job *ret);
int jobs_steps_of(struct store *st, const struct tenant *t, uint64_t job_id,
		  const struct job_step **ret);
/* A failed one runs again, its attempts forgotten; 0: is not failed. */
int jobs_requeue(struct store *st, const struct tenant *t, uint64_t id,
		 instant now);
/* voiceagent-ctl: any tenant's. */
int jobs_requeue_any(struct store *st, uint64_t id, instant now);
int jobs_failed(struct store *st, const struct job **ret);

/* waiting[lane]: due and not begun. For metrics. */
int jobs_waiting(struct store *st, instant now, int waiting[LANE_COUNT]);

const char *jobs_lane_name(enum job_lane l);
const char *jobs_state_name(enum job_state s);
const char *jobs_step_state_name(enum job_step_state s);

#endif
