/* SPDX-License-Identifier: MIT
 *
 * calls.c: every call we make to the outside, once each.
 */
#include "t/contract/calls.h"

#define RUN(function)                                                          \
	static int function(struct arena *a, const struct elevenlabs *x,       \
			    const struct twilio *t, const char **got,          \
			    struct err *e)
#define UNUSED(v) ((void)(v))

static const char *const tags[] = { "restaurant:5" };
static const char *const tools[] = { "tool_1", "tool_2" };

static const struct elevenlabs_agent agent = {
	.name = "va-17 Garden Bistro",
	.prompt = "You answer the phone.",
	.first_message = "Thank you for calling Garden Bistro.",
	.language = "en-US",
	.voice_id = "rachel",
	.timezone = "America/New_York",
	.keyword = "Garden Bistro",
	.tags = tags,
	.tag_count = 1,
	.max_duration = 600,
	.retention_days = 90,
	.concurrency_limit = 2,
	.daily_limit = 100,
};

static const struct elevenlabs_tool tool = {
	.kind = TOOL_CREATE,
	.name = "create_reservation_va-17",
	.agent_id = "agent_1",
	.url = "https://desk.example/api/webhooks/elevenlabs/reservations",
	.secret_id = "secret_1",
};

void
calls_open(struct http *h, const char *url, enum elevenlabs_dialect dialect,
	   struct elevenlabs *x, struct twilio *t)
{
	*x = (struct elevenlabs){ h, url, "test-key", dialect };
	*t = (struct twilio){ h, url, "AC00000000000000000000000000000017",
			      "xyz" };
}

/* A look-up found it: 0; none: -1. */
static int
found(int r, struct err *e)
{
	if (r == 0)
		return err_set(e, ERR_NOT_FOUND, "", "none found");
	return r < 0 ? -1 : 0;
}

RUN(voices)
{
	struct voice *list = NULL;
	size_t count = 0;

	UNUSED(t);
	if (elevenlabs_voices(x, a, &list, &count, e) < 0)
		return -1;
	*got = count == 0 ? "0"
			  : arena_printf(a, "%zu %s %s %s", count, list[0].id,
					 list[0].name, list[0].gender);
	return 0;
}

RUN(agent_create)
{
	UNUSED(t);
	return elevenlabs_agent_create(x, a, &agent, got, e);
}

RUN(agent_get)
{
	UNUSED(t);
	*got = "as ordered";
	return elevenlabs_agent_verify(x, a, "agent_1", &agent, tools, 2, e);
}

RUN(agent_update)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_agent_update(x, a, "agent_1", &agent, e);
}

RUN(agent_attach)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_agent_attach(x, a, "agent_1", tools, 2, e);
}

RUN(agent_find)
{
	UNUSED(t);
	return found(elevenlabs_agent_find(x, a, "va-17", got, e), e);
}

RUN(agent_delete)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_agent_delete(x, a, "agent_1", e);
}

RUN(secret_create)
{
	UNUSED(t);
	return elevenlabs_secret_create(x, a, "va-17", "s3cret", got, e);
}

RUN(secret_find)
{
	UNUSED(t);
	return found(elevenlabs_secret_find(x, a, "va-17", got, e), e);
}

RUN(secret_update)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_secret_update(x, a, "secret_1", "va-17", "s3cret", e);
}

RUN(secret_delete)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_secret_delete(x, a, "secret_1", e);
}

/* All five; the answer of the last. */
RUN(tool_create)
{
	struct elevenlabs_tool one = tool;

	UNUSED(t);
	for (int i = 0; i < TOOL_COUNT; i++) {
		one.kind = (enum agent_tool)i;
		one.name = elevenlabs_tool_label(a, one.kind, "va-17");
		if (elevenlabs_tool_create(x, a, &one, got, e) < 0)
			return -1;
	}
	return 0;
}

RUN(tool_find)
{
	UNUSED(t);
	return found(elevenlabs_tool_find(x, a, tool.name, got, e), e);
}

RUN(tool_delete)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_tool_delete(x, a, "tool_1", e);
}

RUN(number_import)
{
	const struct elevenlabs_import number = {
		"+14155551234", "va-17", "AC00000000000000000000000000000017",
		"xyz"
	};

	UNUSED(t);
	return elevenlabs_number_import(x, a, &number, got, e);
}

RUN(number_find)
{
	struct elevenlabs_number n = { "", "", "" };
	int r = elevenlabs_number_find(x, a, "+14155551234", &n, e);

	UNUSED(t);
	*got = arena_printf(a, "%s %s", n.id, n.agent_id);
	return found(r, e);
}

RUN(number_assign)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_number_assign(x, a, "phnum_1", "agent_1", e);
}

RUN(number_unassign)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_number_assign(x, a, "phnum_1", NULL, e);
}

RUN(number_delete)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_number_delete(x, a, "phnum_1", e);
}

RUN(number_buy)
{
	struct elevenlabs_number n;

	UNUSED(t);
	if (elevenlabs_number_buy(x, a, "US", "415", &n, e) < 0)
		return -1;
	*got = arena_printf(a, "%s %s", n.id, n.e164);
	return 0;
}

RUN(webhook_create)
{
	struct elevenlabs_webhook w;

	UNUSED(t);
	if (elevenlabs_webhook_create(x, a, "voiceagent",
				      "https://desk.example/api/webhooks/"
				      "elevenlabs/events",
				      &w, e) < 0)
		return -1;
	*got = arena_printf(a, "%s %s", w.id, w.secret);
	return 0;
}

RUN(webhook_enable)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_webhook_enable(x, a, "wh_1", "voiceagent", e);
}

/* Two calls: the settings are read and go back. */
RUN(webhook_select)
{
	UNUSED(t);
	*got = "";
	return elevenlabs_webhook_select(x, a, "wh_1", e);
}

RUN(search)
{
	struct twilio_number *list = NULL;
	size_t count = 0;
	int r = twilio_search(t, a, "US", "415", &list, &count, e);

	UNUSED(x);
	if (r > 0)
		*got = arena_printf(a, "%zu %s", count, list[0].e164);
	return found(r, e);
}

RUN(buy)
{
	struct twilio_number n;

	UNUSED(x);
	if (twilio_buy(t, a, "+14155551234", "va-17", &n, e) < 0)
		return -1;
	*got = arena_printf(a, "%s %s", n.sid, n.e164);
	return 0;
}

RUN(find)
{
	struct twilio_number n = { "", "", "" };
	int r = twilio_find(t, a, "va-17", &n, e);

	UNUSED(x);
	*got = arena_printf(a, "%s %s", n.sid, n.e164);
	return found(r, e);
}

RUN(release)
{
	UNUSED(x);
	*got = "";
	return twilio_release(t, a, "PN000000000000000000000000000000a1", e);
}

#define PUBLISHED ELEVENLABS_PUBLISHED
#define SPEC      ELEVENLABS_SPEC

const struct calls_row calls_rows[] = {
	{ "elevenlabs.voices", PUBLISHED, voices, "2 rachel Rachel female" },
	{ "elevenlabs.agent.create", PUBLISHED, agent_create, "agent_1" },
	{ "elevenlabs.agent.get", PUBLISHED, agent_get, "as ordered" },
	{ "elevenlabs.agent.update", PUBLISHED, agent_update, "" },
	{ "elevenlabs.agent.attach", PUBLISHED, agent_attach, "" },
	{ "elevenlabs.agent.find", PUBLISHED, agent_find, "agent_1" },
	{ "elevenlabs.agent.delete", PUBLISHED, agent_delete, "" },
	{ "elevenlabs.secret.create", PUBLISHED, secret_create, "secret_1" },
	{ "elevenlabs.secret.find", PUBLISHED, secret_find, "secret_1" },
	{ "elevenlabs.secret.update", PUBLISHED, secret_update, "" },
	{ "elevenlabs.secret.delete", PUBLISHED, secret_delete, "" },
	{ "elevenlabs.tool.create", PUBLISHED, tool_create, "tool_1" },
	{ "elevenlabs.tool.find", PUBLISHED, tool_find, "tool_1" },
	{ "elevenlabs.tool.delete", PUBLISHED, tool_delete, "" },
	{ "elevenlabs.number.import", PUBLISHED, number_import, "phnum_1" },
	{ "elevenlabs.number.find", PUBLISHED, number_find, "phnum_1 agent_1" },
	{ "elevenlabs.number.assign", PUBLISHED, number_assign, "" },
	{ "elevenlabs.number.unassign", PUBLISHED, number_unassign, "" },
	{ "elevenlabs.number.delete", PUBLISHED, number_delete, "" },
	{ "elevenlabs.webhook.create", PUBLISHED, webhook_create,
	  "wh_1 wsec_1" },
	{ "elevenlabs.webhook.enable", PUBLISHED, webhook_enable, "" },
	{ "elevenlabs.webhook.select", PUBLISHED, webhook_select, "" },
	{ "spec.agent.create", SPEC, agent_create, "agent_1" },
	{ "spec.tool.create", SPEC, tool_create, "check_availability_va-17" },
	{ "spec.voices", SPEC, voices, "2 rachel Rachel female" },
	{ "spec.number.buy", SPEC, number_buy, "phnum_1 +14155551234" },
	{ "spec.number.assign", SPEC, number_assign, "" },
	{ "twilio.search", PUBLISHED, search, "2 +14155551234" },
	{ "twilio.buy", PUBLISHED, buy,
	  "PN000000000000000000000000000000a1 +14155551234" },
	{ "twilio.find", PUBLISHED, find,
	  "PN000000000000000000000000000000a1 +14155551234" },
	{ "twilio.release", PUBLISHED, release, "" },
};
const size_t calls_count = sizeof calls_rows / sizeof *calls_rows;
