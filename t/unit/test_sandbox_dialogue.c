/* SPDX-License-Identifier: MIT
 *
 * test_sandbox_dialogue.c: the scripted agent against what callers say
 * (t/sandbox/utterances.txt).
 */
#include "config.h"

#include <check.h>

#include "core/str.h"
#include "sandbox/dialogue.h"
#include "sandbox_suites.h"

#define LEAST_UTTERANCES 60

static const struct json_caps caps = { 65536, 16 };

static struct moment
noon(void)
{
	return (struct moment){ calendar_day(2026, 11, 25), 720 };
}

static const char *
intent_name(enum intent intent)
{
	static const char *const names[] = { "none", "create", "find",
					     "edit", "cancel", "availability",
					     "bye" };

	return names[intent];
}

static const char *
topic_name(enum topic topic)
{
	static const char *const names[] = {
		"none", "date",   "time",        "party",   "name",
		"code", "change", "alternative", "book it", "code or name"
	};

	return names[topic];
}

static void
add(struct str *out, const char *name, const char *value)
{
	if (value)
		str_addf(out, " %s=%s", name, value);
}

static const char *
described(struct arena *a, enum intent intent, const struct facts *f)
{
	struct str out;
	char day[11];

	str_init(&out, a, 2000);
	str_add(&out, intent_name(intent));
	if (f->has_date) {
		calendar_format(f->date, day);
		add(&out, "date", day);
	}
	if (f->time >= 0)
		str_addf(&out, " time=%02d:%02d", f->time / 60, f->time % 60);
	if (f->party)
		str_addf(&out, " party=%d", f->party);
	add(&out, "name", f->name);
	add(&out, "phone", f->phone);
	add(&out, "email", f->email);
	add(&out, "code", f->code);
	add(&out, "requests", f->requests);
	add(&out, "occasion", f->occasion);
	add(&out, "preference", f->preference);
	add(&out, "reason", f->reason);
	return out.buf;
}

/* One call through the file. */
struct script {
	struct arena *arena;
	struct dialogue d;
	struct dialogue_step step;
	bool fresh;   /* the call has not begun */
	bool pending; /* a tool call awaits its answer */
	int line;
	int said;
	int failed;
};

static void
complain(struct script *s, const char *wanted, const char *got)
{
	printf("utterances.txt:%d: wanted \"%s\", got \"%s\"\n", s->line,
	       wanted, got);
	s->failed++;
}

static void
answer(struct script *s, const char *text)
{
	const struct json *j =
	    json_parse(s->arena, text, strlen(text), &caps, NULL);

	ck_assert_ptr_nonnull(j);
	s->step = dialogue_answered(&s->d, j);
	s->pending = false;
}

/* Unless the file says otherwise a tool answers so. */
static void
answer_pending(struct script *s)
{
	if (s->pending)
		answer(s, "{\"success\":true,\"message\":\"Done.\","
			  "\"code\":\"4821\"}");
}

static void
caller_says(struct script *s, const char *text)
{
	answer_pending(s);
	if (s->step.act == DIALOGUE_CALL && !s->fresh)
		complain(s, "no further call",
			 described(s->arena, s->step.intent, &s->d.facts));
	s->step = dialogue_hear(&s->d, text);
	s->fresh = false;
	s->said++;
}

static void
expect_call(struct script *s, const char *wanted)
{
	const char *got;

	answer_pending(s);
	got = s->step.act == DIALOGUE_CALL
		  ? described(s->arena, s->step.intent, &s->d.facts)
		  : s->step.say;
	if (strcmp(wanted, got) != 0)
		complain(s, wanted, got);
	s->pending = s->step.act == DIALOGUE_CALL;
}

static void
expect_question(struct script *s, const char *wanted)
{
	const char *got;

	answer_pending(s);
	got = s->step.act == DIALOGUE_CALL
		  ? described(s->arena, s->step.intent, &s->d.facts)
		  : topic_name(s->d.asked);
	if (strcmp(wanted, got) != 0)
		complain(s, wanted, got);
}

static void
end_call(struct script *s)
{
	dialogue_start(&s->d, s->arena, noon());
	s->fresh = true;
	s->pending = false;
	s->step = (struct dialogue_step){ DIALOGUE_SAY, "", INTENT_NONE };
}

static void
play_line(struct script *s, const char *line)
{
	switch (*line) {
	case '>':
		caller_says(s, line + 2);
		return;
	case '=':
		expect_call(s, line + 2);
		return;
	case '?':
		expect_question(s, line + 2);
		return;
	case '<':
		answer(s, line + 2);
		return;
	case '#':
		return;
	case '\0':
		end_call(s);
		return;
	default:
		ck_abort_msg("utterances.txt:%d: what is this?", s->line);
	}
}

START_TEST(callers_are_understood)
{
	struct script s = { .arena = arena_new(64u << 20) };
	FILE *f = fopen(T_SANDBOX "/utterances.txt", "re");
	char line[1000];

	ck_assert_ptr_nonnull(f);
	end_call(&s);
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		s.line++;
		play_line(&s, line);
	}
	fclose(f);
	ck_assert_int_eq(s.failed, 0);
	ck_assert_int_ge(s.said, LEAST_UTTERANCES);
	arena_free(s.arena);
}
END_TEST

static const struct {
	int year, month, day, weekday;
} days[] = {
	{ 1970, 1, 1, 3 },   { 2000, 2, 29, 1 }, { 2026, 11, 25, 2 },
	{ 2026, 12, 31, 3 }, { 2100, 3, 1, 0 },  { 2024, 2, 29, 3 },
};

START_TEST(days_are_counted)
{
	int y, m, d;
	day_number n =
	    calendar_day(days[_i].year, days[_i].month, days[_i].day);

	calendar_date(n, &y, &m, &d);
	ck_assert_int_eq(y, days[_i].year);
	ck_assert_int_eq(m, days[_i].month);
	ck_assert_int_eq(d, days[_i].day);
	ck_assert_int_eq(calendar_weekday(n), days[_i].weekday);
	ck_assert(calendar_valid(y, m, d));
	ck_assert(!calendar_valid(2026, 2, 29));
}
END_TEST

/* 2026-11-25T03:30:00Z is still Tuesday in Los Angeles. */
START_TEST(today_follows_the_zone)
{
	int64_t t = 1795577400;
	int minutes;

	ck_assert_int_eq(calendar_today("America/Los_Angeles", t, &minutes),
			 calendar_day(2026, 11, 24));
	ck_assert_int_eq(minutes, 19 * 60 + 30);
	ck_assert_int_eq(calendar_today("Asia/Tokyo", t, &minutes),
			 calendar_day(2026, 11, 25));
	ck_assert_int_eq(minutes, 12 * 60 + 30);
	ck_assert_int_eq(calendar_today("No/Such", t, &minutes),
			 calendar_day(2026, 11, 25));
	ck_assert_int_eq(minutes, 3 * 60 + 30);
}
END_TEST

START_TEST(nonsense_is_survived)
{
	static const char *const said[] = {
		"",
		" ",
		"?",
		"...",
		"for",
		"at",
		"the",
		"under the name of",
		"at at at",
		"-- -- --",
		"four four four four four four",
		"99999999999999999999999999999999999999999999",
		"double double double",
		"half past",
		"quarter to",
		"2026-99-99",
		"\303\274\303\266 \342\200\231",
		"next",
		"in two",
		"the 3rd of"
	};
	struct arena *a = arena_new(64u << 20);
	struct dialogue d;
	size_t i, k;

	dialogue_start(&d, a, noon());
	for (i = 0; i < sizeof(said) / sizeof(*said); i++)
		for (k = 0; k < 3; k++)
			ck_assert_ptr_nonnull(dialogue_hear(&d, said[i]).say);
	arena_free(a);
}
END_TEST

/* Words of the trade in every order; the same ones at each run. */
START_TEST(any_order_of_words_is_survived)
{
	static const char *const vocabulary[] = {
		"four",       "at",    "half",   "past",       "twenty",
		"to",         "the",   "3rd",    "of",         "december",
		"table",      "for",   "Garden", "name",       "is",
		"no,",        "make",  "that",   "4821",       "cancel",
		"my",         "in",    "two",    "weeks",      "next",
		"friday",     "7:30",  "pm",     "double",     "oh",
		"adults",     "and",   "kids",   "o'clock",    "+49",
		"2026-11-28", "12/24", "yes",    "bye",        "change",
		"quarter",    "a",     "under",  "99999999999"
	};
	struct arena *a = arena_new(64u << 20);
	unsigned seed = 1;
	struct dialogue d;
	struct str said;
	int i, k;

	for (i = 0; i < 3000; i++) {
		arena_reset(a);
		dialogue_start(&d, a, noon());
		str_init(&said, a, 4000);
		for (k = 0; k < 1 + i % 40; k++) {
			seed = seed * 1103515245u + 12345u;
			str_addf(
			    &said, "%s ",
			    vocabulary[(seed >> 16) % (sizeof(vocabulary) /
						       sizeof(*vocabulary))]);
		}
		ck_assert_ptr_nonnull(dialogue_hear(&d, said.buf).say);
		ck_assert_int_le(d.facts.time, 1439);
		ck_assert_int_ge(d.facts.party, 0);
	}
	arena_free(a);
}
END_TEST

START_TEST(a_broken_tool_is_apologised_for)
{
	struct arena *a = arena_new(1u << 20);
	struct dialogue_step step;
	struct dialogue d;

	dialogue_start(&d, a, noon());
	step = dialogue_hear(&d, "table for two tonight at eight for Hart");
	ck_assert_int_eq(step.act, DIALOGUE_CALL);
	step = dialogue_answered(&d, NULL);
	ck_assert_int_eq(step.act, DIALOGUE_SAY);
	ck_assert_ptr_nonnull(strstr(step.say, "sorry"));
	arena_free(a);
}
END_TEST

Suite *
sandbox_dialogue_suite(void)
{
	Suite *s = suite_create("sandbox dialogue");
	TCase *t = tcase_create("dialogue");

	tcase_add_test(t, callers_are_understood);
	tcase_add_loop_test(t, days_are_counted, 0,
			    sizeof(days) / sizeof(*days));
	tcase_add_test(t, today_follows_the_zone);
	tcase_add_test(t, nonsense_is_survived);
	tcase_add_test(t, any_order_of_words_is_survived);
	tcase_add_test(t, a_broken_tool_is_apologised_for);
	suite_add_tcase(s, t);
	return s;
}
