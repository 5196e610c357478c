/* SPDX-License-Identifier: MIT
 *
 * webhook_events.h: events as they came in, each once; payloads are sealed.
 * The system's: whose event it is is found while working it off.
 */
#ifndef VA_STORE_WEBHOOK_EVENTS_H
#define VA_STORE_WEBHOOK_EVENTS_H

#include "store/store.h"

struct webhook_event {
	uint64_t id;
	const char *source;   /* elevenlabs, stripe, twilio */
	const char *event_id; /* theirs, or a hash of the body */
	const char *event_type;
	uint64_t agent_id, restaurant_id; /* 0: not known (yet) */
	const char *payload;
	bool processed;
	const char *error;
	instant created_at, processed_at, expires_at;
};

/* id 0: one is made. 0: it is known already. */
int webhook_events_insert(struct store *st, const struct webhook_event *ev,
			  uint64_t *ret_id);
int webhook_events_by_id(struct store *st, uint64_t id,
			 struct webhook_event *ret);
/* error "": worked off. */
int webhook_events_finish(struct store *st, uint64_t id, uint64_t agent_id,
			  uint64_t restaurant_id, const char *error,
			  instant now);

#endif
