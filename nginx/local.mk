# SPDX-License-Identifier: MIT

EXTRA_DIST += nginx/stack.conf.in nginx/voiceagent.conf.in
