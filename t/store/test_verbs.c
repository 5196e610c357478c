/* SPDX-License-Identifier: MIT
 *
 * test_verbs.c: what goes in comes out: people, houses, agents, numbers.
 */
#include <check.h>
#include <inttypes.h>

#include "core/random.h"
#include "scene.h"
#include "store/documents.h"
#include "store/memberships.h"
#include "store/numbers.h"
#include "store/restaurants.h"
#include "store/sessions.h"
#include "store/subscriptions.h"
#include "store/throttle.h"
#include "store/tokens.h"
#include "store/users.h"
#include "store/versions.h"
#include "store/voices.h"
#include "store_suites.h"

static uint64_t
make_user(struct store *st, const char *name, const char **ret_email)
{
	const struct users_new n = {
		.email =
		    arena_printf(store_arena(st),
				 "Mixed.%" PRIx64 "@Example.org", random_id()),
		.name = name,
		.password_hash = "first",
		.now = FIXTURE_NOW,
	};
	uint64_t id;

	scene_is(st, users_insert(st, &n, &id), 1);
	if (ret_email != NULL)
		*ret_email = n.email;
	return id;
}

START_TEST(users_are_kept)
{
	struct store *st = fixture_open(NULL);
	const char *email, *hash;
	const uint64_t id = make_user(st, "", &email);
	const struct users_new again = { .email = email, .password_hash = "x" };
	const struct user *list;
	uint64_t other;
	struct user u;
	char *shout;

	scene_is(st, users_by_id(st, id, &u), 1);
	ck_assert_str_eq(u.email, email);
	ck_assert_str_eq(u.name, "");
	ck_assert_str_eq(u.subscription_tier, "free");
	ck_assert(!u.verified && !u.admin);
	scene_is(st, users_insert(st, &again, &other), 0);
	shout = arena_strdup(store_arena(st), email);
	shout[0] = 'm';
	shout[7] = shout[7] >= 'a' ? (char)(shout[7] - 32) : shout[7];
	scene_is(st, users_by_email(st, shout, &u), 1);
	ck_assert_uint_eq(u.id, id);
	scene_is(st, users_set_password(st, id, "second", 2), 1);
	scene_is(st, users_password(st, id, &hash), 1);
	ck_assert_str_eq(hash, "second");
	scene_is(st, users_set_name(st, id, "Nora", 2), 1);
	scene_is(st, users_set_verified(st, id, 2), 1);
	scene_is(st, users_set_admin(st, id, true, 2), 1);
	scene_is(st, users_set_plan(st, id, "pro", "past_due", 2), 1);
	scene_is(st, users_by_id(st, id, &u), 1);
	ck_assert_str_eq(u.name, "Nora");
	ck_assert(u.verified && u.admin);
	ck_assert_str_eq(u.subscription_status, "past_due");
	ck_assert_int_ge(users_list(st, 0, &list), 1);
	ck_assert_int_ge(users_list(st, id + 1, &list), 1);
	ck_assert_uint_eq(list[0].id, id);
	scene_is(st, users_by_email(st, "nobody@example.org", &u), 0);
	scene_is(st, users_by_id(st, 1, &u), 0);
	scene_is(st, users_set_admin(st, 1, true, 2), 0);
	fixture_close(st);
}
END_TEST

START_TEST(members_come_and_go)
{
	struct store *st = fixture_open(NULL);
	const uint64_t owner = make_user(st, "Owner", NULL);
	const uint64_t host = make_user(st, "Host", NULL);
	const struct tenant t = { owner, 0 };
	const struct membership *list;
	enum role role;

	scene_is(st, memberships_role(st, &t, host, &role), 0);
	ck_assert_int_ge(memberships_put(st, &t, host, ROLE_HOST, 1), 1);
	ck_assert_int_ge(memberships_put(st, &t, host, ROLE_MANAGER, 1), 1);
	scene_is(st, memberships_put(st, &t, owner, ROLE_HOST, 1), 0);
	scene_is(st, memberships_put(st, &t, host, ROLE_ADMIN, 1), 0);
	scene_is(st, memberships_role(st, &t, host, &role), 1);
	ck_assert_int_eq(role, ROLE_MANAGER);
	scene_is(st, memberships_list(st, &t, &list), 2);
	ck_assert(strcmp(list[0].user_name, "Owner") == 0 ||
		  strcmp(list[1].user_name, "Owner") == 0);
	scene_is(st, memberships_of_user(st, host, &list), 2);
	ck_assert_uint_eq(list[0].owner_id, host);
	ck_assert_uint_eq(list[1].owner_id, owner);
	scene_is(st, memberships_delete(st, &t, owner), 0);
	scene_is(st, memberships_delete(st, &t, host), 1);
	scene_is(st, memberships_role(st, &t, host, &role), 0);
	fixture_close(st);
}
END_TEST

START_TEST(sessions_live_and_end)
{
	struct store *st = fixture_open("va_pages");
	const uint64_t id = make_user(st, "Sam", NULL);
	const uint64_t boss = make_user(st, "Boss", NULL);
	const struct tenant theirs = { boss, 0 };
	const instant now = FIXTURE_NOW;
	struct session s = { .user_id = id,
			     .owner_id = id,
			     .created_at = now,
			     .last_seen_at = now,
			     .idle_until = now + CLOCK_HOUR,
			     .expires_at = now + CLOCK_DAY };
	struct session other = s, got;
	enum role role;
	struct user u;

	random_bytes(s.hash, sizeof(s.hash));
	random_bytes(other.hash, sizeof(other.hash));
	scene_is(st, sessions_insert(st, &s), 1);
	scene_is(st, sessions_insert(st, &other), 1);
	scene_is(st, sessions_find(st, s.hash, now, &got, &u, &role), 1);
	ck_assert_mem_eq(got.hash, s.hash, sizeof(s.hash));
	ck_assert_int_eq(role, ROLE_OWNER);
	ck_assert_str_eq(u.name, "Sam");
	/* Touched at most once a minute, never past its end. */
	scene_is(st, sessions_touch(st, s.hash, now + 1000, now + CLOCK_DAY),
		 0);
	scene_is(
	    st,
	    sessions_touch(st, s.hash, now + CLOCK_MINUTE, now + 9 * CLOCK_DAY),
	    1);
	scene_is(st,
		 sessions_find(st, s.hash, now + CLOCK_HOUR, &got, &u, &role),
		 1);
	ck_assert_int_eq(got.idle_until, s.expires_at);
	scene_is(st, sessions_find(st, s.hash, s.expires_at, &got, &u, &role),
		 0);
	scene_is(
	    st,
	    sessions_find(st, other.hash, now + CLOCK_HOUR, &got, &u, &role),
	    0);
	/* Another account only as its member. */
	scene_is(st, sessions_set_account(st, s.hash, id, boss), 0);
	ck_assert_int_ge(memberships_put(st, &theirs, id, ROLE_HOST, now), 1);
	scene_is(st, sessions_set_account(st, s.hash, id, boss), 1);
	scene_is(st, sessions_find(st, s.hash, now, &got, &u, &role), 1);
	ck_assert_int_eq(role, ROLE_HOST);
	scene_is(st, memberships_delete(st, &theirs, id), 1);
	scene_is(st, sessions_find(st, s.hash, now, &got, &u, &role), 1);
	ck_assert_int_eq(role, ROLE_NONE);
	scene_is(st, sessions_delete_others(st, id, s.hash), 1);
	scene_is(st, sessions_find(st, other.hash, now, &got, &u, &role), 0);
	scene_is(st, sessions_delete(st, s.hash), 1);
	scene_is(st, sessions_delete(st, s.hash), 0);
	scene_is(st, sessions_insert(st, &s), 1);
	scene_is(st, sessions_delete_others(st, id, NULL), 1);
	fixture_close(st);
}
END_TEST

START_TEST(tokens_work_once)
{
	struct store *st = fixture_open("va_pages");
	const uint64_t id = make_user(st, "Tom", NULL);
	const instant now = FIXTURE_NOW, end = now + CLOCK_HOUR;
	unsigned char first[32], second[32];
	uint64_t user = 0;

	random_bytes(first, sizeof(first));
	random_bytes(second, sizeof(second));
	scene_is(st, tokens_insert(st, TOKEN_RESET_PASSWORD, id, first, end),
		 1);
	scene_is(st, tokens_insert(st, TOKEN_RESET_PASSWORD, id, second, end),
		 1);
	scene_is(st, tokens_take(st, TOKEN_RESET_PASSWORD, first, now, &user),
		 0);
	scene_is(st, tokens_take(st, TOKEN_VERIFY_EMAIL, second, now, &user),
		 0);
	scene_is(st, tokens_peek(st, TOKEN_RESET_PASSWORD, second, end, &user),
		 0);
	scene_is(st, tokens_peek(st, TOKEN_RESET_PASSWORD, second, now, &user),
		 1);
	scene_is(st, tokens_take(st, TOKEN_RESET_PASSWORD, second, now, &user),
		 1);
	ck_assert_uint_eq(user, id);
	scene_is(st, tokens_take(st, TOKEN_RESET_PASSWORD, second, now, &user),
		 0);
	fixture_close(st);
}
END_TEST

START_TEST(tries_are_counted_in_windows)
{
	struct store *st = fixture_open("va_hooks");
	char key[40];
	int n = 0;

	snprintf(key, sizeof(key), "signin:%" PRIx64, random_id());
	scene_is(st, throttle_count(st, key, 100, &n), 0);
	for (int i = 1; i <= 3; i++) {
		scene_is(st, throttle_hit(st, key, 100 + i, 50, &n), 1);
		ck_assert_int_eq(n, i);
	}
	scene_is(st, throttle_count(st, key, 150, &n), 1);
	scene_is(st, throttle_count(st, key, 151, &n), 0);
	scene_is(st, throttle_hit(st, key, 151, 50, &n), 1);
	ck_assert_int_eq(n, 1);
	scene_is(st, throttle_clear(st, key), 1);
	scene_is(st, throttle_count(st, key, 151, &n), 0);
	fixture_close(st);
}
END_TEST

START_TEST(plans_follow_subscriptions)
{
	struct store *st = fixture_open(NULL);
	const uint64_t id = make_user(st, "Paula", NULL);
	const struct tenant t = { id, 0 };
	struct subscription s;
	struct user u;

	scene_is(st, subscriptions_of(st, &t, &s), 1);
	ck_assert_str_eq(s.tier, "free");
	s.tier = "enterprise";
	s.status = "past_due";
	s.stripe_customer_id =
	    arena_printf(store_arena(st), "cus_%" PRIx64, id);
	s.period_end = 5;
	ck_assert_int_ge(subscriptions_put(st, &t, &s), 1);
	scene_is(st, subscriptions_of(st, &t, &s), 1);
	ck_assert_str_eq(s.status, "past_due");
	ck_assert_int_eq(s.period_end, 5);
	scene_is(st, users_by_id(st, id, &u), 1);
	ck_assert_str_eq(u.subscription_tier, "enterprise");
	scene_is(st, subscriptions_put(st, &(struct tenant){ 1, 0 }, &s), 0);
	fixture_close(st);
}
END_TEST

START_TEST(houses_keep_their_rules)
{
	static const struct restaurant_turn turns[] = { { 2, 90 }, { 8, 120 } };
	struct store *st = fixture_open("va_pages");
	struct restaurant r, twin;
	const struct restaurant *list;
	struct fixture_house h;
	struct tenant t;
	uint64_t owner;
	int count;

	fixture_house(st, &h);
	scene_is(st, restaurants_by_id(st, &h.t, h.r.id, &r), 1);
	ck_assert_str_eq(r.location.timezone, "America/New_York");
	ck_assert_uint_eq(r.hours.day[SUNDAY].count, 1);
	ck_assert_int_eq(r.hours.day[MONDAY].period[0].open, 1020);
	ck_assert_uint_eq(r.turn_count, 0);
	r.name = "Garden \xc3\x89toile";
	r.description = "x";
	r.settings.seating_capacity = 50;
	r.hours.day[MONDAY].count = 0;
	r.hours.day[FRIDAY].period[1] =
	    (struct hours_period){ 1400, 1600, 1500 };
	r.hours.day[FRIDAY].count = 2;
	r.turns = turns;
	r.turn_count = 2;
	scene_is(st, restaurants_update(st, &h.t, &r), 1);
	scene_is(st, restaurants_update(st, &h.t, &r), 0); /* stale */
	scene_is(st, restaurants_by_slug(st, h.r.slug, &r, &t), 1);
	ck_assert_uint_eq(t.restaurant_id, h.r.id);
	ck_assert_str_eq(r.name, "Garden \xc3\x89toile");
	ck_assert_uint_eq(r.hours.day[MONDAY].count, 0);
	ck_assert_int_eq(r.hours.day[FRIDAY].period[1].last_seating, 1500);
	ck_assert_int_eq(r.turns[1].minutes, 120);
	ck_assert_uint_eq(r.revision, 2);
	twin = h.r;
	twin.id = random_id();
	scene_is(st, restaurants_insert(st, &h.t, &twin), 0); /* its slug */
	t.restaurant_id = 0;
	scene_is(st, restaurants_list(st, &t, &list), 1);
	scene_is(st, restaurants_count(st, &t, &count), 1);
	ck_assert_int_eq(count, 1);
	scene_is(st, restaurants_owner(st, h.r.id, &owner), 1);
	ck_assert_uint_eq(owner, h.t.owner_id);
	scene_is(
	    st,
	    restaurants_set_status(st, &h.t, h.r.id, RESTAURANT_ARCHIVED, 1),
	    1);
	scene_is(st, restaurants_count(st, &t, &count), 1);
	ck_assert_int_eq(count, 0);
	scene_is(st, restaurants_by_slug(st, "no-such-house", &r, &t), 0);
	fixture_close(st);
}
END_TEST

START_TEST(special_days_replace_the_week)
{
	struct store *st = fixture_open("va_pages");
	const struct civil_date from = { 2027, 12, 1 }, to = { 2027, 12, 31 };
	struct hours_special eve = { .date = { 2027, 12, 24 },
				     .reason = "Christmas Eve" };
	const struct hours_special closed = { .date = { 2027, 12, 25 },
					      .stop_bookings = true };
	const struct hours_special *list;
	struct fixture_house h;

	fixture_house(st, &h);
	eve.day.period[0] = (struct hours_period){ 600, 840, 800 };
	eve.day.period[1] = (struct hours_period){ 1000, 1200, -1 };
	eve.day.count = 2;
	scene_is(st, restaurants_put_special(st, &h.t, h.r.id, &closed, 1), 1);
	scene_is(st, restaurants_put_special(st, &h.t, h.r.id, &eve, 1), 1);
	eve.day.count = 1;
	scene_is(st, restaurants_put_special(st, &h.t, h.r.id, &eve, 2), 1);
	scene_is(st, restaurants_specials(st, &h.t, h.r.id, from, to, &list),
		 2);
	ck_assert_int_eq(list[0].date.day, 24);
	ck_assert_uint_eq(list[0].day.count, 1);
	ck_assert_int_eq(list[0].day.period[0].last_seating, 800);
	ck_assert_str_eq(list[0].reason, "Christmas Eve");
	ck_assert(list[1].stop_bookings);
	ck_assert_uint_eq(list[1].day.count, 0);
	scene_is(st, restaurants_delete_special(st, &h.t, h.r.id, eve.date), 1);
	scene_is(st, restaurants_delete_special(st, &h.t, h.r.id, eve.date), 0);
	scene_is(st, restaurants_specials(st, &h.t, h.r.id, from, to, &list),
		 1);
	fixture_close(st);
}
END_TEST

START_TEST(agents_live_a_life)
{
	struct store *st = fixture_open("va_jobs");
	const char *ids[TOOL_COUNT];
	struct agents_caller caller;
	const struct agent *list;
	struct scene s;
	struct agent a;
	int count;
	struct store *ctl = fixture_open(NULL);

	scene_build(ctl, &s);
	scene_is(st, agents_by_id(st, &s.h.t, s.agent_id, &a), 1);
	ck_assert_str_eq(a.config.style, "friendly");
	a.name = "Night desk";
	a.config.enable_voicemail = true;
	a.config.voicemail_message = "Later.";
	scene_is(st, agents_update(st, &s.h.t, &a), 1);
	scene_is(st,
		 agents_set_phone(st, &s.h.t, a.id,
				  arena_printf(store_arena(st), "+1%" PRIu64,
					       a.id % 10000000000),
				  1),
		 1);
	scene_is(
	    st, agents_set_status(st, &s.h.t, a.id, AGENT_ERROR, "no voice", 1),
	    1);
	scene_is(st, agents_set_status(st, &s.h.t, a.id, AGENT_PAUSED, "", 1),
		 1);
	scene_is(st, agents_list(st, &s.h.t, &list), 1);
	ck_assert_str_eq(list[0].last_error, "no voice");
	ck_assert_int_eq(list[0].error_count, 1);
	ck_assert_str_eq(list[0].config.voicemail_message, "Later.");
	scene_is(st, agents_set_status(st, &s.h.t, a.id, AGENT_ACTIVE, "", 1),
		 1);
	scene_is(st, agents_by_id(st, &s.h.t, a.id, &a), 1);
	ck_assert_str_eq(a.last_error, "");
	scene_is(st, agents_by_platform_id(st, a.elevenlabs_agent_id, &caller),
		 1);
	ck_assert_uint_eq(caller.restaurant_id, s.h.r.id);
	scene_is(st, agents_caller_by_id(st, a.id, &caller), 1);
	scene_is(st, agents_by_platform_id(st, "agent_nobody", &caller), 0);
	scene_is(st, agents_tools(st, &s.h.t, a.id, ids), 1);
	ck_assert_str_eq(ids[TOOL_CREATE], "tool_1");
	ck_assert_str_eq(ids[TOOL_CANCEL], "");
	scene_is(st, agents_count(st, &s.h.t, &count), 1);
	ck_assert_int_eq(count, 1);
	scene_is(st, agents_delete(st, &s.h.t, a.id), 1);
	scene_is(st, agents_by_secret(st, s.secret_hash, 1, &caller), 0);
	scene_is(st, agents_count(st, &s.h.t, &count), 1);
	ck_assert_int_eq(count, 0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

START_TEST(secrets_overlap_and_expire)
{
	struct store *st = fixture_open(NULL);
	const struct agents_secret *live;
	struct agents_secret next = { .platform_secret_id = "",
				      .created_at = FIXTURE_NOW };
	struct agents_caller caller;
	const char *value;
	struct scene s;

	scene_build(st, &s);
	next.id = random_id();
	next.agent_id = s.agent_id;
	random_bytes(next.hash, sizeof(next.hash));
	scene_is(st, agents_add_secret(st, &s.h.t, &next, NULL), 1);
	scene_is(st, agents_secret_value(st, &s.h.t, next.id, &value), 0);
	next.id = random_id();
	next.hash[0] ^= 1;
	scene_is(st, agents_add_secret(st, &s.h.t, &next, NULL), 0);
	scene_is(st, agents_secrets(st, &s.h.t, s.agent_id, FIXTURE_NOW, &live),
		 2);
	scene_is(st, agents_by_secret(st, s.secret_hash, FIXTURE_NOW, &caller),
		 1);
	scene_is(st, agents_secret_platform_id(st, &s.h.t, live[0].id, "sec_1"),
		 1);
	scene_is(st,
		 agents_expire_secrets(st, &s.h.t, s.agent_id, live[0].id,
				       FIXTURE_NOW + 10),
		 1);
	scene_is(st,
		 agents_by_secret(st, s.secret_hash, FIXTURE_NOW + 10, &caller),
		 0);
	scene_is(st,
		 agents_by_secret(st, live[0].hash, FIXTURE_NOW + 10, &caller),
		 1);
	scene_is(st, agents_secret_forget(st, &s.h.t, s.secret_id), 1);
	scene_is(st, agents_secret_value(st, &s.h.t, s.secret_id, &value), 0);
	scene_is(
	    st, agents_secrets(st, &s.h.t, s.agent_id, FIXTURE_NOW + 10, &live),
	    1);
	ck_assert_str_eq(live[0].platform_secret_id, "sec_1");
	fixture_close(st);
}
END_TEST

START_TEST(numbers_go_round)
{
	struct store *st = fixture_open(NULL);
	const struct number *list;
	struct number n, dup;
	struct scene s, other;
	int before, now;

	scene_build(st, &s);
	scene_build(st, &other);
	scene_is(st, numbers_by_agent(st, &s.h.t, s.agent_id, &n), 1);
	ck_assert_int_eq(n.status, NUMBER_ASSIGNED);
	ck_assert_str_eq(numbers_status_name(n.status), "assigned");
	ck_assert_str_eq(n.elevenlabs_phone_id, "phnum_1");
	dup = n;
	dup.id = random_id();
	scene_is(st, numbers_insert(st, &s.h.t, &dup), 0);
	scene_is(st, numbers_list(st, &s.h.t, &list), 1);
	scene_is(st, numbers_bought_since(st, FIXTURE_NOW, &before), 1);
	scene_is(
	    st,
	    numbers_reserve(st, &other.h.t, other.agent_id, "US", "212", &dup),
	    0);
	scene_is(st, numbers_free(st, &s.h.t, n.id, NUMBER_AVAILABLE, 1), 1);
	scene_is(st, numbers_by_agent(st, &s.h.t, s.agent_id, &dup), 0);
	scene_is(
	    st,
	    numbers_reserve(st, &other.h.t, other.agent_id, "US", "999", &dup),
	    0);
	scene_is(
	    st, numbers_reserve(st, &other.h.t, other.agent_id, "US", "", &dup),
	    1);
	ck_assert_uint_eq(dup.id, n.id);
	ck_assert_int_eq(dup.status, NUMBER_RESERVED);
	ck_assert_uint_eq(dup.agent_id, other.agent_id);
	scene_is(st, numbers_assign(st, &other.h.t, n.id, 1), 1);
	scene_is(st, numbers_free(st, &other.h.t, n.id, NUMBER_RELEASED, 1), 1);
	scene_is(st, numbers_bought_since(st, FIXTURE_NOW, &now), 1);
	ck_assert_int_eq(now, before);
	fixture_close(st);
}
END_TEST

START_TEST(voices_are_replaced)
{
	struct store *st = fixture_open("va_jobs");
	const struct voice first[] = {
		{ "rachel", "Rachel", "premade", "https://x/r.mp3", "en",
		  "female", "young", "american", "calm" },
		{ "adam", "Adam", "premade", "", "en", "male", "", "", "" },
	};
	const struct voice *list;
	struct voice v;
	instant at;

	scene_is(st, voices_replace(st, first, 2, 10), 1);
	scene_is(st, voices_list(st, &list), 2);
	ck_assert_str_eq(list[0].id, "rachel");
	scene_is(st, voices_replace(st, first + 1, 1, 20), 1);
	scene_is(st, voices_list(st, &list), 1);
	scene_is(st, voices_by_id(st, "rachel", &v), 0);
	scene_is(st, voices_by_id(st, "adam", &v), 1);
	ck_assert_str_eq(v.gender, "male");
	scene_is(st, voices_read_at(st, &at), 1);
	ck_assert_int_eq(at, 20);
	scene_is(st, voices_replace(st, NULL, 0, 30), 1);
	scene_is(st, voices_list(st, &list), 0);
	scene_is(st, voices_read_at(st, &at), 0);
	fixture_close(st);
}
END_TEST

START_TEST(documents_have_versions)
{
	struct store *st = fixture_open("va_pages");
	const struct crypto_bytes second = { "second\0text", 11 };
	const struct document *list;
	struct store *ctl = fixture_open(NULL);
	struct crypto_bytes got;
	struct document d;
	struct scene s;

	scene_build(ctl, &s);
	scene_is(st,
		 documents_set_status(st, &s.h.t, s.document_id,
				      DOCUMENT_ACTIVE, "doc_1", ""),
		 1);
	scene_is(st,
		 documents_set_status(st, &s.h.t, s.document_id,
				      DOCUMENT_FAILED, NULL, "too long"),
		 1);
	scene_is(st, documents_by_id(st, &s.h.t, s.document_id, &d), 1);
	ck_assert_str_eq(d.elevenlabs_document_id, "doc_1");
	ck_assert_str_eq(d.processing_error, "too long");
	scene_is(
	    st, documents_add_version(st, &s.h.t, s.document_id, second, 9), 1);
	scene_is(st, documents_content(st, &s.h.t, s.document_id, &got), 1);
	ck_assert_uint_eq(got.len, second.len);
	ck_assert_mem_eq(got.data, second.data, second.len);
	scene_is(st, documents_set_agent(st, &s.h.t, s.document_id, 0), 1);
	scene_is(st, documents_list(st, &s.h.t, s.h.r.id, &list), 1);
	ck_assert_uint_eq(list[0].agent_id, 0);
	ck_assert_uint_eq(list[0].file_size, 11);
	ck_assert_int_eq(list[0].status, DOCUMENT_UPLOADING);
	scene_is(st, documents_delete(st, &s.h.t, s.document_id), 1);
	scene_is(st, documents_content(st, &s.h.t, s.document_id, &got), 0);
	fixture_close(ctl);
	fixture_close(st);
}
END_TEST

/* The largest there may be passes whole. */
START_TEST(a_large_document_fits)
{
	struct store *st = fixture_open(NULL);
	char *text = malloc(DOCUMENT_MOST);
	struct crypto_bytes got;
	struct scene s;

	ck_assert_ptr_nonnull(text);
	random_bytes(text, DOCUMENT_MOST);
	scene_build(st, &s);
	scene_is(st,
		 documents_add_version(
		     st, &s.h.t, s.document_id,
		     (struct crypto_bytes){ text, DOCUMENT_MOST }, 9),
		 1);
	scene_is(st, documents_content(st, &s.h.t, s.document_id, &got), 1);
	ck_assert_uint_eq(got.len, DOCUMENT_MOST);
	ck_assert_int_eq(memcmp(got.data, text, DOCUMENT_MOST), 0);
	free(text);
	fixture_close(st);
}
END_TEST

START_TEST(versions_of_many_houses)
{
	struct store *st = fixture_open(NULL);
	const struct versions_row *rows;
	uint64_t ids[3] = { 1, 0, 0 };
	struct fixture_house a, b;

	fixture_house(st, &a);
	fixture_house(st, &b);
	ids[1] = a.r.id;
	ids[2] = b.r.id;
	scene_is(st, versions_of_many(st, ids, 3, &rows), 0);
	scene_is(st, versions_raise(st, &a.t, VERSION_DOCUMENTS), 1);
	scene_is(st, versions_raise(st, &b.t, VERSION_CALLS), 1);
	ck_assert_int_ge(versions_raise(st, &b.t, VERSION_CALLS), 1);
	scene_is(st, versions_of_many(st, ids, 3, &rows), 2);
	for (int i = 0; i < 2; i++)
		ck_assert_uint_eq(rows[i].version,
				  rows[i].restaurant_id == b.r.id ? 2 : 1);
	ck_assert_int_lt(versions_of_many(st, ids, 101, &rows), 0);
	fixture_close(st);
}
END_TEST

Suite *
store_verbs_suite(void)
{
	Suite *s = suite_create("store/verbs");
	TCase *c = tcase_create("verbs");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, users_are_kept);
	tcase_add_test(c, members_come_and_go);
	tcase_add_test(c, sessions_live_and_end);
	tcase_add_test(c, tokens_work_once);
	tcase_add_test(c, tries_are_counted_in_windows);
	tcase_add_test(c, plans_follow_subscriptions);
	tcase_add_test(c, houses_keep_their_rules);
	tcase_add_test(c, special_days_replace_the_week);
	tcase_add_test(c, agents_live_a_life);
	tcase_add_test(c, secrets_overlap_and_expire);
	tcase_add_test(c, numbers_go_round);
	tcase_add_test(c, voices_are_replaced);
	tcase_add_test(c, documents_have_versions);
	tcase_add_test(c, a_large_document_fits);
	tcase_add_test(c, versions_of_many_houses);
	suite_add_tcase(s, c);
	return s;
}
