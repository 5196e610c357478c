/* SPDX-License-Identifier: MIT
 *
 * subscriptions.c: what an account pays for.
 */
#include "store/subscriptions.h"

#include "store/tables.h"
#include "store/users.h"

enum { OF, PUT };

/* clang-format off */
static const struct sql sql[] = {
	[OF] = { "an account's subscription",
	    "SELECT owner_id, tier, status, stripe_customer_id, "
	    "stripe_subscription_id, period_start, period_end, updated_at "
	    "FROM subscriptions WHERE owner_id = ?" },
	[PUT] = { "keep an account's subscription",
	    "INSERT INTO subscriptions (owner_id, tier, status, "
	    "stripe_customer_id, stripe_subscription_id, period_start, "
	    "period_end, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
	    "ON DUPLICATE KEY UPDATE tier = VALUES(tier), "
	    "status = VALUES(status), "
	    "stripe_customer_id = VALUES(stripe_customer_id), "
	    "stripe_subscription_id = VALUES(stripe_subscription_id), "
	    "period_start = VALUES(period_start), "
	    "period_end = VALUES(period_end), "
	    "updated_at = VALUES(updated_at)" },
};
/* clang-format on */
const struct sql_table subscriptions_sql = SQL_TABLE("subscriptions", sql);

int
subscriptions_of(struct store *st, const struct tenant *t,
		 struct subscription *ret)
{
	const struct val in[] = { val_id(t->owner_id) };
	struct rows rows;
	const struct val *c;
	int rc = stmt_read(st, &sql[OF], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	c = rows.cell;
	*ret = (struct subscription){
		.owner_id = val_to_id(&c[0]),
		.tier = val_to_text(&c[1]),
		.status = val_to_text(&c[2]),
		.stripe_customer_id = val_to_text(&c[3]),
		.stripe_subscription_id = val_to_text(&c[4]),
		.period_start = val_to_int(&c[5]),
		.period_end = val_to_int(&c[6]),
		.updated_at = val_to_int(&c[7]),
	};
	return 1;
}

struct put_job {
	const struct tenant *t;
	const struct subscription *s;
};

static int
put_body(struct store *st, void *arg)
{
	const struct put_job *job = arg;
	const struct subscription *s = job->s;
	const struct val in[] = {
		val_id(job->t->owner_id),
		val_text(s->tier),
		val_text(s->status),
		val_some_text(s->stripe_customer_id),
		val_some_text(s->stripe_subscription_id),
		val_some_int(s->period_start),
		val_some_int(s->period_end),
		val_int(s->updated_at),
	};
	int rc = users_set_plan(st, job->t->owner_id, s->tier, s->status,
				s->updated_at);

	return rc > 0 ? stmt_write(st, &sql[PUT], STMT_IN(in)) : rc;
}

int
subscriptions_put(struct store *st, const struct tenant *t,
		  const struct subscription *s)
{
	struct put_job job = { t, s };

	return store_transact(st, put_body, &job, NULL);
}
