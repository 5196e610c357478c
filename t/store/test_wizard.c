/* SPDX-License-Identifier: MIT
 *
 * test_wizard.c: the wizard's draft, and what becomes of it, on a database.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "domain/houses.h"
#include "domain/launch.h"
#include "domain/wizard.h"
#include "fixture.h"
#include "store/agents.h"
#include "store/documents.h"
#include "store/restaurants.h"
#include "store/voices.h"

static struct settings settings;
static struct ctx ctx;
static struct err e;
static struct fixture_house house; /* whose account it is */
static struct tenant account;

static void
set_up(void)
{
	const struct voice voice = { .id = "rachel",
				     .name = "Rachel",
				     .category = "premade",
				     .preview_url = "",
				     .language = "en",
				     .gender = "female",
				     .age = "young",
				     .accent = "american",
				     .description = "" };
	struct store *st = fixture_open(NULL);

	settings.run_dir = "/nonexistent";
	settings.numbers_daily_limit = 1000;
	ctx = (struct ctx){ .arena = store_arena(st),
			    .store = st,
			    .settings = &settings,
			    .keys = store_keys(st),
			    .until = clock_deadline_in(60000) };
	e = (struct err)ERR_INIT;
	clock_freeze(FIXTURE_NOW);
	fixture_house(st, &house);
	account = (struct tenant){ house.t.owner_id, 0 };
	ck_assert_int_eq(voices_replace(st, &voice, 1, FIXTURE_NOW), 1);
}

static void
tear_down(void)
{
	fixture_close(ctx.store);
}

/* A draft that only lacks the press of the button. */
static void
ready(struct wizard *w)
{
	wizard_begin(&ctx, house.user_id, w);
	wizard_put(w, "which", "new");
	wizard_put(w, "restaurant-name", "Café Noor");
	wizard_put(w, "voice", "rachel");
	wizard_put(w, "greeting", "Hello, {{restaurant}}!");
	wizard_put(w, "style", "friendly");
	wizard_put(w, "language", "en-US");
	w->reached = WIZARD_REVIEW;
	ck_assert_msg(wizard_save(&ctx, &account, w, &e) == 1, "%s", e.detail);
}

static int
finish(const struct wizard *w, uint64_t *ret_agent, int *ret_step,
       const char **ret_field)
{
	e = (struct err)ERR_INIT;
	return wizard_finish(&ctx, &account, w, ret_agent, ret_step, ret_field,
			     &e);
}

static int
restaurants(void)
{
	int count = 0;

	ck_assert_int_eq(restaurants_count(ctx.store, &account, &count), 1);
	return count;
}

START_TEST(a_draft_keeps_what_was_typed)
{
	struct wizard w, again;

	ready(&w);
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, house.user_id, w.id, &again, &e), 1);
	ck_assert_str_eq(wizard_text(&again, "restaurant-name"), "Café Noor");
	ck_assert_ptr_null(wizard_text(&again, "city"));
	ck_assert_int_eq(again.reached, WIZARD_REVIEW);
	ck_assert_uint_eq(again.revision, w.revision);
	ck_assert_int_eq(
	    wizard_latest(&ctx, &account, house.user_id, &again, &e), 1);
	ck_assert_uint_eq(again.id, w.id);
}
END_TEST

START_TEST(a_draft_is_its_authors_own)
{
	struct fixture_house other;
	struct tenant theirs;
	struct wizard w, got;

	ready(&w);
	fixture_house(ctx.store, &other);
	theirs = (struct tenant){ other.t.owner_id, 0 };
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, other.user_id, w.id, &got, &e), 0);
	ck_assert_int_eq(
	    wizard_open(&ctx, &theirs, house.user_id, w.id, &got, &e), 0);
	ck_assert_int_eq(wizard_latest(&ctx, &theirs, other.user_id, &got, &e),
			 0);
}
END_TEST

START_TEST(a_draft_lasts_a_week)
{
	struct wizard w, got;

	ready(&w);
	clock_freeze(FIXTURE_NOW + 7 * CLOCK_DAY - 1);
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, house.user_id, w.id, &got, &e), 1);
	clock_freeze(FIXTURE_NOW + 7 * CLOCK_DAY);
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, house.user_id, w.id, &got, &e), 0);
	ck_assert_int_eq(wizard_latest(&ctx, &account, house.user_id, &got, &e),
			 0);
}
END_TEST

START_TEST(of_two_windows_the_slower_is_told)
{
	struct wizard w, other;

	ready(&w);
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, house.user_id, w.id, &other, &e), 1);
	ck_assert_int_eq(wizard_save(&ctx, &account, &other, &e), 1);
	ck_assert_int_eq(wizard_save(&ctx, &account, &w, &e), -1);
	ck_assert_int_eq(e.code, ERR_CONFLICT);
	ck_assert_int_eq(wizard_save(&ctx, &account, &other, &e), 1);
}
END_TEST

START_TEST(only_files_of_ours_are_kept)
{
	const struct crypto_bytes picture = { "\x89PNG\r\n\x1a\n\0\xff", 10 };
	const struct crypto_bytes none = { "", 0 };
	const struct crypto_bytes text = { "A terrace for twenty.\n", 22 };
	struct wizard w;

	ready(&w);
	ck_assert_int_eq(
	    wizard_keep_file(&ctx, &account, &w, "a.png", picture, &e), -1);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_int_eq(
	    wizard_keep_file(&ctx, &account, &w, "a.txt", none, &e), -1);
	ck_assert_ptr_null(wizard_text(&w, "document-name"));
	ck_assert_int_eq(
	    wizard_keep_file(&ctx, &account, &w, "a.txt", text, &e), 1);
	ck_assert_str_eq(wizard_text(&w, "document-name"), "a.txt");
	ck_assert_str_eq(wizard_text(&w, "document-size"), "22");
}
END_TEST

START_TEST(one_press_makes_all_of_it_and_a_second_nothing)
{
	const struct crypto_bytes text = { "A terrace for twenty.\n", 22 };
	const struct document *docs;
	struct launch_progress progress;
	struct crypto_bytes content;
	struct agent agent;
	struct tenant t;
	struct wizard w;
	uint64_t id = 0, second = 0;
	const char *field;
	int step;

	ready(&w);
	ck_assert_int_eq(wizard_keep_file(&ctx, &account, &w,
					  "C:\\menus\\faq.txt", text, &e),
			 1);
	ck_assert_msg(finish(&w, &id, &step, &field) == 1, "%s", e.detail);
	ck_assert_int_eq(restaurants(), 2);
	ck_assert_int_eq(agents_by_id(ctx.store, &account, id, &agent), 1);
	ck_assert_int_eq(agent.status, AGENT_CONFIGURING);
	ck_assert_str_eq(agent.elevenlabs_voice_id, "rachel");
	t = (struct tenant){ account.owner_id, agent.restaurant_id };
	ck_assert_int_eq(launch_progress(&ctx, &t, id, &progress, &e), 1);
	ck_assert_int_eq(
	    documents_list(ctx.store, &t, agent.restaurant_id, &docs), 1);
	ck_assert_str_eq(docs[0].file_name, "faq.txt");
	ck_assert_int_eq(docs[0].status, DOCUMENT_UPLOADING);
	ck_assert_uint_eq(docs[0].agent_id, id);
	ck_assert_int_eq(documents_content(ctx.store, &t, docs[0].id, &content),
			 1);
	ck_assert_mem_eq(content.data, text.data, text.len);

	ck_assert_int_eq(finish(&w, &second, &step, &field), -1);
	ck_assert_int_eq(e.code, ERR_CONFLICT);
	ck_assert_uint_eq(second, 0);
	ck_assert_int_eq(restaurants(), 2);
}
END_TEST

/* The free plan has room for one agent. */
START_TEST(a_refused_launch_leaves_no_trace)
{
	struct wizard w, still;
	const char *field;
	uint64_t id = 0;
	int step;

	ready(&w);
	ck_assert_int_eq(finish(&w, &id, &step, &field), 1);
	ready(&w);
	ck_assert_int_eq(finish(&w, &id, &step, &field), -1);
	ck_assert_int_eq(e.code, ERR_LIMIT);
	ck_assert_int_eq(step, 0);
	ck_assert_int_eq(restaurants(), 2);
	ck_assert_int_eq(
	    wizard_open(&ctx, &account, house.user_id, w.id, &still, &e), 1);
}
END_TEST

START_TEST(a_fault_names_its_step_and_field)
{
	const char *field;
	struct wizard w;
	uint64_t id = 0;
	int step;

	ready(&w);
	wizard_put(&w, "seating-capacity", "none");
	ck_assert_int_eq(finish(&w, &id, &step, &field), -1);
	ck_assert_int_eq(step, WIZARD_RESTAURANT);
	ck_assert_str_eq(field, "seating-capacity");
	wizard_put(&w, "seating-capacity", "30");
	wizard_put(&w, "voice", "nobody");
	ck_assert_int_eq(finish(&w, &id, &step, &field), -1);
	ck_assert_int_eq(step, WIZARD_VOICE);
	ck_assert_str_eq(field, "voice");
	wizard_put(&w, "voice", "rachel");
	wizard_put(&w, "greeting", "");
	ck_assert_int_eq(finish(&w, &id, &step, &field), -1);
	ck_assert_str_eq(field, "greeting");
	ck_assert_int_eq(restaurants(), 1);
}
END_TEST

START_TEST(only_an_own_restaurant_can_be_chosen)
{
	struct fixture_house other;
	const char *field;
	struct agent agent;
	struct wizard w;
	uint64_t id = 0;
	int step;

	fixture_house(ctx.store, &other);
	ready(&w);
	wizard_put(&w, "which", "existing");
	wizard_put(
	    &w, "restaurant-id",
	    arena_printf(ctx.arena, "%llu", (unsigned long long)other.r.id));
	ck_assert_int_eq(finish(&w, &id, &step, &field), -1);
	ck_assert_str_eq(field, "restaurant-id");
	wizard_put(
	    &w, "restaurant-id",
	    arena_printf(ctx.arena, "%llu", (unsigned long long)house.r.id));
	ck_assert_msg(finish(&w, &id, &step, &field) == 1, "%s", e.detail);
	ck_assert_int_eq(agents_by_id(ctx.store, &account, id, &agent), 1);
	ck_assert_uint_eq(agent.restaurant_id, house.r.id);
	ck_assert_int_eq(restaurants(), 1);
}
END_TEST

static Suite *
wizard_suite(void)
{
	Suite *s = suite_create("wizard");
	TCase *t = tcase_create("wizard");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_draft_keeps_what_was_typed);
	tcase_add_test(t, a_draft_is_its_authors_own);
	tcase_add_test(t, a_draft_lasts_a_week);
	tcase_add_test(t, of_two_windows_the_slower_is_told);
	tcase_add_test(t, only_files_of_ours_are_kept);
	tcase_add_test(t, one_press_makes_all_of_it_and_a_second_nothing);
	tcase_add_test(t, a_refused_launch_leaves_no_trace);
	tcase_add_test(t, a_fault_names_its_step_and_field);
	tcase_add_test(t, only_an_own_restaurant_can_be_chosen);
	suite_add_tcase(s, t);
	return s;
}

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(wizard_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
