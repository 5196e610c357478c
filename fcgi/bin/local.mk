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

# --- voiceagent-ctl ---
sbin_PROGRAMS += voiceagent-ctl
voiceagent_ctl_CPPFLAGS = $(AM_CPPFLAGS) -DSYSCONFDIR='"$(sysconfdir)"'
voiceagent_ctl_SOURCES = fcgi/bin/ctl.h fcgi/bin/ctl_demo.c \
	fcgi/bin/ctl_doctor.c fcgi/bin/ctl_jobs.c fcgi/bin/ctl_keyfile.c \
	fcgi/bin/ctl_keyfile.h fcgi/bin/ctl_keys.c fcgi/bin/ctl_migrate.c \
	fcgi/bin/ctl_secrets.c fcgi/bin/ctl_users.c fcgi/bin/ctl_webhook.c \
	fcgi/bin/voiceagent-ctl.c
voiceagent_ctl_LDADD = $(DOMAIN_LIBS)
