/* SPDX-License-Identifier: MIT
 *
 * users.c: people who sign in.
 */
#include "store/users.h"

#include "core/random.h"
#include "store/seal.h"
#include "store/tables.h"

enum {
	INSERT,
	OWN_ACCOUNT,
	FREE_PLAN,
	TAKEN,
	BY_ID,
	BY_EMAIL,
	PASSWORD,
	SET_PASSWORD,
	SET_VERIFIED,
	SET_NAME,
	SET_ROLE,
	SET_PLAN,
	LIST
};

#define USER_COLUMNS                                                           \
	"id, email, name, role, verified_at, subscription_tier, "              \
	"subscription_status, created_at"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make a user",
	    "INSERT INTO users (id, email, email_index, name, password_hash, "
	    "verified_at, created_at, updated_at) "
	    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)" },
	[OWN_ACCOUNT] = { "make a user's own account",
	    "INSERT INTO memberships (owner_id, user_id, role, created_at) "
	    "VALUES (?, ?, 'owner', ?)" },
	[FREE_PLAN] = { "give an account the free plan",
	    "INSERT INTO subscriptions (owner_id, tier, status, updated_at) "
	    "VALUES (?, 'free', 'active', ?)" },
	[TAKEN] = { "is an address taken",
	    "SELECT 1 FROM users WHERE email_index IN (?, ?, ?)" },
	[BY_ID] = { "a user by id",
	    "SELECT " USER_COLUMNS " FROM users WHERE id = ?" },
	[BY_EMAIL] = { "a user by address",
	    "SELECT " USER_COLUMNS " FROM users "
	    "WHERE email_index IN (?, ?, ?)" },
	[PASSWORD] = { "a user's password hash",
	    "SELECT password_hash FROM users WHERE id = ?" },
	[SET_PASSWORD] = { "change a password",
	    "UPDATE users SET password_hash = ?, updated_at = ? "
	    "WHERE id = ?" },
	[SET_VERIFIED] = { "an address was confirmed",
	    "UPDATE users SET verified_at = COALESCE(verified_at, ?), "
	    "updated_at = ? WHERE id = ?" },
	[SET_NAME] = { "change a user's name",
	    "UPDATE users SET name = ?, updated_at = ? WHERE id = ?" },
	[SET_ROLE] = { "change a user's role",
	    "UPDATE users SET role = ?, updated_at = ? WHERE id = ?" },
	[SET_PLAN] = { "change a user's plan",
	    "UPDATE users SET subscription_tier = ?, "
	    "subscription_status = ?, updated_at = ? WHERE id = ?" },
	[LIST] = { "users, newest first",
	    "SELECT " USER_COLUMNS " FROM users WHERE ? = 0 OR id < ? "
	    "ORDER BY id DESC LIMIT " STORE_ROWS_TEXT },
};
/* clang-format on */
const struct sql_table users_sql = SQL_TABLE("users", sql);

static int
taken(struct store *st, const char *email)
{
	struct val in[SEAL_KEYS];
	struct rows rows;

	seal_email_index_all(st, email, in);
	return stmt_read(st, &sql[TAKEN], STMT_IN(in), &rows);
}

static int
insert_rows(struct store *st, const struct users_new *n, uint64_t id)
{
	const struct seal_row r = { st, 0, id, false };
	const struct val user[] = {
		val_id(id),
		seal_any_text(&r, "users.email", n->email),
		seal_email_index(st, n->email),
		seal_text(&r, "users.name", n->name),
		val_text(n->password_hash),
		val_some_int(n->verified ? n->now : 0),
		val_int(n->now),
		val_int(n->now),
	};
	const struct val account[] = { val_id(id), val_id(id),
				       val_int(n->now) };
	const struct val plan[] = { val_id(id), val_int(n->now) };
	int rc = stmt_write(st, &sql[INSERT], STMT_IN(user));

	if (rc > 0)
		rc = stmt_write(st, &sql[OWN_ACCOUNT], STMT_IN(account));
	if (rc > 0)
		rc = stmt_write(st, &sql[FREE_PLAN], STMT_IN(plan));
	return rc;
}

struct insert_job {
	const struct users_new *n;
	uint64_t *ret_id;
};

static int
insert_body(struct store *st, void *arg)
{
	const struct insert_job *job = arg;
	const uint64_t id = random_id();
	int rc = taken(st, job->n->email);

	if (rc != 0)
		return rc < 0 ? rc : 0;
	rc = insert_rows(st, job->n, id);
	if (rc > 0)
		*job->ret_id = id;
	return rc;
}

int
users_insert(struct store *st, const struct users_new *n, uint64_t *ret_id)
{
	struct insert_job job = { n, ret_id };

	return store_transact(st, insert_body, &job, NULL);
}

static int
read_user(struct store *st, const struct val *c, struct user *ret)
{
	struct seal_row r = { st, 0, val_to_id(&c[0]), false };
	struct user u = {
		.id = val_to_id(&c[0]),
		.email = seal_open(&r, "users.email", &c[1]),
		.name = seal_open(&r, "users.name", &c[2]),
		.admin = role_parse(val_to_text(&c[3])) == ROLE_ADMIN,
		.verified = val_to_int(&c[4]) != 0,
		.subscription_tier = val_to_text(&c[5]),
		.subscription_status = val_to_text(&c[6]),
		.created_at = val_to_int(&c[7]),
	};

	if (r.failed)
		return -1;
	*ret = u;
	return 1;
}

static int
one_user(struct store *st, const struct sql *which, const struct val *in,
	 size_t count, struct user *ret)
{
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);

	return rc > 0 ? read_user(st, rows.cell, ret) : rc;
}

int
users_by_id(struct store *st, uint64_t id, struct user *ret)
{
	const struct val in[] = { val_id(id) };

	return one_user(st, &sql[BY_ID], STMT_IN(in), ret);
}

int
users_by_email(struct store *st, const char *email, struct user *ret)
{
	struct val in[SEAL_KEYS];

	seal_email_index_all(st, email, in);
	return one_user(st, &sql[BY_EMAIL], STMT_IN(in), ret);
}

int
users_password(struct store *st, uint64_t id, const char **ret_hash)
{
	const struct val in[] = { val_id(id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[PASSWORD], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_hash = val_to_text(rows.cell);
	return rc;
}

int
users_set_password(struct store *st, uint64_t id, const char *hash, instant now)
{
	const struct val in[] = { val_text(hash), val_int(now), val_id(id) };

	return stmt_write(st, &sql[SET_PASSWORD], STMT_IN(in));
}

int
users_set_verified(struct store *st, uint64_t id, instant now)
{
	const struct val in[] = { val_int(now), val_int(now), val_id(id) };

	return stmt_write(st, &sql[SET_VERIFIED], STMT_IN(in));
}

int
users_set_name(struct store *st, uint64_t id, const char *name, instant now)
{
	const struct seal_row r = { st, 0, id, false };
	const struct val in[] = { seal_text(&r, "users.name", name),
				  val_int(now), val_id(id) };

	return stmt_write(st, &sql[SET_NAME], STMT_IN(in));
}

int
users_set_admin(struct store *st, uint64_t id, bool admin, instant now)
{
	const struct val in[] = { val_text(admin ? "admin" : "owner"),
				  val_int(now), val_id(id) };

	return stmt_write(st, &sql[SET_ROLE], STMT_IN(in));
}

int
users_set_plan(struct store *st, uint64_t id, const char *tier,
	       const char *status, instant now)
{
	const struct val in[] = { val_text(tier), val_text(status),
				  val_int(now), val_id(id) };

	return stmt_write(st, &sql[SET_PLAN], STMT_IN(in));
}

int
users_list(struct store *st, uint64_t before_id, const struct user **ret)
{
	const struct val in[] = { val_id(before_id), val_id(before_id) };
	struct rows rows;
	struct user *list;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		if (read_user(st, rows_at(&rows, i), &list[i]) < 0)
			return -1;
	*ret = list;
	return rc;
}
