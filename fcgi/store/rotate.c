/* SPDX-License-Identifier: MIT
 *
 * rotate.c: re-encryption under the active key.
 *
 * A row is read, its values opened and sealed again, and written back only
 * where the old values still stand: whoever changed it meanwhile has sealed
 * it under the active key already.
 */
#include "store/rotate.h"

#include <string.h>

#include "store/db.h"
#include "store/seal.h"
#include "store/tables.h"

#define COLUMNS_MOST 9

/* clang-format off */

/* Lists of columns as the statements want them. */
#define SET1(a)			      a " = ?"
#define SET2(a, b)		      a " = ?, " SET1(b)
#define SET3(a, b, c)		      a " = ?, " SET2(b, c)
#define SET4(a, b, c, d)	      a " = ?, " SET3(b, c, d)
#define SET8(a, b, c, d, e, f, g, h)  SET4(a, b, c, d) ", " SET4(e, f, g, h)
#define SAME1(a)		      "LEFT(" a ", 16) <=> ?"
#define SAME2(a, b)		      SAME1(a) " AND " SAME1(b)
#define SAME3(a, b, c)		      SAME1(a) " AND " SAME2(b, c)
#define SAME4(a, b, c, d)	      SAME1(a) " AND " SAME3(b, c, d)
#define SAME8(a, b, c, d, e, f, g, h) \
	SAME4(a, b, c, d) " AND " SAME4(e, f, g, h)
#define OLD1(a)			     "LEFT(" a ", 4) <> ?"
#define OLD2(a, b)		     OLD1(a) " OR " OLD1(b)
#define OLD3(a, b, c)		     OLD1(a) " OR " OLD2(b, c)
#define OLD4(a, b, c, d)	     OLD1(a) " OR " OLD3(b, c, d)
#define OLD8(a, b, c, d, e, f, g, h) OLD4(a, b, c, d) " OR " OLD4(e, f, g, h)
#define LIST1(a)		     a
#define LIST2(a, b)		     a ", " b
#define LIST3(a, b, c)		     a ", " LIST2(b, c)
#define LIST4(a, b, c, d)	     a ", " LIST3(b, c, d)
#define LIST8(a, b, c, d, e, f, g, h) \
	LIST4(a, b, c, d) ", " LIST4(e, f, g, h)

/* read, write, left: three statements a table. house is an expression for
 * the restaurant a value was sealed for; more sets a blind index. */
#define TABLE(table, id, house, more, n, ...)                              \
	{ "rotate " table, "SELECT " id ", " house ", " LIST##n(__VA_ARGS__)   \
		 " FROM " table " WHERE " id " > ? ORDER BY " id           \
		 " LIMIT ?" },                                             \
	    { "seal " table, "UPDATE " table " SET " SET##n(__VA_ARGS__)   \
			     more " WHERE " id " = ? AND "                 \
			     SAME##n(__VA_ARGS__) },                       \
	    { "left in " table, "SELECT COUNT(*) FROM " table " WHERE "    \
				OLD##n(__VA_ARGS__) }

#define NONE  "CAST(0 AS UNSIGNED)"
#define HOUSE "CAST(COALESCE(restaurant_id, 0) AS UNSIGNED)"

static const struct sql sql[] = {
	TABLE("users", "id", NONE, ", email_index = ?", 2, "email", "name"),
	TABLE("api_keys", "id", NONE, "", 1, "name"),
	TABLE("agent_secrets", "id", NONE, "", 1, "secret_value"),
	TABLE("reservations", "id", HOUSE, ", phone_index = ?", 8,
	      "customer_phone", "customer_name", "customer_email",
	      "special_requests", "table_preference", "occasion",
	      "conversation_transcript", "cancel_reason"),
	TABLE("reservation_history", "id", HOUSE, "", 1, "changes"),
	TABLE("idempotency", "id", HOUSE, "", 1, "answer"),
	TABLE("documents", "id", HOUSE, "", 3, "file_name", "title",
	      "description"),
	TABLE("document_versions", "id", HOUSE, "", 1, "content"),
	TABLE("drafts", "id", NONE, "", 1, "payload"),
	TABLE("draft_files", "draft_id", NONE, "", 2, "file_name", "content"),
	TABLE("calls", "id", HOUSE, "", 3, "caller_number", "transcript",
	      "summary"),
	TABLE("webhook_events", "id", NONE, "", 1, "payload"),
	TABLE("jobs", "id", HOUSE, "", 1, "payload"),
	TABLE("job_steps", "id",
	      "CAST(COALESCE((SELECT j.restaurant_id FROM jobs j "
	      "WHERE j.id = job_steps.job_id), 0) AS UNSIGNED)",
	      "", 1, "result"),
	TABLE("activity_log", "id", HOUSE, "", 4, "description", "metadata",
	      "ip_address", "user_agent"),
};
/* clang-format on */

const struct sql_table rotate_sql = SQL_TABLE("rotate", sql);

#define TABLES (sizeof(sql) / sizeof(sql[0]) / 3)

/* The same columns as names of places, and what is indexed blindly: always
 * the first column. */
enum index_kind { INDEX_NONE, INDEX_EMAIL, INDEX_PHONE };
static const struct {
	size_t count;
	enum index_kind index;
	bool large; /* few at a time */
	const char *column[COLUMNS_MOST];
} sealed[TABLES] = {
	{ 2, INDEX_EMAIL, false, { "users.email", "users.name" } },
	{ 1, INDEX_NONE, false, { "api_keys.name" } },
	{ 1, INDEX_NONE, false, { "agent_secrets.secret_value" } },
	{ 8,
	  INDEX_PHONE,
	  false,
	  { "reservations.customer_phone", "reservations.customer_name",
	    "reservations.customer_email", "reservations.special_requests",
	    "reservations.table_preference", "reservations.occasion",
	    "reservations.conversation_transcript",
	    "reservations.cancel_reason" } },
	{ 1, INDEX_NONE, false, { "reservation_history.changes" } },
	{ 1, INDEX_NONE, false, { "idempotency.answer" } },
	{ 3,
	  INDEX_NONE,
	  false,
	  { "documents.file_name", "documents.title",
	    "documents.description" } },
	{ 1, INDEX_NONE, true, { "document_versions.content" } },
	{ 1, INDEX_NONE, false, { "drafts.payload" } },
	{ 2,
	  INDEX_NONE,
	  true,
	  { "draft_files.file_name", "draft_files.content" } },
	{ 3,
	  INDEX_NONE,
	  false,
	  { "calls.caller_number", "calls.transcript", "calls.summary" } },
	{ 1, INDEX_NONE, false, { "webhook_events.payload" } },
	{ 1, INDEX_NONE, false, { "jobs.payload" } },
	{ 1, INDEX_NONE, false, { "job_steps.result" } },
	{ 4,
	  INDEX_NONE,
	  false,
	  { "activity_log.description", "activity_log.metadata",
	    "activity_log.ip_address", "activity_log.user_agent" } },
};

#define LARGE_AT_ONCE 2

const char *
rotate_table(size_t i)
{
	return i < TABLES ? sql[3 * i].name + strlen("rotate ") : NULL;
}

static bool
needs_it(struct store *st, size_t i, const struct val *cell)
{
	const uint32_t active = keyring_active_id(store_keys(st));

	for (size_t k = 0; k < sealed[i].count; k++)
		if (cell[k].kind != VAL_NULL &&
		    crypto_key_id(cell[k].b) != active)
			return true;
	return false;
}

static struct val
index_of(struct store *st, size_t i, const struct seal_row *r,
	 const struct val *first, struct crypto_bytes plain)
{
	if (first->kind == VAL_NULL)
		return val_null();
	if (sealed[i].index == INDEX_EMAIL)
		return seal_email_index(st, plain.data);
	return seal_index(st, seal_phone_scope(st, r->restaurant_id),
			  plain.data);
}

/* Key id and nonce: no two sealed values begin alike, so a large one need
 * not be sent whole to be compared. */
static struct val
mark_of(const struct val *v)
{
	if (v->kind == VAL_NULL)
		return val_null();
	return val_bytes(v->b.data, v->b.len < 16 ? v->b.len : 16);
}

/* c: id, restaurant, sealed columns. 1 done, 0 somebody was faster. */
static int
seal_again(struct store *st, size_t i, const struct val *c)
{
	struct seal_row r = { st, val_to_id(&c[1]), val_to_id(&c[0]), false };
	struct val in[2 * COLUMNS_MOST + 2], blind = val_null();
	size_t n = 0;

	for (size_t k = 0; k < sealed[i].count; k++) {
		const char *column = sealed[i].column[k];
		struct crypto_bytes plain =
		    seal_open_bytes(&r, column, &c[2 + k]);

		if (r.failed)
			return -1;
		if (k == 0 && sealed[i].index != INDEX_NONE)
			blind = index_of(st, i, &r, &c[2], plain);
		in[n++] = c[2 + k].kind == VAL_NULL
			      ? val_null()
			      : seal_bytes(&r, column, plain);
	}
	if (sealed[i].index != INDEX_NONE)
		in[n++] = blind;
	in[n++] = val_id(r.id);
	for (size_t k = 0; k < sealed[i].count; k++)
		in[n++] = mark_of(&c[2 + k]);
	return stmt_write(st, &sql[3 * i + 1], in, n);
}

int
rotate_some(struct store *st, size_t i, int max, uint64_t *cursor,
	    uint64_t *ret_sealed)
{
	struct val in[2];
	struct rows rows;
	int rc;

	if (i >= TABLES)
		return db_fault(st, ERR_INTERNAL, "no table %zu", i);
	if (sealed[i].large && max > LARGE_AT_ONCE)
		max = LARGE_AT_ONCE;
	in[0] = val_id(*cursor);
	in[1] = val_int(max);
	if (stmt_read(st, &sql[3 * i], STMT_IN(in), &rows) < 0)
		return -1;
	for (size_t k = 0; k < rows.count; k++) {
		const struct val *c = rows_at(&rows, k);

		*cursor = val_to_id(&c[0]);
		if (!needs_it(st, i, c + 2))
			continue;
		rc = seal_again(st, i, c);
		if (rc < 0)
			return rc;
		*ret_sealed += (uint64_t)rc;
	}
	return 1 + (int)rows.count;
}

int
rotate_left(struct store *st, size_t i, uint64_t *ret_rows)
{
	struct val in[COLUMNS_MOST];
	struct rows rows;
	int rc;

	if (i >= TABLES)
		return db_fault(st, ERR_INTERNAL, "no table %zu", i);
	for (size_t k = 0; k < sealed[i].count; k++)
		in[k] = seal_active_prefix(st);
	rc = stmt_read(st, &sql[3 * i + 2], in, sealed[i].count, &rows);
	if (rc > 0)
		*ret_rows = val_to_id(rows.cell);
	return rc;
}
