# SPDX-License-Identifier: MIT
#
# The sandbox knows nothing of the product: it links core and libwebsockets.
# Its tests link the same objects (libsandbox.a) without the program's main.

noinst_LIBRARIES += libsandbox.a
libsandbox_a_CPPFLAGS = $(AM_CPPFLAGS) $(LWS_CFLAGS) $(CURL_CFLAGS)
libsandbox_a_SOURCES = \
	fcgi/sandbox/aftercall.c \
	fcgi/sandbox/browser_call.c \
	fcgi/sandbox/calendar.c \
	fcgi/sandbox/call_command.c \
	fcgi/sandbox/caller.c \
	fcgi/sandbox/conversation.c \
	fcgi/sandbox/dialogue.c \
	fcgi/sandbox/eleven_agents.c \
	fcgi/sandbox/eleven_conversations.c \
	fcgi/sandbox/eleven_documents.c \
	fcgi/sandbox/eleven_phones.c \
	fcgi/sandbox/eleven_spec.c \
	fcgi/sandbox/eleven_tools.c \
	fcgi/sandbox/eleven_voices.c \
	fcgi/sandbox/eleven_workspace.c \
	fcgi/sandbox/exchange.c \
	fcgi/sandbox/facts.c \
	fcgi/sandbox/facts_dates.c \
	fcgi/sandbox/facts_name.c \
	fcgi/sandbox/facts_times.c \
	fcgi/sandbox/facts_who.c \
	fcgi/sandbox/faults.c \
	fcgi/sandbox/html.c \
	fcgi/sandbox/inspect.c \
	fcgi/sandbox/lws_door.c \
	fcgi/sandbox/lws_door_http.c \
	fcgi/sandbox/lws_door_peers.c \
	fcgi/sandbox/mailbox.c \
	fcgi/sandbox/mime.c \
	fcgi/sandbox/multipart.c \
	fcgi/sandbox/outbox.c \
	fcgi/sandbox/phone_call.c \
	fcgi/sandbox/reqlog.c \
	fcgi/sandbox/router.c \
	fcgi/sandbox/rules.c \
	fcgi/sandbox/serve.c \
	fcgi/sandbox/smtp.c \
	fcgi/sandbox/speech.c \
	fcgi/sandbox/speech_words.c \
	fcgi/sandbox/state.c \
	fcgi/sandbox/tool_schema.c \
	fcgi/sandbox/toolcall.c \
	fcgi/sandbox/twilio.c \
	fcgi/sandbox/work.c
noinst_HEADERS += \
	fcgi/sandbox/aftercall.h \
	fcgi/sandbox/agents.h \
	fcgi/sandbox/browser_call.h \
	fcgi/sandbox/calendar.h \
	fcgi/sandbox/call_command.h \
	fcgi/sandbox/caller.h \
	fcgi/sandbox/conversation.h \
	fcgi/sandbox/dialogue.h \
	fcgi/sandbox/documents.h \
	fcgi/sandbox/exchange.h \
	fcgi/sandbox/facts.h \
	fcgi/sandbox/faults.h \
	fcgi/sandbox/handlers.h \
	fcgi/sandbox/html.h \
	fcgi/sandbox/lws_door.h \
	fcgi/sandbox/lws_door_private.h \
	fcgi/sandbox/mailbox.h \
	fcgi/sandbox/mime.h \
	fcgi/sandbox/multipart.h \
	fcgi/sandbox/numbers.h \
	fcgi/sandbox/outbox.h \
	fcgi/sandbox/reqlog.h \
	fcgi/sandbox/router.h \
	fcgi/sandbox/rules.h \
	fcgi/sandbox/serve.h \
	fcgi/sandbox/smtp.h \
	fcgi/sandbox/speech.h \
	fcgi/sandbox/speech_words.h \
	fcgi/sandbox/state.h \
	fcgi/sandbox/tool_schema.h \
	fcgi/sandbox/toolcall.h \
	fcgi/sandbox/work.h

SANDBOX_LIBS = libsandbox.a $(CORE_LIBS) $(LWS_LIBS) $(CURL_LIBS) -lpthread

bin_PROGRAMS += voiceagent-sandbox
voiceagent_sandbox_SOURCES = fcgi/sandbox/main.c
voiceagent_sandbox_LDADD = $(SANDBOX_LIBS)
