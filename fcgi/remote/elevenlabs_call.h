/* SPDX-License-Identifier: MIT
 *
 * elevenlabs_call.h: what the elevenlabs_*.c files share, and nobody else.
 */
#ifndef VA_REMOTE_ELEVENLABS_CALL_H
#define VA_REMOTE_ELEVENLABS_CALL_H

#include "core/json.h"
#include "remote/elevenlabs.h"

struct elevenlabs_call {
	const char *name;        /* for the log: "elevenlabs.agent.create" */
	const char *method;      /* a GET is repeated by itself, nothing else */
	const char *path;        /* "/v1/convai/agents/create?..." */
	const struct json *body; /* may be NULL */
};

/* 1: a 2xx answer, *ret its JSON (NULL if it had no body). 0: 404. -1 else.
 * ret may be NULL. */
int elevenlabs_call(const struct elevenlabs *x, struct arena *a,
		    const struct elevenlabs_call *call, const struct json **ret,
		    struct err *e);

/* A 2xx answer must hold this string; -1 ERR_UNCERTAIN if it does not (the
 * thing was made, but we do not know its name). */
int elevenlabs_answer_id(struct arena *a, const struct json *answer,
			 const char *key, const char *call_name,
			 const char **ret, struct err *e);

/* One change whose answer is an id. */
int elevenlabs_make(const struct elevenlabs *x, struct arena *a,
		    const struct elevenlabs_call *call, const char *key,
		    const char **ret_id, struct err *e);

/* DELETE path; a 404 is as good. */
int elevenlabs_remove(const struct elevenlabs *x, struct arena *a,
		      const char *name, const char *path, struct err *e);

/* A list over all its pages: `list` names the array, `fn` looks at each item
 * and returns true to stop there. path ends in "?..." with page_size.
 * 1: stopped, 0: seen all, -1: fault. */
struct elevenlabs_list {
	const char *name, *path, *list;
	const char *next;   /* "next_cursor" */
	const char *cursor; /* the query's name for it: "cursor" */
	bool (*fn)(const struct json *item, void *arg);
	void *arg;
};
int elevenlabs_each(const struct elevenlabs *x, struct arena *a,
		    const struct elevenlabs_list *l, struct err *e);

/* --- elevenlabs_payload.c: the bodies --- */

/* "en" for "en-US". */
const char *elevenlabs_language(struct arena *a, const char *language);
/* The speech model the platform accepts for a language. */
const char *elevenlabs_speech_model(const char *language);
const struct json *elevenlabs_agent_body(const struct elevenlabs *x,
					 struct arena *a,
					 const struct elevenlabs_agent *g);
const struct json *elevenlabs_tool_body(const struct elevenlabs *x,
					struct arena *a,
					const struct elevenlabs_tool *t);

#endif
