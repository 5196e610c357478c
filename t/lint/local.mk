# SPDX-License-Identifier: MIT
#
# Guards: what the house rules say is tested like anything else.

lint_scripts = t/lint/layers t/lint/shell t/lint/settings t/lint/units \
	t/lint/banned t/lint/registered t/lint/selftest t/lint/sizes \
	t/lint/templates t/lint/assets t/lint/format
dist_check_SCRIPTS += $(lint_scripts)
EXTRA_DIST += t/lint/lint.sh t/lint/templates.pl
TESTS += $(lint_scripts)

check_PROGRAMS += settings_rows
settings_rows_SOURCES = t/lint/settings_rows.c
settings_rows_LDADD = $(CORE_LIBS)
EXTRA_DIST += .clang-format
