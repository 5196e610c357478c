/* SPDX-License-Identifier: MIT
 *
 * jobs_wake.c: the jobs daemon's ear.
 */
#include "bin/jobs_wake.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "domain/wake.h"

static ino_t own_inode;

static bool
path_of(char *out, size_t size, const char *run_dir, const char *suffix)
{
	int n = snprintf(out, size, "%s/" WAKE_SOCKET "%s", run_dir, suffix);

	return n > 0 && (size_t)n < size;
}

static int
fail(struct err *e, const char *run_dir)
{
	return err_set(e, ERR_UNAVAILABLE, "The wake socket cannot be made.",
		       "%s/" WAKE_SOCKET ": %s", run_dir, strerror(errno));
}

int
jobs_wake_listen(const char *run_dir, struct err *e)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	char suffix[24], final[sizeof at.sun_path];
	struct stat st;
	int fd;

	snprintf(suffix, sizeof suffix, ".%d", (int)getpid());
	errno = ENAMETOOLONG;
	if (!path_of(at.sun_path, sizeof at.sun_path, run_dir, suffix) ||
	    !path_of(final, sizeof final, run_dir, ""))
		return fail(e, run_dir);
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return fail(e, run_dir);
	unlink(at.sun_path);
	/* The workers that wake us may run as another account: whoever may
	 * enter the folder may knock. */
	if (bind(fd, (const struct sockaddr *)&at, sizeof at) < 0 ||
	    chmod(at.sun_path, 0666) < 0 || stat(at.sun_path, &st) < 0 ||
	    rename(at.sun_path, final) < 0) {
		fail(e, run_dir);
		close(fd);
		return -1;
	}
	own_inode = st.st_ino;
	return fd;
}

void
jobs_wake_close(int fd, const char *run_dir)
{
	char path[108];
	struct stat st;

	close(fd);
	if (path_of(path, sizeof path, run_dir, "") && stat(path, &st) == 0 &&
	    st.st_ino == own_inode)
		unlink(path);
}
