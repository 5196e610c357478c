/* SPDX-License-Identifier: MIT
 *
 * webhook.c: who a webhook is from, whom it speaks for, and keeping events.
 */
#include "domain/webhook.h"

#include <string.h>

#include "core/encode.h"
#include "core/log.h"
#include "domain/wake.h"
#include "remote/signature.h"
#include "store/agents.h"
#include "store/calls.h"
#include "store/jobs.h"
#include "store/throttle.h"
#include "store/webhook_events.h"

/* Wrong proofs an address may show in a minute. Right ones are not counted:
 * the platform calls for everybody from a handful of addresses. */
#define FAILURES_A_MINUTE 60
#define EVENT_LIFE        (90 * CLOCK_DAY)

static void
take(const struct agents_caller *a, struct webhook_caller *ret)
{
	ret->agent_id = a->agent_id;
	ret->tenant = (struct tenant){ a->owner_id, a->restaurant_id };
	ret->platform_id = a->elevenlabs_agent_id;
}

static int
by_secret(struct ctx *c, const struct webhook_proof *p,
	  struct webhook_caller *ret, struct err *e)
{
	unsigned char hash[CRYPTO_HASH_LEN];
	struct agents_caller a;
	int rc;

	crypto_sha256((struct crypto_bytes){ p->secret, strlen(p->secret) },
		      hash);
	rc = agents_by_secret(c->store, hash, p->now, &a);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc > 0)
		take(&a, ret);
	return rc;
}

static int
by_signature(struct ctx *c, const struct webhook_proof *p,
	     struct webhook_caller *ret, struct err *e)
{
	struct signature_body body = { p->body, p->len };

	if (signature_elevenlabs(p->signature,
				 c->settings->elevenlabs_webhook_secret, body,
				 p->now, e) < 0)
		return 0;
	*ret = (struct webhook_caller){ .platform_id = "" };
	return 1;
}

/* Counting must not make the answer slower or fail it: no count, no limit. */
static int
refuse(struct ctx *c, const struct webhook_proof *p, struct err *e)
{
	const char *key = arena_printf(c->arena, "hook:%s", p->address);
	int count = 0;

	if (throttle_hit(c->store, key, p->now, CLOCK_MINUTE, &count) > 0 &&
	    count > FAILURES_A_MINUTE)
		err_set(e, ERR_LIMIT,
			"Too many requests without a right "
			"secret.",
			"webhook: %d failures in a minute", count);
	else
		err_set(e, ERR_UNAUTHENTIC,
			"This request carries no valid secret or signature.",
			"webhook: not authentic");
	return 0;
}

int
webhook_authenticate(struct ctx *c, const struct webhook_proof *p,
		     struct webhook_caller *ret, struct err *e)
{
	int rc = 0;

	if (p->secret && *p->secret)
		rc = by_secret(c, p, ret, e);
	if (rc == 0 && p->signature)
		rc = by_signature(c, p, ret, e);
	return rc != 0 ? rc : refuse(c, p, e);
}

static int
unknown(struct err *e)
{
	err_set(e, ERR_NOT_FOUND, "There is no such agent.",
		"webhook: agent unknown, or not the caller's");
	return 0;
}

static bool
is_named(const struct webhook_caller *caller, const char *named)
{
	uint64_t id;

	return strcmp(named, caller->platform_id) == 0 ||
	       (decode_u64(named, &id) && id == caller->agent_id);
}

static int
find_named(struct ctx *c, const char *named, struct agents_caller *ret)
{
	uint64_t id;
	int rc = agents_by_platform_id(c->store, named, ret);

	if (rc == 0 && decode_u64(named, &id))
		rc = agents_caller_by_id(c->store, id, ret);
	return rc;
}

int
webhook_agent(struct ctx *c, const char *named, struct webhook_caller *caller,
	      struct err *e)
{
	struct agents_caller a;
	int rc;

	if (caller->agent_id != 0)
		return !named || !*named || is_named(caller, named)
			   ? 1
			   : unknown(e);
	if (!named || !*named) {
		err_set(e, ERR_INVALID, "The request names no agent.",
			"webhook: agent_id missing");
		return 0;
	}
	rc = find_named(c, named, &a);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return unknown(e);
	take(&a, caller);
	return 1;
}

int
webhook_is_test(struct ctx *c, const struct webhook_caller *caller,
		const char *conversation_id, struct err *e)
{
	struct call call;
	int rc;

	if (!conversation_id || !*conversation_id)
		return 0;
	rc =
	    calls_by_call_id(c->store, &caller->tenant, conversation_id, &call);
	if (rc < 0)
		return store_fault(c->store, e);
	return rc > 0 && call.is_test;
}

/* --- events --- */

struct keeping {
	struct webhook_event event;
	struct tenant tenant;
};

static int
keep(struct store *st, void *arg)
{
	struct keeping *k = arg;
	struct job job = {
		.lane = LANE_EVENTS,
		.kind = WEBHOOK_EVENT_JOB,
		.payload = "{}",
		.max_attempts = 10,
		.run_at = k->event.created_at,
		.created_at = k->event.created_at,
		.owner_id = k->tenant.owner_id,
		.restaurant_id = k->tenant.restaurant_id,
	};
	uint64_t id;
	int rc = webhook_events_insert(st, &k->event, &job.subject_id);

	if (rc <= 0)
		return rc;
	return jobs_insert(st, NULL, &job, &id) < 0 ? -1 : 1;
}

/* The platform sends an event's very bytes again when it tries again. */
static const char *
event_id(struct ctx *c, const struct webhook_event_in *in)
{
	unsigned char hash[CRYPTO_HASH_LEN];
	char *hex = arena_alloc(c->arena, 2 * sizeof(hash) + 1);

	crypto_sha256((struct crypto_bytes){ in->text, in->len }, hash);
	encode_hex(hex, hash, sizeof(hash));
	return hex;
}

static int
find_owner(struct ctx *c, const char *agent, struct keeping *k)
{
	struct agents_caller a;
	int rc = agent && *agent ? find_named(c, agent, &a) : 0;

	if (rc <= 0)
		return rc;
	k->event.agent_id = a.agent_id;
	k->event.restaurant_id = a.restaurant_id;
	k->tenant = (struct tenant){ a.owner_id, a.restaurant_id };
	return 1;
}

int
webhook_event_keep(struct ctx *c, const struct webhook_event_in *in,
		   struct err *e)
{
	struct keeping k = {
		.event = {
			.source = "elevenlabs",
			.event_id = event_id(c, in),
			.event_type = in->type,
			.payload = in->text,
			.error = "",
			.created_at = in->now,
			.expires_at = in->now + EVENT_LIFE,
		},
	};
	int rc;

	if (find_owner(c, in->agent, &k) < 0)
		return store_fault(c->store, e);
	rc = store_transact(c->store, keep, &k, e);
	if (rc > 0)
		wake_jobs(c->settings);
	return rc;
}
