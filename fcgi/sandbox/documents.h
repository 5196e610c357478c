/* SPDX-License-Identifier: MIT
 *
 * documents.h: keeping a document of the knowledge base.
 */
#ifndef VA_SANDBOX_DOCUMENTS_H
#define VA_SANDBOX_DOCUMENTS_H

#include "sandbox/exchange.h"

struct document {
	const char *type; /* file, text, url */
	const char *name;
	const char *filename; /* of a file, else NULL */
	const char *url;
	const char *data;
	size_t len;
};

/* Its id, or NULL after an answer was set. */
const char *documents_keep(struct exchange *x, const struct document *d);

#endif
