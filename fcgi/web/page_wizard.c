/* SPDX-License-Identifier: MIT
 *
 * page_wizard.c: an agent in four steps. Each step is kept before anything
 * else happens to it, so Back, a lost session or another device lose
 * nothing.
 */
#include <string.h>

#include "core/encode.h"
#include "domain/houses.h"
#include "domain/library.h"
#include "domain/wizard.h"
#include "web/app.h"
#include "web/page.h"
#include "web/pages.h"
#include "web/wizard_show.h"

#define PATH "/dashboard/agents/create"

/* The step of a query or form, within what may be opened. */
static int
step_of(const char *text, int reached)
{
	int step;

	if (!text || !decode_int(text, WIZARD_RESTAURANT, WIZARD_REVIEW, &step))
		return WIZARD_RESTAURANT;
	return step > reached ? reached : step;
}

static int
go_to(struct req *req, const struct wizard *w, int step)
{
	return resp_redirectf(req, PATH "?draft=%llu&step=%d",
			      (unsigned long long)w->id, step);
}

/* --- looking --- */

int
page_wizard(struct req *req)
{
	struct ctx *c = req->app->ctx;
	const char *chosen = req_query(req, "restaurant");
	struct wizard w;
	uint64_t id;
	int rc;

	if (req_query_id(req, "draft", &id)) {
		rc = wizard_open(c, &req->tenant, req->session.user.id, id, &w,
				 &req->err);
		if (rc <= 0)
			return page_none(req, rc);
	} else {
		wizard_begin(c, req->session.user.id, &w);
		if (chosen) {
			wizard_put(&w, "which", "existing");
			wizard_put(&w, "restaurant-id", chosen);
		}
	}
	return wizard_show(req, &w, step_of(req_query(req, "step"), w.reached));
}

/* --- a step that was sent --- */

static void
take_texts(struct req *req, struct wizard *w, int step)
{
	static const char *const voice[] = { "voice", "greeting", "style",
					     "language", NULL };
	static const char *const document[] = { "document-type", NULL };
	const char *const *names = step == WIZARD_VOICE ? voice : document;
	const char *field;

	if (step == WIZARD_REVIEW)
		return;
	if (step == WIZARD_RESTAURANT) {
		wizard_put(w, "which", req_field(req, "which"));
		wizard_put(w, "restaurant-id", req_field(req, "restaurant-id"));
		for (size_t i = 0; (field = house_form_field(i)); i++)
			wizard_put(w, field, req_field(req, field));
		return;
	}
	for (; *names; names++)
		wizard_put(w, *names, req_field(req, *names));
}

static int
take_file(struct req *req, struct wizard *w)
{
	const struct req_file *f = req_file(req, "document");
	struct crypto_bytes content;

	if (!f)
		return 0;
	content = (struct crypto_bytes){ f->data, f->len };
	if (wizard_keep_file(req->app->ctx, &req->tenant, w, f->name, content,
			     &req->err) < 0)
		return -1;
	return wizard_save(req->app->ctx, &req->tenant, w, &req->err);
}

static int
check_step(struct req *req, struct wizard *w, int step, const char **ret_field)
{
	struct ctx *c = req->app->ctx;
	struct restaurant house;

	*ret_field = "document";
	if (step == WIZARD_RESTAURANT)
		return wizard_house(c, &req->tenant, w, &house, ret_field,
				    &req->err);
	if (step == WIZARD_VOICE)
		return wizard_check_voice(c, w, ret_field, &req->err);
	return take_file(req, w);
}

/* Show the step again with the sentence beside its field. */
static int
again(struct req *req, const struct wizard *w, int step, const char *field)
{
	if (req->err.code != ERR_INVALID && req->err.code != ERR_TOO_LARGE &&
	    req->err.code != ERR_LIMIT && req->err.code != ERR_FORBIDDEN)
		return -1;
	form_fault(req, field && *field ? field : "form", req->err.say);
	req->err = (struct err)ERR_INIT;
	return wizard_show(req, w, step);
}

static int
launch(struct req *req, const struct wizard *w)
{
	const char *field = "";
	uint64_t agent_id;
	int step = 0;

	if (wizard_finish(req->app->ctx, &req->tenant, w, &agent_id, &step,
			  &field, &req->err) > 0)
		return resp_redirectf(req, "/dashboard/agents/%llu/launch",
				      (unsigned long long)agent_id);
	if (req->err.code == ERR_CONFLICT)
		return resp_redirect(req, "/dashboard/agents");
	return again(req, w, step ? step : WIZARD_REVIEW, field);
}

static int
open_sent(struct req *req, struct wizard *w)
{
	uint64_t id;
	int rc;

	if (!req_field_id(req, "draft", &id)) {
		wizard_begin(req->app->ctx, req->session.user.id, w);
		return 0;
	}
	rc = wizard_open(req->app->ctx, &req->tenant, req->session.user.id, id,
			 w, &req->err);
	return rc > 0 ? 0 : page_none(req, rc);
}

int
page_wizard_post(struct req *req)
{
	const char *go = req_field(req, "go");
	bool back = go && strcmp(go, "back") == 0;
	const char *field = "";
	struct wizard w;
	int step;

	if (open_sent(req, &w) < 0)
		return -1;
	step = step_of(req_field(req, "step"), w.reached);
	take_texts(req, &w, step);
	if (step != WIZARD_REVIEW &&
	    wizard_save(req->app->ctx, &req->tenant, &w, &req->err) < 0)
		return -1;
	if (back)
		return go_to(req, &w, step > 1 ? step - 1 : 1);
	if (step == WIZARD_REVIEW)
		return launch(req, &w);
	if (check_step(req, &w, step, &field) < 0)
		return again(req, &w, step, field);
	if (w.reached == step) {
		w.reached = step + 1;
		if (wizard_save(req->app->ctx, &req->tenant, &w, &req->err) < 0)
			return -1;
	}
	return go_to(req, &w, step + 1);
}
