# SPDX-License-Identifier: MIT
#
# Benchmarks are run by hand: t/bench/run --build .  (make bench builds what
# they need). They are not part of make check: nothing there depends on time.

# mysql.h uses what banned.h forbids; store/mysql_door.h is store's alone.
BARE_CFLAGS = -std=gnu17 $(WARN_CFLAGS) $(HARDEN_CFLAGS) -pthread

EXTRA_PROGRAMS = t/bench/bench_seed t/bench/bare_booking t/bench/bare_page

t_bench_bench_seed_SOURCES = t/bench/bench_seed.c
t_bench_bench_seed_LDADD = $(DOMAIN_LIBS)
t_bench_bare_booking_SOURCES = t/bench/bare_booking.c
t_bench_bare_booking_CPPFLAGS = $(AM_CPPFLAGS) $(MARIADB_CFLAGS)
t_bench_bare_booking_CFLAGS = $(BARE_CFLAGS)
t_bench_bare_booking_LDADD = $(CORE_LIBS) $(MARIADB_LIBS) -lpthread
t_bench_bare_page_SOURCES = t/bench/bare_page.c
t_bench_bare_page_CPPFLAGS = $(AM_CPPFLAGS) $(FCGI_CFLAGS) $(MARIADB_CFLAGS)
t_bench_bare_page_CFLAGS = $(BARE_CFLAGS)
t_bench_bare_page_LDADD = $(FCGI_LIBS) $(MARIADB_LIBS)

.PHONY: bench
bench: $(EXTRA_PROGRAMS)
	$(top_srcdir)/t/bench/run --build .

CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += t/bench/run t/bench/booking.lua t/bench/page.lua \
	t/bench/booking.sql t/bench/page.sql
