/* SPDX-License-Identifier: MIT
 *
 * voices.c: the voices the platform lists.
 */
#include "store/voices.h"

#include "store/tables.h"

enum { PUT, DROP, LIST, BY_ID, READ_AT };

#define COLUMNS                                                                \
	"id, name, category, preview_url, language, gender, age, accent, "     \
	"description"

/* clang-format off */
static const struct sql sql[] = {
	[PUT] = { "keep a voice",
	    "INSERT INTO voices (" COLUMNS ", position, read_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
	    "ON DUPLICATE KEY UPDATE name = VALUES(name), "
	    "category = VALUES(category), "
	    "preview_url = VALUES(preview_url), "
	    "language = VALUES(language), gender = VALUES(gender), "
	    "age = VALUES(age), accent = VALUES(accent), "
	    "description = VALUES(description), "
	    "position = VALUES(position), read_at = VALUES(read_at)" },
	[DROP] = { "forget voices no longer listed",
	    "DELETE FROM voices WHERE read_at <> ?" },
	[LIST] = { "all voices",
	    "SELECT " COLUMNS " FROM voices ORDER BY position, id "
	    "LIMIT " STORE_ROWS_TEXT },
	[BY_ID] = { "a voice by id",
	    "SELECT " COLUMNS " FROM voices WHERE id = ?" },
	[READ_AT] = { "when the voices were read",
	    "SELECT read_at FROM voices ORDER BY read_at DESC LIMIT 1" },
};
/* clang-format on */
const struct sql_table voices_sql = SQL_TABLE("voices", sql);

struct replace_job {
	const struct voice *voices;
	size_t count;
	instant now;
};

static int
put(struct store *st, const struct voice *v, size_t position, instant now)
{
	const struct val in[] = {
		val_text(v->id),
		val_text(v->name),
		val_text(v->category),
		val_text(v->preview_url),
		val_text(v->language),
		val_text(v->gender),
		val_text(v->age),
		val_text(v->accent),
		val_text(v->description),
		val_int((int64_t)position),
		val_int(now),
	};

	return stmt_write(st, &sql[PUT], STMT_IN(in));
}

static int
replace_body(struct store *st, void *arg)
{
	const struct replace_job *job = arg;
	const struct val in[] = { val_int(job->now) };

	for (size_t i = 0; i < job->count; i++)
		if (put(st, &job->voices[i], i, job->now) < 0)
			return -1;
	return stmt_write(st, &sql[DROP], STMT_IN(in)) < 0 ? -1 : 1;
}

int
voices_replace(struct store *st, const struct voice *voices, size_t count,
	       instant now)
{
	struct replace_job job = { voices, count, now };

	return store_transact(st, replace_body, &job, NULL);
}

static void
read_voice(const struct val *c, struct voice *v)
{
	*v = (struct voice){
		.id = val_to_text(&c[0]),
		.name = val_to_text(&c[1]),
		.category = val_to_text(&c[2]),
		.preview_url = val_to_text(&c[3]),
		.language = val_to_text(&c[4]),
		.gender = val_to_text(&c[5]),
		.age = val_to_text(&c[6]),
		.accent = val_to_text(&c[7]),
		.description = val_to_text(&c[8]),
	};
}

int
voices_list(struct store *st, const struct voice **ret)
{
	struct voice *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], NULL, 0, &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		read_voice(rows_at(&rows, i), &list[i]);
	*ret = list;
	return rc;
}

int
voices_by_id(struct store *st, const char *id, struct voice *ret)
{
	const struct val in[] = { val_text(id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_ID], STMT_IN(in), &rows);

	if (rc > 0)
		read_voice(rows.cell, ret);
	return rc;
}

int
voices_read_at(struct store *st, instant *ret)
{
	struct rows rows;
	int rc = stmt_read(st, &sql[READ_AT], NULL, 0, &rows);

	if (rc > 0)
		*ret = val_to_int(rows.cell);
	return rc;
}
