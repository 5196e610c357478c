/* SPDX-License-Identifier: MIT
 *
 * launch_steps.c: the stages of a launch. Each may be repeated: what it
 * makes is written down by us before the stage is recorded as done, and a
 * stage that was begun before (s->again) looks before it makes.
 */
#include "core/crypto.h"
#include "core/log.h"
#include "core/random.h"
#include "domain/launch_saga.h"
#include "store/agents.h"
#include "store/numbers.h"
#include "store/users.h"

#define OFFERS_TRIED 3

static int
fault(struct saga *s, struct err *e)
{
	return store_fault(s->c->store, e);
}

/* --- check: may this account have it, and is there supply today? --- */

static int
ceiling(struct saga *s, struct err *e)
{
	int bought = 0, most = s->c->settings->numbers_daily_limit;

	if (numbers_bought_since(s->c->store, clock_now() - CLOCK_DAY,
				 &bought) < 0)
		return fault(s, e);
	if (most > 0 && bought >= most)
		return err_set(e, ERR_LIMIT,
			       "No more phone numbers can be ordered today. "
			       "Please try again tomorrow.",
			       "%d numbers bought in a day", bought);
	return 0;
}

/* The account's agents that are no newer than this one: of two asked for at
 * the same moment only the later is one too many. */
static int
up_to_this(const struct saga *s)
{
	const struct tenant account = { s->tenant.owner_id, 0 };
	const struct agent *all = NULL;
	int count = agents_list(s->c->store, &account, &all), older = 0;

	for (int i = 0; i < count; i++)
		older += all[i].id <= s->agent.id;
	return count < 0 ? -1 : older;
}

static int
check(struct saga *s, struct err *e)
{
	struct user owner;
	struct number have;
	int agents, r;

	r = users_by_id(s->c->store, s->tenant.owner_id, &owner);
	agents = up_to_this(s);
	if (r < 0 || agents < 0)
		return fault(s, e);
	if (r == 0 || !owner.verified)
		return err_set(e, ERR_FORBIDDEN,
			       "The account's e-mail address is not "
			       "confirmed yet.",
			       "owner not verified");
	if (agents > s->plan->agent_limit)
		return err_set(e, ERR_LIMIT,
			       "Your plan has no room for another agent.",
			       "%d agents, %s allows %d", agents, s->plan->tier,
			       s->plan->agent_limit);
	r = numbers_by_agent(s->c->store, &s->tenant, s->agent.id, &have);
	if (r < 0)
		return fault(s, e);
	return r > 0 ? 0 : ceiling(s, e);
}

/* --- agent --- */

static int
make_agent(struct saga *s, struct err *e)
{
	struct elevenlabs_agent payload;
	const char *id = NULL;
	int found = 0;

	if (*s->agent.elevenlabs_agent_id != '\0')
		return 0;
	if (s->again)
		found = elevenlabs_agent_find(&s->env->platform, s->c->arena,
					      s->token, &id, e);
	if (found < 0 || saga_payload(s, &payload, e) < 0)
		return -1;
	if (found == 0 &&
	    elevenlabs_agent_create(&s->env->platform, s->c->arena, &payload,
				    &id, e) < 0)
		return -1;
	jobs_crash_point(s->env, "agent", "made");
	if (agents_set_platform_id(s->c->store, &s->tenant, s->agent.id, id,
				   clock_now()) < 0)
		return fault(s, e);
	s->agent.elevenlabs_agent_id = id;
	return 0;
}

/* --- secret --- */

/* The secret's value, made and written down before the platform hears of
 * it. 1: *ret_value is to be told; 0: the platform has it already. */
static int
own_secret(struct saga *s, struct agents_secret *ret, const char **ret_value,
	   struct err *e)
{
	const struct agents_secret *live = NULL;
	char token[44];
	int r = agents_secrets(s->c->store, &s->tenant, s->agent.id,
			       clock_now(), &live);

	if (r < 0)
		return fault(s, e);
	if (r > 0) {
		*ret = live[0];
		r = agents_secret_value(s->c->store, &s->tenant, ret->id,
					ret_value);
		return r < 0 ? fault(s, e) : r;
	}
	random_token(token);
	*ret = (struct agents_secret){ .id = random_id(),
				       .agent_id = s->agent.id,
				       .platform_secret_id = "",
				       .created_at = clock_now() };
	crypto_sha256((struct crypto_bytes){ token, strlen(token) }, ret->hash);
	*ret_value = arena_strdup(s->c->arena, token);
	if (agents_add_secret(s->c->store, &s->tenant, ret, *ret_value) <= 0)
		return fault(s, e);
	return 1;
}

/* Values can be written at the platform but not read: one that is there
 * under our name is given ours again. */
static int
tell_secret(struct saga *s, const char *value, const char **ret_id,
	    struct err *e)
{
	const struct elevenlabs *x = &s->env->platform;
	struct arena *a = s->c->arena;
	int found =
	    s->again ? elevenlabs_secret_find(x, a, s->token, ret_id, e) : 0;

	if (found < 0)
		return -1;
	if (found > 0)
		return elevenlabs_secret_update(x, a, *ret_id, s->token, value,
						e);
	return elevenlabs_secret_create(x, a, s->token, value, ret_id, e);
}

static int
make_secret(struct saga *s, struct err *e)
{
	struct agents_secret own;
	const char *value = NULL, *id = NULL;
	int r = own_secret(s, &own, &value, e);

	if (r <= 0)
		return r;
	if (tell_secret(s, value, &id, e) < 0)
		return -1;
	jobs_crash_point(s->env, "secret", "made");
	if (agents_secret_platform_id(s->c->store, &s->tenant, own.id, id) <
		0 ||
	    agents_secret_forget(s->c->store, &s->tenant, own.id) < 0)
		return fault(s, e);
	return 0;
}

/* --- tools --- */

static int
secret_id(struct saga *s, const char **ret, struct err *e)
{
	const struct agents_secret *live = NULL;
	int r = agents_secrets(s->c->store, &s->tenant, s->agent.id,
			       clock_now(), &live);

	if (r < 0)
		return fault(s, e);
	if (r == 0)
		return err_internal(e, "the agent has no secret");
	*ret = live[0].platform_secret_id;
	return 0;
}

static int
make_tool(struct saga *s, enum agent_tool kind, const char *secret,
	  struct err *e)
{
	struct arena *a = s->c->arena;
	const struct elevenlabs_tool tool = {
		.kind = kind,
		.name = elevenlabs_tool_label(a, kind, s->token),
		.agent_id = s->agent.elevenlabs_agent_id,
		.url = saga_hook_url(s),
		.secret_id = secret
	};
	const char *id = NULL;
	int found = s->again ? elevenlabs_tool_find(&s->env->platform, a,
						    tool.name, &id, e)
			     : 0;

	if (found < 0)
		return -1;
	if (found == 0 &&
	    elevenlabs_tool_create(&s->env->platform, a, &tool, &id, e) < 0)
		return -1;
	jobs_crash_point(s->env, agent_tool_name(kind), "made");
	if (agents_put_tool(s->c->store, &s->tenant, s->agent.id, kind, id,
			    clock_now()) < 0)
		return fault(s, e);
	return 0;
}

static int
make_tools(struct saga *s, struct err *e)
{
	const char *ids[TOOL_COUNT] = { "" }, *secret = NULL;

	if (secret_id(s, &secret, e) < 0)
		return -1;
	if (agents_tools(s->c->store, &s->tenant, s->agent.id, ids) < 0)
		return fault(s, e);
	for (int i = 0; i < TOOL_COUNT; i++) {
		if (ids[i] != NULL && *ids[i] != '\0')
			continue;
		if (saga_hold(s, e) < 0 ||
		    make_tool(s, (enum agent_tool)i, secret, e) < 0)
			return -1;
		jobs_crash_point(s->env, agent_tool_name((enum agent_tool)i),
				 "recorded");
	}
	return 0;
}

static int
attach(struct saga *s, struct err *e)
{
	const char *ids[TOOL_COUNT];

	if (saga_tools(s, ids, e) < 0)
		return -1;
	return elevenlabs_agent_attach(&s->env->platform, s->c->arena,
				       s->agent.elevenlabs_agent_id, ids,
				       TOOL_COUNT, e);
}

/* --- number: inventory first, then buy --- */

static int
keep_number(struct saga *s, const char *e164, const char *sid,
	    const char *platform_id, struct err *e)
{
	const struct number n = {
		.id = random_id(),
		.owner_id = s->tenant.owner_id,
		.restaurant_id = s->tenant.restaurant_id,
		.agent_id = s->agent.id,
		.number = e164,
		.country = s->restaurant.location.country,
		.area_code = s->area_code,
		.supplier_sid = sid,
		.elevenlabs_phone_id = platform_id,
		.status = NUMBER_RESERVED,
		.provisioned_at = clock_now(),
	};

	jobs_crash_point(s->env, "number", "made");
	/* 0: it was written down before. */
	return numbers_insert(s->c->store, &s->tenant, &n) < 0 ? fault(s, e)
							       : 0;
}

static int
buy_one(struct saga *s, const struct twilio_number *offers, size_t count,
	struct err *e)
{
	struct twilio_number got;

	for (size_t i = 0; i < count && i < OFFERS_TRIED; i++) {
		if (saga_hold(s, e) < 0)
			return -1;
		if (twilio_buy(&s->env->twilio, s->c->arena, offers[i].e164,
			       s->token, &got, e) == 0)
			return keep_number(s, got.e164, got.sid, "", e);
		if (e->code != ERR_CONFLICT)
			return -1;
	}
	/* All were sold under our hands: search again in a moment. */
	e->code = ERR_BUSY;
	return -1;
}

/* Where nothing is for sale in the wished area, any of the country does. */
static int
search(struct saga *s, struct twilio_number **offers, size_t *count,
       struct err *e)
{
	const char *country = s->restaurant.location.country;
	int r = twilio_search(&s->env->twilio, s->c->arena, country,
			      s->area_code, offers, count, e);

	if (r == 0 && *s->area_code != '\0')
		r = twilio_search(&s->env->twilio, s->c->arena, country, "",
				  offers, count, e);
	if (r == 0)
		return err_set(e, ERR_NOT_FOUND,
			       "No phone number can be had in this country "
			       "at the moment.",
			       "nothing for sale in %.2s", country);
	return r < 0 ? -1 : 0;
}

static int
buy_from_twilio(struct saga *s, struct err *e)
{
	struct twilio_number *offers = NULL;
	size_t count = 0;

	if (ceiling(s, e) < 0 || search(s, &offers, &count, e) < 0)
		return -1;
	return buy_one(s, offers, count, e);
}

static int
buy_from_platform(struct saga *s, struct err *e)
{
	struct elevenlabs_number got;

	if (ceiling(s, e) < 0 ||
	    elevenlabs_number_buy(&s->env->platform, s->c->arena,
				  s->restaurant.location.country, s->area_code,
				  &got, e) < 0)
		return -1;
	return keep_number(s, got.e164, "", got.id, e);
}

/* Bought by an earlier try that died before it was written down: 1. */
static int
bought_before(struct saga *s, struct err *e)
{
	struct twilio_number old;
	int r;

	if (!s->again || elevenlabs_sells_numbers(&s->env->platform))
		return 0;
	r = twilio_find(&s->env->twilio, s->c->arena, s->token, &old, e);
	if (r <= 0)
		return r;
	return keep_number(s, old.e164, old.sid, "", e) < 0 ? -1 : 1;
}

static int
get_number(struct saga *s, struct err *e)
{
	struct number n;
	int r = numbers_by_agent(s->c->store, &s->tenant, s->agent.id, &n);

	if (r != 0)
		return r < 0 ? fault(s, e) : 0;
	r = bought_before(s, e);
	if (r != 0)
		return r < 0 ? -1 : 0;
	r = numbers_reserve(s->c->store, &s->tenant, s->agent.id,
			    s->restaurant.location.country, s->area_code, &n);
	if (r != 0)
		return r < 0 ? fault(s, e) : 0;
	if (saga_hold(s, e) < 0)
		return -1;
	return elevenlabs_sells_numbers(&s->env->platform)
		   ? buy_from_platform(s, e)
		   : buy_from_twilio(s, e);
}

static int
own_number(struct saga *s, struct number *ret, struct err *e)
{
	int r = numbers_by_agent(s->c->store, &s->tenant, s->agent.id, ret);

	if (r < 0)
		return fault(s, e);
	return r > 0 ? 0 : err_internal(e, "the agent has no number");
}

/* --- import, assign --- */

static int
import(struct saga *s, struct err *e)
{
	const struct elevenlabs *x = &s->env->platform;
	struct elevenlabs_number there;
	struct number n;
	const char *id = NULL;
	int found;

	if (own_number(s, &n, e) < 0)
		return -1;
	if (*n.elevenlabs_phone_id != '\0')
		return 0;
	found = elevenlabs_number_find(x, s->c->arena, n.number, &there, e);
	if (found < 0)
		return -1;
	if (found > 0) {
		id = there.id;
	} else {
		const struct elevenlabs_import what = {
			.e164 = n.number,
			.label = s->token,
			.twilio_sid = s->env->twilio.account_sid,
			.twilio_token = s->env->twilio.auth_token
		};

		if (elevenlabs_number_import(x, s->c->arena, &what, &id, e) < 0)
			return -1;
	}
	jobs_crash_point(s->env, "import", "made");
	if (numbers_set_platform_id(s->c->store, &s->tenant, n.id, id,
				    clock_now()) < 0)
		return fault(s, e);
	return 0;
}

static int
assign(struct saga *s, struct err *e)
{
	struct number n;
	int r;

	if (own_number(s, &n, e) < 0 ||
	    elevenlabs_number_assign(&s->env->platform, s->c->arena,
				     n.elevenlabs_phone_id,
				     s->agent.elevenlabs_agent_id, e) < 0)
		return -1;
	if (numbers_assign(s->c->store, &s->tenant, n.id, clock_now()) < 0)
		return fault(s, e);
	r = agents_set_phone(s->c->store, &s->tenant, s->agent.id, n.number,
			     clock_now());
	if (r < 0)
		return fault(s, e);
	return r > 0 ? 0 : err_internal(e, "another agent has the number");
}

/* --- verify --- */

static int
number_answers(struct saga *s, struct err *e)
{
	struct elevenlabs_number there;
	struct number n;
	int r;

	if (own_number(s, &n, e) < 0)
		return -1;
	if (elevenlabs_sells_numbers(&s->env->platform))
		return 0;
	r = elevenlabs_number_find(&s->env->platform, s->c->arena, n.number,
				   &there, e);
	if (r < 0)
		return -1;
	if (r == 0 || strcmp(there.agent_id, s->agent.elevenlabs_agent_id) != 0)
		return err_set(e, ERR_CONFLICT,
			       "The phone number is not connected to the "
			       "agent.",
			       "number not assigned at the platform");
	return 0;
}

static int
compare(struct saga *s, struct err *e)
{
	struct elevenlabs_agent payload;
	const char *ids[TOOL_COUNT];

	if (saga_payload(s, &payload, e) < 0 || saga_tools(s, ids, e) < 0)
		return -1;
	return elevenlabs_agent_verify(&s->env->platform, s->c->arena,
				       s->agent.elevenlabs_agent_id, &payload,
				       ids, TOOL_COUNT, e);
}

int
launch_repair(struct saga *s, struct err *e)
{
	struct elevenlabs_agent payload;

	if (saga_hold(s, e) < 0 || saga_payload(s, &payload, e) < 0 ||
	    elevenlabs_agent_update(&s->env->platform, s->c->arena,
				    s->agent.elevenlabs_agent_id, &payload,
				    e) < 0 ||
	    attach(s, e) < 0 || saga_hold(s, e) < 0)
		return -1;
	return compare(s, e);
}

/* What came out otherwise than ordered is ordered once more. */
static int
verify(struct saga *s, struct err *e)
{
	int r = compare(s, e);

	if (r < 0 && e->code == ERR_CONFLICT) {
		log_err(LOG_WARN, "launch.differs", e);
		r = launch_repair(s, e);
	}
	if (r == 0 && saga_hold(s, e) == 0)
		r = number_answers(s, e);
	if (r < 0 && !s->lost && e->code == ERR_CONFLICT && assign(s, e) == 0)
		r = number_answers(s, e);
	return r;
}

static int
open_line(struct saga *s, struct err *e)
{
	int r = agents_set_status(s->c->store, &s->tenant, s->agent.id,
				  AGENT_ACTIVE, "", clock_now());

	return r < 0 ? fault(s, e) : 0;
}

int
launch_stage_run(struct saga *s, enum launch_stage stage, struct err *e)
{
	static int (*const stages[STAGE_COUNT])(struct saga *, struct err *) = {
		[STAGE_CHECK] = check,        [STAGE_AGENT] = make_agent,
		[STAGE_SECRET] = make_secret, [STAGE_TOOLS] = make_tools,
		[STAGE_ATTACH] = attach,      [STAGE_NUMBER] = get_number,
		[STAGE_IMPORT] = import,      [STAGE_ASSIGN] = assign,
		[STAGE_VERIFY] = verify,      [STAGE_ACTIVE] = open_line,
	};

	return stages[stage](s, e);
}
