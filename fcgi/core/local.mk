# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libcore.a
libcore_a_SOURCES = fcgi/core/arena.c fcgi/core/clock.c fcgi/core/crypto.c \
	fcgi/core/encode.c fcgi/core/err.c fcgi/core/json.c fcgi/core/log.c \
	fcgi/core/password.c fcgi/core/random.c fcgi/core/settings.c \
	fcgi/core/str.c
libcore_a_CPPFLAGS = $(AM_CPPFLAGS) $(JSONC_CFLAGS) $(CRYPTO_CFLAGS) \
	$(ARGON2_CFLAGS) -DPKGDATADIR='"$(pkgdatadir)"'
noinst_HEADERS += fcgi/core/arena.h fcgi/core/banned.h fcgi/core/clock.h \
	fcgi/core/crypto.h fcgi/core/encode.h fcgi/core/err.h \
	fcgi/core/json.h fcgi/core/log.h fcgi/core/password.h \
	fcgi/core/random.h fcgi/core/settings.h fcgi/core/str.h
