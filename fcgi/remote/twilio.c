/* SPDX-License-Identifier: MIT
 *
 * twilio.c: phone numbers at Twilio.
 */
#include "remote/twilio.h"

#include "core/encode.h"
#include "core/json.h"

#define OFFERED 5

/* Twilio's own codes for "that number is not to be had (any more)". */
#define CODE_NOT_AVAILABLE 21422
#define CODE_NUMBER_TAKEN  21404

static const struct json_caps answer_caps = { HTTP_CAP, 16 };
static const char unusable[] = "The number supplier gave no usable answer.";

int
twilio_open(struct twilio *x, struct http *h, const struct settings *s,
	    struct err *e)
{
	const char *base = s->twilio_base_url;

	if (strncmp(base, "https://", 8) != 0 &&
	    strncmp(base, "http://", 7) != 0)
		return err_set(e, ERR_INVALID,
			       "The number supplier is not set up.",
			       "TWILIO_BASE_URL is no http(s) URL");
	x->http = h;
	x->base_url = base;
	x->account_sid = s->twilio_account_sid;
	x->auth_token = s->twilio_auth_token;
	return 0;
}

struct call {
	const char *name, *method;
	const char *path; /* after /2010-04-01/Accounts/{sid} */
	const char *form; /* NULL: no body */
};

static int
refused(struct arena *a, const struct call *call,
	const struct http_response *got, struct err *e)
{
	const struct json *j =
	    json_parse(a, got->body, got->len, &answer_caps, NULL);
	const char *message = json_string(json_get(j, "message"));
	const char *say = "The number supplier is out of service.";
	enum err_code code = ERR_UNCERTAIN;
	int64_t own = 0;

	json_int(json_get(j, "code"), &own);
	if (got->status == 429)
		code = ERR_BUSY;
	else if (got->status == 503 ||
		 (got->status >= 500 && strcmp(call->method, "GET") == 0))
		code = ERR_UNAVAILABLE;
	else if (got->status == 401 || got->status == 403)
		code = ERR_FORBIDDEN, say = "The number supplier refuses our "
					    "account.";
	else if (got->status == 402)
		code = ERR_LIMIT,
		say = "The number supplier's credit is used up.";
	else if (own == CODE_NOT_AVAILABLE || own == CODE_NUMBER_TAKEN ||
		 got->status == 409)
		code = ERR_CONFLICT, say = "That number was just taken.";
	else if (got->status == 404)
		code = ERR_NOT_FOUND, say = "There is no such number.";
	else if (got->status < 500)
		code = ERR_INVALID,
		say = "The number supplier refuses this request.";
	return err_set(e, code, say, "%s: HTTP %d %lld %.200s (%s)", call->name,
		       got->status, (long long)own,
		       message != NULL ? message : "", got->request_id);
}

/* 1: 2xx, 0: 404, -1 else. */
static int
send_call(const struct twilio *x, struct arena *a, const struct call *call,
	  const struct json **ret, struct err *e)
{
	const struct http_request r = {
		.name = call->name,
		.method = call->method,
		.url =
		    arena_printf(a, "%s/2010-04-01/Accounts/%s%s", x->base_url,
				 encode_url(a, x->account_sid), call->path),
		.user = x->account_sid,
		.password = x->auth_token,
		.content_type = call->form != NULL
				    ? "application/x-www-form-urlencoded"
				    : NULL,
		.body = call->form,
		.body_len = call->form != NULL ? strlen(call->form) : 0,
		.tries = strcmp(call->method, "GET") == 0 ? 3 : 1,
	};
	struct http_response got;

	if (http_send(x->http, a, &r, &got, e) < 0)
		return -1;
	if (got.status == 404)
		return refused(a, call, &got, e), 0;
	if (got.status < 200 || got.status > 299)
		return refused(a, call, &got, e);
	if (ret != NULL)
		*ret = json_parse(a, got.body, got.len, &answer_caps, NULL);
	return 1;
}

static const char *
text_of(struct arena *a, const struct json *item, const char *key)
{
	const char *text = json_string(json_get(item, key));

	return text != NULL ? arena_strdup(a, text) : "";
}

static struct twilio_number
read_number(struct arena *a, const struct json *item)
{
	return (struct twilio_number){ text_of(a, item, "sid"),
				       text_of(a, item, "phone_number"),
				       text_of(a, item, "friendly_name") };
}

/* A number that must be backed by an address cannot be had unattended. */
static bool
needs_address(const struct json *item)
{
	const char *need = json_string(json_get(item, "address_requirements"));

	return need != NULL && strcmp(need, "none") != 0;
}

int
twilio_search(const struct twilio *x, struct arena *a, const char *country,
	      const char *area_code, struct twilio_number **ret,
	      size_t *ret_count, struct err *e)
{
	const struct call call = { "twilio.search", "GET",
				   arena_printf(
				       a,
				       "/AvailablePhoneNumbers/%s/Local.json?"
				       "VoiceEnabled=true&PageSize=20%s%s",
				       encode_url(a, country),
				       *area_code != '\0' ? "&AreaCode=" : "",
				       encode_url(a, area_code)),
				   NULL };
	const struct json *answer = NULL, *list;
	struct twilio_number *found = arena_array(a, OFFERED, sizeof *found);
	size_t count = 0;

	/* 404: Twilio sells nothing in that country. */
	int r = send_call(x, a, &call, &answer, e);

	if (r <= 0)
		return r;
	list = json_get(answer, "available_phone_numbers");
	if (json_type(list) != JSON_ARRAY)
		return err_set(e, ERR_UNAVAILABLE, unusable, "%s: no list",
			       call.name);
	for (size_t i = 0; i < json_length(list) && count < OFFERED; i++) {
		found[count] = read_number(a, json_at(list, i));
		if (*found[count].e164 != '\0' &&
		    !needs_address(json_at(list, i)))
			count++;
	}
	*ret = found;
	*ret_count = count;
	return count > 0;
}

int
twilio_buy(const struct twilio *x, struct arena *a, const char *e164,
	   const char *friendly_name, struct twilio_number *ret, struct err *e)
{
	const struct call call = {
		"twilio.buy", "POST", "/IncomingPhoneNumbers.json",
		arena_printf(a, "PhoneNumber=%s&FriendlyName=%s",
			     encode_url(a, e164), encode_url(a, friendly_name))
	};
	const struct json *answer = NULL;
	struct twilio_number got;

	if (send_call(x, a, &call, &answer, e) <= 0)
		return -1;
	got = read_number(a, answer);
	if (*got.sid == '\0' || *got.e164 == '\0')
		return err_set(e, ERR_UNCERTAIN, unusable, "%s: no sid",
			       call.name);
	*ret = got;
	return 0;
}

int
twilio_find(const struct twilio *x, struct arena *a, const char *friendly_name,
	    struct twilio_number *ret, struct err *e)
{
	const struct call call = {
		"twilio.find", "GET",
		arena_printf(a,
			     "/IncomingPhoneNumbers.json?FriendlyName=%s"
			     "&PageSize=50",
			     encode_url(a, friendly_name)),
		NULL
	};
	const struct json *answer = NULL, *list;

	if (send_call(x, a, &call, &answer, e) <= 0)
		return -1;
	list = json_get(answer, "incoming_phone_numbers");
	if (json_type(list) != JSON_ARRAY)
		return err_set(e, ERR_UNAVAILABLE, unusable, "%s: no list",
			       call.name);
	for (size_t i = 0; i < json_length(list); i++) {
		struct twilio_number n = read_number(a, json_at(list, i));

		if (strcmp(n.friendly_name, friendly_name) == 0) {
			*ret = n;
			return 1;
		}
	}
	return 0;
}

int
twilio_release(const struct twilio *x, struct arena *a, const char *sid,
	       struct err *e)
{
	const struct call call = { "twilio.release", "DELETE",
				   arena_printf(a,
						"/IncomingPhoneNumbers/"
						"%s.json",
						encode_url(a, sid)),
				   NULL };

	return send_call(x, a, &call, NULL, e) < 0 ? -1 : 0;
}
