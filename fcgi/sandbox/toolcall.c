/* SPDX-License-Identifier: MIT
 *
 * toolcall.c: the request a webhook tool makes, built from its declaration.
 */
#include "config.h"

#include "core/encode.h"
#include "core/str.h"
#include "sandbox/outbox.h"
#include "sandbox/toolcall.h"

#define URL_MOST 4000

/* --- what the model would fill in, by the name of the leaf --- */

enum leaf {
	LEAF_NAME,
	LEAF_DATE,
	LEAF_TIME,
	LEAF_PARTY,
	LEAF_PHONE,
	LEAF_EMAIL,
	LEAF_CODE,
	LEAF_REQUESTS,
	LEAF_OCCASION,
	LEAF_PREFERENCE,
	LEAF_REASON
};

static const struct {
	const char *names;
	enum leaf leaf;
} leaves[] = {
	{ "customer_name|name|guest_name", LEAF_NAME },
	{ "date|new_date", LEAF_DATE },
	{ "time|new_time", LEAF_TIME },
	{ "party_size|new_party_size|guests|number_of_guests", LEAF_PARTY },
	{ "phone|phone_number|customer_phone", LEAF_PHONE },
	{ "email|customer_email", LEAF_EMAIL },
	{ "code|reservation_id|reservation_code|confirmation_code", LEAF_CODE },
	{ "special_requests|new_special_requests|requests", LEAF_REQUESTS },
	{ "occasion", LEAF_OCCASION },
	{ "table_preference", LEAF_PREFERENCE },
	{ "reason", LEAF_REASON },
};

static const char *
formatted(struct arena *a, const struct facts *f, enum leaf leaf)
{
	char day[11];

	if (leaf == LEAF_TIME)
		return f->time < 0 ? NULL
				   : arena_printf(a, "%02d:%02d", f->time / 60,
						  f->time % 60);
	if (leaf == LEAF_PARTY)
		return f->party ? arena_printf(a, "%d", f->party) : NULL;
	if (!f->has_date)
		return NULL;
	calendar_format(f->date, day);
	return arena_strdup(a, day);
}

static const char *
fact(struct arena *a, const struct facts *f, enum leaf leaf)
{
	const char *const texts[] = { [LEAF_NAME] = f->name,
				      [LEAF_PHONE] = f->phone,
				      [LEAF_EMAIL] = f->email,
				      [LEAF_CODE] = f->code,
				      [LEAF_REQUESTS] = f->requests,
				      [LEAF_OCCASION] = f->occasion,
				      [LEAF_PREFERENCE] = f->preference,
				      [LEAF_REASON] = f->reason };

	if (leaf == LEAF_DATE || leaf == LEAF_TIME || leaf == LEAF_PARTY)
		return formatted(a, f, leaf);
	return texts[leaf];
}

static const char *
filled(const struct toolcall *t, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(leaves) / sizeof(*leaves); i++)
		if (words_is(name, leaves[i].names))
			return fact(t->arena, t->facts, leaves[i].leaf);
	return NULL;
}

static const char *
variable(const struct toolcall *t, const char *name)
{
	const struct door_pair *p;

	for (p = t->variables; p->name; p++)
		if (strcmp(p->name, name) == 0)
			return p->value;
	return json_string(
	    json_get(json_path(t->tool, "tool_config.dynamic_variables."
					"dynamic_variable_placeholders"),
		     name));
}

/* --- the body --- */

static void
put_typed(struct json *out, const char *key, const char *type,
	  const char *value)
{
	int n;

	if (type && words_is(type, "integer|number") &&
	    decode_int(value, -2147483647, 2147483647, &n))
		json_put_int(out, key, n);
	else if (type && strcmp(type, "boolean") == 0)
		json_put_bool(out, key, strcmp(value, "true") == 0);
	else
		json_put_string(out, key, value);
}

struct filling {
	const struct toolcall *t;
	struct json *out;
};

static bool put_node(const char *key, const struct json *node, void *arg);

static void
put_members(const struct toolcall *t, struct json *out,
	    const struct json *schema)
{
	struct filling f = { t, out };

	json_each(json_get(schema, "properties"), put_node, &f);
}

static bool
put_node(const char *key, const struct json *node, void *arg)
{
	struct filling *f = arg;
	const char *type = json_string(json_get(node, "type"));
	const char *name = json_string(json_get(node, "dynamic_variable"));
	const struct json *constant = json_get(node, "constant_value");
	const char *text = json_string(constant), *value;

	if (json_bool(json_get(node, "is_omitted"), false))
		return true;
	if (type && strcmp(type, "object") == 0) {
		put_members(f->t, json_put_object(f->out, key), node);
		return true;
	}
	if (json_type(constant) != JSON_ABSENT && !(text && !*text)) {
		json_put(f->out, key, constant);
		return true;
	}
	value = name && *name ? variable(f->t, name) : filled(f->t, key);
	if (value)
		put_typed(f->out, key, type, value);
	return true;
}

/* --- headers and URL --- */

/* "{{system__agent_id}}" and the like in a text. */
static const char *
substituted(const struct toolcall *t, const char *text)
{
	const char *open, *close, *value;
	struct str out;

	str_init(&out, t->arena, URL_MOST);
	while ((open = strstr(text, "{{")) && (close = strstr(open, "}}"))) {
		str_addn(&out, text, (size_t)(open - text));
		value = variable(t, arena_strndup(t->arena, open + 2,
						  (size_t)(close - open - 2)));
		str_add(&out, value ? value : "");
		text = close + 2;
	}
	str_add(&out, text);
	return out.buf;
}

struct header_filling {
	const struct toolcall *t;
	struct caller_request *r;
	int count;
};

static const char *
secret_value(const struct toolcall *t, const char *id)
{
	return json_string(
	    json_get(state_get(t->state, t->arena, STATE_SECRET, id), "value"));
}

static void
add_header(struct header_filling *h, const char *name, const char *value)
{
	if (!value || h->count == CALLER_HEADERS)
		return;
	h->r->headers[h->count++] = (struct door_pair){ name, value };
}

static bool
put_header(const char *key, const struct json *value, void *arg)
{
	struct header_filling *h = arg;
	const char *text = json_string(value);
	const char *secret = json_string(json_get(value, "secret_id"));
	const char *name = json_string(json_get(value, "variable_name"));

	key = arena_strdup(h->t->arena, key);
	if (text)
		add_header(h, key, substituted(h->t, text));
	else if (secret)
		add_header(h, key, secret_value(h->t, secret));
	else if (name)
		add_header(h, key, variable(h->t, name));
	return true;
}

static bool
is_plain(const struct json *api)
{
	const char *method = json_string(json_get(api, "method"));

	return !method || words_is(method, "GET|DELETE");
}

static struct caller_request
build_published(const struct toolcall *t)
{
	const struct json *config = json_get(t->tool, "tool_config");
	const struct json *api = json_get(config, "api_schema");
	struct caller_request r = { .method = "GET" };
	struct header_filling h = { t, &r, 0 };
	int64_t seconds = 20;
	struct json *body;

	if (json_string(json_get(api, "method")))
		r.method = json_string(json_get(api, "method"));
	r.url = substituted(t, json_string(json_get(api, "url")));
	json_int(json_get(config, "response_timeout_secs"), &seconds);
	r.timeout_ms = (int)seconds * 1000;
	json_each(json_get(api, "request_headers"), put_header, &h);
	if (is_plain(api))
		return r;
	body = json_object(t->arena);
	put_members(t, body, json_get(api, "request_body_schema"));
	r.body = json_text(t->arena, body);
	r.body_len = strlen(r.body);
	add_header(&h, "Content-Type", "application/json");
	return r;
}

/* --- the specification's dialect: one envelope, signed --- */

static bool
put_parameter(const char *key, const struct json *node, void *arg)
{
	struct filling *f = arg;
	const char *value = filled(f->t, key);

	if (value)
		put_typed(f->out, key, json_string(json_get(node, "type")),
			  value);
	return true;
}

static struct caller_request
build_spec(const struct toolcall *t)
{
	const struct json *spec = json_get(t->tool, "spec");
	struct json *body = json_object(t->arena);
	struct caller_request r = { .method = "POST", .timeout_ms = 20000 };
	struct header_filling h = { t, &r, 0 };
	struct filling f = { t, NULL };

	json_put_string(body, "agent_id", variable(t, "system__agent_id"));
	json_put(body, "action", json_get(spec, "name"));
	json_put_string(body, "conversation_id",
			variable(t, "system__conversation_id"));
	json_put_string(body, "caller_number",
			variable(t, "system__caller_id"));
	f.out = json_put_object(body, "parameters");
	json_each(json_get(spec, "parameters"), put_parameter, &f);
	r.url = json_string(json_get(spec, "webhook_url"));
	r.body = json_text(t->arena, body);
	r.body_len = strlen(r.body);
	add_header(&h, "Content-Type", "application/json");
	if (t->sign_secret)
		add_header(&h, "X-ElevenLabs-Signature",
			   outbox_sign(t->arena, t->sign_secret, r.body));
	return r;
}

struct caller_request
toolcall_build(const struct toolcall *t)
{
	return json_get(t->tool, "spec") ? build_spec(t) : build_published(t);
}

bool
toolcall_fits(const struct json *tool, enum intent intent)
{
	const char *wanted = dialogue_action(intent);
	const struct json *properties = json_path(
	    tool, "tool_config.api_schema.request_body_schema.properties");
	const char *action =
	    json_string(json_path(properties, "action.constant_value"));
	const char *name = json_string(json_path(tool, "tool_config.name"));

	if (!wanted)
		return false;
	if (action)
		return strcmp(action, wanted) == 0;
	return name && strncmp(name, wanted, strlen(wanted)) == 0;
}

/* --- variables --- */

struct search {
	const struct toolcall *t;
	const char *missing;
};

static bool
check_node(const char *key, const struct json *node, void *arg)
{
	struct search *s = arg;
	const char *name = json_string(json_get(node, "dynamic_variable"));

	(void)key;
	json_each(json_get(node, "properties"), check_node, s);
	if (name && *name && strncmp(name, "system__", 8) != 0 &&
	    !variable(s->t, name))
		s->missing = arena_strdup(s->t->arena, name);
	return !s->missing;
}

const char *
toolcall_missing(const struct toolcall *t)
{
	struct search s = { t, NULL };

	json_each(json_path(t->tool, "tool_config.api_schema."
				     "request_body_schema.properties"),
		  check_node, &s);
	return s.missing;
}
