/* SPDX-License-Identifier: MIT
 *
 * test_core_log.c: one line an event, forged by nobody, secrets hidden.
 */
#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/log.h"
#include "core_suites.h"

static int ends[2];
static char seen[8192];

/* Standard error is a pipe while a test runs (in the child that Check
 * forks). */
static void
set_up(void)
{
	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	ck_assert_int_ge(dup2(ends[1], STDERR_FILENO), 0);
	log_open("tester", LOG_DEBUG);
	log_request(NULL);
	clock_freeze(1700000000123);
}

static const char *
line(void)
{
	ssize_t n = read(ends[0], seen, sizeof(seen) - 1);

	seen[n > 0 ? n : 0] = '\0';
	return seen;
}

START_TEST(a_line_has_time_level_program_and_pairs)
{
	char want[200];

	log_event(LOG_INFO, "signin", "user", "7731", "result", "ok", NULL);
	(void)snprintf(want, sizeof(want),
		       "2023-11-14T22:13:20.123Z info tester[%d] event=signin "
		       "user=7731 result=ok\n",
		       (int)getpid());
	ck_assert_str_eq(line(), want);
}
END_TEST

START_TEST(input_cannot_forge_a_line)
{
	log_event(LOG_WARN, "x", "path", "/a\nforged event=b \"q\\", "bad",
		  "\xff\x01", "empty", "", "none", (const char *)NULL, "u",
		  "caf\xc3\xa9", NULL);
	line();
	ck_assert_ptr_eq(strchr(seen, '\n'), seen + strlen(seen) - 1);
	ck_assert_ptr_nonnull(
	    strstr(seen, " path=\"/a\\x0aforged event=b \\\"q\\\\\""));
	ck_assert_ptr_nonnull(strstr(seen, " bad=\"\\xff\\x01\""));
	ck_assert_ptr_nonnull(strstr(seen, " empty=\"\""));
	ck_assert_ptr_nonnull(strstr(seen, " none=-"));
	ck_assert_ptr_nonnull(strstr(seen, " u=\"caf\xc3\xa9\""));
}
END_TEST

START_TEST(secrets_and_guests_are_hidden_by_name)
{
	static const char *const hide[] = {
		"password",    "db_password",
		"secret",      "Tool-Secret",
		"token",       "authorization",
		"Cookie",      "phone",
		"guest_phone", "email",
		"name",        "customer_name",
		"signature",   "caller_number",
		"xi-api_key",  "special_requests",
		"api_key",
	};

	for (size_t i = 0; i < sizeof(hide) / sizeof(hide[0]); i++) {
		log_event(LOG_INFO, "x", hide[i], "Garden", NULL);
		line();
		ck_assert_msg(strstr(seen, "=[redacted]\n") != NULL, "%s: %s",
			      hide[i], seen);
		ck_assert_ptr_null(strstr(seen, "Garden"));
	}
	log_event(LOG_INFO, "x", "status", "200", "named", "v", NULL);
	ck_assert_ptr_nonnull(strstr(line(), " status=200 named=v\n"));
}
END_TEST

START_TEST(the_request_id_stands_in_every_line)
{
	char longer[200];

	log_request("9f_e-1\n\"; x=");
	ck_assert_str_eq(log_request_id(), "9f_e-1x");
	log_event(LOG_INFO, "x", NULL);
	ck_assert_ptr_nonnull(strstr(line(), "] req=9f_e-1x event=x\n"));
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	log_request(longer);
	ck_assert_uint_eq(strlen(log_request_id()), 64);
	log_request(NULL);
	log_event(LOG_INFO, "x", NULL);
	ck_assert_ptr_null(strstr(line(), "req="));
}
END_TEST

START_TEST(quiet_levels_are_not_written)
{
	log_open("tester", LOG_WARN);
	log_event(LOG_INFO, "x", NULL);
	log_detail(LOG_DEBUG, "x", "y");
	ck_assert_str_eq(line(), "");
	log_event(LOG_ERROR, "loud", NULL);
	ck_assert_ptr_nonnull(strstr(line(), " error "));
}
END_TEST

START_TEST(details_and_errors)
{
	struct err e = ERR_INIT;

	log_detail(LOG_WARN, "db", "lost after %d s", 7);
	ck_assert_ptr_nonnull(
	    strstr(line(), "event=db detail=\"lost after 7 s\"\n"));
	err_set(&e, ERR_BUSY, "Wait.", "lock x");
	log_err(LOG_WARN, "book", &e);
	ck_assert_ptr_nonnull(
	    strstr(line(), "event=book code=busy detail=\"lock x\"\n"));
}
END_TEST

START_TEST(a_huge_line_is_cut_but_still_one_line)
{
	char longer[6000];

	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	log_event(LOG_INFO, "x", "v", longer, NULL);
	ck_assert_uint_le(strlen(line()), 4096);
	ck_assert_int_eq(seen[strlen(seen) - 1], '\n');
}
END_TEST

START_TEST(levels_have_names)
{
	ck_assert_int_eq(log_level_parse("debug"), LOG_DEBUG);
	ck_assert_int_eq(log_level_parse("info"), LOG_INFO);
	ck_assert_int_eq(log_level_parse("warn"), LOG_WARN);
	ck_assert_int_eq(log_level_parse("error"), LOG_ERROR);
	ck_assert_int_eq(log_level_parse("loud"), -1);
}
END_TEST

Suite *
core_log_suite(void)
{
	Suite *s = suite_create("log");
	TCase *t = tcase_create("log");

	tcase_add_checked_fixture(t, set_up, NULL);
	tcase_add_test(t, a_line_has_time_level_program_and_pairs);
	tcase_add_test(t, input_cannot_forge_a_line);
	tcase_add_test(t, secrets_and_guests_are_hidden_by_name);
	tcase_add_test(t, the_request_id_stands_in_every_line);
	tcase_add_test(t, quiet_levels_are_not_written);
	tcase_add_test(t, details_and_errors);
	tcase_add_test(t, a_huge_line_is_cut_but_still_one_line);
	tcase_add_test(t, levels_have_names);
	suite_add_tcase(s, t);
	return s;
}
