/* SPDX-License-Identifier: MIT
 *
 * say.h: figures, dates and times as a page writes them, in English.
 *
 * All texts live in the arena. A country (ISO 3166-1) decides between
 * "7:30 PM" and "19:30"; a zone is an IANA name.
 */
#ifndef VA_WEB_SAY_H
#define VA_WEB_SAY_H

#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"
#include "model/civil.h"
#include "model/hours.h"

/* "Saturday, November 28"; with the year; "Sat, Nov 28, 2026". */
const char *say_date(struct arena *a, struct civil_date d);
const char *say_date_year(struct arena *a, struct civil_date d);
const char *say_date_short(struct arena *a, struct civil_date d);
/* "2026-11-28", and with a time "2026-11-28T19:30". */
const char *say_iso(struct arena *a, struct civil_date d, int minutes);
const char *say_iso_date(struct arena *a, struct civil_date d);
const char *say_weekday(int weekday); /* "Monday" */

const char *say_time(struct arena *a, const char *country, int minutes);
/* "12:00–2:30 PM, 6:00–10:30 PM", or "Closed". */
const char *say_hours(struct arena *a, const char *country,
		      const struct hours_day *day);
/* "Daily 12:00–2:30 PM" or "Mon closed, other days ...", or "Different on
 * each day": one line for a whole week. */
const char *say_week(struct arena *a, const char *country,
		     const struct hours_week *w);

/* "America/New_York" -> "New York time". */
const char *say_zone(struct arena *a, const char *zone);
/* "Sat, Nov 28, 2026, 7:30 PM" at an instant in a zone. */
const char *say_instant(struct arena *a, const char *zone, const char *country,
			instant t);
/* "just now", "5 minutes ago", ..., "3 days ago". */
const char *say_ago(struct arena *a, instant now, instant t);

/* "1 call", "12 calls"; plural is the whole word. */
const char *say_count(struct arena *a, int64_t n, const char *one,
		      const char *many);
const char *say_size(struct arena *a, size_t bytes); /* "214 kB" */
/* Micros of a dollar: "$79", "$0.18". */
const char *say_dollars(struct arena *a, int64_t micros);
/* E.164 as people of the country write it; "" stays "". */
const char *say_phone(struct arena *a, const char *e164, const char *country);
/* One or two capitals of a name, else of the address. */
const char *say_initials(struct arena *a, const char *name, const char *email);

#endif
