/* SPDX-License-Identifier: MIT
 *
 * exchange.h: one request and its answer, and the shapes answers have.
 *
 * Handlers get an exchange whose body is parsed (an object, if JSON was
 * sent) and fill in an answer; they never see the network, so tests call
 * them without one.
 */
#ifndef VA_SANDBOX_EXCHANGE_H
#define VA_SANDBOX_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/json.h"
#include "sandbox/lws_door.h"
#include "sandbox/state.h"

struct faults;
struct reqlog;

/* Everything the sandbox is; one a process. */
struct world {
	struct state *state;
	struct faults *faults;
	struct reqlog *reqlog;
	struct door *door;          /* NULL in tests without a network */
	const char *base_url;       /* "http://127.0.0.1:8081" */
	const char *dir;            /* where audio and documents are kept */
	const char *webhook_secret; /* of new webhooks; NULL: a random one */
	const char *hooks_url;      /* events go there if no webhook is set */
};

struct exchange {
	struct world *w;
	struct arena *arena;
	const struct door_request *q;
	const struct json *body; /* NULL: none, or not JSON */
	const char *param[3];    /* the {} parts of the path */
	struct door_answer answer;
	bool later; /* somebody answers q->serial afterwards */
};

void exchange_json(struct exchange *x, int status, const struct json *j);
void exchange_text(struct exchange *x, int status, const char *type,
		   const char *text);
/* 204 */
void exchange_nothing(struct exchange *x);

/* {"detail":"..."} */
void exchange_detail(struct exchange *x, int status, const char *text);
/* {"detail":{type,code,message,status,request_id,param}} */
void exchange_fault(struct exchange *x, int status, const char *code,
		    const char *message);

/* Query: the value or NULL; a number within bounds or the fallback (the
 * router answers 422 for a page_size outside 1..100 before a handler). */
const char *exchange_query(const struct exchange *x, const char *name);
int exchange_query_int(const struct exchange *x, const char *name,
		       int fallback);

/* The fields of an urlencoded form body; NULL if absent. */
const char *exchange_form(const struct exchange *x, const char *name);

/* One page out of `all` under `key`: {key:[...],"next_cursor","has_more"}. */
void exchange_page(struct exchange *x, const char *key, const struct json *all,
		   int page_size);

/* "agent_" and 28 hex digits. */
const char *exchange_new_id(struct exchange *x, const char *prefix);

/* The object of this kind and id, or NULL and a 404 with its code. */
const struct json *exchange_find(struct exchange *x, enum state_kind kind,
				 const char *id);

/* Store a finished object under its id. */
void exchange_store(struct exchange *x, enum state_kind kind, const char *id,
		    const struct json *value);

int64_t exchange_now(void); /* Unix seconds */

#endif
