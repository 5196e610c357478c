# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libdomain.a
libdomain_a_SOURCES =
noinst_HEADERS += fcgi/domain/ctx.h

# the booking engine
libdomain_a_SOURCES += fcgi/domain/booking.c \
	fcgi/domain/booking_availability.c fcgi/domain/booking_cancel.c \
	fcgi/domain/booking_edit.c fcgi/domain/booking_find.c \
	fcgi/domain/booking_house.c fcgi/domain/booking_locate.c \
	fcgi/domain/booking_lock.c fcgi/domain/booking_once.c \
	fcgi/domain/booking_read.c fcgi/domain/booking_say.c \
	fcgi/domain/booking_write.c
noinst_HEADERS += fcgi/domain/booking.h fcgi/domain/booking_find.h \
	fcgi/domain/booking_part.h

# launching agents, and the jobs daemon's work
libdomain_a_SOURCES += fcgi/domain/call_log.c fcgi/domain/jobs_house.c fcgi/domain/jobs_run.c \
	fcgi/domain/launch.c fcgi/domain/launch_run.c \
	fcgi/domain/launch_steps.c fcgi/domain/launch_undo.c \
	fcgi/domain/voices.c fcgi/domain/wake.c
noinst_HEADERS += fcgi/domain/call_log.h fcgi/domain/jobs_run.h fcgi/domain/launch.h \
	fcgi/domain/launch_saga.h fcgi/domain/voices.h fcgi/domain/wake.h

# accounts and mail
libdomain_a_SOURCES += fcgi/domain/account.c fcgi/domain/account_session.c \
	fcgi/domain/outbox.c fcgi/domain/team.c fcgi/domain/tenancy.c
noinst_HEADERS += fcgi/domain/account.h fcgi/domain/account_part.h \
	fcgi/domain/outbox.h \
	fcgi/domain/team.h fcgi/domain/tenancy.h

# who a webhook is from
libdomain_a_SOURCES += fcgi/domain/webhook.c
noinst_HEADERS += fcgi/domain/webhook.h

# what pages alone need
libdomain_a_SOURCES += fcgi/domain/diary.c fcgi/domain/house_form.c \
	fcgi/domain/houses.c fcgi/domain/library.c fcgi/domain/wizard.c
noinst_HEADERS += fcgi/domain/diary.h fcgi/domain/house_form.h \
	fcgi/domain/houses.h fcgi/domain/library.h fcgi/domain/wizard.h

# what the demonstration shows
libdomain_a_SOURCES += fcgi/domain/demo.c
noinst_HEADERS += fcgi/domain/demo.h
