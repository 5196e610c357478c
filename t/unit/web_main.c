/* SPDX-License-Identifier: MIT
 *
 * web_main.c: runs the unit tests of fcgi/web.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "web_suites.h"

static const char keys[] = "1 active 000102030405060708090a0b0c0d0e0f"
			   "101112131415161718191a1b1c1d1e1f\n";

static struct keyring *
keys_load(void)
{
	char path[] = "/tmp/va-keys-XXXXXX";
	int fd = mkstemp(path);
	struct err e = ERR_INIT;
	struct keyring *k;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, keys, sizeof(keys) - 1), sizeof(keys) - 1);
	close(fd);
	k = keyring_load(path, &e);
	unlink(path);
	ck_assert_msg(k != NULL, "%s", e.detail);
	return k;
}

struct req *
web_request(const char *app_url)
{
	struct arena *a = arena_new((size_t)64 * 1024 * 1024);
	struct req *req = arena_alloc(a, sizeof(*req));
	struct settings *s = arena_alloc(a, sizeof(*s));
	struct app *app = arena_alloc(a, sizeof(*app));
	static char *const no_env[] = { NULL };

	s->app_url = app_url;
	s->static_version = "test";
	s->support_url = "";
	s->templates_dir = VA_TEMPLATES;
	app->settings = s;
	app->keys = keys_load();
	app->pool = POOL_PAGES;
	app->https = strncmp(app_url, "https:", 6) == 0;
	req->arena = a;
	req->app = app;
	req->env = no_env;
	req->path = "/here";
	req->id = "0123456789abcdef";
	return req;
}

struct app *
web_app(struct req *req)
{
	return req->app;
}

void
web_fields(struct req *req, const char *urlencoded)
{
	ck_assert_int_eq(req_pairs_parse(req->arena, urlencoded,
					 strlen(urlencoded), &req->form),
			 0);
}

void
web_request_free(struct req *req)
{
	keyring_free((struct keyring *)(uintptr_t)req->app->keys);
	arena_free(req->arena);
}

int
main(void)
{
	SRunner *r = srunner_create(web_cookie_suite());
	int failed;

	srunner_add_suite(r, web_csrf_suite());
	srunner_add_suite(r, web_dispatch_suite());
	srunner_add_suite(r, web_form_suite());
	srunner_add_suite(r, web_multipart_suite());
	srunner_add_suite(r, web_req_suite());
	srunner_add_suite(r, web_route_suite());
	srunner_add_suite(r, web_say_suite());
	srunner_add_suite(r, web_view_suite());
	srunner_add_suite(r, domain_house_form_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
