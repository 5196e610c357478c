/* SPDX-License-Identifier: MIT
 *
 * agent.c: an agent's states, tools, and what its form must hold.
 */
#include "model/agent.h"

#include <string.h>

#include "core/encode.h"
#include "model/names.h"

static const char *const statuses[] = { "configuring", "active", "paused",
					"error" };
static const char *const tools[] = { "create_reservation", "find_reservation",
				     "edit_reservation", "cancel_reservation",
				     "check_availability" };
static const char *const styles[] = { "professional", "friendly", "casual" };

const char *
agent_tool_name(enum agent_tool t)
{
	return tools[t];
}

int
agent_tool_parse(const char *name)
{
	return NAMES_FIND(tools, name);
}

const char *
agent_status_name(enum agent_status s)
{
	return statuses[s];
}

int
agent_status_parse(const char *name)
{
	return NAMES_FIND(statuses, name);
}

static int
fault(const char **ret_field, const char *field, struct err *e, const char *say)
{
	*ret_field = field;
	return err_set(e, ERR_INVALID, say, "agent: %s", field);
}

static bool
length_ok(const char *text, size_t least, size_t most)
{
	size_t len = text ? encode_utf8_length(text) : 0;

	return len >= least && len <= most;
}

/* "en", "en-US", "pt-BR" */
static bool
language_ok(const char *text)
{
	size_t len = text ? strlen(text) : 0;

	if (len != 2 && len != 5)
		return false;
	for (size_t i = 0; i < len; i++) {
		bool small = text[i] >= 'a' && text[i] <= 'z';
		bool big = text[i] >= 'A' && text[i] <= 'Z';

		if (i == 2 ? text[i] != '-' : i < 2 ? !small : !big)
			return false;
	}
	return true;
}

int
agent_check(const struct agent *a, const char **ret_field, struct err *e)
{
	const struct agent_config *c = &a->config;

	if (!length_ok(a->name, 1, 120))
		return fault(ret_field, "name", e,
			     "The agent's name must have 1 to 120 characters.");
	if (!language_ok(a->language))
		return fault(ret_field, "language", e,
			     "Please choose a language.");
	if (!length_ok(a->elevenlabs_voice_id, 1, 64))
		return fault(ret_field, "voice", e, "Please choose a voice.");
	if (!length_ok(c->greeting, 1, 500))
		return fault(ret_field, "greeting", e,
			     "The greeting must have 1 to 500 characters.");
	if (NAMES_FIND(styles, c->style) < 0)
		return fault(ret_field, "style", e,
			     "Please choose a way of speaking.");
	if (c->max_duration < 60 || c->max_duration > 3600)
		return fault(ret_field, "max_duration", e,
			     "A call may last between 1 and 60 minutes.");
	if (!length_ok(c->voicemail_message, c->enable_voicemail, 500))
		return fault(ret_field, "voicemail_message", e,
			     "Please write the voicemail message, at most "
			     "500 characters.");
	return 0;
}
