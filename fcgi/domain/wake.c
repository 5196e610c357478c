/* SPDX-License-Identifier: MIT
 *
 * wake.c: tell the jobs daemon that there is work.
 */
#include "domain/wake.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void
wake_jobs(const struct settings *s)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	int n = snprintf(to.sun_path, sizeof to.sun_path, "%s/" WAKE_SOCKET,
			 s->run_dir);
	int fd;

	if (n < 0 || (size_t)n >= sizeof to.sun_path)
		return;
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return;
	(void)sendto(fd, "w", 1, MSG_NOSIGNAL, (const struct sockaddr *)&to,
		     sizeof to);
	close(fd);
}
