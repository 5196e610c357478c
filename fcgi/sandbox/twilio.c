/* SPDX-License-Identifier: MIT
 *
 * twilio.c: the seller of numbers and the sender of text messages. Bodies
 * are forms, errors {"code","message","more_info","status"}.
 */
#include "config.h"

#include <ctype.h>

#include "core/encode.h"
#include "core/random.h"
#include "sandbox/handlers.h"
#include "sandbox/numbers.h"
#include "sandbox/rules.h"

static void
refuse(struct exchange *x, int status, int code, const char *message)
{
	struct json *j = json_object(x->arena);

	json_put_int(j, "code", code);
	json_put_string(j, "message", message);
	json_put_string(j, "more_info",
			arena_printf(x->arena,
				     "https://www.twilio.com/docs/errors/%d",
				     code));
	json_put_int(j, "status", status);
	exchange_json(x, status, j);
}

/* HTTP Basic; the account in the path is the user, or the user is one of
 * its API keys (SK...). */
static bool
authentic(struct exchange *x)
{
	const char *given = x->q->authorization, *colon = NULL;
	char *pair = NULL;
	size_t len;

	if (given && strncasecmp(given, "Basic ", 6) == 0)
		pair = decode_base64(x->arena, given + 6, &len);
	if (pair) {
		pair = arena_strndup(x->arena, pair, len);
		colon = strchr(pair, ':');
	}
	if (!colon || !colon[1] ||
	    (strncmp(pair, "SK", 2) != 0 &&
	     (strlen(x->param[0]) != (size_t)(colon - pair) ||
	      strncmp(pair, x->param[0], (size_t)(colon - pair)) != 0))) {
		refuse(x, 401, 20003, "Authenticate");
		return false;
	}
	return true;
}

/* --- numbers for sale: the range kept free for fiction (555-01xx) is too
 * small, so any 555 number is sold --- */

static const char *const areas[] = { "415", "212", "303", "512", "617",
				     "206", "312", "404", "702", "503" };

static bool
is_area(const char *area)
{
	size_t i;

	for (i = 0; i < 3; i++)
		if (!isdigit((unsigned char)area[i]))
			return false;
	return area[3] == '\0' && area[0] >= '2' && strcmp(area, "999") != 0;
}

static const struct json *
find_number(struct exchange *x, const char *e164)
{
	const struct json *n;
	const char *number;
	size_t i;

	for (i = 0; i < state_count(x->w->state, STATE_NUMBER); i++) {
		n = state_at(x->w->state, x->arena, STATE_NUMBER, i);
		number = json_string(json_get(n, "phone_number"));
		if (number && strcmp(number, e164) == 0)
			return n;
	}
	return NULL;
}

bool
numbers_owned(struct exchange *x, const char *account, const char *e164)
{
	const struct json *n = find_number(x, e164);
	const char *owner = json_string(json_get(n, "account_sid"));

	return owner && (!account || strncmp(account, "SK", 2) == 0 ||
			 strcmp(owner, account) == 0);
}

const char *
numbers_free(struct exchange *x, const char *area, int nth)
{
	const char *e164;
	int tries;

	if (!area || !*area)
		area = areas[nth % 10];
	if (!is_area(area))
		return NULL;
	for (tries = 0; tries < 100; tries++) {
		e164 = arena_printf(x->arena, "+1%s555%04u", area,
				    random_below(10000));
		if (!find_number(x, e164))
			return e164;
	}
	return NULL;
}

static const char *
new_sid(struct exchange *x, const char *prefix)
{
	char hex[33];

	random_hex(hex, 16);
	return arena_printf(x->arena, "%s%s", prefix, hex);
}

static void
put_capabilities(struct json *j)
{
	struct json *c = json_put_object(j, "capabilities");

	json_put_bool(c, "voice", true);
	json_put_bool(c, "SMS", true);
	json_put_bool(c, "MMS", true);
}

static const char *
pretty(struct exchange *x, const char *e164)
{
	return strlen(e164) == 12 ? arena_printf(x->arena, "(%.3s) %.3s-%s",
						 e164 + 2, e164 + 5, e164 + 8)
				  : e164;
}

static void
offer(struct exchange *x, struct json *rows, const char *e164)
{
	struct json *row = json_add_object(rows);

	json_put_string(row, "friendly_name", pretty(x, e164));
	json_put_string(row, "phone_number", e164);
	json_put_string(row, "locality", "Springfield");
	json_put_string(row, "region", "CA");
	json_put_string(row, "iso_country", "US");
	json_put_string(row, "address_requirements", "none");
	json_put_bool(row, "beta", false);
	put_capabilities(row);
}

/* Other countries have numbers only for those with an address there. */
static void
offer_abroad(struct exchange *x, struct json *rows, const char *country)
{
	struct json *row = json_add_object(rows);
	const char *e164 =
	    arena_printf(x->arena, "+44%s%07u", "203", random_below(10000000));

	json_put_string(row, "friendly_name", e164);
	json_put_string(row, "phone_number", e164);
	json_put_string(row, "iso_country", country);
	json_put_string(row, "address_requirements", "any");
	json_put_bool(row, "beta", false);
	put_capabilities(row);
}

void
twilio_available(struct exchange *x)
{
	const char *country = x->param[1];
	const char *area = exchange_query(x, "AreaCode");
	int size = exchange_query_int(x, "PageSize", 30);
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, "available_phone_numbers");
	const char *e164;
	int i;

	if (!authentic(x))
		return;
	if (strlen(country) != 2 || !isupper((unsigned char)country[0])) {
		refuse(x, 404, 20404, "The requested resource was not found");
		return;
	}
	if (strcmp(country, "US") != 0 && strcmp(country, "CA") != 0)
		offer_abroad(x, rows, country);
	else
		for (i = 0; i < size && i < 30; i++) {
			e164 = numbers_free(x, area, i);
			if (e164)
				offer(x, rows, e164);
		}
	json_put_string(j, "uri", x->q->path);
	exchange_json(x, 200, j);
}

const char *
numbers_take(struct exchange *x, const char *account, const char *e164,
	     const char *friendly_name)
{
	const char *sid = new_sid(x, "PN");
	struct json *j = json_object(x->arena);

	json_put_string(j, "sid", sid);
	json_put_string(j, "account_sid", account);
	json_put_string(j, "phone_number", e164);
	json_put_string(j, "friendly_name",
			friendly_name ? friendly_name : pretty(x, e164));
	json_put_string(j, "voice_url", "");
	json_put_string(j, "sms_url", "");
	json_put_string(j, "status", "in-use");
	json_put_string(j, "origin", "twilio");
	put_capabilities(j);
	json_put_string(
	    j, "uri",
	    arena_printf(x->arena,
			 "/2010-04-01/Accounts/%s/IncomingPhoneNumbers/"
			 "%s.json",
			 account, sid));
	exchange_store(x, STATE_NUMBER, sid, j);
	return sid;
}

static bool
is_e164(const char *s)
{
	size_t n = strlen(s);

	return *s == '+' && n >= 9 && n <= 16 &&
	       strspn(s + 1, "0123456789") == n - 1;
}

void
twilio_buy(struct exchange *x)
{
	const char *e164, *area, *sid;

	if (!authentic(x))
		return;
	e164 = exchange_form(x, "PhoneNumber");
	area = exchange_form(x, "AreaCode");
	if (!e164 && area)
		e164 = numbers_free(x, area, 0);
	if (!e164) {
		refuse(x, 400, 21421, "PhoneNumber is invalid");
		return;
	}
	if (!is_e164(e164) || find_number(x, e164)) {
		refuse(x, 400, 21422,
		       "Phone number is not available for purchase");
		return;
	}
	sid = numbers_take(x, x->param[0], e164,
			   exchange_form(x, "FriendlyName"));
	exchange_json(x, 201,
		      state_get(x->w->state, x->arena, STATE_NUMBER, sid));
}

static bool
matches(struct exchange *x, const struct json *row, const char *member,
	const char *parameter)
{
	const char *wanted = exchange_query(x, parameter);
	const char *value = json_string(json_get(row, member));

	return !wanted || (value && strcmp(value, wanted) == 0);
}

/* One page of what this account has, newest first as Twilio lists it. */
static void
list_rows(struct exchange *x, enum state_kind kind, const char *key,
	  bool (*wanted)(struct exchange *x, const struct json *row))
{
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, key);
	int size = exchange_query_int(x, "PageSize", 50);
	int skip = size * exchange_query_int(x, "Page", 0);
	size_t i = state_count(x->w->state, kind);
	const struct json *row;
	const char *account;

	while (i-- > 0 && (int)json_length(rows) < size) {
		row = state_at(x->w->state, x->arena, kind, i);
		account = json_string(json_get(row, "account_sid"));
		if (strcmp(account, x->param[0]) != 0 || !wanted(x, row))
			continue;
		if (skip-- <= 0)
			json_add(rows, row);
	}
	json_put_int(j, "page", exchange_query_int(x, "Page", 0));
	json_put_int(j, "page_size", size);
	json_put_null(j, "next_page_uri");
	exchange_json(x, 200, j);
}

static bool
number_wanted(struct exchange *x, const struct json *row)
{
	return matches(x, row, "phone_number", "PhoneNumber") &&
	       matches(x, row, "friendly_name", "FriendlyName");
}

void
twilio_numbers(struct exchange *x)
{
	if (authentic(x))
		list_rows(x, STATE_NUMBER, "incoming_phone_numbers",
			  number_wanted);
}

static const struct json *
find_row(struct exchange *x, enum state_kind kind)
{
	const struct json *row =
	    state_get(x->w->state, x->arena, kind, x->param[1]);

	if (!row)
		refuse(x, 404, 20404, "The requested resource was not found");
	return row;
}

void
twilio_number(struct exchange *x)
{
	const struct json *row;

	if (authentic(x) && (row = find_row(x, STATE_NUMBER)))
		exchange_json(x, 200, row);
}

void
twilio_release(struct exchange *x)
{
	if (!authentic(x) || !find_row(x, STATE_NUMBER))
		return;
	state_delete(x->w->state, STATE_NUMBER, x->param[1]);
	exchange_nothing(x);
}

/* --- text messages: kept, never sent --- */

static const char *
message_fault(const char *to, const char *from, const char *body, int *code)
{
	*code = 21604;
	if (!to || !*to)
		return "A 'To' phone number is required.";
	*code = 21211;
	if (!is_e164(to))
		return "Invalid 'To' Phone Number";
	*code = 21603;
	if (!from || !*from)
		return "A 'From' phone number is required.";
	*code = 21602;
	if (!body || !*body)
		return "Message body is required.";
	*code = 21617;
	if (encode_utf8_length(body) > 1600)
		return "The concatenated message body exceeds the 1600 "
		       "character limit";
	return NULL;
}

void
twilio_send(struct exchange *x)
{
	const char *to, *from, *body, *fault, *sid;
	struct json *j;
	int code;

	if (!authentic(x))
		return;
	to = exchange_form(x, "To");
	from = exchange_form(x, "From");
	from = from ? from : exchange_form(x, "MessagingServiceSid");
	body = exchange_form(x, "Body");
	fault = message_fault(to, from, body, &code);
	if (fault) {
		refuse(x, 400, code, fault);
		return;
	}
	sid = new_sid(x, "SM");
	j = json_object(x->arena);
	json_put_string(j, "sid", sid);
	json_put_string(j, "account_sid", x->param[0]);
	json_put_string(j, "to", to);
	json_put_string(j, "from", from);
	json_put_string(j, "body", body);
	json_put_string(j, "status", "queued");
	json_put_string(j, "direction", "outbound-api");
	json_put_string(j, "status_callback",
			exchange_form(x, "StatusCallback"));
	json_put_null(j, "error_code");
	json_put_int(j, "created", exchange_now());
	exchange_store(x, STATE_MESSAGE, sid, j);
	exchange_json(x, 201, j);
}

static bool
message_wanted(struct exchange *x, const struct json *row)
{
	return matches(x, row, "to", "To") && matches(x, row, "from", "From");
}

void
twilio_messages(struct exchange *x)
{
	if (authentic(x))
		list_rows(x, STATE_MESSAGE, "messages", message_wanted);
}

void
twilio_message(struct exchange *x)
{
	const struct json *row;

	if (authentic(x) && (row = find_row(x, STATE_MESSAGE)))
		exchange_json(x, 200, row);
}
