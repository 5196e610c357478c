/* SPDX-License-Identifier: MIT
 *
 * restaurants.c: houses with their hours and turn times (special days are
 * in restaurants_specials.c).
 */
#include "store/restaurants.h"

#include "store/tables.h"

enum {
	INSERT,
	BY_ID,
	BY_SLUG,
	OWNER,
	LIST,
	COUNT,
	UPDATE,
	SET_STATUS,
	HOURS,
	TURNS,
	CLEAR_HOURS,
	CLEAR_TURNS,
	ADD_HOURS,
	ADD_TURN
};

#define COLUMNS                                                                \
	"id, owner_id, name, slug, description, cuisine, "                     \
	"location_address, location_city, location_state, "                    \
	"location_country, location_zip_code, location_timezone, "             \
	"contact_email, contact_phone, contact_website, "                      \
	"seating_capacity, avg_table_turnover_minutes, "                       \
	"reservation_buffer, max_party_size, min_party_size, "                 \
	"advance_booking_days, lead_minutes, pacing_covers, "                  \
	"cancellation_policy, status, revision, created_at, updated_at"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a restaurant",
	    "INSERT INTO restaurants (" COLUMNS
	    ") VALUES (?, ?, ?, ?, ?, "
	    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?)" },
	[BY_ID] = { "a restaurant by id",
	    "SELECT " COLUMNS " FROM restaurants WHERE id = ? "
	    "AND owner_id = ? AND (? = 0 OR id = ?)" },
	[BY_SLUG] = { "a restaurant by its public name",
	    "SELECT " COLUMNS " FROM restaurants WHERE slug = ?" },
	[OWNER] = { "whose restaurant it is",
	    "SELECT owner_id FROM restaurants WHERE id = ?" },
	[LIST] = { "an account's restaurants",
	    "SELECT " COLUMNS " FROM restaurants WHERE owner_id = ? "
	    "AND (? = 0 OR id = ?) ORDER BY name, id "
	    "LIMIT " STORE_ROWS_TEXT },
	[COUNT] = { "how many restaurants an account has",
	    "SELECT COUNT(*) FROM restaurants WHERE owner_id = ? "
	    "AND status <> 'archived'" },
	[UPDATE] = { "change a restaurant",
	    "UPDATE restaurants SET name = ?, slug = ?, description = ?, "
	    "cuisine = ?, location_address = ?, location_city = ?, "
	    "location_state = ?, location_country = ?, "
	    "location_zip_code = ?, location_timezone = ?, "
	    "contact_email = ?, contact_phone = ?, contact_website = ?, "
	    "seating_capacity = ?, avg_table_turnover_minutes = ?, "
	    "reservation_buffer = ?, max_party_size = ?, "
	    "min_party_size = ?, advance_booking_days = ?, "
	    "lead_minutes = ?, pacing_covers = ?, "
	    "cancellation_policy = ?, status = ?, revision = revision + 1, "
	    "updated_at = ? WHERE id = ? AND owner_id = ? "
	    "AND (? = 0 OR id = ?) AND revision = ?" },
	[SET_STATUS] = { "change a restaurant's status",
	    "UPDATE restaurants SET status = ?, revision = revision + 1, "
	    "updated_at = ? WHERE id = ? AND owner_id = ? "
	    "AND (? = 0 OR id = ?)" },
	[HOURS] = { "a restaurant's week",
	    "SELECT weekday, open_minute, close_minute, "
	    "last_seating_minute FROM restaurant_hours "
	    "WHERE restaurant_id = ? ORDER BY weekday, period LIMIT 42" },
	[TURNS] = { "a restaurant's turn times",
	    "SELECT up_to_party, minutes FROM turn_times "
	    "WHERE restaurant_id = ? ORDER BY up_to_party LIMIT 50" },
	[CLEAR_HOURS] = { "forget a restaurant's week",
	    "DELETE FROM restaurant_hours WHERE restaurant_id = ?" },
	[CLEAR_TURNS] = { "forget a restaurant's turn times",
	    "DELETE FROM turn_times WHERE restaurant_id = ?" },
	[ADD_HOURS] = { "add a service period",
	    "INSERT INTO restaurant_hours (restaurant_id, weekday, period, "
	    "open_minute, close_minute, last_seating_minute) "
	    "VALUES (?, ?, ?, ?, ?, ?)" },
	[ADD_TURN] = { "add a turn time",
	    "INSERT INTO turn_times (restaurant_id, up_to_party, minutes) "
	    "VALUES (?, ?, ?)" },
};
/* clang-format on */
const struct sql_table restaurants_sql = SQL_TABLE("restaurants", sql);

/* The columns a person may change, in the order of COLUMNS and UPDATE. */
#define CHANGEABLE 23

static void
changeable(const struct restaurant *r, struct val *v)
{
	const struct restaurant_settings *s = &r->settings;
	const struct val all[CHANGEABLE] = {
		val_text(r->name),
		val_text(r->slug),
		val_some_text(r->description),
		val_some_text(r->cuisine),
		val_text(r->location.address),
		val_text(r->location.city),
		val_text(r->location.state),
		val_text(r->location.country),
		val_text(r->location.zip_code),
		val_text(r->location.timezone),
		val_text(r->contact.email),
		val_text(r->contact.phone),
		val_some_text(r->contact.website),
		val_int(s->seating_capacity),
		val_int(s->turnover_minutes),
		val_int(s->buffer_minutes),
		val_int(s->max_party_size),
		val_int(s->min_party_size),
		val_int(s->advance_booking_days),
		val_int(s->lead_minutes),
		val_int(s->pacing_covers),
		val_some_text(s->cancellation_policy),
		val_text(restaurant_status_name(r->status)),
	};

	memcpy(v, all, sizeof(all));
}

/* --- hours and turn times --- */

static int
write_day(struct store *st, uint64_t id, int weekday,
	  const struct hours_day *day)
{
	for (size_t i = 0; i < day->count; i++) {
		const struct hours_period *p = &day->period[i];
		const struct val in[] = {
			val_id(id),        val_int(weekday),
			val_int((int)i),   val_int(p->open),
			val_int(p->close), val_int(p->last_seating),
		};

		if (stmt_write(st, &sql[ADD_HOURS], STMT_IN(in)) < 0)
			return -1;
	}
	return 1;
}

/* Instead of what is there. */
static int
write_rules(struct store *st, const struct restaurant *r)
{
	const struct val id[] = { val_id(r->id) };

	if (stmt_write(st, &sql[CLEAR_HOURS], STMT_IN(id)) < 0 ||
	    stmt_write(st, &sql[CLEAR_TURNS], STMT_IN(id)) < 0)
		return -1;
	for (int day = MONDAY; day <= SUNDAY; day++)
		if (write_day(st, r->id, day, &r->hours.day[day]) < 0)
			return -1;
	for (size_t i = 0; i < r->turn_count; i++) {
		const struct val in[] = { val_id(r->id),
					  val_int(r->turns[i].up_to_party),
					  val_int(r->turns[i].minutes) };

		if (stmt_write(st, &sql[ADD_TURN], STMT_IN(in)) < 0)
			return -1;
	}
	return 1;
}

static int
read_hours(struct store *st, struct restaurant *r)
{
	const struct val in[] = { val_id(r->id) };
	struct rows rows;

	if (stmt_read(st, &sql[HOURS], STMT_IN(in), &rows) < 0)
		return -1;
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);
		struct hours_day *day = &r->hours.day[val_to_int(&c[0]) % 7];

		if (day->count == HOURS_PERIODS_MAX)
			continue;
		day->period[day->count++] =
		    (struct hours_period){ (int)val_to_int(&c[1]),
					   (int)val_to_int(&c[2]),
					   (int)val_to_int(&c[3]) };
	}
	return 1;
}

static int
read_turns(struct store *st, struct restaurant *r)
{
	const struct val in[] = { val_id(r->id) };
	struct restaurant_turn *turns;
	struct rows rows;

	if (stmt_read(st, &sql[TURNS], STMT_IN(in), &rows) < 0)
		return -1;
	turns = arena_array(store_arena(st), rows.count + 1, sizeof(*turns));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		turns[i].up_to_party = (int)val_to_int(&c[0]);
		turns[i].minutes = (int)val_to_int(&c[1]);
	}
	r->turns = turns;
	r->turn_count = rows.count;
	return 1;
}

/* --- rows --- */

static void
read_restaurant(const struct val *c, struct restaurant *r)
{
	*r = (struct restaurant){
		.id = val_to_id(&c[0]),
		.owner_id = val_to_id(&c[1]),
		.name = val_to_text(&c[2]),
		.slug = val_to_text(&c[3]),
		.description = val_to_text(&c[4]),
		.cuisine = val_to_text(&c[5]),
		.location = { val_to_text(&c[6]), val_to_text(&c[7]),
			      val_to_text(&c[8]), val_to_text(&c[9]),
			      val_to_text(&c[10]), val_to_text(&c[11]) },
		.contact = { val_to_text(&c[12]), val_to_text(&c[13]),
			     val_to_text(&c[14]) },
		.settings = {
			.seating_capacity = (int)val_to_int(&c[15]),
			.turnover_minutes = (int)val_to_int(&c[16]),
			.buffer_minutes = (int)val_to_int(&c[17]),
			.max_party_size = (int)val_to_int(&c[18]),
			.min_party_size = (int)val_to_int(&c[19]),
			.advance_booking_days = (int)val_to_int(&c[20]),
			.lead_minutes = (int)val_to_int(&c[21]),
			.pacing_covers = (int)val_to_int(&c[22]),
			.cancellation_policy = val_to_text(&c[23]),
		},
		.status = (enum restaurant_status)
		    restaurant_status_parse(val_to_text(&c[24])),
		.revision = (uint32_t)val_to_id(&c[25]),
		.created_at = val_to_int(&c[26]),
		.updated_at = val_to_int(&c[27]),
	};
}

static int
one_restaurant(struct store *st, const struct sql *which, const struct val *in,
	       size_t count, struct restaurant *ret)
{
	struct restaurant r;
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);

	if (rc <= 0)
		return rc;
	read_restaurant(rows.cell, &r);
	if (read_hours(st, &r) < 0 || read_turns(st, &r) < 0)
		return -1;
	*ret = r;
	return 1;
}

/* --- verbs --- */

struct write_job {
	const struct tenant *t;
	const struct restaurant *r;
};

static int
insert_body(struct store *st, void *arg)
{
	const struct write_job *job = arg;
	const struct restaurant *r = job->r;
	struct val in[CHANGEABLE + 5] = { val_id(r->id),
					  val_id(job->t->owner_id) };
	int rc;

	changeable(r, in + 2);
	in[CHANGEABLE + 2] = val_int(1);
	in[CHANGEABLE + 3] = val_int(r->created_at);
	in[CHANGEABLE + 4] = val_int(r->updated_at);
	rc = stmt_write(st, &sql[INSERT], STMT_IN(in));
	return rc > 0 ? write_rules(st, r) : rc;
}

int
restaurants_insert(struct store *st, const struct tenant *t,
		   const struct restaurant *r)
{
	struct write_job job = { t, r };

	return store_transact(st, insert_body, &job, NULL);
}

static int
update_body(struct store *st, void *arg)
{
	const struct write_job *job = arg;
	const struct restaurant *r = job->r;
	struct val in[CHANGEABLE + 6];
	int rc;

	changeable(r, in);
	in[CHANGEABLE] = val_int(r->updated_at);
	in[CHANGEABLE + 1] = val_id(r->id);
	in[CHANGEABLE + 2] = val_id(job->t->owner_id);
	in[CHANGEABLE + 3] = val_id(job->t->restaurant_id);
	in[CHANGEABLE + 4] = val_id(job->t->restaurant_id);
	in[CHANGEABLE + 5] = val_int(r->revision);
	rc = stmt_write(st, &sql[UPDATE], STMT_IN(in));
	return rc > 0 ? write_rules(st, r) : rc;
}

int
restaurants_update(struct store *st, const struct tenant *t,
		   const struct restaurant *r)
{
	struct write_job job = { t, r };

	return store_transact(st, update_body, &job, NULL);
}

int
restaurants_set_status(struct store *st, const struct tenant *t, uint64_t id,
		       enum restaurant_status status, instant now)
{
	const struct val in[] = { val_text(restaurant_status_name(status)),
				  val_int(now), val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[SET_STATUS], STMT_IN(in));
}

int
restaurants_by_id(struct store *st, const struct tenant *t, uint64_t id,
		  struct restaurant *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };

	return one_restaurant(st, &sql[BY_ID], STMT_IN(in), ret);
}

int
restaurants_by_slug(struct store *st, const char *slug, struct restaurant *ret,
		    struct tenant *ret_tenant)
{
	const struct val in[] = { val_text(slug) };
	int rc = one_restaurant(st, &sql[BY_SLUG], STMT_IN(in), ret);

	if (rc > 0)
		*ret_tenant = (struct tenant){ ret->owner_id, ret->id };
	return rc;
}

int
restaurants_owner(struct store *st, uint64_t id, uint64_t *ret_owner_id)
{
	const struct val in[] = { val_id(id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OWNER], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_owner_id = val_to_id(rows.cell);
	return rc;
}

int
restaurants_list(struct store *st, const struct tenant *t,
		 const struct restaurant **ret)
{
	const struct val in[] = { TENANT_IN(t) };
	struct restaurant *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		read_restaurant(rows_at(&rows, i), &list[i]);
	*ret = list;
	return rc;
}

int
restaurants_count(struct store *st, const struct tenant *t, int *ret_count)
{
	const struct val in[] = { val_id(t->owner_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[COUNT], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_count = (int)val_to_int(rows.cell);
	return rc;
}
