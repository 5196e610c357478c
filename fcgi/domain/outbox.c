/* SPDX-License-Identifier: MIT
 *
 * outbox.c: mail that leaves with the change it tells about.
 */
#include "config.h"

#include "domain/outbox.h"

#include "core/json.h"
#include "remote/smtp.h"
#include "store/store.h"

#define TRIES 12

/* --- in --- */

int
outbox_queue(struct ctx *c, const struct tenant *t, const struct outbox_mail *m,
	     struct err *e)
{
	struct json *payload = json_object(c->arena);
	instant now = clock_now();
	struct job j = { .lane = LANE_MESSAGES,
			 .kind = OUTBOX_KIND,
			 .state = JOB_QUEUED,
			 .max_attempts = TRIES,
			 .run_at = now,
			 .last_error = "",
			 .created_at = now,
			 .updated_at = now };
	uint64_t id;

	json_put_string(payload, "to", m->to);
	json_put_string(payload, "subject", m->subject);
	json_put_string(payload, "text", m->text);
	j.payload = json_text(c->arena, payload);
	if (t != NULL) {
		j.owner_id = t->owner_id;
		j.restaurant_id = t->restaurant_id;
	}
	if (jobs_insert(c->store, t, &j, &id) < 0)
		return store_fault(c->store, e);
	return 1;
}

/* --- out --- */

/* "voiceagent.example" of "https://voiceagent.example:8443" */
static const char *
host_of(struct arena *a, const char *url)
{
	const char *host = strstr(url, "://");

	host = host == NULL ? url : host + 3;
	return arena_strndup(a, host, strcspn(host, ":/"));
}

static int
refuse(struct err *e, const char *detail)
{
	(void)err_set(e, ERR_INVALID, "This mail cannot be sent.", "%s",
		      detail);
	return 0;
}

int
outbox_deliver(struct ctx *c, const struct job *j, struct err *e)
{
	static const struct json_caps caps = { 256 * 1024, 4 };
	const struct settings *s = c->settings;
	struct smtp_mail m = { .from = s->mail_from, .date = j->created_at };
	const struct json *payload;

	if (*s->smtp_url == '\0' || *s->mail_from == '\0')
		return err_set(e, ERR_UNAVAILABLE,
			       "Mail is not set up on this server.",
			       "outbox: SMTP_URL or MAIL_FROM is missing");
	payload =
	    json_parse(c->arena, j->payload, strlen(j->payload), &caps, NULL);
	m.to = json_string(json_get(payload, "to"));
	m.subject = json_string(json_get(payload, "subject"));
	m.text = json_string(json_get(payload, "text"));
	if (m.to == NULL || m.subject == NULL || m.text == NULL)
		return refuse(e, "outbox: a payload that is no mail");
	m.message_id =
	    arena_printf(c->arena, "va-%llu@%s", (unsigned long long)j->id,
			 host_of(c->arena, s->app_url));
	return smtp_send(c->arena, s->smtp_url, &m, e);
}

/* --- texts --- */

struct outbox_mail
outbox_verify_address(struct ctx *c, const char *to, const char *link)
{
	return (struct outbox_mail){
		.to = to,
		.subject = "Confirm your e-mail address",
		.text = arena_printf(
		    c->arena,
		    "Welcome to VoiceAgent.\n"
		    "\n"
		    "Please confirm that this address is yours:\n"
		    "\n"
		    "%s\n"
		    "\n"
		    "The link works once and for one day. If you did not ask "
		    "for an account,\n"
		    "you need not do anything.\n",
		    link),
	};
}

struct outbox_mail
outbox_account_exists(struct ctx *c, const char *to)
{
	return (struct outbox_mail){
		.to = to,
		.subject = "You already have an account",
		.text = arena_printf(
		    c->arena,
		    "Somebody, most likely you, has just signed up at "
		    "VoiceAgent with this\n"
		    "address. There is an account with it already; nothing "
		    "was changed.\n"
		    "\n"
		    "Sign in here:\n"
		    "\n"
		    "%s/sign-in\n"
		    "\n"
		    "If it was not you, you need not do anything.\n",
		    c->settings->app_url),
	};
}
