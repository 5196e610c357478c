/* SPDX-License-Identifier: MIT
 *
 * faults.h: misfortunes on demand. A test says which requests shall go
 * wrong, how, and how often; the next ones that match do. Requests that the
 * sandbox itself sends (tool calls, webhooks) are matched by their path too.
 */
#ifndef VA_SANDBOX_FAULTS_H
#define VA_SANDBOX_FAULTS_H

#include <stdbool.h>

#include "core/json.h"

enum fault_kind {
	FAULT_NONE,
	FAULT_LATENCY, /* answered after ms */
	FAULT_429,
	FAULT_500,
	FAULT_DROP,          /* the connection closes, nothing was done */
	FAULT_DID_THEN_DROP, /* it was done, then the connection closes */
	FAULT_DUPLICATE      /* it is done, or sent, twice */
};

struct fault {
	enum fault_kind kind;
	int ms;
};

struct faults;

struct faults *faults_new(void);
void faults_free(struct faults *f);
void faults_clear(struct faults *f);

/* match: "POST /v1/convai/tools" (a path prefix; method "*" is any). times
 * 0 is for ever. False if the kind or the match is none. */
bool faults_add(struct faults *f, const char *match, const char *kind,
		int times, int ms);

/* The first fault that matches, used up by one. */
struct fault faults_take(struct faults *f, const char *method,
			 const char *path);

/* [{"match","kind","times","ms"}] of those left. */
void faults_list(const struct faults *f, struct json *rows);

#endif
