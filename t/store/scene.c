/* SPDX-License-Identifier: MIT
 *
 * scene.c: a house with one of everything in it.
 */
#include "scene.h"

#include <check.h>
#include <inttypes.h>

#include "core/random.h"
#include "store/activity.h"
#include "store/calls.h"
#include "store/days.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/idempotency.h"
#include "store/numbers.h"
#include "store/reservations.h"
#include "store/restaurants.h"
#include "store/subscriptions.h"
#include "store/usage.h"
#include "store/versions.h"
#include "store/webhook_events.h"

static const char guest_json[] =
    "{\"name\":\"" SCENE_NAME "\",\"phone\":\"" SCENE_PHONE
    "\",\"email\":\"" SCENE_EMAIL "\",\"wish\":\"" SCENE_REQUEST "\"}";

static void
make_agent(struct store *st, struct scene *s)
{
	const struct agent a = {
		.id = s->agent_id = random_id(),
		.restaurant_id = s->h.r.id,
		.elevenlabs_voice_id = "rachel",
		.voice_name = "Rachel",
		.name = "Front desk",
		.language = "en-US",
		.config = { "Welcome.", "friendly", 600, false, "" },
		.status = AGENT_ACTIVE,
		.created_at = FIXTURE_NOW,
		.updated_at = FIXTURE_NOW,
	};
	struct agents_secret sec = {
		.id = s->secret_id = random_id(),
		.agent_id = s->agent_id,
		.platform_secret_id = "",
		.created_at = FIXTURE_NOW,
	};
	const char *platform =
	    arena_printf(store_arena(st), "agent_%" PRIx64, s->agent_id);

	random_token(s->secret_value);
	crypto_sha256((struct crypto_bytes){ s->secret_value, 43 },
		      s->secret_hash);
	memcpy(sec.hash, s->secret_hash, sizeof(sec.hash));
	scene_is(st, agents_insert(st, &s->h.t, &a), 1);
	scene_is(
	    st,
	    agents_set_platform_id(st, &s->h.t, a.id, platform, FIXTURE_NOW),
	    1);
	scene_is(st, agents_add_secret(st, &s->h.t, &sec, s->secret_value), 1);
	scene_is(st,
		 agents_put_tool(st, &s->h.t, a.id, TOOL_CREATE, "tool_1",
				 FIXTURE_NOW),
		 1);
}

static void
make_number(struct store *st, struct scene *s)
{
	const struct number n = {
		.id = s->number_id = random_id(),
		.agent_id = s->agent_id,
		.number = arena_printf(store_arena(st), "+1%010u",
				       random_below(1000000000)),
		.country = "US",
		.area_code = "212",
		.supplier_sid = "PN0123456789abcdef",
		.elevenlabs_phone_id = "",
		.provisioned_at = FIXTURE_NOW,
	};

	scene_is(st, numbers_insert(st, &s->h.t, &n), 1);
	scene_is(
	    st,
	    numbers_set_platform_id(st, &s->h.t, n.id, "phnum_1", FIXTURE_NOW),
	    1);
	scene_is(st, numbers_assign(st, &s->h.t, n.id, FIXTURE_NOW), 1);
}

static int
book(struct store *st, void *arg)
{
	struct scene *s = arg;
	struct service_day days[DAYS_LOCK_MAX];
	struct reservation r = fixture_reservation(&s->h, "0042");
	const struct reservation_event ev = {
		.action = RESERVATION_CREATED,
		.at = FIXTURE_NOW,
		.actor = { ACTOR_AGENT, s->agent_id },
		.changes = guest_json,
	};

	r.id = s->reservation_id;
	r.agent_id = s->agent_id;
	r.guest = (struct guest){ SCENE_NAME, SCENE_PHONE, SCENE_EMAIL };
	r.special_requests = SCENE_REQUEST;
	r.table_preference = SCENE_TABLE;
	r.occasion = SCENE_OCCASION;
	r.cancel_reason = SCENE_REASON;
	r.call_id = s->call;
	r.source = RESERVATION_PHONE_AGENT;
	if (days_lock(st, &s->h.t, days,
		      days_add(days, 0, r.starts_at, r.occupied_until,
			       r.business_date)) <= 0 ||
	    reservations_insert(st, &s->h.t, &r) <= 0 ||
	    reservations_add_event(st, &s->h.t, r.id, &ev) <= 0)
		return -1;
	return versions_raise(st, &s->h.t, VERSION_RESERVATIONS);
}

static void
make_reservation(struct store *st, struct scene *s)
{
	const struct idempotency answer = {
		.reservation_id = s->reservation_id,
		.revision = 1,
		.answer = guest_json,
		.created_at = FIXTURE_NOW,
		.expires_at = FIXTURE_NOW + CLOCK_DAY,
	};

	random_bytes(s->key, sizeof(s->key));
	scene_is(st, store_transact(st, book, s, NULL), 1);
	scene_is(st,
		 reservations_set_transcript(st, &s->h.t, s->reservation_id,
					     SCENE_TRANSCRIPT),
		 1);
	scene_is(st, idempotency_put(st, &s->h.t, s->key, &answer), 1);
}

static void
make_call(struct store *st, struct scene *s)
{
	const struct call c = {
		.id = s->call_id = random_id(),
		.agent_id = s->agent_id,
		.restaurant_id = s->h.r.id,
		.call_id = s->call,
		.started_at = FIXTURE_NOW,
		.outcome = CALL_RESERVATION_CREATED,
		.reservation_id = s->reservation_id,
		.caller_number = SCENE_PHONE,
		.transcript = SCENE_TRANSCRIPT,
		.summary = SCENE_NAME " has booked",
	};
	const struct webhook_event ev = {
		.id = s->event_id = random_id(),
		.source = "elevenlabs",
		.event_id = s->call,
		.event_type = "post_call_transcription",
		.payload = guest_json,
		.created_at = FIXTURE_NOW,
		.expires_at = FIXTURE_NOW + CLOCK_DAY,
	};
	const struct usage u = { .agent_id = s->agent_id,
				 .period = "2027-03",
				 .total_calls = 1,
				 .last_synced_at = FIXTURE_NOW };

	scene_is(st, calls_insert(st, &s->h.t, &c), 1);
	scene_is(st, calls_update(st, &s->h.t, &c), 1);
	scene_is(st, webhook_events_insert(st, &ev, NULL), 1);
	scene_is(st, usage_put(st, &s->h.t, &u), 1);
}

static void
make_papers(struct store *st, struct scene *s)
{
	const struct crypto_bytes content = { SCENE_DOCUMENT,
					      strlen(SCENE_DOCUMENT) };
	const struct document d = {
		.id = s->document_id = random_id(),
		.restaurant_id = s->h.r.id,
		.agent_id = s->agent_id,
		.uploaded_by = s->h.user_id,
		.file_name = "menu of " SCENE_NAME ".txt",
		.file_type = "txt",
		.type = "menu",
		.title = SCENE_NAME,
		.status = DOCUMENT_UPLOADING,
		.uploaded_at = FIXTURE_NOW,
	};
	const struct draft draft = {
		.id = s->draft_id = random_id(),
		.user_id = s->h.user_id,
		.kind = "agent",
		.payload = guest_json,
		.step = 3,
		.updated_at = FIXTURE_NOW,
		.expires_at = FIXTURE_NOW + CLOCK_DAY,
	};
	const struct draft_file f = { SCENE_NAME ".txt", "txt", content };

	scene_is(st, documents_insert(st, &s->h.t, &d, content), 1);
	scene_is(st, drafts_insert(st, &s->h.t, &draft), 1);
	scene_is(st, drafts_put_file(st, &s->h.t, draft.id, &f), 1);
}

static void
make_work(struct store *st, struct scene *s)
{
	const struct job j = {
		.id = s->job_id = random_id(),
		.lane = LANE_PROVISIONING,
		.kind = "launch",
		.subject_id = s->agent_id,
		.payload = guest_json,
		.max_attempts = 5,
		.run_at = 1, /* first in its lane */
		.created_at = FIXTURE_NOW,
	};
	const struct job_step step = { "agent", STEP_DONE, guest_json, "",
				       FIXTURE_NOW };
	const struct activity a = {
		.user_id = s->h.user_id,
		.restaurant_id = s->h.r.id,
		.action = "reservation_created",
		.description = SCENE_NAME " has a table",
		.metadata = guest_json,
		.ip_address = SCENE_ADDRESS,
		.user_agent = SCENE_BROWSER,
		.at = FIXTURE_NOW,
	};

	scene_is(st, jobs_insert(st, &s->h.t, &j, NULL), 1);
	do
		scene_is(st,
			 jobs_claim(st, LANE_PROVISIONING, "test", FIXTURE_NOW,
				    CLOCK_MINUTE, &s->claimed),
			 1);
	while (s->claimed.id != j.id);
	scene_is(st, jobs_put_step(st, &s->claimed, &step), 1);
	scene_is(st, activity_add(st, &s->h.t, &a), 1);
}

void
scene_build(struct store *st, struct scene *s)
{
	const struct hours_special closed = { .date = { 2027, 12, 25 },
					      .reason = "Christmas" };

	memset(s, 0, sizeof(*s));
	s->reservation_id = random_id();
	snprintf(s->call, sizeof(s->call), "conv_%" PRIx64, random_id());
	fixture_house(st, &s->h);
	scene_is(st,
		 restaurants_put_special(st, &s->h.t, s->h.r.id, &closed,
					 FIXTURE_NOW),
		 1);
	make_agent(st, s);
	make_number(st, s);
	make_reservation(st, s);
	make_call(st, s);
	make_papers(st, s);
	make_work(st, s);
}
