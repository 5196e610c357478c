/* SPDX-License-Identifier: MIT
 *
 * zone.h: local time by the system's time-zone database (TZif, RFC 9636).
 *
 * The one source for all rules; ICU is for words only. Zones are read from
 * /usr/share/zoneinfo (TZDIR), cached for the life of the process, and
 * named as IANA names them ("Europe/Berlin"); a name with "..", a leading
 * slash or a file that is no TZif is refused.
 */
#ifndef VA_MODEL_ZONE_H
#define VA_MODEL_ZONE_H

#include <stdbool.h>

#include "core/clock.h"
#include "model/civil.h"

struct zone;

/* NULL if there is no such zone. Never freed by the caller. */
const struct zone *zone_find(const char *name);
const char *zone_name(const struct zone *z);

/* Seconds east of UTC at t. */
int zone_offset(const struct zone *z, instant t);

/* The wall clock at t; minutes 0 .. 1439. */
void zone_local(const struct zone *z, instant t, struct civil_date *ret_date,
		int *ret_minutes);

enum zone_kind {
	ZONE_ONCE, /* the wall time exists once */
	ZONE_GAP,  /* it is skipped: *ret is the first instant after the gap */
	ZONE_FOLD  /* it happens twice: *ret is the first one */
};

/* minutes may be 1440 or more: the next calendar day. */
enum zone_kind zone_instant(const struct zone *z, struct civil_date date,
			    int minutes, instant *ret);

#endif
