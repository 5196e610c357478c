/* SPDX-License-Identifier: MIT
 *
 * smtp.h: mail out, over libcurl (the second half of http.c's door).
 */
#ifndef VA_REMOTE_SMTP_H
#define VA_REMOTE_SMTP_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/err.h"

struct smtp_mail {
	const char *from; /* "a@b.example" or "Name <a@b.example>" */
	const char *to;   /* an address alone */
	const char *subject;
	const char *text;       /* UTF-8, lines ended by \n */
	const char *message_id; /* "local-part@host" without brackets */
	instant date;
};

/* An address we hand to a mail server: one @, a host with a dot or
 * "localhost", printable ASCII without spaces, quotes, brackets or commas, no
 * line break, at most 254 characters. */
bool smtp_address_ok(const char *address);

/* url: smtp://[user:password@]host[:port], smtps://..., or unix:/path (no
 * TLS, for a relay on this machine). 1: the server took it. 0: it refused
 * this mail for good (5xx), or the mail is not one that can be sent (e says
 * why). -1: not now: no connection, no answer in time, 4xx. */
int smtp_send(struct arena *a, const char *url, const struct smtp_mail *m,
	      struct err *e);

/* The message as it goes over the wire, lines ended by CRLF; NULL and e if
 * a header would break. */
const char *smtp_message(struct arena *a, const struct smtp_mail *m,
			 struct err *e);

#endif
