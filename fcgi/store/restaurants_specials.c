/* SPDX-License-Identifier: MIT
 *
 * restaurants_specials.c: a restaurant's closures and other hours on one date.
 */
#include "store/restaurants.h"
#include "store/tables.h"

enum { DAYS, HOURS, PUT, CLEAR, ADD, DELETE };

#define HOUSE                                                                  \
	"JOIN restaurants r ON r.id = s.restaurant_id "                        \
	"WHERE s.restaurant_id = ? AND r.owner_id = ? "                        \
	"AND (? = 0 OR r.id = ?) "

/* clang-format off */
static const struct sql sql[] = {
	[DAYS] = { "special days between two dates",
	    "SELECT s.date, s.stop_bookings, s.reason FROM special_days s "
	    HOUSE
	    "AND s.date BETWEEN ? AND ? ORDER BY s.date "
	    "LIMIT " STORE_ROWS_TEXT },
	[HOURS] = { "hours of special days",
	    "SELECT s.date, s.open_minute, s.close_minute, "
	    "s.last_seating_minute FROM special_hours s " HOUSE
	    "AND s.date BETWEEN ? AND ? ORDER BY s.date, s.period "
	    "LIMIT 3000" },
	[PUT] = { "make or change a special day",
	    "INSERT INTO special_days (restaurant_id, date, stop_bookings, "
	    "reason, updated_at) SELECT r.id, ?, ?, ?, ? FROM restaurants r "
	    "WHERE r.id = ? AND r.owner_id = ? AND (? = 0 OR r.id = ?) "
	    "ON DUPLICATE KEY UPDATE stop_bookings = VALUES(stop_bookings), "
	    "reason = VALUES(reason), updated_at = VALUES(updated_at)" },
	[CLEAR] = { "forget a special day's hours",
	    "DELETE FROM special_hours WHERE restaurant_id = ? "
	    "AND date = ?" },
	[ADD] = { "add a special day's service period",
	    "INSERT INTO special_hours (restaurant_id, date, period, "
	    "open_minute, close_minute, last_seating_minute) "
	    "VALUES (?, ?, ?, ?, ?, ?)" },
	[DELETE] = { "delete a special day",
	    "DELETE s FROM special_days s " HOUSE "AND s.date = ?" },
};
/* clang-format on */
const struct sql_table restaurants_specials_sql =
    SQL_TABLE("restaurants_specials", sql);

static void
add_hours(struct hours_special *list, size_t count, const struct val *c)
{
	const struct civil_date date = val_to_date(&c[0]);
	struct hours_day *day = NULL;

	for (size_t i = 0; i < count && day == NULL; i++)
		if (civil_compare(list[i].date, date) == 0)
			day = &list[i].day;
	if (day == NULL || day->count == HOURS_PERIODS_MAX)
		return;
	day->period[day->count++] =
	    (struct hours_period){ (int)val_to_int(&c[1]),
				   (int)val_to_int(&c[2]),
				   (int)val_to_int(&c[3]) };
}

int
restaurants_specials(struct store *st, const struct tenant *t,
		     uint64_t restaurant_id, struct civil_date from,
		     struct civil_date to, const struct hours_special **ret)
{
	struct arena *a = store_arena(st);
	const struct val in[] = { val_id(restaurant_id), TENANT_IN(t),
				  val_date(a, from), val_date(a, to) };
	struct hours_special *list;
	struct rows days, hours;
	int rc = stmt_read(st, &sql[DAYS], STMT_IN(in), &days);

	if (rc <= 0)
		return rc;
	if (stmt_read(st, &sql[HOURS], STMT_IN(in), &hours) < 0)
		return -1;
	list = arena_array(a, days.count, sizeof(*list));
	for (size_t i = 0; i < days.count; i++) {
		const struct val *c = rows_at(&days, i);

		list[i].date = val_to_date(&c[0]);
		list[i].stop_bookings = val_to_int(&c[1]) != 0;
		list[i].reason = val_to_text(&c[2]);
	}
	for (size_t i = 0; i < hours.count; i++)
		add_hours(list, days.count, rows_at(&hours, i));
	*ret = list;
	return rc;
}

struct put_job {
	const struct tenant *t;
	uint64_t restaurant_id;
	const struct hours_special *s;
	instant now;
};

static int
put_body(struct store *st, void *arg)
{
	const struct put_job *job = arg;
	const struct hours_special *s = job->s;
	const struct val date = val_date(store_arena(st), s->date);
	const struct val in[] = { date,
				  val_int(s->stop_bookings),
				  val_some_text(s->reason),
				  val_int(job->now),
				  val_id(job->restaurant_id),
				  TENANT_IN(job->t) };
	const struct val clear[] = { val_id(job->restaurant_id), date };
	int rc = stmt_write(st, &sql[PUT], STMT_IN(in));

	if (rc <= 0 || stmt_write(st, &sql[CLEAR], STMT_IN(clear)) < 0)
		return rc <= 0 ? rc : -1;
	for (size_t i = 0; i < s->day.count; i++) {
		const struct hours_period *p = &s->day.period[i];
		const struct val period[] = {
			val_id(job->restaurant_id),
			date,
			val_int((int)i),
			val_int(p->open),
			val_int(p->close),
			val_int(p->last_seating),
		};

		if (stmt_write(st, &sql[ADD], STMT_IN(period)) < 0)
			return -1;
	}
	return 1;
}

int
restaurants_put_special(struct store *st, const struct tenant *t,
			uint64_t restaurant_id, const struct hours_special *s,
			instant now)
{
	struct put_job job = { t, restaurant_id, s, now };

	return store_transact(st, put_body, &job, NULL);
}

int
restaurants_delete_special(struct store *st, const struct tenant *t,
			   uint64_t restaurant_id, struct civil_date date)
{
	const struct val in[] = { val_id(restaurant_id), TENANT_IN(t),
				  val_date(store_arena(st), date) };

	return stmt_write(st, &sql[DELETE], STMT_IN(in));
}
