/* SPDX-License-Identifier: MIT
 *
 * ctl_secrets.c: voiceagent-ctl secrets: what the agents' tools prove
 * themselves with.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "bin/ctl.h"
#include "core/encode.h"
#include "domain/launch.h"
#include "store/agents.h"
#include "store/users.h"

static const char usage[] =
    "secrets rotate AGENT-ID... | --all\n\n"
    "A new secret is made and handed to the platform by the jobs daemon; the\n"
    "old one is accepted until ten minutes after the platform has the new\n"
    "one. No call is refused meanwhile.";

static int
rotate_one(struct ctl *c, uint64_t owner_id, uint64_t agent_id)
{
	const struct tenant t = { .owner_id = owner_id };
	struct ctx ctx = ctl_ctx(c);
	struct err e = ERR_INIT;
	int rc = launch_rotate_secret(&ctx, &t, agent_id, &e);

	if (rc < 0)
		return ctl_fault(&e);
	if (rc == 0)
		return ctl_complain(CTL_NONE,
				    "agent %" PRIu64 " is not live, or a "
				    "rotation of it is under way",
				    agent_id);
	(void)printf("%" PRIu64 " rotating\n", agent_id);
	return CTL_DONE;
}

static int
rotate_named(struct ctl *c, int argc, char **argv)
{
	int code = CTL_DONE;

	for (int i = 0; i < argc && code == CTL_DONE; i++) {
		struct agents_caller a;
		uint64_t id;
		int rc;

		if (!decode_u64(argv[i], &id))
			return ctl_usage(usage);
		rc = agents_caller_by_id(c->store, id, &a);
		if (rc < 0)
			return ctl_store_fault(c);
		if (rc == 0)
			return ctl_complain(CTL_NONE, "there is no agent %s",
					    argv[i]);
		code = rotate_one(c, a.owner_id, id);
	}
	return code;
}

/* One account after the other; an agent that is not live is passed by. */
static int
rotate_account(struct ctl *c, uint64_t owner_id)
{
	const struct tenant t = { .owner_id = owner_id };
	const struct agent *agents = NULL;
	int n = agents_list(c->store, &t, &agents), code = CTL_DONE;

	if (n < 0)
		return ctl_store_fault(c);
	for (int i = 0; i < n; i++) {
		if (agents[i].status != AGENT_ACTIVE)
			continue;
		code = rotate_one(c, owner_id, agents[i].id);
		if (code != CTL_DONE && code != CTL_NONE)
			return code;
	}
	return CTL_DONE;
}

static int
rotate_all(struct ctl *c)
{
	const struct user *u = NULL;
	uint64_t before = 0;
	int n;

	while ((n = users_list(c->store, before, &u)) > 0) {
		for (int i = 0; i < n; i++) {
			int code;

			ctl_work(c, 60);
			code = rotate_account(c, u[i].id);
			if (code != CTL_DONE)
				return code;
		}
		before = u[n - 1].id;
	}
	return n < 0 ? ctl_store_fault(c) : CTL_DONE;
}

int
ctl_secrets(struct ctl *c, int argc, char **argv)
{
	bool all = ctl_flag(&argc, argv, "--all");
	int code;

	if (argc < 2 || strcmp(argv[1], "rotate") != 0 || (argc > 2) == all)
		return ctl_usage(usage);
	code = ctl_open(c);
	if (code != 0)
		return code;
	return all ? rotate_all(c) : rotate_named(c, argc - 2, argv + 2);
}
