/* SPDX-License-Identifier: MIT
 *
 * password.c: the project's door to libargon2.
 */
#include "config.h"

#include "core/password.h"

#include <argon2.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/random.h"

#define PASSES     2
#define MEMORY_KIB (19 * 1024)
#define THREADS    1
#define SALT_LEN   16
#define HASH_LEN   32
#define LANES      2
#define PAUSE_MS   5

/* A hash of a password that nobody has, made with the same cost. */
static const char nobody[] =
    "$argon2id$v=19$m=19456,t=2,p=1$21M8lFxxUAvUoTx6E/NC1A$"
    "cNztfvMDJs9qmMm8rCib9EstnglkQn/Jq3EDVAoROmM";

static char lane_folder[200];

void
password_lane(const char *folder)
{
	(void)snprintf(lane_folder, sizeof(lane_folder), "%s",
		       folder == NULL ? "" : folder);
}

/* One of the lane's locks, its file in *ret; 1 got it, 0 both are taken. */
static int
try_lanes(int *ret, struct err *e)
{
	for (int i = 0; i < LANES; i++) {
		char path[sizeof(lane_folder) + 32];
		int fd;

		(void)snprintf(path, sizeof(path), "%s/password-%d.lock",
			       lane_folder, i);
		/* Opened anew each time: a lock belongs to the open file, and
		 * workers forked from one parent would share it. */
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
		if (fd < 0)
			return err_internal(e, "password: %s: %s", path,
					    strerror(errno));
		if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
			*ret = fd;
			return 1;
		}
		(void)close(fd);
	}
	return 0;
}

/* Wait for a lane: 0 and *ret (-1: no lane is set), or -1. */
static int
enter(deadline until, int *ret, struct err *e)
{
	struct timespec pause = { 0, PAUSE_MS * 1000000L };
	int rc;

	*ret = -1;
	if (lane_folder[0] == '\0')
		return 0;
	while ((rc = try_lanes(ret, e)) == 0) {
		if (clock_left(until) == 0)
			return err_set(e, ERR_BUSY,
				       "Many people are signing in right now. "
				       "Please try again in a moment.",
				       "password: no free lane in time");
		(void)nanosleep(&pause, NULL);
	}
	return rc < 0 ? -1 : 0;
}

static void
leave(int lane)
{
	if (lane >= 0)
		(void)close(lane);
}

int
password_hash(const char *password, deadline until,
	      char out[static PASSWORD_HASH_MAX], struct err *e)
{
	unsigned char salt[SALT_LEN];
	int lane, rc;

	if (strlen(password) > PASSWORD_MOST)
		return err_set(e, ERR_INVALID, "That password is too long.",
			       "password: too long");
	if (enter(until, &lane, e) < 0)
		return -1;
	random_bytes(salt, sizeof(salt));
	rc = argon2id_hash_encoded(PASSES, MEMORY_KIB, THREADS, password,
				   strlen(password), salt, sizeof(salt),
				   HASH_LEN, out, PASSWORD_HASH_MAX);
	leave(lane);
	if (rc != ARGON2_OK)
		return err_internal(e, "password: %s",
				    argon2_error_message(rc));
	return 0;
}

int
password_verify(const char *hash, const char *password, deadline until,
		struct err *e)
{
	bool known = hash != NULL;
	size_t len = strlen(password);
	int lane, rc;

	/* Too long to be anybody's: still paid for, never right. */
	if (len > PASSWORD_MOST) {
		len = PASSWORD_MOST;
		known = false;
	}
	if (enter(until, &lane, e) < 0)
		return -1;
	rc = argon2id_verify(hash != NULL ? hash : nobody, password, len);
	leave(lane);
	if (rc == ARGON2_OK)
		return known ? 1 : 0;
	if (rc == ARGON2_VERIFY_MISMATCH)
		return 0;
	return err_internal(e, "password: %s", argon2_error_message(rc));
}
