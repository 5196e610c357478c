# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libweb.a
libweb_a_SOURCES =
libweb_a_CPPFLAGS = $(AM_CPPFLAGS) $(CLEARSILVER_CFLAGS) $(FCGI_CFLAGS)
noinst_HEADERS += fcgi/web/app.h fcgi/web/cookie.h fcgi/web/csrf.h \
	fcgi/web/form.h fcgi/web/multipart.h fcgi/web/page.h \
	fcgi/web/pages.h fcgi/web/req.h fcgi/web/resp.h fcgi/web/route.h \
	fcgi/web/session.h fcgi/web/view.h
