/* SPDX-License-Identifier: MIT
 *
 * ctl.h: what the commands of voiceagent-ctl share.
 *
 * A command gets its own words (argv[0] is its name) and answers with the
 * program's exit code. The database is not asked before a command does.
 */
#ifndef VA_BIN_CTL_H
#define VA_BIN_CTL_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/crypto.h"
#include "core/err.h"
#include "core/settings.h"
#include "domain/ctx.h"
#include "store/store.h"

enum ctl_exit {
	CTL_DONE = 0,
	CTL_FAILED = 1,
	CTL_USAGE = 2,
	CTL_NONE = 3,   /* no such user, job, ... */
	CTL_LATER = 75, /* the database or a supplier is away; try again */
	CTL_CONFIG = 78
};

struct ctl {
	const char *config; /* path of the file that was read */
	struct arena *arena;
	struct settings settings;
	struct keyring *keys; /* NULL until ctl_open */
	struct store *store;  /* NULL until ctl_open */
};

/* Read the keys and make the store ready; 0, or the exit code. */
int ctl_open(struct ctl *c);
/* A new piece of work: results of the one before go. seconds to do it in. */
void ctl_work(struct ctl *c, int seconds);
struct ctx ctl_ctx(const struct ctl *c);

/* Say on standard error what went wrong; the exit code that fits it. */
int ctl_fault(const struct err *e);
int ctl_store_fault(const struct ctl *c);
int ctl_usage(const char *text);
int ctl_complain(enum ctl_exit code, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Is there an option `name` in argv? It is taken out. */
bool ctl_flag(int *argc, char **argv, const char *name);
/* The word after the option `name`, NULL if there is none; taken out. */
const char *ctl_option(int *argc, char **argv, const char *name);

int ctl_migrate(struct ctl *c, int argc, char **argv);
int ctl_doctor(struct ctl *c, int argc, char **argv);
int ctl_users(struct ctl *c, int argc, char **argv);
int ctl_keys(struct ctl *c, int argc, char **argv);
int ctl_jobs(struct ctl *c, int argc, char **argv);
int ctl_secrets(struct ctl *c, int argc, char **argv);
int ctl_webhook(struct ctl *c, int argc, char **argv);
int ctl_demo(struct ctl *c, int argc, char **argv);

#endif
