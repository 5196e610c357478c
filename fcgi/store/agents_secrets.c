/* SPDX-License-Identifier: MIT
 *
 * agents_secrets.c: the secrets by which an agent's tool calls are known.
 */
#include "store/agents.h"
#include "store/seal.h"
#include "store/tables.h"

#define LIVE_MOST 2

enum { ADD, SET_PLATFORM_ID, LIVE, VALUE, FORGET, EXPIRE };

#define OF_ACCOUNT                                                             \
	"(SELECT 1 FROM agents a WHERE a.id = agent_id AND a.owner_id = ? "    \
	"AND (? = 0 OR a.restaurant_id = ?))"

/* clang-format off */
static const struct sql sql[] = {
	[ADD] = { "add a secret",
	    "INSERT INTO agent_secrets (id, secret_hash, secret_value, "
	    "platform_secret_id, created_at, expires_at, agent_id, "
	    "owner_id) SELECT ?, ?, ?, ?, ?, ?, a.id, a.owner_id "
	    "FROM agents a WHERE a.id = ? AND a.owner_id = ? "
	    "AND (? = 0 OR a.restaurant_id = ?)" },
	[SET_PLATFORM_ID] = { "a secret is kept at the platform",
	    "UPDATE agent_secrets SET platform_secret_id = ? WHERE id = ? "
	    "AND EXISTS " OF_ACCOUNT },
	[LIVE] = { "an agent's live secrets",
	    "SELECT id, agent_id, secret_hash, platform_secret_id, "
	    "created_at, expires_at FROM agent_secrets WHERE agent_id = ? "
	    "AND (expires_at IS NULL OR expires_at > ?) "
	    "AND EXISTS " OF_ACCOUNT " ORDER BY id DESC LIMIT 10" },
	[VALUE] = { "the value of a secret, while it is kept",
	    "SELECT secret_value FROM agent_secrets WHERE id = ? "
	    "AND secret_value IS NOT NULL AND EXISTS " OF_ACCOUNT },
	[FORGET] = { "forget the value of a secret",
	    "UPDATE agent_secrets SET secret_value = NULL WHERE id = ? "
	    "AND EXISTS " OF_ACCOUNT },
	[EXPIRE] = { "end an agent's other secrets",
	    "UPDATE agent_secrets SET expires_at = LEAST(?, "
	    "COALESCE(expires_at, ?)) WHERE agent_id = ? AND id <> ? "
	    "AND EXISTS " OF_ACCOUNT },
};
/* clang-format on */
const struct sql_table agents_secrets_sql = SQL_TABLE("agents_secrets", sql);

struct add_job {
	const struct tenant *t;
	const struct agents_secret *s;
	const char *value;
};

static int
add_body(struct store *st, void *arg)
{
	const struct add_job *job = arg;
	const struct agents_secret *s = job->s, *live;
	const struct seal_row r = { st, 0, s->id, false };
	const struct val in[] = {
		val_id(s->id),
		val_hash(s->hash),
		seal_text(&r, "agent_secrets.secret_value", job->value),
		val_some_text(s->platform_secret_id),
		val_int(s->created_at),
		val_some_int(s->expires_at),
		val_id(s->agent_id),
		TENANT_IN(job->t),
	};
	int rc = agents_secrets(st, job->t, s->agent_id, s->created_at, &live);

	if (rc < 0 || rc >= LIVE_MOST)
		return rc < 0 ? rc : 0;
	return stmt_write(st, &sql[ADD], STMT_IN(in));
}

int
agents_add_secret(struct store *st, const struct tenant *t,
		  const struct agents_secret *s, const char *value)
{
	struct add_job job = { t, s, value };

	return store_transact(st, add_body, &job, NULL);
}

int
agents_secret_platform_id(struct store *st, const struct tenant *t,
			  uint64_t secret_id, const char *platform_secret_id)
{
	const struct val in[] = { val_some_text(platform_secret_id),
				  val_id(secret_id), TENANT_IN(t) };

	return stmt_write(st, &sql[SET_PLATFORM_ID], STMT_IN(in));
}

int
agents_secrets(struct store *st, const struct tenant *t, uint64_t agent_id,
	       instant now, const struct agents_secret **ret)
{
	const struct val in[] = { val_id(agent_id), val_int(now),
				  TENANT_IN(t) };
	struct agents_secret *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIVE], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);

		list[i].id = val_to_id(&c[0]);
		list[i].agent_id = val_to_id(&c[1]);
		val_to_hash(&c[2], list[i].hash);
		list[i].platform_secret_id = val_to_text(&c[3]);
		list[i].created_at = val_to_int(&c[4]);
		list[i].expires_at = val_to_int(&c[5]);
	}
	*ret = list;
	return rc;
}

int
agents_secret_value(struct store *st, const struct tenant *t,
		    uint64_t secret_id, const char **ret_value)
{
	const struct val in[] = { val_id(secret_id), TENANT_IN(t) };
	struct seal_row r = { st, 0, secret_id, false };
	const char *value;
	struct rows rows;
	int rc = stmt_read(st, &sql[VALUE], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	value = seal_open(&r, "agent_secrets.secret_value", rows.cell);
	if (r.failed)
		return -1;
	*ret_value = value;
	return 1;
}

int
agents_secret_forget(struct store *st, const struct tenant *t,
		     uint64_t secret_id)
{
	const struct val in[] = { val_id(secret_id), TENANT_IN(t) };

	return stmt_write(st, &sql[FORGET], STMT_IN(in));
}

int
agents_expire_secrets(struct store *st, const struct tenant *t,
		      uint64_t agent_id, uint64_t keep_id, instant at)
{
	const struct val in[] = { val_int(at), val_int(at), val_id(agent_id),
				  val_id(keep_id), TENANT_IN(t) };

	return stmt_write(st, &sql[EXPIRE], STMT_IN(in));
}
