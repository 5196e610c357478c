/* SPDX-License-Identifier: MIT
 *
 * form.h: typed fields out of a form, by a table.
 *
 *     struct sign_in { const char *email, *password; };
 *     static const struct form_field fields[] = {
 *         { "email", FORM_EMAIL, "E-mail address", .required = true,
 *           FORM_AT(struct sign_in, email) },
 *     };
 *     if (form_read(req, fields, FORM_COUNT(fields), &dest) < 0)
 *             return page_again(...);
 *
 * What was typed and what is wrong with it stay with the request, and
 * view_render puts both into the page (Form.x, Errors.x), so a form that
 * failed comes back filled in. Passwords and files never come back.
 */
#ifndef VA_WEB_FORM_H
#define VA_WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "web/req.h"

enum form_kind {
	FORM_TEXT,     /* const char *: one line, trimmed, no control chars */
	FORM_LINES,    /* const char *: several lines, LF */
	FORM_EMAIL,    /* const char *: shape checked, lower case */
	FORM_PASSWORD, /* const char *: as typed, never shown again */
	FORM_INT,      /* int */
	FORM_ID,       /* uint64_t */
	FORM_BOOL,     /* bool: "1", "on", "true", "yes" */
	FORM_DATE,     /* struct civil_date: 2026-11-22 */
	FORM_TIME,     /* int: minutes of the day, from 19:30; absent: -1 */
	FORM_CHOICE    /* int: index into choices */
};

struct form_field {
	const char *name; /* of the control */
	enum form_kind kind;
	const char *label; /* how a sentence calls it: "Party size" */
	bool required;
	int least, most; /* characters (most 0: 200) or value; most 0: any */
	const char *const *choices; /* NULL-terminated */
	int fallback;               /* FORM_INT, FORM_CHOICE left empty */
	size_t offset;
};
#define FORM_AT(type, member) .offset = offsetof(type, member)
#define FORM_COUNT(fields)    (sizeof(fields) / sizeof((fields)[0]))

/* A text left empty becomes "". 0; or -1 with req->err (ERR_INVALID) after
 * *all* fields were looked at; dest has the good ones. */
int form_read(struct req *req, const struct form_field *fields, size_t count,
	      void *dest);

/* A fault found later, by a domain verb. field NULL or "form": the form. */
void form_fault(struct req *req, const char *field, const char *say);
bool form_faulty(const struct req *req);
/* The sentence for a field, or NULL. */
const char *form_fault_of(const struct req *req, const char *field);

/* Show the fields again without a fault: prefill an edit form. */
void form_prefill(struct req *req, const char *field, const char *value);

/* Values of a repeated control ("day"), in order: the i-th, or NULL. */
const char *form_nth(const struct req *req, const char *name, size_t i);

#endif
