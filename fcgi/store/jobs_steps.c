/* SPDX-License-Identifier: MIT
 *
 * jobs_steps.c: the recorded steps of a job.
 */
#include "core/random.h"
#include "store/jobs.h"
#include "store/seal.h"
#include "store/tables.h"

enum { HOLD, FIND, ADD, CHANGE, OF_JOB, OF_TENANT };

/* clang-format off */
static const struct sql sql[] = {
	[HOLD] = { "does the fence still hold",
	    "SELECT id FROM jobs WHERE id = ? AND fence = ? "
	    "AND state = 'running' FOR UPDATE" },
	[FIND] = { "a step's row",
	    "SELECT id FROM job_steps WHERE job_id = ? AND name = ?" },
	[ADD] = { "record a step",
	    "INSERT INTO job_steps (id, job_id, name, state, result, error, "
	    "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
	[CHANGE] = { "record a step's outcome",
	    "UPDATE job_steps SET state = ?, result = COALESCE(?, result), "
	    "error = ?, updated_at = ? WHERE id = ?" },
	[OF_JOB] = { "a job's steps",
	    "SELECT s.id, s.name, s.state, s.result, s.error, "
	    "s.updated_at, j.restaurant_id FROM jobs j JOIN job_steps s "
	    "ON s.job_id = j.id WHERE j.id = ? AND j.fence = ? "
	    "ORDER BY s.created_at, s.id LIMIT 100" },
	[OF_TENANT] = { "a job's steps for a page",
	    "SELECT s.id, s.name, s.state, s.result, s.error, "
	    "s.updated_at, j.restaurant_id FROM jobs j JOIN job_steps s "
	    "ON s.job_id = j.id WHERE j.id = ? AND j.owner_id = ? "
	    "AND (? = 0 OR j.restaurant_id = ?) "
	    "ORDER BY s.created_at, s.id LIMIT 100" },
};
/* clang-format on */
const struct sql_table jobs_steps_sql = SQL_TABLE("jobs_steps", sql);

static const char *const states[] = {
	[STEP_INTENDED] = "intended",
	[STEP_DONE] = "done",
	[STEP_FAILED] = "failed",
	[STEP_UNDONE] = "undone",
};

const char *
jobs_step_state_name(enum job_step_state s)
{
	return states[s];
}

static int
state_parse(const char *name)
{
	int s = STEP_UNDONE;

	while (s > 0 && strcmp(states[s], name) != 0)
		s--;
	return s;
}

struct put_job {
	const struct job *j;
	const struct job_step *step;
};

static int
change(struct store *st, const struct put_job *p, uint64_t id)
{
	const struct seal_row r = { st, p->j->restaurant_id, id, false };
	const struct val in[] = {
		val_text(states[p->step->state]),
		seal_text(&r, "job_steps.result", p->step->result),
		val_some_text(p->step->error),
		val_int(p->step->updated_at),
		val_id(id),
	};

	return stmt_write(st, &sql[CHANGE], STMT_IN(in));
}

static int
add(struct store *st, const struct put_job *p)
{
	const struct seal_row r = { st, p->j->restaurant_id, random_id(),
				    false };
	const struct val in[] = {
		val_id(r.id),
		val_id(p->j->id),
		val_text(p->step->name),
		val_text(states[p->step->state]),
		seal_text(&r, "job_steps.result", p->step->result),
		val_some_text(p->step->error),
		val_int(p->step->updated_at),
		val_int(p->step->updated_at),
	};

	return stmt_write(st, &sql[ADD], STMT_IN(in));
}

static int
put_body(struct store *st, void *arg)
{
	const struct put_job *p = arg;
	const struct val hold[] = { val_id(p->j->id), val_int(p->j->fence) };
	const struct val find[] = { val_id(p->j->id), val_text(p->step->name) };
	struct rows rows;
	int rc = stmt_read(st, &sql[HOLD], STMT_IN(hold), &rows);

	if (rc <= 0)
		return rc;
	rc = stmt_read(st, &sql[FIND], STMT_IN(find), &rows);
	if (rc < 0)
		return rc;
	return rc > 0 ? change(st, p, val_to_id(rows.cell)) : add(st, p);
}

int
jobs_put_step(struct store *st, const struct job *j,
	      const struct job_step *step)
{
	struct put_job p = { j, step };

	return store_transact(st, put_body, &p, NULL);
}

static int
read_steps(struct store *st, const struct rows *rows,
	   const struct job_step **ret)
{
	struct job_step *list =
	    arena_array(store_arena(st), rows->count, sizeof(*list));

	for (size_t i = 0; i < rows->count; i++) {
		const struct val *c = rows_at(rows, i);
		struct seal_row r = { st, val_to_id(&c[6]), val_to_id(&c[0]),
				      false };

		list[i].name = val_to_text(&c[1]);
		list[i].state =
		    (enum job_step_state)state_parse(val_to_text(&c[2]));
		list[i].result = seal_open(&r, "job_steps.result", &c[3]);
		list[i].error = val_to_text(&c[4]);
		list[i].updated_at = val_to_int(&c[5]);
		if (r.failed)
			return -1;
	}
	*ret = list;
	return (int)rows->count;
}

int
jobs_steps(struct store *st, const struct job *j, const struct job_step **ret)
{
	const struct val in[] = { val_id(j->id), val_int(j->fence) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OF_JOB], STMT_IN(in), &rows);

	return rc > 0 ? read_steps(st, &rows, ret) : rc;
}

int
jobs_steps_of(struct store *st, const struct tenant *t, uint64_t job_id,
	      const struct job_step **ret)
{
	const struct val in[] = { val_id(job_id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[OF_TENANT], STMT_IN(in), &rows);

	return rc > 0 ? read_steps(st, &rows, ret) : rc;
}
