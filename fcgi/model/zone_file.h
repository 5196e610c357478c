/* SPDX-License-Identifier: MIT
 *
 * zone_file.h: a zone as its TZif file describes it. For zone.c alone.
 */
#ifndef VA_MODEL_ZONE_FILE_H
#define VA_MODEL_ZONE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZONE_NAME_MAX 64

/* A day of the year in a POSIX TZ string, and seconds from its midnight. */
struct zone_rule_day {
	enum { ZONE_JULIAN, ZONE_DAY, ZONE_MONTH_WEEK } kind;
	int month, week, day;
	int32_t seconds;
};

struct zone_rule {
	bool present, has_summer;
	int32_t standard, summer; /* seconds east of UTC */
	struct zone_rule_day start, end;
};

struct zone {
	char name[ZONE_NAME_MAX];
	size_t count;
	int64_t *at;           /* seconds since the epoch, rising */
	int32_t *offset;       /* from at[i] on */
	int32_t first;         /* before at[0] */
	struct zone_rule rule; /* from the last transition on */
	struct zone *next;
};

/* The bytes of a TZif file (version 2 or later, no leap seconds) into *ret,
 * whose arrays are malloc'ed. False: it is none, or a broken one. */
bool zone_file_parse(const void *data, size_t len, struct zone *ret);

/* "CET-1CEST,M3.5.0,M10.5.0/3" */
bool zone_rule_parse(const char *text, struct zone_rule *ret);

#endif
