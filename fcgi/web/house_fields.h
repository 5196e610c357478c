/* SPDX-License-Identifier: MIT
 *
 * house_fields.h: the controls of a restaurant's form (parts/
 * restaurant-form.cs), shared by the page that adds one and the wizard.
 */
#ifndef VA_WEB_HOUSE_FIELDS_H
#define VA_WEB_HOUSE_FIELDS_H

#include "domain/house_form.h"
#include "web/view.h"

/* Fill the form: what get() knows was typed, else a fresh restaurant's
 * defaults. Faults that req holds open the section they are in. */
void house_fields_show(struct req *req, struct view *v, house_form_get *get,
		       const void *from);

/* req_field as a house_form_get. */
const char *house_fields_posted(const void *req, const char *field);

#endif
