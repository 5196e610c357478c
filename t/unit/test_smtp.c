/* SPDX-License-Identifier: MIT
 *
 * test_smtp.c: mail as it is written, and against a scripted server on a
 * unix socket.
 */
#include "config.h"

#include <check.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/encode.h"
#include "remote/smtp.h"

static struct arena *a;
static struct err e;
static char folder[32], sock[64], url[72], heard[64];
static pid_t server;

static void
set_up(void)
{
	a = arena_new(8 << 20);
	e = (struct err)ERR_INIT;
	(void)snprintf(folder, sizeof(folder), "/tmp/va-smtp-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	(void)snprintf(sock, sizeof(sock), "%s/s", folder);
	(void)snprintf(heard, sizeof(heard), "%s/heard", folder);
	(void)snprintf(url, sizeof(url), "unix:%s", sock);
	server = 0;
}

static void
tear_down(void)
{
	if (server > 0) {
		(void)kill(server, SIGKILL);
		(void)waitpid(server, NULL, 0);
	}
	(void)unlink(sock);
	(void)unlink(heard);
	(void)rmdir(folder);
	arena_free(a);
}

static struct smtp_mail
mail(void)
{
	return (struct smtp_mail){
		.from = "The House <house@va.example>",
		.to = "owner@demo.example",
		.subject = "Hello",
		.text = "One line\n.dot\n\nhttps://va.example/v?token=abc\n",
		.message_id = "va-7@va.example",
		.date = 1795369201123,
	};
}

START_TEST(addresses)
{
	static const char *const good[] = { "a@b.example", "a.b+c@x-y.example",
					    "root@localhost",
					    "O'Hara@b.example" };
	static const char *const bad[] = {
		"",
		"a",
		"@b.example",
		"a@",
		"a@b",
		"a b@c.example",
		"a@b.example\r\nRCPT TO:<x@y.example>",
		"a\n@b.example",
		"a@b .example",
		"<a@b.example>",
		"a,b@c.example",
		"a@b@c.example",
		"a@.example",
		"a@b..example",
		"a@b.example.",
		"a@-b.example",
		"a\"b@c.example",
		"caf\xc3\xa9@b.example",
		"a@b_c.example",
		"a@b.example>",
		"a\x7f@b.example",
	};
	char longer[300];

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		ck_assert_msg(smtp_address_ok(good[i]), "%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_msg(!smtp_address_ok(bad[i]), "%s", bad[i]);
	memset(longer, 'a', sizeof(longer));
	memcpy(longer + 65, "@b.example", 11);
	ck_assert(!smtp_address_ok(longer));
	ck_assert(smtp_address_ok(longer + 1));
}
END_TEST

START_TEST(a_message)
{
	struct smtp_mail m = mail();

	ck_assert_str_eq(smtp_message(a, &m, &e),
			 "Date: Sun, 22 Nov 2026 17:40:01 +0000\r\n"
			 "From: \"The House\" <house@va.example>\r\n"
			 "To: <owner@demo.example>\r\n"
			 "Subject: Hello\r\n"
			 "Message-ID: <va-7@va.example>\r\n"
			 "Auto-Submitted: auto-generated\r\n"
			 "MIME-Version: 1.0\r\n"
			 "Content-Type: text/plain; charset=utf-8\r\n"
			 "Content-Transfer-Encoding: 7bit\r\n"
			 "\r\n"
			 "One line\r\n.dot\r\n\r\n"
			 "https://va.example/v?token=abc\r\n");
}
END_TEST

START_TEST(senders)
{
	static const struct {
		const char *from, *want;
	} cases[] = {
		{ "a@b.example", "From: <a@b.example>\r\n" },
		{ "<a@b.example>", "From: <a@b.example>\r\n" },
		{ "A \"B\\ <a@b.example>", "From: \"A B\" <a@b.example>\r\n" },
		{ "Caf\xc3\xa9 <a@b.example>",
		  "From: =?UTF-8?B?Q2Fmw6k=?= <a@b.example>\r\n" },
		{ "A <a@b.example> x", NULL },
		{ "A <a@b.example", NULL },
		{ "A", NULL },
		{ "A\r\nBcc: x@y.example <a@b.example>", NULL },
	};
	struct smtp_mail m = mail();
	const char *text;

	m.from = cases[_i].from;
	text = smtp_message(a, &m, &e);
	if (cases[_i].want == NULL)
		ck_assert_ptr_null(text);
	else
		ck_assert_msg(strstr(text, cases[_i].want) != NULL, "%s", text);
}
END_TEST

START_TEST(headers_cannot_be_forged)
{
	struct smtp_mail m = mail();

	m.subject = "x\r\nBcc: all@va.example";
	ck_assert_ptr_null(smtp_message(a, &m, &e));
	ck_assert_int_eq(e.code, ERR_INVALID);
	m = mail();
	m.to = "a@b.example\nBcc: all@va.example";
	ck_assert_ptr_null(smtp_message(a, &m, &e));
	m = mail();
	m.message_id = "x>\r\ny@z.example";
	ck_assert_ptr_null(smtp_message(a, &m, &e));
	m = mail();
	m.text = "\xff";
	ck_assert_ptr_null(smtp_message(a, &m, &e));
	m = mail();
	m.from = "x\ny@z.example";
	ck_assert_int_eq(smtp_send(a, url, &m, &e), 0);
}
END_TEST

START_TEST(long_and_foreign_words)
{
	struct smtp_mail m = mail();
	char longer[1200], *body;
	const char *text;
	size_t len;

	m.subject = "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
		    "\xc3\xa9\xc3\xa9";
	memset(longer, 'a', sizeof(longer));
	longer[sizeof(longer) - 1] = '\0';
	m.text = longer;
	text = smtp_message(a, &m, &e);
	/* 46 bytes: 44 and 2, cut between characters */
	ck_assert_ptr_nonnull(strstr(text, "?=\r\n =?UTF-8?B?w6k=?=\r\n"));
	body = strstr(text, "\r\n\r\n");
	ck_assert_ptr_nonnull(body);
	ck_assert_ptr_eq(strchr(body + 4, '\r'), body + 4 + 76);
	ck_assert_ptr_nonnull(strstr(text, "Encoding: base64\r\n"));
	text = encode_base64(a, longer, 57, false);
	ck_assert_int_eq(strncmp(body + 4, text, 76), 0);
	ck_assert_ptr_nonnull(decode_base64(a, text, &len));
}
END_TEST

START_TEST(a_text_past_the_limit)
{
	struct smtp_mail m = mail();
	char *text = arena_alloc(a, 600 * 1024);

	memset(text, '\n', 600 * 1024 - 1);
	m.text = text;
	ck_assert_ptr_null(smtp_message(a, &m, &e));
	ck_assert_int_eq(e.code, ERR_TOO_LARGE);
}
END_TEST

/* --- against a server --- */

/* What the server says to each command; "" closes the connection. */
struct script {
	const char *greeting, *mail, *rcpt, *data, *end;
};

static void
say(FILE *f, const char *text)
{
	if (*text == '\0')
		_exit(0);
	(void)fprintf(f, "%s\r\n", text);
	(void)fflush(f);
}

static void
serve(int listener, const struct script *s)
{
	int fd = accept(listener, NULL, NULL);
	FILE *in = fdopen(fd, "r"), *out = fdopen(dup(fd), "w");
	FILE *log = fopen(heard, "w");
	char line[2000];
	bool data = false;

	say(out, s->greeting);
	while (fgets(line, sizeof(line), in) != NULL) {
		(void)fputs(line, log);
		(void)fflush(log);
		if (data) {
			data = strcmp(line, ".\r\n") != 0;
			if (!data)
				say(out, s->end);
		} else if (strncmp(line, "EHLO", 4) == 0) {
			say(out, "250 hello");
		} else if (strncmp(line, "MAIL", 4) == 0) {
			say(out, s->mail);
		} else if (strncmp(line, "RCPT", 4) == 0) {
			say(out, s->rcpt);
		} else if (strncmp(line, "DATA", 4) == 0) {
			say(out, s->data);
			data = s->data[0] == '3';
		} else {
			say(out, "221 bye");
		}
	}
	_exit(0);
}

static int
send_to(const struct script *s, const struct smtp_mail *m)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, sock, sizeof(sock));
	ck_assert_int_eq(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	ck_assert_int_eq(listen(fd, 1), 0);
	server = fork();
	if (server == 0)
		serve(fd, s);
	(void)close(fd);
	return smtp_send(a, url, m, &e);
}

static const char *
what_it_heard(void)
{
	char *text = arena_alloc(a, 100000);
	FILE *f = fopen(heard, "r");

	ck_assert_ptr_nonnull(f);
	text[fread(text, 1, 99999, f)] = '\0';
	(void)fclose(f);
	return text;
}

START_TEST(a_mail_that_is_taken)
{
	static const struct script s = { "220 hi", "250 ok", "250 ok", "354 go",
					 "250 kept" };
	struct smtp_mail m = mail();
	const char *got;

	ck_assert_int_eq(send_to(&s, &m), 1);
	got = what_it_heard();
	ck_assert_ptr_nonnull(strstr(got, "MAIL FROM:<house@va.example>"));
	ck_assert_ptr_nonnull(strstr(got, "RCPT TO:<owner@demo.example>\r\n"));
	ck_assert_ptr_nonnull(strstr(got, "\r\n..dot\r\n")); /* stuffed */
	ck_assert_ptr_nonnull(strstr(got, "token=abc\r\n.\r\n"));
}
END_TEST

static const struct {
	struct script s;
	int want;
} refusals[] = {
	{ { "220 hi", "250 ok", "550 no such box", "354 go", "250 ok" }, 0 },
	{ { "220 hi", "553 not you", "250 ok", "354 go", "250 ok" }, 0 },
	{ { "220 hi", "250 ok", "250 ok", "354 go", "554 spam" }, 0 },
	{ { "220 hi", "250 ok", "451 later", "354 go", "250 ok" }, -1 },
	{ { "220 hi", "530 authenticate", "250 ok", "354 go", "250 ok" }, -1 },
	{ { "220 hi", "250 ok", "250 ok", "354 go", "452 full" }, -1 },
	{ { "220 hi", "250 ok", "250 ok", "451 not now", "" }, -1 },
	{ { "220 hi", "250 ok", "250 ok", "354 go", "" }, -1 },
	{ { "421 busy", "", "", "", "" }, -1 },
	{ { "", "", "", "", "" }, -1 },
};

START_TEST(refused_for_good_or_for_now)
{
	struct smtp_mail m = mail();
	int rc = send_to(&refusals[_i].s, &m);

	ck_assert_msg(rc == refusals[_i].want, "%d: %s", rc, e.detail);
	ck_assert_int_eq(e.code, rc == 0 ? ERR_INVALID : ERR_UNAVAILABLE);
	ck_assert_ptr_null(strstr(e.detail, "demo.example"));
}
END_TEST

START_TEST(no_server_at_all)
{
	struct smtp_mail m = mail();

	ck_assert_int_eq(smtp_send(a, url, &m, &e), -1);
	ck_assert_int_eq(e.code, ERR_UNAVAILABLE);
	/* A relay that hangs up must not end the process. */
	ck_assert(signal(SIGPIPE, SIG_DFL) == SIG_IGN);
	ck_assert_int_eq(smtp_send(a, "http://127.0.0.1:1/", &m, &e), -1);
	ck_assert_ptr_nonnull(strstr(e.detail, "no smtp"));
	ck_assert_int_eq(smtp_send(a, "smtp://127.0.0.1:1", &m, &e), -1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("smtp");
	TCase *t = tcase_create("smtp");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, addresses);
	tcase_add_test(t, a_message);
	tcase_add_loop_test(t, senders, 0, 8);
	tcase_add_test(t, headers_cannot_be_forged);
	tcase_add_test(t, long_and_foreign_words);
	tcase_add_test(t, a_text_past_the_limit);
	tcase_add_test(t, a_mail_that_is_taken);
	tcase_add_loop_test(t, refused_for_good_or_for_now, 0, 10);
	tcase_add_test(t, no_server_at_all);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
