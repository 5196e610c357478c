/* SPDX-License-Identifier: MIT
 *
 * wizard_show.c: the wizard's four pages, filled from its draft.
 */
#include "web/wizard_show.h"

#include <ctype.h>
#include <string.h>

#include "core/encode.h"
#include "core/str.h"
#include "domain/houses.h"
#include "domain/launch.h"
#include "domain/library.h"
#include "domain/voices.h"
#include "model/prompt.h"
#include "web/app.h"
#include "web/pages.h"
#include "web/say.h"

#define GREETING "Thank you for calling {{restaurant}}. How may I help you?"

static const char *const languages[][2] = {
	{ "en-US", "English (USA)" },   { "en-GB", "English (UK)" },
	{ "es-ES", "Spanish (Spain)" }, { "es-MX", "Spanish (Mexico)" },
	{ "fr-FR", "French" },          { "de-DE", "German" },
	{ "it-IT", "Italian" },         { "pt-BR", "Portuguese (Brazil)" },
	{ "pt-PT", "Portuguese" },      { "nl-NL", "Dutch" },
	{ "pl-PL", "Polish" },          { "sv-SE", "Swedish" },
	{ "da-DK", "Danish" },          { "ja-JP", "Japanese" },
	{ "ko-KR", "Korean" },          { "zh-CN", "Chinese" },
};

static const struct {
	const char *value, *text, *line;
} styles[] = {
	{ "professional", "Professional", "Courteous and to the point" },
	{ "friendly", "Friendly", "Warm and unhurried" },
	{ "casual", "Casual", "Relaxed, like a regular" },
};

#define COUNT(x) (sizeof(x) / sizeof((x)[0]))

const char *
page_language(const char *code)
{
	for (size_t i = 0; i < COUNT(languages); i++)
		if (strcmp(languages[i][0], code) == 0)
			return languages[i][1];
	return code;
}

static const char *
text_or(const struct wizard *w, const char *field, const char *fallback)
{
	const char *text = wizard_text(w, field);

	return text && *text ? text : fallback;
}

/* --- step 1 --- */

static int
show_choices(struct req *req, struct view_node *list)
{
	const struct restaurant *houses = NULL;
	int count =
	    houses_list(req->app->ctx, &req->tenant, &houses, &req->err);

	for (int i = 0; i < count; i++) {
		struct view_node *n;

		if (houses[i].status == RESTAURANT_ARCHIVED)
			continue;
		n = view_item(list);
		view_set_id(n, "value", houses[i].id);
		view_set(n, "text", houses[i].name);
	}
	return count;
}

/* A begun one is offered where a fresh one is opened. */
static int
show_begun(struct req *req, struct view_node *n, const struct wizard *w)
{
	struct wizard begun;
	int rc;

	if (w->id)
		return 0;
	rc = wizard_latest(req->app->ctx, &req->tenant, w->user_id, &begun,
			   &req->err);
	if (rc <= 0)
		return rc;
	view_set_id(n, "id", begun.id);
	view_set(n, "name", wizard_text(&begun, "restaurant-name"));
	view_set_int(n, "step", begun.reached);
	return 1;
}

static int
show_restaurant(struct req *req, struct view *v, const struct wizard *w)
{
	struct view_node *root = view_root(v);

	house_fields_show(req, v, wizard_text, w);
	form_prefill(req, "which", text_or(w, "which", "new"));
	form_prefill(req, "restaurant-id", text_or(w, "restaurant-id", ""));
	if (show_choices(req, view_child(root, "Choices")) < 0)
		return -1;
	return show_begun(req, view_child(root, "Open_draft"), w);
}

/* --- step 2 --- */

/* "American · female · young" */
static const char *
voice_line(struct arena *a, const struct voice *voice)
{
	const char *parts[] = { voice->accent, voice->gender, voice->age };
	struct str s;

	str_init(&s, a, 300);
	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i] && *parts[i])
			str_addf(&s, "%s%s", s.len ? " · " : "", parts[i]);
	for (char *c = s.buf; *c; c++)
		if (*c == '_')
			*c = ' ';
	s.buf[0] = (char)toupper((unsigned char)s.buf[0]);
	return s.len ? s.buf : voice->description;
}

static void
show_voices(struct req *req, struct view_node *list, const struct wizard *w,
	    const struct voice *voices, int count)
{
	const char *chosen = text_or(w, "voice", "");

	for (int i = 0; i < count; i++) {
		struct view_node *n = view_item(list);

		view_set(n, "id", voices[i].id);
		view_set(n, "name", voices[i].name);
		view_set(n, "line", voice_line(req->arena, &voices[i]));
		view_setf(n, "initial", "%.1s", voices[i].name);
		view_set_int(n, "tone", i % 5);
		view_set_flag(n, "chosen", strcmp(voices[i].id, chosen) == 0);
	}
}

static int
show_voice(struct req *req, struct view *v, const struct wizard *w)
{
	struct view_node *root = view_root(v), *n;
	const struct voice *voices = NULL;
	int count = voices_choices(req->app->ctx, &voices, &req->err);

	if (count < 0)
		return -1;
	show_voices(req, view_child(root, "Voices"), w, voices, count);
	for (size_t i = 0; i < COUNT(styles); i++) {
		n = view_item(view_child(root, "Styles"));
		view_set(n, "value", styles[i].value);
		view_set(n, "text", styles[i].text);
		view_set(n, "line", styles[i].line);
	}
	for (size_t i = 0; i < COUNT(languages); i++) {
		n = view_item(view_child(root, "Languages"));
		view_set(n, "value", languages[i][0]);
		view_set(n, "text", languages[i][1]);
	}
	form_prefill(req, "greeting", text_or(w, "greeting", GREETING));
	form_prefill(req, "style", text_or(w, "style", "friendly"));
	form_prefill(req, "language", text_or(w, "language", "en-US"));
	return 0;
}

/* --- step 3 --- */

static void
show_file(struct req *req, struct view *v, const struct wizard *w)
{
	struct view_node *n = view_child(view_root(v), "File");
	const char *type = text_or(w, "document-type", "menu");
	const char *name = text_or(w, "document-name", NULL);
	uint64_t size = 0;

	view_set_int(n, "most", DOCUMENT_MOST);
	if (!name)
		return;
	decode_u64(text_or(w, "document-size", "0"), &size);
	view_set(n, "name", name);
	for (size_t i = 0; library_type(i); i++)
		if (strcmp(library_type(i), type) == 0)
			view_setf(n, "line", "%s · %s",
				  say_size(req->arena, (size_t)size),
				  library_type_label(i));
}

static int
show_documents(struct req *req, struct view *v, const struct wizard *w)
{
	struct view_node *list = view_child(view_root(v), "Types");

	show_file(req, v, w);
	for (size_t i = 0; library_type(i); i++) {
		struct view_node *n = view_item(list);

		view_set(n, "value", library_type(i));
		view_set(n, "text", library_type_label(i));
	}
	form_prefill(req, "document-type", text_or(w, "document-type", "menu"));
	return 0;
}

/* --- step 4 --- */

static void
add_fact(struct view_node *list, const char *name, const char *text,
	 bool assumed)
{
	struct view_node *n = view_item(list);

	view_set(n, "name", name);
	view_set(n, "text", text);
	view_set_flag(n, "assumed", assumed);
}

/* Did the owner leave these as they were proposed? */
static bool
same_hours(const struct restaurant *a, const struct restaurant *b)
{
	for (int d = MONDAY; d <= SUNDAY; d++) {
		const struct hours_day *x = &a->hours.day[d];
		const struct hours_day *y = &b->hours.day[d];

		if (x->count != y->count)
			return false;
		for (size_t i = 0; i < x->count; i++)
			if (x->period[i].open != y->period[i].open ||
			    x->period[i].close != y->period[i].close)
				return false;
	}
	return true;
}

static bool
same_seats(const struct restaurant *a, const struct restaurant *b)
{
	const struct restaurant_settings *x = &a->settings, *y = &b->settings;

	return x->seating_capacity == y->seating_capacity &&
	       x->turnover_minutes == y->turnover_minutes &&
	       x->max_party_size == y->max_party_size;
}

static void
show_facts(struct req *req, struct view_node *list, const struct wizard *w,
	   const struct restaurant *r)
{
	const struct restaurant_location *l = &r->location;
	const struct restaurant_settings *s = &r->settings;
	struct restaurant fresh = { .name = "" };
	struct arena *a = req->arena;
	bool typed = strcmp(text_or(w, "which", "new"), "existing") != 0;
	bool placed = *text_or(w, "timezone", "") || *l->state;

	restaurant_defaults(&fresh);
	add_fact(list, "Name", r->name, false);
	add_fact(list, "Cuisine", r->cuisine, false);
	add_fact(list, "Address",
		 *l->address && *l->city
		     ? arena_printf(a, "%s, %s", l->address, l->city)
		 : *l->address ? l->address
			       : l->city,
		 false);
	add_fact(list, "Time zone", say_zone(a, l->timezone),
		 typed && !placed && strcmp(l->country, "US") == 0);
	add_fact(list, "Opening hours", say_week(a, l->country, &r->hours),
		 typed && same_hours(r, &fresh));
	add_fact(list, "Phone", say_phone(a, r->contact.phone, l->country),
		 false);
	add_fact(list, "E-mail", r->contact.email, false);
	add_fact(list, "Seats and policies",
		 arena_printf(
		     a, "%s, %d minutes a table, parties of %d to %d",
		     say_count(a, s->seating_capacity, "cover", "covers"),
		     s->turnover_minutes, s->min_party_size, s->max_party_size),
		 typed && same_seats(r, &fresh));
}

static int
show_speech(struct req *req, struct view_node *n, const struct wizard *w,
	    const struct restaurant *r)
{
	const char *style = text_or(w, "style", "friendly");
	struct str greeting;
	struct voice voice;
	int rc = voices_choice(req->app->ctx, text_or(w, "voice", "-"), &voice,
			       &req->err);

	if (rc < 0)
		return -1;
	str_init(&greeting, req->arena, 2000);
	prompt_greeting(&greeting, text_or(w, "greeting", GREETING), r);
	view_set(n, "greeting", greeting.buf);
	view_set(n, "voice", rc ? voice.name : "Not chosen");
	view_set(n, "language", page_language(text_or(w, "language", "en-US")));
	for (size_t i = 0; i < COUNT(styles); i++)
		if (strcmp(styles[i].value, style) == 0)
			view_set(n, "style", styles[i].text);
	return 0;
}

/* Why the button would fail is said before it is pressed. */
static int
show_allowed(struct req *req)
{
	struct err e = ERR_INIT;

	if (launch_allowed(req->app->ctx, &req->tenant, req->session.user.id,
			   &e) > 0)
		return 0;
	if (e.code != ERR_FORBIDDEN && e.code != ERR_LIMIT) {
		req->err = e;
		return -1;
	}
	if (e.code == ERR_LIMIT) /* the other has its own alert */
		form_fault(req, "form", e.say);
	return 0;
}

static int
show_review(struct req *req, struct view *v, const struct wizard *w)
{
	struct view_node *root = view_root(v);
	struct restaurant r;
	const char *field;

	if (wizard_house(req->app->ctx, &req->tenant, w, &r, &field,
			 &req->err) < 0) {
		if (req->err.code != ERR_INVALID)
			return -1;
		req->err = (struct err)ERR_INIT;
		restaurant_defaults(&r);
		r.name = text_or(w, "restaurant-name", "");
	}
	show_facts(req, view_child(root, "Facts"), w, &r);
	show_file(req, v, w);
	if (show_speech(req, view_child(root, "Review"), w, &r) < 0)
		return -1;
	return show_allowed(req);
}

/* --- any of them --- */

static const struct {
	const char *page, *title, *line;
	int (*show)(struct req *req, struct view *v, const struct wizard *w);
} steps[] = {
	{ "pages/agents/create-restaurant", "New agent: restaurant",
	  "Step 1 of 4, about a minute. Only the name must be typed.",
	  show_restaurant },
	{ "pages/agents/create-voice", "New agent: voice",
	  "Step 2 of 4. Who answers the phone, and how.", show_voice },
	{ "pages/agents/create-documents", "New agent: documents",
	  "Step 3 of 4. What it should know beyond the facts.",
	  show_documents },
	{ "pages/agents/create-review", "New agent: review",
	  "Step 4 of 4. A last look before it goes live.", show_review },
};

int
wizard_show(struct req *req, const struct wizard *w, int step)
{
	struct view *v = view_new(req);
	struct view_node *root = view_root(v);
	bool faulty = form_faulty(req);

	view_page(v, steps[step - 1].title, "agents");
	view_set_flag(root, "Page.Narrow", true);
	view_set_int(root, "Step.at", step);
	view_set_int(root, "Step.reached", w->reached);
	view_set(root, "Step.line", steps[step - 1].line);
	if (w->id)
		view_set_id(root, "Draft.id", w->id);
	if (steps[step - 1].show(req, v, w) < 0)
		return -1;
	return view_render_status(req, v, steps[step - 1].page,
				  faulty ? 422 : 200);
}
