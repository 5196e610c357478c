/* SPDX-License-Identifier: MIT
 *
 * agents.c: agents and their tools at the platform.
 */
#include "store/agents.h"

#include "store/tables.h"

enum {
	INSERT,
	BY_ID,
	LIST,
	COUNT,
	UPDATE,
	SET_PLATFORM_ID,
	SET_PHONE,
	SET_STATUS,
	DELETE,
	DELETE_TOOLS,
	DELETE_SECRETS,
	CALLER_BY_PLATFORM,
	CALLER_BY_ID,
	CALLER_BY_SECRET,
	PUT_TOOL,
	TOOLS
};

#define COLUMNS                                                                \
	"id, restaurant_id, owner_id, elevenlabs_agent_id, "                   \
	"elevenlabs_voice_id, voice_name, phone_number, name, language, "      \
	"greeting, conversation_style, max_conversation_duration, "            \
	"enable_voicemail, voicemail_message, status, last_error, "            \
	"error_count, total_calls, total_seconds, last_call_at, created_at, "  \
	"updated_at"

/* clang-format off */
static const struct sql sql[] = {
	[INSERT] = { "make an agent",
	    "INSERT INTO agents (id, elevenlabs_voice_id, voice_name, name, "
	    "language, greeting, conversation_style, "
	    "max_conversation_duration, enable_voicemail, "
	    "voicemail_message, status, created_at, updated_at, "
	    "restaurant_id, owner_id) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
	    "?, ?, ?, h.id, h.owner_id FROM restaurants h WHERE h.id = ? "
	    "AND h.owner_id = ? AND (? = 0 OR h.id = ?)" },
	[BY_ID] = { "an agent by id",
	    "SELECT " COLUMNS
	    " FROM agents WHERE id = ? AND " TENANT_WHERE },
	[LIST] = { "an account's agents",
	    "SELECT " COLUMNS " FROM agents WHERE " TENANT_WHERE
	    " ORDER BY id DESC LIMIT " STORE_ROWS_TEXT },
	[COUNT] = { "how many agents an account has",
	    "SELECT COUNT(*) FROM agents WHERE owner_id = ?" },
	[UPDATE] = { "change an agent",
	    "UPDATE agents SET elevenlabs_voice_id = ?, voice_name = ?, "
	    "name = ?, language = ?, greeting = ?, conversation_style = ?, "
	    "max_conversation_duration = ?, enable_voicemail = ?, "
	    "voicemail_message = ?, updated_at = ? WHERE id = ? AND "
	    TENANT_WHERE },
	[SET_PLATFORM_ID] = { "an agent exists at the platform",
	    "UPDATE agents SET elevenlabs_agent_id = ?, updated_at = ? "
	    "WHERE id = ? AND " TENANT_WHERE },
	[SET_PHONE] = { "an agent's phone number",
	    "UPDATE agents SET phone_number = ?, updated_at = ? "
	    "WHERE id = ? AND " TENANT_WHERE },
	[SET_STATUS] = { "an agent's status",
	    "UPDATE agents SET status = ?, last_error = IF(? = 'active', "
	    "NULL, COALESCE(?, last_error)), error_count = error_count + ?, "
	    "updated_at = ? WHERE id = ? AND " TENANT_WHERE },
	[DELETE] = { "delete an agent",
	    "DELETE FROM agents WHERE id = ? AND " TENANT_WHERE },
	[DELETE_TOOLS] = { "delete an agent's tools",
	    "DELETE FROM agent_tools WHERE agent_id = ? AND owner_id = ?" },
	[DELETE_SECRETS] = { "delete an agent's secrets",
	    "DELETE FROM agent_secrets WHERE agent_id = ? "
	    "AND owner_id = ?" },
	[CALLER_BY_PLATFORM] = { "whom the platform's agent id speaks for",
	    "SELECT id, restaurant_id, owner_id, status, "
	    "elevenlabs_agent_id FROM agents "
	    "WHERE elevenlabs_agent_id = ?" },
	[CALLER_BY_ID] = { "whom an agent speaks for",
	    "SELECT id, restaurant_id, owner_id, status, "
	    "elevenlabs_agent_id FROM agents WHERE id = ?" },
	[CALLER_BY_SECRET] = { "whom a secret speaks for",
	    "SELECT a.id, a.restaurant_id, a.owner_id, a.status, "
	    "a.elevenlabs_agent_id FROM agent_secrets s "
	    "JOIN agents a ON a.id = s.agent_id AND a.owner_id = s.owner_id "
	    "WHERE s.secret_hash = ? "
	    "AND (s.expires_at IS NULL OR s.expires_at > ?)" },
	[PUT_TOOL] = { "an agent's tool exists at the platform",
	    "INSERT INTO agent_tools (agent_id, owner_id, tool, "
	    "platform_tool_id, updated_at) SELECT a.id, a.owner_id, ?, ?, ? "
	    "FROM agents a WHERE a.id = ? AND a.owner_id = ? "
	    "AND (? = 0 OR a.restaurant_id = ?) ON DUPLICATE KEY UPDATE "
	    "platform_tool_id = VALUES(platform_tool_id), "
	    "updated_at = VALUES(updated_at)" },
	[TOOLS] = { "an agent's tools",
	    "SELECT t.tool, t.platform_tool_id FROM agents a "
	    "JOIN agent_tools t ON t.agent_id = a.id WHERE a.id = ? "
	    "AND a.owner_id = ? AND (? = 0 OR a.restaurant_id = ?)" },
};
/* clang-format on */
const struct sql_table agents_sql = SQL_TABLE("agents", sql);

/* Voice, name, language and configuration: as INSERT and UPDATE want them. */
#define CHANGEABLE 9

static void
changeable(const struct agent *a, struct val *v)
{
	const struct val all[CHANGEABLE] = {
		val_text(a->elevenlabs_voice_id),
		val_text(a->voice_name),
		val_text(a->name),
		val_text(a->language),
		val_text(a->config.greeting),
		val_text(a->config.style),
		val_int(a->config.max_duration),
		val_int(a->config.enable_voicemail),
		val_some_text(a->config.voicemail_message),
	};

	memcpy(v, all, sizeof(all));
}

int
agents_insert(struct store *st, const struct tenant *t, const struct agent *a)
{
	struct val in[CHANGEABLE + 8] = { val_id(a->id) };
	const struct val rest[7] = {
		val_text(agent_status_name(a->status)),
		val_int(a->created_at),
		val_int(a->updated_at),
		val_id(a->restaurant_id),
		TENANT_IN(t),
	};

	changeable(a, in + 1);
	memcpy(in + 1 + CHANGEABLE, rest, sizeof(rest));
	return stmt_write(st, &sql[INSERT], STMT_IN(in));
}

int
agents_update(struct store *st, const struct tenant *t, const struct agent *a)
{
	struct val in[CHANGEABLE + 5];
	const struct val rest[5] = { val_int(a->updated_at), val_id(a->id),
				     TENANT_IN(t) };

	changeable(a, in);
	memcpy(in + CHANGEABLE, rest, sizeof(rest));
	return stmt_write(st, &sql[UPDATE], STMT_IN(in));
}

static void
read_agent(const struct val *c, struct agent *a)
{
	*a = (struct agent){
		.id = val_to_id(&c[0]),
		.restaurant_id = val_to_id(&c[1]),
		.owner_id = val_to_id(&c[2]),
		.elevenlabs_agent_id = val_to_text(&c[3]),
		.elevenlabs_voice_id = val_to_text(&c[4]),
		.voice_name = val_to_text(&c[5]),
		.phone_number = val_to_text(&c[6]),
		.name = val_to_text(&c[7]),
		.language = val_to_text(&c[8]),
		.config = { .greeting = val_to_text(&c[9]),
			    .style = val_to_text(&c[10]),
			    .max_duration = (int)val_to_int(&c[11]),
			    .enable_voicemail = val_to_int(&c[12]) != 0,
			    .voicemail_message = val_to_text(&c[13]) },
		.status =
		    (enum agent_status)agent_status_parse(val_to_text(&c[14])),
		.last_error = val_to_text(&c[15]),
		.error_count = (int)val_to_int(&c[16]),
		.total_calls = val_to_int(&c[17]),
		.total_seconds = val_to_int(&c[18]),
		.last_call_at = val_to_int(&c[19]),
		.created_at = val_to_int(&c[20]),
		.updated_at = val_to_int(&c[21]),
	};
}

int
agents_by_id(struct store *st, const struct tenant *t, uint64_t id,
	     struct agent *ret)
{
	const struct val in[] = { val_id(id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[BY_ID], STMT_IN(in), &rows);

	if (rc > 0)
		read_agent(rows.cell, ret);
	return rc;
}

int
agents_list(struct store *st, const struct tenant *t, const struct agent **ret)
{
	const struct val in[] = { TENANT_IN(t) };
	struct agent *list;
	struct rows rows;
	int rc = stmt_read(st, &sql[LIST], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	list = arena_array(store_arena(st), rows.count, sizeof(*list));
	for (size_t i = 0; i < rows.count; i++)
		read_agent(rows_at(&rows, i), &list[i]);
	*ret = list;
	return rc;
}

int
agents_count(struct store *st, const struct tenant *t, int *ret_count)
{
	const struct val in[] = { val_id(t->owner_id) };
	struct rows rows;
	int rc = stmt_read(st, &sql[COUNT], STMT_IN(in), &rows);

	if (rc > 0)
		*ret_count = (int)val_to_int(rows.cell);
	return rc;
}

int
agents_set_platform_id(struct store *st, const struct tenant *t, uint64_t id,
		       const char *elevenlabs_agent_id, instant now)
{
	const struct val in[] = { val_some_text(elevenlabs_agent_id),
				  val_int(now), val_id(id), TENANT_IN(t) };

	return stmt_write(st, &sql[SET_PLATFORM_ID], STMT_IN(in));
}

int
agents_set_phone(struct store *st, const struct tenant *t, uint64_t id,
		 const char *e164, instant now)
{
	const struct val in[] = { val_some_text(e164), val_int(now), val_id(id),
				  TENANT_IN(t) };

	return stmt_write(st, &sql[SET_PHONE], STMT_IN(in));
}

int
agents_set_status(struct store *st, const struct tenant *t, uint64_t id,
		  enum agent_status status, const char *error, instant now)
{
	const struct val name = val_text(agent_status_name(status));
	const bool bad = error != NULL && *error != '\0';
	const struct val in[] = {
		name,         name,       val_some_text(error), val_int(bad),
		val_int(now), val_id(id), TENANT_IN(t),
	};

	return stmt_write(st, &sql[SET_STATUS], STMT_IN(in));
}

struct delete_job {
	const struct tenant *t;
	uint64_t id;
};

static int
delete_body(struct store *st, void *arg)
{
	const struct delete_job *job = arg;
	const struct val in[] = { val_id(job->id), TENANT_IN(job->t) };
	int rc = stmt_write(st, &sql[DELETE], STMT_IN(in));

	if (rc <= 0)
		return rc;
	if (stmt_write(st, &sql[DELETE_TOOLS], in, 2) < 0 ||
	    stmt_write(st, &sql[DELETE_SECRETS], in, 2) < 0)
		return -1;
	return 1;
}

int
agents_delete(struct store *st, const struct tenant *t, uint64_t id)
{
	struct delete_job job = { t, id };

	return store_transact(st, delete_body, &job, NULL);
}

/* --- whom a webhook speaks for --- */

static int
one_caller(struct store *st, const struct sql *which, const struct val *in,
	   size_t count, struct agents_caller *ret)
{
	struct rows rows;
	int rc = stmt_read(st, which, in, count, &rows);
	const struct val *c;

	if (rc <= 0)
		return rc;
	c = rows.cell;
	*ret = (struct agents_caller){
		.agent_id = val_to_id(&c[0]),
		.restaurant_id = val_to_id(&c[1]),
		.owner_id = val_to_id(&c[2]),
		.status =
		    (enum agent_status)agent_status_parse(val_to_text(&c[3])),
		.elevenlabs_agent_id = val_to_text(&c[4]),
	};
	return 1;
}

int
agents_by_secret(struct store *st, const unsigned char hash[static 32],
		 instant now, struct agents_caller *ret)
{
	const struct val in[] = { val_hash(hash), val_int(now) };

	return one_caller(st, &sql[CALLER_BY_SECRET], STMT_IN(in), ret);
}

int
agents_by_platform_id(struct store *st, const char *elevenlabs_agent_id,
		      struct agents_caller *ret)
{
	const struct val in[] = { val_text(elevenlabs_agent_id) };

	return one_caller(st, &sql[CALLER_BY_PLATFORM], STMT_IN(in), ret);
}

int
agents_caller_by_id(struct store *st, uint64_t id, struct agents_caller *ret)
{
	const struct val in[] = { val_id(id) };

	return one_caller(st, &sql[CALLER_BY_ID], STMT_IN(in), ret);
}

/* --- tools --- */

int
agents_put_tool(struct store *st, const struct tenant *t, uint64_t agent_id,
		enum agent_tool tool, const char *platform_tool_id, instant now)
{
	const struct val in[] = { val_text(agent_tool_name(tool)),
				  val_text(platform_tool_id), val_int(now),
				  val_id(agent_id), TENANT_IN(t) };

	return stmt_write(st, &sql[PUT_TOOL], STMT_IN(in));
}

int
agents_tools(struct store *st, const struct tenant *t, uint64_t agent_id,
	     const char *ids[TOOL_COUNT])
{
	const struct val in[] = { val_id(agent_id), TENANT_IN(t) };
	struct rows rows;
	int rc = stmt_read(st, &sql[TOOLS], STMT_IN(in), &rows);

	if (rc <= 0)
		return rc;
	for (size_t i = 0; i < TOOL_COUNT; i++)
		ids[i] = "";
	for (size_t i = 0; i < rows.count; i++) {
		const struct val *c = rows_at(&rows, i);
		const int tool = agent_tool_parse(val_to_text(&c[0]));

		if (tool >= 0)
			ids[tool] = val_to_text(&c[1]);
	}
	return rc;
}
