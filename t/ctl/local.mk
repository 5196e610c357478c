# SPDX-License-Identifier: MIT

dist_check_SCRIPTS += t/ctl/run.sh
TESTS += t/ctl/run.sh
