/* SPDX-License-Identifier: MIT
 *
 * person.c: runs the tests of accounts; what they share.
 */
#include "person.h"

const char right[] = "correct horse battery";

struct settings settings;
struct ctx ctx;
struct err e;
const char *email; /* one nobody has yet */

static void
set_up(void)
{
	struct store *st = fixture_open(NULL);
	char tag[17];

	settings.app_url = "https://va.example";
	settings.run_dir = "/nonexistent";
	settings.mail_from = "VoiceAgent <hello@va.example>";
	settings.smtp_url = "";
	ctx = (struct ctx){ .arena = store_arena(st),
			    .store = st,
			    .settings = &settings,
			    .keys = store_keys(st),
			    .until = clock_deadline_in(60000) };
	e = (struct err)ERR_INIT;
	random_hex(tag, 8);
	email = arena_printf(ctx.arena, "p%s@demo.example", tag);
	clock_freeze(NOW);
}

static void
tear_down(void)
{
	fixture_close(ctx.store);
}

/* Every test comes from an address of its own. */
const char *
address(void)
{
	return email;
}

int
sign_up_as(const char *to, const char *password, const char **ret_field)
{
	const struct account_sign_up f = { " Olive ", to, password, address() };

	return account_sign_up(&ctx, &f, ret_field, &e);
}

void
sign_up(void)
{
	const char *field = "x";

	ck_assert_msg(sign_up_as(email, right, &field) == 1, "%s", e.detail);
	ck_assert_str_eq(field, "");
}

int
sign_in_from(const char *from, const char *password, char *token)
{
	const struct account_sign_in f = { email, password, from, NULL };

	return account_sign_in(&ctx, &f, token, &e);
}

int
sign_in(const char *password, char *token)
{
	return sign_in_from(address(), password, token);
}

/* The mails queued for this test's person, newest first, worked off. */
int
mails(const char **ret_texts, int max)
{
	const struct json_caps caps = { 65536, 4 };
	struct job j;
	int n = 0;

	while (jobs_claim(ctx.store, LANE_MESSAGES, "test", NOW + CLOCK_DAY,
			  CLOCK_MINUTE, &j) > 0) {
		const struct json *p = json_parse(ctx.arena, j.payload,
						  strlen(j.payload), &caps, &e);

		ck_assert_str_eq(j.kind, OUTBOX_KIND);
		ck_assert_int_gt(jobs_done(ctx.store, &j, NOW), 0);
		if (strcmp(json_string(json_get(p, "to")), email) != 0)
			continue;
		ck_assert_int_lt(n, max);
		ret_texts[n++] = json_string(json_get(p, "text"));
	}
	return n;
}

const char *
token_in(const char *text)
{
	const char *at = strstr(text, "/verify-email?token=");

	ck_assert_msg(at != NULL, "%s", text);
	return arena_strndup(ctx.arena, at + 20, 43);
}

bool
has_session(const char *token, struct account_session *ret)
{
	int rc = account_session(&ctx, token, ret, &e);

	ck_assert_msg(rc >= 0, "%s", e.detail);
	return rc > 0;
}

TCase *
account_tcase(const char *name)
{
	TCase *t = tcase_create(name);

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 120);
	return t;
}

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(account_suite());
	srunner_add_suite(r, session_suite());
	srunner_add_suite(r, team_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed == 0 ? 0 : 1;
}
