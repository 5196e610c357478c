/* SPDX-License-Identifier: MIT
 *
 * settings.h: the program's configuration, read once at start.
 *
 * One file (voiceagent.conf: NAME = value, # comments), the environment over
 * it, defaults from one table. The table in settings.c names every setting,
 * its default, its kind and whether it is secret; voiceagent.conf.example
 * and voiceagent.conf(5) are held against that table by a test. A secret may
 * be given as NAME_FILE = path (a systemd credential, for one).
 */
#ifndef VA_CORE_SETTINGS_H
#define VA_CORE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"

struct settings {
	/* APP_URL or NEXT_PUBLIC_APP_URL: scheme, host and port, no slash at
	 * the end. Cookies and the expected Origin follow its scheme. */
	const char *app_url;
	const char *environment; /* VOICEAGENT_ENV: production, demo, test */
	const char *support_url;

	const char *elevenlabs_api; /* ELEVENLABS_API: published or spec */
	const char *elevenlabs_base_url;
	const char *elevenlabs_api_key;
	const char *elevenlabs_webhook_secret;
	const char *twilio_base_url;
	const char *twilio_account_sid;
	const char *twilio_auth_token;
	const char *smtp_url; /* smtp://, smtps://, or unix:/path */
	const char *mail_from;
	/* Where the platform reaches our webhooks; empty: app_url. */
	const char *hooks_url;

	const char *db_socket;
	const char *db_host;
	int db_port;
	const char *db_name;
	const char *db_user;
	const char *db_password;

	const char *keys_file;     /* crypto.h says its format */
	const char *templates_dir; /* htdocs/templates as installed */
	const char *public_dir;
	const char *sql_dir;
	const char *run_dir; /* lock files, the jobs daemon's wake socket */
	const char *log_level;
	const char *static_version; /* STATIC_VERSION: names of assets */

	int worker_max_requests; /* a worker ends itself after so many; 0 no */
	int numbers_daily_limit; /* phone numbers bought a day, all accounts */
};

/* path NULL or "": environment and defaults alone. Unknown names, bad
 * values, a name given twice: every fault is in e->detail, -1. The texts
 * live in the arena. */
int settings_load(struct arena *a, const char *path, struct settings *ret,
		  struct err *e);

/* What is missing or dangerous for this environment (production without
 * https, default secrets, ...): calls report for each finding, returns how
 * many. */
int settings_check(const struct settings *s,
		   void (*report)(const char *name, const char *finding,
				  void *arg),
		   void *arg);

/* Walk the table: for the example file's test, for doctor. */
struct settings_row {
	const char *name;
	const char *fallback;
	bool secret;
};
const struct settings_row *settings_rows(size_t *ret_count);

#endif
