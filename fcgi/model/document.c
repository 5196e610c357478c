/* SPDX-License-Identifier: MIT
 *
 * document.c: states of a document, and what kind of file it is.
 */
#include "model/document.h"

#include <string.h>

#include "core/encode.h"
#include "model/names.h"

static const char *const statuses[] = { "uploading", "processing", "active",
					"failed" };

const char *
document_status_name(enum document_status s)
{
	return statuses[s];
}

int
document_status_parse(const char *name)
{
	return NAMES_FIND(statuses, name);
}

/* A .docx is a ZIP archive; its own folder's name stands in clear in the
 * archive's list of files, the first of which is near the start. */
static bool
is_docx(const char *p, size_t len)
{
	return len > 4 && memcmp(p, "PK\3\4", 4) == 0 &&
	       memmem(p, len, "word/", 5) != NULL;
}

const char *
document_sniff(const void *data, size_t len)
{
	if (len > 5 && memcmp(data, "%PDF-", 5) == 0)
		return "pdf";
	if (is_docx(data, len))
		return "docx";
	if (len > 0 && encode_utf8_ok(data, len))
		return "txt";
	return NULL;
}
