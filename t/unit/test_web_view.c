/* SPDX-License-Identifier: MIT
 *
 * test_web_view.c: every page parses at start, renders with nothing set and
 * with hostile values, and no value of a visitor becomes markup.
 */
#include <string.h>

#include "web/form.h"
#include "web/view.h"
#include "web_suites.h"

#define HOSTILE "\"'><script>alert(1)</script>&"

static struct req *
with_views(void)
{
	struct req *req = web_request("http://127.0.0.1:8080");
	struct app *app = web_app(req);
	struct err e = ERR_INIT;

	ck_assert_msg(views_load(app->settings, &app->views, &e) == 0, "%s",
		      e.detail);
	return req;
}

static void
done(struct req *req)
{
	struct views *v = web_app(req)->views;

	web_request_free(req);
	views_free(v);
}

static const char *
rendered(struct req *req, struct view *v, const char *page)
{
	req->resp = (struct resp){ 0 };
	ck_assert_msg(view_render(req, v, page) == 0, "%s: %s", page,
		      req->err.detail);
	ck_assert_int_eq(req->resp.status, 200);
	ck_assert_uint_eq(strlen(req->resp.body), req->resp.len);
	return req->resp.body;
}

START_TEST(every_page_renders)
{
	struct req *req = with_views();
	const char *const *names = views_names(web_app(req)->views);

	ck_assert_ptr_nonnull(names[0]);
	for (; *names; names++) {
		const char *html = rendered(req, view_new(req), *names);

		ck_assert_msg(strstr(html, "</html>") != NULL, "%s", *names);
		ck_assert_msg(strstr(html, "<?cs") == NULL, "%s", *names);
	}
	done(req);
}
END_TEST

/* What every page takes from the visitor: path, user, form, flash. */
static struct view *
hostile_view(struct req *req)
{
	struct view *v = view_new(req);

	view_page(v, HOSTILE, HOSTILE);
	view_set(view_root(v), "Error.Text", HOSTILE);
	view_set(view_root(v), "Error.Title", HOSTILE);
	return v;
}

START_TEST(no_value_becomes_markup)
{
	struct req *req = with_views();
	const char *const *names = views_names(web_app(req)->views);

	req->path = "/" HOSTILE;
	req->csrf = HOSTILE;
	req->session.present = true;
	req->session.role = ROLE_OWNER;
	req->session.user.name = HOSTILE;
	req->session.user.email = HOSTILE;
	form_fault(req, "form", HOSTILE);
	form_fault(req, "email", HOSTILE);
	form_prefill(req, "email", HOSTILE);
	form_prefill(req, "restaurant-name", HOSTILE);
	for (; *names; names++) {
		const char *html = rendered(req, hostile_view(req), *names);

		ck_assert_msg(strstr(html, "<script>alert") == NULL, "%s",
			      *names);
		ck_assert_msg(strstr(html, "\"'>") == NULL, "%s", *names);
	}
	done(req);
}
END_TEST

/* Values of one request never show in the next. */
START_TEST(nothing_is_left_behind)
{
	struct req *req = with_views();
	struct view *v = view_new(req);

	view_set(view_root(v), "Error.Text", "of-the-first-request");
	ck_assert_ptr_nonnull(
	    strstr(rendered(req, v, "pages/error"), "of-the-first-request"));
	ck_assert_ptr_null(strstr(rendered(req, view_new(req), "pages/error"),
				  "of-the-first-request"));
	done(req);
}
END_TEST

START_TEST(partial_has_no_layout)
{
	struct req *req = with_views();
	struct view *v = view_new(req);
	const char *html;

	req->partial = true;
	view_set(view_root(v), "Error.Text", "the-part");
	html = rendered(req, v, "pages/error");
	ck_assert_ptr_nonnull(strstr(html, "the-part"));
	ck_assert_ptr_null(strstr(html, "<html"));
	ck_assert_ptr_null(strstr(html, "</html>"));
	done(req);
}
END_TEST

START_TEST(unknown_page)
{
	struct req *req = with_views();

	ck_assert_int_eq(view_render(req, view_new(req), "pages/none"), -1);
	ck_assert_int_eq(req->err.code, ERR_INTERNAL);
	ck_assert_int_eq(req->resp.status, 0);
	done(req);
}
END_TEST

Suite *
web_view_suite(void)
{
	Suite *s = suite_create("web view");
	TCase *t = tcase_create("view");

	tcase_set_timeout(t, 30);
	tcase_add_test(t, every_page_renders);
	tcase_add_test(t, no_value_becomes_markup);
	tcase_add_test(t, nothing_is_left_behind);
	tcase_add_test(t, partial_has_no_layout);
	tcase_add_test(t, unknown_page);
	suite_add_tcase(s, t);
	return s;
}
