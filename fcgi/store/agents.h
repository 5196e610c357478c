/* SPDX-License-Identifier: MIT
 *
 * agents.h: agents, their tools at the platform, and the secrets by which
 * their tool calls are known.
 */
#ifndef VA_STORE_AGENTS_H
#define VA_STORE_AGENTS_H

#include "model/agent.h"
#include "model/user.h"
#include "store/store.h"

/* Whom a webhook speaks for. */
struct agents_caller {
	uint64_t agent_id, restaurant_id, owner_id;
	enum agent_status status;
	const char *elevenlabs_agent_id;
};

/* By the SHA-256 of a live secret. The system's: this makes the tenant. */
int agents_by_secret(struct store *st, const unsigned char hash[static 32],
		     instant now, struct agents_caller *ret);
/* By the platform's id: only after a valid HMAC signature. */
int agents_by_platform_id(struct store *st, const char *elevenlabs_agent_id,
			  struct agents_caller *ret);
/* By our own id, without a tenant: the jobs daemon, voiceagent-ctl. */
int agents_caller_by_id(struct store *st, uint64_t id,
			struct agents_caller *ret);

/* a->id, restaurant_id and owner_id are given. 0: the restaurant is not
 * the tenant's. */
int agents_insert(struct store *st, const struct tenant *t,
		  const struct agent *a);
int agents_by_id(struct store *st, const struct tenant *t, uint64_t id,
		 struct agent *ret);
/* Of the account, or of t->restaurant_id if that is set; newest first. */
int agents_list(struct store *st, const struct tenant *t,
		const struct agent **ret);
/* All that are not deleted, of the account. */
int agents_count(struct store *st, const struct tenant *t, int *ret_count);

/* Name, voice, language and configuration. */
int agents_update(struct store *st, const struct tenant *t,
		  const struct agent *a);
int agents_set_platform_id(struct store *st, const struct tenant *t,
			   uint64_t id, const char *elevenlabs_agent_id,
			   instant now);
/* "" takes it away. 0: another agent has it. */
int agents_set_phone(struct store *st, const struct tenant *t, uint64_t id,
		     const char *e164, instant now);
/* error "" leaves last_error as it is unless the status is active, which
 * clears it; anything else is kept and counted. */
int agents_set_status(struct store *st, const struct tenant *t, uint64_t id,
		      enum agent_status status, const char *error, instant now);
/* Tools and secrets go with it; reservations and calls keep its id. */
int agents_delete(struct store *st, const struct tenant *t, uint64_t id);

/* --- tools at the platform --- */

int agents_put_tool(struct store *st, const struct tenant *t, uint64_t agent_id,
		    enum agent_tool tool, const char *platform_tool_id,
		    instant now);
/* ids[TOOL_COUNT]: "" where there is none; answers how many there are. */
int agents_tools(struct store *st, const struct tenant *t, uint64_t agent_id,
		 const char *ids[TOOL_COUNT]);

/* --- secrets --- */

struct agents_secret {
	uint64_t id, agent_id;
	unsigned char hash[CRYPTO_HASH_LEN];
	const char *platform_secret_id; /* "" until kept there */
	instant created_at, expires_at; /* expires_at 0: lives on */
};

/* At most two live ones an agent: 0 if there are two already. value (the
 * secret itself) is sealed, so that the saga can resume; NULL: not kept. */
int agents_add_secret(struct store *st, const struct tenant *t,
		      const struct agents_secret *s, const char *value);
int agents_secret_platform_id(struct store *st, const struct tenant *t,
			      uint64_t secret_id,
			      const char *platform_secret_id);
/* Live ones, newest first (at most 2). */
int agents_secrets(struct store *st, const struct tenant *t, uint64_t agent_id,
		   instant now, const struct agents_secret **ret);
/* The value of a secret, while it is kept. */
int agents_secret_value(struct store *st, const struct tenant *t,
			uint64_t secret_id, const char **ret_value);
/* Forget the value: the platform has it now. */
int agents_secret_forget(struct store *st, const struct tenant *t,
			 uint64_t secret_id);
/* All but one stop working at the given time. */
int agents_expire_secrets(struct store *st, const struct tenant *t,
			  uint64_t agent_id, uint64_t keep_id, instant at);

#endif
