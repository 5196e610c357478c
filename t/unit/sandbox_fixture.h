/* SPDX-License-Identifier: MIT
 *
 * sandbox_fixture.h: the sandbox's handlers with no network: a world in
 * memory, and asking it.
 */
#ifndef VA_T_SANDBOX_FIXTURE_H
#define VA_T_SANDBOX_FIXTURE_H

#include "sandbox/exchange.h"

struct fixture {
	struct world w;
	struct arena *arena;
	char dir[64];
};

void fixture_open(struct fixture *f);
void fixture_close(struct fixture *f);

struct asked {
	int status;
	const char *text;
	const struct json *body;
};

/* "POST /v1/convai/tools?page_size=3"; body NULL: none. With a key and
 * Twilio credentials for the account AC1. */
struct asked ask(struct fixture *f, const char *request, const char *body);
/* The same with these headers; NULL: absent. */
struct asked ask_as(struct fixture *f, struct door_request q,
		    const char *request, const char *body);

/* A string of the answer, "" if it is not there. */
const char *told(const struct asked *a, const char *path);

/* A number bought at Twilio; its e164. */
const char *buy_number(struct fixture *f);
const char *make_agent(struct fixture *f, const char *name);
const char *make_tool(struct fixture *f, const char *name);

#endif
