/* SPDX-License-Identifier: MIT
 *
 * form_fault.h: what form.c keeps with a request and view.c shows.
 */
#ifndef VA_WEB_FORM_FAULT_H
#define VA_WEB_FORM_FAULT_H

struct form_fault {
	struct form_fault *next;
	const char *field;
	const char *typed; /* NULL: not shown again */
	const char *say;   /* NULL: no fault */
};

#endif
