/* SPDX-License-Identifier: MIT
 *
 * wizard_show.h: the wizard's four pages, filled from its draft.
 */
#ifndef VA_WEB_WIZARD_SHOW_H
#define VA_WEB_WIZARD_SHOW_H

#include "domain/wizard.h"
#include "web/house_fields.h"
#include "web/page.h"

/* Render a step; 422 if the request holds faults. */
int wizard_show(struct req *req, const struct wizard *w, int step);

#endif
