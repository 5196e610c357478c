/* SPDX-License-Identifier: MIT
 *
 * voiceagent-fcgi.c: one worker of the pages pool or the hooks pool.
 *
 *   voiceagent-fcgi [--config FILE] [--routes]
 *
 * Takes requests from the listening socket on fd 0 (or fd 3, as LISTEN_FDS
 * says). VOICEAGENT_POOL=pages|hooks chooses the pool.
 */
#include <getopt.h>
#include <string.h>

#include "core/log.h"
#include "core/password.h"
#include "domain/ctx.h"
#include "store/store.h"
#include "web/view.h"
#include "web/worker.h"

#define SETTINGS_LIMIT ((size_t)256 * 1024)

static const char *const role_names[] = { "anyone", "host", "manager", "owner",
					  "admin" };

static int
print_routes(void)
{
	size_t count;
	const struct route *r = routes_all(&count);

	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%s\t%s\t%s\t%s\t%zu\n",
		       method_name(r[i].method), r[i].pattern,
		       r[i].pool == POOL_HOOKS ? "hooks" : "pages",
		       r[i].kind == ROUTE_JSON ? "json" : "page",
		       role_names[r[i].least],
		       r[i].csrf == CSRF_YES ? "csrf" : "-", r[i].body_cap);
	return 0;
}

static enum route_pool
pool_of_environment(void)
{
	const char *pool = getenv("VOICEAGENT_POOL");

	return pool && strcmp(pool, "hooks") == 0 ? POOL_HOOKS : POOL_PAGES;
}

static int
start(struct app *app, struct ctx *ctx, struct err *e)
{
	const struct settings *s = app->settings;
	struct keyring *keys = keyring_load(s->keys_file, e);

	if (!keys)
		return -1;
	app->keys = keys;
	app->https = strncmp(s->app_url, "https:", 6) == 0;
	password_lane(s->run_dir);
	*ctx = (struct ctx){ .settings = s, .keys = keys };
	ctx->store = store_open(s, keys, e);
	if (!ctx->store)
		return -1;
	app->ctx = ctx;
	/* Hooks answer JSON alone: they do without the templates' memory. */
	if (app->pool == POOL_PAGES && views_load(s, &app->views, e) < 0)
		return -1;
	return 0;
}

static int
run(const char *config)
{
	struct arena *a = arena_new(SETTINGS_LIMIT);
	struct settings settings;
	struct app app = { .settings = &settings,
			   .pool = pool_of_environment() };
	struct ctx ctx;
	struct err e = ERR_INIT;

	log_open("voiceagent-fcgi", LOG_INFO);
	if (settings_load(a, config, &settings, &e) < 0) {
		log_err(LOG_ERROR, "settings", &e);
		return 2;
	}
	if (log_level_parse(settings.log_level) >= 0)
		log_open("voiceagent-fcgi",
			 (enum log_level)log_level_parse(settings.log_level));
	if (start(&app, &ctx, &e) < 0 || worker_run(&app, &e) < 0) {
		log_err(LOG_ERROR, "worker", &e);
		return 1;
	}
	store_close(ctx.store);
	views_free(app.views);
	keyring_free((struct keyring *)(uintptr_t)app.keys);
	arena_free(a);
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "config", required_argument, NULL, 'c' },
		{ "routes", no_argument, NULL, 'r' },
		{ NULL, 0, NULL, 0 },
	};
	const char *config = NULL;
	int o;

	while ((o = getopt_long(argc, argv, "c:r", options, NULL)) != -1) {
		if (o == 'r')
			return print_routes();
		if (o != 'c') {
			fprintf(stderr, "usage: voiceagent-fcgi "
					"[--config FILE] [--routes]\n");
			return 2;
		}
		config = optarg;
	}
	return run(config);
}
