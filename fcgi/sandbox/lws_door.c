/* SPDX-License-Identifier: MIT
 *
 * lws_door.c: the loop of the project's door to libwebsockets: listening,
 * timers, threads, signals.
 */
#include "config.h"

#include <signal.h>

#include "sandbox/lws_door_private.h"
#include "sandbox/work.h"

struct door_timer {
	lws_sorted_usec_list_t sul;
	void (*fn)(void *arg);
	void *arg;
};

static volatile sig_atomic_t stopping;
static struct lws_context *signalled; /* whom SIGTERM wakes */

struct door *
door_of(struct lws *wsi)
{
	return lws_context_user(lws_get_context(wsi));
}

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
	  .callback = door_http_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = DOOR_PIECE },
	{ .name = "convai",
	  .callback = door_socket_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = DOOR_PIECE },
	{ .name = "lines",
	  .callback = door_lines_callback,
	  .per_session_data_size = sizeof(struct conn),
	  .rx_buffer_size = DOOR_PIECE },
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
	info.max_http_header_data = DOOR_HEADER_MOST;
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
