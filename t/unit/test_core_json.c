/* SPDX-License-Identifier: MIT
 *
 * test_core_json.c: JSON in with caps, JSON out.
 */
#include "config.h"

#include "core/json.h"
#include "core_suites.h"

static struct arena *a;
static struct err e;
static const struct json_caps caps = { 100000, 8 };

static void
set_up(void)
{
	a = arena_new(8 << 20);
	e = (struct err)ERR_INIT;
}

static void
tear_down(void)
{
	arena_free(a);
}

static struct json *
parse(const char *text)
{
	return json_parse(a, text, strlen(text), &caps, &e);
}

START_TEST(valid_texts)
{
	static const char *const good[] = {
		"{}",
		"[]",
		" [ 1 , -2.5e+10 , 0 , -0 , 0.5 , 1E2 ] \r\n\t",
		"\"x\"",
		"7",
		"true",
		"false",
		"{\"a\":null,\"b\":[{}]}",
		"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"",
		"\"\xc3\xa9\"",
		"[[[[[[[[1]]]]]]]]",
		"\"\x7f\"",
	};

	ck_assert_msg(parse(good[_i]) != NULL, "%s: %s", good[_i], e.detail);
}
END_TEST

START_TEST(invalid_texts)
{
	static const char *const bad[] = {
		"",
		" ",
		"null",
		"[",
		"]",
		"{",
		"{]",
		"[1,]",
		"{\"a\":1,}",
		"{\"a\"}",
		"{\"a\" 1}",
		"{a:1}",
		"{1:2}",
		"[1 2]",
		"[1,,2]",
		"{'a':1}",
		"'a'",
		"01",
		"-01",
		"00",
		"+1",
		"-",
		"1.",
		"[1.]",
		".5",
		"1e",
		"1e+",
		"0x10",
		"--1",
		"2-3",
		"NaN",
		"Infinity",
		"-Infinity",
		"TRUE",
		"True",
		"nul",
		"truex",
		"tr ue",
		"1 2",
		"[1]x",
		"{} {}",
		"// c\n1",
		"/* c */1",
		"\"abc",
		"\"a\nb\"",
		"\"a\tb\"",
		"\"\\x\"",
		"\"\\u12\"",
		"\"\\u12g4\"",
		"\"\\u0000\"",
		"\"\\ud800\"",
		"\"\\ud800x\"",
		"\"\\udc00\"",
		"\"\\ud800\\u0041\"",
		"\"\\ud800\\\"",
		"\"\\",
		"\"\\u",
		"\"\xff\"",
		"\"\xc0\x80\"",
		"\"\xed\xa0\x80\"",
		"\xef\xbb\xbf{}",
		"\v1",
		"[1\f]",
		"{\"a\":1 \"b\":2}",
		"{,}",
		"\"a\" \"b\"",
		"[tru]",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		e = (struct err)ERR_INIT;
		ck_assert_msg(parse(bad[i]) == NULL, "took: %s", bad[i]);
		ck_assert_int_eq(e.code, ERR_INVALID);
		ck_assert(e.say[0] != '\0');
	}
}
END_TEST

START_TEST(a_nul_byte_is_refused)
{
	ck_assert_ptr_null(json_parse(a, "{}\0", 3, &caps, &e));
	ck_assert_ptr_null(json_parse(a, "\"a\0b\"", 5, &caps, &e));
	ck_assert_ptr_nonnull(json_parse(a, "{}xxx", 2, &caps, &e));
}
END_TEST

START_TEST(caps_hold)
{
	char deep[200001];

	ck_assert_ptr_null(parse("[[[[[[[[[1]]]]]]]]]"));
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_ptr_null(parse("[{\"a\":[{\"a\":[{\"a\":[{\"a\":[]}]}]}]}]"));
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	ck_assert_ptr_null(json_parse(a, deep, 100000, &caps, &e));
	ck_assert_int_eq(e.code, ERR_INVALID);
	ck_assert_ptr_null(json_parse(a, deep, 100001, &caps, &e));
	ck_assert_int_eq(e.code, ERR_TOO_LARGE);
	/* brackets in a string nest nothing */
	ck_assert_ptr_nonnull(parse("\"[[[[[[[[[[[[[[[\""));
}
END_TEST

START_TEST(look_ups_by_type)
{
	const struct json *j =
	    parse("{\"s\":\"x\",\"n\":4,\"b\":true,\"d\":1.5,\"z\":null,"
		  "\"l\":[1,null,\"two\"],\"o\":{\"p\":{\"q\":\"deep\"}}}");

	ck_assert_int_eq(json_type(j), JSON_OBJECT);
	ck_assert_int_eq(json_type(json_get(j, "s")), JSON_STRING);
	ck_assert_int_eq(json_type(json_get(j, "n")), JSON_INT);
	ck_assert_int_eq(json_type(json_get(j, "b")), JSON_BOOL);
	ck_assert_int_eq(json_type(json_get(j, "d")), JSON_DOUBLE);
	ck_assert_int_eq(json_type(json_get(j, "z")), JSON_ABSENT);
	ck_assert_int_eq(json_type(json_get(j, "no")), JSON_ABSENT);
	ck_assert_int_eq(json_type(json_get(j, "l")), JSON_ARRAY);
	ck_assert_int_eq(json_type(NULL), JSON_ABSENT);
	ck_assert_str_eq(json_string(json_get(j, "s")), "x");
	ck_assert_ptr_null(json_string(json_get(j, "n")));
	ck_assert_ptr_null(json_string(NULL));
	ck_assert(json_bool(json_get(j, "b"), false));
	ck_assert(json_bool(json_get(j, "s"), true));
	ck_assert_uint_eq(json_length(json_get(j, "l")), 3);
	ck_assert_uint_eq(json_length(j), 0);
	ck_assert_str_eq(json_string(json_at(json_get(j, "l"), 2)), "two");
	ck_assert_ptr_null(json_at(json_get(j, "l"), 1));
	ck_assert_ptr_null(json_at(json_get(j, "l"), 3));
	ck_assert_str_eq(json_string(json_path(j, "o.p.q")), "deep");
	ck_assert_ptr_null(json_path(j, "o.x.q"));
	ck_assert_ptr_null(json_path(j, "s.p"));
	ck_assert_ptr_eq(json_path(j, ""), j);
	ck_assert_ptr_null(json_get(json_get(j, "l"), "s"));
}
END_TEST

START_TEST(a_path_with_a_very_long_step_is_absent)
{
	char path[300];

	memset(path, 'a', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	ck_assert_ptr_null(json_path(parse("{}"), path));
}
END_TEST

START_TEST(whole_numbers)
{
	static const struct {
		const char *text;
		bool ok;
		int64_t want;
	} cases[] = {
		{ "4", true, 4 },
		{ "-4", true, -4 },
		{ "4.0", true, 4 },
		{ "4e1", true, 40 },
		{ "4.5", false, 0 },
		{ "1e400", false, 0 },
		{ "9223372036854775807", true, INT64_MAX },
		{ "9223372036854775808", false, 0 },
		{ "99999999999999999999999", false, 0 },
		{ "-99999999999999999999999", false, 0 },
		{ "\"4\"", true, 4 },
		{ "\"-4\"", true, -4 },
		{ "\"4x\"", false, 0 },
		{ "\"\"", false, 0 },
		{ "\"99999999999999999999\"", false, 0 },
		{ "true", false, 0 },
		{ "[4]", false, 0 },
	};
	int64_t n = 77;

	ck_assert_int_eq(json_int(parse(cases[_i].text), &n), cases[_i].ok);
	ck_assert_int_eq(n, cases[_i].ok ? cases[_i].want : 77);
}
END_TEST

static bool
gather(const char *key, const struct json *value, void *arg)
{
	char *text = arg;
	size_t n = strlen(text);

	(void)snprintf(text + n, 64 - n, "%s%d", key, (int)json_type(value));
	return strcmp(key, "stop") != 0;
}

START_TEST(members_in_order)
{
	char text[64] = "";

	json_each(parse("{\"b\":1,\"a\":\"x\",\"stop\":null,\"c\":2}"), gather,
		  text);
	ck_assert_str_eq(text, "b2a4stop0");
	text[0] = '\0';
	json_each(parse("[1]"), gather, text);
	json_each(NULL, gather, text);
	ck_assert_str_eq(text, "");
}
END_TEST

START_TEST(making)
{
	struct json *j = json_object(a), *l, *o;

	json_put_string(j, "s", "a/\"\n\xc3\xa9");
	json_put_string(j, "none", NULL);
	json_put_int(j, "n", -5);
	json_put_bool(j, "t", true);
	json_put_null(j, "z");
	json_put_id(j, "id", UINT64_MAX);
	o = json_put_object(j, "o");
	json_put_int(o, "k", 1);
	l = json_put_array(j, "l");
	json_add_string(l, "x");
	json_add_string(l, NULL);
	json_add_int(l, 2);
	json_put_int(json_add_object(l), "y", 3);
	json_add(l, o);
	json_add(l, NULL);
	json_put(j, "copy", o);
	json_put(j, "nocopy", NULL);
	json_put_int(o, "k", 9); /* the copies must not follow */
	ck_assert_str_eq(json_text(a, j),
			 "{\"s\":\"a/\\\"\\n\xc3\xa9\",\"n\":-5,\"t\":true,"
			 "\"z\":null,\"id\":\"18446744073709551615\","
			 "\"o\":{\"k\":9},\"l\":[\"x\",2,{\"y\":3},"
			 "{\"k\":1}],\"copy\":{\"k\":1}}");
	ck_assert_str_eq(json_text(a, json_array(a)), "[]");
}
END_TEST

START_TEST(the_same_meaning_is_the_same_text)
{
	const char *one = json_canonical(
	    a, parse("{\"b\":[1,{\"y\":\"q\\\"\",\"x\":\"\"}],\"a\":\"u\","
		     "\"n\":null,\"e\":\"\"}"));
	const char *two = json_canonical(
	    a,
	    parse(" {\"a\" : \"\\u0075\",\"b\":[1, {\"y\":\"q\\u0022\"} ] }"));

	ck_assert_str_eq(one, two);
	ck_assert_str_eq(one, "{\"a\":\"u\",\"b\":[1,{\"y\":\"q\\\"\"}]}");
	ck_assert_str_ne(one, json_canonical(a, parse("{\"a\":\"v\"}")));
	ck_assert_str_eq(json_canonical(a, parse("[null,\"\",1.50]")),
			 "[null,\"\",1.50]");
}
END_TEST

Suite *
core_json_suite(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("json");

	tcase_add_checked_fixture(t, set_up, tear_down);
	tcase_add_loop_test(t, valid_texts, 0, 12);
	tcase_add_test(t, invalid_texts);
	tcase_add_test(t, a_nul_byte_is_refused);
	tcase_add_test(t, caps_hold);
	tcase_add_test(t, look_ups_by_type);
	tcase_add_test(t, a_path_with_a_very_long_step_is_absent);
	tcase_add_loop_test(t, whole_numbers, 0, 17);
	tcase_add_test(t, members_in_order);
	tcase_add_test(t, making);
	tcase_add_test(t, the_same_meaning_is_the_same_text);
	suite_add_tcase(s, t);
	return s;
}
