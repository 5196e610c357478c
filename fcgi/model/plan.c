/* SPDX-License-Identifier: MIT
 *
 * plan.c: the price table.
 */
#include "model/plan.h"

#include <string.h>

#define DOLLAR 1000000LL

static const struct plan plans[] = {
	{ .tier = "free",
	  .name = "Free",
	  .pitch = "Try it with real calls.",
	  .monthly_micros = 0,
	  .included_minutes = 30,
	  .minute_micros = 0,
	  .agent_limit = 1,
	  .concurrency_limit = 1,
	  .daily_limit = 25 },
	{ .tier = "pro",
	  .name = "Pro",
	  .pitch = "For a house whose phone rings all evening.",
	  .monthly_micros = 79 * DOLLAR,
	  .included_minutes = 500,
	  .minute_micros = DOLLAR * 18 / 100,
	  .agent_limit = 3,
	  .concurrency_limit = 5,
	  .daily_limit = 300 },
	{ .tier = "enterprise",
	  .name = "Enterprise",
	  .pitch = "For groups with many restaurants.",
	  .monthly_micros = 399 * DOLLAR,
	  .included_minutes = 4000,
	  .minute_micros = DOLLAR * 12 / 100,
	  .agent_limit = 50,
	  .concurrency_limit = 20,
	  .daily_limit = 3000 },
};

const struct plan *
plan_at(size_t i)
{
	return i < sizeof(plans) / sizeof(plans[0]) ? &plans[i] : NULL;
}

const struct plan *
plan_find(const char *tier)
{
	for (size_t i = 0; tier && plan_at(i); i++)
		if (strcmp(plans[i].tier, tier) == 0)
			return &plans[i];
	return &plans[0];
}
