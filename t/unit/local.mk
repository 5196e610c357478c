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

# --- model ---
EXTRA_DIST += t/unit/phone_oracle.cc
if HAVE_CHECK
check_PROGRAMS += unit_model
TESTS += unit_model
unit_model_SOURCES = t/unit/model_main.c t/unit/model_suites.h \
	t/unit/test_model_facts.c t/unit/test_model_phone.c \
	t/unit/test_model_rules.c t/unit/test_model_spoken.c \
	t/unit/test_model_zone.c
unit_model_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS)
unit_model_LDADD = $(MODEL_LIBS) $(CHECK_LIBS)
endif
if HAVE_PHONENUMBER
check_PROGRAMS += unit_phone
TESTS += unit_phone
unit_phone_SOURCES = t/unit/phone_oracle.cc
unit_phone_LDADD = libmodel.a -lphonenumber
endif

# mail (fcgi/remote/smtp.c) against a scripted server
if HAVE_CHECK
check_PROGRAMS += unit_smtp
TESTS += unit_smtp
endif
unit_smtp_SOURCES = t/unit/test_smtp.c
unit_smtp_CPPFLAGS = $(AM_CPPFLAGS) $(CHECK_CFLAGS)
unit_smtp_LDADD = $(REMOTE_LIBS) $(CORE_LIBS) $(CHECK_LIBS)

# --- web ---
if HAVE_CHECK
check_PROGRAMS += unit_web
TESTS += unit_web
unit_web_SOURCES = t/unit/web_main.c t/unit/web_suites.h \
	t/unit/test_web_cookie.c t/unit/test_web_csrf.c \
	t/unit/test_web_dispatch.c t/unit/test_web_form.c \
	t/unit/test_web_multipart.c \
	t/unit/test_web_req.c t/unit/test_web_route.c \
	t/unit/test_web_say.c t/unit/test_web_view.c \
	t/unit/test_domain_house_form.c
unit_web_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/t/unit $(CHECK_CFLAGS) \
	-DVA_TEMPLATES='"$(abs_top_srcdir)/htdocs/templates"'
unit_web_LDADD = $(WEB_LIBS) $(CHECK_LIBS)
endif

if HAVE_CHECK
check_PROGRAMS += unit_sandbox
TESTS += unit_sandbox
endif
unit_sandbox_SOURCES = t/unit/sandbox_main.c t/unit/sandbox_suites.h \
	t/unit/sandbox_fixture.c t/unit/sandbox_fixture.h \
	t/unit/test_sandbox_dialogue.c t/unit/test_sandbox_eleven.c \
	t/unit/test_sandbox_parts.c
unit_sandbox_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/t/unit \
	$(CHECK_CFLAGS) -DT_SANDBOX='"$(top_srcdir)/t/sandbox"'
unit_sandbox_LDADD = $(SANDBOX_LIBS) $(CHECK_LIBS)
EXTRA_DIST += t/sandbox/utterances.txt
