/* SPDX-License-Identifier: MIT
 *
 * serve.h: `voiceagent-sandbox serve`: the suppliers, on the wire.
 */
#ifndef VA_SANDBOX_SERVE_H
#define VA_SANDBOX_SERVE_H

#include "core/err.h"

struct serve_options {
	int port;
	const char *dir;            /* made if it is not there */
	const char *smtp_socket;    /* NULL: none */
	int smtp_port;              /* 0: none */
	const char *api_key;        /* NULL: any */
	const char *webhook_secret; /* NULL: random ones */
	const char *hooks_url;      /* events go there if no webhook is set */
};

/* Until SIGTERM. 0, or -1 and e if it cannot start. */
int serve(const struct serve_options *o, struct err *e);

#endif
