/* SPDX-License-Identifier: MIT
 *
 * pages.h: the handlers of page_*.c, hook_*.c and api_*.c that routes.c names.
 * A new page: a prototype here, a row there.
 */
#ifndef VA_WEB_PAGES_H
#define VA_WEB_PAGES_H

#include "web/req.h"

/* health.c */
int health_live(struct req *req);
int health_ready(struct req *req);
int health_metrics(struct req *req);

/* hook_reservations.c, hook_events.c */
int hook_reservations(struct req *req);
int hook_events(struct req *req);

#endif
