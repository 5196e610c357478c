/* SPDX-License-Identifier: MIT
 *
 * test_core_password.c: argon2id in its lane.
 */
#include "config.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/password.h"
#include "core_suites.h"

static struct err e;

static deadline
soon(void)
{
	return clock_deadline_in(20000);
}

START_TEST(right_and_wrong)
{
	char hash[PASSWORD_HASH_MAX], again[PASSWORD_HASH_MAX];

	ck_assert_int_eq(password_hash("correct horse", soon(), hash, &e), 0);
	ck_assert_int_eq(password_hash("correct horse", soon(), again, &e), 0);
	ck_assert_str_ne(hash, again); /* the salt */
	ck_assert_int_eq(strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31),
			 0);
	ck_assert_int_eq(password_verify(hash, "correct horse", soon(), &e), 1);
	ck_assert_int_eq(password_verify(hash, "correct horsf", soon(), &e), 0);
	ck_assert_int_eq(password_verify(hash, "", soon(), &e), 0);
}
END_TEST

/* From the test suite of the Argon2 reference code (phc-winner-argon2). */
START_TEST(a_published_hash)
{
	static const char phc[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
				  "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

	ck_assert_int_eq(password_verify(phc, "password", soon(), &e), 1);
	ck_assert_int_eq(password_verify(phc, "passwore", soon(), &e), 0);
}
END_TEST

static double
seconds_to_verify(const char *hash, const char *password)
{
	struct timespec from, to;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	ck_assert_int_eq(password_verify(hash, password, soon(), &e), 0);
	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	return (double)(to.tv_sec - from.tv_sec) +
	       (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

START_TEST(nobody_costs_what_somebody_costs)
{
	char hash[PASSWORD_HASH_MAX];
	double known = 0, unknown = 0;

	ck_assert_int_eq(password_hash("correct horse", soon(), hash, &e), 0);
	for (int i = 0; i < 5; i++) {
		known += seconds_to_verify(hash, "wrong");
		unknown += seconds_to_verify(NULL, "wrong");
	}
	ck_assert_double_gt(unknown, known / 2);
	ck_assert_double_lt(unknown, known * 2);
}
END_TEST

START_TEST(too_long_and_broken)
{
	char hash[PASSWORD_HASH_MAX], longer[PASSWORD_MOST + 2];

	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	ck_assert_int_eq(password_hash(longer, soon(), hash, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	longer[PASSWORD_MOST] = '\0';
	ck_assert_int_eq(password_hash(longer, soon(), hash, &e), 0);
	ck_assert_int_eq(password_verify(hash, longer, soon(), &e), 1);
	/* cut to its first 256 bytes it would be right */
	longer[PASSWORD_MOST] = 'a';
	ck_assert_int_eq(password_verify(hash, longer, soon(), &e), 0);
	ck_assert_int_eq(password_verify("nonsense", "x", soon(), &e), -1);
	ck_assert_int_eq(e.code, ERR_INTERNAL);
}
END_TEST

static int
hold(const char *folder, int lane)
{
	char path[100];
	int fd;

	(void)snprintf(path, sizeof(path), "%s/password-%d.lock", folder, lane);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(flock(fd, LOCK_EX | LOCK_NB), 0);
	return fd;
}

static void
forget(const char *folder)
{
	char path[100];

	for (int i = 0; i < 2; i++) {
		(void)snprintf(path, sizeof(path), "%s/password-%d.lock",
			       folder, i);
		(void)unlink(path);
	}
	(void)rmdir(folder);
}

START_TEST(two_at_once_a_host)
{
	char folder[] = "/tmp/va-lane-XXXXXX", hash[PASSWORD_HASH_MAX];
	int one, two;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	password_lane(folder);
	one = hold(folder, 0);
	ck_assert_int_eq(password_hash("free lane", soon(), hash, &e), 0);
	two = hold(folder, 1); /* it was given back */
	ck_assert_int_eq(
	    password_verify(hash, "free lane", clock_deadline_in(50), &e), -1);
	ck_assert_int_eq(e.code, ERR_BUSY);
	ck_assert_int_eq(password_hash("x", clock_deadline_in(0), hash, &e),
			 -1);
	close(one);
	ck_assert_int_eq(password_verify(hash, "free lane", soon(), &e), 1);
	close(two);
	password_lane("/nonexistent");
	ck_assert_int_eq(password_hash("x", soon(), hash, &e), -1);
	ck_assert_int_eq(e.code, ERR_INTERNAL);
	password_lane(NULL);
	forget(folder);
}
END_TEST

Suite *
core_password_suite(void)
{
	Suite *s = suite_create("password");
	TCase *t = tcase_create("password");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, right_and_wrong);
	tcase_add_test(t, a_published_hash);
	tcase_add_test(t, nobody_costs_what_somebody_costs);
	tcase_add_test(t, too_long_and_broken);
	tcase_add_test(t, two_at_once_a_host);
	suite_add_tcase(s, t);
	return s;
}
