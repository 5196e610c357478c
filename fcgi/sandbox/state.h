/* SPDX-License-Identifier: MIT
 *
 * state.h: what the suppliers know: agents, tools, numbers, mail, ...
 *
 * Every change is one line of JSON appended to a file, and the file is read
 * again at the next start: killing the sandbox orphans nothing that the
 * product has created in it. Objects are kept as JSON text, in the order in
 * which they were made.
 */
#ifndef VA_SANDBOX_STATE_H
#define VA_SANDBOX_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "core/json.h"

enum state_kind {
	STATE_AGENT,
	STATE_TOOL,
	STATE_SECRET,
	STATE_PHONE, /* numbers imported at the voice platform */
	STATE_DOCUMENT,
	STATE_CONVERSATION,
	STATE_WEBHOOK,
	STATE_SETTINGS, /* one row, id "workspace" */
	STATE_NUMBER,   /* numbers bought at Twilio */
	STATE_MESSAGE,  /* text messages sent through Twilio */
	STATE_MAIL,
	STATE_KINDS
};

struct state;

/* path NULL: memory only (tests). NULL and e if the file cannot be used. */
struct state *state_open(const char *path, struct err *e);
void state_close(struct state *s);

/* Creates or replaces. */
void state_put(struct state *s, enum state_kind kind, const char *id,
	       const char *text);
bool state_delete(struct state *s, enum state_kind kind, const char *id);
/* Forget everything, in the file too. */
void state_reset(struct state *s);

/* The text stays valid until the object changes. NULL: no such object. */
const char *state_text(const struct state *s, enum state_kind kind,
		       const char *id);
size_t state_count(const struct state *s, enum state_kind kind);
/* Oldest first; i < state_count(). */
const char *state_text_at(const struct state *s, enum state_kind kind,
			  size_t i);

/* The same, parsed into the arena. */
const struct json *state_get(const struct state *s, struct arena *a,
			     enum state_kind kind, const char *id);
const struct json *state_at(const struct state *s, struct arena *a,
			    enum state_kind kind, size_t i);

const char *state_kind_name(enum state_kind kind);

#endif
