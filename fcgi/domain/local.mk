# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libdomain.a
libdomain_a_SOURCES =
noinst_HEADERS += fcgi/domain/booking.h fcgi/domain/ctx.h
