/* SPDX-License-Identifier: MIT
 *
 * eleven_phones.c: numbers imported at the voice platform. It sells none:
 * what is imported must exist in the Twilio account named with it.
 */
#include "config.h"

#include "sandbox/handlers.h"
#include "sandbox/numbers.h"
#include "sandbox/rules.h"

static const struct rule import_rules[] = {
	{ "provider", RULE_STRING, true, 0, 0, "twilio|sip_trunk|exotel" },
	{ "phone_number", RULE_STRING, true, 0, 0, NULL },
	{ "label", RULE_STRING, true, 0, 0, NULL },
	{ "agent_id", RULE_STRING, false, 0, 0, NULL },
};
static const struct rule twilio_rules[] = {
	{ "sid", RULE_STRING, true, 0, 0, NULL },
	{ "token", RULE_STRING, true, 0, 0, NULL },
};
static const struct rule patch_rules[] = {
	{ "agent_id", RULE_STRING, false, 0, 0, NULL },
	{ "label", RULE_STRING, false, 0, 0, NULL },
};

const struct json *
phones_find_number(struct exchange *x, const char *e164)
{
	const struct json *phone;
	const char *number;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_PHONE); i++) {
		phone = state_at(x->w->state, x->arena, STATE_PHONE, i);
		number = json_string(json_get(phone, "phone_number"));
		if (number && strcmp(number, e164) == 0)
			return phone;
	}
	return NULL;
}

static bool
body_holds(struct exchange *x)
{
	const char *provider = json_string(json_get(x->body, "provider"));
	struct violations v;

	violations_init(&v, x->arena);
	if (json_type(x->body) != JSON_OBJECT)
		violations_add(&v, "", "missing", "Field required");
	rules_check(&v, x->body, import_rules, 4);
	if (provider && strcmp(provider, "twilio") == 0)
		rules_check(&v, x->body, twilio_rules, 2);
	return violations_none(x, &v);
}

static bool
number_usable(struct exchange *x)
{
	const char *e164 = json_string(json_get(x->body, "phone_number"));
	const char *provider = json_string(json_get(x->body, "provider"));
	const char *sid = json_string(json_get(x->body, "sid"));

	if (phones_find_number(x, e164)) {
		exchange_fault(x, 409, "resource_already_exists",
			       "The phone number is imported already");
		return false;
	}
	if (strcmp(provider, "twilio") == 0 && !numbers_owned(x, sid, e164)) {
		exchange_fault(x, 400, "invalid_parameters",
			       "The phone number was not found in the Twilio "
			       "account");
		return false;
	}
	return true;
}

/* {"agent_id","agent_name"} or NULL after a 404. */
static const struct json *
assignment(struct exchange *x, const char *agent_id)
{
	const struct json *agent = exchange_find(x, STATE_AGENT, agent_id);
	struct json *j;

	if (!agent)
		return NULL;
	j = json_object(x->arena);
	json_put_string(j, "agent_id", agent_id);
	json_put(j, "agent_name", json_get(agent, "name"));
	return j;
}

const char *
phones_store(struct exchange *x, const struct phone *p)
{
	const char *id = exchange_new_id(x, "phnum_");
	struct json *j = json_object(x->arena);

	json_put_string(j, "phone_number_id", id);
	json_put_string(j, "phone_number", p->e164);
	json_put_string(j, "label", p->label);
	json_put_string(j, "provider", p->provider);
	json_put_bool(j, "supports_inbound", true);
	json_put_bool(j, "supports_outbound", true);
	if (p->assigned)
		json_put(j, "assigned_agent", p->assigned);
	else
		json_put_null(j, "assigned_agent");
	exchange_store(x, STATE_PHONE, id, j);
	return id;
}

void
phones_import(struct exchange *x)
{
	const char *agent_id;
	struct phone p = { 0 };
	struct json *j;

	if (!body_holds(x) || !number_usable(x))
		return;
	agent_id = json_string(json_get(x->body, "agent_id"));
	p.assigned = agent_id ? assignment(x, agent_id) : NULL;
	if (agent_id && !p.assigned)
		return;
	p.e164 = json_string(json_get(x->body, "phone_number"));
	p.label = json_string(json_get(x->body, "label"));
	p.provider = json_string(json_get(x->body, "provider"));
	j = json_object(x->arena);
	json_put_string(j, "phone_number_id", phones_store(x, &p));
	exchange_json(x, 200, j);
}

static bool
is_assigned_to(const struct json *phone, const char *agent_id)
{
	const char *id =
	    json_string(json_path(phone, "assigned_agent.agent_id"));

	return !agent_id || (id && strcmp(id, agent_id) == 0);
}

/* A bare array, not paged. */
void
phones_list(struct exchange *x)
{
	const char *agent_id = exchange_query(x, "agent_id");
	struct json *rows = json_array(x->arena);
	const struct json *phone;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_PHONE); i++) {
		phone = state_at(x->w->state, x->arena, STATE_PHONE, i);
		if (is_assigned_to(phone, agent_id))
			json_add(rows, phone);
	}
	exchange_json(x, 200, rows);
}

void
phones_get(struct exchange *x)
{
	const struct json *phone = exchange_find(x, STATE_PHONE, x->param[0]);

	if (phone)
		exchange_json(x, 200, phone);
}

bool
phones_assign(struct exchange *x, const char *phone_id, const char *agent_id)
{
	const struct json *phone = exchange_find(x, STATE_PHONE, phone_id);
	const struct json *assigned;
	struct json *patch = json_object(x->arena);

	if (!phone)
		return false;
	json_put_null(patch, "assigned_agent");
	if (agent_id) {
		assigned = assignment(x, agent_id);
		if (!assigned)
			return false;
		json_put(patch, "assigned_agent", assigned);
	}
	exchange_store(x, STATE_PHONE, phone_id,
		       rules_merge(x->arena, phone, patch));
	return true;
}

static bool
is_agent_id(const char *key, const struct json *value, void *arg)
{
	(void)value;
	if (strcmp(key, "agent_id") == 0)
		*(bool *)arg = true;
	return true;
}

static void
relabel(struct exchange *x, const struct json *label)
{
	struct json *patch = json_object(x->arena);

	json_put(patch, "label", label);
	exchange_store(x, STATE_PHONE, x->param[0],
		       rules_merge(x->arena,
				   state_get(x->w->state, x->arena, STATE_PHONE,
					     x->param[0]),
				   patch));
}

/* agent_id null takes the number away; no agent_id leaves it. */
void
phones_patch(struct exchange *x)
{
	const char *agent_id = json_string(json_get(x->body, "agent_id"));
	const struct json *label = json_get(x->body, "label");
	bool named = false;

	if (!exchange_find(x, STATE_PHONE, x->param[0]) ||
	    !rules_hold(x, patch_rules, 2))
		return;
	json_each(x->body, is_agent_id, &named);
	if (named && !phones_assign(x, x->param[0], agent_id))
		return;
	if (json_string(label))
		relabel(x, label);
	phones_get(x);
}

void
phones_delete(struct exchange *x)
{
	if (!exchange_find(x, STATE_PHONE, x->param[0]))
		return;
	state_delete(x->w->state, STATE_PHONE, x->param[0]);
	exchange_nothing(x);
}
