/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_numbers.c: phone numbers: import, find, assign.
 */
#include "core/encode.h"
#include "remote/elevenlabs_call.h"

bool
elevenlabs_sells_numbers(const struct elevenlabs *x)
{
	return x->dialect == ELEVENLABS_SPEC;
}

int
elevenlabs_number_buy(const struct elevenlabs *x, struct arena *a,
		      const char *country, const char *area_code,
		      struct elevenlabs_number *ret, struct err *e)
{
	struct json *body = json_object(a);
	const struct elevenlabs_call call = { "elevenlabs.number.buy", "POST",
					      "/v1/phone-numbers", body };
	const struct json *answer = NULL;
	struct elevenlabs_number got = { .agent_id = "" };

	json_put_string(body, "country", country);
	if (*area_code != '\0')
		json_put_string(body, "area_code", area_code);
	if (elevenlabs_call(x, a, &call, &answer, e) <= 0 ||
	    elevenlabs_answer_id(a, answer, "phone_number_id", call.name,
				 &got.id, e) < 0 ||
	    elevenlabs_answer_id(a, answer, "phone_number", call.name,
				 &got.e164, e) < 0)
		return -1;
	*ret = got;
	return 0;
}

int
elevenlabs_number_import(const struct elevenlabs *x, struct arena *a,
			 const struct elevenlabs_import *number,
			 const char **ret_id, struct err *e)
{
	struct json *body = json_object(a);
	const struct elevenlabs_call call = { "elevenlabs.number.import",
					      "POST",
					      "/v1/convai/phone-numbers",
					      body };

	json_put_string(body, "provider", "twilio");
	json_put_string(body, "phone_number", number->e164);
	json_put_string(body, "label", number->label);
	json_put_string(body, "sid", number->twilio_sid);
	json_put_string(body, "token", number->twilio_token);
	return elevenlabs_make(x, a, &call, "phone_number_id", ret_id, e);
}

static bool
read_number(struct arena *a, const struct json *item, const char *e164,
	    struct elevenlabs_number *ret)
{
	const char *number = json_string(json_get(item, "phone_number"));
	const char *id = json_string(json_get(item, "phone_number_id"));
	const char *agent =
	    json_string(json_path(item, "assigned_agent.agent_id"));

	if (number == NULL || id == NULL || strcmp(number, e164) != 0)
		return false;
	ret->id = arena_strdup(a, id);
	ret->e164 = arena_strdup(a, number);
	ret->agent_id = arena_strdup(a, agent != NULL ? agent : "");
	return true;
}

/* The answer is a bare array, not paged. */
int
elevenlabs_number_find(const struct elevenlabs *x, struct arena *a,
		       const char *e164, struct elevenlabs_number *ret,
		       struct err *e)
{
	const struct elevenlabs_call call = { "elevenlabs.number.find", "GET",
					      "/v1/convai/phone-numbers",
					      NULL };
	const struct json *answer = NULL;

	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	if (elevenlabs_call(x, a, &call, &answer, e) <= 0)
		return -1;
	if (json_type(answer) != JSON_ARRAY)
		return err_set(e, ERR_UNAVAILABLE,
			       "The voice platform gave no usable answer.",
			       "%s: no array", call.name);
	for (size_t i = 0; i < json_length(answer); i++)
		if (read_number(a, json_at(answer, i), e164, ret))
			return 1;
	return 0;
}

static int
assign_under_agent(const struct elevenlabs *x, struct arena *a,
		   const char *number_id, const char *agent_id, struct err *e)
{
	struct json *body = json_object(a);
	const struct elevenlabs_call call = {
		"elevenlabs.number.assign", "PUT",
		arena_printf(a, "/v1/convai/agents/%s/phone",
			     encode_url(a, agent_id)),
		body
	};

	json_put_string(body, "phone_number_id", number_id);
	return elevenlabs_call(x, a, &call, NULL, e) > 0 ? 0 : -1;
}

static const char *
number_path(struct arena *a, const char *id)
{
	return arena_printf(a, "/v1/convai/phone-numbers/%s",
			    encode_url(a, id));
}

int
elevenlabs_number_assign(const struct elevenlabs *x, struct arena *a,
			 const char *number_id, const char *agent_id,
			 struct err *e)
{
	struct json *body = json_object(a);
	const struct elevenlabs_call call = { "elevenlabs.number.assign",
					      "PATCH",
					      number_path(a, number_id), body };

	if (x->dialect == ELEVENLABS_SPEC)
		return agent_id == NULL
			   ? 0
			   : assign_under_agent(x, a, number_id, agent_id, e);
	if (agent_id != NULL)
		json_put_string(body, "agent_id", agent_id);
	else
		json_put_null(body, "agent_id");
	return elevenlabs_call(x, a, &call, NULL, e) > 0 ? 0 : -1;
}

int
elevenlabs_number_delete(const struct elevenlabs *x, struct arena *a,
			 const char *number_id, struct err *e)
{
	if (x->dialect == ELEVENLABS_SPEC)
		return 0;
	return elevenlabs_remove(x, a, "elevenlabs.number.delete",
				 number_path(a, number_id), e);
}
