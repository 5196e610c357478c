/* SPDX-License-Identifier: MIT
 *
 * test_faults.c: a database that goes away, comes back, refuses, and waits.
 * A program of its own, for it stops the server.
 */
#include <check.h>
#include <inttypes.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/random.h"
#include "fixture.h"
#include "model/capacity.h"
#include "store/days.h"
#include "store/db.h"
#include "store/reservations.h"
#include "store/restaurants.h"
#include "store/users.h"
#include "store/versions.h"

static long
elapsed_ms(const struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - from->tv_sec) * 1000 +
	       (now.tv_nsec - from->tv_nsec) / 1000000;
}

static void
pause_ms(long ms)
{
	const struct timespec ts = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&ts, NULL);
}

/* The server's connections of one account are ended. */
static void
kill_connections(const char *account)
{
	char query[200];

	snprintf(query, sizeof(query), "KILL USER %s", account);
	fixture_query(query);
}

/* --- going away and coming back --- */

START_TEST(a_killed_connection_is_made_again)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct restaurant r;

	fixture_house(st, &h);
	kill_connections("va_ctl");
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), 1);
	kill_connections("va_ctl");
	ck_assert_int_eq(restaurants_set_status(st, &h.t, h.r.id,
						RESTAURANT_PAUSED, FIXTURE_NOW),
			 1);
	kill_connections("va_ctl");
	ck_assert_int_eq(restaurants_update(st, &h.t, &h.r), 0); /* stale */
	ck_assert_uint_ge(store_counters(st)->connects, 4);
	fixture_close(st);
}
END_TEST

START_TEST(a_restart_is_outlived)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct restaurant r;
	struct err e = ERR_INIT;

	fixture_house(st, &h);
	fixture_server("restart");
	ck_assert_int_eq(store_ping(st, &e), 1);
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), 1);
	fixture_close(st);
}
END_TEST

START_TEST(a_crash_loses_nothing_and_says_so)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct restaurant r;
	struct err e = ERR_INIT;
	struct timespec start;

	fixture_house(st, &h);
	fixture_server("kill");
	clock_gettime(CLOCK_MONOTONIC, &start);
	store_request(st, store_arena(st), clock_deadline_in(2500));
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), -1);
	store_fault(st, &e);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	ck_assert_int_eq(store_ping(st, &e), -1);
	ck_assert_int_eq(restaurants_update(st, &h.t, &h.r), -1);
	store_fault(st, &e);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	ck_assert_int_lt(elapsed_ms(&start), 1000);
	fixture_server("up");
	store_request(st, store_arena(st), 0);
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), 1);
	fixture_close(st);
}
END_TEST

static pid_t
server_pid(void)
{
	char path[100], text[32] = "";
	FILE *f;

	snprintf(path, sizeof(path), "%s/pid", fixture_folder());
	f = fopen(path, "r");
	ck_assert_ptr_nonnull(f);
	ck_assert_ptr_nonnull(fgets(text, sizeof(text), f));
	fclose(f);
	return (pid_t)strtol(text, NULL, 10);
}

START_TEST(a_server_that_hangs_holds_nobody)
{
	struct store *st = fixture_open(NULL);
	const pid_t pid = server_pid();
	struct fixture_house h;
	struct restaurant r;
	struct err e = ERR_INIT;
	struct timespec start;

	store_request(st, store_arena(st), clock_deadline_in(2500));
	fixture_house(st, &h);
	store_request(st, store_arena(st), clock_deadline_in(2500));
	clock_gettime(CLOCK_MONOTONIC, &start);
	kill(pid, SIGSTOP);
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), -1);
	kill(pid, SIGCONT);
	store_fault(st, &e);
	ck_assert(e.code == ERR_BUSY || e.code == ERR_UNAVAILABLE);
	ck_assert_int_lt(elapsed_ms(&start), 4500);
	store_request(st, store_arena(st), clock_deadline_in(2500));
	ck_assert_int_eq(restaurants_by_id(st, &h.t, h.r.id, &r), 1);
	fixture_close(st);
}
END_TEST

struct interrupted {
	const struct fixture_house *h;
	int runs;
};

static int
interrupted_body(struct store *st, void *arg)
{
	struct interrupted *x = arg;

	if (versions_raise(st, &x->h->t, VERSION_AGENTS) <= 0)
		return -1;
	if (x->runs++ == 0)
		kill_connections("va_ctl");
	return versions_raise(st, &x->h->t, VERSION_CALLS);
}

START_TEST(a_transaction_cut_in_the_middle_is_replayed_whole)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct interrupted x = { &h, 0 };
	uint64_t v[VERSION_KINDS];
	struct err e = ERR_INIT;

	fixture_house(st, &h);
	ck_assert_msg(store_transact(st, interrupted_body, &x, &e) > 0, "%s",
		      e.detail);
	ck_assert_int_eq(x.runs, 2);
	ck_assert_int_eq(versions_of(st, &h.t, v), 1);
	ck_assert_uint_eq(v[VERSION_AGENTS], 1);
	ck_assert_uint_eq(v[VERSION_CALLS], 1);
	fixture_close(st);
}
END_TEST

/* --- at COMMIT --- */

static int
doomed_body(struct store *st, void *arg)
{
	const struct interrupted *x = arg;
	int rc = versions_raise(st, &x->h->t, VERSION_AGENTS);

	kill_connections("va_ctl");
	return rc;
}

START_TEST(dying_at_commit_is_uncertain)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct interrupted x = { &h, 0 };
	struct err e = ERR_INIT;

	fixture_house(st, &h);
	ck_assert_int_eq(store_transact(st, doomed_body, &x, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNCERTAIN);
	ck_assert_uint_eq(store_counters(st)->uncertain, 1);
	ck_assert_ptr_null(strstr(e.say, "onfirmed"));
	fixture_close(st);
}
END_TEST

/* COMMIT was sent and is held up; the server dies before it answers. */
START_TEST(dying_while_commit_is_on_its_way_is_uncertain)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct interrupted x = { &h, 1 };
	struct err e = ERR_INIT;
	pid_t blocker, killer;

	fixture_house(st, &h);
	blocker = fork();
	if (blocker == 0) {
		fixture_query("BACKUP STAGE START; BACKUP STAGE FLUSH; "
			      "BACKUP STAGE BLOCK_DDL; "
			      "BACKUP STAGE BLOCK_COMMIT; DO SLEEP(3)");
		_exit(0);
	}
	killer = fork();
	if (killer == 0) {
		pause_ms(1500);
		kill_connections("va_ctl");
		_exit(0);
	}
	pause_ms(800);
	ck_assert_int_eq(store_transact(st, interrupted_body, &x, &e), -1);
	ck_assert_msg(e.code == ERR_UNCERTAIN, "%s", e.detail);
	waitpid(blocker, NULL, 0);
	waitpid(killer, NULL, 0);
	fixture_close(st);
}
END_TEST

/* --- locks --- */

struct crossing {
	const struct fixture_house *h;
	enum version_kind first, second;
	int runs;
};

static int
crossing_body(struct store *st, void *arg)
{
	struct crossing *x = arg;

	x->runs++;
	if (versions_raise(st, &x->h->t, x->first) <= 0)
		return -1;
	pause_ms(300);
	return versions_raise(st, &x->h->t, x->second);
}

START_TEST(a_deadlock_is_replayed)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct crossing x = { &h, VERSION_AGENTS, VERSION_CALLS, 0 };
	uint64_t v[VERSION_KINDS];
	struct err e = ERR_INIT;
	int status;
	pid_t other;

	fixture_house(st, &h);
	ck_assert_int_gt(versions_raise(st, &h.t, VERSION_AGENTS), 0);
	ck_assert_int_gt(versions_raise(st, &h.t, VERSION_CALLS), 0);
	other = fork();
	if (other == 0) {
		struct store *theirs = fixture_open(NULL);
		struct crossing y = { &h, VERSION_CALLS, VERSION_AGENTS, 0 };
		int rc = store_transact(theirs, crossing_body, &y, &e);
		uint64_t n = store_counters(theirs)->deadlocks;

		_exit(rc <= 0 ? 99 : n > 0 ? 1 : 0);
	}
	ck_assert_msg(store_transact(st, crossing_body, &x, &e) > 0, "%s",
		      e.detail);
	waitpid(other, &status, 0);
	ck_assert(WIFEXITED(status));
	ck_assert_int_ne(WEXITSTATUS(status), 99);
	ck_assert_int_ge(
	    WEXITSTATUS(status) + (int)store_counters(st)->deadlocks, 1);
	ck_assert_int_eq(versions_of(st, &h.t, v), 1);
	ck_assert_uint_eq(v[VERSION_AGENTS], 3);
	ck_assert_uint_eq(v[VERSION_CALLS], 3);
	fixture_close(st);
}
END_TEST

static int
holding_body(struct store *st, void *arg)
{
	const struct crossing *x = arg;
	int rc = versions_raise(st, &x->h->t, x->first);

	pause_ms(3500);
	return rc;
}

START_TEST(a_lock_held_too_long_is_busy_in_time)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct crossing x = { &h, VERSION_AGENTS, VERSION_AGENTS, 0 };
	struct err e = ERR_INIT;
	struct timespec start;
	pid_t other;

	fixture_house(st, &h);
	ck_assert_int_gt(versions_raise(st, &h.t, VERSION_AGENTS), 0);
	other = fork();
	if (other == 0) {
		struct store *theirs = fixture_open(NULL);

		_exit(store_transact(theirs, holding_body, &x, NULL) > 0 ? 0
									 : 1);
	}
	pause_ms(500);
	clock_gettime(CLOCK_MONOTONIC, &start);
	store_request(st, store_arena(st), clock_deadline_in(1500));
	ck_assert_int_eq(store_transact(st, crossing_body, &x, &e), -1);
	ck_assert_int_eq(e.code, ERR_BUSY);
	ck_assert_uint_ge(store_counters(st)->lock_timeouts, 1);
	ck_assert_int_lt(elapsed_ms(&start), 2900);
	/* And again while it is busy: nothing starts past the deadline. */
	ck_assert_int_eq(store_transact(st, crossing_body, &x, &e), -1);
	ck_assert_int_eq(e.code, ERR_BUSY);
	waitpid(other, NULL, 0);
	fixture_close(st);
}
END_TEST

START_TEST(a_slow_statement_is_ended)
{
	struct store *st = fixture_open(NULL);
	struct err e = ERR_INIT;
	struct timespec start;

	clock_gettime(CLOCK_MONOTONIC, &start);
	store_request(st, store_arena(st), clock_deadline_in(900));
	ck_assert_int_eq(
	    db_run_text(st,
			"SELECT COUNT(*) FROM seq_1_to_100000 a "
			"JOIN seq_1_to_100000 b WHERE a.seq * b.seq % 7 = 3"),
	    -1);
	store_fault(st, &e);
	ck_assert_msg(e.code == ERR_BUSY, "%s", e.detail);
	ck_assert_int_lt(elapsed_ms(&start), 2500);
	fixture_close(st);
}
END_TEST

/* --- the day's lock (TRAPS 1-4) --- */

struct booking {
	const struct fixture_house *h;
	int seats; /* of the house */
	int made;
	char code[5];
};

/* Reads first, as a careless caller might: that must not fix what it sees
 * after the lock. */
static int
booking_body(struct store *st, void *arg)
{
	struct booking *b = arg;
	struct reservation r = fixture_reservation(b->h, b->code);
	struct service_day days[DAYS_LOCK_MAX];
	const struct occupation *rows = NULL;
	struct restaurant house;
	int taken = 0, n;

	b->made = 0;
	if (restaurants_by_id(st, &b->h->t, b->h->r.id, &house) <= 0 ||
	    reservations_occupations(st, &b->h->t, r.starts_at,
				     r.occupied_until, &rows) < 0)
		return -1;
	if (days_lock(st, &b->h->t, days,
		      days_add(days, 0, r.starts_at, r.occupied_until,
			       r.business_date)) <= 0)
		return -1;
	n = reservations_occupations(st, &b->h->t, r.starts_at,
				     r.occupied_until, &rows);
	if (n < 0)
		return -1;
	for (int i = 0; i < n; i++)
		taken += rows[i].party;
	pause_ms(5);
	if (taken + r.party_size > b->seats)
		return 1;
	b->made = 1;
	return reservations_insert(st, &b->h->t, &r);
}

static int
books_in_a_row(const struct fixture_house *h, int writer, int count)
{
	struct store *st = fixture_open("va_hooks");
	int made = 0;

	for (int i = 0; i < count; i++) {
		struct booking b = { .h = h, .seats = 40 };

		snprintf(b.code, sizeof(b.code), "%04d", writer * 100 + i);
		if (store_transact(st, booking_body, &b, NULL) < 0)
			return 99;
		made += b.made;
	}
	if (store_counters(st)->deadlocks > 0)
		return 98;
	return made;
}

START_TEST(nobody_is_seated_twice)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	const struct reservation *list;
	pid_t writers[6];
	int made = 0, status;

	fixture_house(st, &h);
	for (int i = 0; i < 6; i++) {
		writers[i] = fork();
		if (writers[i] == 0)
			_exit(books_in_a_row(&h, i, 4));
	}
	for (int i = 0; i < 6; i++) {
		waitpid(writers[i], &status, 0);
		ck_assert(WIFEXITED(status));
		ck_assert_int_lt(WEXITSTATUS(status), 90);
		made += WEXITSTATUS(status);
	}
	ck_assert_int_eq(made, 10); /* 40 seats, parties of 4 */
	ck_assert_int_eq(
	    reservations_between(st, &h.t, (struct civil_date){ 2027, 3, 31 },
				 (struct civil_date){ 2027, 3, 31 }, &list),
	    10);
	fixture_close(st);
}
END_TEST

START_TEST(the_session_is_as_it_must_be)
{
	struct store *st = fixture_open(NULL);
	struct err e = ERR_INIT;

	ck_assert_int_eq(store_ping(st, &e), 1);
	/* A server that would give another isolation is overruled. */
	fixture_query("SET GLOBAL tx_isolation = 'REPEATABLE-READ'");
	kill_connections("va_ctl");
	ck_assert_int_eq(store_ping(st, &e), 1);
	ck_assert_int_eq(db_run_text(st, "SELECT IF(@@tx_isolation = "
					 "'READ-COMMITTED', 1, (SELECT 1 "
					 "UNION SELECT 2))"),
			 1);
	fixture_close(st);
}
END_TEST

START_TEST(wrong_passwords_are_unavailable)
{
	struct store *st = fixture_open("va_nobody");
	struct err e = ERR_INIT;

	ck_assert_int_eq(store_ping(st, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	fixture_close(st);
}
END_TEST

/* --- transactions --- */

static int
refusing_body(struct store *st, void *arg)
{
	const struct interrupted *x = arg;

	(void)versions_raise(st, &x->h->t, VERSION_AGENTS);
	return -1;
}

static int
outer_body(struct store *st, void *arg)
{
	struct interrupted *x = arg;

	ck_assert(store_in_transaction(st));
	if (versions_raise(st, &x->h->t, VERSION_CALLS) <= 0)
		return -1;
	return store_transact(st, refusing_body, arg, NULL);
}

START_TEST(a_body_that_refuses_writes_nothing)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct interrupted x = { &h, 0 };
	uint64_t v[VERSION_KINDS];
	struct err e = ERR_INIT;

	fixture_house(st, &h);
	ck_assert_int_eq(store_transact(st, refusing_body, &x, &e), -1);
	ck_assert_int_eq(e.code, ERR_NONE); /* body's own affair */
	ck_assert_int_eq(store_transact(st, outer_body, &x, &e), -1);
	ck_assert(!store_in_transaction(st));
	ck_assert_int_eq(versions_of(st, &h.t, v), 0);
	fixture_close(st);
}
END_TEST

/* A fault that the body overlooks is not committed. */
static int
careless_body(struct store *st, void *arg)
{
	const struct interrupted *x = arg;

	(void)versions_raise(st, &x->h->t, VERSION_AGENTS);
	(void)users_set_plan(st, x->h->user_id, "platinum", "active", 1);
	return 1;
}

START_TEST(an_overlooked_fault_is_rolled_back)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house h;
	struct interrupted x = { &h, 0 };
	uint64_t v[VERSION_KINDS];
	struct err e = ERR_INIT;

	fixture_house(st, &h);
	ck_assert_int_eq(store_transact(st, careless_body, &x, &e), -1);
	ck_assert_int_eq(e.code, ERR_INTERNAL);
	ck_assert_ptr_null(strstr(e.detail, "platinum"));
	ck_assert_int_eq(versions_of(st, &h.t, v), 0);
	fixture_close(st);
}
END_TEST

static Suite *
faults_suite(void)
{
	Suite *s = suite_create("store/faults");
	TCase *c = tcase_create("faults");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, a_killed_connection_is_made_again);
	tcase_add_test(c, a_restart_is_outlived);
	tcase_add_test(c, a_crash_loses_nothing_and_says_so);
	tcase_add_test(c, a_server_that_hangs_holds_nobody);
	tcase_add_test(c, a_transaction_cut_in_the_middle_is_replayed_whole);
	tcase_add_test(c, dying_at_commit_is_uncertain);
	tcase_add_test(c, dying_while_commit_is_on_its_way_is_uncertain);
	tcase_add_test(c, a_deadlock_is_replayed);
	tcase_add_test(c, a_lock_held_too_long_is_busy_in_time);
	tcase_add_test(c, a_slow_statement_is_ended);
	tcase_add_test(c, nobody_is_seated_twice);
	tcase_add_test(c, the_session_is_as_it_must_be);
	tcase_add_test(c, wrong_passwords_are_unavailable);
	tcase_add_test(c, a_body_that_refuses_writes_nothing);
	tcase_add_test(c, an_overlooked_fault_is_rolled_back);
	suite_add_tcase(s, c);
	return s;
}

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(faults_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed == 0 ? 0 : 1;
}
