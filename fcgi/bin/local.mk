# SPDX-License-Identifier: MIT

# --- voiceagent-jobs ---
sbin_PROGRAMS += voiceagent-jobs
voiceagent_jobs_SOURCES = fcgi/bin/jobs_wake.c fcgi/bin/jobs_wake.h \
	fcgi/bin/voiceagent-jobs.c
voiceagent_jobs_LDADD = $(DOMAIN_LIBS)
