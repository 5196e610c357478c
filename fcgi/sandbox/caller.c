/* SPDX-License-Identifier: MIT
 *
 * caller.c: requests that the sandbox sends, by libcurl: one handle a
 * request, no redirects, no proxy, a bounded answer.
 */
#include "config.h"

#include <curl/curl.h>

#include "core/clock.h"
#include "core/str.h"
#include "sandbox/caller.h"

#define ANSWER_MOST (4u << 20)

void
caller_start(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static size_t
keep(char *bytes, size_t size, size_t count, void *arg)
{
	struct str *out = arg;

	str_addn(out, bytes, size * count);
	return str_ok(out) ? size * count : 0;
}

static struct curl_slist *
header_list(struct arena *a, const struct caller_request *r)
{
	struct curl_slist *list = curl_slist_append(NULL, "Expect:");
	int i;

	for (i = 0; i < CALLER_HEADERS && r->headers[i].name; i++)
		list = curl_slist_append(
		    list, arena_printf(a, "%s: %s", r->headers[i].name,
				       r->headers[i].value));
	return list;
}

static void
set_options(CURL *curl, const struct caller_request *r, struct str *out)
{
	curl_easy_setopt(curl, CURLOPT_URL, r->url);
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, r->method);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)r->timeout_ms);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "voiceagent-sandbox");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, out);
	if (!r->body)
		return;
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, r->body);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
			 (curl_off_t)r->body_len);
}

struct caller_answer
caller_send(struct arena *a, const struct caller_request *r)
{
	struct caller_answer answer = { .body = "" };
	struct curl_slist *headers = header_list(a, r);
	deadline until = clock_deadline_in(3600000);
	CURL *curl = curl_easy_init();
	long status = 0;
	struct str out;
	CURLcode code;

	str_init(&out, a, ANSWER_MOST);
	set_options(curl, r, &out);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	if (code == CURLE_OK) {
		answer.status = (int)status;
		answer.body = out.buf;
		answer.body_len = out.len;
	} else
		answer.fault = curl_easy_strerror(code);
	answer.ms = 3600000 - clock_left(until);
	curl_easy_cleanup(curl);
	curl_slist_free_all(headers);
	return answer;
}
