# SPDX-License-Identifier: MIT

# Fuzz targets, replayed over their corpus in make check. `make fuzz` makes
# fuzzers of them (clang, libFuzzer, sanitizers) in ./fuzzers and prints how
# each is run.
FUZZ_NAMES = form multipart cookie signature json settings encode spoken
FUZZ_TARGETS = t/fuzz/fuzz_form t/fuzz/fuzz_multipart t/fuzz/fuzz_cookie \
	t/fuzz/fuzz_signature t/fuzz/fuzz_json t/fuzz/fuzz_settings \
	t/fuzz/fuzz_encode t/fuzz/fuzz_spoken
check_PROGRAMS += $(FUZZ_TARGETS)
dist_check_SCRIPTS += t/fuzz/run.sh
dist_noinst_SCRIPTS += t/fuzz/build.sh
TESTS += t/fuzz/run.sh
EXTRA_DIST += t/fuzz/corpus
FUZZ_SOURCES = t/fuzz/replay.c t/fuzz/fuzz.h
t_fuzz_fuzz_form_SOURCES = t/fuzz/fuzz_form.c $(FUZZ_SOURCES)
t_fuzz_fuzz_form_LDADD = libweb.a libmodel.a $(CORE_LIBS)
t_fuzz_fuzz_multipart_SOURCES = t/fuzz/fuzz_multipart.c $(FUZZ_SOURCES)
t_fuzz_fuzz_multipart_LDADD = libweb.a $(CORE_LIBS)
t_fuzz_fuzz_cookie_SOURCES = t/fuzz/fuzz_cookie.c $(FUZZ_SOURCES)
t_fuzz_fuzz_cookie_LDADD = libweb.a $(CORE_LIBS)
t_fuzz_fuzz_signature_SOURCES = t/fuzz/fuzz_signature.c $(FUZZ_SOURCES)
t_fuzz_fuzz_signature_LDADD = libremote.a $(CORE_LIBS)
t_fuzz_fuzz_json_SOURCES = t/fuzz/fuzz_json.c $(FUZZ_SOURCES)
t_fuzz_fuzz_json_LDADD = $(CORE_LIBS)
t_fuzz_fuzz_settings_SOURCES = t/fuzz/fuzz_settings.c $(FUZZ_SOURCES)
t_fuzz_fuzz_settings_LDADD = $(CORE_LIBS)
t_fuzz_fuzz_encode_SOURCES = t/fuzz/fuzz_encode.c $(FUZZ_SOURCES)
t_fuzz_fuzz_encode_LDADD = $(CORE_LIBS)
t_fuzz_fuzz_spoken_SOURCES = t/fuzz/fuzz_spoken.c $(FUZZ_SOURCES)
t_fuzz_fuzz_spoken_LDADD = libmodel.a $(CORE_LIBS)

fuzz:
	$(srcdir)/t/fuzz/build.sh "$(abs_top_srcdir)" \
		"$(abs_top_builddir)/fuzzers" $(FUZZ_NAMES)
.PHONY: fuzz
