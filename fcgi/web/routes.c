/* SPDX-License-Identifier: MIT
 *
 * routes.c: everything this program answers. The table is the security
 * review: a row's columns are what must hold before its handler runs.
 */
#include "model/document.h"
#include "web/pages.h"
#include "web/route.h"

#define KB      1024
#define GET     METHOD_GET
#define POST    METHOD_POST
#define ANYONE  ROLE_NONE
#define HOST    ROLE_HOST
#define MANAGER ROLE_MANAGER
/* Pool, and how errors are shown. */
#define PAGE  POOL_PAGES, ROUTE_PAGE
#define PROBE POOL_PAGES, ROUTE_JSON
#define HOOKS POOL_HOOKS, ROUTE_JSON
/* Bodies: what they may be and how large. */
#define NONE  BODY_NONE
#define FORM  BODY_FORM
#define FILES (BODY_FORM | BODY_MULTIPART)
#define HOOK  BODY_ANY
#define SMALL (64 * KB)
#define EVENT (12 * KB * KB)
/* A document with the fields and boundaries around it. */
#define UPLOAD (DOCUMENT_MOST + 64 * KB)

#define ELEVENLABS "/api/webhooks/elevenlabs"

/* clang-format off */
static const struct route table[] = {
/*  method, pattern, pool and kind, least role, CSRF, body cap, body types, restaurant, handler */
  { GET, "/healthz",      PROBE, ANYONE, CSRF_NO, 0, NONE, NULL, health_live },
  { GET, "/readyz",       PROBE, ANYONE, CSRF_NO, 0, NONE, NULL, health_ready },
  { GET, "/metrics",      PROBE, ANYONE, CSRF_NO, 0, NONE, NULL, health_metrics },
  { GET, "/hooks/readyz", HOOKS, ANYONE, CSRF_NO, 0, NONE, NULL, health_ready },

  { GET,  "/",                   PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_landing },
  { GET,  "/help",               PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_help },
  { GET,  "/privacy",            PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_privacy },
  { POST, "/theme",              PAGE, ANYONE, CSRF_YES, SMALL, FORM, NULL, page_theme },
  { GET,  "/sign-up",            PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_sign_up },
  { POST, "/sign-up",            PAGE, ANYONE, CSRF_YES, SMALL, FORM, NULL, page_sign_up_post },
  { GET,  "/sign-up/check",      PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_sign_up_check },
  { GET,  "/verify-email",       PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_verify },
  { POST, "/verify-email",       PAGE, ANYONE, CSRF_YES, SMALL, FORM, NULL, page_verify_post },
  { POST, "/verify-email/again", PAGE, HOST,   CSRF_YES, SMALL, FORM, NULL, page_verify_again },
  { GET,  "/sign-in",            PAGE, ANYONE, CSRF_NO,  0,     NONE, NULL, page_sign_in },
  { POST, "/sign-in",            PAGE, ANYONE, CSRF_YES, SMALL, FORM, NULL, page_sign_in_post },
  { POST, "/sign-out",           PAGE, ANYONE, CSRF_YES, SMALL, FORM, NULL, page_sign_out },

  { GET,  "/dashboard",                    PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_dashboard },
  { GET,  "/dashboard/restaurants",        PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_restaurants },
  { GET,  "/dashboard/restaurants/create", PAGE, MANAGER, CSRF_NO,  0,      NONE,  NULL, page_restaurant_create },
  { POST, "/dashboard/restaurants/create", PAGE, MANAGER, CSRF_YES, SMALL,  FORM,  NULL, page_restaurant_create_post },
  { GET,  "/dashboard/restaurants/{id}",   PAGE, HOST,    CSRF_NO,  0,      NONE,  "id", page_restaurant },
  { GET,  "/dashboard/reservations/{id}",  PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_reservation },
  { GET,  "/dashboard/agents",             PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_agents },
  { GET,  "/dashboard/agents/create",      PAGE, MANAGER, CSRF_NO,  0,      NONE,  NULL, page_wizard },
  { POST, "/dashboard/agents/create",      PAGE, MANAGER, CSRF_YES, UPLOAD, FILES, NULL, page_wizard_post },
  { GET,  "/dashboard/agents/{id}",        PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_agent },
  { GET,  "/dashboard/agents/{id}/launch", PAGE, HOST,    CSRF_NO,  0,      NONE,  NULL, page_agent_launch },
  { POST, "/dashboard/agents/{id}/retry",  PAGE, MANAGER, CSRF_YES, SMALL,  FORM,  NULL, page_agent_retry },

  { POST, ELEVENLABS "/reservations",          HOOKS, ANYONE, CSRF_NO, SMALL, HOOK, NULL, hook_reservations },
  { POST, ELEVENLABS "/reservations/{action}", HOOKS, ANYONE, CSRF_NO, SMALL, HOOK, NULL, hook_reservations },
  { POST, ELEVENLABS "/events",                HOOKS, ANYONE, CSRF_NO, EVENT, HOOK, NULL, hook_events },
};
/* clang-format on */

const struct route *
routes_all(size_t *ret_count)
{
	*ret_count = sizeof(table) / sizeof(table[0]);
	return table;
}
