/* SPDX-License-Identifier: MIT
 *
 * html.h: text made safe inside HTML.
 */
#ifndef VA_SANDBOX_HTML_H
#define VA_SANDBOX_HTML_H

#include "core/str.h"

/* In text and in quoted attributes. */
void html_text(struct str *out, const char *text);
/* The same, with http(s) addresses as links. */
void html_linked(struct str *out, const char *text);

void html_begin(struct str *out, const char *title);
void html_end(struct str *out);

/* How long the http(s) address at the start of text is, 0: none there. */
size_t html_link_length(const char *text);

#endif
