/* SPDX-License-Identifier: MIT
 *
 * test_model_facts.c: codes, names of states, what a restaurant and an agent
 * must hold, plans, prompts, documents.
 */
#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/arena.h"
#include "model/agent.h"
#include "model/code.h"
#include "model/document.h"
#include "model/names.h"
#include "model/plan.h"
#include "model/prompt.h"
#include "model/reservation.h"
#include "model/restaurant.h"
#include "model/role.h"
#include "model/zone.h"
#include "model_suites.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* The specification's examples: "generateReservationId: generates unique
 * IDs", "generates 4-digit IDs". */
START_TEST(spec_generates_100_unique_ids)
{
	char codes[100][5];
	bool seen[CODE_COUNT] = { false };
	regex_t four;

	ck_assert_int_eq(regcomp(&four, "^[0-9]{4}$", REG_EXTENDED), 0);
	code_draw(codes, 100);
	for (int i = 0; i < 100; i++) {
		long value = strtol(codes[i], NULL, 10);

		ck_assert_int_eq(regexec(&four, codes[i], 0, NULL, 0), 0);
		ck_assert(!seen[value]);
		seen[value] = true;
	}
	regfree(&four);
}
END_TEST

START_TEST(case_19_the_last_free_code)
{
	static bool taken[CODE_COUNT];
	char code[5];

	memset(taken, true, sizeof(taken));
	ck_assert(!code_pick_free(taken, code));
	taken[42] = false;
	ck_assert(code_pick_free(taken, code));
	ck_assert_str_eq(code, "0042");
	taken[9999] = false;
	ck_assert(code_pick_free(taken, code));
	ck_assert(strcmp(code, "0042") == 0 || strcmp(code, "9999") == 0);
}
END_TEST

START_TEST(case_19_ways_to_say_a_code)
{
	static const char *const same[] = { "0042",    "42",    " 0 0 4 2 ",
					    "0-0-4-2", "#0042", "00.42" };
	static const char *const none[] = { "",   " ", "00042", "four two",
					    "4a", "-", "12345" };
	char code[5];

	for (size_t i = 0; i < LEN(same); i++) {
		ck_assert(code_parse(same[i], code));
		ck_assert_str_eq(code, "0042");
	}
	for (size_t i = 0; i < LEN(none); i++)
		ck_assert_msg(!code_parse(none[i], code), "%s", none[i]);
}
END_TEST

START_TEST(words_of_the_specification)
{
	ck_assert_str_eq(reservation_status_name(RESERVATION_NO_SHOW),
			 "no_show");
	ck_assert_int_eq(reservation_status_parse("completed"),
			 RESERVATION_COMPLETED);
	ck_assert_int_eq(reservation_status_parse("seated"), -1);
	ck_assert_int_eq(reservation_source_parse("phone_agent"),
			 RESERVATION_PHONE_AGENT);
	ck_assert_str_eq(reservation_source_name(RESERVATION_ONLINE), "online");
	ck_assert_int_eq(reservation_action_parse("modified"),
			 RESERVATION_MODIFIED);
	ck_assert_str_eq(reservation_action_name(RESERVATION_CANCELLED_ACTION),
			 "cancelled");
	ck_assert_str_eq(restaurant_status_name(RESTAURANT_PAUSED), "paused");
	ck_assert_int_eq(restaurant_status_parse("archived"),
			 RESTAURANT_ARCHIVED);
	ck_assert_int_eq(restaurant_status_parse(NULL), -1);
	ck_assert_int_eq(agent_status_parse("configuring"), AGENT_CONFIGURING);
	ck_assert_str_eq(agent_status_name(AGENT_ERROR), "error");
	ck_assert_int_eq(agent_tool_parse("check_availability"),
			 TOOL_AVAILABILITY);
	ck_assert_str_eq(agent_tool_name(TOOL_CREATE), "create_reservation");
	ck_assert_int_eq(document_status_parse("active"), DOCUMENT_ACTIVE);
	ck_assert_str_eq(document_status_name(DOCUMENT_FAILED), "failed");
	for (int r = ROLE_HOST; r <= ROLE_ADMIN; r++)
		ck_assert_int_eq(role_parse(role_name(r)), r);
	ck_assert_int_eq(role_parse("none"), ROLE_NONE);
	ck_assert_int_eq(role_parse("root"), ROLE_NONE);
}
END_TEST

static struct restaurant
good_house(void)
{
	struct restaurant r = { .name = "Downtown Bistro" };

	restaurant_defaults(&r);
	return r;
}

static void
faulty(const struct restaurant *r, const char *field)
{
	struct err e = ERR_INIT;
	const char *got = "";

	ck_assert_int_eq(restaurant_check(r, &got, &e), -1);
	ck_assert_str_eq(got, field);
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_uint_gt(strlen(e.say), 10);
}

START_TEST(a_restaurant_is_checked)
{
	static const struct restaurant_turn falling[] = { { 4, 60 },
							  { 2, 90 } };
	static const struct restaurant_turn hasty[] = { { 4, 5 } };
	struct restaurant r = good_house();
	const char *field = "";

	ck_assert_int_eq(restaurant_check(&r, &field, NULL), 0);
	r.name = "";
	faulty(&r, "name");
	r = good_house();
	r.location.zip_code = "123456789012345678901";
	faulty(&r, "zip_code");
	r = good_house();
	r.location.timezone = "Europe/Nowhere";
	faulty(&r, "timezone");
	r = good_house();
	r.settings.seating_capacity = 0;
	faulty(&r, "seating_capacity");
	r = good_house();
	r.settings.max_party_size = 0;
	faulty(&r, "max_party_size");
	r = good_house();
	r.settings.min_party_size = 11;
	faulty(&r, "max_party_size");
	r = good_house();
	r.settings.max_party_size = 41;
	faulty(&r, "max_party_size");
	r = good_house();
	r.hours.day[0].period[0].close = 10;
	faulty(&r, "hours");
	r = good_house();
	r.turns = falling;
	r.turn_count = 2;
	faulty(&r, "turns");
	r.turns = hasty;
	r.turn_count = 1;
	faulty(&r, "turns");
}
END_TEST

START_TEST(zones_are_guessed)
{
	static const struct {
		const char *country, *state, *want;
	} rows[] = { { "US", "CA", "America/Los_Angeles" },
		     { "us", "new york", "America/New_York" },
		     { "US", "Texas", "America/Chicago" },
		     { "DE", "", "Europe/Berlin" },
		     { "DE", "Bayern", "Europe/Berlin" },
		     { "ES", "CN", "Atlantic/Canary" },
		     { "CA", "Ontario", "America/Toronto" },
		     { "AU", "Victoria", "Australia/Melbourne" },
		     { "FR", NULL, "Europe/Paris" } };

	for (size_t i = 0; i < LEN(rows); i++) {
		const char *got =
		    restaurant_guess_zone(rows[i].country, rows[i].state);

		ck_assert_ptr_nonnull(got);
		ck_assert_str_eq(got, rows[i].want);
		ck_assert_ptr_nonnull(zone_find(got));
	}
	ck_assert_ptr_null(restaurant_guess_zone("US", ""));
	ck_assert_ptr_null(restaurant_guess_zone("US", "Atlantis"));
	ck_assert_ptr_null(restaurant_guess_zone(NULL, NULL));
	ck_assert_ptr_null(restaurant_guess_zone("Germany", NULL));
}
END_TEST

static struct agent
good_agent(void)
{
	return (struct agent){ .name = "Downtown Bistro Agent",
			       .language = "en-US",
			       .elevenlabs_voice_id = "rachel",
			       .config = { .greeting = "Hello",
					   .style = "friendly",
					   .max_duration = 600,
					   .voicemail_message = "" } };
}

static void
agent_faulty(const struct agent *a, const char *field)
{
	struct err e = ERR_INIT;
	const char *got = "";

	ck_assert_int_eq(agent_check(a, &got, &e), -1);
	ck_assert_str_eq(got, field);
}

START_TEST(an_agent_is_checked)
{
	static const char *const languages[] = { "", "english", "EN", "en_US",
						 "en-us" };
	struct agent a = good_agent();
	const char *field = "";

	ck_assert_int_eq(agent_check(&a, &field, NULL), 0);
	a.name = "";
	agent_faulty(&a, "name");
	for (size_t i = 0; i < LEN(languages); i++) {
		a = good_agent();
		a.language = languages[i];
		agent_faulty(&a, "language");
	}
	a = good_agent();
	a.elevenlabs_voice_id = "";
	agent_faulty(&a, "voice");
	a = good_agent();
	a.config.greeting = "";
	agent_faulty(&a, "greeting");
	a = good_agent();
	a.config.style = "rude";
	agent_faulty(&a, "style");
	a = good_agent();
	a.config.max_duration = 10;
	agent_faulty(&a, "max_duration");
	a = good_agent();
	a.config.enable_voicemail = true;
	agent_faulty(&a, "voicemail_message");
}
END_TEST

START_TEST(plans_rise)
{
	const struct plan *last = plan_at(0);

	ck_assert_str_eq(plan_find("nonsense")->tier, "free");
	ck_assert_str_eq(plan_find(NULL)->tier, "free");
	ck_assert_str_eq(plan_find("enterprise")->tier, "enterprise");
	for (size_t i = 1; plan_at(i); i++) {
		const struct plan *p = plan_at(i);

		ck_assert_int_gt(p->monthly_micros, last->monthly_micros);
		ck_assert_int_gt(p->included_minutes, last->included_minutes);
		ck_assert_int_gt(p->agent_limit, last->agent_limit);
		ck_assert_int_gt(p->concurrency_limit, last->concurrency_limit);
		last = p;
	}
	ck_assert_ptr_null(plan_at(3));
}
END_TEST

START_TEST(files_are_known_by_their_first_bytes)
{
	ck_assert_str_eq(document_sniff("%PDF-1.7", 8), "pdf");
	ck_assert_str_eq(document_sniff("PK\3\4xxword/document", 19), "docx");
	ck_assert_str_eq(document_sniff("Menu: soup \xc3\xa9", 13), "txt");
	ck_assert_ptr_null(document_sniff("PK\3\4\0\xffxl/", 9));
	ck_assert_ptr_null(document_sniff("\x7f"
					  "ELF\0\1",
					  6));
	ck_assert_ptr_null(document_sniff("", 0));
}
END_TEST

START_TEST(a_prompt_holds_the_facts_and_no_strange_variable)
{
	struct arena *a = arena_new(1 << 20);
	struct restaurant r = good_house();
	struct agent agent = good_agent();
	struct hours_special closed = { .date = { 2026, 12, 25 } };
	struct str out;

	r.name = "O'Brien's {{x}}";
	r.cuisine = "Irish";
	r.location.city = "Boston";
	r.settings.lead_minutes = 45;
	r.settings.cancellation_policy = "Two hours before.";
	str_init(&out, a, 20000);
	prompt_write(&out, &r, &closed, 1, &agent);
	ck_assert(str_ok(&out));
	ck_assert_ptr_nonnull(strstr(out.buf, "Irish"));
	ck_assert_ptr_nonnull(strstr(out.buf, "{{system__time}}"));
	ck_assert_ptr_nonnull(strstr(out.buf, "{ {x}}"));
	ck_assert_ptr_null(strstr(out.buf, "{{x"));
	ck_assert_ptr_nonnull(
	    strstr(out.buf, "Friday, December 25 2026: closed"));
	ck_assert_ptr_nonnull(strstr(out.buf, "Monday: 11:30 AM to 2:30 PM "
					      "and 5 PM to 10 PM"));
	for (int t = 0; t < TOOL_COUNT; t++)
		ck_assert_ptr_nonnull(strstr(out.buf, agent_tool_name(t)));
	str_clear(&out);
	prompt_greeting(&out,
			"Welcome to {{restaurant}}, {{restaurant_name}}"
			" {{secret__x}}",
			&r);
	ck_assert_str_eq(out.buf, "Welcome to O'Brien's { {x}}, O'Brien's "
				  "{ {x}} { {secret__x}}");
	for (int i = 0; i < 3; i++) {
		static const char *const styles[] = { "casual", "friendly",
						      "professional" };

		str_clear(&out);
		agent.config.style = styles[i];
		prompt_write(&out, &r, NULL, 0, &agent);
		ck_assert_ptr_nonnull(strstr(out.buf, "Speak "));
	}
	arena_free(a);
}
END_TEST

Suite *
model_facts_suite(void)
{
	Suite *s = suite_create("model facts");
	TCase *t = tcase_create("facts");

	tcase_add_test(t, spec_generates_100_unique_ids);
	tcase_add_test(t, case_19_the_last_free_code);
	tcase_add_test(t, case_19_ways_to_say_a_code);
	tcase_add_test(t, words_of_the_specification);
	tcase_add_test(t, a_restaurant_is_checked);
	tcase_add_test(t, zones_are_guessed);
	tcase_add_test(t, an_agent_is_checked);
	tcase_add_test(t, plans_rise);
	tcase_add_test(t, files_are_known_by_their_first_bytes);
	tcase_add_test(t, a_prompt_holds_the_facts_and_no_strange_variable);
	suite_add_tcase(s, t);
	return s;
}
