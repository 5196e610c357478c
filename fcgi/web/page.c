/* SPDX-License-Identifier: MIT
 *
 * page.c: what page_*.c share.
 */
#include "web/page.h"

int
page_not_found(struct req *req)
{
	return err_set(&req->err, ERR_NOT_FOUND, "There is no such page.",
		       "not found");
}

static bool
is_persons_fault(enum err_code code)
{
	return code == ERR_INVALID || code == ERR_CONFLICT ||
	       code == ERR_LIMIT || code == ERR_NONE;
}

int
page_again(struct req *req, struct view *v, const char *page)
{
	if (!is_persons_fault(req->err.code))
		return -1;
	if (req->err.say[0])
		form_fault(req, "form", req->err.say);
	req->err = (struct err)ERR_INIT;
	return view_render_status(req, v, page, 422);
}

int
page_done(struct req *req, const char *flash, const char *path)
{
	if (flash)
		resp_flash(req, "success", flash);
	return resp_redirect(req, path);
}

int
page_none(struct req *req, int answer)
{
	if (answer == 0)
		return page_not_found(req);
	if (req->err.code == ERR_NONE)
		return err_internal(&req->err, "a verb failed without a word");
	return -1;
}
