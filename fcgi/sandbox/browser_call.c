/* SPDX-License-Identifier: MIT
 *
 * browser_call.c: a test call from a browser, in text mode.
 *
 * Sound that comes up is ignored, none goes down: a client in text mode
 * sends {"type":"user_message","text"} and reads agent_response.
 */
#include "config.h"

#include "core/crypto.h"
#include "core/encode.h"
#include "core/random.h"
#include "sandbox/browser_call.h"
#include "sandbox/conversation.h"

#define PATH       "/v1/convai/conversation"
#define TOKEN_LIFE 900 /* s */
#define PING_MS    10000

struct browser {
	struct arena *arena;
	struct world *w;
	struct door_socket *socket; /* NULL: the browser has gone */
	struct conversation *c;     /* NULL: it is over */
	int events;
	bool greeted;
	struct door_timer *ping; /* NULL: none is due */
};

/* --- signed URLs --- */

static const char *
token_mac(struct arena *a, const char *text)
{
	static unsigned char key[32];
	static bool made;
	unsigned char mac[CRYPTO_HASH_LEN];
	char hex[2 * CRYPTO_HASH_LEN + 1];

	if (!made)
		random_bytes(key, sizeof(key));
	made = true;
	crypto_hmac_sha256((struct crypto_bytes){ key, sizeof(key) },
			   (struct crypto_bytes){ text, strlen(text) }, mac);
	encode_hex(hex, mac, sizeof(mac));
	return arena_strdup(a, hex);
}

static const char *
token_until(struct arena *a, const char *agent_id, const char *conversation_id,
	    int64_t until)
{
	const char *text = arena_printf(a, "%s|%s|%lld", agent_id,
					conversation_id ? conversation_id : "",
					(long long)until);

	return arena_printf(a, "cvtkn_%lld_%s", (long long)until,
			    token_mac(a, text));
}

const char *
browser_token(struct arena *a, const char *agent_id,
	      const char *conversation_id)
{
	return token_until(a, agent_id, conversation_id,
			   exchange_now() + TOKEN_LIFE);
}

static bool
token_holds(struct arena *a, const char *token, const char *agent_id,
	    const char *conversation_id)
{
	int64_t until;

	if (!token || strncmp(token, "cvtkn_", 6) != 0)
		return false;
	until = strtoll(token + 6, NULL, 10);
	return until >= exchange_now() &&
	       strcmp(token,
		      token_until(a, agent_id, conversation_id, until)) == 0;
}

/* --- what goes down --- */

static void
send(struct browser *b, const struct json *event)
{
	if (b->socket)
		door_socket_send(b->socket, json_text(b->arena, event));
}

static struct json *
event_of(struct browser *b, const char *type, const char *member,
	 struct json **ret_inner)
{
	struct json *j = json_object(b->arena);

	json_put_string(j, "type", type);
	*ret_inner = json_put_object(j, member);
	return j;
}

static void
send_metadata(struct browser *b)
{
	struct json *inner;
	struct json *j =
	    event_of(b, "conversation_initiation_metadata",
		     "conversation_initiation_metadata_event", &inner);

	json_put_string(inner, "conversation_id", conversation_id(b->c));
	json_put_string(inner, "agent_output_audio_format", "pcm_16000");
	json_put_string(inner, "user_input_audio_format", "pcm_16000");
	send(b, j);
}

static void
said(struct conversation *c, const char *text, void *arg)
{
	struct browser *b = arg;
	struct json *inner;
	struct json *j =
	    event_of(b, "agent_response", "agent_response_event", &inner);

	(void)c;
	json_put_string(inner, "agent_response", text);
	json_put_int(inner, "event_id", ++b->events);
	send(b, j);
}

static void
listening(struct conversation *c, void *arg)
{
	(void)c;
	(void)arg;
}

static void
forget(struct browser *b)
{
	if (b->c || b->socket)
		return;
	if (b->ping)
		door_cancel(b->w->door, b->ping);
	arena_free(b->arena);
}

static void
ended(struct conversation *c, void *arg)
{
	struct browser *b = arg;

	(void)c;
	b->c = NULL;
	if (b->socket)
		door_socket_close(b->socket, 1000, "The conversation is over");
	forget(b);
}

static const struct conversation_ears ears = { said, listening, ended };

static void
ping(void *arg)
{
	struct browser *b = arg;
	struct json *inner, *j;

	b->ping = NULL;
	if (!b->c)
		return;
	j = event_of(b, "ping", "ping_event", &inner);
	json_put_int(inner, "event_id", ++b->events);
	json_put_null(inner, "ping_ms");
	send(b, j);
	b->ping = door_after(b->w->door, PING_MS, ping, b);
}

/* --- what comes up --- */

static const char *
query(const struct door_request *q, const char *name)
{
	size_t i;

	for (i = 0; i < q->query_count; i++)
		if (strcmp(q->query[i].name, name) == 0)
			return q->query[i].value;
	return NULL;
}

/* A private agent asks for a signed URL. */
static bool
may_enter(struct browser *b, const struct door_request *q, const char *agent)
{
	const struct json *j =
	    state_get(b->w->state, b->arena, STATE_AGENT, agent);

	return !json_bool(json_path(j, "platform_settings.auth.enable_auth"),
			  false) ||
	       token_holds(b->arena, query(q, "conversation_signature"), agent,
			   query(q, "conversation_id"));
}

static const char *
enter(struct browser *b, const struct door_request *q)
{
	struct conversation_options o = { .agent_id = query(q, "agent_id"),
					  .id = query(q, "conversation_id"),
					  .caller = "",
					  .ears = &ears,
					  .arg = b };
	const char *why = "No such conversation";

	if (strcmp(q->path, PATH) != 0 || !o.agent_id)
		return why;
	if (!may_enter(b, q, o.agent_id))
		return "This agent requires a valid signed URL";
	b->c = conversation_begin(b->w, b->arena, &o, &why);
	return b->c ? NULL : why;
}

static void
opened(struct door_socket *s, const struct door_request *q)
{
	struct arena *a = arena_new(16u << 20);
	struct browser *b = arena_alloc(a, sizeof(*b));
	const char *why;

	*b = (struct browser){ .arena = a,
			       .w = door_socket_arg(s),
			       .socket = s };
	door_socket_set(s, b);
	why = enter(b, q);
	if (why) {
		door_socket_close(s, 1008, why);
		return;
	}
	send_metadata(b);
	b->ping = door_after(b->w->door, PING_MS, ping, b);
}

static void
greet(struct browser *b)
{
	if (!b->greeted) {
		b->greeted = true;
		conversation_greet(b->c);
	}
}

static void
heard(struct browser *b, const char *text)
{
	struct json *inner;
	struct json *j =
	    event_of(b, "user_transcript", "user_transcription_event", &inner);

	json_put_string(inner, "user_transcript", text);
	send(b, j);
	conversation_hear(b->c, text);
}

static void
on_text(struct door_socket *s, const char *text, size_t len)
{
	static const struct json_caps caps = { 65536, 16 };
	struct browser *b = door_socket_state(s);
	const struct json *j = json_parse(b->arena, text, len, &caps, NULL);
	const char *type = json_string(json_get(j, "type"));
	const char *words = json_string(json_get(j, "text"));

	if (!b->c)
		return;
	greet(b);
	if (type && strcmp(type, "user_message") == 0 && words && b->c)
		heard(b, words);
}

static void
gone(struct door_socket *s)
{
	struct browser *b = door_socket_state(s);

	if (!b)
		return;
	b->socket = NULL;
	if (b->c)
		conversation_hang_up(b->c);
	else
		forget(b);
}

const struct door_sockets browser_sockets = { opened, on_text, gone };
