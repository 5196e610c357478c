/* SPDX-License-Identifier: MIT
 *
 * documents.c: files that tell an agent about its restaurant.
 */
#include "store/documents.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

enum {
	INSERT,
	ADD_VERSION,
	NEXT_VERSION,
	BY_ID,
	LIST,
	CONTENT,
	SET_STATUS,
	SET_AGENT,
	DELETE
};

#define COLUMNS                                                                \
	"id, restaurant_id, owner_id, agent_id, uploaded_by, file_name, "      \
	"file_type, file_size, elevenlabs_document_id, type, title, "          \
	"status, processing_error, uploaded_at, last_modified_at"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a document",
	    "INSERT INTO documents (id, agent_id, uploaded_by, file_name, "
	    "file_type, file_size, type, title, status, uploaded_at, "
	    "last_modified_at, restaurant_id, owner_id) SELECT ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, h.id, h.owner_id FROM restaurants h "
	    "WHERE h.id = ? AND h.owner_id = ? AND (? = 0 OR h.id = ?)" },
	[ADD_VERSION] = { "keep a version's content",
	    "INSERT INTO document_versions (id, document_id, version, "
	    "restaurant_id, content, created_at) SELECT ?, d.id, d.version, "
	    "d.restaurant_id, ?, ? FROM documents d WHERE d.id = ?" },
	[NEXT_VERSION] = { "a document has another version",
	    "UPDATE documents SET version = version + 1, file_size = ?, "
	    "status = 'uploading', processing_error = NULL, "
	    "last_modified_at = ? WHERE id = ? AND " TENANT_WHERE },
	[BY_ID] = { "a document by id",
	    "SELECT " COLUMNS
	    " FROM documents WHERE id = ? AND " TENANT_WHERE },
	[LIST] = { "a restaurant's documents",
	    "SELECT " COLUMNS
	    " FROM documents WHERE restaurant_id = ? AND " TENANT_WHERE
	    " ORDER BY id DESC LIMIT " STORE_ROWS_TEXT },
	[CONTENT] = { "a document's newest content",
	    "SELECT v.id, v.restaurant_id, v.content FROM documents d "
	    "JOIN document_versions v ON v.document_id = d.id "
	    "AND v.version = d.version WHERE d.id = ? AND d.owner_id = ? "
	    "AND (? = 0 OR d.restaurant_id = ?)" },
	[SET_STATUS] = { "how far a document is",
	    "UPDATE documents SET status = ?, elevenlabs_document_id = "
	    "COALESCE(?, elevenlabs_document_id), processing_error = ? "
	    "WHERE id = ? AND " TENANT_WHERE },
	[SET_AGENT] = { "whose document it is",
	    "UPDATE documents SET agent_id = ? WHERE id = ? AND "
	    TENANT_WHERE },
	[DELETE] = { "delete a document",
	    "DELETE FROM documents WHERE id = ? AND " TENANT_WHERE },
};
/* clang-format on */
const struct sql_table documents_sql = SQL_TABLE("documents", sql);

struct content_job {
	const struct tenant *t;
	const struct document *d;
	struct crypto_bytes content;
	instant now;
};

static int
add_version(struct store *st, const struct document *d,
	    struct crypto_bytes content, instant now)
{
	const struct seal_row r = { st, d->restaurant_id, random_id(), false };
	const struct val in[] = {
		val_id(r.id),
		seal_bytes(&r, "document_versions.content", content),
		val_int(now),
		val_id(d->id),
	};

	return stmt_write(st, &sql[ADD_VERSION], STMT_IN(in));
}

static int
insert_body(struct store *st, void *arg)
{
	const struct content_job *job = arg;
	const struct document *d = job->d;
	const struct seal_row r = { st, d->restaurant_id, d->id, false };
	const struct val in[] = {
		val_id(d->id),
		val_some_id(d->agent_id),
		val_id(d->uploaded_by),
		seal_any_text(&r, "documents.file_name", d->file_name),
		val_text(d->file_type),
		val_int((int64_t)job->content.len),
		val_text(d->type),
		seal_any_text(&r, "documents.title", d->title),
		val_text(document_status_name(d->status)),
		val_int(d->uploaded_at),
		val_int(d->uploaded_at),
		val_id(d->restaurant_id),
		TENANT_IN(job->t),
	};
	int rc = stmt_write(st, &sql[INSERT], STMT_IN(in));

	if (rc <= 0)
		return rc;
	return add_version(st, d, job->content, d->uploaded_at);
}

int
documents_insert(struct store *st, const struct tenant *t,
		 const struct document *d, struct crypto_bytes content)
{
	struct content_job job = { t, d, content, d->uploaded_at };

	return store_transact(st, insert_body, &job, NULL);
}

static int
version_body(struct store *st, void *arg)
{
	const struct content_job *job = arg;
	struct document d;
	int rc = documents_by_id(st, job->t, job->d->id, &d);
	const struct val in[] = { val_int((int64_t)job->content.len),
				  val_int(job->now), val_id(job->d->id),
				  TENANT_IN(job->t) };

	if (rc > 0)
		rc = stmt_write(st, &sql[NEXT_VERSION], STMT_IN(in));
	return rc > 0 ? add_version(st, &d, job->content, job->now) : rc;
}

int
documents_add_version(struct store *st, const struct tenant *t, uint64_t id,
		      struct crypto_bytes content, instant now)
{
	const struct document d = { .id = id };
	struct content_job job = { t, &d, content, now };

	return store_transact(st, version_body, &job, NULL);
}

static int
read_document(struct store *st, const struct val *c, struct document *ret)
{
	struct seal_row r = { st, val_to_id(&c[1]), val_to_id(&c[0]), false };
	struct document d = {
		.id = r.id,
		.restaurant_id = r.restaurant_id,
		.owner_id = val_to_id(&c[2]),
		.agent_id = val_to_id(&c[3]),
		.uploaded_by = val_to_id(&c[4]),
		.file_name = seal_open(&r, "documents.file_name", &c[5]),
		.file_type = val_to_text(&c[6]),
		.file_size = (size_t)val_to_id(&c[7]),
		.elevenlabs_document_id = val_to_text(&c[8]),
		.type = val_to_text(&c[9]),
		.title = seal_open(&r, "documents.title", &c[10]),
		.status = (enum document_status)document_status_parse(
		    val_to_text(&c[11])),
		.processing_error = val_to_text(&c[12]),
		.uploaded_at = val_to_int(&c[13]),
		.last_modified_at = val_to_int(&c[14]),
	};

	if (r.failed)
		return -1;
	*ret = d;
	return 1;
}

int
documents_by_id(struct store *st, const struct tenant *t, uint64_t id,
		struct document *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_ID], STMT_IN(in), &rows);

	return rc > 0 ? read_document(st, rows.cell, ret) : rc;
}

int
documents_list(struct store *st, const struct tenant *t, uint64_t restaurant_id,
	       const struct document **ret)
{
	const struct val in[] = { val_id(restaurant_id), TENANT_IN(t) };
	struct document *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_document(st, rows_at(&rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}

int
documents_content(struct store *st, const struct tenant *t, uint64_t id,
		  struct crypto_bytes *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };
	struct crypto_bytes content;
	struct seal_row r;
	struct rows rows;
	int rc = stmt_read(st, &sql[CONTENT], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	r = (struct seal_row){ st, val_to_id(&rows.cell[1]),
			       val_to_id(&rows.cell[0]), false };
	content =
	    seal_open_bytes(&r, "document_versions.content", &rows.cell[2]);
	if (r.failed)
		return -1;
	*ret = content;
	return 1;
}

int
documents_set_status(struct store *st, const struct tenant *t, uint64_t id,
		     enum document_status status, const char *platform_id,
		     const char *error)
{
	const struct val in[] = { val_text(document_status_name(status)),
				  val_text(platform_id), val_some_text(error),
				  val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[SET_STATUS], STMT_IN(in));
}

int
documents_set_agent(struct store *st, const struct tenant *t, uint64_t id,
		    uint64_t agent_id)
{
	const struct val in[] = { val_some_id(agent_id), val_id(id),
				  TENANT_IN(t) };

	return stmt_write(st, &sql[SET_AGENT], STMT_IN(in));
}

int
documents_delete(struct store *st, const struct tenant *t, uint64_t id)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[DELETE], STMT_IN(in));
}
