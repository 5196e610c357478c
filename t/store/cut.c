/* SPDX-License-Identifier: MIT
 *
 * cut.c: a proxy that loses connections at the worst moment.
 */
#include "cut.h"

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int
unix_socket(const char *path, bool listening)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	const struct sockaddr *to = (const void *)&a;

	snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);
	if (listening ? bind(fd, to, sizeof(a)) != 0 || listen(fd, 8) != 0
		      : connect(fd, to, sizeof(a)) != 0)
		_exit(98);
	return fd;
}

/* Pass on what is there; false: the side has closed. */
static bool
pass(int from, int to, const char *data, ssize_t len)
{
	(void)from;
	return len > 0 && write(to, data, (size_t)len) == len;
}

/* One connection, until somebody hangs up or it is cut: true. */
static bool
serve(int client, int server, enum cut_when when, int *left)
{
	struct pollfd fds[2] = { { client, POLLIN, 0 }, { server, POLLIN, 0 } };
	char data[65536];
	bool last = false;
	ssize_t n;

	while (poll(fds, 2, -1) > 0) {
		if (fds[1].revents) {
			n = read(server, data, sizeof(data));
			if (last)
				return true; /* committed; nobody hears it */
			if (!pass(server, client, data, n))
				return false;
			continue;
		}
		n = read(client, data, sizeof(data));
		if (n > 0 && memmem(data, (size_t)n, "\3COMMIT", 7) &&
		    --*left == 0) {
			if (when == CUT_BEFORE)
				return true;
			last = true;
		}
		if (!pass(client, server, data, n))
			return false;
	}
	return false;
}

int
cut_start(const char *path, const char *target, enum cut_when when, int nth)
{
	int listener, pid;

	unlink(path);
	listener = unix_socket(path, true);
	pid = fork();
	if (pid != 0) {
		close(listener);
		return pid;
	}
	signal(SIGPIPE, SIG_IGN);
	for (;;) {
		int client = accept(listener, NULL, NULL);
		int server = unix_socket(target, false);

		if (serve(client, server, when, &nth) &&
		    when == CUT_AFTER_AND_GO) {
			unlink(path);
			_exit(0);
		}
		close(client);
		close(server);
	}
}

void
cut_stop(int pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}
