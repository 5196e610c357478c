/* SPDX-License-Identifier: MIT
 *
 * lws_door.c: the project's door to libwebsockets.
 *
 * A connection's state (struct conn) is libwebsockets' per-session memory,
 * zeroed by it; a request (struct call) is ours, in an arena of its own,
 * and hangs in the door's list until its answer is out.
 */
#include "config.h"

#include <libwebsockets.h>
#include <signal.h>

#include "core/log.h"
#include "sandbox/lws_door.h"
#include "sandbox/work.h"

#define ARENA_LIMIT (96u << 20)
#define WRITE_PIECE 32768
#define LINE_MOST   65536
#define HEADER_MOST 16384
#define WAIT_MOST   600 /* s an answer may take */

struct call {
	struct door_request q;
	struct call *next;
	struct lws *wsi;
	char *body; /* where the next piece goes */
	size_t expected;
	bool answered;
	bool headers_out;
	struct door_answer answer;
	size_t sent;
};

struct message {
	struct message *next;
	size_t len;
	char text[];
};

/* A connection of any of the three kinds. */
struct conn {
	struct call *call; /* HTTP */
	struct door *door; /* the other two: set once they are open */
	struct lws *wsi;
	struct message *out;
	struct message **out_end;
	char *line;
	size_t line_len;
	bool closing;
	int close_status;
	char close_why[100];
	void *state;
};

struct door_peer {
	struct conn conn;
};
struct door_socket {
	struct conn conn;
};

struct door_timer {
	lws_sorted_usec_list_t sul;
	void (*fn)(void *arg);
	void *arg;
};

struct door {
	struct door_config config;
	struct lws_context *context;
	struct call *calls;
	uint64_t serial;
};

static volatile sig_atomic_t stopping;
static struct lws_context *signalled; /* whom SIGTERM wakes */

static struct door *
door_of(struct lws *wsi)
{
	return lws_context_user(lws_get_context(wsi));
}

/* --- a request comes in --- */

static const char *
header_copy(struct lws *wsi, struct arena *a, enum lws_token_indexes token)
{
	int len = lws_hdr_total_length(wsi, token);
	char *text;

	if (len <= 0)
		return NULL;
	text = arena_alloc(a, (size_t)len + 1);
	if (lws_hdr_copy(wsi, text, len + 1, token) < 0)
		return NULL;
	return text;
}

static const char *
custom_copy(struct lws *wsi, struct arena *a, const char *name)
{
	int n = (int)strlen(name);
	int len = lws_hdr_custom_length(wsi, name, n);
	char *text;

	if (len < 0)
		return NULL;
	text = arena_alloc(a, (size_t)len + 1);
	if (lws_hdr_custom_copy(wsi, text, len + 1, name, n) < 0)
		return NULL;
	return text;
}

static void
read_query(struct lws *wsi, struct door_request *q)
{
	struct door_pair *pairs = arena_array(q->arena, 32, sizeof(*pairs));
	char *buf = arena_alloc(q->arena, HEADER_MOST);
	char *equals;
	int n = 0;

	q->query = pairs;
	while (n < 32 &&
	       lws_hdr_copy_fragment(wsi, buf, HEADER_MOST,
				     WSI_TOKEN_HTTP_URI_ARGS, n) >= 0) {
		pairs[n].name = arena_strdup(q->arena, buf);
		equals = strchr(pairs[n].name, '=');
		pairs[n].value = equals ? equals + 1 : "";
		if (equals)
			*equals = '\0';
		n++;
	}
	q->query_count = (size_t)n;
}

static void
read_request(struct lws *wsi, struct door_request *q)
{
	static const char *const methods[] = { "GET",     "POST",  "OPTIONS",
					       "PUT",     "PATCH", "DELETE",
					       "CONNECT", "HEAD" };
	char *path = NULL;
	int len = 0;
	int method = lws_http_get_uri_and_method(wsi, &path, &len);

	q->method = method >= 0 && method < 8 ? methods[method] : "?";
	q->path = arena_strndup(q->arena, path ? path : "/", (size_t)len);
	q->authorization =
	    header_copy(wsi, q->arena, WSI_TOKEN_HTTP_AUTHORIZATION);
	q->content_type =
	    header_copy(wsi, q->arena, WSI_TOKEN_HTTP_CONTENT_TYPE);
	q->host = header_copy(wsi, q->arena, WSI_TOKEN_HOST);
	q->api_key = custom_copy(wsi, q->arena, "xi-api-key:");
	q->body = "";
	read_query(wsi, q);
}

static struct call *
call_new(struct door *d, struct lws *wsi)
{
	struct arena *a = arena_new(ARENA_LIMIT);
	struct call *call = arena_alloc(a, sizeof(*call));

	call->q.arena = a;
	call->q.serial = ++d->serial;
	call->wsi = wsi;
	read_request(wsi, &call->q);
	call->next = d->calls;
	d->calls = call;
	return call;
}

static void
call_free(struct door *d, struct conn *c)
{
	struct call **at = &d->calls;

	if (!c->call)
		return;
	while (*at && *at != c->call)
		at = &(*at)->next;
	if (*at)
		*at = c->call->next;
	arena_free(c->call->q.arena);
	c->call = NULL;
}

static void
refuse(struct door *d, struct call *call, int status, const char *detail)
{
	char body[160];
	struct door_answer answer = { .status = status, .body = body };

	answer.body_len =
	    (size_t)snprintf(body, sizeof(body), "{\"detail\":\"%s\"}", detail);
	door_answer(d, call->q.serial, &answer);
}

static void
call_whole(struct door *d, struct call *call)
{
	lws_set_timeout(call->wsi, PENDING_TIMEOUT_HTTP_CONTENT, WAIT_MOST);
	d->config.request(&call->q, d->config.arg);
}

static size_t
content_length(struct lws *wsi, struct arena *a)
{
	const char *text = header_copy(wsi, a, WSI_TOKEN_HTTP_CONTENT_LENGTH);

	return text ? (size_t)strtoull(text, NULL, 10) : 0;
}

static int
on_http(struct door *d, struct lws *wsi, struct conn *c)
{
	struct call *call;

	call_free(d, c);
	call = c->call = call_new(d, wsi);
	call->expected = content_length(wsi, call->q.arena);
	if (call->expected > d->config.body_cap) {
		refuse(d, call, 413, "Request too large");
		return 0;
	}
	if (!call->expected) {
		call_whole(d, call);
		return 0;
	}
	call->body = arena_alloc(call->q.arena, call->expected + 1);
	call->q.body = call->body;
	return 0;
}

static int
on_body(struct conn *c, const void *piece, size_t len)
{
	struct call *call = c->call;

	if (!call || call->answered)
		return 0;
	if (call->q.body_len + len > call->expected)
		return -1;
	memcpy(call->body, piece, len);
	call->body += len;
	call->q.body_len += len;
	return 0;
}

/* --- its answer goes out --- */

void
door_answer(struct door *d, uint64_t serial, const struct door_answer *answer)
{
	struct call *call = d->calls;
	struct arena *a;
	int i;

	while (call && call->q.serial != serial)
		call = call->next;
	if (!call || call->answered)
		return;
	a = call->q.arena;
	call->answer = *answer;
	call->answer.type =
	    arena_strdup(a, answer->type ? answer->type : "application/json");
	call->answer.body =
	    arena_copy(a, answer->body ? answer->body : "", answer->body_len);
	for (i = 0; i < 4 && answer->headers[i].name; i++) {
		call->answer.headers[i].name =
		    arena_printf(a, "%s:", answer->headers[i].name);
		call->answer.headers[i].value =
		    arena_strdup(a, answer->headers[i].value);
	}
	call->answered = true;
	lws_callback_on_writable(call->wsi);
}

static int
write_headers(struct call *call)
{
	unsigned char *buf = arena_alloc(call->q.arena, LWS_PRE + 4096);
	unsigned char *start = buf + LWS_PRE, *p = start, *end = start + 4095;
	const struct door_answer *an = &call->answer;
	int i;

	if (lws_add_http_common_headers(call->wsi, (unsigned int)an->status,
					an->type, an->body_len, &p, end))
		return -1;
	for (i = 0; i < 4 && an->headers[i].name; i++)
		if (lws_add_http_header_by_name(
			call->wsi, (const unsigned char *)an->headers[i].name,
			(const unsigned char *)an->headers[i].value,
			(int)strlen(an->headers[i].value), &p, end))
			return -1;
	if (lws_finalize_write_http_header(call->wsi, start, &p, end))
		return -1;
	call->headers_out = true;
	return 0;
}

static int
write_piece(struct call *call)
{
	unsigned char *buf;
	size_t left = call->answer.body_len - call->sent;
	size_t n = left > WRITE_PIECE ? WRITE_PIECE : left;

	buf = arena_alloc(call->q.arena, LWS_PRE + n + 1);
	memcpy(buf + LWS_PRE, call->answer.body + call->sent, n);
	call->sent += n;
	if (lws_write(call->wsi, buf + LWS_PRE, n,
		      n == left ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) < 0)
		return -1;
	return 0;
}

static int
on_http_writable(struct door *d, struct lws *wsi, struct conn *c)
{
	struct call *call = c->call;
	bool unread;

	if (!call || !call->answered)
		return 0;
	if (call->answer.drop)
		return -1;
	if (!call->headers_out) {
		if (write_headers(call))
			return -1;
		if (call->answer.body_len) {
			lws_callback_on_writable(wsi);
			return 0;
		}
	} else if (write_piece(call))
		return -1;
	if (call->sent < call->answer.body_len) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	unread = call->q.body_len < call->expected;
	call_free(d, c);
	if (unread)
		return -1;
	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct door *d = door_of(wsi);
	struct conn *c = user;

	switch (reason) {
	case LWS_CALLBACK_HTTP:
		return on_http(d, wsi, c);
	case LWS_CALLBACK_HTTP_BODY:
		return on_body(c, in, len);
	case LWS_CALLBACK_HTTP_BODY_COMPLETION:
		if (c->call && !c->call->answered)
			call_whole(d, c->call);
		return 0;
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return on_http_writable(d, wsi, c);
	case LWS_CALLBACK_CLOSED_HTTP:
		if (c)
			call_free(d, c);
		return 0;
	case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
		return -1; /* a WebSocket without our subprotocol */
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
		work_collect();
		return 0;
	default:
		return 0;
	}
}

/* --- peers and sockets: queued text out, lines or messages in --- */

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

	if (!c->line && !(c->line = malloc(LINE_MOST + 1)))
		abort();
	for (i = 0; i < len && !c->closing; i++) {
		if (bytes[i] == '\n')
			line_whole(p);
		else if (c->line_len == LINE_MOST)
			return -1;
		else
			c->line[c->line_len++] = bytes[i];
	}
	if (c->closing)
		lws_callback_on_writable(c->wsi);
	return 0;
}

static int
lines_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	       void *in, size_t len)
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
	struct arena *a = arena_new(ARENA_LIMIT);
	struct door_request q = { .arena = a };

	conn_open(&s->conn, wsi);
	read_request(wsi, &q);
	s->conn.door->config.sockets->open(s, &q);
	arena_free(a);
}

static int
on_socket_bytes(struct door_socket *s, struct lws *wsi, const char *bytes,
		size_t len)
{
	struct conn *c = &s->conn;

	if (!c->line && !(c->line = malloc(LINE_MOST + 1)))
		abort();
	if (c->line_len + len > LINE_MOST)
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

static int
socket_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
		void *in, size_t len)
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

/* --- timers, threads, the loop --- */

static void
timer_due(lws_sorted_usec_list_t *sul)
{
	struct door_timer *t = lws_container_of(sul, struct door_timer, sul);
	void (*fn)(void *arg) = t->fn;
	void *arg = t->arg;

	free(t);
	fn(arg);
}

struct door_timer *
door_after(struct door *d, int ms, void (*fn)(void *arg), void *arg)
{
	struct door_timer *t = calloc(1, sizeof(*t));

	if (!t)
		abort();
	t->fn = fn;
	t->arg = arg;
	lws_sul_schedule(d->context, 0, &t->sul, timer_due,
			 (lws_usec_t)(ms > 0 ? ms : 1) * LWS_US_PER_MS);
	return t;
}

void
door_cancel(struct door *d, struct door_timer *t)
{
	lws_sul_schedule(d->context, 0, &t->sul, NULL,
			 LWS_SET_TIMER_USEC_CANCEL);
	free(t);
}

static void
wake(void *arg)
{
	struct door *d = arg;

	lws_cancel_service(d->context);
}

void
door_work(struct door *d, void (*work)(void *arg), void (*done)(void *arg),
	  void *arg)
{
	work_open(wake, d);
	work_start(work, done, arg);
}

static void
on_signal(int number)
{
	(void)number;
	stopping = 1;
	if (signalled)
		lws_cancel_service(signalled);
}

static void
catch_signals(struct door *d)
{
	struct sigaction sa = { .sa_handler = on_signal };

	signalled = d->context;
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	sa.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &sa, NULL);
}

static const struct lws_protocols protocols[] = {
	{ .name = "http",
	  .callback = http_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = WRITE_PIECE },
	{ .name = "convai",
	  .callback = socket_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = WRITE_PIECE },
	{ .name = "lines",
	  .callback = lines_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = WRITE_PIECE },
	{ .name = NULL }
};

static int
listen_http(struct door *d)
{
	struct lws_context_creation_info info = { 0 };

	info.port = d->config.port;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.vhost_name = "http";
	return lws_create_vhost(d->context, &info) ? 0 : -1;
}

static int
listen_lines(struct door *d, const char *path, int port)
{
	struct lws_context_creation_info info = { 0 };

	info.options = LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG;
	if (path)
		info.options |= LWS_SERVER_OPTION_UNIX_SOCK;
	info.port = port;
	info.iface = path ? path : "127.0.0.1";
	info.protocols = protocols;
	info.vhost_name = path ? "lines-unix" : "lines";
	info.listen_accept_role = "raw-skt";
	info.listen_accept_protocol = "lines";
	return lws_create_vhost(d->context, &info) ? 0 : -1;
}

static int
listen_all(struct door *d, struct err *e)
{
	const struct door_config *c = &d->config;

	if (listen_http(d))
		return err_set(e, ERR_UNAVAILABLE, "The port is taken.",
			       "cannot listen on 127.0.0.1:%d", c->port);
	if (c->lines_path && listen_lines(d, c->lines_path, 0))
		return err_set(e, ERR_UNAVAILABLE, "The socket is taken.",
			       "cannot listen on %s", c->lines_path);
	if (c->lines_port && listen_lines(d, NULL, c->lines_port))
		return err_set(e, ERR_UNAVAILABLE, "The port is taken.",
			       "cannot listen on 127.0.0.1:%d", c->lines_port);
	return 0;
}

struct door *
door_open(const struct door_config *c, struct err *e)
{
	struct lws_context_creation_info info = { 0 };
	struct door *d = calloc(1, sizeof(*d));

	if (!d)
		abort();
	d->config = *c;
	lws_set_log_level(0, NULL);
	info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS;
	info.user = d;
	info.max_http_header_data = HEADER_MOST;
	info.keepalive_timeout = 60;
	info.protocols = protocols;
	d->context = lws_create_context(&info);
	if (!d->context) {
		free(d);
		err_internal(e, "libwebsockets has no context for us");
		return NULL;
	}
	if (listen_all(d, e)) {
		door_close(d);
		return NULL;
	}
	catch_signals(d);
	return d;
}

void
door_run(struct door *d)
{
	while (!stopping && lws_service(d->context, 0) >= 0)
		;
}

void
door_stop(struct door *d)
{
	stopping = 1;
	lws_cancel_service(d->context);
}

void
door_close(struct door *d)
{
	signalled = NULL;
	lws_context_destroy(d->context);
	free(d);
}
