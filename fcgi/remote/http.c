/* SPDX-License-Identifier: MIT
 *
 * http.c: one request over libcurl, one bounded answer.
 */
#include "remote/http.h"

#include <curl/curl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <strings.h>
#include <time.h>

#include "core/clock.h"
#include "core/log.h"
#include "core/random.h"
#include "core/str.h"

struct http {
	CURL *easy;
	char error[CURL_ERROR_SIZE];
};

/* What one attempt collects. */
struct answer {
	struct arena *arena;
	struct str body;
	const char *request_id;
	bool too_large;
};

void
http_start(void)
{
	static bool started;

	if (started)
		return;
	started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	/* CURLOPT_NOSIGNAL leaves it to us, and OpenSSL writes to sockets that
	 * the other end has closed. */
	(void)signal(SIGPIPE, SIG_IGN);
}

struct http *
http_new(void)
{
	struct http *h;

	http_start();
	h = calloc(1, sizeof *h);
	if (h == NULL)
		return NULL;
	h->easy = curl_easy_init();
	if (h->easy == NULL) {
		free(h);
		return NULL;
	}
	return h;
}

void
http_free(struct http *h)
{
	if (h == NULL)
		return;
	curl_easy_cleanup(h->easy);
	free(h);
}

static size_t
on_body(char *data, size_t size, size_t count, void *arg)
{
	struct answer *got = arg;

	str_addn(&got->body, data, size * count);
	if (str_ok(&got->body))
		return size * count;
	got->too_large = true;
	return 0;
}

/* The supplier's own id of the request: "request-id" at ElevenLabs,
 * "twilio-request-id" at Twilio. */
static size_t
on_header(char *line, size_t size, size_t count, void *arg)
{
	struct answer *got = arg;
	static const char *const names[] = { "request-id:",
					     "twilio-request-id:" };
	size_t len = size * count;

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(names[i]);

		if (len <= n || strncasecmp(line, names[i], n) != 0)
			continue;
		while (n < len && line[n] == ' ')
			n++;
		while (len > n && (unsigned char)line[len - 1] <= ' ')
			len--;
		got->request_id = arena_strndup(got->arena, line + n,
						len - n < 64 ? len - n : 64);
		break;
	}
	return size * count;
}

/* A CR or LF would start a header line of its own. */
static bool
clean(const char *text)
{
	return text == NULL || text[strcspn(text, "\r\n")] == '\0';
}

static bool
request_clean(const struct http_request *r)
{
	bool ok = clean(r->url) && clean(r->content_type) && clean(r->user);

	for (size_t i = 0; i < r->header_count; i++)
		ok = ok && clean(r->headers[i].name) &&
		     clean(r->headers[i].value);
	return ok && clean(r->method);
}

static struct curl_slist *
add_header(struct curl_slist *list, struct arena *a, const char *name,
	   const char *value)
{
	struct curl_slist *longer;

	if (value == NULL || *value == '\0')
		return list;
	longer =
	    curl_slist_append(list, arena_printf(a, "%s: %s", name, value));
	return longer != NULL ? longer : list;
}

static struct curl_slist *
headers_of(struct arena *a, const struct http_request *r)
{
	struct curl_slist *list = NULL;

	for (size_t i = 0; i < r->header_count; i++)
		list = add_header(list, a, r->headers[i].name,
				  r->headers[i].value);
	list = add_header(list, a, "Content-Type", r->content_type);
	list = add_header(list, a, "X-Request-Id", log_request_id());
	/* No "Expect: 100-continue": it costs a round trip or a second. */
	return curl_slist_append(list, "Expect:");
}

static bool
only_asks(const struct http_request *r)
{
	return strcmp(r->method, "GET") == 0;
}

static void
set_limits(CURL *c, int left)
{
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)left);
	curl_easy_setopt(
	    c, CURLOPT_CONNECTTIMEOUT_MS,
	    (long)(left < HTTP_CONNECT_MS ? left : HTTP_CONNECT_MS));
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_USERAGENT, "VoiceAgent/1");
}

static void
set_body(CURL *c, const struct http_request *r)
{
	if (only_asks(r))
		return;
	curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, r->method);
	/* On a connection that was used before, libcurl sends a request
	 * again by itself if the peer closes without an answer: a second
	 * paid number. A POST gets a connection of its own. */
	if (strcmp(r->method, "POST") == 0)
		curl_easy_setopt(c, CURLOPT_FRESH_CONNECT, 1L);
	if (r->body == NULL && strcmp(r->method, "DELETE") == 0)
		return;
	curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE,
			 (curl_off_t)r->body_len);
	curl_easy_setopt(c, CURLOPT_POSTFIELDS, r->body != NULL ? r->body : "");
}

static void
prepare(struct http *h, const struct http_request *r, struct answer *got,
	struct curl_slist *headers, int left)
{
	CURL *c = h->easy;

	curl_easy_reset(c); /* keeps the connections */
	h->error[0] = '\0';
	set_limits(c, left);
	set_body(c, r);
	curl_easy_setopt(c, CURLOPT_URL, r->url);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, h->error);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, got);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, got);
	if (r->user != NULL) {
		curl_easy_setopt(c, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		curl_easy_setopt(c, CURLOPT_USERNAME, r->user);
		curl_easy_setopt(c, CURLOPT_PASSWORD,
				 r->password != NULL ? r->password : "");
	}
}

static bool
never_sent(CURL *c, CURLcode rc)
{
	curl_off_t connected = 0;
	long bytes = 0;

	if (rc == CURLE_COULDNT_RESOLVE_HOST || rc == CURLE_COULDNT_CONNECT ||
	    rc == CURLE_SSL_CONNECT_ERROR ||
	    rc == CURLE_PEER_FAILED_VERIFICATION)
		return true;
	curl_easy_getinfo(c, CURLINFO_CONNECT_TIME_T, &connected);
	curl_easy_getinfo(c, CURLINFO_REQUEST_SIZE, &bytes);
	return connected == 0 || bytes == 0;
}

static int
no_answer(struct http *h, const struct http_request *r,
	  const struct answer *got, CURLcode rc, struct err *e)
{
	static const char say[] = "The telephone platform does not answer. "
				  "Please try again in a moment.";
	const char *why = got->too_large ? "answer over its cap"
			  : h->error[0]  ? h->error
					 : curl_easy_strerror(rc);

	if (rc == CURLE_UNSUPPORTED_PROTOCOL || rc == CURLE_URL_MALFORMAT)
		return err_set(e, ERR_INVALID,
			       "The platform's address is not valid.", "%s: %s",
			       r->name, why);
	return err_set(e,
		       only_asks(r) || never_sent(h->easy, rc) ? ERR_UNAVAILABLE
							       : ERR_UNCERTAIN,
		       say, "%s: %s", r->name, why);
}

static void
read_answer(struct http *h, const struct answer *got, struct http_response *ret)
{
	const char *type = NULL;
	long status = 0;

	curl_easy_getinfo(h->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(h->easy, CURLINFO_CONTENT_TYPE, &type);
	ret->status = (int)status;
	ret->body = got->body.buf;
	ret->len = got->body.len;
	ret->content_type = arena_strdup(got->arena, type != NULL ? type : "");
	ret->request_id = got->request_id;
}

static int
attempt(struct http *h, struct arena *a, const struct http_request *r, int left,
	struct http_response *ret, struct err *e)
{
	struct answer got = { .arena = a, .request_id = "" };
	struct curl_slist *headers = headers_of(a, r);
	CURLcode rc;
	int result = 0;

	str_init(&got.body, a, r->cap > 0 ? r->cap : HTTP_CAP);
	prepare(h, r, &got, headers, left);
	rc = curl_easy_perform(h->easy);
	if (rc == CURLE_OK)
		read_answer(h, &got, ret);
	else
		result = no_answer(h, r, &got, rc, e);
	curl_slist_free_all(headers);
	return result;
}

static void
note(const struct http_request *r, int result, const struct http_response *got,
     int ms, const struct err *e)
{
	char status[16], took[16];

	snprintf(took, sizeof took, "%d", ms);
	snprintf(status, sizeof status, "%d", result == 0 ? got->status : 0);
	if (result == 0)
		log_event(LOG_INFO, "http", "call", r->name, "method",
			  r->method, "status", status, "ms", took, "their_id",
			  got->request_id, NULL);
	else
		log_event(LOG_WARN, "http", "call", r->name, "method",
			  r->method, "failed", e != NULL ? e->detail : "", "ms",
			  took, NULL);
}

static bool
worth_repeating(int result, const struct http_response *got,
		const struct err *e)
{
	if (result < 0)
		return e == NULL || e->code != ERR_INVALID;
	return got->status == 429 || got->status == 502 || got->status == 503 ||
	       got->status == 504;
}

/* 0.25 s, 0.5 s, 1 s, each with up to half of it more; false if that would
 * leave no time for an attempt. */
static bool
pause_before(int n, deadline until)
{
	int ms = 250 << (n < 4 ? n : 4);
	struct timespec ts;

	ms += (int)random_below((uint32_t)ms / 2);
	if (clock_left(until) <= ms + 100)
		return false;
	ts.tv_sec = ms / 1000;
	ts.tv_nsec = (long)(ms % 1000) * 1000000;
	nanosleep(&ts, NULL);
	return true;
}

int
http_send(struct http *h, struct arena *a, const struct http_request *r,
	  struct http_response *ret, struct err *e)
{
	int limit = r->timeout_ms > 0 ? r->timeout_ms : HTTP_TIMEOUT;
	deadline until = clock_deadline_in(limit);
	struct http_response got = { 0 };
	struct err fault = ERR_INIT;
	int result = -1;

	if (!request_clean(r))
		return err_set(e, ERR_INVALID,
			       "That cannot be sent to the platform.",
			       "%s: line break in URL or header", r->name);
	for (int n = 0; n == 0 || n < r->tries; n++) {
		int left = clock_left(until);

		if (n > 0 && !pause_before(n - 1, until))
			break;
		fault.code = ERR_NONE;
		result = attempt(h, a, r, clock_left(until), &got, &fault);
		note(r, result, &got, left - clock_left(until), &fault);
		if (!worth_repeating(result, &got, &fault))
			break;
	}
	if (result == 0)
		*ret = got;
	else if (e != NULL)
		*e = fault;
	return result;
}
