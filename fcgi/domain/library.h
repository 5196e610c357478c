/* SPDX-License-Identifier: MIT
 *
 * library.h: the documents an agent knows its restaurant by.
 *
 * A document is kept sealed, a version for every upload, and waits
 * ("uploading") until the jobs daemon has brought it to the platform.
 */
#ifndef VA_DOMAIN_LIBRARY_H
#define VA_DOMAIN_LIBRARY_H

#include <stdint.h>

#include "core/crypto.h"
#include "core/err.h"
#include "domain/ctx.h"
#include "model/document.h"
#include "model/user.h"

struct library_file {
	const char *name; /* as the browser said; kept for show */
	const char *type; /* menu, policies, faq, general */
	struct crypto_bytes content;
	uint64_t agent_id; /* 0: the restaurant's alone */
	uint64_t user_id;  /* who uploaded it */
};

/* "pdf", "txt" or "docx" by the content, or NULL with ERR_INVALID or
 * ERR_TOO_LARGE: empty, over DOCUMENT_MOST, something else. */
const char *library_kind(struct crypto_bytes content, struct err *e);

/* Store it for t->restaurant_id: 1 and its id, 0 no such restaurant, -1.
 * Joins a transaction that is open. */
int library_keep(struct ctx *c, const struct tenant *t,
		 const struct library_file *f, uint64_t *ret_id, struct err *e);

/* "Menu", "Policies", ...: the types by number; NULL past the last. */
const char *library_type(size_t i);
const char *library_type_label(size_t i);

#endif
