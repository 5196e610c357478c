# SPDX-License-Identifier: MIT

dist_check_SCRIPTS += t/http/run.sh
EXTRA_DIST += t/http/calls.sh t/sandbox/calls.txt t/http/hooks.sh t/http/lib.sh t/http/outage.sh t/http/routes.sh
TESTS += t/http/run.sh

dist_check_SCRIPTS += t/http/sandbox_wire.sh
EXTRA_DIST += t/http/sandbox_talk.mjs
TESTS += t/http/sandbox_wire.sh
