/* SPDX-License-Identifier: MIT
 *
 * document.h: a file that tells an agent about its restaurant.
 */
#ifndef VA_MODEL_DOCUMENT_H
#define VA_MODEL_DOCUMENT_H

#include <stddef.h>
#include <stdint.h>

#include "core/clock.h"
#include "core/err.h"

#define DOCUMENT_MOST (10 * 1024 * 1024)

enum document_status {
	DOCUMENT_UPLOADING, /* stored by us, waiting to be sent */
	DOCUMENT_PROCESSING,
	DOCUMENT_ACTIVE,
	DOCUMENT_FAILED
};

struct document {
	uint64_t id, restaurant_id, owner_id, agent_id, uploaded_by;
	const char *file_name, *file_type; /* pdf, txt, docx */
	size_t file_size;
	const char *elevenlabs_document_id; /* may be "" */
	const char *type;                   /* menu, policies, faq, general */
	const char *title;
	enum document_status status;
	const char *processing_error;
	instant uploaded_at, last_modified_at;
};

const char *document_status_name(enum document_status s);
int document_status_parse(const char *name);

/* pdf, txt or docx by the content's first bytes, NULL if none of them. */
const char *document_sniff(const void *data, size_t len);

#endif
