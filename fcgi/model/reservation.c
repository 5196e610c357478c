/* SPDX-License-Identifier: MIT
 *
 * reservation.c: the words for a reservation's states, as the specification
 * spells them.
 */
#include "model/reservation.h"

#include "model/names.h"

static const char *const statuses[] = { "confirmed", "cancelled", "completed",
					"no_show" };
static const char *const sources[] = { "phone_agent", "manual", "online" };
static const char *const actions[] = { "created", "modified", "cancelled" };

const char *
reservation_status_name(enum reservation_status s)
{
	return statuses[s];
}

int
reservation_status_parse(const char *name)
{
	return NAMES_FIND(statuses, name);
}

const char *
reservation_source_name(enum reservation_source s)
{
	return sources[s];
}

int
reservation_source_parse(const char *name)
{
	return NAMES_FIND(sources, name);
}

const char *
reservation_action_name(enum reservation_action a)
{
	return actions[a];
}

int
reservation_action_parse(const char *name)
{
	return NAMES_FIND(actions, name);
}
