# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libmodel.a
libmodel_a_SOURCES = fcgi/model/agent.c fcgi/model/booking_rules.c \
	fcgi/model/capacity.c fcgi/model/civil.c fcgi/model/code.c \
	fcgi/model/document.c fcgi/model/hours.c fcgi/model/names.c \
	fcgi/model/phone.c \
	fcgi/model/plan.c fcgi/model/prompt.c fcgi/model/reservation.c \
	fcgi/model/restaurant.c fcgi/model/restaurant_zone.c \
	fcgi/model/role.c fcgi/model/speech.c fcgi/model/speech_en.c \
	fcgi/model/spoken.c fcgi/model/spoken_date.c \
	fcgi/model/spoken_words.c \
	fcgi/model/zone.c fcgi/model/zone_file.c fcgi/model/zone_rule.c
noinst_HEADERS += fcgi/model/agent.h fcgi/model/booking_rules.h \
	fcgi/model/capacity.h fcgi/model/civil.h fcgi/model/code.h \
	fcgi/model/document.h fcgi/model/hours.h fcgi/model/names.h \
	fcgi/model/phone.h fcgi/model/phone_table.inc fcgi/model/plan.h fcgi/model/prompt.h \
	fcgi/model/reservation.h fcgi/model/restaurant.h \
	fcgi/model/role.h fcgi/model/speech.h fcgi/model/speech_words.h \
	fcgi/model/spoken.h fcgi/model/spoken_words.h \
	fcgi/model/user.h fcgi/model/zone.h fcgi/model/zone_file.h
