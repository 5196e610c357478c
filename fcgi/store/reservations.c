/* SPDX-License-Identifier: MIT
 *
 * reservations.c: tables promised to guests: writing them and finding them
 * (lists, counts and capacity are in reservations_lists.c, the history in
 * reservations_history.c).
 */
#include "store/reservations.h"

#include "store/reservation_row.h"
#include "store/seal.h"
#include "store/tables.h"

/* How long after its date a code still finds its reservation, and how long
 * a test call's reservation is kept. */
#define CODE_LIVES (3 * CLOCK_DAY)
#define TEST_LIVES (7 * CLOCK_DAY)

enum {
	INSERT,
	BY_ID,
	BY_ID_LOCK,
	BY_CODE,
	BY_CODE_LOCK,
	UPDATE,
	SET_TRANSCRIPT,
	RESTAURANT_OF
};

#define OF_HOUSE "restaurant_id = ? AND owner_id = ?"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a reservation",
	    "INSERT INTO reservations (id, restaurant_id, owner_id, "
	    "agent_id, reservation_id, live_code, live_until, "
	    "customer_name, customer_phone, customer_email, phone_index, "
	    "business_date, date, time, starts_at, occupied_until, "
	    "party_size, special_requests, table_preference, occasion, "
	    "status, source, seated_at, call_id, cancel_reason, "
	    "cancelled_at, updated_at, is_test, revision, created_at, "
	    "expires_at) SELECT ?, h.id, h.owner_id, ?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ? "
	    "FROM restaurants h WHERE h.id = ? AND h.owner_id = ?" },
	[BY_ID] = { "a reservation by id",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE id = ? AND " TENANT_WHERE },
	[BY_ID_LOCK] = { "a reservation by id, locked",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE id = ? AND " TENANT_WHERE " FOR UPDATE" },
	[BY_CODE] = { "a live reservation by code",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE live_code = ? AND " OF_HOUSE },
	[BY_CODE_LOCK] = { "a live reservation by code, locked",
	    "SELECT " RESERVATION_COLUMNS " FROM reservations "
	    "WHERE live_code = ? AND " OF_HOUSE " FOR UPDATE" },
	[UPDATE] = { "change a reservation",
	    "UPDATE reservations SET live_until = IF(live_code IS NULL, "
	    "NULL, ?), customer_name = ?, customer_phone = ?, "
	    "customer_email = ?, phone_index = ?, business_date = ?, "
	    "date = ?, time = ?, starts_at = ?, occupied_until = ?, "
	    "party_size = ?, special_requests = ?, table_preference = ?, "
	    "occasion = ?, status = ?, source = ?, seated_at = ?, "
	    "call_id = ?, cancel_reason = ?, cancelled_at = ?, "
	    "updated_at = ?, revision = revision + 1 "
	    "WHERE id = ? AND " OF_HOUSE " AND revision = ?" },
	[SET_TRANSCRIPT] = { "keep a reservation's conversation",
	    "UPDATE reservations SET conversation_transcript = ? "
	    "WHERE id = ? AND " TENANT_WHERE },
	[RESTAURANT_OF] = { "which restaurant a reservation is in",
	    "SELECT restaurant_id FROM reservations WHERE id = ? AND "
	    TENANT_WHERE },
};
/* clang-format on */
const struct sql_table reservations_sql = SQL_TABLE("reservations", sql);

/* live_until and what follows it in INSERT and UPDATE. */
#define CHANGEABLE 21

static void
changeable(struct store *st, const struct reservation *r, struct val *v)
{
	struct arena *a = store_arena(st);
	const struct seal_row s = { st, r->restaurant_id, r->id, false };
	const bool phone = r->guest.phone != NULL && *r->guest.phone != '\0';
	const struct val all[CHANGEABLE] = {
		val_int(r->starts_at + CODE_LIVES),
		seal_any_text(&s, "reservations.customer_name", r->guest.name),
		seal_text(&s, "reservations.customer_phone", r->guest.phone),
		seal_text(&s, "reservations.customer_email", r->guest.email),
		phone ? seal_index(st, seal_phone_scope(st, r->restaurant_id),
				   r->guest.phone)
		      : val_null(),
		val_date(a, r->business_date),
		val_date(a, r->date),
		val_time(a, r->time),
		val_int(r->starts_at),
		val_int(r->occupied_until),
		val_int(r->party_size),
		seal_text(&s, "reservations.special_requests",
			  r->special_requests),
		seal_text(&s, "reservations.table_preference",
			  r->table_preference),
		seal_text(&s, "reservations.occasion", r->occasion),
		val_text(reservation_status_name(r->status)),
		val_text(reservation_source_name(r->source)),
		val_some_int(r->seated_at),
		val_some_text(r->call_id),
		seal_text(&s, "reservations.cancel_reason", r->cancel_reason),
		val_some_int(r->cancelled_at),
		val_int(r->updated_at),
	};

	memcpy(v, all, sizeof(all));
}

int
reservations_insert(struct store *st, const struct tenant *t,
		    const struct reservation *r)
{
	struct val in[CHANGEABLE + 9] = { val_id(r->id),
					  val_some_id(r->agent_id),
					  val_text(r->code),
					  val_text(r->code) };

	if (r->restaurant_id != t->restaurant_id)
		return 0;
	changeable(st, r, in + 4);
	in[CHANGEABLE + 4] = val_int(r->is_test);
	in[CHANGEABLE + 5] = val_int(r->created_at);
	in[CHANGEABLE + 6] =
	    val_some_int(r->is_test ? r->created_at + TEST_LIVES : 0);
	in[CHANGEABLE + 7] = val_id(t->restaurant_id);
	in[CHANGEABLE + 8] = val_id(t->owner_id);
	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

int
reservations_update(struct store *st, const struct tenant *t,
		    const struct reservation *r)
{
	struct val in[CHANGEABLE + 4];

	if (r->restaurant_id != t->restaurant_id)
		return 0;
	changeable(st, r, in);
	in[CHANGEABLE] = val_id(r->id);
	in[CHANGEABLE + 1] = val_id(t->restaurant_id);
	in[CHANGEABLE + 2] = val_id(t->owner_id);
	in[CHANGEABLE + 3] = val_int(r->revision);
	return stmt_write(st, &sql[UPDATE], STMT_IN(in));
}

static int
one_reservation(struct store *st, const struct sql *which, const struct val *in,
		size_t count, struct reservation *ret)
{
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);

	return rc > 0 ? reservation_row_read(st, rows.cell, ret) : rc;
}

int
reservations_by_id(struct store *st, const struct tenant *t, uint64_t id,
		   bool lock, struct reservation *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };

	return one_reservation(st, &sql[lock ? BY_ID_LOCK : BY_ID], STMT_IN(in),
			       ret);
}

int
reservations_by_code(struct store *st, const struct tenant *t, const char *code,
		     bool lock, struct reservation *ret)
{
	const struct val in[] = { val_text(code), val_id(t->restaurant_id),
				  val_id(t->owner_id) };

	return one_reservation(st, &sql[lock ? BY_CODE_LOCK : BY_CODE],
			       STMT_IN(in), ret);
}

/* Sealed for its restaurant, which the tenant need not name. */
int
reservations_set_transcript(struct store *st, const struct tenant *t,
			    uint64_t id, const char *transcript)
{
	const struct val where[] = { val_id(id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[RESTAURANT_OF], STMT_IN(where), &rows);

	if (rc <= 0)
		return rc;

	const struct seal_row s = { st, val_to_id(rows.cell), id, false };
	const struct val in[] = {
		seal_text(&s, "reservations.conversation_transcript",
			  transcript),
		val_id(id), TENANT_IN(t)
	};

	return stmt_write(st, &sql[SET_TRANSCRIPT], STMT_IN(in));
}
