/* SPDX-License-Identifier: MIT
 *
 * smtp.c: mail out, over libcurl.
 */
#include "config.h"

#include "remote/smtp.h"

#include <ctype.h>
#include <curl/curl.h>

#include "core/encode.h"
#include "core/log.h"
#include "core/str.h"
#include "remote/http.h"

#define MESSAGE_LIMIT ((size_t)512 * 1024)
#define CONNECT_MS    5000L
#define WHOLE_MS      20000L
#define LINE_MOST     900 /* RFC 5322 allows 998 */

/* --- addresses --- */

static bool
host_ok(const char *host)
{
	size_t len = strlen(host);

	if (len == 0 || len > 253 || host[0] == '.' || host[0] == '-' ||
	    host[len - 1] == '.' || strstr(host, "..") != NULL)
		return false;
	for (const char *p = host; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && *p != '-' && *p != '.')
			return false;
	return strchr(host, '.') != NULL || strcmp(host, "localhost") == 0;
}

bool
smtp_address_ok(const char *address)
{
	const char *at = strchr(address, '@');

	if (at == NULL || at == address || at - address > 64 ||
	    strlen(address) > 254)
		return false;
	for (const char *p = address; p < at; p++)
		if ((unsigned char)*p <= 0x20 || (unsigned char)*p >= 0x7f ||
		    strchr("()<>[]:;,\\\"", *p) != NULL)
			return false;
	return host_ok(at + 1);
}

/* "Name <a@b.example>" or "a@b.example" -> the address, or NULL. */
static const char *
bare_address(struct arena *a, const char *from)
{
	const char *open = strchr(from, '<');
	const char *address = from;

	if (open != NULL) {
		size_t len = strcspn(open + 1, ">");

		if (strcmp(open + 1 + len, ">") != 0)
			return NULL;
		address = arena_strndup(a, open + 1, len);
	}
	return smtp_address_ok(address) ? address : NULL;
}

/* --- the message --- */

static bool
ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

static bool
header_ok(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (iscntrl((unsigned char)*p))
			return false;
	return strlen(text) <= LINE_MOST && encode_utf8_ok(text, strlen(text));
}

/* RFC 2047 words of at most 45 bytes, cut between characters. */
static void
add_words(struct str *out, const char *text)
{
	while (*text != '\0') {
		size_t n = strlen(text);

		if (n > 45)
			for (n = 45; (text[n] & 0xc0) == 0x80; n--)
				continue;
		str_addf(out, "=?UTF-8?B?%s?=",
			 encode_base64(out->arena, text, n, false));
		text += n;
		str_add(out, *text != '\0' ? "\r\n " : "");
	}
}

static void
add_header(struct str *out, const char *name, const char *text)
{
	str_addf(out, "%s: ", name);
	if (ascii(text))
		str_add(out, text);
	else
		add_words(out, text);
	str_add(out, "\r\n");
}

static void
add_from(struct str *out, const char *from, const char *address)
{
	size_t len = strcspn(from, "<");
	char *name;

	while (len > 0 && isspace((unsigned char)from[len - 1]))
		len--;
	if (strchr(from, '<') == NULL || len == 0) {
		str_addf(out, "From: <%s>\r\n", address);
		return;
	}
	name = arena_strndup(out->arena, from, len);
	str_add(out, "From: ");
	if (!ascii(name)) {
		add_words(out, name);
	} else {
		str_addc(out, '"');
		for (const char *p = name; *p != '\0'; p++)
			if (*p != '"' && *p != '\\')
				str_addc(out, *p);
		str_addc(out, '"');
	}
	str_addf(out, " <%s>\r\n", address);
}

static void
add_date(struct str *out, instant when)
{
	time_t s = (time_t)(when / 1000);
	char text[64];
	struct tm tm;

	/* The C locale's names: nothing here calls setlocale(). */
	if (gmtime_r(&s, &tm) != NULL &&
	    strftime(text, sizeof(text), "%a, %d %b %Y %H:%M:%S +0000", &tm) >
		0)
		str_addf(out, "Date: %s\r\n", text);
}

static bool
short_lines(const char *text)
{
	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (n > LINE_MOST)
			return false;
		text += n + (text[n] == '\n');
	}
	return true;
}

static void
add_plain(struct str *out, const char *text)
{
	str_add(out, "Content-Transfer-Encoding: 7bit\r\n\r\n");
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\n')
			str_add(out, "\r\n");
		else if (*p != '\r')
			str_addc(out, *p);
	}
}

static void
add_base64(struct str *out, const char *text)
{
	const char *code = encode_base64(out->arena, text, strlen(text), false);

	str_add(out, "Content-Transfer-Encoding: base64\r\n\r\n");
	while (*code != '\0') {
		size_t n = strnlen(code, 76);

		str_addn(out, code, n);
		str_add(out, "\r\n");
		code += n;
	}
}

static int
check(const struct smtp_mail *m, const char *from, struct err *e)
{
	static const char say[] = "This mail cannot be sent.";

	if (from == NULL || !header_ok(m->from))
		return err_set(e, ERR_INVALID, say, "smtp: bad sender");
	if (!smtp_address_ok(m->to))
		return err_set(e, ERR_INVALID, say, "smtp: bad recipient");
	if (!header_ok(m->subject))
		return err_set(e, ERR_INVALID, say, "smtp: bad subject");
	if (!smtp_address_ok(m->message_id))
		return err_set(e, ERR_INVALID, say, "smtp: bad Message-ID");
	if (!encode_utf8_ok(m->text, strlen(m->text)))
		return err_set(e, ERR_INVALID, say, "smtp: text is not UTF-8");
	return 0;
}

const char *
smtp_message(struct arena *a, const struct smtp_mail *m, struct err *e)
{
	const char *from = bare_address(a, m->from);
	struct str out;

	if (check(m, from, e) < 0)
		return NULL;
	str_init(&out, a, MESSAGE_LIMIT);
	add_date(&out, m->date);
	add_from(&out, m->from, from);
	str_addf(&out, "To: <%s>\r\n", m->to);
	add_header(&out, "Subject", m->subject);
	str_addf(&out, "Message-ID: <%s>\r\n", m->message_id);
	str_add(&out, "Auto-Submitted: auto-generated\r\n"
		      "MIME-Version: 1.0\r\n"
		      "Content-Type: text/plain; charset=utf-8\r\n");
	if (ascii(m->text) && short_lines(m->text))
		add_plain(&out, m->text);
	else
		add_base64(&out, m->text);
	if (str_ok(&out))
		return out.buf;
	err_set(e, ERR_TOO_LARGE, "This mail is too long.", "smtp: too long");
	return NULL;
}

/* --- the wire --- */

struct upload {
	const char *at;
	size_t left;
};

static size_t
on_read(char *to, size_t size, size_t count, void *arg)
{
	struct upload *u = arg;
	size_t n = size * count < u->left ? size * count : u->left;

	memcpy(to, u->at, n);
	u->at += n;
	u->left -= n;
	return n;
}

/* Where to, and with how much care: 0, or -1 for a URL that is none. */
static int
set_url(CURL *curl, const char *url, struct err *e)
{
	bool tls = strncmp(url, "smtps://", 8) == 0;
	long care = CURLUSESSL_TRY;

	if (strncmp(url, "unix:/", 6) == 0) {
		curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, url + 5);
		curl_easy_setopt(curl, CURLOPT_URL, "smtp://localhost");
		care = CURLUSESSL_NONE;
	} else if (tls || strncmp(url, "smtp://", 7) == 0) {
		curl_easy_setopt(curl, CURLOPT_URL, url);
		/* A password crosses no wire in clear. */
		if (tls || strchr(url, '@') != NULL)
			care = CURLUSESSL_ALL;
	} else {
		return err_set(e, ERR_UNAVAILABLE,
			       "Mail is not set up on this server.",
			       "smtp: SMTP_URL is no smtp, smtps or unix URL");
	}
	curl_easy_setopt(curl, CURLOPT_USE_SSL, care);
	return 0;
}

static void
set_mail(CURL *curl, const char *from, const struct curl_slist *to,
	 struct upload *u)
{
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, WHOLE_MS);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_read);
	curl_easy_setopt(curl, CURLOPT_READDATA, u);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

/* What libcurl's result means for this mail. */
static int
judge(CURLcode rc, long code, struct err *e)
{
	if (rc == CURLE_OK)
		return 1;
	(void)err_set(e, ERR_UNAVAILABLE, "The mail could not be sent.",
		      "smtp: %s (answer %ld)", curl_easy_strerror(rc), code);
	/* 5xx is for good, unless it is us the server does not want. */
	if (code < 500 || code > 599 || code == 530 || code == 535 ||
	    rc == CURLE_LOGIN_DENIED || rc == CURLE_USE_SSL_FAILED)
		return -1;
	if (e != NULL)
		e->code = ERR_INVALID;
	return 0;
}

static int
transfer(CURL *curl, const char *url, const char *from,
	 const struct smtp_mail *m, const char *text, struct err *e)
{
	struct upload u = { text, strlen(text) };
	struct curl_slist *to = curl_slist_append(NULL, m->to);
	long code = 0;
	CURLcode rc;

	if (to == NULL)
		return err_internal(e, "smtp: no memory");
	if (set_url(curl, url, e) < 0) {
		curl_slist_free_all(to);
		return -1;
	}
	set_mail(curl, from, to, &u);
	rc = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
	curl_slist_free_all(to);
	return judge(rc, code, e);
}

int
smtp_send(struct arena *a, const char *url, const struct smtp_mail *m,
	  struct err *e)
{
	const char *text = smtp_message(a, m, e);
	CURL *curl;
	int rc;

	if (text == NULL)
		return 0;
	http_start();
	curl = curl_easy_init();
	if (curl == NULL)
		return err_internal(e, "smtp: libcurl does not start");
	rc = transfer(curl, url, bare_address(a, m->from), m, text, e);
	curl_easy_cleanup(curl);
	log_event(LOG_INFO, "smtp", "result",
		  rc > 0    ? "sent"
		  : rc == 0 ? "refused"
			    : "later",
		  NULL);
	return rc;
}
