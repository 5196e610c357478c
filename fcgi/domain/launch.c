/* SPDX-License-Identifier: MIT
 *
 * launch.c: what pages ask about agents: start one, watch it, change it.
 */
#include "domain/launch.h"

#include "core/json.h"
#include "core/random.h"
#include "domain/launch_saga.h"
#include "domain/wake.h"
#include "store/activity.h"
#include "store/agents.h"
#include "store/restaurants.h"
#include "store/users.h"
#include "store/versions.h"
#include "store/voices.h"

const struct launch_stage_name launch_stages[STAGE_COUNT] = {
	[STAGE_CHECK] = { "check", "Check your account" },
	[STAGE_AGENT] = { "agent", "Create the voice agent" },
	[STAGE_SECRET] = { "secret", "Give it a key of its own" },
	[STAGE_TOOLS] = { "tools", "Teach it to take reservations" },
	[STAGE_ATTACH] = { "attach", "Hand it your reservation book" },
	[STAGE_NUMBER] = { "number", "Get a phone number" },
	[STAGE_IMPORT] = { "import", "Register the number" },
	[STAGE_ASSIGN] = { "assign", "Connect number and agent" },
	[STAGE_VERIFY] = { "verify", "Check that everything is as ordered" },
	[STAGE_ACTIVE] = { "active", "Open the line" },
};

static const char *const state_names[] = { "waiting", "running", "done",
					   "failed" };

const char *
launch_state_name(enum launch_state s)
{
	return state_names[s];
}

/* --- asking for one --- */

int
launch_allowed(struct ctx *c, const struct tenant *t, uint64_t user_id,
	       struct err *e)
{
	struct user asker, owner;
	const struct plan *plan;
	int agents = 0, r;

	r = users_by_id(c->store, user_id, &asker);
	if (r > 0)
		r = users_by_id(c->store, t->owner_id, &owner);
	if (r < 0 || agents_count(c->store, t, &agents) < 0)
		return store_fault(c->store, e);
	if (r == 0)
		return err_set(e, ERR_FORBIDDEN, "Please sign in again.",
			       "launch: no such user or account");
	if (!asker.verified)
		return err_set(e, ERR_FORBIDDEN,
			       "Please confirm your e-mail address first: "
			       "follow the link we sent you.",
			       "launch: address not verified");
	plan = plan_find(owner.subscription_tier);
	if (agents >= plan->agent_limit)
		return err_set(e, ERR_LIMIT,
			       "Your plan has no room for another agent.",
			       "launch: %d agents, %s allows %d", agents,
			       plan->tier, plan->agent_limit);
	return 1;
}

static const char *
or_default(const char *text, const char *fallback)
{
	return text != NULL && *text != '\0' ? text : fallback;
}

static void
fill_config(struct agent_config *to, const struct agent_config *from)
{
	to->greeting =
	    or_default(from->greeting, "Thank you for calling {{restaurant}}. "
				       "How may I help you today?");
	to->style = or_default(from->style, "professional");
	to->max_duration = from->max_duration > 0 ? from->max_duration : 600;
	to->enable_voicemail = from->enable_voicemail;
	to->voicemail_message = or_default(from->voicemail_message, "");
}

/* What the row is made of; 1, 0 no such restaurant, -1. */
static int
fill_agent(struct ctx *c, const struct tenant *t,
	   const struct launch_request *r, struct agent *a,
	   const char **ret_field, struct err *e)
{
	struct restaurant house;
	struct voice voice;
	int found = restaurants_by_id(c->store, t, t->restaurant_id, &house);

	if (found <= 0)
		return found < 0 ? store_fault(c->store, e) : 0;
	found = voices_by_id(c->store, or_default(r->voice_id, "-"), &voice);
	if (found < 0)
		return store_fault(c->store, e);
	if (found == 0) {
		*ret_field = "voice";
		return err_set(e, ERR_INVALID, "Please choose a voice.",
			       "launch: unknown voice");
	}
	*a = (struct agent){
		.id = random_id(),
		.restaurant_id = house.id,
		.owner_id = t->owner_id,
		.elevenlabs_agent_id = "",
		.elevenlabs_voice_id = voice.id,
		.voice_name = voice.name,
		.phone_number = "",
		.name = or_default(
		    r->name, arena_printf(c->arena, "%s Agent", house.name)),
		.language = or_default(r->language, "en-US"),
		.status = AGENT_CONFIGURING,
		.last_error = "",
		.created_at = clock_now(),
	};
	a->updated_at = a->created_at;
	fill_config(&a->config, &r->config);
	return agent_check(a, ret_field, e) < 0 ? -1 : 1;
}

static int
insert_job(struct store *st, const struct tenant *t, const char *kind,
	   uint64_t agent_id, const char *payload)
{
	const struct job j = {
		.owner_id = t->owner_id,
		.restaurant_id = t->restaurant_id,
		.lane = LANE_PROVISIONING,
		.kind = kind,
		.subject_id = agent_id,
		.payload = payload,
		/* Somebody waits for a launch; the rest is to be done in
		 * the end, however long the platform is away. */
		.max_attempts =
		    strcmp(kind, LAUNCH_JOB) == 0 ? LAUNCH_TRIES : CHANGE_TRIES,
		.run_at = clock_now(),
		.created_at = clock_now(),
	};
	uint64_t id;

	return jobs_insert(st, t, &j, &id);
}

static int
note_activity(struct store *st, const struct tenant *t, uint64_t user_id,
	      const struct agent *a, const char *action, const char *text)
{
	const struct activity note = { .user_id = user_id,
				       .restaurant_id = a->restaurant_id,
				       .agent_id = a->id,
				       .action = action,
				       .description = text,
				       .metadata = "",
				       .ip_address = "",
				       .user_agent = "",
				       .at = clock_now() };

	return activity_add(st, t, &note);
}

struct request_rows {
	const struct tenant *tenant;
	const struct agent *agent;
	uint64_t user_id;
	const char *payload;
};

static int
write_request(struct store *st, void *arg)
{
	const struct request_rows *w = arg;
	int r = agents_insert(st, w->tenant, w->agent);

	if (r <= 0)
		return r;
	if (insert_job(st, w->tenant, LAUNCH_JOB, w->agent->id, w->payload) <
		0 ||
	    note_activity(st, w->tenant, w->user_id, w->agent, "agent_created",
			  "Asked for a new agent") < 0)
		return -1;
	return versions_raise(st, w->tenant, VERSION_AGENTS) < 0 ? -1 : 1;
}

/* Run body in a transaction; wake the daemon unless somebody else commits. */
static int
commit(struct ctx *c, int (*body)(struct store *, void *), void *arg,
       struct err *e)
{
	bool joined = store_in_transaction(c->store);
	int r = store_transact(c->store, body, arg, e);

	if (r > 0 && !joined)
		wake_jobs(c->settings);
	return r;
}

int
launch_request(struct ctx *c, const struct tenant *t,
	       const struct launch_request *r, uint64_t *ret_agent_id,
	       const char **ret_field, struct err *e)
{
	struct json *payload = json_object(c->arena);
	struct agent agent;
	struct request_rows w = { t, &agent, r->user_id, NULL };
	int done;

	*ret_field = "";
	if (launch_allowed(c, t, r->user_id, e) < 0)
		return -1;
	done = fill_agent(c, t, r, &agent, ret_field, e);
	if (done <= 0)
		return done;
	json_put_string(payload, "area_code", or_default(r->area_code, ""));
	w.payload = json_text(c->arena, payload);
	done = commit(c, write_request, &w, e);
	if (done > 0)
		*ret_agent_id = agent.id;
	return done;
}

/* --- watching --- */

static enum launch_state
state_of_step(const struct job *j, const struct job_step *s)
{
	if (s == NULL || s->state == STEP_UNDONE)
		return LAUNCH_WAITING;
	if (s->state == STEP_DONE)
		return LAUNCH_DONE;
	return j->state == JOB_FAILED ? LAUNCH_FAILED : LAUNCH_RUNNING;
}

static const struct job_step *
step_named(const struct job_step *steps, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(steps[i].name, name) == 0)
			return &steps[i];
	return NULL;
}

static enum launch_state
state_of_job(const struct job *j)
{
	switch (j->state) {
	case JOB_DONE:
		return LAUNCH_DONE;
	case JOB_FAILED:
		return LAUNCH_FAILED;
	case JOB_RUNNING:
		return LAUNCH_RUNNING;
	default:
		return j->attempts > 0 ? LAUNCH_RUNNING : LAUNCH_WAITING;
	}
}

static void
fill_steps(struct launch_progress *p, const struct job *j,
	   const struct job_step *steps, int count)
{
	p->count = STAGE_COUNT;
	for (size_t i = 0; i < STAGE_COUNT; i++) {
		const struct job_step *s =
		    step_named(steps, count, launch_stages[i].name);
		struct launch_step *to = &p->steps[i];

		to->name = launch_stages[i].name;
		to->title = launch_stages[i].title;
		to->state = state_of_step(j, s);
		to->error =
		    s != NULL && to->state != LAUNCH_DONE ? s->error : "";
		p->done += to->state == LAUNCH_DONE;
	}
}

int
launch_progress(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		struct launch_progress *ret, struct err *e)
{
	struct launch_progress p = { .error = "" };
	const struct job_step *steps = NULL;
	struct job j;
	int count = 0, r = agents_by_id(c->store, t, agent_id, &p.agent);

	if (r > 0)
		r = jobs_by_subject(c->store, t, LAUNCH_JOB, agent_id, &j);
	if (r > 0)
		count = jobs_steps_of(c->store, t, j.id, &steps);
	if (r < 0 || count < 0)
		return store_fault(c->store, e);
	if (r == 0)
		return 0;
	p.state = state_of_job(&j);
	if (p.state == LAUNCH_FAILED)
		p.error = j.last_error;
	fill_steps(&p, &j, steps, count);
	*ret = p;
	return 1;
}

/* --- changing --- */

struct change {
	struct tenant tenant;
	uint64_t agent_id;
	uint64_t job_id; /* retry */
	const char *job; /* the kind to queue */
	int status;      /* to set at once; -1: none */
};

static int
write_change(struct store *st, void *arg)
{
	const struct change *w = arg;

	if (w->status >= 0 && agents_set_status(st, &w->tenant, w->agent_id,
						(enum agent_status)w->status,
						"", clock_now()) < 0)
		return -1;
	if (insert_job(st, &w->tenant, w->job, w->agent_id, "{}") < 0)
		return -1;
	return versions_raise(st, &w->tenant, VERSION_AGENTS) < 0 ? -1 : 1;
}

/* The agent, and the tenant narrowed to its restaurant. */
static int
open_agent(struct ctx *c, const struct tenant *t, uint64_t id, struct agent *a,
	   struct change *w, struct err *e)
{
	int r = agents_by_id(c->store, t, id, a);

	if (r < 0)
		return store_fault(c->store, e);
	w->agent_id = id;
	if (r > 0)
		w->tenant = (struct tenant){ t->owner_id, a->restaurant_id };
	return r;
}

static int
change_agent(struct ctx *c, const struct tenant *t, uint64_t id,
	     const char *job, int from, int to, struct err *e)
{
	struct change w = { .job = job, .status = to };
	struct agent a;
	int r = open_agent(c, t, id, &a, &w, e);

	if (r <= 0)
		return r;
	if (from >= 0 && (int)a.status != from)
		return 0;
	return commit(c, write_change, &w, e);
}

int
launch_pause(struct ctx *c, const struct tenant *t, uint64_t agent_id,
	     struct err *e)
{
	return change_agent(c, t, agent_id, PAUSE_JOB, AGENT_ACTIVE,
			    AGENT_PAUSED, e);
}

int
launch_resume(struct ctx *c, const struct tenant *t, uint64_t agent_id,
	      struct err *e)
{
	return change_agent(c, t, agent_id, RESUME_JOB, AGENT_PAUSED,
			    AGENT_CONFIGURING, e);
}

int
launch_retire(struct ctx *c, const struct tenant *t, uint64_t agent_id,
	      struct err *e)
{
	return change_agent(c, t, agent_id, RETIRE_JOB, -1, AGENT_PAUSED, e);
}

int
launch_resync(struct ctx *c, const struct tenant *t, uint64_t agent_id,
	      struct err *e)
{
	return change_agent(c, t, agent_id, RESYNC_JOB, -1, -1, e);
}

/* One rotation after the other: the platform holds one value at a time. */
int
launch_rotate_secret(struct ctx *c, const struct tenant *t, uint64_t agent_id,
		     struct err *e)
{
	struct change w = { .job = ROTATE_JOB, .status = -1 };
	struct agent a;
	struct job j;
	int r = open_agent(c, t, agent_id, &a, &w, e);

	if (r <= 0)
		return r;
	if (a.status != AGENT_ACTIVE && a.status != AGENT_PAUSED)
		return 0;
	r = jobs_by_subject(c->store, &w.tenant, ROTATE_JOB, agent_id, &j);
	if (r < 0)
		return store_fault(c->store, e);
	if (r > 0 && (j.state == JOB_QUEUED || j.state == JOB_RUNNING))
		return 0;
	return commit(c, write_change, &w, e);
}

int
launch_resync_restaurant(struct ctx *c, const struct tenant *t, struct err *e)
{
	const struct agent *agents = NULL;
	int count = agents_list(c->store, t, &agents), queued = 0;

	if (count < 0)
		return store_fault(c->store, e);
	for (int i = 0; i < count; i++) {
		if (*agents[i].elevenlabs_agent_id == '\0')
			continue;
		if (launch_resync(c, t, agents[i].id, e) < 0)
			return -1;
		queued = 1;
	}
	return queued;
}

static int
write_retry(struct store *st, void *arg)
{
	const struct change *w = arg;
	int r = jobs_requeue(st, &w->tenant, w->job_id, clock_now());

	if (r <= 0)
		return r;
	if (agents_set_status(st, &w->tenant, w->agent_id, AGENT_CONFIGURING,
			      "", clock_now()) < 0)
		return -1;
	return versions_raise(st, &w->tenant, VERSION_AGENTS) < 0 ? -1 : 1;
}

int
launch_retry(struct ctx *c, const struct tenant *t, uint64_t agent_id,
	     struct err *e)
{
	struct change w = { .status = -1 };
	struct agent a;
	struct job j;
	int r = open_agent(c, t, agent_id, &a, &w, e);

	if (r <= 0)
		return r;
	r = jobs_by_subject(c->store, &w.tenant, LAUNCH_JOB, agent_id, &j);
	if (r < 0)
		return store_fault(c->store, e);
	if (r == 0 || j.state != JOB_FAILED)
		return 0;
	w.job_id = j.id;
	return commit(c, write_retry, &w, e);
}
