/* SPDX-License-Identifier: MIT
 *
 * drive.c: the product's own client against a server that judges requests by
 * an OpenAPI document (Prism): every call once.
 *
 *   drive wait URL                      until somebody listens there
 *   drive elevenlabs URL | twilio URL
 *
 * The document's PATCH agent takes anything, so what we send there is also
 * sent to "create", whose body is fully described.
 */
#include <poll.h>

#include "core/log.h"
#include "t/contract/calls.h"
#include "t/contract/server.h"

#define WAIT_TRIES 300
#define WAIT_MS    200

static struct arena *a;
static struct http *door;

static int
get(const char *url, struct http_response *ret, struct err *e)
{
	const struct http_request r = { .name = "drive.wait",
					.method = "GET",
					.url = url,
					.timeout_ms = 10000 };

	return http_send(door, a, &r, ret, e);
}

static int
wait_until_there(const char *url)
{
	struct http_response got;
	struct err e = ERR_INIT;

	for (int i = 0; i < WAIT_TRIES; i++) {
		if (get(url, &got, &e) == 0)
			return 0;
		poll(NULL, 0, WAIT_MS);
	}
	fprintf(stderr, "nobody answers at %s: %s\n", url, e.detail);
	return 1;
}

/* The mock's answers are the document's examples: that a look-up finds
 * nothing of ours there, that a page names itself as the next, and that an
 * agent reads back otherwise than ordered, is as it should be. A refusal is
 * not. */
static bool
acceptable(const struct err *e)
{
	return strcmp(e->detail, "none found") == 0 ||
	       strstr(e->detail, "the list has no end") != NULL ||
	       strstr(e->detail, "differs at") != NULL ||
	       strstr(e->detail, "other tools") != NULL;
}

static bool
report(const char *name, int r, const struct err *e)
{
	bool ok = r == 0 || acceptable(e);

	printf("%s %s%s%s\n", ok ? "ok    " : "not ok", name,
	       r == 0 ? "" : ": ", r == 0 ? "" : e->detail);
	return ok;
}

/* What the row really sends, as the only request of a scripted server. */
static const char *
body_of(const struct calls_row *row)
{
	static const struct server_answer ok = { 200, "{}", NULL, 0, 0, 0 };
	struct server *s = server_start();
	struct elevenlabs x;
	struct twilio t;
	const char *got = NULL, *body;
	struct err e = ERR_INIT;

	server_script(s, &ok, 1);
	calls_open(door, server_url(s), row->dialect, &x, &t);
	row->run(a, &x, &t, &got, &e);
	body = arena_strdup(a, server_request(s, 0)->body);
	server_stop(s);
	return body;
}

static bool
as_create(const struct calls_row *row, const char *url)
{
	static const struct http_header key = { "xi-api-key", "test-key" };
	const char *body = body_of(row);
	const struct http_request r = {
		.name = row->name,
		.method = "POST",
		.url = arena_printf(a, "%s/v1/convai/agents/create", url),
		.headers = &key,
		.header_count = 1,
		.content_type = "application/json",
		.body = body,
		.body_len = strlen(body),
		.timeout_ms = 30000,
	};
	struct http_response got = { 0 };
	struct err e = ERR_INIT;
	int result = http_send(door, a, &r, &got, &e);

	if (result == 0 && got.status != 200)
		result = err_set(&e, ERR_INVALID, "", "HTTP %d %.300s",
				 got.status, got.body);
	return report(arena_printf(a, "%s, as create", row->name), result, &e);
}

static bool
is_patch_of_agent(const char *name)
{
	return strcmp(name, "elevenlabs.agent.update") == 0 ||
	       strcmp(name, "elevenlabs.agent.attach") == 0;
}

static bool
drive_row(const struct calls_row *row, const char *url)
{
	struct elevenlabs x;
	struct twilio t;
	const char *got = NULL;
	struct err e = ERR_INIT;
	bool ok;

	calls_open(door, url, row->dialect, &x, &t);
	ok = report(row->name, row->run(a, &x, &t, &got, &e), &e);
	if (is_patch_of_agent(row->name))
		ok = as_create(row, url) && ok;
	return ok;
}

/* The judge builds its validators when a call first comes, some seconds for
 * the biggest. One call is spent on that, and shows that it does judge: an
 * agent without a configuration is refused. */
static bool
judges(const char *url)
{
	static const char body[] = "{\"name\":\"va-17\"}";
	const struct http_request r = {
		.name = "drive.judges",
		.method = "POST",
		.url = arena_printf(a, "%s/v1/convai/agents/create", url),
		.content_type = "application/json",
		.body = body,
		.body_len = sizeof body - 1,
		.timeout_ms = 60000,
	};
	struct http_response got = { 0 };
	struct err e = ERR_INIT;

	if (http_send(door, a, &r, &got, &e) == 0 && got.status == 422)
		return true;
	printf("not ok the judge takes anything: HTTP %d %s\n", got.status,
	       e.detail);
	return false;
}

static int
drive(const char *service, const char *url)
{
	size_t len = strlen(service);
	int bad = 0, run = 0;

	if (strcmp(service, "elevenlabs") == 0 && !judges(url))
		return 1;
	for (size_t i = 0; i < calls_count; i++) {
		const struct calls_row *row = &calls_rows[i];

		if (strncmp(row->name, service, len) != 0 ||
		    row->name[len] != '.')
			continue;
		run++;
		bad += !drive_row(row, url);
	}
	printf("%d calls, %d refused\n", run, bad);
	return run == 0 || bad > 0;
}

int
main(int argc, char **argv)
{
	int r;

	if (argc != 3) {
		fprintf(stderr, "usage: drive wait|elevenlabs|twilio URL\n");
		return 2;
	}
	log_open("drive", LOG_ERROR);
	setvbuf(stdout, NULL, _IOLBF, 0);
	a = arena_new((size_t)64 * 1024 * 1024);
	door = http_new();
	r = strcmp(argv[1], "wait") == 0 ? wait_until_there(argv[2])
					 : drive(argv[1], argv[2]);
	http_free(door);
	arena_free(a);
	return r;
}
