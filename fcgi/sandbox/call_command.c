/* SPDX-License-Identifier: MIT
 *
 * call_command.c: `voiceagent-sandbox call`: has the running sandbox play a
 * phone call to an agent and prints what was said and done.
 */
#include "config.h"

#include <getopt.h>

#include "core/json.h"
#include "sandbox/call_command.h"
#include "sandbox/caller.h"

static const char usage[] =
    "usage: voiceagent-sandbox call --url SANDBOX_URL --agent ID --say TEXT\n"
    "           [--say TEXT ...] [--from +1...] [--json]\n";

static const struct option options[] = {
	{ "url", required_argument, NULL, 'u' },
	{ "agent", required_argument, NULL, 'a' },
	{ "say", required_argument, NULL, 's' },
	{ "from", required_argument, NULL, 'f' },
	{ "json", no_argument, NULL, 'j' },
	{ NULL, 0, NULL, 0 }
};

struct call_options {
	const char *url;
	const char *agent;
	const char *from;
	struct json *say;
	bool json;
};

static bool
set_option(struct call_options *o, int option)
{
	switch (option) {
	case 'u':
		o->url = optarg;
		return true;
	case 'a':
		o->agent = optarg;
		return true;
	case 's':
		json_add_string(o->say, optarg);
		return true;
	case 'f':
		o->from = optarg;
		return true;
	case 'j':
		o->json = true;
		return true;
	default:
		return false;
	}
}

static const char *
text_of(const struct json *j, const char *key)
{
	const char *s = json_string(json_get(j, key));

	return s ? s : "";
}

static void
print_tools(const struct json *turn)
{
	const struct json *call = json_at(json_get(turn, "tool_calls"), 0);
	const struct json *got = json_at(json_get(turn, "tool_results"), 0);

	printf("  -> %s %s\n", text_of(call, "tool_name"),
	       text_of(call, "params_as_json"));
	printf("  <- %s\n", text_of(got, "result_value"));
}

static void
print_call(const struct json *answer)
{
	const struct json *turns = json_get(answer, "transcript"), *turn;
	size_t i;

	for (i = 0; i < json_length(turns); i++) {
		turn = json_at(turns, i);
		if (json_get(turn, "tool_calls"))
			print_tools(turn);
		else
			printf("%s: %s\n",
			       strcmp(text_of(turn, "role"), "user") == 0
				   ? "caller"
				   : "agent",
			       text_of(turn, "message"));
	}
	printf("conversation: %s\n", text_of(answer, "conversation_id"));
}

static int
status_of(const struct json *answer)
{
	const struct json *tools = json_get(answer, "tools");
	int64_t status;
	size_t i;

	for (i = 0; i < json_length(tools); i++)
		if (!json_int(json_get(json_at(tools, i), "status"), &status) ||
		    status != 200)
			return 3;
	return 0;
}

static int
place_call(struct arena *a, const struct call_options *o)
{
	static const struct json_caps caps = { 8u << 20, 32 };
	struct json *body = json_object(a);
	const struct json *j;
	struct caller_request r = { .method = "POST", .timeout_ms = 600000 };
	struct caller_answer answer;

	json_put_string(body, "agent_id", o->agent);
	json_put_string(body, "from", o->from);
	json_put(body, "say", o->say);
	r.url = arena_printf(a, "%s/_sandbox/call", o->url);
	r.headers[0] = (struct door_pair){ "Content-Type", "application/json" };
	r.body = json_text(a, body);
	r.body_len = strlen(r.body);
	answer = caller_send(a, &r);
	if (answer.status != 200) {
		fprintf(stderr, "voiceagent-sandbox: no call: %s\n",
			answer.fault ? answer.fault : answer.body);
		return 1;
	}
	j = json_parse(a, answer.body, answer.body_len, &caps, NULL);
	if (o->json)
		printf("%s\n", answer.body);
	else
		print_call(j);
	return status_of(j);
}

int
call_command(int argc, char **argv)
{
	struct arena *a = arena_new(64u << 20);
	struct call_options o = { .say = json_array(a) };
	bool fine = true;
	int option, result = 2;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		fine = set_option(&o, option) && fine;
	if (!o.url)
		o.url = getenv("SANDBOX_URL");
	if (fine && optind == argc && o.url && o.agent) {
		caller_start();
		result = place_call(a, &o);
	} else
		fputs(usage, stderr);
	arena_free(a);
	return result;
}
