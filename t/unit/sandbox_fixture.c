/* SPDX-License-Identifier: MIT
 *
 * sandbox_fixture.c: the sandbox's handlers with no network.
 */
#include "config.h"

#include <check.h>
#include <unistd.h>

#include "sandbox/faults.h"
#include "sandbox/reqlog.h"
#include "sandbox/router.h"
#include "sandbox_fixture.h"

void
fixture_open(struct fixture *f)
{
	snprintf(f->dir, sizeof(f->dir), "/tmp/va-sandbox-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(f->dir));
	f->arena = arena_new(256u << 20);
	f->w = (struct world){ .state = state_open(NULL, NULL),
			       .faults = faults_new(),
			       .reqlog = reqlog_new(),
			       .base_url = "http://127.0.0.1:1",
			       .dir = f->dir };
	router_key(NULL);
}

void
fixture_close(struct fixture *f)
{
	state_close(f->w.state);
	faults_free(f->w.faults);
	reqlog_free(f->w.reqlog);
	arena_free(f->arena);
	rmdir(f->dir);
}

static void
read_query(struct fixture *f, struct door_request *q, const char *text)
{
	struct door_pair *pairs = arena_array(f->arena, 16, sizeof(*pairs));
	size_t len;
	char *pair;

	q->query = pairs;
	while (*text && q->query_count < 16) {
		len = strcspn(text, "&");
		pair = arena_strndup(f->arena, text, len);
		text += len + (text[len] == '&');
		pairs[q->query_count].name = pair;
		pair += strcspn(pair, "=");
		*pair++ = '\0';
		pairs[q->query_count++].value = pair;
	}
}

struct asked
ask_as(struct fixture *f, struct door_request q, const char *request,
       const char *body)
{
	static const struct json_caps caps = { 4u << 20, 64 };
	struct exchange x = { .w = &f->w, .arena = f->arena, .q = &q };
	size_t method = strcspn(request, " ");
	size_t path = strcspn(request + method + 1, "?");
	const char *rest = request + method + 1 + path;
	struct asked a;

	q.arena = f->arena;
	q.method = arena_strndup(f->arena, request, method);
	q.path = arena_strndup(f->arena, request + method + 1, path);
	read_query(f, &q, *rest ? rest + 1 : "");
	q.body = body ? body : "";
	if (!q.body_len)
		q.body_len = strlen(q.body);
	router_handle(&x);
	a.status = x.answer.status;
	a.text = x.answer.body;
	a.body = json_parse(f->arena, a.text, strlen(a.text), &caps, NULL);
	return a;
}

struct asked
ask(struct fixture *f, const char *request, const char *body)
{
	struct door_request q = {
		.api_key = "key",
		.authorization = "Basic QUMxOnRva2Vu" /* AC1:token */
	};

	return ask_as(f, q, request, body);
}

const char *
told(const struct asked *a, const char *path)
{
	const char *s = json_string(json_path(a->body, path));

	return s ? s : "";
}

const char *
buy_number(struct fixture *f)
{
	struct asked a =
	    ask(f, "POST /2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json",
		"AreaCode=415&FriendlyName=va-1");

	ck_assert_int_eq(a.status, 201);
	return told(&a, "phone_number");
}

const char *
make_agent(struct fixture *f, const char *name)
{
	struct asked a = ask(
	    f, "POST /v1/convai/agents/create",
	    arena_printf(f->arena,
			 "{\"name\":\"%s\",\"conversation_config\":{}}", name));

	ck_assert_int_eq(a.status, 200);
	return told(&a, "agent_id");
}

const char *
make_tool(struct fixture *f, const char *name)
{
	struct asked a =
	    ask(f, "POST /v1/convai/tools",
		arena_printf(
		    f->arena,
		    "{\"tool_config\":{\"type\":\"webhook\",\"name\":\"%s\","
		    "\"description\":\"d\",\"api_schema\":{\"url\":"
		    "\"https://example.com/x\",\"method\":\"POST\"}}}",
		    name));

	ck_assert_int_eq(a.status, 200);
	return told(&a, "id");
}
