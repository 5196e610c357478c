# SPDX-License-Identifier: MIT
#
# The site file as a host installs it: the same one the demo runs, with a
# host's paths, limits and https.

nginxdir = $(pkgdatadir)/nginx
nodist_nginx_DATA = nginx/voiceagent.conf
CLEANFILES += nginx/voiceagent.conf
EXTRA_DIST += nginx/stack.conf.in nginx/voiceagent.conf.in

nginx/voiceagent.conf: $(srcdir)/nginx/voiceagent.conf.in Makefile
	@$(MKDIR_P) nginx
	$(AM_V_GEN)sed \
	-e 's|@PAGES_SOCKET[@]|/run/voiceagent/pages.sock|' \
	-e 's|@HOOKS_SOCKET[@]|/run/voiceagent/hooks.sock|' \
	-e 's|@LISTEN[@]|listen 443 ssl http2;\n\tlisten [::]:443 ssl http2;\n\tssl_certificate /etc/voiceagent/tls/fullchain.pem;\n\tssl_certificate_key /etc/voiceagent/tls/privkey.pem;|' \
	-e 's|@SERVER_NAME[@]|voiceagent.example.com|' \
	-e 's|@PUBLIC_DIR[@]|$(pkgdatadir)/htdocs/public|' \
	-e 's|@ACCESS_LOG[@]|/var/log/nginx/voiceagent.log|' \
	-e 's|@ADDRESS_RATE[@]|50r/s|' -e 's|@ADDRESS_BURST[@]|100|' \
	-e 's|@SECRET_RATE[@]|20r/s|' -e 's|@SECRET_BURST[@]|40|' \
	-e 's|@SIGNIN_RATE[@]|30r/m|' -e 's|@SIGNIN_BURST[@]|15|' \
	-e 's|@CONNECTIONS[@]|100|' \
		'$(srcdir)/nginx/voiceagent.conf.in' > '$@.tmp' && \
		! grep '@[A-Z]' '$@.tmp' && mv '$@.tmp' '$@'
