/* SPDX-License-Identifier: MIT
 *
 * test_model_spoken.c: what callers and language models say, and what is
 * said back.
 */
#include <string.h>

#include "core/arena.h"
#include "model/speech.h"
#include "model/spoken.h"
#include "model_suites.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Wednesday, July 1, 2026, half past nine in the evening. */
static const struct civil_date today = { 2026, 7, 1 };
#define NOW (21 * 60 + 30)

static void
date_is(const char *text, const char *want)
{
	struct civil_date d;
	char got[11] = "";
	enum spoken answer = spoken_date(text, today, NOW, &d);

	if (answer == SPOKEN_OK)
		civil_format_date(d, got);
	ck_assert_msg(strcmp(got, want) == 0, "%s: %s (%d)", text, got,
		      (int)answer);
}

static void
date_gives(const char *text, enum spoken want)
{
	struct civil_date d;
	enum spoken got = spoken_date(text, today, NOW, &d);

	ck_assert_msg(got == want, "%s: %d", text ? text : "NULL", (int)got);
}

START_TEST(case_15_spoken_dates)
{
	static const struct {
		const char *text, *want;
	} rows[] = { { "tomorrow", "2026-07-02" },
		     { "2026-07-04", "2026-07-04" },
		     { "2026-07-04T19:30:00", "2026-07-04" },
		     { "today", "2026-07-01" },
		     { "Tonight", "2026-07-01" },
		     { "tomorrow evening", "2026-07-02" },
		     { "Friday", "2026-07-03" },
		     { "this Friday", "2026-07-03" },
		     { "on friday night", "2026-07-03" },
		     { "Sat", "2026-07-04" },
		     { "the day after tomorrow", "2026-07-03" },
		     { "in 3 days", "2026-07-04" },
		     { "in two weeks", "2026-07-15" },
		     { "in a week", "2026-07-08" },
		     { "July 4", "2026-07-04" },
		     { "4th of July", "2026-07-04" },
		     { "Saturday, July 4th, 2026", "2026-07-04" },
		     { "January 3", "2027-01-03" },
		     { "3 jan 2027", "2027-01-03" },
		     { "the third of January", "2027-01-03" },
		     { "2026/07/04", "2026-07-04" },
		     { "25/12", "2026-12-25" },
		     { "12/25/2026", "2026-12-25" },
		     { "7/7", "2026-07-07" },
		     { "24.12.2026", "2026-12-24" },
		     { " 2026-07-04 ", "2026-07-04" } };

	for (size_t i = 0; i < LEN(rows); i++)
		date_is(rows[i].text, rows[i].want);
}
END_TEST

START_TEST(case_15_is_asked_back)
{
	static const char *const unclear[] = {
		"next Friday",
		"03/04",
		"3/4/2026",
		"Wednesday",
		"soon",
		"Friday, July 4",
		"03/04/26",
		"the weekend",
		"July",
		"next week",
		"4",
		"\xf0\x9f\x8d\xbd",
		"a b c d e f g h i j k l m n o p",
		"Friday or Saturday"
	};
	static const char *const impossible[] = { "2027-02-29", "February 30",
						  "31/04/2026", "2026-13-01",
						  "45/13" };
	static const char *const absent[] = { "",     "  ",      "null",
					      "None", "unknown", "N/A" };

	for (size_t i = 0; i < LEN(unclear); i++)
		date_gives(unclear[i], SPOKEN_UNCLEAR);
	for (size_t i = 0; i < LEN(impossible); i++)
		date_gives(impossible[i], SPOKEN_NO_SUCH);
	for (size_t i = 0; i < LEN(absent); i++)
		date_gives(absent[i], SPOKEN_ABSENT);
	date_gives(NULL, SPOKEN_ABSENT);
}
END_TEST

START_TEST(case_04_tonight_after_midnight)
{
	struct civil_date d;

	ck_assert_int_eq(spoken_date("tonight", today, 20, &d), SPOKEN_NIGHT);
	ck_assert_int_eq(spoken_date("tonight", today, 600, &d), SPOKEN_OK);
	ck_assert_int_eq(spoken_date("today", today, 20, &d), SPOKEN_OK);
}
END_TEST

START_TEST(case_16_spoken_times)
{
	static const struct {
		const char *text;
		int want, other;
	} rows[] = { { "19:30", 1170, -1 },
		     { "07:30", 450, -1 },
		     { "7:30 PM", 1170, -1 },
		     { "7:30pm", 1170, -1 },
		     { "7.30 p.m.", 1170, -1 },
		     { "7 pm", 1140, -1 },
		     { "12 PM", 720, -1 },
		     { "12:15 AM", 15, -1 },
		     { "19h30", 1170, -1 },
		     { "19h", 1140, -1 },
		     { "noon", 720, -1 },
		     { "1930", 1170, -1 },
		     { "19:30:00", 1170, -1 },
		     { "2026-11-22T19:30", 1170, -1 },
		     { "8", 480, 1200 },
		     { "7:30", 450, 1170 },
		     { "12", 0, 720 },
		     { "8 o'clock", 480, 1200 },
		     { "eight in the evening", 1200, -1 },
		     { "half past seven", 450, 1170 },
		     { "quarter to eight pm", 1185, -1 },
		     { "quarter past 8", 495, 1215 },
		     { "seven thirty", 450, 1170 },
		     { "8:15", 495, 1215 },
		     { "8:50", 530, 1250 },
		     { "20:07", 1207, -1 },
		     { "00:30", 30, -1 },
		     { "at 8 tonight", 1200, -1 } };

	for (size_t i = 0; i < LEN(rows); i++) {
		int got = -2, other = -2;
		enum spoken answer = spoken_time(rows[i].text, &got, &other);

		ck_assert_msg(answer == SPOKEN_OK && got == rows[i].want &&
				  other == rows[i].other,
			      "%s: %d, %d (%d)", rows[i].text, got, other,
			      (int)answer);
	}
}
END_TEST

START_TEST(case_16_is_asked_back)
{
	static const char *const unclear[] = {
		"half eight", "midnight",  "later", "8 or 9", "in the evening",
		"8 am pm",    "noonish 3", "13 am", "0 pm"
	};
	static const char *const impossible[] = { "24:00", "25:00", "19:60",
						  "2460" };
	int m, other;

	for (size_t i = 0; i < LEN(unclear); i++)
		ck_assert_msg(spoken_time(unclear[i], &m, &other) ==
				  SPOKEN_UNCLEAR,
			      "%s", unclear[i]);
	for (size_t i = 0; i < LEN(impossible); i++)
		ck_assert_msg(spoken_time(impossible[i], &m, &other) ==
				  SPOKEN_NO_SUCH,
			      "%s", impossible[i]);
	ck_assert_int_eq(spoken_time(" ", &m, &other), SPOKEN_ABSENT);
}
END_TEST

START_TEST(case_13_party_size)
{
	static const struct {
		const char *text;
		int want;
	} rows[] = { { "0", 0 },
		     { "-1", -1 },
		     { "1", 1 },
		     { "4", 4 },
		     { " 4 ", 4 },
		     { "4.0", 4 },
		     { "four", 4 },
		     { "party of four", 4 },
		     { "table for 4 people", 4 },
		     { "1000", 1000 },
		     { "twenty five", 25 },
		     { "1000000000", 1000000 },
		     { "99999999999999999999", 1000000 } };
	static const char *const unclear[] = {
		"2.5",  "a couple", "four or five",
		"many", "4-5",      "two adults and one child"
	};
	int n;

	for (size_t i = 0; i < LEN(rows); i++) {
		ck_assert_int_eq(spoken_party(rows[i].text, &n), SPOKEN_OK);
		ck_assert_msg(n == rows[i].want, "%s: %d", rows[i].text, n);
	}
	for (size_t i = 0; i < LEN(unclear); i++)
		ck_assert_msg(spoken_party(unclear[i], &n) == SPOKEN_UNCLEAR,
			      "%s", unclear[i]);
	ck_assert_int_eq(spoken_party("null", &n), SPOKEN_ABSENT);
}
END_TEST

static const char *
say(struct arena *a, enum speech_message m, const struct speech_args *args)
{
	struct str s;

	str_init(&s, a, 2000);
	speech_say(&s, "en-US", m, args);
	return s.buf;
}

START_TEST(sentences_are_grammatical)
{
	struct arena *a = arena_new(100000);
	struct speech_args args = { .country = "US",
				    .name = "Garden",
				    .code = "0042",
				    .date = { 2026, 11, 28 },
				    .time = 1170,
				    .party = 4 };

	ck_assert_str_eq(say(a, SPEECH_CREATED, &args),
			 "Your table is reserved for Garden, four guests, on "
			 "Saturday, November 28 at 7:30 PM. The reservation "
			 "code is 0042.");
	args.party = 1;
	args.country = "DE";
	ck_assert_str_eq(say(a, SPEECH_FREE, &args),
			 "Yes, there is a table for one guest on Saturday, "
			 "November 28 at 19:30.");
	args.party = 23;
	args.country = "US";
	args.time = 720;
	ck_assert_str_eq(say(a, SPEECH_FULL_TIME, &args),
			 "There is no table left for 23 guests on Saturday, "
			 "November 28 at 12 PM.");
	args.number = 120;
	ck_assert_ptr_nonnull(
	    strstr(say(a, SPEECH_TOO_SOON, &args), "at least two hours."));
	args.number = 45;
	ck_assert_ptr_nonnull(
	    strstr(say(a, SPEECH_TOO_SOON, &args), "at least 45 minutes."));
	args.number = 1440;
	ck_assert_ptr_nonnull(
	    strstr(say(a, SPEECH_TOO_SOON, &args), "at least one day."));
	args.number = 1;
	ck_assert_ptr_nonnull(
	    strstr(say(a, SPEECH_TOO_FAR, &args), "up to one day in advance"));
	args.name = "{code} {x";
	ck_assert_ptr_nonnull(
	    strstr(say(a, SPEECH_CREATED, &args), "for {code} {x, 23"));
	arena_free(a);
}
END_TEST

START_TEST(no_sentence_is_missing)
{
	struct arena *a = arena_new(1000000);
	struct speech_args args = { .country = "US",
				    .name = "N",
				    .code = "0042",
				    .list = "L",
				    .date = today,
				    .today = today,
				    .restaurant = "R" };

	for (int m = 0; m < SPEECH_COUNT; m++) {
		const char *text;

		ck_assert_msg(speech_pattern("en", m) != NULL, "%d", m);
		text = say(a, m, &args);
		ck_assert_msg(!strchr(text, '{'), "%s", text);
		ck_assert_uint_lt(strlen(text), 240);
	}
	ck_assert_ptr_null(speech_pattern("xx", SPEECH_CREATED));
	arena_free(a);
}
END_TEST

START_TEST(lists_and_clocks)
{
	struct arena *a = arena_new(100000);
	struct str s;

	str_init(&s, a, 100);
	for (size_t i = 0; i < 3; i++)
		speech_list(&s, "en", i, 3, "x");
	ck_assert_str_eq(s.buf, "x, x or x");
	str_clear(&s);
	speech_time(&s, "en", "US", 0);
	speech_time(&s, "en", "US", 30);
	speech_time(&s, "de", "US", 30);
	speech_time(&s, NULL, NULL, 30);
	ck_assert_str_eq(s.buf, "midnight12:30 AM00:3000:30");
	ck_assert_str_eq(speech_weekday("en-GB", SUNDAY), "Sunday");
	arena_free(a);
}
END_TEST

Suite *
model_spoken_suite(void)
{
	Suite *s = suite_create("model spoken");
	TCase *t = tcase_create("spoken");

	tcase_add_test(t, case_15_spoken_dates);
	tcase_add_test(t, case_15_is_asked_back);
	tcase_add_test(t, case_04_tonight_after_midnight);
	tcase_add_test(t, case_16_spoken_times);
	tcase_add_test(t, case_16_is_asked_back);
	tcase_add_test(t, case_13_party_size);
	tcase_add_test(t, sentences_are_grammatical);
	tcase_add_test(t, no_sentence_is_missing);
	tcase_add_test(t, lists_and_clocks);
	suite_add_tcase(s, t);
	return s;
}
