/* SPDX-License-Identifier: MIT
 *
 * restaurant.c: what makes a restaurant's facts complete and sensible.
 */
#include "model/restaurant.h"

#include <stdio.h>
#include <string.h>

#include "core/encode.h"
#include "model/names.h"
#include "model/zone.h"

static const char *const statuses[] = { "active", "paused", "archived" };

const char *
restaurant_status_name(enum restaurant_status s)
{
	return statuses[s];
}

int
restaurant_status_parse(const char *name)
{
	return NAMES_FIND(statuses, name);
}

static const struct restaurant_settings default_settings = {
	.seating_capacity = 40,
	.turnover_minutes = 90,
	.buffer_minutes = 0,
	.max_party_size = 10,
	.min_party_size = 1,
	.advance_booking_days = 60,
	.lead_minutes = 0,
	.pacing_covers = 0,
	.cancellation_policy = "",
};

void
restaurant_defaults(struct restaurant *r)
{
	const char *name = r->name ? r->name : "";

	memset(r, 0, sizeof(*r));
	r->name = name;
	r->slug = r->description = r->cuisine = "";
	r->location = (struct restaurant_location){
		.address = "",
		.city = "",
		.state = "",
		.country = "US",
		.zip_code = "",
		.timezone = "America/New_York",
	};
	r->contact = (struct restaurant_contact){ "", "", "" };
	r->settings = default_settings;
	hours_default(&r->hours);
}

int
restaurant_turn_minutes(const struct restaurant *r, int party)
{
	for (size_t i = 0; i < r->turn_count; i++)
		if (party <= r->turns[i].up_to_party)
			return r->turns[i].minutes;
	return r->settings.turnover_minutes;
}

struct text_rule {
	const char *field, *label;
	size_t offset;
	size_t least, most; /* characters */
};
#define AT(member) offsetof(struct restaurant, member)

/* clang-format off */
static const struct text_rule texts[] = {
	{ "name",        "The name",             AT(name),                1, 120 },
	{ "description", "The description",      AT(description),         0, 2000 },
	{ "cuisine",     "The cuisine",          AT(cuisine),             0, 80 },
	{ "address",     "The address",          AT(location.address),    0, 200 },
	{ "city",        "The city",             AT(location.city),       0, 120 },
	{ "state",       "The state",            AT(location.state),      0, 80 },
	{ "country",     "The country",          AT(location.country),    2, 2 },
	{ "zip_code",    "The postal code",      AT(location.zip_code),   0, 20 },
	{ "email",       "The e-mail address",   AT(contact.email),       0, 254 },
	{ "phone",       "The phone number",     AT(contact.phone),       0, 20 },
	{ "website",     "The website",          AT(contact.website),     0, 300 },
	{ "cancellation_policy", "The cancellation policy",
	  AT(settings.cancellation_policy),                               0, 2000 },
};

struct number_rule {
	const char *field, *label;
	size_t offset;
	int least, most;
};

static const struct number_rule numbers[] = {
	{ "seating_capacity", "Seats",
	  AT(settings.seating_capacity),                             1, 10000 },
	{ "turnover_minutes", "The time at a table",
	  AT(settings.turnover_minutes),                             15, 600 },
	{ "buffer_minutes", "The time between parties",
	  AT(settings.buffer_minutes),                               0, 120 },
	{ "min_party_size", "The smallest party",
	  AT(settings.min_party_size),                               1, 1000 },
	{ "max_party_size", "The largest party",
	  AT(settings.max_party_size),                               1, 1000 },
	{ "advance_booking_days", "Days ahead",
	  AT(settings.advance_booking_days),                         0, 730 },
	{ "lead_minutes", "The least notice",
	  AT(settings.lead_minutes),                                 0, 43200 },
	{ "pacing_covers", "Guests in 15 minutes",
	  AT(settings.pacing_covers),                                0, 10000 },
};
/* clang-format on */

static int
fault(const char **ret_field, const char *field, struct err *e, const char *say)
{
	*ret_field = field;
	return err_set(e, ERR_INVALID, say, "restaurant: %s", field);
}

static int
check_texts(const struct restaurant *r, const char **ret_field, struct err *e)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const struct text_rule *rule = &texts[i];
		const char *text;
		char say[160];
		size_t len;

		memcpy(&text, (const char *)r + rule->offset, sizeof(text));
		len = text ? encode_utf8_length(text) : 0;
		if (len >= rule->least && len <= rule->most)
			continue;
		if (len < rule->least)
			snprintf(say, sizeof(say), "%s is missing.",
				 rule->label);
		else
			snprintf(say, sizeof(say),
				 "%s may have at most %zu characters.",
				 rule->label, rule->most);
		return fault(ret_field, rule->field, e, say);
	}
	return 0;
}

static int
check_numbers(const struct restaurant *r, const char **ret_field, struct err *e)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		const struct number_rule *rule = &numbers[i];
		char say[160];
		int value;

		memcpy(&value, (const char *)r + rule->offset, sizeof(value));
		if (value >= rule->least && value <= rule->most)
			continue;
		snprintf(say, sizeof(say), "%s must be between %d and %d.",
			 rule->label, rule->least, rule->most);
		return fault(ret_field, rule->field, e, say);
	}
	if (r->settings.max_party_size < r->settings.min_party_size)
		return fault(ret_field, "max_party_size", e,
			     "The largest party is smaller than the smallest.");
	if (r->settings.max_party_size > r->settings.seating_capacity)
		return fault(ret_field, "max_party_size", e,
			     "The largest party has more guests than there "
			     "are seats.");
	return 0;
}

static int
check_turns(const struct restaurant *r, const char **ret_field, struct err *e)
{
	for (size_t i = 0; i < r->turn_count; i++) {
		const struct restaurant_turn *t = &r->turns[i];

		if (t->minutes < 15 || t->minutes > 600)
			return fault(ret_field, "turns", e,
				     "The time at a table must be between 15 "
				     "and 600 minutes.");
		if (t->up_to_party < 1 ||
		    (i && t->up_to_party <= t[-1].up_to_party))
			return fault(ret_field, "turns", e,
				     "Party sizes must rise from row to row.");
	}
	return 0;
}

int
restaurant_check(const struct restaurant *r, const char **ret_field,
		 struct err *e)
{
	if (check_texts(r, ret_field, e) < 0 ||
	    check_numbers(r, ret_field, e) < 0 ||
	    check_turns(r, ret_field, e) < 0)
		return -1;
	if (!zone_find(r->location.timezone))
		return fault(ret_field, "timezone", e,
			     "Please choose a time zone.");
	if (!hours_valid(&r->hours))
		return fault(ret_field, "hours", e,
			     "Opening hours must be in order and must not "
			     "overlap.");
	return 0;
}
