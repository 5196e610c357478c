/* SPDX-License-Identifier: MIT
 *
 * bench_seed.c: houses to measure with: always open, with room for everybody,
 * each with an agent whose tool secret is printed, one line a house:
 *     <restaurant id> <agent id> <secret>
 *
 *   VOICEAGENT_CONFIG=F bench_seed OWNER-EMAIL HOUSES
 */
#include "core/encode.h"
#include "core/log.h"
#include "core/random.h"
#include "store/agents.h"
#include "store/restaurants.h"
#include "store/users.h"

struct seed {
	struct arena *arena;
	struct store *store;
	struct tenant tenant;
	instant now;
};

static void
give_up(const struct err *e)
{
	fprintf(stderr, "bench_seed: %s\n", e->detail);
	exit(1);
}

static void
must(const struct seed *s, int rc)
{
	struct err e = ERR_INIT;

	if (rc > 0)
		return;
	if (rc < 0)
		store_fault(s->store, &e);
	else
		err_internal(&e, "a row was not written");
	give_up(&e);
}

static uint64_t
seed_restaurant(struct seed *s, int number)
{
	struct restaurant r = { 0 };

	restaurant_defaults(&r);
	r.id = random_id();
	r.owner_id = s->tenant.owner_id;
	r.name = arena_printf(s->arena, "Bench House %d", number);
	r.slug = arena_printf(s->arena, "bench-%llu", (unsigned long long)r.id);
	r.location.country = "US";
	r.location.timezone = "UTC";
	r.settings.seating_capacity = 1000000;
	r.settings.max_party_size = 20;
	r.settings.min_party_size = 1;
	r.settings.advance_booking_days = 365;
	r.settings.lead_minutes = 0;
	r.settings.pacing_covers = 0;
	for (int day = MONDAY; day <= SUNDAY; day++) {
		struct hours_day *d = &r.hours.day[day];

		d->count = 1;
		d->period[0].open = 0;
		d->period[0].close = 1440;
		d->period[0].last_seating = 1320;
	}
	r.created_at = r.updated_at = s->now;
	must(s, restaurants_insert(s->store, &s->tenant, &r));
	return r.id;
}

static uint64_t
seed_agent(struct seed *s, const struct tenant *t, int number)
{
	struct agent a = { 0 };

	a.id = random_id();
	a.restaurant_id = t->restaurant_id;
	a.owner_id = t->owner_id;
	a.elevenlabs_agent_id =
	    arena_printf(s->arena, "bench_%llu", (unsigned long long)a.id);
	a.elevenlabs_voice_id = "rachel";
	a.voice_name = "Rachel";
	a.phone_number = "";
	a.name = arena_printf(s->arena, "Bench Agent %d", number);
	a.language = "en-US";
	a.config.greeting = "Hello.";
	a.config.style = "friendly";
	a.config.max_duration = 600;
	a.config.voicemail_message = "";
	a.last_error = "";
	a.created_at = a.updated_at = s->now;
	must(s, agents_insert(s->store, t, &a));
	must(s, agents_set_platform_id(s->store, t, a.id, a.elevenlabs_agent_id,
				       s->now));
	must(s, agents_set_status(s->store, t, a.id, AGENT_ACTIVE, "", s->now));
	return a.id;
}

static void
seed_secret(struct seed *s, const struct tenant *t, uint64_t agent_id)
{
	struct agents_secret secret = { 0 };
	char token[44];

	random_token(token);
	secret.id = random_id();
	secret.agent_id = agent_id;
	secret.platform_secret_id = "";
	secret.created_at = s->now;
	crypto_sha256((struct crypto_bytes){ token, strlen(token) },
		      secret.hash);
	must(s, agents_add_secret(s->store, t, &secret, NULL));
	printf("%llu %llu %s\n", (unsigned long long)t->restaurant_id,
	       (unsigned long long)agent_id, token);
}

static void
seed_owner(struct seed *s, const char *email)
{
	struct user owner;

	must(s, users_by_email(s->store, email, &owner));
	s->tenant = (struct tenant){ owner.id, 0 };
	must(s, users_set_plan(s->store, owner.id, "enterprise", "active",
			       s->now));
}

int
main(int argc, char **argv)
{
	struct seed s = { arena_new(256u << 20), NULL, { 0, 0 }, clock_now() };
	struct settings settings;
	struct keyring *keys;
	struct err e = ERR_INIT;
	int houses = 0;

	if (argc != 3 || !decode_int(argv[2], 1, 1000, &houses)) {
		fputs("usage: bench_seed OWNER-EMAIL HOUSES\n", stderr);
		return 2;
	}
	log_open("bench_seed", LOG_WARN);
	if (settings_load(s.arena, getenv("VOICEAGENT_CONFIG"), &settings, &e) <
		0 ||
	    (keys = keyring_load(settings.keys_file, &e)) == NULL ||
	    (s.store = store_open(&settings, keys, &e)) == NULL)
		give_up(&e);
	store_request(s.store, s.arena, clock_deadline_in(60000));
	seed_owner(&s, argv[1]);
	for (int i = 1; i <= houses; i++) {
		struct tenant t = s.tenant;

		t.restaurant_id = seed_restaurant(&s, i);
		seed_secret(&s, &t, seed_agent(&s, &t, i));
	}
	store_close(s.store);
	keyring_free(keys);
	arena_free(s.arena);
	return 0;
}
