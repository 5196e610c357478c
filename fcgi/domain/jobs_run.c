/* SPDX-License-Identifier: MIT
 *
 * jobs_run.c: claim one job, do it, write down how it ended.
 */
#include "domain/jobs_run.h"

#include "core/log.h"
#include "core/random.h"
#include "domain/call_log.h"
#include "domain/launch_saga.h"
#include "domain/outbox.h"
#include "domain/webhook.h"
#include "store/store.h"

#define WORK_TIME_MS (5 * 60 * 1000)
#define LATER        (3 * CLOCK_SECOND)
/* A job that was claimed so often kills whoever does it. */
#define CLAIMS_MOST   500
#define BACKOFF_LEAST CLOCK_SECOND
#define BACKOFF_MOST  (5 * CLOCK_MINUTE)

void
jobs_begin(struct jobs_env *env)
{
	arena_reset(env->c->arena);
	env->c->until = clock_deadline_in(WORK_TIME_MS);
	store_request(env->c->store, env->c->arena, env->c->until);
}

bool
jobs_passing(const struct err *e)
{
	switch (e->code) {
	case ERR_BUSY:
	case ERR_UNAVAILABLE:
	case ERR_UNCERTAIN:
	case ERR_CONFLICT:
		return true;
	default:
		return false;
	}
}

void
jobs_crash_point(const struct jobs_env *env, const char *step,
		 const char *point)
{
	const char *want;
	size_t len = strlen(step);

	if (strcmp(env->c->settings->environment, "test") != 0)
		return;
	want = getenv("VOICEAGENT_CRASH_AFTER");
	if (want == NULL || strncmp(want, step, len) != 0 || want[len] != ':' ||
	    strcmp(want + len + 1, point) != 0)
		return;
	log_event(LOG_WARN, "jobs.crash_point", "at", want, NULL);
	if (env->supervisor > 1)
		kill(env->supervisor, SIGKILL);
	raise(SIGKILL);
}

/* --- what each kind of job does --- */

static enum jobs_verdict
deliver_mail(struct jobs_env *env, const struct job *job, struct err *e)
{
	int r = outbox_deliver(env->c, job, e);

	if (r < 0)
		return JOBS_AGAIN;
	return r > 0 ? JOBS_DONE : JOBS_FAILED;
}

/* What is of no use to us is kept with the reason, and done. */
static enum jobs_verdict
work_event(struct jobs_env *env, const struct job *job, struct err *e)
{
	int r = call_log_event(env->c, job->subject_id, e);

	if (r < 0)
		return jobs_passing(e) ? JOBS_AGAIN : JOBS_FAILED;
	return JOBS_DONE;
}

static const struct kind {
	const char *name;
	jobs_handler *run;
} kinds[] = {
	{ LAUNCH_JOB, launch_run },        { RETIRE_JOB, launch_run_retire },
	{ PAUSE_JOB, launch_run_pause },   { RESUME_JOB, launch_run_resume },
	{ RESYNC_JOB, launch_run_resync }, { ROTATE_JOB, launch_run_rotate },
	{ OUTBOX_KIND, deliver_mail },     { WEBHOOK_EVENT_JOB, work_event },
};

static jobs_handler *
handler_of(const char *kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, kind) == 0)
			return kinds[i].run;
	return NULL;
}

/* --- how it ended --- */

/* 1 s, 2 s, 4 s ... 5 min, each with up to half of it more, so that a
 * platform that comes back is not stormed. */
static instant
backoff(int attempts)
{
	instant ms = BACKOFF_LEAST;

	for (int i = 1; i < attempts && ms < BACKOFF_MOST; i++)
		ms *= 2;
	if (ms > BACKOFF_MOST)
		ms = BACKOFF_MOST;
	return ms + (instant)random_below((uint32_t)(ms / 2));
}

static const char *
verdict_name(enum jobs_verdict v)
{
	static const char *const names[] = { "done",  "again", "failed",
					     "later", "lost",  "stopped" };

	return names[v];
}

static void
note(const struct jobs_env *env, const struct job *job, enum jobs_verdict v,
     const struct err *e)
{
	char *id =
	    arena_printf(env->c->arena, "%llu", (unsigned long long)job->id);
	char *subject = arena_printf(env->c->arena, "%llu",
				     (unsigned long long)job->subject_id);
	bool bad = v == JOBS_AGAIN || v == JOBS_FAILED;

	log_event(bad ? LOG_WARN : LOG_INFO, "job", "id", id, "kind", job->kind,
		  "subject", subject, "result", verdict_name(v), "detail",
		  bad ? e->detail : "", NULL);
}

static int
write_end(struct jobs_env *env, const struct job *job, enum jobs_verdict v,
	  const struct err *why)
{
	struct store *st = env->c->store;
	instant now = clock_now();

	if (v == JOBS_AGAIN && job->attempts >= job->max_attempts)
		v = JOBS_FAILED;
	switch (v) {
	case JOBS_DONE:
		return jobs_done(st, job, now);
	case JOBS_AGAIN:
		return jobs_retry(st, job, why->say,
				  now + backoff(job->attempts), now);
	case JOBS_FAILED:
		return jobs_fail(st, job, why->say, now);
	case JOBS_LATER:
		return jobs_retry(st, job, "", now + LATER, now);
	case JOBS_STOPPED:
		return jobs_retry(st, job, "", now, now);
	default:
		return 0;
	}
}

static enum jobs_verdict
run(struct jobs_env *env, const struct job *job, struct err *e)
{
	jobs_handler *handler = handler_of(job->kind);
	enum jobs_verdict v;

	if (handler == NULL) {
		err_internal(e, "no handler for jobs of kind %.40s", job->kind);
		return JOBS_FAILED;
	}
	if (job->attempts > CLAIMS_MOST) {
		err_internal(e, "claimed %d times", job->attempts);
		return JOBS_FAILED;
	}
	v = handler(env, job, e);
	if ((v == JOBS_AGAIN || v == JOBS_FAILED) && e->code == ERR_NONE)
		err_internal(e, "%.40s: failed without a reason", job->kind);
	return v;
}

int
jobs_work(struct jobs_env *env, enum job_lane lane, struct err *e)
{
	struct err why = ERR_INIT;
	enum jobs_verdict v;
	struct job job;
	int r;

	jobs_begin(env);
	r = jobs_claim(env->c->store, lane, env->worker, clock_now(),
		       env->lease, &job);
	if (r <= 0)
		return r < 0 ? store_fault(env->c->store, e) : 0;
	log_request(arena_printf(env->c->arena, "job-%llu-%d",
				 (unsigned long long)job.id, job.attempts));
	v = run(env, &job, &why);
	note(env, &job, v, &why);
	r = write_end(env, &job, v, &why);
	log_request(NULL);
	return r < 0 ? store_fault(env->c->store, e) : 1;
}

int
jobs_idle_ms(struct jobs_env *env, enum job_lane lane)
{
	instant due = 0, left;

	jobs_begin(env);
	if (jobs_next_due(env->c->store, lane, &due) <= 0)
		return JOBS_POLL;
	left = due - clock_now();
	if (left < 10)
		left = 10;
	return (int)(left < JOBS_POLL ? left : JOBS_POLL);
}
