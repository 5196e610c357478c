/* SPDX-License-Identifier: MIT
 *
 * restaurant.h: a house: where it is, how to reach it, what it allows.
 */
#ifndef VA_MODEL_RESTAURANT_H
#define VA_MODEL_RESTAURANT_H

#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/err.h"
#include "model/hours.h"

enum restaurant_status {
	RESTAURANT_ACTIVE,
	RESTAURANT_PAUSED, /* takes no new reservations */
	RESTAURANT_ARCHIVED
};

struct restaurant_location {
	const char *address, *city, *state, *country; /* country: ISO 3166-1 */
	const char *zip_code, *timezone;              /* IANA name */
};

struct restaurant_contact {
	const char *email, *phone, *website; /* phone E.164; each may be "" */
};

struct restaurant_settings {
	int seating_capacity; /* covers at one time */
	int turnover_minutes; /* avgTableTurnoverMinutes */
	int buffer_minutes;   /* reservationBuffer, after each party */
	int max_party_size;
	int min_party_size;
	int advance_booking_days;
	int lead_minutes;  /* least notice for a reservation */
	int pacing_covers; /* may start in 15 minutes; 0: no limit */
	const char *cancellation_policy; /* may be "" */
};

/* Turn time for parties of up to so many; sorted by party. */
struct restaurant_turn {
	int up_to_party;
	int minutes;
};

struct restaurant {
	uint64_t id, owner_id;
	const char *name, *slug, *description, *cuisine;
	struct restaurant_location location;
	struct restaurant_contact contact;
	struct restaurant_settings settings;
	struct hours_week hours;
	const struct restaurant_turn *turns;
	size_t turn_count;
	enum restaurant_status status;
	uint32_t revision; /* raised by every change */
	instant created_at, updated_at;
};

/* Sensible values for everything but the name. */
void restaurant_defaults(struct restaurant *r);

/* 0, or -1 with the first fault as a sentence for the owner and its member in
 * *ret_field: "name", "timezone", "seating_capacity", "hours", ... */
int restaurant_check(const struct restaurant *r, const char **ret_field,
		     struct err *e);

int restaurant_turn_minutes(const struct restaurant *r, int party);

const char *restaurant_status_name(enum restaurant_status s);
int restaurant_status_parse(const char *name); /* -1: unknown */

/* The zone most likely meant by an ISO country and, where it has several, a
 * state ("US", "CA" -> America/Los_Angeles). NULL: ask. */
const char *restaurant_guess_zone(const char *country, const char *state);

#endif
