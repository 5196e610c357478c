# SPDX-License-Identifier: MIT

# --- voiceagent-jobs ---
sbin_PROGRAMS += voiceagent-jobs
voiceagent_jobs_SOURCES = fcgi/bin/jobs_wake.c fcgi/bin/jobs_wake.h \
	fcgi/bin/voiceagent-jobs.c
voiceagent_jobs_LDADD = $(DOMAIN_LIBS)

# --- voiceagent-fcgi ---
sbin_PROGRAMS += voiceagent-fcgi
voiceagent_fcgi_SOURCES = fcgi/bin/voiceagent-fcgi.c
voiceagent_fcgi_LDADD = $(WEB_LIBS)
