/* SPDX-License-Identifier: MIT
 *
 * password.h: the project's door to libargon2.
 *
 * argon2id, t=2, m=19 MiB, p=1 (about 26 ms here), as a PHC string. At most
 * two hashes run on a host at once: callers wait for one of two lock files
 * (flock) in the given folder, no longer than the deadline.
 */
#ifndef VA_CORE_PASSWORD_H
#define VA_CORE_PASSWORD_H

#include "core/clock.h"
#include "core/err.h"

#define PASSWORD_HASH_MAX 128
#define PASSWORD_LEAST    12  /* characters; no composition rules */
#define PASSWORD_MOST     256 /* bytes */

/* Where the lane's two lock files are kept; NULL: no limit (tests). */
void password_lane(const char *folder);

int password_hash(const char *password, deadline until,
		  char out[static PASSWORD_HASH_MAX], struct err *e);

/* 1 right, 0 wrong, -1 broken or busy. With hash NULL it takes as long as a
 * real check and answers 0: a sign-in with an unknown address costs and
 * tells the same. */
int password_verify(const char *hash, const char *password, deadline until,
		    struct err *e);

#endif
