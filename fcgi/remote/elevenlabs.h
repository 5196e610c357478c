/* SPDX-License-Identifier: MIT
 *
 * elevenlabs.h: the voice platform, as verbs.
 *
 * Two dialects stand behind them. ELEVENLABS_API=published is the API the
 * platform really has: agents, workspace tools and secrets, imported
 * numbers. ELEVENLABS_API=spec is the product specification's own list of
 * endpoints ("API Integrations"): it sells numbers itself, hangs tools under
 * the agent, and has nothing to look anything up or to delete it with;
 * verbs it lacks say so below.
 *
 * Look-ups answer 1 found, 0 none, -1 fault; changes answer 0 or -1. Faults:
 *   ERR_BUSY         429: nothing happened, wait
 *   ERR_UNAVAILABLE  no answer or 503: nothing happened
 *   ERR_UNCERTAIN    it may have happened: look before doing it again
 *   ERR_INVALID, ERR_NOT_FOUND, ERR_CONFLICT, ERR_TOO_LARGE  as they say
 *   ERR_LIMIT        the platform's account is out of credit
 *   ERR_FORBIDDEN    it refuses our key
 * Ids are opaque. All texts answered live in the arena.
 */
#ifndef VA_REMOTE_ELEVENLABS_H
#define VA_REMOTE_ELEVENLABS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/settings.h"
#include "model/agent.h"
#include "remote/http.h"

enum elevenlabs_dialect { ELEVENLABS_PUBLISHED, ELEVENLABS_SPEC };

struct elevenlabs {
	struct http *http;
	const char *base_url; /* no slash at the end */
	const char *api_key;
	enum elevenlabs_dialect dialect;
};

/* From the settings; -1 if the dialect or the URL is not one. The settings
 * and the door must outlive it. */
int elevenlabs_open(struct elevenlabs *x, struct http *h,
		    const struct settings *s, struct err *e);

/* --- voices --- */

/* All of them, over every page. */
int elevenlabs_voices(const struct elevenlabs *x, struct arena *a,
		      struct voice **ret, size_t *ret_count, struct err *e);

/* --- agents --- */

struct elevenlabs_agent {
	const char *name; /* begins with the token it is found by */
	const char *prompt, *first_message;
	const char *language; /* "en-US": the platform is sent "en" */
	const char *voice_id;
	const char *timezone;    /* IANA; without it there is no "today" */
	const char *keyword;     /* the restaurant's name, for recognition */
	const char *const *tags; /* our ids; never personal data */
	size_t tag_count;
	int max_duration; /* seconds */
	int retention_days;
	int concurrency_limit, daily_limit;
};

int elevenlabs_agent_create(const struct elevenlabs *x, struct arena *a,
			    const struct elevenlabs_agent *agent,
			    const char **ret_id, struct err *e);
/* Everything but its tools. Spec dialect: does nothing. */
int elevenlabs_agent_update(const struct elevenlabs *x, struct arena *a,
			    const char *id,
			    const struct elevenlabs_agent *agent,
			    struct err *e);
/* By the token its name begins with ("va-17 Garden Bistro"), not archived;
 * of several the oldest. Spec dialect: 0. */
int elevenlabs_agent_find(const struct elevenlabs *x, struct arena *a,
			  const char *token, const char **ret_id,
			  struct err *e);
/* The whole list at once: the platform replaces arrays. Spec dialect: does
 * nothing, tools are made under their agent. */
int elevenlabs_agent_attach(const struct elevenlabs *x, struct arena *a,
			    const char *id, const char *const *tool_ids,
			    size_t count, struct err *e);
/* Read it back and compare what matters: voice, language, model, time zone,
 * private, limits, tools. -1 ERR_CONFLICT with what differs in the detail.
 * Spec dialect: 0. */
int elevenlabs_agent_verify(const struct elevenlabs *x, struct arena *a,
			    const char *id,
			    const struct elevenlabs_agent *agent,
			    const char *const *tool_ids, size_t count,
			    struct err *e);
/* 0 also if it was gone. Spec dialect: does nothing. */
int elevenlabs_agent_delete(const struct elevenlabs *x, struct arena *a,
			    const char *id, struct err *e);

/* --- workspace secrets: the value of our tools' header --- */

#define ELEVENLABS_SECRET_HEADER "X-VoiceAgent-Secret"

/* Spec dialect: the id is "" (its calls are signed), nothing is found. */
int elevenlabs_secret_create(const struct elevenlabs *x, struct arena *a,
			     const char *name, const char *value,
			     const char **ret_id, struct err *e);
int elevenlabs_secret_find(const struct elevenlabs *x, struct arena *a,
			   const char *name, const char **ret_id,
			   struct err *e);
int elevenlabs_secret_update(const struct elevenlabs *x, struct arena *a,
			     const char *id, const char *name,
			     const char *value, struct err *e);
/* 0 also if it was gone; ERR_CONFLICT or ERR_INVALID while in use. */
int elevenlabs_secret_delete(const struct elevenlabs *x, struct arena *a,
			     const char *id, struct err *e);

/* --- tools --- */

struct elevenlabs_tool {
	enum agent_tool kind;
	const char *name;      /* see elevenlabs_tool_label */
	const char *agent_id;  /* spec dialect: made under it */
	const char *url;       /* our webhook */
	const char *secret_id; /* published dialect */
};

/* "create_reservation_<token>": what the model reads first, then what we
 * find it by; 64 characters of [A-Za-z0-9_-] at most. */
const char *elevenlabs_tool_label(struct arena *a, enum agent_tool kind,
				  const char *token);

int elevenlabs_tool_create(const struct elevenlabs *x, struct arena *a,
			   const struct elevenlabs_tool *tool,
			   const char **ret_id, struct err *e);
int elevenlabs_tool_find(const struct elevenlabs *x, struct arena *a,
			 const char *name, const char **ret_id, struct err *e);
/* Detaches it from whoever has it. 0 also if it was gone. */
int elevenlabs_tool_delete(const struct elevenlabs *x, struct arena *a,
			   const char *id, struct err *e);

/* --- phone numbers --- */

struct elevenlabs_number {
	const char *id;       /* the platform's */
	const char *e164;     /* "+14155551234" */
	const char *agent_id; /* it is assigned to, or "" */
};

/* True in the spec's dialect: numbers come from elevenlabs_number_buy and
 * are not imported. */
bool elevenlabs_sells_numbers(const struct elevenlabs *x);
/* Spec dialect only. area_code may be "". */
int elevenlabs_number_buy(const struct elevenlabs *x, struct arena *a,
			  const char *country, const char *area_code,
			  struct elevenlabs_number *ret, struct err *e);

struct elevenlabs_import {
	const char *e164, *label;
	const char *twilio_sid, *twilio_token;
};
/* Published dialect only. */
int elevenlabs_number_import(const struct elevenlabs *x, struct arena *a,
			     const struct elevenlabs_import *number,
			     const char **ret_id, struct err *e);
int elevenlabs_number_find(const struct elevenlabs *x, struct arena *a,
			   const char *e164, struct elevenlabs_number *ret,
			   struct err *e);
/* agent_id NULL: nobody answers it (spec dialect: does nothing then). */
int elevenlabs_number_assign(const struct elevenlabs *x, struct arena *a,
			     const char *number_id, const char *agent_id,
			     struct err *e);
/* 0 also if it was gone. */
int elevenlabs_number_delete(const struct elevenlabs *x, struct arena *a,
			     const char *number_id, struct err *e);

/* --- the workspace's post-call webhook --- */

struct elevenlabs_webhook {
	const char *id;
	const char *secret; /* answered once, never again */
};
int elevenlabs_webhook_create(const struct elevenlabs *x, struct arena *a,
			      const char *name, const char *url,
			      struct elevenlabs_webhook *ret, struct err *e);
/* Have failed deliveries tried again. */
int elevenlabs_webhook_enable(const struct elevenlabs *x, struct arena *a,
			      const char *id, const char *name, struct err *e);
/* Have it told after every call (transcripts and failures), in place of the
 * one there was. */
int elevenlabs_webhook_select(const struct elevenlabs *x, struct arena *a,
			      const char *id, struct err *e);

#endif
