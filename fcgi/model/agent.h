/* SPDX-License-Identifier: MIT
 *
 * agent.h: the voice that answers one restaurant's phone.
 */
#ifndef VA_MODEL_AGENT_H
#define VA_MODEL_AGENT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/clock.h"
#include "core/err.h"

enum agent_status {
	AGENT_CONFIGURING,
	AGENT_ACTIVE,
	AGENT_PAUSED,
	AGENT_ERROR
};

struct agent_config {
	const char *greeting;
	const char *style; /* professional, friendly, casual */
	int max_duration;  /* seconds */
	bool enable_voicemail;
	const char *voicemail_message; /* may be "" */
};

struct agent {
	uint64_t id, restaurant_id, owner_id;
	const char *elevenlabs_agent_id; /* "" until it is created there */
	const char *elevenlabs_voice_id, *voice_name;
	const char *phone_number;    /* E.164, "" until assigned */
	const char *name, *language; /* language: en-US, es-ES, ... */
	struct agent_config config;
	enum agent_status status;
	const char *last_error; /* may be "" */
	int error_count;
	int64_t total_calls, total_seconds;
	instant last_call_at; /* 0: never */
	instant created_at, updated_at;
};

struct voice {
	const char *id, *name, *category, *preview_url;
	const char *language, *gender, *age, *accent; /* each may be "" */
	const char *description;
};

/* The tools every agent has, in this order. */
enum agent_tool {
	TOOL_CREATE,
	TOOL_FIND,
	TOOL_EDIT,
	TOOL_CANCEL,
	TOOL_AVAILABILITY,
	TOOL_COUNT
};
const char *agent_tool_name(enum agent_tool t); /* "create_reservation" .. */
int agent_tool_parse(const char *name);         /* -1: unknown */

const char *agent_status_name(enum agent_status s);
int agent_status_parse(const char *name);
/* As restaurant_check: "name", "language", "greeting", "style", ... */
int agent_check(const struct agent *a, const char **ret_field, struct err *e);

#endif
