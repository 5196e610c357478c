/* SPDX-License-Identifier: MIT
 *
 * page_account.c: signing up, in and out; confirming the e-mail address.
 */
#include <string.h>

#include "domain/account.h"
#include "web/app.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/session.h"

static struct view *
door(struct req *req, const char *title)
{
	struct view *v = view_new(req);

	view_page(v, title, NULL);
	view_set(view_root(v), "Page.Shell", "door");
	return v;
}

/* --- signing up --- */

int
page_sign_up(struct req *req)
{
	struct view *v = door(req, "Start free");

	if (req->session.present)
		return resp_redirect(req, "/dashboard");
	view_set(view_root(v), "Page.Description",
		 "An agent for your restaurant's phone, in a few minutes.");
	return view_render(req, v, "pages/account/sign-up");
}

int
page_sign_up_post(struct req *req)
{
	static const struct form_field fields[] = {
		{ "name", FORM_TEXT, "Your name", .most = 120,
		  FORM_AT(struct account_sign_up, name) },
		{ "email", FORM_EMAIL, "The e-mail address", .required = true,
		  FORM_AT(struct account_sign_up, email) },
		{ "password", FORM_PASSWORD, "The password", .required = true,
		  .least = 12, .most = 200,
		  FORM_AT(struct account_sign_up, password) },
	};
	struct account_sign_up f = { .address = req->addr };
	const char *field = "";

	if (form_read(req, fields, FORM_COUNT(fields), &f) < 0)
		return page_again(req, door(req, "Start free"),
				  "pages/account/sign-up");
	if (account_sign_up(req->app->ctx, &f, &field, &req->err) < 0) {
		if (*field) {
			form_fault(req, field, req->err.say);
			req->err.say[0] = '\0';
		}
		return page_again(req, door(req, "Start free"),
				  "pages/account/sign-up");
	}
	return resp_redirect(req, "/sign-up/check");
}

/* Says nothing about the address: the answer is everybody's. */
int
page_sign_up_check(struct req *req)
{
	return view_render(req, door(req, "Check your e-mail"),
			   "pages/account/check-mail");
}

/* --- the link in the mail --- */

int
page_verify(struct req *req)
{
	struct view *v = door(req, "Confirm your e-mail address");
	struct view_node *n = view_child(view_root(v), "Verify");
	const char *token = req_query(req, "token");
	int rc =
	    token ? account_verify_ready(req->app->ctx, token, &req->err) : 0;

	if (rc < 0)
		return -1;
	view_set_flag(n, "Ready", rc > 0);
	view_set(n, "Token", token);
	return view_render_status(req, v, "pages/account/verify",
				  rc > 0 ? 200 : 404);
}

int
page_verify_post(struct req *req)
{
	const char *token = req_field(req, "token");
	int rc = account_verify(req->app->ctx, token ? token : "", &req->err);

	if (rc < 0)
		return -1;
	if (rc == 0)
		return resp_redirect(req, "/verify-email");
	return page_done(req, "Your e-mail address is confirmed.",
			 req->session.present ? "/dashboard" : "/sign-in");
}

int
page_verify_again(struct req *req)
{
	int rc = account_resend(req->app->ctx, req->session.user.id, &req->err);

	if (rc < 0 && req->err.code == ERR_LIMIT) {
		resp_flash(req, "warning", req->err.say);
		req->err = (struct err)ERR_INIT;
		return resp_redirect(req, "/dashboard");
	}
	if (rc < 0)
		return -1;
	return page_done(req,
			 rc ? "We have sent the link again."
			    : "Your address is confirmed already.",
			 "/dashboard");
}

/* --- signing in and out --- */

/* Where the visitor wanted to go; resp_redirect refuses other hosts. */
static const char *
wish(const char *path)
{
	return path && strncmp(path, "/dashboard", 10) == 0 ? path
							    : "/dashboard";
}

static int
sign_in_again(struct req *req, const char *next)
{
	struct view *v = door(req, "Sign in");

	view_set(view_root(v), "SignIn.Next", next);
	return page_again(req, v, "pages/account/sign-in");
}

int
page_sign_in(struct req *req)
{
	struct view *v = door(req, "Sign in");
	const char *next = req_query(req, "next");

	if (req->session.present)
		return resp_redirect(req, wish(next));
	view_set(view_root(v), "SignIn.Next", next);
	return view_render(req, v, "pages/account/sign-in");
}

int
page_sign_in_post(struct req *req)
{
	static const struct form_field fields[] = {
		{ "email", FORM_EMAIL, "The e-mail address", .required = true,
		  FORM_AT(struct account_sign_in, email) },
		{ "password", FORM_PASSWORD, "The password", .required = true,
		  .most = 200, FORM_AT(struct account_sign_in, password) },
	};
	struct account_sign_in f = {
		.address = req->addr,
		.old_token = req->session.present ? req->session.token : NULL,
	};
	const char *next = req_field(req, "next");
	char token[ACCOUNT_TOKEN_SIZE];
	int rc;

	if (form_read(req, fields, FORM_COUNT(fields), &f) < 0)
		return sign_in_again(req, next);
	rc = account_sign_in(req->app->ctx, &f, token, &req->err);
	if (rc == 0) {
		form_fault(req, "form", req->err.say);
		req->err = (struct err)ERR_INIT;
	}
	if (rc <= 0)
		return sign_in_again(req, next);
	session_start(req, token);
	return resp_redirect(req, wish(next));
}

int
page_sign_out(struct req *req)
{
	if (req->session.present &&
	    account_sign_out(req->app->ctx, req->session.token, &req->err) < 0)
		return -1;
	session_end(req);
	return resp_redirect(req, "/");
}
