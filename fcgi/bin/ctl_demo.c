/* SPDX-License-Identifier: MIT
 *
 * ctl_demo.c: voiceagent-ctl demo: the demonstration's restaurant, and its
 * agent by the launch every agent goes through, against the sandbox.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "bin/ctl.h"
#include "core/json.h"
#include "domain/demo.h"
#include "domain/launch.h"
#include "domain/voices.h"
#include "remote/http.h"
#include "store/agents.h"

static const char usage[] =
    "demo\n\n"
    "Loads the demonstration's restaurant and launches its agent; the jobs\n"
    "daemon and the sandbox have to run. Prints DEMO_...=... lines. Doing it\n"
    "again adds what is missing. Refused in production.";

#define WAIT_SECONDS 60

struct demo_run {
	struct ctl *ctl;
	struct demo demo;
	uint64_t agent_id;
	const char *phone;
	const char *secret; /* of its tools, as the sandbox was told */
};

static void
pause_a_moment(void)
{
	const struct timespec t = { .tv_nsec = 100000000 };

	(void)nanosleep(&t, NULL);
}

/* --- the agent --- */

/* The jobs daemon reads the voices at its start. */
static int
wait_for_voice(struct demo_run *d, const char **ret_voice)
{
	for (int i = 0; i < WAIT_SECONDS * 10; i++) {
		struct ctx ctx = ctl_ctx(d->ctl);
		const struct voice *v = NULL;
		struct err e = ERR_INIT;
		int n;

		ctl_work(d->ctl, 10);
		n = voices_choices(&ctx, &v, &e);
		if (n < 0)
			return ctl_fault(&e);
		for (int k = 0; k < n; k++)
			if (k == 0 || strcmp(v[k].id, "rachel") == 0)
				*ret_voice = v[k].id;
		if (n > 0)
			return CTL_DONE;
		pause_a_moment();
	}
	return ctl_complain(CTL_LATER, "no voices yet: does voiceagent-jobs "
				       "run, and reach the platform?");
}

static int
request_launch(struct demo_run *d)
{
	struct ctx ctx = ctl_ctx(d->ctl);
	struct launch_request r = { .user_id = d->demo.owner_id,
				    .name = "",
				    .language = "en-US",
				    .area_code = "" };
	const char *field = "";
	struct err e = ERR_INIT;
	int code = wait_for_voice(d, &r.voice_id), rc;

	if (code != CTL_DONE)
		return code;
	rc = launch_request(&ctx, &d->demo.t, &r, &d->agent_id, &field, &e);
	if (rc < 0)
		return ctl_fault(&e);
	return rc > 0 ? CTL_DONE
		      : ctl_complain(CTL_FAILED, "the restaurant is gone");
}

/* The agent there is, or a new one. */
static int
find_agent(struct demo_run *d)
{
	const struct agent *a = NULL;
	int n = agents_list(d->ctl->store, &d->demo.t, &a);

	if (n < 0)
		return ctl_store_fault(d->ctl);
	if (n == 0)
		return request_launch(d);
	d->agent_id = a[n - 1].id;
	return CTL_DONE;
}

static int
wait_for_launch(struct demo_run *d)
{
	for (int i = 0; i < WAIT_SECONDS * 10; i++) {
		struct ctx ctx = ctl_ctx(d->ctl);
		struct launch_progress p;
		struct err e = ERR_INIT;
		int rc;

		ctl_work(d->ctl, 10);
		rc = launch_progress(&ctx, &d->demo.t, d->agent_id, &p, &e);
		if (rc < 0)
			return ctl_fault(&e);
		if (rc == 0)
			return ctl_complain(CTL_FAILED, "the agent is gone");
		d->phone = arena_strdup(d->ctl->arena, p.agent.phone_number);
		if (p.state == LAUNCH_DONE)
			return CTL_DONE;
		if (p.state == LAUNCH_FAILED)
			return ctl_complain(CTL_FAILED, "the launch failed: %s",
					    p.error);
		pause_a_moment();
	}
	return ctl_complain(CTL_LATER, "the launch does not end: is "
				       "voiceagent-jobs running?");
}

/* --- the tools' secret --- */

/* We keep only its hash; the sandbox, unlike the real platform, tells what
 * it was told. */
static const char *
sandbox_secret(struct demo_run *d, struct http *h, const char *platform_id)
{
	struct ctl *c = d->ctl;
	const struct json_caps caps = { (size_t)4 * 1024 * 1024, 16 };
	const struct http_request r = {
		.name = "sandbox.state",
		.method = "GET",
		.url = arena_printf(c->arena, "%s/_sandbox/state?kind=secrets",
				    c->settings.elevenlabs_base_url)
	};
	struct http_response answer;
	struct err e = ERR_INIT;
	const struct json *rows;

	if (http_send(h, c->arena, &r, &answer, &e) < 0)
		return NULL;
	rows =
	    json_path(json_parse(c->arena, answer.body, answer.len, &caps, &e),
		      "objects.secrets");
	for (size_t i = 0; i < json_length(rows); i++) {
		const struct json *row = json_at(rows, i);
		const char *id = json_string(json_get(row, "secret_id"));

		if (id != NULL && strcmp(id, platform_id) == 0)
			return json_string(json_get(row, "value"));
	}
	return NULL;
}

static int
find_secret(struct demo_run *d)
{
	const struct agents_secret *s = NULL;
	struct http *h;
	int n = agents_secrets(d->ctl->store, &d->demo.t, d->agent_id,
			       clock_now(), &s);

	if (n < 0)
		return ctl_store_fault(d->ctl);
	h = http_new();
	for (int i = 0; h != NULL && i < n && d->secret == NULL; i++)
		d->secret = sandbox_secret(d, h, s[i].platform_secret_id);
	if (h != NULL)
		http_free(h);
	if (d->secret == NULL)
		return ctl_complain(CTL_FAILED,
				    "the sandbox does not know the secret");
	return CTL_DONE;
}

static void
print_demo(const struct demo_run *d, const char *password)
{
	(void)printf("DEMO_EMAIL=%s\nDEMO_PASSWORD=%s\n"
		     "DEMO_MANAGER_EMAIL=%s\nDEMO_HOST_EMAIL=%s\n"
		     "DEMO_RESTAURANT_ID=%" PRIu64 "\nDEMO_AGENT_ID=%" PRIu64
		     "\nDEMO_PHONE=%s\nDEMO_TOOL_SECRET=%s\n",
		     DEMO_OWNER, password, DEMO_MANAGER, DEMO_HOST,
		     d->demo.t.restaurant_id, d->agent_id, d->phone, d->secret);
}

int
ctl_demo(struct ctl *c, int argc, char **argv)
{
	const char *password = getenv("DEMO_PASSWORD");
	struct demo_run d = { .ctl = c, .phone = "" };
	struct err e = ERR_INIT;
	struct ctx ctx;
	int code;

	(void)argv;
	if (argc != 1)
		return ctl_usage(usage);
	if (strcmp(c->settings.environment, "production") == 0)
		return ctl_complain(CTL_FAILED, "this is production");
	if (password == NULL)
		return ctl_complain(CTL_USAGE, "DEMO_PASSWORD is not set");
	code = ctl_open(c);
	if (code != CTL_DONE)
		return code;
	ctx = ctl_ctx(c);
	if (demo_load(&ctx, password, &d.demo, &e) < 0)
		return ctl_fault(&e);
	code = find_agent(&d);
	if (code == CTL_DONE)
		code = wait_for_launch(&d);
	if (code == CTL_DONE)
		code = find_secret(&d);
	if (code == CTL_DONE)
		print_demo(&d, password);
	return code;
}
