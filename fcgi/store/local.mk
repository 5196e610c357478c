# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libstore.a
libstore_a_CPPFLAGS = $(AM_CPPFLAGS) $(MARIADB_CFLAGS)
libstore_a_SOURCES =
noinst_HEADERS += fcgi/store/activity.h fcgi/store/agents.h \
	fcgi/store/calls.h fcgi/store/days.h fcgi/store/documents.h \
	fcgi/store/drafts.h fcgi/store/idempotency.h fcgi/store/jobs.h \
	fcgi/store/memberships.h fcgi/store/migrate.h fcgi/store/numbers.h \
	fcgi/store/purge.h fcgi/store/reservations.h \
	fcgi/store/restaurants.h fcgi/store/rotate.h fcgi/store/sessions.h \
	fcgi/store/store.h fcgi/store/subscriptions.h \
	fcgi/store/throttle.h fcgi/store/tokens.h fcgi/store/usage.h \
	fcgi/store/users.h fcgi/store/versions.h fcgi/store/voices.h \
	fcgi/store/webhook_events.h
