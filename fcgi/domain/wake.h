/* SPDX-License-Identifier: MIT
 *
 * wake.h: tell the jobs daemon that there is work.
 *
 * One datagram to RUN_DIR/jobs.wake, after the commit. It may be lost (no
 * daemon, a full queue, another host): the daemon looks by itself every few
 * seconds, so a wake only makes it quicker.
 */
#ifndef VA_DOMAIN_WAKE_H
#define VA_DOMAIN_WAKE_H

#include "core/settings.h"

#define WAKE_SOCKET "jobs.wake" /* in RUN_DIR */

void wake_jobs(const struct settings *s);

#endif
