# SPDX-License-Identifier: MIT

# Fuzz targets, replayed over their corpus; with clang -fsanitize=fuzzer and
# without replay.c each is a fuzzer.
FUZZ_TARGETS = t/fuzz/fuzz_form t/fuzz/fuzz_multipart t/fuzz/fuzz_cookie \
	t/fuzz/fuzz_signature t/fuzz/fuzz_json
check_PROGRAMS += $(FUZZ_TARGETS)
dist_check_SCRIPTS += t/fuzz/run.sh
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
