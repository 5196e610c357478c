/* SPDX-License-Identifier: MIT
 *
 * eleven_voices.c: the voices, their samples, and text to speech.
 */
#include "config.h"

#include "sandbox/handlers.h"
#include "sandbox/rules.h"
#include "sandbox/speech.h"

struct voice {
	const char *id, *name, *gender, *age, *accent, *language;
	const char *description;
	const char *espeak; /* who speaks for it here */
	const char *sample;
};

#define EN "Thank you for calling. How may I help you today?"
#define ES "Gracias por llamar. \302\277En qu\303\251 puedo ayudarle?"
#define FR "Merci de votre appel. Comment puis-je vous aider ?"
#define DE "Danke f\303\274r Ihren Anruf. Wie kann ich Ihnen helfen?"
#define IT "Grazie per aver chiamato. Come posso aiutarla?"
#define PT "Obrigado por ligar. Como posso ajudar?"

/* clang-format off */
static const struct voice voices[] = {
	{ "rachel", "Rachel", "female", "young", "american", "en",
	  "Calm and clear, good on the phone.", "en-us+f3", EN },
	{ "adam", "Adam", "male", "middle_aged", "american", "en",
	  "Deep and steady.", "en-us+m3", EN },
	{ "bella", "Bella", "female", "young", "american", "en",
	  "Soft and friendly.", "en-us+f2", EN },
	{ "cjVigY5qzO86Huf0OWal", "Eric", "male", "middle_aged", "american",
	  "en", "Smooth; the platform's own default.", "en-us+m7", EN },
	{ "charlotte", "Charlotte", "female", "young", "british", "en",
	  "Warm, with a smile.", "en-gb+f4", EN },
	{ "george", "George", "male", "old", "british", "en",
	  "Mature and unhurried.", "en-gb+m2", EN },
	{ "fiona", "Fiona", "female", "middle_aged", "scottish", "en",
	  "Lively and clear.", "en-gb-scotland+f2", EN },
	{ "matilda", "Matilda", "female", "middle_aged", "australian", "en",
	  "Open and welcoming.", "en-gb+f1", EN },
	{ "lucia", "Luc\303\255a", "female", "young", "castilian", "es",
	  "Clear Spanish of Spain.", "es+f3", ES },
	{ "mateo", "Mateo", "male", "young", "mexican", "es",
	  "Friendly Latin American Spanish.", "es-419+m3", ES },
	{ "amelie", "Am\303\251lie", "female", "young", "parisian", "fr",
	  "Bright and polite.", "fr+f3", FR },
	{ "henri", "Henri", "male", "old", "parisian", "fr",
	  "A head waiter's voice.", "fr+m2", FR },
	{ "greta", "Greta", "female", "middle_aged", "standard", "de",
	  "Precise and kind.", "de+f2", DE },
	{ "jonas", "Jonas", "male", "young", "standard", "de",
	  "Relaxed and clear.", "de+m3", DE },
	{ "giulia", "Giulia", "female", "young", "standard", "it",
	  "Warm Italian.", "it+f3", IT },
	{ "tiago", "Tiago", "male", "middle_aged", "brazilian", "pt",
	  "Easy-going Brazilian.", "pt-br+m3", PT },
};
/* clang-format on */
#define VOICES (sizeof(voices) / sizeof(*voices))

static const struct voice *
voice_find(const char *id)
{
	size_t i;

	for (i = 0; i < VOICES; i++)
		if (strcmp(voices[i].id, id) == 0)
			return &voices[i];
	return NULL;
}

static struct json *
voice_json(struct exchange *x, const struct voice *v)
{
	struct json *j = json_object(x->arena), *o;

	json_put_string(j, "voice_id", v->id);
	json_put_string(j, "name", v->name);
	json_put_string(j, "category", "premade");
	o = json_put_object(j, "labels");
	json_put_string(o, "accent", v->accent);
	json_put_string(o, "gender", v->gender);
	json_put_string(o, "age", v->age);
	json_put_string(o, "language", v->language);
	json_put_string(o, "use_case", "conversational");
	json_put_string(j, "description", v->description);
	if (speech_possible())
		json_put_string(j, "preview_url",
				arena_printf(x->arena,
					     "%s/_sandbox/audio/%s.wav",
					     x->w->base_url, v->id));
	else
		json_put_null(j, "preview_url");
	o = json_add_object(json_put_array(j, "verified_languages"));
	json_put_string(o, "language", v->language);
	json_put_string(o, "model_id", "eleven_flash_v2_5");
	json_put_array(j, "available_for_tiers");
	json_put_null(j, "settings");
	return j;
}

static bool
has_text(const struct voice *v, const char *text)
{
	return !text || strcasestr(v->name, text) ||
	       strcasestr(v->description, text) ||
	       strcasestr(v->accent, text) || strcasestr(v->gender, text) ||
	       strcasestr("premade", text);
}

static bool
is_or_unasked(const struct exchange *x, const char *name, const char *value)
{
	bool asked = false;
	size_t i;

	for (i = 0; i < x->q->query_count; i++) {
		if (strcmp(x->q->query[i].name, name) != 0)
			continue;
		asked = true;
		if (strcasecmp(x->q->query[i].value, value) == 0)
			return true;
	}
	return !asked;
}

static bool
is_wanted(const struct exchange *x, const struct voice *v)
{
	return has_text(v, exchange_query(x, "search")) &&
	       is_or_unasked(x, "gender", v->gender) &&
	       is_or_unasked(x, "age", v->age) &&
	       is_or_unasked(x, "accent", v->accent) &&
	       is_or_unasked(x, "language", v->language) &&
	       is_or_unasked(x, "category", "premade") &&
	       is_or_unasked(x, "voice_ids", v->id);
}

static void
put_page(struct exchange *x, struct json *j, const struct voice **found,
	 size_t count)
{
	struct json *rows = json_put_array(j, "voices");
	size_t at = (size_t)exchange_query_int(x, "next_page_token", 0);
	size_t end = at + (size_t)exchange_query_int(x, "page_size", 10);

	for (; at < count && at < end; at++)
		json_add(rows, voice_json(x, found[at]));
	json_put_bool(j, "has_more", at < count);
	json_put_int(j, "total_count", (int64_t)count);
	if (at < count)
		json_put_string(j, "next_page_token",
				arena_printf(x->arena, "%zu", at));
	else
		json_put_null(j, "next_page_token");
}

void
voices_search(struct exchange *x)
{
	const struct voice *found[VOICES];
	struct json *j = json_object(x->arena);
	size_t i, n = 0;

	for (i = 0; i < VOICES; i++)
		if (is_wanted(x, &voices[i]))
			found[n++] = &voices[i];
	put_page(x, j, found, n);
	exchange_json(x, 200, j);
}

void
voices_all(struct exchange *x)
{
	struct json *j = json_object(x->arena);
	struct json *rows = json_put_array(j, "voices");
	size_t i;

	for (i = 0; i < VOICES; i++)
		json_add(rows, voice_json(x, &voices[i]));
	exchange_json(x, 200, j);
}

void
voices_get(struct exchange *x)
{
	const struct voice *v = voice_find(x->param[0]);

	if (v)
		exchange_json(x, 200, voice_json(x, v));
	else
		exchange_fault(x, 404, "voice_not_found",
			       "A voice with this id was not found");
}

/* "/_sandbox/audio/<id>.wav" */
void
voices_audio(struct exchange *x)
{
	const struct voice *v = voice_find(x->param[0]);

	if (!v || !speech_possible())
		exchange_detail(x, 404, "Not Found");
	else
		speech_answer(x, v->espeak, v->sample,
			      arena_printf(x->arena, "voice-%s", v->id));
}

static const struct rule speech_rules[] = {
	{ "text", RULE_STRING, true, 0, 0, NULL },
	{ "model_id", RULE_STRING, false, 0, 0, NULL },
	{ "language_code", RULE_STRING, false, 0, 0, NULL },
	{ "voice_settings", RULE_OBJECT, false, 0, 0, NULL },
	{ "voice_settings.speed", RULE_NUMBER, false, 0.7, 1.2, NULL },
};

void
voices_speak(struct exchange *x)
{
	const struct voice *v = voice_find(x->param[0]);
	const char *text;

	if (!rules_hold(x, speech_rules, 5))
		return;
	text = json_string(json_get(x->body, "text"));
	if (!v)
		exchange_fault(x, 404, "voice_not_found",
			       "A voice with this id was not found");
	else if (strlen(text) > 10000)
		exchange_fault(x, 400, "text_too_long", "The text is too long");
	else if (!speech_possible())
		exchange_fault(x, 503, "service_unavailable",
			       "espeak-ng is not installed");
	else
		speech_answer(x, v->espeak, text, NULL);
}

void
voices_models(struct exchange *x)
{
	static const char *const ids[] = { "eleven_flash_v2",
					   "eleven_flash_v2_5",
					   "eleven_multilingual_v2" };
	struct json *rows = json_array(x->arena), *row;
	size_t i;

	for (i = 0; i < 3; i++) {
		row = json_add_object(rows);
		json_put_string(row, "model_id", ids[i]);
		json_put_bool(row, "can_do_text_to_speech", true);
	}
	exchange_json(x, 200, rows);
}
