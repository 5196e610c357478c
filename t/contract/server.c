/* SPDX-License-Identifier: MIT
 *
 * server.c: a scripted HTTP server on loopback.
 */
#include "t/contract/server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUESTS_MOST 64
#define SCRIPT_MOST   64
#define HEAD_MOST     16384
#define BODY_MOST     (1024 * 1024)

struct server {
	int listener;
	char url[40];
	pthread_t thread;
	pthread_mutex_t lock;
	struct server_answer script[SCRIPT_MOST];
	size_t script_len, next;
	struct server_request requests[REQUESTS_MOST];
	size_t count;
	int serving; /* the connection in hand, -1: none */
	bool stop;
};

static void
must(bool ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	abort();
}

/* --- reading --- */

struct conn {
	int fd;
	char buf[HEAD_MOST];
	size_t len;
};

static bool
more(struct conn *c)
{
	ssize_t n;

	if (c->len + 1 >= sizeof c->buf)
		return false;
	n = recv(c->fd, c->buf + c->len, sizeof c->buf - 1 - c->len, 0);
	if (n <= 0)
		return false;
	c->len += (size_t)n;
	c->buf[c->len] = '\0';
	return true;
}

static char *
read_head(struct conn *c)
{
	char *end;

	c->buf[c->len] = '\0';
	while ((end = strstr(c->buf, "\r\n\r\n")) == NULL)
		if (!more(c))
			return NULL;
	return end;
}

const char *
server_header(const struct server_request *r, const char *name, char *out,
	      size_t size)
{
	size_t n = strlen(name);

	for (const char *at = r->headers; at != NULL && *at != '\0';) {
		const char *end = strchr(at, '\n');

		if (strncasecmp(at, name, n) == 0 && at[n] == ':') {
			at += n + 1 + strspn(at + n + 1, " ");
			snprintf(out, size, "%.*s", (int)strcspn(at, "\r\n"),
				 at);
			return out;
		}
		at = end != NULL ? end + 1 : NULL;
	}
	return NULL;
}

static bool
read_body(struct conn *c, struct server_request *r, size_t head_len)
{
	char text[32];
	size_t have = c->len - head_len, want = 0;

	if (server_header(r, "Content-Length", text, sizeof text) != NULL)
		want = (size_t)strtoul(text, NULL, 10);
	must(want <= BODY_MOST, "body too long for the fixture");
	r->body = calloc(1, want + 1);
	r->body_len = want;
	if (have > want)
		have = want;
	memcpy(r->body, c->buf + head_len, have);
	c->len = 0;
	while (have < want) {
		ssize_t n = recv(c->fd, r->body + have, want - have, 0);

		if (n <= 0)
			return false;
		have += (size_t)n;
	}
	return true;
}

static bool
read_request(struct conn *c, struct server_request *r)
{
	char *end = read_head(c), *line;

	memset(r, 0, sizeof *r);
	if (end == NULL ||
	    sscanf(c->buf, "%15s %2047s", r->method, r->target) != 2)
		return false;
	end[2] = '\0';
	line = strchr(c->buf, '\n') + 1;
	r->headers = strdup(line);
	return read_body(c, r, (size_t)(end + 4 - c->buf));
}

/* --- answering --- */

static void
send_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = send(fd, data, len, MSG_NOSIGNAL);

		if (n <= 0)
			return;
		data += n;
		len -= (size_t)n;
	}
}

static void
send_body(int fd, const struct server_answer *a)
{
	char block[4096];
	size_t left = a->filler;

	if (a->filler == 0) {
		size_t len = a->body != NULL ? strlen(a->body) : 0;

		send_all(fd, a->body, a->cut ? len / 2 : len);
		return;
	}
	memset(block, 'x', sizeof block);
	while (left > 0) {
		size_t n = left < sizeof block ? left : sizeof block;

		send_all(fd, block, n);
		left -= n;
	}
}

/* False: the connection is to be closed. */
static bool
answer(int fd, const struct server_answer *a)
{
	char head[512];
	size_t len = a->filler > 0     ? a->filler
		     : a->body != NULL ? strlen(a->body)
				       : 0;

	if (a->delay_ms > 0)
		poll(NULL, 0, a->delay_ms);
	if (a->status == 0)
		return false;
	snprintf(head, sizeof head,
		 "HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\n"
		 "request-id: req_scripted\r\nContent-Length: %zu\r\n\r\n",
		 a->status,
		 a->content_type != NULL ? a->content_type : "application/json",
		 len);
	send_all(fd, head, strlen(head));
	send_body(fd, a);
	return !a->cut;
}

static const struct server_answer *
keep(struct server *s, const struct server_request *r)
{
	static const struct server_answer unscripted = { .status = 599 };
	const struct server_answer *a = &unscripted;

	pthread_mutex_lock(&s->lock);
	must(s->count < REQUESTS_MOST, "too many requests for the fixture");
	s->requests[s->count++] = *r;
	if (s->script_len > 0)
		a = &s->script[s->next];
	if (s->next + 1 < s->script_len)
		s->next++;
	pthread_mutex_unlock(&s->lock);
	return a;
}

static void
serve(struct server *s, int fd)
{
	struct conn c = { .fd = fd };
	struct server_request r;
	struct pollfd p[2] = { { fd, POLLIN, 0 }, { s->listener, POLLIN, 0 } };

	/* A new connection ends a kept one that is silent. */
	while (poll(p, 2, -1) > 0 && (p[0].revents != 0)) {
		if (!read_request(&c, &r) || !answer(fd, keep(s, &r)))
			break;
	}
	pthread_mutex_lock(&s->lock);
	s->serving = -1;
	pthread_mutex_unlock(&s->lock);
	close(fd);
}

/* False: the server is being stopped. */
static bool
take(struct server *s, int fd)
{
	bool go;

	pthread_mutex_lock(&s->lock);
	go = !s->stop;
	s->serving = go ? fd : -1;
	pthread_mutex_unlock(&s->lock);
	return go;
}

static void *
loop(void *arg)
{
	struct server *s = arg;

	for (;;) {
		int fd = accept(s->listener, NULL, NULL);

		if (fd < 0)
			return NULL;
		if (take(s, fd))
			serve(s, fd);
		else
			close(fd);
	}
}

struct server *
server_start(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof at;
	struct server *s = calloc(1, sizeof *s);

	must(s != NULL, "calloc");
	setenv("no_proxy", "127.0.0.1", 1);
	pthread_mutex_init(&s->lock, NULL);
	s->serving = -1;
	s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	must(s->listener >= 0, "socket");
	must(bind(s->listener, (struct sockaddr *)&at, sizeof at) == 0, "bind");
	must(listen(s->listener, 16) == 0, "listen");
	must(getsockname(s->listener, (struct sockaddr *)&at, &len) == 0,
	     "getsockname");
	snprintf(s->url, sizeof s->url, "http://127.0.0.1:%d",
		 ntohs(at.sin_port));
	must(pthread_create(&s->thread, NULL, loop, s) == 0, "thread");
	return s;
}

void
server_stop(struct server *s)
{
	/* A client that reads no further would keep the thread in send(). */
	pthread_mutex_lock(&s->lock);
	s->stop = true;
	shutdown(s->listener, SHUT_RDWR);
	if (s->serving >= 0)
		shutdown(s->serving, SHUT_RDWR);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	close(s->listener);
	for (size_t i = 0; i < s->count; i++) {
		free(s->requests[i].headers);
		free(s->requests[i].body);
	}
	pthread_mutex_destroy(&s->lock);
	free(s);
}

const char *
server_url(const struct server *s)
{
	return s->url;
}

void
server_script(struct server *s, const struct server_answer *answers,
	      size_t count)
{
	must(count <= SCRIPT_MOST, "script too long");
	pthread_mutex_lock(&s->lock);
	memcpy(s->script, answers, count * sizeof *answers);
	s->script_len = count;
	s->next = 0;
	pthread_mutex_unlock(&s->lock);
}

size_t
server_count(const struct server *s)
{
	return s->count;
}

const struct server_request *
server_request(const struct server *s, size_t i)
{
	must(i < s->count, "no such request");
	return &s->requests[i];
}
