/* SPDX-License-Identifier: MIT
 *
 * civil.h: dates and times of day as people use them, without a zone.
 *
 * Proleptic Gregorian calendar. A time of day is minutes since midnight;
 * values from 1440 on mean "after midnight, same service day" where a header
 * says so.
 */
#ifndef VA_MODEL_CIVIL_H
#define VA_MODEL_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

struct civil_date {
	int year; /* 1970 .. 9999 */
	int month;
	int day;
};

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

bool civil_valid(struct civil_date d);
/* Days since 1970-01-01; dates add and subtract as day numbers. */
int32_t civil_days(struct civil_date d);
struct civil_date civil_from_days(int32_t days);
int civil_weekday(struct civil_date d); /* MONDAY .. SUNDAY */
int civil_compare(struct civil_date a, struct civil_date b);

/* "2026-11-22" exactly; false on anything else. out: 11 bytes. */
bool civil_parse_date(const char *text, struct civil_date *ret);
void civil_format_date(struct civil_date d, char out[static 11]);

/* "19:30" exactly, 00:00 .. 23:59. out: 6 bytes; minutes are taken mod 1440. */
bool civil_parse_time(const char *text, int *ret_minutes);
void civil_format_time(int minutes, char out[static 6]);

#endif
