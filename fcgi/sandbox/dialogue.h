/* SPDX-License-Identifier: MIT
 *
 * dialogue.h: a scripted agent on the phone. It hears one utterance at a
 * time and either says something or asks for a tool to be called; it does
 * no I/O, so a phone call, a browser's test call and a unit test drive it
 * alike.
 */
#ifndef VA_SANDBOX_DIALOGUE_H
#define VA_SANDBOX_DIALOGUE_H

#include "core/json.h"
#include "sandbox/facts.h"

enum dialogue_act {
	DIALOGUE_SAY,  /* and listen */
	DIALOGUE_CALL, /* the tool for intent, with the facts */
	DIALOGUE_END   /* say it and hang up */
};

struct dialogue_step {
	enum dialogue_act act;
	const char *say;
	enum intent intent;
};

struct dialogue {
	struct arena *arena;
	struct moment now;
	struct facts facts; /* what the tool is called with */
	enum intent intent;
	enum intent pending; /* after a look-up: what was really wanted */
	enum topic asked;
	enum topic last;  /* what the caller spoke of last */
	const char *code; /* of the reservation in hand */
	bool has_alternative;
	struct facts alternative;
};

/* The arena outlives the dialogue. */
void dialogue_start(struct dialogue *d, struct arena *a, struct moment now);

struct dialogue_step dialogue_hear(struct dialogue *d, const char *said);

/* The tool's answer: {"success","message","code","alternatives"}; NULL: it
 * gave none. The next step may be another call. */
struct dialogue_step dialogue_answered(struct dialogue *d,
				       const struct json *answer);

/* "create_reservation", ...: the action of the tool for an intent. */
const char *dialogue_action(enum intent intent);

#endif
