/* SPDX-License-Identifier: MIT
 *
 * eleven_conversations.c: the call log, and the door for a browser's call.
 */
#include "config.h"

#include "core/encode.h"
#include "sandbox/browser_call.h"
#include "sandbox/conversation.h"
#include "sandbox/handlers.h"

static bool
int_of(const struct json *record, const char *path, int64_t *ret)
{
	return json_int(json_path(record, path), ret);
}

static bool
within(struct exchange *x, const struct json *record)
{
	const char *agent = exchange_query(x, "agent_id");
	int64_t start = 0;

	int_of(record, "metadata.start_time_unix_secs", &start);
	return (!agent || strcmp(json_string(json_get(record, "agent_id")),
				 agent) == 0) &&
	       start >= exchange_query_int(x, "call_start_after_unix", 0) &&
	       start <=
		   exchange_query_int(x, "call_start_before_unix", 2147483647);
}

static void
add_item(struct json *rows, const struct json *record, bool summary)
{
	static const char *const copied[] = {
		"agent_id", "agent_name", "conversation_id", "status",
		"conversation_initiation_source"
	};
	struct json *row = json_add_object(rows);
	int64_t start = 0, seconds = 0;
	size_t i;

	for (i = 0; i < sizeof(copied) / sizeof(*copied); i++)
		json_put(row, copied[i], json_get(record, copied[i]));
	int_of(record, "metadata.start_time_unix_secs", &start);
	int_of(record, "metadata.call_duration_secs", &seconds);
	json_put_int(row, "start_time_unix_secs", start);
	json_put_int(row, "call_duration_secs", seconds);
	json_put_int(row, "message_count",
		     (int64_t)json_length(json_get(record, "transcript")));
	json_put(row, "call_successful",
		 json_path(record, "analysis.call_successful"));
	json_put(row, "direction",
		 json_path(record, "metadata.phone_call.direction"));
	json_put(row, "termination_reason",
		 json_path(record, "metadata.termination_reason"));
	json_put_array(row, "tool_names");
	if (!summary)
		return;
	json_put(row, "transcript_summary",
		 json_path(record, "analysis.transcript_summary"));
	json_put(row, "call_summary_title",
		 json_path(record, "analysis.call_summary_title"));
}

void
conversations_list(struct exchange *x)
{
	const char *mode = exchange_query(x, "summary_mode");
	bool summary = mode && strcmp(mode, "include") == 0;
	struct json *all = json_array(x->arena);
	const struct json *record;
	size_t i = state_count(x->w->state, STATE_CONVERSATION);

	while (i-- > 0) {
		record = state_at(x->w->state, x->arena, STATE_CONVERSATION, i);
		if (within(x, record))
			add_item(all, record, summary);
	}
	exchange_page(x, "conversations", all,
		      exchange_query_int(x, "page_size", 30));
}

void
conversations_get(struct exchange *x)
{
	const struct json *record =
	    exchange_find(x, STATE_CONVERSATION, x->param[0]);

	if (record)
		exchange_json(x, 200, record);
}

void
conversations_delete(struct exchange *x)
{
	if (!exchange_find(x, STATE_CONVERSATION, x->param[0]))
		return;
	state_delete(x->w->state, STATE_CONVERSATION, x->param[0]);
	exchange_nothing(x);
}

/* ws://.../v1/convai/conversation?agent_id=..&conversation_signature=.. */
void
conversations_signed_url(struct exchange *x)
{
	const char *agent = exchange_query(x, "agent_id");
	const char *with = exchange_query(x, "include_conversation_id");
	const char *url, *id = NULL;
	struct json *j;

	if (!agent) {
		exchange_fault(x, 404, "agent_not_found",
			       "agent_id is required");
		return;
	}
	if (!exchange_find(x, STATE_AGENT, agent))
		return;
	if (with && strcmp(with, "true") == 0)
		id = exchange_new_id(x, "conv_");
	j = json_object(x->arena);
	url = arena_printf(x->arena,
			   "ws%s/v1/convai/conversation?agent_id=%s&"
			   "conversation_signature=%s%s%s",
			   x->w->base_url + 4, encode_url(x->arena, agent),
			   browser_token(x->arena, agent, id),
			   id ? "&conversation_id=" : "", id ? id : "");
	json_put_string(j, "signed_url", url);
	json_put_string(j, "conversation_id", id);
	exchange_json(x, 200, j);
}

void
conversations_live_count(struct exchange *x)
{
	struct json *j = json_object(x->arena);

	json_put_int(j, "count", conversation_live());
	exchange_json(x, 200, j);
}
