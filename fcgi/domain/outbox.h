/* SPDX-License-Identifier: MIT
 *
 * outbox.h: mail that leaves with the change it tells about.
 *
 * A mail is written as a job (lane messages, payload sealed) in the change's
 * own transaction; the jobs daemon delivers it. Its Message-ID is the job's
 * id: a mail that was delivered twice after a crash is one to the reader.
 */
#ifndef VA_DOMAIN_OUTBOX_H
#define VA_DOMAIN_OUTBOX_H

#include "core/err.h"
#include "domain/ctx.h"
#include "model/user.h"
#include "store/jobs.h"

#define OUTBOX_KIND "mail" /* of the job */

struct outbox_mail {
	const char *to; /* an address that smtp_address_ok() */
	const char *subject;
	const char *text; /* UTF-8, lines ended by \n */
};

/* Joins the open transaction, or stands alone. The caller wakes the daemon
 * (wake.h) after the commit. t NULL: the system's own. 1, or -1. */
int outbox_queue(struct ctx *c, const struct tenant *t,
		 const struct outbox_mail *m, struct err *e);

/* The jobs daemon, with a job of kind OUTBOX_KIND: 1 delivered; 0 refused
 * for good (e says why; trying again is of no use); -1 not now. */
int outbox_deliver(struct ctx *c, const struct job *j, struct err *e);

/* The texts. All live in the arena. */
struct outbox_mail outbox_verify_address(struct ctx *c, const char *to,
					 const char *link);
struct outbox_mail outbox_account_exists(struct ctx *c, const char *to);

#endif
