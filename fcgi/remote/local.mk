# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libremote.a
libremote_a_SOURCES = fcgi/remote/elevenlabs.c \
	fcgi/remote/elevenlabs_agents.c fcgi/remote/elevenlabs_numbers.c \
	fcgi/remote/elevenlabs_payload.c fcgi/remote/elevenlabs_tools.c \
	fcgi/remote/elevenlabs_voices.c \
	fcgi/remote/elevenlabs_webhook.c fcgi/remote/http.c \
	fcgi/remote/signature.c fcgi/remote/smtp.c fcgi/remote/twilio.c
libremote_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS)
noinst_HEADERS += fcgi/remote/elevenlabs.h fcgi/remote/elevenlabs_call.h \
	fcgi/remote/http.h fcgi/remote/signature.h fcgi/remote/smtp.h \
	fcgi/remote/twilio.h
