# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libremote.a
libremote_a_SOURCES = fcgi/remote/http.c fcgi/remote/signature.c
libremote_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS)
noinst_HEADERS += fcgi/remote/http.h fcgi/remote/signature.h
