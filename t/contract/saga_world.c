/* SPDX-License-Identifier: MIT
 *
 * saga_world.c: a database, the sandbox and the jobs daemon for a launch.
 */
#include "t/contract/saga_world.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/log.h"
#include "core/str.h"
#include "remote/http.h"
#include "store/agents.h"
#include "store/users.h"
#include "store/voices.h"

#define LEASE_MS    "700"
#define START_TRIES 200

static char sandbox_url[40], keys_file[128], build[2048];
static pid_t sandbox, daemons[8], owner;
static size_t daemon_count;
static struct http *door;

static void
die(const char *what)
{
	fprintf(stderr, "saga_world: %s: %s\n", what, strerror(errno));
	exit(99);
}

/* --- the sandbox --- */

static int
free_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) < 0 ||
	    getsockname(fd, (struct sockaddr *)&at, &len) < 0)
		die("no port");
	close(fd);
	return ntohs(at.sin_port);
}

static int
ask(struct arena *a, const char *method, const char *path, const char *body,
    struct http_response *ret)
{
	const struct http_request r = {
		.name = "sandbox",
		.method = method,
		.url = arena_printf(a, "%s%s", sandbox_url, path),
		.content_type = body != NULL ? "application/json" : NULL,
		.body = body,
		.body_len = body != NULL ? strlen(body) : 0,
	};
	struct err e = ERR_INIT;

	return http_send(door, a, &r, ret, &e);
}

static void
redirect_output(const char *name)
{
	char path[256];
	int fd;

	snprintf(path, sizeof path, "%s/%s.log", fixture_folder(), name);
	fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd >= 0) {
		dup2(fd, STDOUT_FILENO);
		dup2(fd, STDERR_FILENO);
	}
}

static void
start_sandbox(void)
{
	struct arena *a = arena_new((size_t)8 * 1024 * 1024);
	struct http_response got;
	char port[12], dir[256], program[2200];

	snprintf(port, sizeof port, "%d", free_port());
	snprintf(dir, sizeof dir, "%s/sandbox", fixture_folder());
	snprintf(program, sizeof program, "%s/voiceagent-sandbox", build);
	snprintf(sandbox_url, sizeof sandbox_url, "http://127.0.0.1:%s", port);
	sandbox = fork();
	if (sandbox == 0) {
		redirect_output("sandbox");
		execl(program, program, "serve", "--port", port, "--dir", dir,
		      (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < START_TRIES; i++) {
		if (ask(a, "GET", "/_sandbox/state", NULL, &got) == 0) {
			arena_free(a);
			return;
		}
		arena_reset(a);
		poll(NULL, 0, 50);
	}
	die("the sandbox does not answer");
}

void
world_start(void)
{
	const char *dir = getenv("VA_BUILD_DIR");
	FILE *f;

	log_open("test_saga", LOG_ERROR);
	setenv("no_proxy", "127.0.0.1", 1);
	if (dir != NULL)
		snprintf(build, sizeof build, "%s", dir);
	else if (getcwd(build, sizeof build) == NULL)
		die("no working folder");
	fixture_start();
	snprintf(keys_file, sizeof keys_file, "%s/keys", fixture_folder());
	f = fopen(keys_file, "w");
	if (f == NULL || fputs(fixture_keys_first, f) < 0)
		die("no keys");
	fclose(f);
	chmod(keys_file, 0600);
	owner = getpid();
	atexit(world_stop);
	door = http_new();
	start_sandbox();
	http_free(door);
	door = NULL;
}

void
world_stop(void)
{
	if (owner != getpid())
		return;
	if (sandbox > 0) {
		kill(sandbox, SIGTERM);
		waitpid(sandbox, NULL, 0);
	}
	sandbox = 0;
}

const struct json *
world_sandbox(struct world *w)
{
	static const struct json_caps caps = { HTTP_CAP, 64 };
	struct http_response got;

	if (ask(w->ctx.arena, "GET", "/_sandbox/state", NULL, &got) < 0)
		die("the sandbox is gone");
	return json_parse(w->ctx.arena, got.body, got.len, &caps, NULL);
}

int
world_count(struct world *w, const char *kind)
{
	int64_t n = -1;

	json_int(json_get(json_get(world_sandbox(w), "counts"), kind), &n);
	return (int)n;
}

void
world_fault(struct world *w, const char *match, const char *kind, int times)
{
	struct http_response got;
	const char *body = arena_printf(
	    w->ctx.arena,
	    "{\"match\":\"%s\",\"kind\":\"%s\",\"times\":%d,\"ms\":400}", match,
	    kind, times);

	if (ask(w->ctx.arena, "POST", "/_sandbox/faults", body, &got) < 0 ||
	    got.status > 299)
		die("no fault");
}

void
world_no_faults(struct world *w)
{
	struct http_response got;

	ask(w->ctx.arena, "DELETE", "/_sandbox/faults", NULL, &got);
}

int
world_requests(struct world *w, const char *method, const char *prefix)
{
	static const struct json_caps caps = { HTTP_CAP, 64 };
	struct http_response got;
	const struct json *list;
	int n = 0;

	if (ask(w->ctx.arena, "GET", "/_sandbox/requests", NULL, &got) < 0)
		die("the sandbox is gone");
	list =
	    json_get(json_parse(w->ctx.arena, got.body, got.len, &caps, NULL),
		     "requests");
	for (size_t i = 0; i < json_length(list); i++) {
		const struct json *r = json_at(list, i);
		const char *path = json_string(json_get(r, "path"));

		n += strcmp(json_string(json_get(r, "method")), method) == 0 &&
		     strncmp(path, prefix, strlen(prefix)) == 0;
	}
	return n;
}

/* --- the daemon --- */

static void
daemon_environment(const char *crash)
{
	char socket_path[128];

	setenv("VOICEAGENT_ENV", "test", 1);
	setenv("ELEVENLABS_BASE_URL", sandbox_url, 1);
	setenv("ELEVENLABS_API_KEY", "test-key", 1);
	setenv("TWILIO_BASE_URL", sandbox_url, 1);
	setenv("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000017", 1);
	setenv("TWILIO_AUTH_TOKEN", "xyz", 1);
	setenv("HOOKS_URL", "http://127.0.0.1:9", 1);
	snprintf(socket_path, sizeof socket_path, "%s/s", fixture_folder());
	setenv("DB_SOCKET", socket_path, 1);
	setenv("DB_USER", "va_jobs", 1);
	setenv("DB_PASSWORD", FIXTURE_PASSWORD, 1);
	setenv("KEYS_FILE", keys_file, 1);
	setenv("RUN_DIR", fixture_folder(), 1);
	setenv("VOICEAGENT_LEASE_MS", LEASE_MS, 1);
	if (crash != NULL)
		setenv("VOICEAGENT_CRASH_AFTER", crash, 1);
}

pid_t
world_daemon(const char *crash)
{
	char program[2200];
	pid_t pid = fork();

	if (pid == 0) {
		setpgid(0, 0);
		/* A test that fails is ended without its tear-down. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		redirect_output("jobs");
		daemon_environment(crash);
		snprintf(program, sizeof program, "%s/voiceagent-jobs", build);
		execl(program, program, (char *)NULL);
		_exit(127);
	}
	setpgid(pid, pid);
	if (daemon_count < sizeof daemons / sizeof *daemons)
		daemons[daemon_count++] = pid;
	return pid;
}

int
world_ended(pid_t daemon)
{
	int status;

	for (int i = 0; i < 1000; i++) {
		if (waitpid(daemon, &status, WNOHANG) == daemon)
			return status;
		poll(NULL, 0, 10);
	}
	return -1;
}

int
world_quit(pid_t daemon)
{
	kill(daemon, SIGTERM);
	return world_ended(daemon);
}

/* --- one test's world --- */

static void
open_ctx(struct world *w, struct settings *s)
{
	*s = (struct settings){ .app_url = "http://127.0.0.1:9",
				.environment = "test",
				.run_dir = fixture_folder(),
				.numbers_daily_limit = 1000 };
	w->ctx = (struct ctx){ .arena = store_arena(w->store),
			       .store = w->store,
			       .settings = s,
			       .keys = store_keys(w->store),
			       .until = clock_deadline_in(600000) };
	store_request(w->store, w->ctx.arena, w->ctx.until);
}

void
world_open(struct world *w)
{
	static struct settings settings;
	static const struct voice rachel = {
		"rachel", "Rachel", "professional", "", "en",
		"female", "young",  "american",     ""
	};
	struct http_response got;

	memset(w, 0, sizeof *w);
	door = http_new();
	w->store = fixture_open("root");
	open_ctx(w, &settings);
	if (ask(w->ctx.arena, "POST", "/_sandbox/reset", "{}", &got) < 0)
		die("no reset");
	/* A sandbox made new sells numbers again that the last test has. */
	(void)fixture_query("DELETE FROM voiceagent.phone_numbers; "
			    "DELETE FROM voiceagent.jobs; UPDATE "
			    "voiceagent.agents SET phone_number = NULL");
	if (voices_replace(w->store, &rachel, 1, clock_now()) < 0)
		die("no voices");
	fixture_house(w->store, &w->house);
}

void
world_close(struct world *w)
{
	for (size_t i = 0; i < daemon_count; i++)
		kill(-daemons[i], SIGKILL);
	for (size_t i = 0; i < daemon_count; i++)
		waitpid(daemons[i], NULL, 0);
	daemon_count = 0;
	fixture_close(w->store);
	http_free(door);
	door = NULL;
}

int
world_ask(struct world *w, const char *area_code)
{
	const struct launch_request r = { .user_id = w->house.user_id,
					  .voice_id = "rachel",
					  .area_code = area_code };
	const char *field = "";

	return launch_request(&w->ctx, &w->house.t, &r, &w->agent_id, &field,
			      &w->e);
}

enum launch_state
world_wait(struct world *w, int seconds)
{
	struct launch_progress p = { .state = LAUNCH_WAITING };

	for (int i = 0; i < seconds * 20; i++) {
		if (launch_progress(&w->ctx, &w->house.t, w->agent_id, &p,
				    &w->e) > 0 &&
		    (p.state == LAUNCH_DONE || p.state == LAUNCH_FAILED))
			break;
		poll(NULL, 0, 50);
	}
	return p.state;
}

struct agent
world_agent(struct world *w)
{
	struct agent a = { .id = 0 };

	if (agents_by_id(w->store, &w->house.t, w->agent_id, &a) < 0)
		die("no agent");
	return a;
}
