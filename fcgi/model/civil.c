/* SPDX-License-Identifier: MIT
 *
 * civil.c: the Gregorian calendar, by counting days.
 *
 * The year is taken to begin in March, so that the leap day is its last
 * (H. Hinnant, "chrono-compatible low-level date algorithms").
 */
#include "model/civil.h"

#include <stdio.h>
#include <string.h>

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_length(int year, int month)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30,
				      31, 31, 30, 31, 30, 31 };
	return month == 2 && leap(year) ? 29 : length[month - 1];
}

bool
civil_valid(struct civil_date d)
{
	return d.year >= 1970 && d.year <= 9999 && d.month >= 1 &&
	       d.month <= 12 && d.day >= 1 &&
	       d.day <= month_length(d.year, d.month);
}

int32_t
civil_days(struct civil_date d)
{
	int32_t y = d.month <= 2 ? d.year - 1 : d.year;
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t year_of_era = y - era * 400;
	int32_t month = (d.month + 9) % 12; /* March is 0 */
	int32_t day_of_year = (153 * month + 2) / 5 + d.day - 1;
	int32_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

struct civil_date
civil_from_days(int32_t days)
{
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t month = (5 * doy + 2) / 153;
	struct civil_date d;

	d.day = doy - (153 * month + 2) / 5 + 1;
	d.month = month < 10 ? month + 3 : month - 9;
	d.year = yoe + era * 400 + (d.month <= 2);
	return d;
}

int
civil_weekday(struct civil_date d)
{
	/* 1970-01-01 was a Thursday. */
	int32_t w = (civil_days(d) + THURSDAY) % 7;

	return w < 0 ? w + 7 : w;
}

int
civil_compare(struct civil_date a, struct civil_date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

/* Exactly `count` digits; -1 otherwise. */
static int
digits(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

bool
civil_parse_date(const char *text, struct civil_date *ret)
{
	struct civil_date d;

	if (strnlen(text, 11) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	d.year = digits(text, 4);
	d.month = digits(text + 5, 2);
	d.day = digits(text + 8, 2);
	if (!civil_valid(d))
		return false;
	*ret = d;
	return true;
}

void
civil_format_date(struct civil_date d, char out[static 11])
{
	unsigned y = (unsigned)d.year % 10000, m = (unsigned)d.month % 100;

	snprintf(out, 11, "%04u-%02u-%02u", y, m, (unsigned)d.day % 100);
}

bool
civil_parse_time(const char *text, int *ret_minutes)
{
	int hour, minute;

	if (strnlen(text, 6) != 5 || text[2] != ':')
		return false;
	hour = digits(text, 2);
	minute = digits(text + 3, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*ret_minutes = hour * 60 + minute;
	return true;
}

void
civil_format_time(int minutes, char out[static 6])
{
	unsigned m = (unsigned)(((minutes % 1440) + 1440) % 1440);

	snprintf(out, 6, "%02u:%02u", m / 60 % 24, m % 60);
}
