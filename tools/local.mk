# SPDX-License-Identifier: MIT

dist_noinst_SCRIPTS += tools/stack.sh
dist_noinst_DATA += tools/stack/config.sh tools/stack/lib.sh \
	tools/stack/mariadb.sh tools/stack/parts.sh
dist_noinst_SCRIPTS += bootstrap tools/coverage tools/ctl tools/freeport tools/tally \
	tools/timed
dist_noinst_DATA += tools/bootstrap/build.sh tools/bootstrap/check.sh \
	tools/bootstrap/packages.sh tools/coverage.floors

# Every test is timed, and ended when it hangs.
LOG_COMPILER = $(top_srcdir)/tools/timed
