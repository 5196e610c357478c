/* SPDX-License-Identifier: MIT
 *
 * test_privacy.c: a dump shows no guest; keys can be changed while serving;
 * a sealed value cannot be moved; what has ended goes.
 */
#include <check.h>
#include <inttypes.h>

#include "core/encode.h"
#include "core/random.h"
#include "scene.h"
#include "store/activity.h"
#include "store/calls.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/idempotency.h"
#include "store/purge.h"
#include "store/reservations.h"
#include "store/rotate.h"
#include "store/sessions.h"
#include "store/throttle.h"
#include "store/tokens.h"
#include "store/users.h"
#include "store/webhook_events.h"
#include "store_suites.h"

static bool
holds(const char *hay, size_t len, const char *needle)
{
	return memmem(hay, len, needle, strlen(needle)) != NULL;
}

START_TEST(a_dump_shows_nobody)
{
	static const char *const secrets[] = {
		"Quackenbush",   "quackenbush", "Wilhelmina",   "wilhelmina",
		"2125550173",    "shellfish",   "jubilee",      "wisteria",
		"dreadful cold", "bartholomew", "203.0.113.77", "Lynx/2.9.2",
		"Olive Owner",
	};
	struct store *st = fixture_open(NULL);
	struct scene s;
	size_t len;
	char *dump;

	scene_build(st, &s);
	dump = fixture_dump(&len);
	/* It is a whole dump, with what may be seen. */
	ck_assert(holds(dump, len, "Front desk"));
	ck_assert(holds(dump, len, "Garden Bistro"));
	ck_assert(holds(dump, len, s.call));
	for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
		ck_assert_msg(!holds(dump, len, secrets[i]), "%s", secrets[i]);
	ck_assert(!holds(dump, len, s.secret_value));
	free(dump);
	fixture_close(st);
}
END_TEST

START_TEST(a_sealed_value_stays_in_its_place)
{
	struct store *st = fixture_open(NULL);
	struct arena *a = store_arena(st);
	struct reservation r;
	struct err e = ERR_INIT;
	struct scene s;

	scene_build(st, &s);
	fixture_query(arena_printf(a,
				   "UPDATE voiceagent.reservations SET "
				   "customer_name = customer_email WHERE "
				   "id = %" PRIu64,
				   s.reservation_id));
	ck_assert_int_lt(
	    reservations_by_id(st, &s.h.t, s.reservation_id, false, &r), 0);
	store_fault(st, &e);
	ck_assert_int_eq(e.code, ERR_INTERNAL);
	ck_assert_ptr_nonnull(strstr(e.detail, "cannot be opened"));
	fixture_query(arena_printf(
	    a, "DELETE FROM voiceagent.reservations WHERE id = %" PRIu64,
	    s.reservation_id));
	fixture_close(st);
}
END_TEST

/* --- changing keys --- */

static void
still_readable(struct store *st, const struct scene *s)
{
	const struct reservation_event *events;
	const struct reservation *found;
	const struct activity *acts;
	const struct job_step *steps;
	struct webhook_event ev;
	struct idempotency i;
	struct crypto_bytes b;
	struct reservation r;
	struct draft_file f;
	struct document doc;
	const char *value;
	struct draft d;
	struct call c;
	struct user u;
	struct job j;

	scene_is(st,
		 reservations_by_id(st, &s->h.t, s->reservation_id, false, &r),
		 1);
	ck_assert_str_eq(r.guest.name, SCENE_NAME);
	ck_assert_str_eq(r.cancel_reason, SCENE_REASON);
	scene_is(st,
		 reservations_by_phone(st, &s->h.t, SCENE_PHONE,
				       (struct civil_date){ 2020, 1, 1 },
				       &found),
		 1);
	scene_is(st,
		 reservations_events(st, &s->h.t, s->reservation_id, &events),
		 1);
	scene_is(st, users_by_id(st, s->h.user_id, &u), 1);
	scene_is(st, users_by_email(st, u.email, &u), 1);
	ck_assert_uint_eq(u.id, s->h.user_id);
	scene_is(st, documents_by_id(st, &s->h.t, s->document_id, &doc), 1);
	ck_assert_str_eq(doc.title, SCENE_NAME);
	scene_is(st, documents_content(st, &s->h.t, s->document_id, &b), 1);
	ck_assert_uint_eq(b.len, strlen(SCENE_DOCUMENT));
	ck_assert_mem_eq(b.data, SCENE_DOCUMENT, b.len);
	scene_is(st, drafts_by_id(st, &s->h.t, s->h.user_id, s->draft_id, &d),
		 1);
	scene_is(st, drafts_file(st, &s->h.t, s->draft_id, &f), 1);
	ck_assert_str_eq(f.file_name, SCENE_NAME ".txt");
	scene_is(st, calls_by_id(st, &s->h.t, s->call_id, &c), 1);
	ck_assert_str_eq(c.transcript, SCENE_TRANSCRIPT);
	scene_is(st, webhook_events_by_id(st, s->event_id, &ev), 1);
	scene_is(st, jobs_steps(st, &s->claimed, &steps), 1);
	scene_is(st, jobs_by_subject(st, &s->h.t, "launch", s->agent_id, &j),
		 1);
	scene_is(st, idempotency_find(st, &s->h.t, s->key, FIXTURE_NOW, &i), 1);
	scene_is(st, activity_list(st, &s->h.t, 0, 10, &acts), 1);
	ck_assert_str_eq(acts[0].ip_address, SCENE_ADDRESS);
	scene_is(st, agents_secret_value(st, &s->h.t, s->secret_id, &value), 1);
	ck_assert_str_eq(value, s->secret_value);
}

/* One batch after the other, as after a stop; answers rows sealed. */
static uint64_t
rotate_all(struct store *st)
{
	uint64_t sealed = 0;

	for (size_t i = 0; rotate_table(i) != NULL; i++) {
		uint64_t cursor = 0;
		int rc;

		do {
			rc = rotate_some(st, i, 3, &cursor, &sealed);
			scene_is(st, rc > 0 ? 1 : rc, 1);
		} while (rc > 1);
	}
	return sealed;
}

static uint64_t
left(struct store *st)
{
	uint64_t rows, sum = 0;

	for (size_t i = 0; rotate_table(i) != NULL; i++) {
		scene_is(st, rotate_left(st, i, &rows), 1);
		sum += rows;
	}
	return sum;
}

START_TEST(keys_change_while_serving)
{
	struct store *old = fixture_open_keys(NULL, fixture_keys_first);
	struct store *st = fixture_open_keys(NULL, fixture_keys_second);
	const char *only_new = strchr(fixture_keys_second, '\n') + 1;
	struct store *after;
	struct users_new twice = { .password_hash = "x" };
	struct scene s;
	uint64_t id;
	struct user u;

	scene_build(old, &s);
	/* Before: the new key is active, everything is still old. */
	still_readable(st, &s);
	ck_assert_uint_gt(left(st), 10);
	/* An address is taken under the old key, too. */
	scene_is(st, users_by_id(st, s.h.user_id, &u), 1);
	twice.email = u.email;
	scene_is(st, users_insert(st, &twice, &id), 0);
	ck_assert_uint_gt(rotate_all(st), 10);
	ck_assert_uint_eq(left(st), 0);
	ck_assert_uint_eq(rotate_all(st), 0);
	still_readable(st, &s);
	/* Then the old key can go. */
	after = fixture_open_keys(NULL, only_new);
	still_readable(after, &s);
	fixture_close(after);
	fixture_close(old);
	fixture_close(st);
}
END_TEST

START_TEST(rotation_knows_its_tables)
{
	struct store *st = fixture_open(NULL);
	uint64_t n = 0, cursor = 0;

	ck_assert_int_lt(rotate_some(st, 999, 1, &cursor, &n), 0);
	ck_assert_int_lt(rotate_left(st, 999, &n), 0);
	fixture_close(st);
}
END_TEST

/* --- what ends --- */

START_TEST(what_has_ended_goes)
{
	const instant later = FIXTURE_NOW + 10000 * CLOCK_DAY;
	struct store *st = fixture_open(NULL);
	struct session ses = { .expires_at = FIXTURE_NOW + 1,
			       .idle_until = FIXTURE_NOW + 1 };
	struct reservation r, test;
	struct scene s;
	uint64_t user;
	int count;

	scene_build(st, &s);
	ses.user_id = ses.owner_id = s.h.user_id;
	random_bytes(ses.hash, sizeof(ses.hash));
	scene_is(st, sessions_insert(st, &ses), 1);
	scene_is(st,
		 tokens_insert(st, TOKEN_VERIFY_EMAIL, s.h.user_id, ses.hash,
			       FIXTURE_NOW + 1),
		 1);
	scene_is(st, throttle_hit(st, "purge", FIXTURE_NOW, CLOCK_HOUR, &count),
		 1);
	test = fixture_reservation(&s.h, "0099");
	test.is_test = true;
	scene_is(st, reservations_insert(st, &s.h.t, &test), 1);
	scene_is(st, jobs_done(st, &s.claimed, FIXTURE_NOW), 1);

	/* Nothing has ended yet: nothing goes. */
	for (size_t i = 0; purge_name(i) != NULL; i++)
		scene_is(st, purge_some(st, i, 1, 100), 1);
	for (size_t i = 0; purge_name(i) != NULL; i++)
		while (purge_some(st, i, later, 1) > 1)
			;
	scene_is(st, reservations_by_id(st, &s.h.t, test.id, false, &r), 0);
	/* A real one stays. */
	scene_is(
	    st, reservations_by_id(st, &s.h.t, s.reservation_id, false, &r), 1);
	scene_is(
	    st,
	    tokens_take(st, TOKEN_VERIFY_EMAIL, ses.hash, FIXTURE_NOW, &user),
	    0);
	ck_assert_int_lt(purge_some(st, 999, later, 1), 0);
	fixture_close(st);
}
END_TEST

START_TEST(codes_are_free_after_three_days)
{
	struct store *st = fixture_open(NULL);
	struct reservation r, again;
	struct scene s;

	scene_build(st, &s);
	scene_is(st, reservations_by_code(st, &s.h.t, "0042", false, &r), 1);
	again = fixture_reservation(&s.h, "0042");
	scene_is(st, reservations_insert(st, &s.h.t, &again), 0);
	while (purge_codes(st, r.starts_at + 3 * CLOCK_DAY, 10) > 1)
		;
	scene_is(st, reservations_by_code(st, &s.h.t, "0042", false, &r), 1);
	while (purge_codes(st, r.starts_at + 3 * CLOCK_DAY + 1, 10) > 1)
		;
	scene_is(st, reservations_by_code(st, &s.h.t, "0042", false, &r), 0);
	scene_is(st, reservations_insert(st, &s.h.t, &again), 1);
	fixture_close(st);
}
END_TEST

/* --- rights --- */

static bool
may(const char *account, int (*what)(struct store *))
{
	struct store *st = fixture_open(account);
	const int rc = what(st);

	fixture_close(st);
	return rc >= 0;
}

static int
read_users(struct store *st)
{
	struct user u;

	return users_by_id(st, 1, &u);
}

static int
read_sessions(struct store *st)
{
	const unsigned char hash[32] = { 0 };

	return sessions_delete(st, hash);
}

static int
read_documents(struct store *st)
{
	const struct tenant t = { 1, 1 };
	struct document d;

	return documents_by_id(st, &t, 1, &d);
}

static int
read_secret_value(struct store *st)
{
	const struct tenant t = { 1, 1 };
	const char *value;

	return agents_secret_value(st, &t, 1, &value);
}

static int
find_by_secret(struct store *st)
{
	const unsigned char hash[32] = { 0 };
	struct agents_caller c;

	return agents_by_secret(st, hash, FIXTURE_NOW, &c);
}

START_TEST(accounts_have_what_they_need_and_no_more)
{
	ck_assert(may("va_pages", read_users));
	ck_assert(may("va_pages", read_sessions));
	ck_assert(may("va_pages", read_documents));
	ck_assert(may("va_hooks", find_by_secret));
	ck_assert(!may("va_hooks", read_users));
	ck_assert(!may("va_hooks", read_sessions));
	ck_assert(!may("va_hooks", read_documents));
	ck_assert(!may("va_hooks", read_secret_value));
	ck_assert(!may("va_jobs", read_sessions));
	ck_assert(may("va_jobs", read_documents));
	ck_assert(may("va_ctl", read_users));
}
END_TEST

/* The jobs daemon clears away under its own account. */
static int
purge_all(struct store *st)
{
	for (size_t i = 0; purge_name(i) != NULL; i++)
		if (purge_some(st, i, 1, 10) < 0)
			return -1;
	return purge_codes(st, 1, 10);
}

START_TEST(jobs_may_clear_away)
{
	ck_assert(may("va_jobs", purge_all));
	ck_assert(!may("va_pages", purge_all));
}
END_TEST

Suite *
store_privacy_suite(void)
{
	Suite *s = suite_create("store/privacy");
	TCase *c = tcase_create("privacy");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, a_dump_shows_nobody);
	tcase_add_test(c, a_sealed_value_stays_in_its_place);
	tcase_add_test(c, what_has_ended_goes);
	tcase_add_test(c, codes_are_free_after_three_days);
	tcase_add_test(c, accounts_have_what_they_need_and_no_more);
	tcase_add_test(c, jobs_may_clear_away);
	tcase_add_test(c, rotation_knows_its_tables);
	suite_add_tcase(s, c);
	return s;
}

/* Last of all: it leaves rows that the other tests' keys cannot open. */
Suite *
store_rotate_suite(void)
{
	Suite *s = suite_create("store/rotate");
	TCase *c = tcase_create("rotate");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, keys_change_while_serving);
	suite_add_tcase(s, c);
	return s;
}
