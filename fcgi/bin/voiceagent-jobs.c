/* SPDX-License-Identifier: MIT
 *
 * voiceagent-jobs.c: the daemon that works off the jobs table.
 *
 * A process a lane, so that a slow platform delays no mail, and one that
 * keeps house. The parent listens for wakes, passes them on and starts a
 * child that died again; it never touches the database. SIGTERM: each child
 * finishes its step and leaves.
 */
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bin/jobs_wake.h"
#include "core/log.h"
#include "domain/jobs_run.h"
#include "store/store.h"

#define HOUSE      LANE_COUNT /* one more child, without a lane */
#define CHILDREN   (LANE_COUNT + 1)
#define ARENA_MOST ((size_t)64 * 1024 * 1024)
#define RESTART_MS 1000
#define LEAVE_MS   60000

static volatile sig_atomic_t stop;
static struct arena *texts; /* the settings', also in the children */

struct child {
	pid_t pid;
	int wake; /* our end of its pipe */
};

static void
on_stop(int sig)
{
	(void)sig;
	stop = 1;
}

static void
catch_stop(void)
{
	struct sigaction sa = { .sa_handler = on_stop };

	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
}

/* Until a byte comes, the time is over or a signal asks us to leave: the
 * signals are let in only while we wait, so none is missed. */
static void
wait_for(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	struct timespec ts = { ms / 1000, (long)(ms % 1000) * 1000000 };
	sigset_t block, old;
	char sink[64];

	sigemptyset(&block);
	sigaddset(&block, SIGTERM);
	sigaddset(&block, SIGINT);
	sigaddset(&block, SIGCHLD);
	sigprocmask(SIG_BLOCK, &block, &old);
	if (!stop && ppoll(&p, 1, &ts, &old) > 0 && (p.revents & POLLIN) != 0)
		while (read(fd, sink, sizeof sink) > 0)
			;
	sigprocmask(SIG_SETMASK, &old, NULL);
}

/* --- a child --- */

static instant
lease_of(const struct settings *s)
{
	const char *text = getenv("VOICEAGENT_LEASE_MS");

	if (text == NULL || strcmp(s->environment, "test") != 0)
		return JOBS_LEASE;
	return (instant)strtol(text, NULL, 10);
}

static void
work_lane(struct jobs_env *env, enum job_lane lane, int wake)
{
	bool down = false;

	while (!stop) {
		struct err e = ERR_INIT;
		int r = jobs_work(env, lane, &e);

		if (r < 0 && !down)
			log_err(LOG_ERROR, "jobs.database", &e);
		if (r >= 0 && down)
			log_event(LOG_INFO, "jobs.recovered", NULL);
		down = r < 0;
		if (r <= 0)
			wait_for(wake, r < 0 ? (int)JOBS_POLL
					     : jobs_idle_ms(env, lane));
	}
}

static int
child_main(const struct settings *s, int lane, int wake, pid_t parent)
{
	struct err e = ERR_INIT;
	struct ctx c = { .arena = arena_new(ARENA_MOST), .settings = s };
	struct jobs_env env = { .c = &c,
				.http = http_new(),
				.supervisor = parent,
				.lease = lease_of(s),
				.stop = &stop };
	struct arena *own = arena_new(4096);
	struct keyring *keys = keyring_load(s->keys_file, &e);
	char host[65] = "";

	gethostname(host, sizeof host - 1);
	env.worker = arena_printf(own, "%.40s:%d", host, (int)getpid());
	c.keys = keys;
	c.store = keys != NULL ? store_open(s, keys, &e) : NULL;
	if (c.store == NULL || env.http == NULL ||
	    elevenlabs_open(&env.platform, env.http, s, &e) < 0 ||
	    twilio_open(&env.twilio, env.http, s, &e) < 0) {
		log_err(LOG_ERROR, "jobs.start", &e);
		return 1;
	}
	if (lane == HOUSE)
		while (!stop)
			wait_for(wake, jobs_keep_house(&env));
	else
		work_lane(&env, (enum job_lane)lane, wake);
	store_close(c.store);
	keyring_free(keys);
	http_free(env.http);
	arena_free(c.arena);
	arena_free(own);
	return 0;
}

/* --- the parent --- */

static void
start_child(struct child *ch, int lane, const struct settings *s, int listener)
{
	pid_t parent = getpid();
	int fds[2];

	if (pipe2(fds, O_CLOEXEC | O_NONBLOCK) < 0)
		return;
	ch->pid = fork();
	if (ch->pid == 0) {
		/* Nobody else would tell it to leave if the parent dies. */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			stop = 1;
		close(listener);
		close(fds[1]);
		exit(child_main(s, lane, fds[0], parent));
	}
	close(fds[0]);
	ch->wake = fds[1];
}

/* A child that ended: forgotten here, started again in the next round. */
static bool
reap(struct child *children)
{
	bool any = false;
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (int i = 0; i < CHILDREN; i++)
			if (children[i].pid == pid) {
				log_detail(stop ? LOG_INFO : LOG_ERROR,
					   "jobs.child_ended",
					   "lane %d status %#x", i, status);
				close(children[i].wake);
				children[i].pid = 0;
				any = true;
			}
	return any;
}

static void
wake_children(const struct child *children)
{
	for (int i = 0; i < LANE_COUNT; i++)
		if (children[i].pid > 0)
			(void)!write(children[i].wake, "w", 1);
}

static void
leave(struct child *children)
{
	deadline until = clock_deadline_in(LEAVE_MS);
	int left = 0;

	for (int i = 0; i < CHILDREN; i++)
		if (children[i].pid > 0)
			kill(children[i].pid, SIGTERM);
	do {
		poll(NULL, 0, 20);
		reap(children);
		left = 0;
		for (int i = 0; i < CHILDREN; i++)
			left += children[i].pid > 0;
	} while (left > 0 && clock_left(until) > 0);
}

static void
supervise(const struct settings *s, int listener)
{
	struct child children[CHILDREN] = { { 0, -1 } };

	while (!stop) {
		for (int i = 0; i < CHILDREN; i++)
			if (children[i].pid == 0)
				start_child(&children[i], i, s, listener);
		wait_for(listener, (int)JOBS_POLL);
		wake_children(children);
		if (reap(children) && !stop)
			poll(NULL, 0, RESTART_MS);
	}
	leave(children);
}

static void
on_child(int sig)
{
	(void)sig; /* only to end the wait */
}

static const char *
arguments(int argc, char **argv)
{
	static const struct option options[] = {
		{ "config", required_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 }
	};
	const char *config = getenv("VOICEAGENT_CONFIG");
	int o;

	while ((o = getopt_long(argc, argv, "c:h", options, NULL)) != -1)
		if (o == 'c') {
			config = optarg;
		} else {
			fprintf(o == 'h' ? stdout : stderr,
				"usage: voiceagent-jobs [--config FILE]\n");
			exit(o == 'h' ? 0 : 2);
		}
	return config;
}

int
main(int argc, char **argv)
{
	struct sigaction child = { .sa_handler = on_child };
	struct err e = ERR_INIT;
	struct settings s;
	int listener;

	log_open("voiceagent-jobs", LOG_INFO);
	texts = arena_new((size_t)256 * 1024);
	if (settings_load(texts, arguments(argc, argv), &s, &e) < 0) {
		log_err(LOG_ERROR, "config", &e);
		return 1;
	}
	log_open("voiceagent-jobs",
		 (enum log_level)log_level_parse(s.log_level));
	catch_stop();
	sigaction(SIGCHLD, &child, NULL);
	http_start();
	listener = jobs_wake_listen(s.run_dir, &e);
	if (listener < 0) {
		log_err(LOG_ERROR, "jobs.wake", &e);
		return 1;
	}
	log_event(LOG_INFO, "jobs.started", NULL);
	supervise(&s, listener);
	jobs_wake_close(listener, s.run_dir);
	log_event(LOG_INFO, "jobs.stopped", NULL);
	arena_free(texts);
	return 0;
}
