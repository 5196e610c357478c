/* SPDX-License-Identifier: MIT
 *
 * mailbox.c: the mail that was taken, as pages for a person and as JSON for
 * tests. Text messages sent through Twilio are listed with it.
 */
#include "config.h"

#include "core/clock.h"
#include "core/random.h"
#include "sandbox/handlers.h"
#include "sandbox/html.h"
#include "sandbox/mailbox.h"
#include "sandbox/mime.h"

#define PAGE_MOST (4u << 20)

static void
put_links(struct arena *a, struct json *mail, const char *text)
{
	struct json *links = json_put_array(mail, "links");
	size_t len;

	while (*text) {
		len = html_link_length(text);
		if (len)
			json_add_string(links, arena_strndup(a, text, len));
		text += len ? len : 1;
	}
}

void
mailbox_keep(struct state *s, struct arena *a, const struct envelope *m)
{
	struct json *j = json_object(a), *to;
	const char *text = mime_text(a, m->raw);
	char id[17], when[25];
	size_t i;

	random_hex(id, 8);
	clock_format(clock_now(), when);
	json_put_string(j, "id", id);
	json_put_string(j, "at", when);
	json_put_string(j, "from", m->from);
	to = json_put_array(j, "to");
	for (i = 0; i < m->to_count; i++)
		json_add_string(to, m->to[i]);
	json_put_string(j, "subject", mime_header(a, m->raw, "Subject"));
	json_put_string(j, "text", text);
	put_links(a, j, text);
	state_put(s, STATE_MAIL, id, json_text(a, j));
}

static const char *
member(const struct json *j, const char *key)
{
	const char *s = json_string(json_get(j, key));

	return s ? s : "";
}

static const char *
first_to(const struct json *mail)
{
	const char *to = json_string(json_at(json_get(mail, "to"), 0));

	return to ? to : "";
}

static bool
is_to(const struct json *mail, const char *wanted)
{
	const struct json *to = json_get(mail, "to");
	size_t i;

	for (i = 0; i < json_length(to); i++)
		if (strcasecmp(json_string(json_at(to, i)), wanted) == 0)
			return true;
	return !wanted;
}

/* {"mail":[newest first]}, ?to=address */
void
mailbox_json(struct exchange *x)
{
	const char *to = exchange_query(x, "to");
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, "mail");
	const struct json *mail;
	size_t i = state_count(x->w->state, STATE_MAIL);

	while (i-- > 0) {
		mail = state_at(x->w->state, x->arena, STATE_MAIL, i);
		if (!to || is_to(mail, to))
			json_add(rows, mail);
	}
	exchange_json(x, 200, j);
}

static void
add_mail_row(struct str *out, const struct json *mail)
{
	str_add(out, "<a class=\"row\" href=\"/mail/");
	html_text(out, member(mail, "id"));
	str_add(out, "\"><h1>");
	html_text(out, member(mail, "subject"));
	str_add(out, "</h1><small>to ");
	html_text(out, first_to(mail));
	str_add(out, " \302\267 ");
	html_text(out, member(mail, "at"));
	str_add(out, "</small></a>");
}

static void
add_messages(struct exchange *x, struct str *out)
{
	const struct json *m;
	size_t i = state_count(x->w->state, STATE_MESSAGE);

	if (i)
		str_add(out, "<h1>Text messages</h1>");
	while (i-- > 0) {
		m = state_at(x->w->state, x->arena, STATE_MESSAGE, i);
		str_add(out, "<article><small>to ");
		html_text(out, member(m, "to"));
		str_add(out, "</small><pre>");
		html_linked(out, member(m, "body"));
		str_add(out, "</pre></article>");
	}
}

static void
answer_page(struct exchange *x, int status, struct str *out)
{
	html_end(out);
	exchange_text(x, status, "text/html; charset=utf-8", out->buf);
}

void
mailbox_page(struct exchange *x)
{
	size_t i = state_count(x->w->state, STATE_MAIL);
	struct str out;

	str_init(&out, x->arena, PAGE_MOST);
	html_begin(&out, "Sandbox mail");
	if (!i)
		str_add(&out, "<p>No mail yet.</p>");
	while (i-- > 0)
		add_mail_row(&out,
			     state_at(x->w->state, x->arena, STATE_MAIL, i));
	add_messages(x, &out);
	answer_page(x, 200, &out);
}

void
mailbox_mail(struct exchange *x)
{
	const struct json *mail =
	    state_get(x->w->state, x->arena, STATE_MAIL, x->param[0]);
	struct str out;

	str_init(&out, x->arena, PAGE_MOST);
	html_begin(&out, mail ? member(mail, "subject") : "No such mail");
	str_add(&out, "<article><h1>");
	html_text(&out, mail ? member(mail, "subject") : "No such mail");
	str_add(&out, "</h1><small>");
	if (mail) {
		str_add(&out, "from ");
		html_text(&out, member(mail, "from"));
		str_add(&out, " to ");
		html_text(&out, first_to(mail));
	}
	str_add(&out, "</small><pre>");
	html_linked(&out, mail ? member(mail, "text") : "");
	str_add(&out, "</pre></article>");
	answer_page(x, mail ? 200 : 404, &out);
}
