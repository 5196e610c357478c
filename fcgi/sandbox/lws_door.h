/* SPDX-License-Identifier: MIT
 *
 * lws_door.h: the project's door to libwebsockets: one event loop that
 * serves HTTP, talks to line protocols (SMTP), runs timers, and has slow
 * work done by threads.
 *
 * Everything but the work itself runs in the loop's thread, one callback at
 * a time. A request is handed over when all of it has come; it is answered
 * at once or later by its serial number, and an answer to somebody who has
 * left meanwhile is dropped.
 */
#ifndef VA_SANDBOX_LWS_DOOR_H
#define VA_SANDBOX_LWS_DOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/err.h"

struct door;

struct door_pair {
	const char *name;
	const char *value;
};

/* Lives, with its arena, until its answer is out or the peer has left. */
struct door_request {
	uint64_t serial;
	struct arena *arena;
	const char *method;
	const char *path; /* percent-decoded, without the query */
	const struct door_pair *query;
	size_t query_count;
	const char *authorization; /* headers: NULL if absent */
	const char *api_key;       /* xi-api-key */
	const char *content_type;
	const char *host;
	const char *body; /* NUL after it */
	size_t body_len;
};

struct door_answer {
	int status;
	const char *type; /* content type; NULL: application/json */
	const char *body;
	size_t body_len;
	struct door_pair headers[4]; /* unused ones: name NULL */
	bool drop;                   /* close instead of answering */
};

/* A line protocol. open and line answer with door_peer_send(). */
struct door_peer;
struct door_lines {
	void (*open)(struct door_peer *p);
	/* without CR LF; false: close once everything is sent */
	bool (*line)(struct door_peer *p, const char *line, size_t len);
	void (*gone)(struct door_peer *p);
};

/* A WebSocket conversation (subprotocol "convai"), text messages only. */
struct door_socket;
struct door_sockets {
	void (*open)(struct door_socket *s, const struct door_request *q);
	void (*text)(struct door_socket *s, const char *text, size_t len);
	void (*gone)(struct door_socket *s);
};

struct door_config {
	int port;               /* loopback */
	const char *lines_path; /* a unix socket, or NULL */
	int lines_port;         /* loopback, 0: none */
	size_t body_cap;        /* bytes; more is a 413 */
	const struct door_lines *lines;
	const struct door_sockets *sockets; /* NULL: none */
	void (*request)(const struct door_request *q, void *arg);
	void *arg;
};

/* Listening already when it returns; NULL and e if a port is taken. */
struct door *door_open(const struct door_config *c, struct err *e);
/* Until door_stop(), or SIGTERM or SIGINT. */
void door_run(struct door *d);
void door_stop(struct door *d);
void door_close(struct door *d);

/* The texts in the answer are copied. */
void door_answer(struct door *d, uint64_t serial,
		 const struct door_answer *answer);

/* Have fn(arg) called in the loop after ms, once. The timer is gone when fn
 * is called; until then it can be cancelled. */
struct door_timer;
struct door_timer *door_after(struct door *d, int ms, void (*fn)(void *arg),
			      void *arg);
void door_cancel(struct door *d, struct door_timer *t);

/* Have work(arg) done by a thread, then done(arg) called in the loop. */
void door_work(struct door *d, void (*work)(void *arg), void (*done)(void *arg),
	       void *arg);

/* Per-peer state is the owner's: freed by it in gone(). */
void door_peer_send(struct door_peer *p, const char *text);
void door_peer_set(struct door_peer *p, void *state);
void *door_peer_state(const struct door_peer *p);
void *door_peer_arg(const struct door_peer *p); /* door_config.arg */

void door_socket_send(struct door_socket *s, const char *text);
/* Close with a WebSocket status once everything is sent. */
void door_socket_close(struct door_socket *s, int status, const char *why);
void door_socket_set(struct door_socket *s, void *state);
void *door_socket_state(const struct door_socket *s);
void *door_socket_arg(const struct door_socket *s);

#endif
