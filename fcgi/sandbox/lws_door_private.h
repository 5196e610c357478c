/* SPDX-License-Identifier: MIT
 *
 * lws_door_private.h: what the three files of the door share: lws_door.c
 * (the loop), lws_door_http.c (requests) and lws_door_peers.c (lines and
 * WebSockets). Nobody else includes it.
 *
 * A connection's state (struct conn) is libwebsockets' per-session memory,
 * zeroed by it; a request (struct call) is ours, in an arena of its own,
 * and hangs in the door's list until its answer is out.
 */
#ifndef VA_SANDBOX_LWS_DOOR_PRIVATE_H
#define VA_SANDBOX_LWS_DOOR_PRIVATE_H

#include <libwebsockets.h>

#include "sandbox/lws_door.h"

#define DOOR_ARENA       (96u << 20)
#define DOOR_PIECE       32768 /* bytes written or read at once */
#define DOOR_LINE_MOST   65536
#define DOOR_HEADER_MOST 16384

struct call {
	struct door_request q;
	struct call *next;
	struct lws *wsi;
	char *body; /* where the next piece goes */
	size_t expected;
	bool answered;
	bool headers_out;
	struct door_answer answer;
	size_t sent;
};

struct message {
	struct message *next;
	size_t len;
	char text[];
};

/* A connection of any of the three kinds. */
struct conn {
	struct call *call; /* HTTP */
	struct door *door; /* the other two: set once they are open */
	struct lws *wsi;
	struct message *out;
	struct message **out_end;
	char *line;
	size_t line_len;
	bool closing;
	int close_status;
	char close_why[100];
	void *state;
};

struct door_peer {
	struct conn conn;
};
struct door_socket {
	struct conn conn;
};

struct door {
	struct door_config config;
	struct lws_context *context;
	struct call *calls;
	uint64_t serial;
};

struct door *door_of(struct lws *wsi);

/* lws_door_http.c */
void door_read_request(struct lws *wsi, struct door_request *q);
int door_http_callback(struct lws *wsi, enum lws_callback_reasons reason,
		       void *user, void *in, size_t len);

/* lws_door_peers.c */
int door_lines_callback(struct lws *wsi, enum lws_callback_reasons reason,
			void *user, void *in, size_t len);
int door_socket_callback(struct lws *wsi, enum lws_callback_reasons reason,
			 void *user, void *in, size_t len);

#endif
