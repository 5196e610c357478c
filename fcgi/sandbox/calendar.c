/* SPDX-License-Identifier: MIT
 *
 * calendar.c: days, and what day it is somewhere.
 */
#include "config.h"

#include <ctype.h>
#include <unistd.h>

#include "sandbox/calendar.h"

/* Counting in eras of 400 years that begin on 1 March. */
day_number
calendar_day(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400, of_era = y % 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

void
calendar_date(day_number n, int *ret_year, int *ret_month, int *ret_day)
{
	int z = n + 719468, era = z / 146097, doe = z % 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*ret_day = doy - (153 * mp + 2) / 5 + 1;
	*ret_month = mp < 10 ? mp + 3 : mp - 9;
	*ret_year = yoe + era * 400 + (*ret_month <= 2);
}

bool
calendar_valid(int year, int month, int day)
{
	int y, m, d;

	if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		return false;
	calendar_date(calendar_day(year, month, day), &y, &m, &d);
	return y == year && m == month && d == day;
}

int
calendar_weekday(day_number n)
{
	return (int)(((n + 3) % 7 + 7) % 7);
}

void
calendar_format(day_number n, char out[static 11])
{
	int y, m, d;

	calendar_date(n, &y, &m, &d);
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000u,
		 (unsigned)m % 100u, (unsigned)d % 100u);
}

static bool
zone_known(const char *zone)
{
	char path[160];
	size_t i;

	for (i = 0; zone[i]; i++)
		if (!isalnum((unsigned char)zone[i]) &&
		    !strchr("/_+-", zone[i]))
			return false;
	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	return i > 0 && i < 100 && access(path, R_OK) == 0;
}

/* The C library has one zone a process. Its variable is put into the
 * environment once and changed in place: setenv() would move the
 * environment under the feet of threads that read it. */
static char variable[128];

static void
set_zone(const char *zone)
{
	static bool there;

	snprintf(variable, sizeof(variable), "TZ=%s",
		 zone && zone_known(zone) ? zone : "UTC");
	if (!there)
		putenv(variable);
	there = true;
	tzset();
}

day_number
calendar_today(const char *zone, int64_t unix_seconds, int *ret_minutes)
{
	time_t t = (time_t)unix_seconds;
	struct tm tm;

	set_zone(zone);
	localtime_r(&t, &tm);
	*ret_minutes = tm.tm_hour * 60 + tm.tm_min;
	return calendar_day(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}
