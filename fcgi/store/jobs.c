/* SPDX-License-Identifier: MIT
 *
 * jobs.c: work for the jobs daemon: putting it there, claiming it, ending
 * it (its steps are in jobs_steps.c).
 */
#include "store/jobs.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

#define DONE_LIVES   (7 * CLOCK_DAY)
#define FAILED_LIVES (90 * CLOCK_DAY)

enum {
	INSERT,
	DUE,
	CLAIM,
	NEXT_DUE,
	RENEW,
	DONE,
	RETRY,
	FAIL,
	BY_SUBJECT,
	REQUEUE,
	REQUEUE_ANY,
	FAILED,
	WAITING
};

#define COLUMNS                                                                \
	"id, owner_id, restaurant_id, lane, kind, subject_id, state, "         \
	"payload, attempts, max_attempts, due_at, fence, last_error, "         \
	"created_at, updated_at, finished_at"
#define AGAIN                                                                  \
	"UPDATE jobs SET state = 'queued', attempts = 0, due_at = ?, "         \
	"updated_at = ?, finished_at = NULL, expires_at = NULL, "              \
	"lease_owner = NULL WHERE id = ? AND state = 'failed'"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a job",
	    "INSERT INTO jobs (id, owner_id, restaurant_id, lane, kind, "
	    "subject_id, state, payload, max_attempts, due_at, created_at, "
	    "updated_at) VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, "
	    "?)" },
	[DUE] = { "jobs of a lane that are due",
	    "SELECT " COLUMNS " FROM jobs WHERE lane = ? AND due_at <= ? "
	    "ORDER BY due_at LIMIT 8" },
	[CLAIM] = { "claim a job",
	    "UPDATE jobs SET state = 'running', lease_owner = ?, "
	    "due_at = ?, fence = fence + 1, attempts = attempts + 1, "
	    "updated_at = ? WHERE id = ? AND fence = ? AND due_at <= ?" },
	[NEXT_DUE] = { "when a lane's next job is due",
	    "SELECT due_at FROM jobs WHERE lane = ? AND due_at IS NOT NULL "
	    "ORDER BY due_at LIMIT 1" },
	[RENEW] = { "keep a claimed job longer",
	    "UPDATE jobs SET due_at = ? WHERE id = ? AND fence = ? "
	    "AND state = 'running'" },
	[DONE] = { "a job is done",
	    "UPDATE jobs SET state = 'done', due_at = NULL, "
	    "last_error = NULL, updated_at = ?, finished_at = ?, "
	    "expires_at = ? WHERE id = ? AND fence = ? "
	    "AND state = 'running'" },
	[RETRY] = { "a job runs again later",
	    "UPDATE jobs SET state = 'queued', due_at = ?, last_error = ?, "
	    "lease_owner = NULL, updated_at = ? WHERE id = ? "
	    "AND fence = ? AND state = 'running'" },
	[FAIL] = { "a job is given up",
	    "UPDATE jobs SET state = 'failed', due_at = NULL, "
	    "last_error = ?, updated_at = ?, finished_at = ?, "
	    "expires_at = ? WHERE id = ? AND fence = ? "
	    "AND state = 'running'" },
	[BY_SUBJECT] = { "the newest job for something",
	    "SELECT " COLUMNS " FROM jobs WHERE kind = ? "
	    "AND subject_id = ? AND " TENANT_WHERE
	    " ORDER BY id DESC LIMIT 1" },
	[REQUEUE] = { "run a failed job again", AGAIN " AND " TENANT_WHERE },
	[REQUEUE_ANY] = { "run anybody's failed job again", AGAIN },
	[FAILED] = { "failed jobs",
	    "SELECT " COLUMNS " FROM jobs WHERE state = 'failed' "
	    "ORDER BY id DESC LIMIT " STORE_ROWS_TEXT },
	[WAITING] = { "jobs that wait",
	    "SELECT lane, COUNT(*) FROM jobs WHERE state = 'queued' "
	    "AND due_at <= ? GROUP BY lane" },
};
/* clang-format on */
const struct sql_table jobs_sql = SQL_TABLE("jobs", sql);

static const char *const lanes[LANE_COUNT] = {
	[LANE_PROVISIONING] = "provisioning",
	[LANE_MESSAGES] = "messages",
	[LANE_EVENTS] = "events",
};
static const char *const states[] = {
	[JOB_QUEUED] = "queued",
	[JOB_RUNNING] = "running",
	[JOB_DONE] = "done",
	[JOB_FAILED] = "failed",
};

const char *
jobs_lane_name(enum job_lane l)
{
	return lanes[l];
}

const char *
jobs_state_name(enum job_state s)
{
	return states[s];
}

static int
lane_parse(const char *name)
{
	int l = LANE_COUNT - 1;

	while (l > 0 && strcmp(lanes[l], name) != 0)
		l--;
	return l;
}

static int
state_parse(const char *name)
{
	int s = JOB_FAILED;

	while (s > 0 && strcmp(states[s], name) != 0)
		s--;
	return s;
}

int
jobs_insert(struct store *st, const struct tenant *t, const struct job *j,
	    uint64_t *ret_id)
{
	const struct tenant none = { 0, 0 };
	const struct tenant *who = t == NULL ? &none : t;
	const uint64_t id = j->id == 0 ? random_id() : j->id;
	const struct seal_row r = { st, who->restaurant_id, id, false };
	const struct val in[] = {
		val_id(id),
		val_some_id(who->owner_id),
		val_some_id(who->restaurant_id),
		val_text(lanes[j->lane]),
		val_text(j->kind),
		val_some_id(j->subject_id),
		seal_any_text(&r, "jobs.payload", j->payload),
		val_int(j->max_attempts),
		val_int(j->run_at),
		val_int(j->created_at),
		val_int(j->created_at),
	};
	int rc = stmt_write(st, &sql[INSERT], STMT_IN(in));

	if (rc > 0 && ret_id != NULL)
		*ret_id = id;
	return rc;
}

static int
read_job(struct store *st, const struct val *c, struct job *ret)
{
	struct seal_row r = { st, val_to_id(&c[2]), val_to_id(&c[0]), false };
	struct job j = {
		.id = r.id,
		.owner_id = val_to_id(&c[1]),
		.restaurant_id = r.restaurant_id,
		.lane = (enum job_lane)lane_parse(val_to_text(&c[3])),
		.kind = val_to_text(&c[4]),
		.subject_id = val_to_id(&c[5]),
		.state = (enum job_state)state_parse(val_to_text(&c[6])),
		.payload = seal_open(&r, "jobs.payload", &c[7]),
		.attempts = (int)val_to_int(&c[8]),
		.max_attempts = (int)val_to_int(&c[9]),
		.run_at = val_to_int(&c[10]),
		.fence = (uint32_t)val_to_id(&c[11]),
		.last_error = val_to_text(&c[12]),
		.created_at = val_to_int(&c[13]),
		.updated_at = val_to_int(&c[14]),
		.finished_at = val_to_int(&c[15]),
	};

	if (r.failed)
		return -1;
	*ret = j;
	return 1;
}

/* A compare-and-set on the fence: of two workers one gets 0 rows. */
static int
claim(struct store *st, const char *worker, instant now, instant lease,
      struct job *j)
{
	const struct val in[] = {
		val_text(worker), val_int(now + lease), val_int(now),
		val_id(j->id),    val_int(j->fence),    val_int(now),
	};
	int rc = stmt_write(st, &sql[CLAIM], STMT_IN(in));

	if (rc <= 0)
		return rc;
	j->state = JOB_RUNNING;
	j->fence++;
	j->attempts++;
	j->run_at = now + lease;
	return 1;
}

int
jobs_claim(struct store *st, enum job_lane lane, const char *worker,
	   instant now, instant lease, struct job *ret)
{
	const struct val in[] = { val_text(lanes[lane]), val_int(now) };
	struct rows rows;
	struct job j;
	int rc = stmt_read(st, &sql[DUE], STMT_IN(in), &rows);

	for (size_t i = 0; rc > 0 && i < rows.count; i++) {
		if (read_job(st, rows_at(&rows, i), &j) < 0)
			return -1;
		rc = claim(st, worker, now, lease, &j);
		if (rc > 0) {
			*ret = j;
			return 1;
		}
		rc = rc < 0 ? rc : 1;
	}
	return rc < 0 ? rc : 0;
}

int
jobs_next_due(struct store *st, enum job_lane lane, instant *ret)
{
	const struct val in[] = { val_text(lanes[lane]) };
	struct rows rows;
	int rc = stmt_read(st, &sql[NEXT_DUE], STMT_IN(in), &rows);

	if (rc > 0)
		*ret = val_to_int(rows.cell);
	return rc;
}

/* --- with the fence --- */

int
jobs_renew(struct store *st, const struct job *j, instant lease_until)
{
	const struct val in[] = { val_int(lease_until), val_id(j->id),
				  val_int(j->fence) };

	return stmt_write(st, &sql[RENEW], STMT_IN(in));
}

int
jobs_done(struct store *st, const struct job *j, instant now)
{
	const struct val in[] = { val_int(now), val_int(now),
				  val_int(now + DONE_LIVES), val_id(j->id),
				  val_int(j->fence) };

	return stmt_write(st, &sql[DONE], STMT_IN(in));
}

int
jobs_retry(struct store *st, const struct job *j, const char *error,
	   instant run_at, instant now)
{
	const struct val in[] = { val_int(run_at), val_some_text(error),
				  val_int(now), val_id(j->id),
				  val_int(j->fence) };

	return stmt_write(st, &sql[RETRY], STMT_IN(in));
}

int
jobs_fail(struct store *st, const struct job *j, const char *error, instant now)
{
	const struct val in[] = {
		val_some_text(error),        val_int(now),  val_int(now),
		val_int(now + FAILED_LIVES), val_id(j->id), val_int(j->fence),
	};

	return stmt_write(st, &sql[FAIL], STMT_IN(in));
}

/* --- for pages and people --- */

int
jobs_by_subject(struct store *st, const struct tenant *t, const char *kind,
		uint64_t subject_id, struct job *ret)
{
	const struct val in[] = { val_text(kind), val_id(subject_id),
				  TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_SUBJECT], STMT_IN(in), &rows);

	return rc > 0 ? read_job(st, rows.cell, ret) : rc;
}

int
jobs_requeue(struct store *st, const struct tenant *t, uint64_t id, instant now)
{
	const struct val in[] = { val_int(now), val_int(now), val_id(id),
				  TENANT_IN(t) };

	return stmt_write(st, &sql[REQUEUE], STMT_IN(in));
}

int
jobs_requeue_any(struct store *st, uint64_t id, instant now)
{
	const struct val in[] = { val_int(now), val_int(now), val_id(id) };

	return stmt_write(st, &sql[REQUEUE_ANY], STMT_IN(in));
}

int
jobs_failed(struct store *st, const struct job **ret)
{
	struct job *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[FAILED], NULL, 0, &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_job(st, rows_at(&rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}

int
jobs_waiting(struct store *st, instant now, int waiting[LANE_COUNT])
{
	const struct val in[] = { val_int(now) };
	struct rows rows;

	if (stmt_read(st, &sql[WAITING], STMT_IN(in), &rows) < 0)
		return -1;
	memset(waiting, 0, LANE_COUNT * sizeof(*waiting));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		waiting[lane_parse(val_to_text(&c[0]))] =
		    (int)val_to_int(&c[1]);
	}
	return 1;
}
