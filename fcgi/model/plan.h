/* SPDX-License-Identifier: MIT
 *
 * plan.h: what an account pays for. The landing page, the limits and the
 * bill all read this one table.
 */
#ifndef VA_MODEL_PLAN_H
#define VA_MODEL_PLAN_H

#include <stddef.h>
#include <stdint.h>

struct plan {
	const char *tier; /* free, pro, enterprise */
	const char *name; /* "Pro" */
	const char *pitch;
	int64_t monthly_micros; /* of one US dollar; -1: by agreement */
	int included_minutes;
	int64_t minute_micros; /* each further minute; 0: calls stop */
	int agent_limit;
	int concurrency_limit; /* calls at once, per agent */
	int daily_limit;       /* calls a day, per agent */
};

const struct plan *plan_find(const char *tier); /* the free one if unknown */
const struct plan *plan_at(size_t i);           /* NULL past the end */

#endif
