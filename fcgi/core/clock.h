/* SPDX-License-Identifier: MIT
 *
 * clock.h: what time it is, and how much time is left.
 *
 * An instant is milliseconds since 1970-01-01T00:00:00Z. Tests and the
 * torture cases set the wall clock; deadlines use the monotonic clock, which
 * nobody can set.
 */
#ifndef VA_CORE_CLOCK_H
#define VA_CORE_CLOCK_H

#include <stdint.h>

typedef int64_t instant; /* ms since the epoch, UTC */

#define CLOCK_SECOND ((instant)1000)
#define CLOCK_MINUTE (60 * CLOCK_SECOND)
#define CLOCK_HOUR   (60 * CLOCK_MINUTE)
#define CLOCK_DAY    (24 * CLOCK_HOUR)

instant clock_now(void);

/* Tests: make clock_now() answer t for ever; 0 gives the real clock back.
 * A process also starts frozen if VOICEAGENT_NOW (ms) is in its environment
 * and VOICEAGENT_ENV is not production. */
void clock_freeze(instant t);

/* A point on the monotonic clock, in ms. */
typedef int64_t deadline;
deadline clock_deadline_in(int ms);
int clock_left(deadline d); /* ms until d, 0 once it has passed */

/* "2026-11-22T17:40:01.123Z"; out holds at least 25 bytes. */
void clock_format(instant t, char out[static 25]);

#endif
