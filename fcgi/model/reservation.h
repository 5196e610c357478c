/* SPDX-License-Identifier: MIT
 *
 * reservation.h: a table promised to a guest.
 *
 * date and time are the restaurant's wall clock as the guest was told;
 * business_date is the day whose service it belongs to; starts_at and
 * occupied_until are the instants stored with it, never derived again.
 */
#ifndef VA_MODEL_RESERVATION_H
#define VA_MODEL_RESERVATION_H

#include <stdbool.h>
#include <stdint.h>

#include "core/clock.h"
#include "model/civil.h"
#include "model/user.h"

enum reservation_status {
	RESERVATION_CONFIRMED,
	RESERVATION_CANCELLED,
	RESERVATION_COMPLETED,
	RESERVATION_NO_SHOW
};

enum reservation_source {
	RESERVATION_PHONE_AGENT,
	RESERVATION_MANUAL,
	RESERVATION_ONLINE
};

/* The longest a party may hold its seats; bounds the overlap query. */
#define RESERVATION_OCCUPATION_MAX (12 * CLOCK_HOUR)

struct guest {
	const char *name;
	const char *phone; /* E.164 or "" */
	const char *email; /* or "" */
};

struct reservation {
	uint64_t id, restaurant_id, owner_id;
	uint64_t agent_id; /* 0: manual or online */
	char code[5];      /* "0042" */
	struct guest guest;
	struct civil_date date, business_date;
	int time; /* minutes, 0 .. 1439 */
	instant starts_at, occupied_until;
	int party_size;
	const char *special_requests, *table_preference, *occasion;
	enum reservation_status status;
	enum reservation_source source;
	instant seated_at;   /* 0: not (yet) seated; status stays confirmed */
	const char *call_id; /* conversation it came from, or "" */
	const char *cancel_reason;
	bool is_test; /* of a test call: out of capacity and figures */
	uint32_t revision;
	instant created_at, updated_at, cancelled_at;
};

/* One line of its history. changes is canonical JSON {field: [old, new]}. */
enum reservation_action {
	RESERVATION_CREATED,
	RESERVATION_MODIFIED,
	RESERVATION_CANCELLED_ACTION
};
struct reservation_event {
	enum reservation_action action;
	instant at;
	struct actor actor;
	const char *actor_name; /* filled when read for a page */
	const char *changes;
};

const char *reservation_status_name(enum reservation_status s);
int reservation_status_parse(const char *name);
const char *reservation_source_name(enum reservation_source s);
int reservation_source_parse(const char *name);
const char *reservation_action_name(enum reservation_action a);
int reservation_action_parse(const char *name);

#endif
