/* SPDX-License-Identifier: MIT
 *
 * routes.c: everything this program answers. The table is the security
 * review: a row's columns are what must hold before its handler runs.
 */
#include "model/document.h"
#include "web/pages.h"
#include "web/route.h"

#define KB     1024
#define GET    METHOD_GET
#define POST   METHOD_POST
#define HOOK   BODY_ANY
#define ANYONE ROLE_NONE
#define FORM   (64 * KB)
/* A document with the fields and boundaries around it. */
#define UPLOAD (DOCUMENT_MOST + 64 * KB)

/* clang-format off */
static const struct route table[] = {
/*  method pattern                              pool        kind        least         csrf      cap      types      restaurant handler */
  { GET,  "/healthz",                           POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_live },
  { GET,  "/readyz",                            POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_ready },
  { GET,  "/metrics",                           POOL_PAGES, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_metrics },
  { GET,  "/hooks/readyz",                      POOL_HOOKS, ROUTE_JSON, ANYONE,       CSRF_NO,  0,       BODY_NONE, NULL, health_ready },

  { GET,  "/",                                 POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_landing },
  { GET,  "/help",                             POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_help },
  { GET,  "/privacy",                          POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_privacy },
  { POST, "/theme",                            POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_YES, FORM,   BODY_FORM, NULL, page_theme },
  { GET,  "/sign-up",                          POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_sign_up },
  { POST, "/sign-up",                          POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_YES, FORM,   BODY_FORM, NULL, page_sign_up_post },
  { GET,  "/sign-up/check",                    POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_sign_up_check },
  { GET,  "/verify-email",                     POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_verify },
  { POST, "/verify-email",                     POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_YES, FORM,   BODY_FORM, NULL, page_verify_post },
  { POST, "/verify-email/again",               POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_YES, FORM,   BODY_FORM, NULL, page_verify_again },
  { GET,  "/sign-in",                          POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_NO,  0,      BODY_NONE, NULL, page_sign_in },
  { POST, "/sign-in",                          POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_YES, FORM,   BODY_FORM, NULL, page_sign_in_post },
  { POST, "/sign-out",                         POOL_PAGES, ROUTE_PAGE, ANYONE,       CSRF_YES, FORM,   BODY_FORM, NULL, page_sign_out },

  { GET,  "/dashboard",                        POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_dashboard },
  { GET,  "/dashboard/restaurants",            POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_restaurants },
  { GET,  "/dashboard/restaurants/create",     POOL_PAGES, ROUTE_PAGE, ROLE_MANAGER, CSRF_NO,  0,      BODY_NONE, NULL, page_restaurant_create },
  { POST, "/dashboard/restaurants/create",     POOL_PAGES, ROUTE_PAGE, ROLE_MANAGER, CSRF_YES, FORM,   BODY_FORM, NULL, page_restaurant_create_post },
  { GET,  "/dashboard/restaurants/{id}",       POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, "id", page_restaurant },
  { GET,  "/dashboard/reservations/{id}",      POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_reservation },
  { GET,  "/dashboard/agents",                 POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_agents },
  { GET,  "/dashboard/agents/create",          POOL_PAGES, ROUTE_PAGE, ROLE_MANAGER, CSRF_NO,  0,      BODY_NONE, NULL, page_wizard },
  { POST, "/dashboard/agents/create",          POOL_PAGES, ROUTE_PAGE, ROLE_MANAGER, CSRF_YES, UPLOAD, BODY_FORM | BODY_MULTIPART, NULL, page_wizard_post },
  { GET,  "/dashboard/agents/{id}",            POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_agent },
  { GET,  "/dashboard/agents/{id}/launch",     POOL_PAGES, ROUTE_PAGE, ROLE_HOST,    CSRF_NO,  0,      BODY_NONE, NULL, page_agent_launch },
  { POST, "/dashboard/agents/{id}/retry",      POOL_PAGES, ROUTE_PAGE, ROLE_MANAGER, CSRF_YES, FORM,   BODY_FORM, NULL, page_agent_retry },

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
