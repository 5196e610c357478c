# SPDX-License-Identifier: MIT

# What any test that needs a database takes in.
DB_FIXTURE = t/store/fixture.c t/store/fixture.h
DB_FIXTURE_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS) \
	-I$(top_srcdir)/t/store -DFIXTURE_SRCDIR='"$(abs_top_srcdir)"'
dist_noinst_SCRIPTS += t/store/db.sh

if HAVE_CHECK
check_PROGRAMS += store_tests store_faults store_migrate
TESTS += store_tests store_faults store_migrate
endif
store_tests_SOURCES = $(DB_FIXTURE) t/store/scene.c t/store/scene.h \
	t/store/store_main.c t/store/store_suites.h t/store/test_demo.c \
	t/store/test_privacy.c t/store/test_schema.c \
	t/store/test_statements.c t/store/test_tenancy.c \
	t/store/test_verbs.c t/store/test_work.c
store_tests_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
store_tests_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)

# --- the booking engine ---
if HAVE_CHECK
check_PROGRAMS += booking_tests
TESTS += booking_tests
endif
booking_tests_SOURCES = $(DB_FIXTURE) t/store/booking_main.c \
	t/store/booking_suites.h t/store/cut.c t/store/cut.h \
	t/store/place.c t/store/place.h t/store/test_booking.c \
	t/store/test_booking_once.c t/store/test_booking_race.c
booking_tests_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
booking_tests_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)

# accounts, tenancy, team and the outbox (fcgi/domain)
if HAVE_CHECK
check_PROGRAMS += account_tests
TESTS += account_tests
endif
account_tests_SOURCES = $(DB_FIXTURE) t/store/person.c t/store/person.h \
	t/store/test_account.c t/store/test_session.c t/store/test_team.c
account_tests_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
account_tests_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)

store_faults_SOURCES = $(DB_FIXTURE) t/store/test_faults.c
store_faults_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
store_faults_LDADD = $(STORE_LIBS) $(MODEL_LIBS) $(CHECK_LIBS)
store_migrate_SOURCES = $(DB_FIXTURE) t/store/test_migrate.c
store_migrate_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
store_migrate_LDADD = $(STORE_LIBS) $(MODEL_LIBS) $(CHECK_LIBS)

# the wizard's draft, and what becomes of it (fcgi/domain)
if HAVE_CHECK
check_PROGRAMS += wizard_tests
TESTS += wizard_tests
endif
wizard_tests_SOURCES = $(DB_FIXTURE) t/store/test_wizard.c
wizard_tests_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS)
wizard_tests_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)
