/* SPDX-License-Identifier: MIT
 *
 * lws_door_peers.c: line protocols and WebSockets: queued text out, lines or
 * messages in.
 */
#include "config.h"

#include "sandbox/lws_door_private.h"

static void
conn_open(struct conn *c, struct lws *wsi)
{
	c->door = door_of(wsi);
	c->wsi = wsi;
	c->out_end = &c->out;
}

static void
conn_send(struct conn *c, const char *text, size_t len)
{
	struct message *m = calloc(1, sizeof(*m) + LWS_PRE + len + 1);

	if (!m)
		abort();
	m->len = len;
	memcpy(m->text + LWS_PRE, text, len);
	*c->out_end = m;
	c->out_end = &m->next;
	lws_callback_on_writable(c->wsi);
}

/* One message; -1 once the last is out and the connection shall end. */
static int
conn_write(struct conn *c, enum lws_write_protocol how)
{
	struct message *m = c->out;
	int wrote = 0;

	if (m) {
		wrote = lws_write(c->wsi, (unsigned char *)m->text + LWS_PRE,
				  m->len, how);
		c->out = m->next;
		if (!c->out)
			c->out_end = &c->out;
		free(m);
	}
	if (wrote < 0 || (!c->out && c->closing))
		return -1;
	if (c->out)
		lws_callback_on_writable(c->wsi);
	return 0;
}

static void
conn_end(struct conn *c)
{
	struct message *m;

	while ((m = c->out)) {
		c->out = m->next;
		free(m);
	}
	free(c->line);
	c->line = NULL;
}

static void
line_whole(struct door_peer *p)
{
	struct conn *c = &p->conn;
	size_t len = c->line_len;

	if (len && c->line[len - 1] == '\r')
		len--;
	c->line[len] = '\0';
	c->line_len = 0;
	if (!c->door->config.lines->line(p, c->line, len))
		c->closing = true;
}

static int
on_line_bytes(struct door_peer *p, const char *bytes, size_t len)
{
	struct conn *c = &p->conn;
	size_t i;

	if (!c->line && !(c->line = malloc(DOOR_LINE_MOST + 1)))
		abort();
	for (i = 0; i < len && !c->closing; i++) {
		if (bytes[i] == '\n')
			line_whole(p);
		else if (c->line_len == DOOR_LINE_MOST)
			return -1;
		else
			c->line[c->line_len++] = bytes[i];
	}
	if (c->closing)
		lws_callback_on_writable(c->wsi);
	return 0;
}

int
door_lines_callback(struct lws *wsi, enum lws_callback_reasons reason,
		    void *user, void *in, size_t len)
{
	struct door_peer *p = user;

	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		conn_open(&p->conn, wsi);
		p->conn.door->config.lines->open(p);
		return 0;
	case LWS_CALLBACK_RAW_RX:
		return on_line_bytes(p, in, len);
	case LWS_CALLBACK_RAW_WRITEABLE:
		return conn_write(&p->conn, LWS_WRITE_RAW);
	case LWS_CALLBACK_RAW_CLOSE:
		if (p && p->conn.door) {
			p->conn.door->config.lines->gone(p);
			conn_end(&p->conn);
		}
		return 0;
	default:
		return 0;
	}
}

static void
socket_open(struct door_socket *s, struct lws *wsi)
{
	struct arena *a = arena_new(DOOR_ARENA);
	struct door_request q = { .arena = a };

	conn_open(&s->conn, wsi);
	door_read_request(wsi, &q);
	s->conn.door->config.sockets->open(s, &q);
	arena_free(a);
}

static int
on_socket_bytes(struct door_socket *s, struct lws *wsi, const char *bytes,
		size_t len)
{
	struct conn *c = &s->conn;

	if (!c->line && !(c->line = malloc(DOOR_LINE_MOST + 1)))
		abort();
	if (c->line_len + len > DOOR_LINE_MOST)
		return -1;
	memcpy(c->line + c->line_len, bytes, len);
	c->line_len += len;
	if (!lws_is_final_fragment(wsi) || lws_remaining_packet_payload(wsi))
		return 0;
	c->line[c->line_len] = '\0';
	len = c->line_len;
	c->line_len = 0;
	if (!c->closing)
		c->door->config.sockets->text(s, c->line, len);
	return 0;
}

static int
on_socket_writable(struct conn *c)
{
	if (conn_write(c, LWS_WRITE_TEXT) == 0)
		return 0;
	if (c->close_status)
		lws_close_reason(c->wsi, (enum lws_close_status)c->close_status,
				 (unsigned char *)c->close_why,
				 strlen(c->close_why));
	return -1;
}

int
door_socket_callback(struct lws *wsi, enum lws_callback_reasons reason,
		     void *user, void *in, size_t len)
{
	struct door_socket *s = user;

	switch (reason) {
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return door_of(wsi)->config.sockets ? 0 : -1;
	case LWS_CALLBACK_ESTABLISHED:
		socket_open(s, wsi);
		return 0;
	case LWS_CALLBACK_RECEIVE:
		return on_socket_bytes(s, wsi, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return on_socket_writable(&s->conn);
	case LWS_CALLBACK_CLOSED:
		if (s && s->conn.door) {
			s->conn.door->config.sockets->gone(s);
			conn_end(&s->conn);
		}
		return 0;
	default:
		return 0;
	}
}

void
door_peer_send(struct door_peer *p, const char *text)
{
	conn_send(&p->conn, text, strlen(text));
}

void
door_peer_set(struct door_peer *p, void *state)
{
	p->conn.state = state;
}

void *
door_peer_state(const struct door_peer *p)
{
	return p->conn.state;
}

void *
door_peer_arg(const struct door_peer *p)
{
	return p->conn.door->config.arg;
}

void
door_socket_send(struct door_socket *s, const char *text)
{
	conn_send(&s->conn, text, strlen(text));
}

void
door_socket_close(struct door_socket *s, int status, const char *why)
{
	s->conn.closing = true;
	s->conn.close_status = status;
	snprintf(s->conn.close_why, sizeof(s->conn.close_why), "%s", why);
	lws_callback_on_writable(s->conn.wsi);
}

void
door_socket_set(struct door_socket *s, void *state)
{
	s->conn.state = state;
}

void *
door_socket_state(const struct door_socket *s)
{
	return s->conn.state;
}

void *
door_socket_arg(const struct door_socket *s)
{
	return s->conn.door->config.arg;
}
