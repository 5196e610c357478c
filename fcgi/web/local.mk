# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libweb.a
libweb_a_SOURCES = fcgi/web/cookie.c fcgi/web/csrf.c fcgi/web/dispatch.c \
	fcgi/web/fail.c fcgi/web/fcgi.c fcgi/web/flash.c fcgi/web/form.c \
	fcgi/web/health.c fcgi/web/hook.c fcgi/web/hook_events.c \
	fcgi/web/hook_reservations.c fcgi/web/metrics.c \
	fcgi/web/multipart.c fcgi/web/page.c fcgi/web/req.c fcgi/web/resp.c \
	fcgi/web/route.c fcgi/web/routes.c fcgi/web/session.c \
	fcgi/web/view.c fcgi/web/view_common.c fcgi/web/worker.c
libweb_a_CPPFLAGS = $(AM_CPPFLAGS) $(CLEARSILVER_CFLAGS) $(FCGI_CFLAGS)
noinst_HEADERS += fcgi/web/app.h fcgi/web/cookie.h fcgi/web/csrf.h \
	fcgi/web/dispatch.h fcgi/web/fail.h fcgi/web/fcgi.h \
	fcgi/web/flash.h fcgi/web/form.h fcgi/web/form_fault.h \
	fcgi/web/hook.h fcgi/web/metrics.h fcgi/web/multipart.h \
	fcgi/web/page.h fcgi/web/pages.h fcgi/web/req.h fcgi/web/resp.h \
	fcgi/web/route.h fcgi/web/session.h fcgi/web/view.h fcgi/web/view_common.h \
	fcgi/web/worker.h

# pages
libweb_a_SOURCES += fcgi/web/diary_rows.c fcgi/web/house_fields.c \
	fcgi/web/page_account.c fcgi/web/page_agents.c \
	fcgi/web/page_dashboard.c fcgi/web/page_public.c \
	fcgi/web/page_reservations.c fcgi/web/page_restaurants.c \
	fcgi/web/page_wizard.c fcgi/web/say.c fcgi/web/wizard_show.c
noinst_HEADERS += fcgi/web/diary_rows.h fcgi/web/house_fields.h \
	fcgi/web/say.h fcgi/web/wizard_show.h
