/* SPDX-License-Identifier: MIT
 *
 * routes.c: everything this program answers. The table is the security
 * review: a row's columns are what must hold before its handler runs.
 */
#include "web/pages.h"
#include "web/route.h"

#define KB     1024
#define GET    METHOD_GET
#define POST   METHOD_POST
#define HOOK   BODY_ANY
#define ANYONE ROLE_NONE

/* clang-format off */
static const struct route table[] = {
/*  method pattern                              pool        kind        least         csrf      cap      types      restaurant handler */
  { GET,  "/healthz",                           POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_live },
  { GET,  "/readyz",                            POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_ready },
  { GET,  "/metrics",                           POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_metrics },
  { GET,  "/hooks/readyz",                      POOL_HOOKS, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_ready },

  { POST, "/api/webhooks/elevenlabs/reservations",          POOL_HOOKS, ROUTE_JSON, ANYONE, CSRF_NO, 64 * KB, HOOK, NULL, hook_reservations },
  { POST, "/api/webhooks/elevenlabs/reservations/{action}", POOL_HOOKS, ROUTE_JSON, ANYONE, CSRF_NO, 64 * KB, HOOK, NULL, hook_reservations },
  { POST, "/api/webhooks/elevenlabs/events",                POOL_HOOKS, ROUTE_JSON, ANYONE, CSRF_NO, 12 * KB * KB, HOOK, NULL, hook_events },
};
/* clang-format on */

const struct route *
routes_all(size_t *ret_count)
{
	*ret_count = sizeof(table) / sizeof(table[0]);
	return table;
}
