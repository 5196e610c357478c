/* SPDX-License-Identifier: MIT
 *
 * server.h: a scripted HTTP server on loopback that stands in for the
 * outside world in tests: it answers what it was told, in order, and keeps
 * what it was sent.
 */
#ifndef VA_T_CONTRACT_SERVER_H
#define VA_T_CONTRACT_SERVER_H

#include <stddef.h>

struct server;

struct server_answer {
	int status;               /* 0: close the connection without a word */
	const char *body;         /* NULL: none */
	const char *content_type; /* NULL: application/json */
	int delay_ms;             /* before answering */
	size_t filler;            /* bytes of a body made of 'x' */
	int cut;                  /* close after half of the body */
};

struct server_request {
	char method[16];
	char target[2048];
	char *headers; /* lines as they came */
	char *body;
	size_t body_len;
};

/* Aborts the test if it cannot start. One thread, one connection after the
 * other is served; connections are kept alive. */
struct server *server_start(void);
void server_stop(struct server *s);

/* "http://127.0.0.1:41234" */
const char *server_url(const struct server *s);

/* The answers are copied, their texts are not: a test may be over before the
 * last one is out. Once the script is at its end, the last is repeated. */
void server_script(struct server *s, const struct server_answer *answers,
		   size_t count);

/* How many requests came; the i-th of them. */
size_t server_count(const struct server *s);
const struct server_request *server_request(const struct server *s, size_t i);
/* The value of a header of the request, or NULL. */
const char *server_header(const struct server_request *r, const char *name,
			  char *out, size_t size);

#endif
