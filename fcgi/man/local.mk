# SPDX-License-Identifier: MIT

dist_man_MANS += fcgi/man/voiceagent.7 fcgi/man/voiceagent.conf.5 \
	fcgi/man/voiceagent-ctl.8 fcgi/man/voiceagent-fcgi.8 \
	fcgi/man/voiceagent-jobs.8 fcgi/man/voiceagent-sandbox.1
