/* SPDX-License-Identifier: MIT
 *
 * jobs_wake.h: the jobs daemon's ear: RUN_DIR/jobs.wake (domain/wake.h).
 */
#ifndef VA_BIN_JOBS_WAKE_H
#define VA_BIN_JOBS_WAKE_H

#include "core/err.h"

/* A datagram socket, made under another name and moved into its place: of
 * two daemons on a host the later one hears, the other looks by itself. */
int jobs_wake_listen(const char *run_dir, struct err *e);

/* The name goes too, if it is still ours. */
void jobs_wake_close(int fd, const char *run_dir);

#endif
