/* SPDX-License-Identifier: MIT
 *
 * test_model_zone.c: the calendar and local time, held against zdump(8).
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/civil.h"
#include "model/zone.h"
#include "model/zone_file.h"
#include "model_suites.h"

static const struct zone *
zone(const char *name)
{
	const struct zone *z = zone_find(name);

	ck_assert_msg(z != NULL, "no zone %s", name);
	return z;
}

static instant
utc(int year, int month, int day, int minutes)
{
	struct civil_date d = { year, month, day };

	return (instant)civil_days(d) * CLOCK_DAY + minutes * CLOCK_MINUTE;
}

START_TEST(every_day_counts_up_by_one)
{
	struct civil_date d = { 1969, 12, 25 };
	int32_t days = civil_days(d);
	int weekday = civil_weekday(d);

	ck_assert_int_eq(weekday, THURSDAY);
	for (int i = 0; i < 80000; i++) { /* past 2188, through 2000, 2100 */
		struct civil_date next = civil_from_days(++days);

		ck_assert_int_eq(civil_days(next), days);
		ck_assert_int_eq(civil_weekday(next), (weekday + 1) % 7);
		ck_assert_int_gt(civil_compare(next, d), 0);
		ck_assert(next.year < 1970 || civil_valid(next));
		weekday = (weekday + 1) % 7;
		d = next;
	}
}
END_TEST

START_TEST(leap_days)
{
	ck_assert(civil_valid((struct civil_date){ 2028, 2, 29 }));
	ck_assert(!civil_valid((struct civil_date){ 2027, 2, 29 }));
	ck_assert(!civil_valid((struct civil_date){ 2100, 2, 29 }));
	ck_assert(civil_valid((struct civil_date){ 2000, 2, 29 }));
	ck_assert(!civil_valid((struct civil_date){ 2026, 4, 31 }));
	ck_assert(!civil_valid((struct civil_date){ 2026, 13, 1 }));
	ck_assert(!civil_valid((struct civil_date){ 2026, 0, 1 }));
	ck_assert(!civil_valid((struct civil_date){ 1969, 1, 1 }));
}
END_TEST

START_TEST(dates_and_times_are_read_exactly)
{
	static const char *const bad[] = {
		"",           "2026-1-02",   "2026-11-31",
		"2026/11/22", "2026-11-22 ", "26-11-22xx",
		"2026-11-2x"
	};
	static const char *const bad_times[] = { "",      "7:30",  "24:00",
						 "19:60", "19.30", "19:30 ",
						 "1930" };
	struct civil_date d;
	char text[11], clock[6];
	int m;

	ck_assert(civil_parse_date("2026-11-22", &d));
	ck_assert_int_eq(d.year * 10000 + d.month * 100 + d.day, 20261122);
	civil_format_date(d, text);
	ck_assert_str_eq(text, "2026-11-22");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(!civil_parse_date(bad[i], &d), "%s", bad[i]);
	ck_assert(civil_parse_time("19:30", &m));
	ck_assert_int_eq(m, 1170);
	for (size_t i = 0; i < sizeof(bad_times) / sizeof(*bad_times); i++)
		ck_assert_msg(!civil_parse_time(bad_times[i], &m), "%s",
			      bad_times[i]);
	civil_format_time(1440 + 5, clock);
	ck_assert_str_eq(clock, "00:05");
}
END_TEST

START_TEST(names_cannot_leave_the_folder)
{
	static const char *const bad[] = {
		"../../etc/passwd",
		"/etc/passwd",
		"Europe/../Europe/Berlin",
		"",
		"Europe//Berlin",
		"Europe/",
		".",
		"Europe/Nowhere",
		"zone.tab",
		"Europe",
		"tzdata.zi",
		"right/Europe/Berlin",
		"Europe/Berlin\n",
		"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		"xxxxxxx"
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(!zone_find(bad[i]), "%s", bad[i]);
	ck_assert_ptr_null(zone_find(NULL));
	ck_assert_ptr_eq(zone_find("Europe/Berlin"),
			 zone_find("Europe/Berlin"));
	ck_assert_str_eq(zone_name(zone_find("Etc/GMT+12")), "Etc/GMT+12");
}
END_TEST

START_TEST(case_01_gap_night)
{
	const struct zone *z = zone("Europe/Berlin");
	struct civil_date night = { 2027, 3, 28 };
	instant t;

	ck_assert_int_eq(zone_instant(z, night, 150, &t), ZONE_GAP);
	ck_assert_int_eq(t, utc(2027, 3, 28, 60)); /* 03:00 CEST */
	ck_assert_int_eq(zone_instant(z, night, 119, &t), ZONE_ONCE);
	ck_assert_int_eq(zone_instant(z, night, 180, &t), ZONE_ONCE);
	ck_assert_int_eq(t, utc(2027, 3, 28, 60));
	/* the same from the day before, 26:30 */
	night.day = 27;
	ck_assert_int_eq(zone_instant(z, night, 1440 + 150, &t), ZONE_GAP);
}
END_TEST

START_TEST(case_02_overlap_night)
{
	const struct zone *z = zone("Europe/Berlin");
	struct civil_date night = { 2026, 10, 25 };
	instant t;

	ck_assert_int_eq(zone_instant(z, night, 150, &t), ZONE_FOLD);
	ck_assert_int_eq(t, utc(2026, 10, 25, 30)); /* the first one, CEST */
	ck_assert_int_eq(zone_instant(z, night, 180, &t), ZONE_ONCE);
	ck_assert_int_eq(t, utc(2026, 10, 25, 120));
}
END_TEST

START_TEST(a_day_that_never_was)
{
	/* Samoa went from 2011-12-29 to 2011-12-31 */
	const struct zone *z = zone("Pacific/Apia");
	struct civil_date lost = { 2011, 12, 30 };
	instant t;

	ck_assert_int_eq(zone_instant(z, lost, 720, &t), ZONE_GAP);
	ck_assert_int_eq(t, utc(2011, 12, 30, 600));
}
END_TEST

START_TEST(half_hours_and_the_year_2100)
{
	struct civil_date d;
	int m;

	ck_assert_int_eq(zone_offset(zone("Asia/Kathmandu"), 0), 19800);
	ck_assert_int_eq(
	    zone_offset(zone("Asia/Kathmandu"), utc(2026, 1, 1, 0)), 20700);
	ck_assert_int_eq(
	    zone_offset(zone("America/New_York"), utc(2100, 7, 1, 0)), -14400);
	ck_assert_int_eq(
	    zone_offset(zone("America/New_York"), utc(2100, 12, 1, 0)), -18000);
	ck_assert_int_eq(zone_offset(zone("UTC"), utc(2100, 12, 1, 0)), 0);
	zone_local(zone("America/Los_Angeles"), -1, &d, &m);
	ck_assert_int_eq(d.year, 1969);
	ck_assert_int_eq(m, 15 * 60 + 59);
}
END_TEST

START_TEST(case_14_past_here_not_in_utc)
{
	struct civil_date d;
	int m;

	zone_local(zone("Pacific/Auckland"), utc(2026, 12, 1, 690), &d, &m);
	ck_assert_int_eq(d.day, 2);
	ck_assert_int_eq(m, 30);
	zone_local(zone("America/Los_Angeles"), utc(2026, 12, 2, 150), &d, &m);
	ck_assert_int_eq(d.day, 1);
	ck_assert_int_eq(m, 18 * 60 + 30);
}
END_TEST

/* "Europe/Berlin  Sun Mar 28 01:00:00 2027 UT = Sun ... isdst=1 gmtoff=7200" */
static bool
zdump_line(const char *line, instant *ret_at, int *ret_offset)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const char *ut = strstr(line, " UT = "), *off = strstr(line, "gmtoff=");
	char month[4];
	const char *at;
	int day, hour, minute, second, year;

	if (!ut || !off ||
	    sscanf(line, "%*s %*s %3s %d %d:%d:%d %d", month, &day, &hour,
		   &minute, &second, &year) != 6)
		return false;
	at = strstr(months, month);
	ck_assert_ptr_nonnull(at);
	*ret_at =
	    utc(year, (int)(at - months) / 3 + 1, day, hour * 60 + minute) +
	    second * CLOCK_SECOND;
	*ret_offset = (int)strtol(off + 7, NULL, 10);
	return true;
}

static int
compare_with_zdump(const char *name)
{
	char command[200], line[400];
	int lines = 0, offset, pipes[2], status;
	instant at;
	FILE *f;
	pid_t pid;

	snprintf(command, sizeof(command), "%s", name);
	ck_assert_int_eq(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		dup2(pipes[1], 1);
		close(pipes[0]);
		close(pipes[1]);
		execlp("zdump", "zdump", "-v", "-c", "1970,2100", command,
		       (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	f = fdopen(pipes[0], "r");
	while (fgets(line, sizeof(line), f)) {
		if (!zdump_line(line, &at, &offset) || at < 0)
			continue;
		ck_assert_msg(zone_offset(zone(name), at) == offset, "%s: %d",
			      line, zone_offset(zone(name), at));
		lines++;
	}
	fclose(f);
	waitpid(pid, &status, 0);
	return WEXITSTATUS(status) == 127 ? -1 : lines;
}

START_TEST(offsets_as_zdump_says)
{
	static const char *const names[] = {
		"Europe/Berlin",       "America/New_York",  "Pacific/Auckland",
		"Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin",
		"America/Santiago",    "Asia/Tehran",       "Pacific/Apia",
		"Asia/Gaza",           "America/Nuuk",      "Antarctica/Troll",
		"Asia/Kathmandu",      "Atlantic/Azores",   "America/St_Johns"
	};
	int lines = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		int n = compare_with_zdump(names[i]);

		if (n < 0) {
			printf("zdump is missing: comparison left out\n");
			return;
		}
		lines += n;
	}
	ck_assert_int_gt(lines, 2000);
}
END_TEST

/* Round trip: every instant's wall time leads back to it, or in a fold to
 * the one an offset earlier. */
START_TEST(wall_times_lead_back)
{
	static const char *const names[] = { "Europe/Berlin", "Asia/Gaza",
					     "Australia/Lord_Howe",
					     "Africa/Casablanca",
					     "America/New_York" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct zone *z = zone(names[i]);

		for (instant t = utc(2024, 1, 1, 0); t < utc(2040, 1, 1, 0);
		     t += 1900 * CLOCK_SECOND) {
			instant at = t - t % CLOCK_MINUTE, back;
			struct civil_date d;
			int m;
			enum zone_kind kind;

			zone_local(z, at, &d, &m);
			kind = zone_instant(z, d, m, &back);
			ck_assert_int_ne(kind, ZONE_GAP);
			ck_assert(back == at ||
				  (kind == ZONE_FOLD && back < at));
		}
	}
}
END_TEST

START_TEST(rules_of_all_kinds)
{
	static const char *const bad[] = { "",
					   "CE-1",
					   "CET",
					   "CET-200",
					   "CET-1CEST,M13.5.0,M10.5.0",
					   "CET-1CEST,M3.5.0",
					   "CET-1CEST,M3.6.0,M10.5.0",
					   "CET-1CEST,M3.5.7,M10.5.0",
					   "CET-1CEST,J0,J9",
					   "CET-1CEST,366,9",
					   "<CET-1",
					   "CET-1CEST,M3.5.0/x,M10.5.0",
					   "CET-1CEST,M3.5.0,M10.5.0/3x" };
	struct zone z = { .name = "test" };

	ck_assert(zone_rule_parse("AAA3", &z.rule));
	ck_assert(!z.rule.has_summer);
	ck_assert_int_eq(zone_offset(&z, 0), -10800);
	/* J60 is always March 1; 59 is February 29 in a leap year */
	ck_assert(zone_rule_parse("AAA0BBB,J60/0,300", &z.rule));
	ck_assert_int_eq(zone_offset(&z, utc(2028, 2, 29, 1439)), 0);
	ck_assert_int_eq(zone_offset(&z, utc(2028, 3, 1, 0)), 3600);
	ck_assert(zone_rule_parse("AAA0BBB,59/0,300", &z.rule));
	ck_assert_int_eq(zone_offset(&z, utc(2028, 2, 29, 0)), 3600);
	/* summer time all year */
	ck_assert(zone_rule_parse("XXX3EDT4,0/0,J365/23", &z.rule));
	for (int day = 0; day < 800; day++)
		ck_assert_int_eq(
		    zone_offset(&z, utc(2027, 1, 1, 0) + day * CLOCK_DAY),
		    -14400);
	/* negative and large hours (America/Nuuk, Asia/Gaza) */
	ck_assert(zone_rule_parse("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", &z.rule));
	ck_assert(
	    zone_rule_parse("EET-2EEST,M3.4.4/50,M10.4.4/50:30:15", &z.rule));
	ck_assert_int_eq(z.rule.end.seconds, 50 * 3600 + 1815);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(!zone_rule_parse(bad[i], &z.rule), "%s", bad[i]);
}
END_TEST

/* Every truncation and every changed byte is refused or read, never worse. */
START_TEST(broken_files_are_refused)
{
	unsigned char data[8192];
	struct zone z;
	int fd = open("/usr/share/zoneinfo/Europe/Berlin", O_RDONLY);
	ssize_t len = read(fd, data, sizeof(data));
	bool any = false;

	close(fd);
	ck_assert_int_gt(len, 44);
	for (size_t n = 0; n < (size_t)len; n++) {
		memset(&z, 0, sizeof(z));
		any |= zone_file_parse(data, n, &z);
		free(z.at);
		free(z.offset);
	}
	ck_assert(!any);
	for (size_t n = 0; n < (size_t)len; n++) {
		data[n] ^= 0xff;
		memset(&z, 0, sizeof(z));
		if (!zone_file_parse(data, (size_t)len, &z))
			any = true;
		free(z.at);
		free(z.offset);
		data[n] ^= 0xff;
	}
	ck_assert(any);
}
END_TEST

Suite *
model_zone_suite(void)
{
	Suite *s = suite_create("model zone");
	TCase *t = tcase_create("zone");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, every_day_counts_up_by_one);
	tcase_add_test(t, leap_days);
	tcase_add_test(t, dates_and_times_are_read_exactly);
	tcase_add_test(t, names_cannot_leave_the_folder);
	tcase_add_test(t, case_01_gap_night);
	tcase_add_test(t, case_02_overlap_night);
	tcase_add_test(t, a_day_that_never_was);
	tcase_add_test(t, half_hours_and_the_year_2100);
	tcase_add_test(t, case_14_past_here_not_in_utc);
	tcase_add_test(t, offsets_as_zdump_says);
	tcase_add_test(t, wall_times_lead_back);
	tcase_add_test(t, rules_of_all_kinds);
	tcase_add_test(t, broken_files_are_refused);
	suite_add_tcase(s, t);
	return s;
}
