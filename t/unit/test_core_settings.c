/* SPDX-License-Identifier: MIT
 *
 * test_core_settings.c: one file, the environment over it.
 */
#include "config.h"

#include <unistd.h>

#include "core/settings.h"
#include "core_suites.h"

static struct arena *a;
static struct err e;
static struct settings s;
static char path[64], secret[64];

static void
write_file(const char *to, const char *text, size_t len)
{
	FILE *f = fopen(to, "we");

	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(text, 1, len, f), len);
	ck_assert_int_eq(fclose(f), 0);
}

static int
load(const char *text)
{
	write_file(path, text, strlen(text));
	return settings_load(a, path, &s, &e);
}

/* What the environment of the build says must not reach a test. */
static void
set_up(void)
{
	size_t count;
	const struct settings_row *rows = settings_rows(&count);

	for (size_t i = 0; i < count; i++)
		(void)unsetenv(rows[i].name);
	(void)unsetenv("NEXT_PUBLIC_APP_URL");
	a = arena_new(1 << 20);
	e = (struct err)ERR_INIT;
	(void)snprintf(path, sizeof(path), "/tmp/va-conf-%d", (int)getpid());
	(void)snprintf(secret, sizeof(secret), "/tmp/va-secret-%d",
		       (int)getpid());
}

static void
tear_down(void)
{
	(void)unlink(path);
	(void)unlink(secret);
	arena_free(a);
}

START_TEST(defaults_alone)
{
	ck_assert_int_eq(settings_load(a, NULL, &s, &e), 0);
	ck_assert_str_eq(s.app_url, "http://127.0.0.1:8080");
	ck_assert_str_eq(s.hooks_url, s.app_url);
	ck_assert_str_eq(s.environment, "production");
	ck_assert_str_eq(s.elevenlabs_base_url, "https://api.elevenlabs.io");
	ck_assert_str_eq(s.elevenlabs_api_key, "");
	ck_assert_int_eq(s.db_port, 3306);
	ck_assert_int_eq(settings_load(a, "", &s, &e), 0);
}
END_TEST

START_TEST(a_file)
{
	ck_assert_int_eq(load("# a comment\n\n"
			      "APP_URL = https://va.example/\r\n"
			      "  DB_PORT=3307\n"
			      "MAIL_FROM = \"The House <a@va.example>\"\n"
			      "DB_PASSWORD='s p # = x'\n"
			      "HOOKS_URL=https://hooks.va.example"),
			 0);
	ck_assert_str_eq(s.app_url, "https://va.example");
	ck_assert_str_eq(s.hooks_url, "https://hooks.va.example");
	ck_assert_int_eq(s.db_port, 3307);
	ck_assert_str_eq(s.mail_from, "The House <a@va.example>");
	ck_assert_str_eq(s.db_password, "s p # = x");
}
END_TEST

START_TEST(the_environment_wins)
{
	(void)setenv("DB_NAME", "other", 1);
	(void)setenv("NEXT_PUBLIC_APP_URL", "https://next.example", 1);
	ck_assert_int_eq(load("DB_NAME=file\nAPP_URL=https://file.example\n"),
			 0);
	ck_assert_str_eq(s.db_name, "other");
	ck_assert_str_eq(s.app_url, "https://next.example");
	(void)setenv("APP_URL", "https://app.example", 1);
	ck_assert_int_eq(load("NEXT_PUBLIC_APP_URL=https://file.example\n"), 0);
	ck_assert_str_eq(s.app_url, "https://app.example");
}
END_TEST

START_TEST(secrets_from_files)
{
	char text[100];

	write_file(secret, "  xi-key\n", 9);
	(void)setenv("ELEVENLABS_API_KEY_FILE", secret, 1);
	(void)snprintf(text, sizeof(text), "TWILIO_AUTH_TOKEN_FILE = %s\n",
		       secret);
	ck_assert_int_eq(load(text), 0);
	ck_assert_str_eq(s.elevenlabs_api_key, "xi-key");
	ck_assert_str_eq(s.twilio_auth_token, "xi-key");
	(void)setenv("ELEVENLABS_API_KEY", "x", 1);
	ck_assert_int_eq(load(""), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "both in the environment"));
	(void)unsetenv("ELEVENLABS_API_KEY");
	write_file(secret, "a\0b", 3);
	ck_assert_int_eq(load(""), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "is no text"));
	(void)unlink(secret);
	ck_assert_int_eq(load(""), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "cannot read"));
}
END_TEST

START_TEST(faults_are_told)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "NOSUCH=1\n", "line 1: unknown name NOSUCH" },
		{ "DB_NAME_FILE=/x\n", "unknown name DB_NAME_FILE" },
		{ "\nDB_NAME=a\nDB_NAME=b\n",
		  "line 3: DB_NAME is given twice" },
		{ "APP_URL=http://a\nNEXT_PUBLIC_APP_URL=http://b\n",
		  "APP_URL is given twice" },
		{ "DB_NAME\n", "want NAME = value" },
		{ "DB_PORT=0\n", "DB_PORT: want a number from 1 to 65535" },
		{ "DB_PORT=99999\n", "DB_PORT: want a number" },
		{ "DB_PORT=12x\n", "DB_PORT: want a number" },
		{ "APP_URL=ftp://x\n", "APP_URL: want http" },
		{ "APP_URL=http://a b\n", "APP_URL: want http" },
		{ "VOICEAGENT_ENV=prod\n", "VOICEAGENT_ENV: want one of" },
		{ "VOICEAGENT_ENV=\n", "VOICEAGENT_ENV: want one of" },
		{ "VOICEAGENT_ENV=demo|test\n", "VOICEAGENT_ENV: want" },
		{ "LOG_LEVEL=loud\n", "LOG_LEVEL: want debug" },
		{ "ELEVENLABS_API=both\n", "ELEVENLABS_API: want one of" },
		{ "DB_NAME=\xff\n", "line 1 is not UTF-8" },
	};

	ck_assert_int_eq(load(cases[_i].text), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_msg(strstr(e.detail, cases[_i].why) != NULL, "%s", e.detail);
}
END_TEST

START_TEST(every_fault_at_once)
{
	ck_assert_int_eq(load("DB_PORT=x\nLOG_LEVEL=y\nFOO=1\n"), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "DB_PORT"));
	ck_assert_ptr_nonnull(strstr(e.detail, "LOG_LEVEL"));
	ck_assert_ptr_nonnull(strstr(e.detail, "FOO"));
}
END_TEST

START_TEST(files_that_cannot_be_read)
{
	char longer[5000];

	ck_assert_int_eq(settings_load(a, "/nonexistent/x.conf", &s, &e), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "/nonexistent/x.conf"));
	ck_assert_int_eq(settings_load(a, "/tmp", &s, &e), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "directory"));
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	ck_assert_int_eq(load(longer), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "line 1 is too long"));
}
END_TEST

START_TEST(a_line_break_in_a_value)
{
	(void)setenv("MAIL_FROM", "a@b.example\nBcc: x", 1);
	ck_assert_int_eq(load(""), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "MAIL_FROM: a line break"));
}
END_TEST

static void
collect(const char *name, const char *finding, void *arg)
{
	char *text = arg;
	size_t n = strlen(text);

	(void)snprintf(text + n, 2000 - n, "%s:%s\n", name, finding);
}

START_TEST(findings)
{
	char text[2000] = "";
	int n;

	ck_assert_int_eq(settings_load(a, NULL, &s, &e), 0);
	n = settings_check(&s, collect, text);
	ck_assert_int_ge(n, 7);
	ck_assert_ptr_nonnull(strstr(text, "APP_URL:production needs https"));
	ck_assert_ptr_nonnull(strstr(text, "ELEVENLABS_API_KEY:missing"));
	ck_assert_ptr_nonnull(strstr(text, "SMTP_URL:missing"));
	ck_assert_ptr_nonnull(strstr(text, "ELEVENLABS_WEBHOOK_SECRET:"));
}
END_TEST

START_TEST(nothing_to_find)
{
	char text[2000] = "";

	ck_assert_int_eq(
	    load("APP_URL=https://va.example\nELEVENLABS_API_KEY=k\n"
		 "ELEVENLABS_WEBHOOK_SECRET=wsec_0123456789abcdef\n"
		 "TWILIO_ACCOUNT_SID=AC1\nTWILIO_AUTH_TOKEN=t\n"
		 "SMTP_URL=unix:/run/x\nMAIL_FROM=a@va.example\n"
		 "DB_PASSWORD=p\n"),
	    0);
	ck_assert_msg(settings_check(&s, collect, text) == 0, "%s", text);
	s.app_url = "http://va.example"; /* beyond this machine */
	s.environment = "demo";
	ck_assert_int_eq(settings_check(&s, collect, text), 1);
	s.app_url = "http://localhost.evil.example";
	ck_assert_int_eq(settings_check(&s, collect, text), 1);
	s.app_url = "http://localhost:8080";
	ck_assert_int_eq(settings_check(&s, collect, text), 0);
	s.app_url = "http://127.0.0.1";
	ck_assert_int_eq(settings_check(&s, collect, text), 0);
}
END_TEST

START_TEST(rows_for_the_documentation)
{
	size_t count;
	const struct settings_row *rows = settings_rows(&count);
	int secrets = 0;

	ck_assert_uint_eq(count, 28);
	for (size_t i = 0; i < count; i++) {
		secrets += rows[i].secret;
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(rows[i].name, rows[j].name);
		if (rows[i].secret)
			ck_assert_str_eq(rows[i].fallback, "");
	}
	ck_assert_int_eq(secrets, 5);
}
END_TEST

Suite *
core_settings_suite(void)
{
	Suite *suite = suite_create("settings");
	TCase *t = tcase_create("settings");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_test(t, defaults_alone);
	tcase_add_test(t, a_file);
	tcase_add_test(t, the_environment_wins);
	tcase_add_test(t, secrets_from_files);
	tcase_add_loop_test(t, faults_are_told, 0, 16);
	tcase_add_test(t, every_fault_at_once);
	tcase_add_test(t, files_that_cannot_be_read);
	tcase_add_test(t, a_line_break_in_a_value);
	tcase_add_test(t, findings);
	tcase_add_test(t, nothing_to_find);
	tcase_add_test(t, rows_for_the_documentation);
	suite_add_tcase(suite, t);
	return suite;
}
