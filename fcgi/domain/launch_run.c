/* SPDX-License-Identifier: MIT
 *
 * launch_run.c: the jobs daemon's side of a launch: a saga whose every stage
 * is recorded before the next, so that it goes on after a kill -9.
 *
 * Before a stage its intent is written; a stage whose intent is found
 * written looks at the platform before it makes anything, by the token
 * "va-<agent id>" that everything we make carries. Each record names the
 * claim's fence, so a worker that was thought dead cannot write any more.
 */
#include "core/json.h"
#include "core/log.h"
#include "domain/launch_saga.h"
#include "model/prompt.h"
#include "store/agents.h"
#include "store/restaurants.h"
#include "store/users.h"
#include "store/versions.h"

#define PROMPT_MOST    (64 * 1024)
#define GREETING_MOST  2000
#define RETENTION_DAYS 90

static const struct json_caps payload_caps = { 8 * 1024, 8 };

/* --- what the stages use --- */

int
saga_open(struct saga *s, struct jobs_env *env, const struct job *job,
	  struct err *e)
{
	struct ctx *c = env->c;
	struct user owner = { .subscription_tier = "free" };
	const char *wish;
	int r;

	*s = (struct saga){ .env = env, .job = job, .c = c };
	s->tenant = (struct tenant){ job->owner_id, job->restaurant_id };
	r = agents_by_id(c->store, &s->tenant, job->subject_id, &s->agent);
	if (r > 0)
		r = restaurants_by_id(c->store, &s->tenant, job->restaurant_id,
				      &s->restaurant);
	if (r > 0)
		r = users_by_id(c->store, job->owner_id, &owner);
	if (r < 0)
		return store_fault(c->store, e);
	s->plan = plan_find(owner.subscription_tier);
	s->token = arena_printf(c->arena, "va-%llu",
				(unsigned long long)job->subject_id);
	wish = json_string(
	    json_get(json_parse(c->arena, job->payload, strlen(job->payload),
				&payload_caps, NULL),
		     "area_code"));
	s->area_code = wish != NULL ? wish : "";
	return r;
}

int
saga_hold(struct saga *s, struct err *e)
{
	int r = jobs_renew(s->c->store, s->job, clock_now() + s->env->lease);

	if (r < 0)
		return store_fault(s->c->store, e);
	if (r == 0) {
		s->lost = true;
		return err_set(e, ERR_CONFLICT, "Somebody else works on it.",
			       "launch: the lease went to another worker");
	}
	return 0;
}

void
saga_tell(struct saga *s)
{
	if (versions_raise(s->c->store, &s->tenant, VERSION_AGENTS) < 0)
		log_event(LOG_WARN, "launch.untold", "agent", s->token, NULL);
}

const char *
saga_hook_url(struct saga *s)
{
	const struct settings *set = s->c->settings;
	const char *base = set->hooks_url != NULL && *set->hooks_url != '\0'
			       ? set->hooks_url
			       : set->app_url;

	return arena_printf(s->c->arena,
			    "%s/api/webhooks/elevenlabs/reservations", base);
}

/* The prompt names the special days of the next year. */
static int
write_prompt(struct saga *s, struct str *out, struct err *e)
{
	const struct hours_special *days = NULL;
	int32_t today = (int32_t)(clock_now() / CLOCK_DAY);
	int count = restaurants_specials(
	    s->c->store, &s->tenant, s->restaurant.id,
	    civil_from_days(today - 1), civil_from_days(today + 366), &days);

	if (count < 0)
		return store_fault(s->c->store, e);
	str_init(out, s->c->arena, PROMPT_MOST);
	prompt_write(out, &s->restaurant, days, (size_t)count, &s->agent);
	if (!str_ok(out))
		return err_set(e, ERR_TOO_LARGE,
			       "The restaurant's description is too long.",
			       "launch: prompt over %d bytes", PROMPT_MOST);
	return 0;
}

int
saga_payload(struct saga *s, struct elevenlabs_agent *ret, struct err *e)
{
	struct arena *a = s->c->arena;
	struct str prompt, greeting;
	const char **tags = arena_array(a, 2, sizeof *tags);

	if (write_prompt(s, &prompt, e) < 0)
		return -1;
	str_init(&greeting, a, GREETING_MOST);
	prompt_greeting(&greeting, s->agent.config.greeting, &s->restaurant);
	tags[0] = arena_printf(a, "restaurant:%llu",
			       (unsigned long long)s->restaurant.id);
	tags[1] =
	    arena_printf(a, "agent:%llu", (unsigned long long)s->agent.id);
	*ret = (struct elevenlabs_agent){
		.name = arena_printf(a, "%s %s", s->token, s->agent.name),
		.prompt = prompt.buf,
		.first_message = greeting.buf,
		.language = s->agent.language,
		.voice_id = s->agent.elevenlabs_voice_id,
		.timezone = s->restaurant.location.timezone,
		.keyword = s->restaurant.name,
		.tags = tags,
		.tag_count = 2,
		.max_duration = s->agent.config.max_duration,
		.retention_days = RETENTION_DAYS,
		.concurrency_limit = s->plan->concurrency_limit,
		.daily_limit = s->plan->daily_limit,
	};
	return 0;
}

int
saga_tools(struct saga *s, const char *ids[TOOL_COUNT], struct err *e)
{
	int r = agents_tools(s->c->store, &s->tenant, s->agent.id, ids);

	if (r < 0)
		return store_fault(s->c->store, e);
	if (r < TOOL_COUNT)
		return err_internal(e, "launch: %d of %d tools recorded", r,
				    TOOL_COUNT);
	return 0;
}

/* --- the saga --- */

static enum jobs_verdict
verdict_on(const struct saga *s, const struct err *e)
{
	if (s->lost)
		return JOBS_LOST;
	return jobs_passing(e) ? JOBS_AGAIN : JOBS_FAILED;
}

static int
record(struct saga *s, enum launch_stage stage, enum job_step_state state,
       const struct err *why, struct err *e)
{
	const struct job_step step = { .name = launch_stages[stage].name,
				       .state = state,
				       .result = "",
				       .error = why != NULL ? why->say : "" };
	int r = jobs_put_step(s->c->store, s->job, &step);

	if (r < 0)
		return store_fault(s->c->store, e);
	if (r == 0) {
		s->lost = true;
		return err_set(e, ERR_CONFLICT, "Somebody else works on it.",
			       "launch: fenced off");
	}
	saga_tell(s);
	return 0;
}

static int
do_stage(struct saga *s, enum launch_stage stage, struct err *e)
{
	const char *name = launch_stages[stage].name;

	if (saga_hold(s, e) < 0 || record(s, stage, STEP_INTENDED, NULL, e) < 0)
		return -1;
	jobs_crash_point(s->env, name, "intended");
	if (launch_stage_run(s, stage, e) < 0) {
		struct err other = ERR_INIT;

		err_prefix(e, "launch: %s: ", name);
		if (!s->lost)
			record(s, stage, STEP_FAILED, e, &other);
		return -1;
	}
	jobs_crash_point(s->env, name, "called");
	if (record(s, stage, STEP_DONE, NULL, e) < 0)
		return -1;
	jobs_crash_point(s->env, name, "recorded");
	log_event(LOG_INFO, "launch.step", "agent", s->token, "step", name,
		  NULL);
	return 0;
}

/* The owner wants it gone: no use in going on. */
static int
given_up(struct saga *s, struct err *e)
{
	struct job j;
	int r = jobs_by_subject(s->c->store, &s->tenant, RETIRE_JOB,
				s->agent.id, &j);

	if (r < 0)
		return store_fault(s->c->store, e);
	return r == 0 ? 0
		      : err_set(e, ERR_INVALID, "This agent is being deleted.",
				"launch: given up");
}

static const struct job_step *
recorded(const struct job_step *steps, int count, enum launch_stage stage)
{
	for (int i = 0; i < count; i++)
		if (strcmp(steps[i].name, launch_stages[stage].name) == 0)
			return &steps[i];
	return NULL;
}

static enum jobs_verdict
run_stages(struct saga *s, struct err *e)
{
	const struct job_step *steps = NULL;
	int count = jobs_steps(s->c->store, s->job, &steps);

	if (count < 0)
		return verdict_on(s, (store_fault(s->c->store, e), e));
	for (int i = 0; i < STAGE_COUNT; i++) {
		enum launch_stage stage = (enum launch_stage)i;
		const struct job_step *old = recorded(steps, count, stage);

		if (old != NULL && old->state == STEP_DONE)
			continue;
		if (*s->env->stop)
			return JOBS_STOPPED;
		s->again = old != NULL;
		if (given_up(s, e) < 0 || do_stage(s, stage, e) < 0)
			return verdict_on(s, e);
	}
	return JOBS_DONE;
}

enum jobs_verdict
launch_run(struct jobs_env *env, const struct job *job, struct err *e)
{
	enum jobs_verdict v;
	struct saga s;
	int r = saga_open(&s, env, job, e);

	if (r <= 0)
		return r == 0 ? JOBS_DONE : verdict_on(&s, e);
	v = run_stages(&s, e);
	if (v == JOBS_FAILED ||
	    (v == JOBS_AGAIN && job->attempts >= job->max_attempts)) {
		agents_set_status(env->c->store, &s.tenant, s.agent.id,
				  AGENT_ERROR, e->say, clock_now());
		saga_tell(&s);
	}
	return v;
}

/* --- the smaller jobs --- */

/* Is another kind of job for this agent still to be done? */
static int
pending(struct saga *s, const char *kind, struct err *e)
{
	struct job j;
	int r = jobs_by_subject(s->c->store, &s->tenant, kind, s->agent.id, &j);

	if (r < 0)
		return store_fault(s->c->store, e);
	return r > 0 && (j.state == JOB_QUEUED || j.state == JOB_RUNNING);
}

/* Open the saga once no launch is at work on the agent. JOBS_DONE: go on
 * (or, with *ret_gone, there is nothing left to do). */
static enum jobs_verdict
open_alone(struct saga *s, struct jobs_env *env, const struct job *job,
	   bool *ret_gone, struct err *e)
{
	int r = saga_open(s, env, job, e);

	*ret_gone = r == 0;
	if (r > 0)
		r = pending(s, LAUNCH_JOB, e);
	if (r < 0)
		return verdict_on(s, e);
	return !*ret_gone && r > 0 ? JOBS_LATER : JOBS_DONE;
}

typedef int small_job(struct saga *s, struct err *e);

static enum jobs_verdict
run_small(struct jobs_env *env, const struct job *job, small_job *work,
	  struct err *e)
{
	struct saga s;
	bool gone;
	enum jobs_verdict v = open_alone(&s, env, job, &gone, e);

	if (v != JOBS_DONE || gone)
		return v;
	if (work(&s, e) < 0) {
		err_prefix(e, "%s: ", job->kind);
		return verdict_on(&s, e);
	}
	saga_tell(&s);
	return JOBS_DONE;
}

enum jobs_verdict
launch_run_retire(struct jobs_env *env, const struct job *job, struct err *e)
{
	return run_small(env, job, launch_undo, e);
}

static int
resync(struct saga *s, struct err *e)
{
	if (*s->agent.elevenlabs_agent_id == '\0')
		return 0;
	return launch_repair(s, e);
}

enum jobs_verdict
launch_run_resync(struct jobs_env *env, const struct job *job, struct err *e)
{
	return run_small(env, job, resync, e);
}
