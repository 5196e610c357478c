/* SPDX-License-Identifier: MIT
 *
 * wizard.c: an agent in the making.
 */
#include "domain/wizard.h"

#include <string.h>

#include "core/encode.h"
#include "core/json.h"
#include "core/random.h"
#include "domain/house_form.h"
#include "domain/houses.h"
#include "domain/launch.h"
#include "domain/library.h"
#include "domain/voices.h"
#include "domain/wake.h"
#include "store/drafts.h"

#define KIND "agent"
#define LIFE (7 * CLOCK_DAY)

static const struct json_caps caps = { .bytes = 64 * 1024, .depth = 2 };

void
wizard_begin(struct ctx *c, uint64_t user_id, struct wizard *ret)
{
	*ret = (struct wizard){
		.user_id = user_id,
		.reached = WIZARD_RESTAURANT,
		.texts = json_object(c->arena),
	};
}

static int
unpack(struct ctx *c, const struct draft *d, struct wizard *ret, struct err *e)
{
	*ret = (struct wizard){
		.id = d->id,
		.user_id = d->user_id,
		.reached =
		    d->step < WIZARD_RESTAURANT ? WIZARD_RESTAURANT : d->step,
		.revision = d->revision,
		.texts = json_parse(c->arena, d->payload, strlen(d->payload),
				    &caps, e),
	};
	return ret->texts ? 1 : -1;
}

int
wizard_open(struct ctx *c, const struct tenant *t, uint64_t user_id,
	    uint64_t id, struct wizard *ret, struct err *e)
{
	struct draft d;
	int rc = drafts_by_id(c->store, t, user_id, id, &d);

	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0 || d.expires_at <= clock_now() || strcmp(d.kind, KIND) != 0)
		return 0;
	return unpack(c, &d, ret, e);
}

int
wizard_latest(struct ctx *c, const struct tenant *t, uint64_t user_id,
	      struct wizard *ret, struct err *e)
{
	struct draft d;
	int rc = drafts_latest(c->store, t, user_id, KIND, clock_now(), &d);

	if (rc < 0)
		return store_fault(c->store, e);
	return rc ? unpack(c, &d, ret, e) : 0;
}

const char *
wizard_text(const void *wizard, const char *field)
{
	const struct wizard *w = wizard;

	return json_string(json_get(w->texts, field));
}

void
wizard_put(struct wizard *w, const char *field, const char *text)
{
	json_put_string(w->texts, field, text ? text : "");
}

int
wizard_save(struct ctx *c, const struct tenant *t, struct wizard *w,
	    struct err *e)
{
	struct draft d = {
		.id = w->id ? w->id : random_id(),
		.user_id = w->user_id,
		.kind = KIND,
		.payload = json_text(c->arena, w->texts),
		.step = w->reached,
		.revision = w->revision,
		.updated_at = clock_now(),
		.expires_at = clock_now() + LIFE,
	};
	int rc;

	if (strlen(d.payload) > caps.bytes)
		return err_set(e, ERR_TOO_LARGE, "That is too much text.",
			       "wizard: draft too large");
	rc = w->id ? drafts_save(c->store, t, &d)
		   : drafts_insert(c->store, t, &d);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return err_set(e, ERR_CONFLICT,
			       "This was changed in another window. Please "
			       "load the page again.",
			       "wizard: stale draft");
	w->revision = w->id ? w->revision + 1 : 1;
	w->id = d.id;
	return 1;
}

int
wizard_keep_file(struct ctx *c, const struct tenant *t, struct wizard *w,
		 const char *name, struct crypto_bytes content, struct err *e)
{
	const char *kind = library_kind(content, e);
	const struct draft_file f = { name, kind, content };
	int rc;

	if (!kind)
		return -1;
	rc = drafts_put_file(c->store, t, w->id, &f);
	if (rc < 0)
		return store_fault(c->store, e);
	if (rc == 0)
		return err_set(e, ERR_CONFLICT,
			       "This draft is gone. Please begin again.",
			       "wizard: file for no draft");
	wizard_put(w, "document-name", name);
	wizard_put(w, "document-size",
		   arena_printf(c->arena, "%zu", content.len));
	return 1;
}

/* --- what it would become --- */

static bool
is_existing(const struct wizard *w)
{
	const char *which = wizard_text(w, "which");

	return which && strcmp(which, "existing") == 0;
}

int
wizard_house(struct ctx *c, const struct tenant *t, const struct wizard *w,
	     struct restaurant *ret, const char **ret_field, struct err *e)
{
	const char *text = wizard_text(w, "restaurant-id");
	uint64_t id;
	int rc;

	if (!is_existing(w))
		return house_form_read(c->arena, wizard_text, w, ret, ret_field,
				       e);
	rc = text && decode_u64(text, &id) ? houses_find(c, t, id, ret, e) : 0;
	if (rc > 0)
		return 0;
	*ret_field = "restaurant-id";
	return rc < 0 ? -1
		      : err_set(e, ERR_INVALID, "Please choose a restaurant.",
				"wizard: no such restaurant");
}

int
wizard_check_voice(struct ctx *c, const struct wizard *w,
		   const char **ret_field, struct err *e)
{
	const char *id = wizard_text(w, "voice");
	const char *greeting = wizard_text(w, "greeting");
	struct voice voice;
	int rc = id && *id ? voices_choice(c, id, &voice, e) : 0;

	*ret_field = "voice";
	if (rc < 0)
		return -1;
	if (rc == 0)
		return err_set(e, ERR_INVALID, "Please choose a voice.",
			       "wizard: no voice");
	*ret_field = "greeting";
	if (!greeting || !*greeting)
		return err_set(e, ERR_INVALID, "Please write a greeting.",
			       "wizard: no greeting");
	if (encode_utf8_length(greeting) > 500)
		return err_set(e, ERR_INVALID,
			       "The greeting may have at most 500 characters.",
			       "wizard: long greeting");
	return 0;
}

/* --- the end --- */

struct finish {
	struct ctx *c;
	const struct tenant *t;
	const struct wizard *w;
	struct restaurant house;
	struct draft_file file;
	bool has_file;
	uint64_t agent_id;
	int step;
	const char *field;
	struct err *e;
};

static int
add_document(struct finish *f, const struct tenant *house)
{
	const struct library_file file = {
		.name = f->file.file_name,
		.type = wizard_text(f->w, "document-type"),
		.content = f->file.content,
		.agent_id = f->agent_id,
		.user_id = f->w->user_id,
	};
	uint64_t id;

	f->step = WIZARD_DOCUMENTS;
	f->field = "document";
	return library_keep(f->c, house, &file, &id, f->e);
}

static int
add_agent(struct finish *f, const struct tenant *house)
{
	const struct launch_request request = {
		.user_id = f->w->user_id,
		.voice_id = wizard_text(f->w, "voice"),
		.language = wizard_text(f->w, "language"),
		.config = { .greeting = wizard_text(f->w, "greeting"),
			    .style = wizard_text(f->w, "style") },
	};
	int rc;

	f->step = WIZARD_VOICE;
	rc = launch_request(f->c, house, &request, &f->agent_id, &f->field,
			    f->e);
	if (rc < 0 && f->e->code != ERR_INVALID)
		f->step = 0;
	return rc;
}

/* The draft goes first: of two presses of the button one finds it gone. */
static int
finish(struct store *st, void *arg)
{
	struct finish *f = arg;
	struct tenant house = *f->t;
	int rc;

	*f->e = (struct err)ERR_INIT;
	f->step = 0;
	f->field = "";
	rc = drafts_delete(st, f->t, f->w->user_id, f->w->id);
	if (rc < 0)
		return -1;
	if (rc == 0)
		return err_set(f->e, ERR_CONFLICT,
			       "This agent was created already.",
			       "wizard: draft gone");
	if (!is_existing(f->w) && houses_add(f->c, f->t, &f->house, f->e) <= 0)
		return -1;
	house.restaurant_id = f->house.id;
	rc = add_agent(f, &house);
	if (rc > 0 && f->has_file)
		rc = add_document(f, &house);
	if (rc == 0)
		return err_set(f->e, ERR_NOT_FOUND, "This restaurant is gone.",
			       "wizard: restaurant gone");
	if (rc > 0)
		f->step = 0;
	return rc;
}

int
wizard_finish(struct ctx *c, const struct tenant *t, const struct wizard *w,
	      uint64_t *ret_agent_id, int *ret_step, const char **ret_field,
	      struct err *e)
{
	struct finish f = { .c = c, .t = t, .w = w, .e = e };
	int rc;

	*ret_step = WIZARD_RESTAURANT;
	if (wizard_house(c, t, w, &f.house, ret_field, e) < 0)
		return -1;
	*ret_step = WIZARD_VOICE;
	if (wizard_check_voice(c, w, ret_field, e) < 0)
		return -1;
	*ret_step = 0;
	rc = drafts_file(c->store, t, w->id, &f.file);
	if (rc < 0)
		return store_fault(c->store, e);
	f.has_file = rc > 0;
	rc = store_transact(c->store, finish, &f, e);
	*ret_step = f.step;
	*ret_field = f.field ? f.field : "";
	if (rc <= 0)
		return -1;
	wake_jobs(c->settings);
	*ret_agent_id = f.agent_id;
	return 1;
}
