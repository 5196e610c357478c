# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libdomain.a
libdomain_a_SOURCES =
noinst_HEADERS += fcgi/domain/booking.h fcgi/domain/ctx.h

# launching agents, and the jobs daemon's work
libdomain_a_SOURCES += fcgi/domain/voices.c fcgi/domain/wake.c
noinst_HEADERS += fcgi/domain/launch.h fcgi/domain/voices.h fcgi/domain/wake.h

# accounts and mail
noinst_HEADERS += fcgi/domain/account.h fcgi/domain/outbox.h \
	fcgi/domain/team.h fcgi/domain/tenancy.h

# who a webhook is from
libdomain_a_SOURCES += fcgi/domain/webhook.c
noinst_HEADERS += fcgi/domain/webhook.h
