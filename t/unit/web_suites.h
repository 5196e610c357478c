/* SPDX-License-Identifier: MIT
 *
 * web_suites.h: the suites of web_main.c, and a request to test with.
 */
#ifndef VA_T_WEB_SUITES_H
#define VA_T_WEB_SUITES_H

#include <check.h>

#include "web/app.h"
#include "web/req.h"

Suite *web_cookie_suite(void);
Suite *web_csrf_suite(void);
Suite *web_dispatch_suite(void);
Suite *web_form_suite(void);
Suite *web_multipart_suite(void);
Suite *web_req_suite(void);
Suite *web_route_suite(void);
Suite *web_say_suite(void);
Suite *web_view_suite(void);
Suite *domain_house_form_suite(void);

/* An arena, keys, settings with this APP_URL, and an empty request. */
struct req *web_request(const char *app_url);
/* Its application may be changed (views). */
struct app *web_app(struct req *req);
/* Take "a=1&b=2" as the fields of its form. */
void web_fields(struct req *req, const char *urlencoded);
void web_request_free(struct req *req);

#endif
