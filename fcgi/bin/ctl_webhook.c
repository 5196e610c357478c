/* SPDX-License-Identifier: MIT
 *
 * ctl_webhook.c: voiceagent-ctl webhook: have the voice platform tell us
 * about every call.
 */
#include "config.h"

#include <stdio.h>

#include "bin/ctl.h"
#include "remote/elevenlabs.h"

static const char usage[] =
    "webhook register\n\n"
    "Makes a webhook at the voice platform that tells this installation what\n"
    "became of every call, and prints its secret, which the platform never\n"
    "shows again: put it into ELEVENLABS_WEBHOOK_SECRET and restart.";

static int
make(const struct elevenlabs *x, struct ctl *c, struct err *e)
{
	const struct settings *s = &c->settings;
	const char *base = *s->hooks_url != '\0' ? s->hooks_url : s->app_url;
	const char *url =
	    arena_printf(c->arena, "%s/api/webhooks/elevenlabs/events", base);
	struct elevenlabs_webhook made;

	if (elevenlabs_webhook_create(x, c->arena, "voiceagent", url, &made,
				      e) < 0)
		return -1;
	/* Printed first: whatever fails now, the secret is not lost. */
	(void)printf("webhook %s to %s\nELEVENLABS_WEBHOOK_SECRET = %s\n",
		     made.id, url, made.secret);
	if (elevenlabs_webhook_enable(x, c->arena, made.id, "voiceagent", e) <
	    0)
		return -1;
	return elevenlabs_webhook_select(x, c->arena, made.id, e);
}

int
ctl_webhook(struct ctl *c, int argc, char **argv)
{
	struct elevenlabs x;
	struct err e = ERR_INIT;
	struct http *door;
	int rc;

	if (argc != 2 || strcmp(argv[1], "register") != 0)
		return ctl_usage(usage);
	door = http_new();
	if (door == NULL)
		return ctl_complain(CTL_FAILED, "libcurl does not start");
	rc = elevenlabs_open(&x, door, &c->settings, &e);
	if (rc == 0 && x.dialect == ELEVENLABS_SPEC)
		rc = err_set(&e, ERR_INVALID,
			     "ELEVENLABS_API=spec has no such call.",
			     "webhook register");
	if (rc == 0)
		rc = make(&x, c, &e);
	http_free(door);
	return rc < 0 ? ctl_fault(&e) : CTL_DONE;
}
