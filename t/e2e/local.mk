# SPDX-License-Identifier: MIT
#
# The browser tests are run by ./bootstrap check, not by make check: they
# want Chromium and npm.

EXTRA_DIST += t/e2e/run t/e2e/package.json t/e2e/package-lock.json \
	t/e2e/playwright.config.ts t/e2e/support.ts t/e2e/sign-in.setup.ts \
	t/e2e/agent-creation.spec.ts t/e2e/journey.spec.ts \
	t/e2e/screens.spec.ts \
	t/e2e/test-menu.pdf
