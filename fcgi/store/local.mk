# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libstore.a
libstore_a_SOURCES = fcgi/store/activity.c fcgi/store/agents.c \
	fcgi/store/agents_secrets.c fcgi/store/calls.c fcgi/store/days.c \
	fcgi/store/documents.c fcgi/store/drafts.c \
	fcgi/store/idempotency.c fcgi/store/jobs.c fcgi/store/jobs_steps.c \
	fcgi/store/memberships.c fcgi/store/migrate.c \
	fcgi/store/migrate_text.c fcgi/store/numbers.c fcgi/store/purge.c \
	fcgi/store/reservation_row.c fcgi/store/reservations.c \
	fcgi/store/reservations_history.c fcgi/store/reservations_lists.c \
	fcgi/store/restaurants.c fcgi/store/restaurants_specials.c \
	fcgi/store/rotate.c fcgi/store/seal.c fcgi/store/server.c fcgi/store/sessions.c \
	fcgi/store/subscriptions.c fcgi/store/tables.c \
	fcgi/store/throttle.c fcgi/store/tokens.c fcgi/store/usage.c \
	fcgi/store/users.c fcgi/store/val.c fcgi/store/versions.c \
	fcgi/store/voices.c fcgi/store/webhook_events.c

# The two files with mysql.h. It uses functions that banned.h forbids, so it
# must come first.
noinst_LIBRARIES += libmysqldoor.a
libmysqldoor_a_CPPFLAGS = $(AM_CPPFLAGS) $(MARIADB_CFLAGS) -D_GNU_SOURCE \
	-include mysql.h
libmysqldoor_a_SOURCES = fcgi/store/db.c fcgi/store/stmt.c
noinst_HEADERS += fcgi/store/activity.h fcgi/store/agents.h \
	fcgi/store/calls.h fcgi/store/days.h fcgi/store/db.h \
	fcgi/store/documents.h fcgi/store/drafts.h fcgi/store/idempotency.h \
	fcgi/store/jobs.h fcgi/store/memberships.h fcgi/store/migrate.h \
	fcgi/store/migrate_text.h fcgi/store/mysql_door.h \
	fcgi/store/numbers.h fcgi/store/purge.h fcgi/store/reservation_row.h \
	fcgi/store/reservations.h fcgi/store/restaurants.h \
	fcgi/store/rotate.h fcgi/store/seal.h fcgi/store/server.h fcgi/store/sessions.h \
	fcgi/store/stmt.h fcgi/store/store.h fcgi/store/subscriptions.h \
	fcgi/store/tables.h fcgi/store/throttle.h fcgi/store/tokens.h \
	fcgi/store/usage.h fcgi/store/users.h fcgi/store/val.h \
	fcgi/store/versions.h fcgi/store/voices.h \
	fcgi/store/webhook_events.h
