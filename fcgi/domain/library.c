/* SPDX-License-Identifier: MIT
 *
 * library.c: the documents an agent knows its restaurant by.
 */
#include "domain/library.h"

#include <string.h>

#include "core/random.h"
#include "store/documents.h"
#include "store/versions.h"

static const struct {
	const char *type, *label;
} types[] = {
	{ "menu", "Menu" },
	{ "policies", "Policies" },
	{ "faq", "Questions and answers" },
	{ "general", "Something else" },
};
#define TYPES (sizeof(types) / sizeof(types[0]))

const char *
library_type(size_t i)
{
	return i < TYPES ? types[i].type : NULL;
}

const char *
library_type_label(size_t i)
{
	return i < TYPES ? types[i].label : NULL;
}

static const char *
known_type(const char *type)
{
	for (size_t i = 0; type && i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].type;
	return "general";
}

const char *
library_kind(struct crypto_bytes content, struct err *e)
{
	const char *kind;

	if (content.len > DOCUMENT_MOST) {
		err_set(e, ERR_TOO_LARGE, "This file is larger than 10 MB.",
			"document: %zu", content.len);
		return NULL;
	}
	kind = content.len ? document_sniff(content.data, content.len) : NULL;
	if (!kind)
		err_set(e, ERR_INVALID,
			content.len ? "Please choose a PDF, TXT or DOCX file."
				    : "This file is empty.",
			"document: unknown kind");
	return kind;
}

/* The last part of whatever path the browser told, at most 200 bytes. */
static const char *
plain_name(struct arena *a, const char *name)
{
	size_t len = 200;

	for (const char *p = name; *p; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	if (!*name)
		return "document";
	if (strlen(name) <= len)
		return name;
	while (len && ((unsigned char)name[len] & 0xC0) == 0x80)
		len--;
	return arena_strndup(a, name, len);
}

int
library_keep(struct ctx *c, const struct tenant *t,
	     const struct library_file *f, uint64_t *ret_id, struct err *e)
{
	const char *kind = library_kind(f->content, e);
	const char *name = plain_name(c->arena, f->name);
	struct document d = {
		.id = random_id(),
		.restaurant_id = t->restaurant_id,
		.owner_id = t->owner_id,
		.agent_id = f->agent_id,
		.uploaded_by = f->user_id,
		.file_name = name,
		.file_type = kind,
		.file_size = f->content.len,
		.elevenlabs_document_id = "",
		.type = known_type(f->type),
		.title = name,
		.status = DOCUMENT_UPLOADING,
		.processing_error = "",
		.uploaded_at = clock_now(),
	};
	int rc;

	if (!kind)
		return -1;
	d.last_modified_at = d.uploaded_at;
	rc = documents_insert(c->store, t, &d, f->content);
	if (rc > 0 && versions_raise(c->store, t, VERSION_DOCUMENTS) < 0)
		rc = -1;
	if (rc < 0)
		return store_fault(c->store, e);
	*ret_id = d.id;
	return rc;
}
