/* SPDX-License-Identifier: MIT
 *
 * mailbox.h: mail that the mail server took.
 */
#ifndef VA_SANDBOX_MAILBOX_H
#define VA_SANDBOX_MAILBOX_H

#include "sandbox/state.h"

struct envelope {
	const char *from;
	const char *const *to;
	size_t to_count;
	const char *raw; /* headers, empty line, body; LF at line ends */
};

/* Kept with its subject, its text and the links in it. */
void mailbox_keep(struct state *s, struct arena *a, const struct envelope *m);

#endif
