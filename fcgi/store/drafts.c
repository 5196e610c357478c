/* SPDX-License-Identifier: MIT
 *
 * drafts.c: what a wizard holds between its steps.
 */
#include "store/drafts.h"

#include "store/seal.h"
#include "store/tables.h"

enum { INSERT, BY_ID, LATEST, SAVE, DELETE, PUT_FILE, FILE_OF };

#define COLUMNS                                                                \
	"id, user_id, kind, payload, step, revision, updated_at, expires_at"
#define OF_USER "owner_id = ? AND user_id = ?"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a draft",
	    "INSERT INTO drafts (id, owner_id, user_id, kind, step, payload, "
	    "revision, updated_at, expires_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)" },
	[BY_ID] = { "a draft by id", "SELECT " COLUMNS
	    " FROM drafts WHERE id = ? AND " OF_USER },
	[LATEST] = { "a user's newest draft",
	    "SELECT " COLUMNS " FROM drafts WHERE " OF_USER
	    " AND kind = ? AND expires_at > ? "
	    "ORDER BY updated_at DESC, id DESC LIMIT 1" },
	[SAVE] = { "save a draft",
	    "UPDATE drafts SET step = ?, payload = ?, updated_at = ?, "
	    "expires_at = ?, revision = revision + 1 WHERE id = ? AND " OF_USER
	    " AND revision = ?" },
	[DELETE] = { "delete a draft",
	    "DELETE FROM drafts WHERE id = ? AND " OF_USER },
	[PUT_FILE] = { "keep a draft's file",
	    "INSERT INTO draft_files (draft_id, file_name, file_type, "
	    "content) SELECT d.id, ?, ?, ? FROM drafts d WHERE d.id = ? "
	    "AND d.owner_id = ? ON DUPLICATE KEY UPDATE "
	    "file_name = VALUES(file_name), file_type = VALUES(file_type), "
	    "content = VALUES(content)" },
	[FILE_OF] = { "a draft's file",
	    "SELECT f.file_name, f.file_type, f.content FROM drafts d "
	    "JOIN draft_files f ON f.draft_id = d.id WHERE d.id = ? "
	    "AND d.owner_id = ?" },
};
/* clang-format on */
const struct sql_table drafts_sql = SQL_TABLE("drafts", sql);

int
drafts_insert(struct store *st, const struct tenant *t, const struct draft *d)
{
	const struct seal_row r = { st, 0, d->id, false };
	const struct val in[] = {
		val_id(d->id),
		val_id(t->owner_id),
		val_id(d->user_id),
		val_text(d->kind),
		val_int(d->step),
		seal_any_text(&r, "drafts.payload", d->payload),
		val_int(d->updated_at),
		val_int(d->expires_at),
	};

	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

static int
one_draft(struct store *st, const struct sql *which, const struct val *in,
	  size_t count, struct draft *ret)
{
	struct seal_row r = { st, 0, 0, false };
	struct draft d = { 0 };
	struct rows rows;
	const struct val *c;
	int rc = stmt_read(st, which, in, count, &rows);

	if (rc <= 0)
		return rc;
	c = rows.cell;
	d.id = r.id = val_to_id(&c[0]);
	d.user_id = val_to_id(&c[1]);
	d.kind = val_to_text(&c[2]);
	d.payload = seal_open(&r, "drafts.payload", &c[3]);
	d.step = (int)val_to_int(&c[4]);
	d.revision = (uint32_t)val_to_id(&c[5]);
	d.updated_at = val_to_int(&c[6]);
	d.expires_at = val_to_int(&c[7]);
	if (r.failed)
		return -1;
	*ret = d;
	return 1;
}

int
drafts_by_id(struct store *st, const struct tenant *t, uint64_t user_id,
	     uint64_t id, struct draft *ret)
{
	const struct val in[] = { val_id(id), val_id(t->owner_id),
				  val_id(user_id) };

	return one_draft(st, &sql[BY_ID], STMT_IN(in), ret);
}

int
drafts_latest(struct store *st, const struct tenant *t, uint64_t user_id,
	      const char *kind, instant now, struct draft *ret)
{
	const struct val in[] = { val_id(t->owner_id), val_id(user_id),
				  val_text(kind), val_int(now) };

	return one_draft(st, &sql[LATEST], STMT_IN(in), ret);
}

int
drafts_save(struct store *st, const struct tenant *t, const struct draft *d)
{
	const struct seal_row r = { st, 0, d->id, false };
	const struct val in[] = {
		val_int(d->step),
		seal_any_text(&r, "drafts.payload", d->payload),
		val_int(d->updated_at),
		val_int(d->expires_at),
		val_id(d->id),
		val_id(t->owner_id),
		val_id(d->user_id),
		val_int(d->revision),
	};

	return stmt_write(st, &sql[SAVE], STMT_IN(in));
}

int
drafts_delete(struct store *st, const struct tenant *t, uint64_t user_id,
	      uint64_t id)
{
	const struct val in[] = { val_id(id), val_id(t->owner_id),
				  val_id(user_id) };

	return stmt_write(st, &sql[DELETE], STMT_IN(in));
}

int
drafts_put_file(struct store *st, const struct tenant *t, uint64_t draft_id,
		const struct draft_file *f)
{
	const struct seal_row r = { st, 0, draft_id, false };
	const struct val in[] = {
		seal_any_text(&r, "draft_files.file_name", f->file_name),
		val_text(f->file_type),
		seal_bytes(&r, "draft_files.content", f->content),
		val_id(draft_id),
		val_id(t->owner_id),
	};

	return stmt_write(st, &sql[PUT_FILE], STMT_IN(in));
}

int
drafts_file(struct store *st, const struct tenant *t, uint64_t draft_id,
	    struct draft_file *ret)
{
	const struct val in[] = { val_id(draft_id), val_id(t->owner_id) };
	struct seal_row r = { st, 0, draft_id, false };
	struct draft_file f;
	struct rows rows;
	int rc = stmt_read(st, &sql[FILE_OF], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	f.file_name = seal_open(&r, "draft_files.file_name", &rows.cell[0]);
	f.file_type = val_to_text(&rows.cell[1]);
	f.content = seal_open_bytes(&r, "draft_files.content", &rows.cell[2]);
	if (r.failed)
		return -1;
	*ret = f;
	return 1;
}
