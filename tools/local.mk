# SPDX-License-Identifier: MIT

dist_noinst_SCRIPTS += tools/stack.sh
dist_noinst_DATA += tools/stack/config.sh tools/stack/lib.sh \
	tools/stack/mariadb.sh tools/stack/parts.sh
