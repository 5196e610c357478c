/* SPDX-License-Identifier: MIT
 *
 * fcgi.c: the project's only use of libfcgi, behind an accept gate.
 *
 * libfcgi's own signal handling loses requests: its reads treat EINTR as an
 * error and its accept has a race before it sleeps. So signals are let
 * through in one place only, ppoll on the listening socket, which does not
 * block afterwards because the socket is O_NONBLOCK.
 */
#include "web/fcgi.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fcgiapp.h>

#include "core/encode.h"
#include "core/log.h"

/* What a client may still send after its answer was decided (413, 404). */
#define DRAIN_MAX ((size_t)16 * 1024 * 1024)

struct fcgi_io {
	FCGX_Request *request;
};

static volatile sig_atomic_t stopping;

static void
on_stop(int signal)
{
	(void)signal;
	stopping = 1;
}

char *const *
fcgi_env(const struct fcgi_io *io)
{
	return io->request->envp;
}

size_t
fcgi_read(struct fcgi_io *io, void *buf, size_t len)
{
	size_t got = 0;

	while (got < len) {
		int chunk = len - got > 65536 ? 65536 : (int)(len - got);
		int n = FCGX_GetStr((char *)buf + got, chunk, io->request->in);

		if (n <= 0)
			break;
		got += (size_t)n;
	}
	return got;
}

int
fcgi_write(struct fcgi_io *io, const void *data, size_t len)
{
	const char *at = data;

	while (len > 0) {
		int chunk = len > 1048576 ? 1048576 : (int)len;

		if (FCGX_PutStr(at, chunk, io->request->out) != chunk)
			return -1;
		at += chunk;
		len -= (size_t)chunk;
	}
	return 0;
}

/* A body nobody wanted is read to its end all the same: closing in the
 * middle of it makes the server answer 502 instead of what we said. */
static void
drain(FCGX_Request *r)
{
	char waste[8192];

	for (size_t got = 0; got < DRAIN_MAX;) {
		int n = FCGX_GetStr(waste, sizeof(waste), r->in);

		if (n <= 0)
			break;
		got += (size_t)n;
	}
}

static int
listening_fd(void)
{
	const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");
	int n;
	uint64_t id;

	if (pid && fds && decode_u64(pid, &id) && id == (uint64_t)getpid() &&
	    decode_int(fds, 1, 1000, &n))
		return 3;
	return 0;
}

static int
listening_check(int fd, struct err *e)
{
	int listens = 0;
	socklen_t len = sizeof(listens);
	int flags = fcntl(fd, F_GETFL);

	if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &len) < 0 ||
	    !listens)
		return err_internal(
		    e,
		    "fd %d is no listening socket: start this program with "
		    "spawn-fcgi or as a systemd service",
		    fd);
	if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
		return err_internal(e, "fcntl: errno %d", errno);
	return 0;
}

static void
signals_block(sigset_t *ret_open)
{
	static const int stops[] = { SIGTERM, SIGINT, SIGUSR1 };
	struct sigaction action = { .sa_handler = on_stop };
	sigset_t blocked;

	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (size_t i = 0; i < 3; i++) {
		sigaction(stops[i], &action, NULL);
		sigaddset(&blocked, stops[i]);
	}
	sigprocmask(SIG_BLOCK, &blocked, ret_open);
	for (size_t i = 0; i < 3; i++)
		sigdelset(ret_open, stops[i]);
	sigaction(SIGPIPE, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
}

/* ppoll prefers a ready socket to a waiting signal: under steady load it
 * would never deliver one. */
static int
is_stopping(void)
{
	sigset_t waiting;

	sigpending(&waiting);
	return stopping || sigismember(&waiting, SIGTERM) ||
	       sigismember(&waiting, SIGINT) || sigismember(&waiting, SIGUSR1);
}

/* 1 with a request, 0 without (look again), -1: the socket is broken. */
static int
accept_one(FCGX_Request *r, int fd, const sigset_t *open)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int rc;

	if (ppoll(&p, 1, NULL, open) < 0)
		return 0;
	rc = FCGX_Accept_r(r);
	if (rc == 0)
		return 1;
	return rc == -EAGAIN || rc == -EINTR || rc == -ECONNABORTED ? 0 : -1;
}

int
fcgi_serve(int max_requests, void (*handle)(struct fcgi_io *, void *),
	   void *arg, struct err *e)
{
	int fd = listening_fd(), served = 0, faults = 0;
	FCGX_Request request;
	struct fcgi_io io = { &request };
	sigset_t open;

	if (listening_check(fd, e) < 0)
		return -1;
	signals_block(&open);
	if (FCGX_Init() != 0 ||
	    FCGX_InitRequest(&request, fd, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		return err_internal(e, "libfcgi does not start");
	while (!is_stopping() && (!max_requests || served < max_requests)) {
		int rc = accept_one(&request, fd, &open);

		if (rc < 0 && ++faults > 100)
			return err_internal(e, "accept fails, errno %d", errno);
		if (rc <= 0)
			continue;
		faults = 0;
		handle(&io, arg);
		drain(&request);
		request.keepConnection = 0;
		FCGX_Finish_r(&request);
		served++;
	}
	return 0;
}
