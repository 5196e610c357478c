/* SPDX-License-Identifier: MIT
 *
 * smtp.c: a mail server that delivers to nobody (RFC 5321, what a client
 * needs of it).
 */
#include "config.h"

#include "core/arena.h"
#include "core/str.h"
#include "sandbox/exchange.h"
#include "sandbox/mailbox.h"
#include "sandbox/smtp.h"

#define MAIL_MOST       (2u << 20)
#define RECIPIENTS_MOST 100

struct session {
	struct arena *arena; /* of one mail */
	const char *from;
	const char *to[RECIPIENTS_MOST];
	size_t to_count;
	bool in_data;
	struct str data;
};

static void
forget_mail(struct session *s)
{
	arena_reset(s->arena);
	s->from = NULL;
	s->to_count = 0;
	s->in_data = false;
	str_init(&s->data, s->arena, MAIL_MOST);
}

static void
greet(struct door_peer *p)
{
	struct session *s = calloc(1, sizeof(*s));

	if (!s)
		abort();
	s->arena = arena_new(16u << 20);
	forget_mail(s);
	door_peer_set(p, s);
	door_peer_send(p, "220 sandbox ESMTP\r\n");
}

static void
gone(struct door_peer *p)
{
	struct session *s = door_peer_state(p);

	if (s)
		arena_free(s->arena);
	free(s);
}

/* "MAIL FROM:<a@b> SIZE=3" -> "a@b"; NULL if there is no <...>. */
static const char *
path_in(struct arena *a, const char *line)
{
	const char *open = strchr(line, '<');
	const char *close = open ? strchr(open, '>') : NULL;

	return close ? arena_strndup(a, open + 1, (size_t)(close - open - 1))
		     : NULL;
}

static const char *
on_mail(struct session *s, const char *line)
{
	const char *from;

	forget_mail(s);
	from = path_in(s->arena, line);
	if (!from)
		return "501 5.1.7 no sender address\r\n";
	s->from = from;
	return "250 2.1.0 ok\r\n";
}

static const char *
on_rcpt(struct session *s, const char *line)
{
	const char *to = path_in(s->arena, line);

	if (!s->from)
		return "503 5.5.1 MAIL first\r\n";
	if (!to || !strchr(to, '@'))
		return "501 5.1.3 no recipient address\r\n";
	if (s->to_count == RECIPIENTS_MOST)
		return "452 4.5.3 too many recipients\r\n";
	s->to[s->to_count++] = to;
	return "250 2.1.5 ok\r\n";
}

static const char *
on_data(struct session *s, const char *line)
{
	(void)line;
	if (!s->to_count)
		return "503 5.5.1 RCPT first\r\n";
	s->in_data = true;
	return "354 go on\r\n";
}

static const char *
on_hello(struct session *s, const char *line)
{
	forget_mail(s);
	return strncasecmp(line, "HELO", 4) == 0
		   ? "250 sandbox\r\n"
		   : "250-sandbox\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n"
		     "250 SIZE 2097152\r\n";
}

static const char *
on_rset(struct session *s, const char *line)
{
	(void)line;
	forget_mail(s);
	return "250 2.0.0 ok\r\n";
}

static const char *
on_noop(struct session *s, const char *line)
{
	(void)s;
	(void)line;
	return "250 2.0.0 ok\r\n";
}

static const struct command {
	const char *verb;
	const char *(*fn)(struct session *s, const char *line);
} commands[] = {
	{ "EHLO", on_hello }, { "HELO", on_hello }, { "MAIL", on_mail },
	{ "RCPT", on_rcpt },  { "DATA", on_data },  { "RSET", on_rset },
	{ "NOOP", on_noop },  { "VRFY", on_noop },
};

static bool
on_command(struct door_peer *p, struct session *s, const char *line)
{
	size_t i;

	if (strncasecmp(line, "QUIT", 4) == 0) {
		door_peer_send(p, "221 2.0.0 bye\r\n");
		return false;
	}
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++)
		if (strncasecmp(line, commands[i].verb, 4) == 0) {
			door_peer_send(p, commands[i].fn(s, line));
			return true;
		}
	door_peer_send(p, "500 5.5.2 unknown command\r\n");
	return true;
}

static void
end_of_data(struct door_peer *p, struct session *s)
{
	struct world *w = door_peer_arg(p);
	struct envelope mail = { .from = s->from,
				 .to = s->to,
				 .to_count = s->to_count,
				 .raw = s->data.buf };

	if (str_ok(&s->data)) {
		mailbox_keep(w->state, s->arena, &mail);
		door_peer_send(p, "250 2.0.0 kept\r\n");
	} else
		door_peer_send(p, "552 5.3.4 too much mail\r\n");
	forget_mail(s);
}

static bool
on_line(struct door_peer *p, const char *line, size_t len)
{
	struct session *s = door_peer_state(p);

	if (!s->in_data)
		return on_command(p, s, line);
	if (strcmp(line, ".") == 0) {
		end_of_data(p, s);
		return true;
	}
	if (*line == '.') {
		line++;
		len--;
	}
	str_addn(&s->data, line, len);
	str_addc(&s->data, '\n');
	return true;
}

const struct door_lines smtp_lines = { greet, on_line, gone };
