/* SPDX-License-Identifier: MIT
 *
 * launch_undo.c: pause, resume, a new secret, and taking everything back.
 *
 * Taking back goes in reverse and asks the platform for what we did not
 * write down, by the token, so that a launch given up half-way leaves
 * nothing behind. A number that was paid for goes to the inventory.
 */
#include "core/crypto.h"
#include "core/random.h"
#include "domain/launch_saga.h"
#include "store/activity.h"
#include "store/agents.h"
#include "store/numbers.h"
#include "store/versions.h"

/* Calls in progress go on with the old secret for so long. */
#define SECRET_OVERLAP (10 * CLOCK_MINUTE)

static int
fault(struct saga *s, struct err *e)
{
	return store_fault(s->c->store, e);
}

/* --- taking back --- */

/* Bought, but the process died before it was written down. */
static int
recover_number(struct saga *s, struct number *ret, struct err *e)
{
	struct twilio_number old;
	struct number n;
	int r;

	if (elevenlabs_sells_numbers(&s->env->platform))
		return 0;
	r = twilio_find(&s->env->twilio, s->c->arena, s->token, &old, e);
	if (r <= 0)
		return r;
	n = (struct number){ .id = random_id(),
			     .owner_id = s->tenant.owner_id,
			     .restaurant_id = s->tenant.restaurant_id,
			     .agent_id = s->agent.id,
			     .number = old.e164,
			     .country = s->restaurant.location.country,
			     .area_code = s->area_code,
			     .supplier_sid = old.sid,
			     .elevenlabs_phone_id = "",
			     .status = NUMBER_RESERVED,
			     .provisioned_at = clock_now() };
	r = numbers_insert(s->c->store, &s->tenant, &n);
	if (r > 0)
		*ret = n;
	return r < 0 ? fault(s, e) : r;
}

static int
give_number_back(struct saga *s, struct err *e)
{
	struct number n;
	int r = numbers_by_agent(s->c->store, &s->tenant, s->agent.id, &n);

	if (r < 0)
		return fault(s, e);
	if (r == 0)
		r = recover_number(s, &n, e);
	if (r <= 0)
		return r;
	if (*n.elevenlabs_phone_id != '\0' &&
	    elevenlabs_number_assign(&s->env->platform, s->c->arena,
				     n.elevenlabs_phone_id, NULL, e) < 0 &&
	    e->code != ERR_NOT_FOUND)
		return -1;
	if (numbers_free(s->c->store, &s->tenant, n.id, NUMBER_AVAILABLE,
			 clock_now()) < 0)
		return fault(s, e);
	return 0;
}

static int
delete_tools(struct saga *s, struct err *e)
{
	const struct elevenlabs *x = &s->env->platform;
	struct arena *a = s->c->arena;
	const char *ids[TOOL_COUNT] = { "" };

	if (agents_tools(s->c->store, &s->tenant, s->agent.id, ids) < 0)
		return fault(s, e);
	for (int i = TOOL_COUNT - 1; i >= 0; i--) {
		const char *id = ids[i], *name = elevenlabs_tool_label(
					     a, (enum agent_tool)i, s->token);
		int r = 1;

		if (saga_hold(s, e) < 0)
			return -1;
		if (id == NULL || *id == '\0')
			r = elevenlabs_tool_find(x, a, name, &id, e);
		if (r < 0 || (r > 0 && elevenlabs_tool_delete(x, a, id, e) < 0))
			return -1;
	}
	return 0;
}

static int
delete_secret(struct saga *s, struct err *e)
{
	const char *id = NULL;
	int r = elevenlabs_secret_find(&s->env->platform, s->c->arena, s->token,
				       &id, e);

	if (r <= 0)
		return r;
	return elevenlabs_secret_delete(&s->env->platform, s->c->arena, id, e);
}

static int
delete_agent(struct saga *s, struct err *e)
{
	const char *id = s->agent.elevenlabs_agent_id;
	int r = 1;

	if (*id == '\0')
		r = elevenlabs_agent_find(&s->env->platform, s->c->arena,
					  s->token, &id, e);
	if (r <= 0)
		return r;
	return elevenlabs_agent_delete(&s->env->platform, s->c->arena, id, e);
}

static int
delete_rows(struct store *st, void *arg)
{
	const struct saga *s = arg;
	const struct activity note = { .restaurant_id = s->restaurant.id,
				       .agent_id = s->agent.id,
				       .action = "agent_deleted",
				       .description = "Agent deleted",
				       .metadata = "",
				       .ip_address = "",
				       .user_agent = "",
				       .at = clock_now() };

	if (agents_delete(st, &s->tenant, s->agent.id) < 0 ||
	    activity_add(st, &s->tenant, &note) < 0)
		return -1;
	return versions_raise(st, &s->tenant, VERSION_AGENTS) < 0 ? -1 : 1;
}

int
launch_undo(struct saga *s, struct err *e)
{
	if (saga_hold(s, e) < 0 || give_number_back(s, e) < 0 ||
	    delete_tools(s, e) < 0 || delete_secret(s, e) < 0 ||
	    delete_agent(s, e) < 0 || saga_hold(s, e) < 0)
		return -1;
	return store_transact(s->c->store, delete_rows, s, e) < 0 ? -1 : 0;
}

/* --- pause, resume --- */

static int
connect(struct saga *s, bool on, struct err *e)
{
	struct number n;
	int r = numbers_by_agent(s->c->store, &s->tenant, s->agent.id, &n);

	if (r < 0)
		return fault(s, e);
	if (r == 0 || *n.elevenlabs_phone_id == '\0')
		return 0;
	return elevenlabs_number_assign(
	    &s->env->platform, s->c->arena, n.elevenlabs_phone_id,
	    on ? s->agent.elevenlabs_agent_id : NULL, e);
}

static enum jobs_verdict
switch_line(struct jobs_env *env, const struct job *job, bool on, struct err *e)
{
	enum agent_status waiting = on ? AGENT_CONFIGURING : AGENT_PAUSED;
	enum agent_status then = on ? AGENT_ACTIVE : AGENT_PAUSED;
	struct saga s;
	int r = saga_open(&s, env, job, e);

	/* The owner changed their mind meanwhile: a later job does that. */
	if (r == 0 || (r > 0 && s.agent.status != waiting))
		return JOBS_DONE;
	if (r > 0)
		r = connect(&s, on, e);
	if (r >= 0 && agents_set_status(env->c->store, &s.tenant, s.agent.id,
					then, "", clock_now()) < 0)
		r = fault(&s, e);
	if (r < 0)
		return jobs_passing(e) ? JOBS_AGAIN : JOBS_FAILED;
	saga_tell(&s);
	return JOBS_DONE;
}

enum jobs_verdict
launch_run_pause(struct jobs_env *env, const struct job *job, struct err *e)
{
	return switch_line(env, job, false, e);
}

enum jobs_verdict
launch_run_resume(struct jobs_env *env, const struct job *job, struct err *e)
{
	return switch_line(env, job, true, e);
}

/* --- a new secret --- */

/* The newer of two live ones whose value is still kept is one whose
 * rotation was interrupted: go on with that. */
static int
new_secret(struct saga *s, const struct agents_secret *live, int count,
	   struct agents_secret *ret, const char **ret_value, struct err *e)
{
	char token[44];
	int r = 0;

	if (count == 2)
		r = agents_secret_value(s->c->store, &s->tenant, live[0].id,
					ret_value);
	if (r < 0)
		return fault(s, e);
	if (r > 0) {
		*ret = live[0];
		return 0;
	}
	random_token(token);
	*ret = (struct agents_secret){ .id = random_id(),
				       .agent_id = s->agent.id,
				       .platform_secret_id =
					   live[0].platform_secret_id,
				       .created_at = clock_now() };
	crypto_sha256((struct crypto_bytes){ token, strlen(token) }, ret->hash);
	*ret_value = arena_strdup(s->c->arena, token);
	r = agents_add_secret(s->c->store, &s->tenant, ret, *ret_value);
	if (r < 0)
		return fault(s, e);
	return r > 0 ? 0
		     : err_set(e, ERR_BUSY,
			       "The last change of secret is still going on.",
			       "two secrets are live");
}

struct turnover {
	struct saga *saga;
	uint64_t fresh_id;
	const char *platform_secret_id;
};

/* The platform has the fresh one: in one transaction, or a kill in between
 * would leave two live secrets of which nobody knows the value. */
static int
turn_over(struct store *st, void *arg)
{
	const struct turnover *o = arg;
	const struct tenant *t = &o->saga->tenant;

	if (agents_secret_platform_id(st, t, o->fresh_id,
				      o->platform_secret_id) < 0 ||
	    agents_secret_forget(st, t, o->fresh_id) < 0 ||
	    agents_expire_secrets(st, t, o->saga->agent.id, o->fresh_id,
				  clock_now() + SECRET_OVERLAP) < 0)
		return -1;
	return 1;
}

static int
rotate(struct saga *s, struct err *e)
{
	const struct agents_secret *live = NULL;
	struct agents_secret fresh;
	const char *value = NULL;
	struct turnover o = { .saga = s };
	int count = agents_secrets(s->c->store, &s->tenant, s->agent.id,
				   clock_now(), &live);

	if (count <= 0)
		return count < 0 ? fault(s, e) : 0;
	if (new_secret(s, live, count, &fresh, &value, e) < 0 ||
	    saga_hold(s, e) < 0 ||
	    elevenlabs_secret_update(&s->env->platform, s->c->arena,
				     live[0].platform_secret_id, s->token,
				     value, e) < 0)
		return -1;
	jobs_crash_point(s->env, "rotate", "called");
	o.fresh_id = fresh.id;
	o.platform_secret_id = live[0].platform_secret_id;
	return store_transact(s->c->store, turn_over, &o, e) < 0 ? -1 : 0;
}

enum jobs_verdict
launch_run_rotate(struct jobs_env *env, const struct job *job, struct err *e)
{
	struct saga s;
	int r = saga_open(&s, env, job, e);

	if (r > 0)
		r = rotate(&s, e);
	if (s.lost)
		return JOBS_LOST;
	if (r < 0)
		return jobs_passing(e) ? JOBS_AGAIN : JOBS_FAILED;
	return JOBS_DONE;
}
