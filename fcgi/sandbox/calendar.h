/* SPDX-License-Identifier: MIT
 *
 * calendar.h: days, and what day it is somewhere. (The sandbox knows nothing
 * of model/, so that it cannot share its mistakes.)
 */
#ifndef VA_SANDBOX_CALENDAR_H
#define VA_SANDBOX_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01. */
typedef int32_t day_number;

day_number calendar_day(int year, int month, int day);
void calendar_date(day_number n, int *ret_year, int *ret_month, int *ret_day);
bool calendar_valid(int year, int month, int day);
int calendar_weekday(day_number n); /* 0 Monday .. 6 Sunday */

/* "2026-11-28"; out holds 11 bytes. */
void calendar_format(day_number n, char out[static 11]);

/* Today and the minutes since midnight in a time zone (IANA name; NULL or
 * unknown: UTC). Only the event loop's thread may ask. */
day_number calendar_today(const char *zone, int64_t unix_seconds,
			  int *ret_minutes);

#endif
