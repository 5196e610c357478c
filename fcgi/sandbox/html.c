/* SPDX-License-Identifier: MIT
 *
 * html.c: text made safe inside HTML, and the frame of the sandbox's pages.
 */
#include "config.h"

#include "sandbox/html.h"

static const char head[] =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><style>"
    "body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c2430;"
    "background:#f5f6f8}"
    "header{background:#1c2430;color:#fff;padding:.8rem 1.2rem}"
    "header a{color:#fff;text-decoration:none;font-weight:600}"
    "main{max-width:52rem;margin:1.2rem auto;padding:0 1rem}"
    ".row,article{display:block;background:#fff;border:1px solid #dfe3e8;"
    "border-radius:8px;padding:.8rem 1rem;margin:0 0 .6rem;color:inherit;"
    "text-decoration:none}.row:hover{border-color:#7a8699}"
    "small{color:#5a6675}h1{font-size:1.25rem;margin:.2rem 0}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}"
    "</style>";

static void
add_char(struct str *out, char c)
{
	switch (c) {
	case '&':
		str_add(out, "&amp;");
		return;
	case '<':
		str_add(out, "&lt;");
		return;
	case '>':
		str_add(out, "&gt;");
		return;
	case '"':
		str_add(out, "&quot;");
		return;
	case '\'':
		str_add(out, "&#39;");
		return;
	default:
		str_addc(out, c);
	}
}

void
html_text(struct str *out, const char *text)
{
	for (; *text; text++)
		add_char(out, *text);
}

size_t
html_link_length(const char *text)
{
	size_t len;

	if (strncmp(text, "http://", 7) != 0 &&
	    strncmp(text, "https://", 8) != 0)
		return 0;
	len = strcspn(text, " \t\r\n<>\"'()");
	while (len && strchr(".,;:!?", text[len - 1]))
		len--;
	return len;
}

static void
add_link(struct str *out, const char *text, size_t len)
{
	int pass;
	size_t i;

	for (pass = 0; pass < 2; pass++) {
		str_add(out, pass ? "\">" : "<a href=\"");
		for (i = 0; i < len; i++)
			add_char(out, text[i]);
	}
	str_add(out, "</a>");
}

void
html_linked(struct str *out, const char *text)
{
	size_t len;

	while (*text) {
		len = html_link_length(text);
		if (len) {
			add_link(out, text, len);
			text += len;
		} else
			add_char(out, *text++);
	}
}

void
html_begin(struct str *out, const char *title)
{
	str_add(out, head);
	str_add(out, "<title>");
	html_text(out, title);
	str_add(out, "</title></head><body><header><a href=\"/mail\">"
		     "Sandbox mail</a></header><main>");
}

void
html_end(struct str *out)
{
	str_add(out, "</main></body></html>\n");
}
