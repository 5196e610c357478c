# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libcore.a
libcore_a_SOURCES =
libcore_a_CPPFLAGS = $(AM_CPPFLAGS) $(JSONC_CFLAGS) $(CRYPTO_CFLAGS) \
	$(ARGON2_CFLAGS)
noinst_HEADERS += fcgi/core/arena.h fcgi/core/banned.h fcgi/core/clock.h \
	fcgi/core/crypto.h fcgi/core/encode.h fcgi/core/err.h \
	fcgi/core/json.h fcgi/core/log.h fcgi/core/password.h \
	fcgi/core/random.h fcgi/core/settings.h fcgi/core/str.h
