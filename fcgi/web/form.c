/* SPDX-License-Identifier: MIT
 *
 * form.c: typed fields out of a form.
 */
#include "web/form.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "core/encode.h"
#include "model/civil.h"
#include "web/form_fault.h"

#define TEXT_MOST 200

static struct form_fault *
note(struct req *req, const char *field)
{
	struct form_fault **at = &req->faults;

	for (; *at; at = &(*at)->next)
		if (strcmp((*at)->field, field) == 0)
			return *at;
	*at = arena_alloc(req->arena, sizeof(**at));
	(*at)->field = arena_strdup(req->arena, field);
	return *at;
}

void
form_fault(struct req *req, const char *field, const char *say)
{
	struct form_fault *f = note(req, field ? field : "form");

	if (!f->say)
		f->say = arena_strdup(req->arena, say);
}

void
form_prefill(struct req *req, const char *field, const char *value)
{
	note(req, field)->typed = arena_strdup(req->arena, value);
}

const char *
form_fault_of(const struct req *req, const char *field)
{
	for (const struct form_fault *f = req->faults; f; f = f->next)
		if (strcmp(f->field, field) == 0)
			return f->say;
	return NULL;
}

bool
form_faulty(const struct req *req)
{
	for (const struct form_fault *f = req->faults; f; f = f->next)
		if (f->say)
			return true;
	return false;
}

const char *
form_nth(const struct req *req, const char *name, size_t i)
{
	for (size_t k = 0; k < req->form.count; k++)
		if (strcmp(req->form.list[k].name, name) == 0 && i-- == 0)
			return req->form.list[k].value;
	return NULL;
}

static bool
fault(struct req *req, const struct form_field *f, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	form_fault(req, f->name, arena_vprintf(req->arena, fmt, ap));
	va_end(ap);
	return false;
}

/* Copy without blanks at both ends; CRLF and CR become LF; other control
 * characters (tabs in several lines excepted) become blanks. */
static char *
tidy(struct arena *a, const char *s, bool lines)
{
	char *out = arena_strdup(a, s + strspn(s, " \t\r\n")), *w = out;

	for (const char *r = out; *r; r++) {
		unsigned char c = (unsigned char)*r;

		if (c == '\r' && r[1] == '\n')
			continue;
		if (c == '\r')
			c = '\n';
		if (lines ? c == '\n' || c == '\t' : false)
			*w++ = (char)c;
		else
			*w++ = c < 0x20 || c == 0x7f ? ' ' : (char)c;
	}
	while (w > out && strchr(" \t\n", w[-1]))
		w--;
	*w = '\0';
	return out;
}

static bool
length_ok(struct req *req, const struct form_field *f, const char *s)
{
	size_t len = encode_utf8_length(s);
	size_t most = f->most ? (size_t)f->most : TEXT_MOST;

	if (len > most)
		return fault(req, f, "%s can have at most %zu characters.",
			     f->label, most);
	if (*s && f->least > 0 && len < (size_t)f->least)
		return fault(req, f, "%s needs at least %d characters.",
			     f->label, f->least);
	return true;
}

static bool
read_text(struct req *req, const struct form_field *f, const char *typed,
	  void *at)
{
	const char *s = typed;

	if (f->kind != FORM_PASSWORD)
		s = tidy(req->arena, s, f->kind == FORM_LINES);
	if (!length_ok(req, f, s))
		return false;
	*(const char **)at = s;
	return true;
}

/* One @, something before it, a dot after it, nothing a mail command could
 * be smuggled in with. */
static bool
email_ok(const char *s)
{
	const char *at = strchr(s, '@');
	const char *dot = at ? strrchr(at, '.') : NULL;

	for (const char *c = s; *c; c++)
		if ((unsigned char)*c <= 0x20 || strchr("\"(),:;<>[\\]", *c))
			return false;
	return at && at > s && at - s <= 64 && !strchr(at + 1, '@') && dot &&
	       dot > at + 1 && dot[1] && !strstr(s, "..");
}

static bool
read_email(struct req *req, const struct form_field *f, const char *typed,
	   void *at)
{
	char *s = tidy(req->arena, typed, false);

	if (strlen(s) > 254 || (*s && !email_ok(s)))
		return fault(req, f,
			     "%s does not look right. It should look like "
			     "name@example.com.",
			     f->label);
	for (char *c = s; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	*(const char **)at = s;
	return true;
}

static bool
read_int(struct req *req, const struct form_field *f, const char *s, void *at)
{
	bool bounded = f->least != 0 || f->most != 0;
	int least = bounded ? f->least : -1000000000;
	int most = f->most ? f->most : 1000000000;
	int value = f->fallback;

	if (*s && !decode_int(s, least, most, &value)) {
		if (bounded)
			return fault(req, f, "%s must be from %d to %d.",
				     f->label, least, most);
		return fault(req, f, "%s must be a number.", f->label);
	}
	*(int *)at = value;
	return true;
}

static bool
read_id(struct req *req, const struct form_field *f, const char *s, void *at)
{
	uint64_t id = 0;

	if (*s && (!decode_u64(s, &id) || id > INT64_MAX))
		return fault(req, f, "%s: please choose one of the list.",
			     f->label);
	*(uint64_t *)at = id;
	return true;
}

static bool
read_bool(struct req *req, const struct form_field *f, const char *s, void *at)
{
	(void)req;
	(void)f;
	*(bool *)at = strcmp(s, "1") == 0 || strcmp(s, "on") == 0 ||
		      strcmp(s, "true") == 0 || strcmp(s, "yes") == 0;
	return true;
}

static bool
read_date(struct req *req, const struct form_field *f, const char *s, void *at)
{
	struct civil_date d = { 0, 0, 0 };

	if (*s && !civil_parse_date(s, &d))
		return fault(req, f, "%s must be a date such as 2026-11-22.",
			     f->label);
	*(struct civil_date *)at = d;
	return true;
}

static bool
read_time(struct req *req, const struct form_field *f, const char *s, void *at)
{
	int minutes = -1;

	if (*s && !civil_parse_time(s, &minutes))
		return fault(req, f, "%s must be a time such as 19:30.",
			     f->label);
	*(int *)at = minutes;
	return true;
}

static bool
read_choice(struct req *req, const struct form_field *f, const char *s,
	    void *at)
{
	int chosen = f->fallback;

	if (*s) {
		for (chosen = 0; f->choices[chosen]; chosen++)
			if (strcmp(f->choices[chosen], s) == 0)
				break;
		if (!f->choices[chosen])
			return fault(req, f,
				     "%s: please choose one of the list.",
				     f->label);
	}
	*(int *)at = chosen;
	return true;
}

static bool (*const readers[])(struct req *, const struct form_field *,
			       const char *, void *) = {
	[FORM_TEXT] = read_text,   [FORM_LINES] = read_text,
	[FORM_EMAIL] = read_email, [FORM_PASSWORD] = read_text,
	[FORM_INT] = read_int,     [FORM_ID] = read_id,
	[FORM_BOOL] = read_bool,   [FORM_DATE] = read_date,
	[FORM_TIME] = read_time,   [FORM_CHOICE] = read_choice,
};

static bool
field_read(struct req *req, const struct form_field *f, void *dest)
{
	const char *typed = req_field(req, f->name);
	void *at = (char *)dest + f->offset;
	const char *s = typed ? typed : "";

	if (typed && f->kind != FORM_PASSWORD)
		form_prefill(req, f->name, typed);
	if (f->kind != FORM_TEXT && f->kind != FORM_LINES &&
	    f->kind != FORM_EMAIL && f->kind != FORM_PASSWORD)
		s = tidy(req->arena, s, false);
	if (f->required && !s[strspn(s, " \t\r\n")])
		return fault(req, f, "%s is missing.", f->label);
	return readers[f->kind](req, f, s, at);
}

int
form_read(struct req *req, const struct form_field *fields, size_t count,
	  void *dest)
{
	bool good = true;

	for (size_t i = 0; i < count; i++)
		good &= field_read(req, &fields[i], dest);
	if (good)
		return 0;
	return err_set(&req->err, ERR_INVALID, "", "form: a field was refused");
}
