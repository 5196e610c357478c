# SPDX-License-Identifier: MIT

if HAVE_CHECK
check_PROGRAMS += unit_core
TESTS += unit_core
endif
unit_core_SOURCES = t/unit/core_main.c t/unit/core_suites.h \
	t/unit/test_core_arena.c t/unit/test_core_clock.c \
	t/unit/test_core_crypto.c t/unit/test_core_encode.c \
	t/unit/test_core_err.c t/unit/test_core_json.c t/unit/test_core_log.c \
	t/unit/test_core_password.c t/unit/test_core_random.c \
	t/unit/test_core_settings.c t/unit/test_core_str.c
unit_core_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS)
unit_core_LDADD = $(CORE_LIBS) $(CHECK_LIBS)
