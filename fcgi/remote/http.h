/* SPDX-License-Identifier: MIT
 *
 * http.h: the project's door to libcurl: one request, one bounded answer.
 *
 * A process keeps one struct http: connections are reused between requests.
 * Only http and https are spoken, redirects are not followed, an answer
 * longer than its cap is refused, and no call lasts longer than its time.
 * What is logged is the request's name, host, status and duration, never a
 * header, a query string or a body.
 */
#ifndef VA_REMOTE_HTTP_H
#define VA_REMOTE_HTTP_H

#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"

struct http;

/* libcurl's global start, once a process; http_new and smtp call it. */
void http_start(void);

/* NULL only if libcurl cannot start. Freed by http_free. */
struct http *http_new(void);
void http_free(struct http *h);

struct http_header {
	const char *name, *value; /* value NULL: the row is skipped */
};

struct http_request {
	const char *name;   /* for the log: "elevenlabs.agent.create" */
	const char *method; /* GET, POST, PATCH, PUT, DELETE */
	const char *url;
	const struct http_header *headers;
	size_t header_count;
	const char *user, *password; /* HTTP Basic; NULL: none */
	const char *content_type;    /* of the body */
	const void *body;
	size_t body_len;
	size_t cap;     /* of the answer's body; 0: HTTP_CAP */
	int timeout_ms; /* of everything, retries included; 0: HTTP_TIMEOUT */
	int tries; /* 0 or 1: sent once. More only where sending it twice does
		    * no harm: repeated on no answer, 429, 502, 503, 504. */
};

#define HTTP_CAP        ((size_t)4 * 1024 * 1024)
#define HTTP_TIMEOUT    10000
#define HTTP_CONNECT_MS 3000

struct http_response {
	int status;
	const char *body; /* NUL follows; owned by the arena; never NULL */
	size_t len;
	const char *content_type; /* "" if none was named */
	const char *request_id;   /* the supplier's, for our log; or "" */
};

/* 0 when an answer came, whatever its status. -1 when none did:
 *   ERR_UNAVAILABLE  it was not sent, or only asked (GET): nothing happened
 *   ERR_UNCERTAIN    it may have been carried out: look before repeating
 *   ERR_INVALID      the URL or a header is not one (CR, LF, other scheme) */
int http_send(struct http *h, struct arena *a, const struct http_request *r,
	      struct http_response *ret, struct err *e);

#endif
