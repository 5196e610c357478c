/* SPDX-License-Identifier: MIT
 *
 * settings.c: the program's configuration, read once at start.
 */
#include "config.h"

#include "core/settings.h"

#include <ctype.h>
#include <errno.h>
#include <stddef.h>

#include "core/crypto.h"
#include "core/encode.h"
#include "core/log.h"
#include "core/str.h"

#define VALUE_MAX ((size_t)4096)

static const char say[] = "The configuration is not usable.";

enum kind {
	TEXT,
	CHOICE, /* one of the words in `among` */
	LEVEL,  /* a log level */
	URL,    /* http:// or https://, no slash at the end */
	NUMBER
};

struct setting {
	struct settings_row row;
	size_t at; /* offset in struct settings */
	enum kind kind;
	int least, most;   /* NUMBER */
	const char *among; /* CHOICE: "|a|b|" */
	const char *alias; /* another name for the same */
};

#define OPEN(name, member, fallback, ...)                                      \
	{                                                                      \
		.row = { name, fallback, false },                              \
		.at = offsetof(struct settings, member), __VA_ARGS__           \
	}
#define SECRET(name, member)                                                   \
	{                                                                      \
		.row = { name, "", true },                                     \
		.at = offsetof(struct settings, member), .kind = TEXT          \
	}

/* clang-format off */
static const struct setting table[] = {
	OPEN("APP_URL", app_url, "http://127.0.0.1:8080", .kind = URL,
	     .alias = "NEXT_PUBLIC_APP_URL"),
	OPEN("VOICEAGENT_ENV", environment, "production", .kind = CHOICE,
	     .among = "|production|demo|test|"),
	OPEN("SUPPORT_URL", support_url, "", .kind = TEXT),

	OPEN("ELEVENLABS_API", elevenlabs_api, "published", .kind = CHOICE,
	     .among = "|published|spec|"),
	OPEN("ELEVENLABS_BASE_URL", elevenlabs_base_url,
	     "https://api.elevenlabs.io", .kind = URL),
	SECRET("ELEVENLABS_API_KEY", elevenlabs_api_key),
	SECRET("ELEVENLABS_WEBHOOK_SECRET", elevenlabs_webhook_secret),
	OPEN("TWILIO_BASE_URL", twilio_base_url, "https://api.twilio.com",
	     .kind = URL),
	OPEN("TWILIO_ACCOUNT_SID", twilio_account_sid, "", .kind = TEXT),
	SECRET("TWILIO_AUTH_TOKEN", twilio_auth_token),
	SECRET("SMTP_URL", smtp_url), /* it may hold a password */
	OPEN("MAIL_FROM", mail_from, "", .kind = TEXT),
	OPEN("HOOKS_URL", hooks_url, "", .kind = URL),

	OPEN("DB_SOCKET", db_socket, "", .kind = TEXT),
	OPEN("DB_HOST", db_host, "127.0.0.1", .kind = TEXT),
	OPEN("DB_PORT", db_port, "3306", .kind = NUMBER, .least = 1,
	     .most = 65535),
	OPEN("DB_NAME", db_name, "voiceagent", .kind = TEXT),
	OPEN("DB_USER", db_user, "va_pages", .kind = TEXT),
	SECRET("DB_PASSWORD", db_password),

	OPEN("KEYS_FILE", keys_file, "/etc/voiceagent/keys", .kind = TEXT),
	OPEN("TEMPLATES_DIR", templates_dir, PKGDATADIR "/htdocs/templates",
	     .kind = TEXT),
	OPEN("PUBLIC_DIR", public_dir, PKGDATADIR "/htdocs/public",
	     .kind = TEXT),
	OPEN("SQL_DIR", sql_dir, PKGDATADIR "/sql", .kind = TEXT),
	OPEN("RUN_DIR", run_dir, "/run/voiceagent", .kind = TEXT),
	OPEN("LOG_LEVEL", log_level, "info", .kind = LEVEL),
	OPEN("STATIC_VERSION", static_version, PACKAGE_VERSION,
	     .kind = TEXT),

	OPEN("WORKER_MAX_REQUESTS", worker_max_requests, "100000",
	     .kind = NUMBER, .most = 1000000000),
	OPEN("NUMBERS_DAILY_LIMIT", numbers_daily_limit, "20",
	     .kind = NUMBER, .most = 1000000),
};
/* clang-format on */

#define ROWS (sizeof(table) / sizeof(table[0]))

/* A value for each row of the table while it is gathered. */
struct gather {
	struct arena *arena;
	const char *value[ROWS];
	bool from_file[ROWS];
	struct str faults;
};

static void __attribute__((format(printf, 2, 3)))
fault(struct gather *g, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_addf(&g->faults, "%s%s", g->faults.len > 0 ? "; " : "",
		 arena_vprintf(g->arena, fmt, ap));
	va_end(ap);
}

/* The row of a name or alias; *file says whether it was NAME_FILE. */
static const struct setting *
find_row(const char *name, bool *file)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < ROWS; i++) {
		const struct setting *s = &table[i];
		size_t n = strlen(s->row.name);

		*file = false;
		if (strcmp(name, s->row.name) == 0 ||
		    (s->alias != NULL && strcmp(name, s->alias) == 0))
			return s;
		*file = s->row.secret && len == n + 5 &&
			strncmp(name, s->row.name, n) == 0 &&
			strcmp(name + n, "_FILE") == 0;
		if (*file)
			return s;
	}
	return NULL;
}

static char *
trim(char *text)
{
	size_t len;

	while (isspace((unsigned char)*text))
		text++;
	len = strlen(text);
	while (len > 0 && isspace((unsigned char)text[len - 1]))
		text[--len] = '\0';
	return text;
}

/* The text of a secret's own file, without the newline at its end. */
static const char *
read_secret(struct gather *g, const char *name, const char *path)
{
	char buf[VALUE_MAX];
	FILE *f = fopen(path, "re");
	const char *copy;
	size_t n;

	if (f == NULL) {
		fault(g, "%s: cannot read %s: %s", name, path, strerror(errno));
		return NULL;
	}
	n = fread(buf, 1, sizeof(buf), f);
	(void)fclose(f);
	if (n == sizeof(buf) || !encode_utf8_ok(buf, n)) {
		fault(g, "%s: %s is no text of less than %zu bytes", name, path,
		      sizeof(buf));
		return NULL;
	}
	buf[n] = '\0';
	copy = arena_strdup(g->arena, trim(buf));
	crypto_wipe(buf, sizeof(buf));
	return copy;
}

/* --- the file --- */

/* One pair of matching quotes around a value is not part of it. */
static char *
unquote(char *value)
{
	size_t len = strlen(value);

	if (len >= 2 && (value[0] == '"' || value[0] == '\'') &&
	    value[len - 1] == value[0]) {
		value[len - 1] = '\0';
		return value + 1;
	}
	return value;
}

static void
take_line(struct gather *g, char *line, int number)
{
	char *name = trim(line), *value = strchr(line, '=');
	const struct setting *s;
	bool file;
	size_t i;

	if (*name == '\0' || *name == '#')
		return;
	if (value == NULL) {
		fault(g, "line %d: want NAME = value", number);
		return;
	}
	*value++ = '\0';
	name = trim(name);
	s = find_row(name, &file);
	if (s == NULL) {
		fault(g, "line %d: unknown name %.60s", number, name);
		return;
	}
	i = (size_t)(s - table);
	if (g->from_file[i]) {
		fault(g, "line %d: %s is given twice", number, s->row.name);
		return;
	}
	value = unquote(trim(value));
	g->from_file[i] = true;
	g->value[i] =
	    file ? read_secret(g, name, value) : arena_strdup(g->arena, value);
}

static int
read_file(struct gather *g, const char *path, struct err *e)
{
	char line[VALUE_MAX];
	FILE *f = fopen(path, "re");
	int number = 0;

	if (f == NULL)
		return err_set(e, ERR_INVALID, say,
			       "settings: cannot read %s: %s", path,
			       strerror(errno));
	while (fgets(line, sizeof(line), f) != NULL) {
		size_t len = strlen(line);

		number++;
		if (len == sizeof(line) - 1 && line[len - 1] != '\n') {
			fault(g, "line %d is too long", number);
			break;
		}
		if (!encode_utf8_ok(line, len))
			fault(g, "line %d is not UTF-8", number);
		else
			take_line(g, line, number);
	}
	if (ferror(f))
		fault(g, "cannot read %s: %s", path, strerror(errno));
	(void)fclose(f);
	crypto_wipe(line, sizeof(line));
	return 0;
}

/* --- the environment over it --- */

static void
take_environment(struct gather *g, size_t i)
{
	const struct setting *s = &table[i];
	const char *value = getenv(s->row.name), *path;
	char name[64];

	if (value == NULL && s->alias != NULL)
		value = getenv(s->alias);
	(void)snprintf(name, sizeof(name), "%s_FILE", s->row.name);
	path = s->row.secret ? getenv(name) : NULL;
	if (value != NULL && path != NULL)
		fault(g, "%s and %s are both in the environment", s->row.name,
		      name);
	else if (path != NULL)
		g->value[i] = read_secret(g, name, path);
	else if (value != NULL)
		g->value[i] = value;
}

/* --- values --- */

static const char *
check_url(struct gather *g, const struct setting *s, const char *value)
{
	size_t len = strlen(value);

	if (len == 0)
		return value;
	if ((strncmp(value, "https://", 8) != 0 &&
	     strncmp(value, "http://", 7) != 0) ||
	    strpbrk(value, " \t\r\n\"<>") != NULL) {
		fault(g, "%s: want http:// or https://", s->row.name);
		return value;
	}
	while (value[len - 1] == '/')
		len--;
	return arena_strndup(g->arena, value, len);
}

static bool
among(const char *choices, const char *value)
{
	const char *at = strstr(choices, value);

	return at != NULL && *value != '\0' && strchr(value, '|') == NULL &&
	       at[-1] == '|' && at[strlen(value)] == '|';
}

static void
settle(struct gather *g, size_t i, struct settings *ret)
{
	const struct setting *s = &table[i];
	const char *value = g->value[i];
	char *place = (char *)ret + s->at;
	int n = 0;

	if (value == NULL)
		value = s->row.fallback;
	if (strpbrk(value, "\r\n") != NULL)
		fault(g, "%s: a line break in its value", s->row.name);
	if (s->kind == NUMBER) {
		if (!decode_int(value, s->least, s->most, &n))
			fault(g, "%s: want a number from %d to %d", s->row.name,
			      s->least, s->most);
		memcpy(place, &n, sizeof(n));
		return;
	}
	if (s->kind == URL)
		value = check_url(g, s, value);
	if (s->kind == CHOICE && !among(s->among, value))
		fault(g, "%s: want one of %s", s->row.name, s->among);
	if (s->kind == LEVEL && log_level_parse(value) < 0)
		fault(g, "%s: want debug, info, warn or error", s->row.name);
	value = arena_strdup(g->arena, value);
	memcpy(place, &value, sizeof(value));
}

int
settings_load(struct arena *a, const char *path, struct settings *ret,
	      struct err *e)
{
	struct settings s = { 0 };
	struct gather g = { .arena = a };

	str_init(&g.faults, a, sizeof(e->detail) * 4);
	if (path != NULL && *path != '\0' && read_file(&g, path, e) < 0)
		return -1;
	for (size_t i = 0; i < ROWS; i++) {
		take_environment(&g, i);
		settle(&g, i, &s);
	}
	if (g.faults.len > 0)
		return err_set(e, ERR_INVALID, say, "settings: %s",
			       g.faults.buf);
	if (*s.hooks_url == '\0')
		s.hooks_url = s.app_url;
	*ret = s;
	return 0;
}

/* --- what is missing or dangerous --- */

struct findings {
	void (*report)(const char *name, const char *finding, void *arg);
	void *arg;
	int count;
};

static void
find(struct findings *f, bool bad, const char *name, const char *finding)
{
	if (!bad)
		return;
	f->report(name, finding, f->arg);
	f->count++;
}

static bool
https(const char *url)
{
	return strncmp(url, "https://", 8) == 0;
}

static bool
loopback(const char *url)
{
	static const char *const hosts[] = { "http://127.0.0.1",
					     "http://localhost",
					     "http://[::1]" };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		size_t n = strlen(hosts[i]);

		if (strncmp(url, hosts[i], n) == 0 &&
		    strchr(":/", url[n]) != NULL) /* or its end */
			return true;
	}
	return false;
}

static void
check_everywhere(struct findings *f, const struct settings *s)
{
	find(f, *s->elevenlabs_api_key == '\0', "ELEVENLABS_API_KEY",
	     "missing: no agent can be created");
	find(f, *s->twilio_account_sid == '\0', "TWILIO_ACCOUNT_SID",
	     "missing: no phone number can be bought");
	find(f, *s->twilio_auth_token == '\0', "TWILIO_AUTH_TOKEN",
	     "missing: no phone number can be bought");
	find(f, *s->smtp_url == '\0', "SMTP_URL",
	     "missing: no mail can be sent, nobody can verify an address");
	find(f, *s->mail_from == '\0', "MAIL_FROM", "missing");
	find(f, !https(s->app_url) && !loopback(s->app_url), "APP_URL",
	     "plain http beyond this machine");
}

static void
check_production(struct findings *f, const struct settings *s)
{
	find(f, !https(s->app_url), "APP_URL", "production needs https");
	find(f, !https(s->hooks_url), "HOOKS_URL", "production needs https");
	find(f, !https(s->elevenlabs_base_url), "ELEVENLABS_BASE_URL",
	     "production needs https");
	find(f, !https(s->twilio_base_url), "TWILIO_BASE_URL",
	     "production needs https");
	find(f, strlen(s->elevenlabs_webhook_secret) < 16,
	     "ELEVENLABS_WEBHOOK_SECRET", "missing or under 16 characters");
	find(f, *s->db_password == '\0' && *s->db_socket == '\0', "DB_PASSWORD",
	     "missing for a database across the network");
	find(f, strcmp(s->log_level, "debug") == 0, "LOG_LEVEL",
	     "debug in production fills the journal");
	find(f, getenv("VOICEAGENT_NOW") != NULL, "VOICEAGENT_NOW",
	     "set: production ignores it");
}

int
settings_check(const struct settings *s,
	       void (*report)(const char *name, const char *finding, void *arg),
	       void *arg)
{
	struct findings f = { report, arg, 0 };

	check_everywhere(&f, s);
	if (strcmp(s->environment, "production") == 0)
		check_production(&f, s);
	return f.count;
}

const struct settings_row *
settings_rows(size_t *ret_count)
{
	static struct settings_row rows[ROWS];

	for (size_t i = 0; i < ROWS; i++)
		rows[i] = table[i].row;
	*ret_count = ROWS;
	return rows;
}
