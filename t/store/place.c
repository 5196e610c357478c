/* SPDX-License-Identifier: MIT
 *
 * place.c: a restaurant and a way to ring it.
 */
#include "place.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/random.h"
#include "store/days.h"
#include "store/restaurants.h"

static void
connect_place(struct place *p)
{
	p->st = fixture_open("va_hooks");
	p->home = store_arena(p->st);
	p->arena = arena_new((size_t)64 << 20);
	p->ms = 2500;
}

void
place_open(struct place *p)
{
	struct store *owner = fixture_open(NULL);

	memset(p, 0, sizeof(*p));
	clock_freeze(FIXTURE_NOW);
	connect_place(p);
	fixture_house(owner, &p->house);
	snprintf(p->slug, sizeof(p->slug), "%s", p->house.r.slug);
	p->house.r.slug = p->slug;
	fixture_close(owner);
	p->house.r.settings.seating_capacity = 10;
	p->house.r.settings.max_party_size = 10;
	p->house.r.settings.buffer_minutes = 0;
	place_change(p);
}

void
place_close(struct place *p)
{
	store_request(p->st, p->home, 0);
	fixture_close(p->st);
	arena_free(p->arena);
}

void
place_again(struct place *p)
{
	connect_place(p);
}

/* Under the lock of the days, as domain/restaurant does it. */
static int
change_body(struct store *st, void *arg)
{
	struct place *p = arg;
	struct restaurant now;

	if (days_lock_from(st, &p->house.t, 0) < 0 ||
	    restaurants_by_id(st, &p->house.t, p->house.r.id, &now) <= 0)
		return -1;
	p->house.r.revision = now.revision;
	return restaurants_update(st, &p->house.t, &p->house.r);
}

void
place_change(struct place *p)
{
	struct store *owner = fixture_open(NULL);
	struct err e = ERR_INIT;

	if (store_transact(owner, change_body, p, &e) <= 0) {
		fprintf(stderr, "place_change: %s\n", e.detail);
		exit(99);
	}
	fixture_close(owner);
}

static void
forget(void *arg)
{
	keyring_free(arg);
}

void
place_through(struct place *p, const char *socket)
{
	static struct settings s;
	char path[] = "/tmp/vakeys.XXXXXX";
	struct err e = ERR_INIT;
	struct keyring *k;
	int fd = mkstemp(path);

	if (fd < 0 ||
	    write(fd, fixture_keys_first, strlen(fixture_keys_first)) < 0)
		exit(99);
	close(fd);
	k = keyring_load(path, &e);
	unlink(path);
	s.db_socket = socket;
	s.db_host = "";
	s.db_name = "voiceagent";
	s.db_user = "va_hooks";
	s.db_password = FIXTURE_PASSWORD;
	p->st = store_open(&s, k, &e);
	if (!p->st)
		exit(99);
	p->arena = arena_new((size_t)64 << 20);
	arena_defer(p->arena, forget, k);
	p->ms = 5000;
}

void
place_through_close(struct place *p)
{
	store_close(p->st);
	arena_free(p->arena);
}

struct booking_request
place_call(const char *call_id)
{
	return (struct booking_request){
		.by = { .actor = { ACTOR_AGENT, 1 },
			.source = RESERVATION_PHONE_AGENT,
			.agent_id = 1,
			.language = "en-US",
			.call_id = call_id,
			.caller_number = "+12125550123" },
	};
}

struct booking_request
place_staff(void)
{
	return (struct booking_request){
		.by = { .actor = { ACTOR_USER, 7 },
			.source = RESERVATION_MANUAL },
	};
}

struct booking_request
place_table(const char *call_id, const char *date, const char *time,
	    const char *party)
{
	struct booking_request r = place_call(call_id);

	r.name = "Garden";
	r.date = date;
	r.time = time;
	r.party = party;
	return r;
}

int
place_do(struct place *p, place_verb verb, const struct booking_request *r)
{
	deadline until = clock_deadline_in(p->ms);

	p->err = (struct err)ERR_INIT;
	p->ctx.arena = p->arena;
	p->ctx.store = p->st;
	p->ctx.keys = store_keys(p->st);
	p->ctx.until = until;
	store_request(p->st, p->arena, until);
	return verb(&p->ctx, &p->house.t, r, &p->answer, &p->err);
}

int
place_count(const struct place *p, const char *table, const char *where)
{
	char query[600];

	snprintf(query, sizeof(query),
		 "SELECT COUNT(*) FROM voiceagent.%s WHERE restaurant_id = "
		 "%" PRIu64 "%s%s",
		 table, p->house.r.id, *where ? " AND " : "", where);
	return (int)strtol(fixture_query(query), NULL, 10);
}

int
place_most_covers(const struct place *p)
{
	static int minutes[60 * 24 * 100];
	char query[300];
	const char *row;
	int most = 0;

	memset(minutes, 0, sizeof(minutes));
	snprintf(query, sizeof(query),
		 "SELECT starts_at, occupied_until, party_size FROM "
		 "voiceagent.reservations WHERE status = 'confirmed' AND "
		 "is_test = 0 AND restaurant_id = %" PRIu64,
		 p->house.r.id);
	for (row = fixture_query(query); *row; row = strchr(row, '\n') + 1) {
		long long from, until;
		int party;

		if (sscanf(row, "%lld %lld %d", &from, &until, &party) != 3)
			exit(99);
		from = (from - FIXTURE_NOW) / CLOCK_MINUTE;
		until = (until - FIXTURE_NOW) / CLOCK_MINUTE;
		for (long long m = from; m < until; m++) {
			minutes[m] += party;
			most = minutes[m] > most ? minutes[m] : most;
		}
	}
	return most;
}
