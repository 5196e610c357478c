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

/* page_public.c */
int page_landing(struct req *req);
int page_help(struct req *req);
int page_privacy(struct req *req);
int page_theme(struct req *req);

/* page_account.c */
int page_sign_up(struct req *req);
int page_sign_up_post(struct req *req);
int page_sign_up_check(struct req *req);
int page_verify(struct req *req);
int page_verify_post(struct req *req);
int page_verify_again(struct req *req);
int page_sign_in(struct req *req);
int page_sign_in_post(struct req *req);
int page_sign_out(struct req *req);

/* page_dashboard.c, page_restaurants.c, page_reservations.c */
int page_dashboard(struct req *req);
int page_restaurants(struct req *req);
int page_restaurant_create(struct req *req);
int page_restaurant_create_post(struct req *req);
int page_restaurant(struct req *req);
int page_reservation(struct req *req);

/* page_agents.c, page_wizard.c */
int page_agents(struct req *req);
int page_agent(struct req *req);
int page_agent_launch(struct req *req);
int page_agent_retry(struct req *req);
int page_wizard(struct req *req);
int page_wizard_post(struct req *req);
/* "en-US" -> "English (USA)"; an unknown one as it is. */
const char *page_language(const char *code);

#endif
