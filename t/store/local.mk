# SPDX-License-Identifier: MIT

# What any test that needs a database takes in.
DB_FIXTURE = t/store/fixture.c t/store/fixture.h
DB_FIXTURE_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS) \
	-I$(top_srcdir)/t/store -DFIXTURE_SRCDIR='"$(abs_top_srcdir)"'
dist_noinst_SCRIPTS += t/store/db.sh

if HAVE_CHECK
check_PROGRAMS += store_tests
TESTS += store_tests
endif
store_tests_SOURCES = $(DB_FIXTURE) t/store/scene.c t/store/scene.h \
	t/store/store_main.c t/store/store_suites.h t/store/test_demo.c \
	t/store/test_statements.c t/store/test_tenancy.c
store_tests_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
store_tests_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)
