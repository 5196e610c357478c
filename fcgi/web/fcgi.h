/* SPDX-License-Identifier: MIT
 *
 * fcgi.h: the project's door to libfcgi: requests in, answers out.
 *
 * One request at a time a process. SIGTERM, SIGINT and SIGUSR1 are blocked
 * except while the process waits for a connection, so the request in hand is
 * always finished first and none is taken that is not answered.
 */
#ifndef VA_WEB_FCGI_H
#define VA_WEB_FCGI_H

#include <stddef.h>

#include "core/err.h"

struct fcgi_io;

/* CGI variables of the request, NULL-terminated "NAME=value". */
char *const *fcgi_env(const struct fcgi_io *io);
/* Bytes of the body: fewer than len only at its end or when the client is
 * gone. */
size_t fcgi_read(struct fcgi_io *io, void *buf, size_t len);
/* 0, or -1 when the server is gone. */
int fcgi_write(struct fcgi_io *io, const void *data, size_t len);

/* Serve until a signal to stop, or max_requests (0: no limit), and return 0;
 * -1 if the listening socket is not one. The socket is fd 3 if it was handed
 * over as LISTEN_FDS says, else fd 0. */
int fcgi_serve(int max_requests, void (*handle)(struct fcgi_io *, void *),
	       void *arg, struct err *e);

#endif
