/* SPDX-License-Identifier: MIT
 *
 * numbers.h: the phone numbers we have bought (the spec's phoneNumbers).
 */
#ifndef VA_STORE_NUMBERS_H
#define VA_STORE_NUMBERS_H

#include "model/user.h"
#include "store/store.h"

enum number_status {
	NUMBER_AVAILABLE,
	NUMBER_ASSIGNED,
	NUMBER_RESERVED,
	NUMBER_RELEASED /* given back to the supplier */
};

struct number {
	uint64_t id;
	uint64_t owner_id, restaurant_id, agent_id; /* 0: nobody's */
	const char *number;                         /* E.164 */
	const char *country, *area_code;
	const char *supplier_sid;        /* Twilio's PN... */
	const char *elevenlabs_phone_id; /* "" until imported */
	enum number_status status;
	instant provisioned_at, assigned_at, released_at;
};

/* Freshly bought, reserved for n->agent_id. 0: the number is known. */
int numbers_insert(struct store *st, const struct tenant *t,
		   const struct number *n);
/* Inventory first: reserve an available one of the country (and area code
 * unless "") for the agent. */
int numbers_reserve(struct store *st, const struct tenant *t, uint64_t agent_id,
		    const char *country, const char *area_code,
		    struct number *ret);
int numbers_by_agent(struct store *st, const struct tenant *t,
		     uint64_t agent_id, struct number *ret);
int numbers_by_id(struct store *st, const struct tenant *t, uint64_t id,
		  struct number *ret);
int numbers_list(struct store *st, const struct tenant *t,
		 const struct number **ret);
int numbers_set_platform_id(struct store *st, const struct tenant *t,
			    uint64_t id, const char *elevenlabs_phone_id,
			    instant now);
int numbers_assign(struct store *st, const struct tenant *t, uint64_t id,
		   instant now);
/* Back to the inventory, or given back (released). */
int numbers_free(struct store *st, const struct tenant *t, uint64_t id,
		 enum number_status status, instant now);
/* Bought by all accounts since then: the daily ceiling. The system's. */
int numbers_bought_since(struct store *st, instant since, int *ret_count);

const char *numbers_status_name(enum number_status s);

#endif
