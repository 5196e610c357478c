# SPDX-License-Identifier: MIT
#
# Units, as a host installs them. make install puts them below the prefix;
# systemd reads /usr/local/lib and /usr/lib.

unitdir = $(systemdsystemunitdir)
sysusersdir = $(prefix)/lib/sysusers.d
tmpfilesdir = $(prefix)/lib/tmpfiles.d

units_in = systemd/voiceagent-pages@.service.in \
	systemd/voiceagent-hooks@.service.in \
	systemd/voiceagent-jobs.service.in
units_built = systemd/voiceagent-pages@.service \
	systemd/voiceagent-hooks@.service systemd/voiceagent-jobs.service

nodist_unit_DATA = $(units_built)
dist_unit_DATA = systemd/voiceagent.target systemd/voiceagent-pages.socket \
	systemd/voiceagent-hooks.socket
EXTRA_DIST += $(units_in) systemd/voiceagent.sysusers \
	systemd/voiceagent.tmpfiles
CLEANFILES += $(units_built)

$(units_built): $(units_in) Makefile
	@$(MKDIR_P) systemd
	$(AM_V_GEN)sed -e 's|@sbindir[@]|$(sbindir)|g' \
		-e 's|@sysconfdir[@]|$(sysconfdir)|g' \
		'$(srcdir)/$@.in' > '$@.tmp' && mv '$@.tmp' '$@'

install-data-hook: install-systemd
install-systemd:
	$(MKDIR_P) '$(DESTDIR)$(sysusersdir)' '$(DESTDIR)$(tmpfilesdir)'
	$(INSTALL_DATA) '$(srcdir)/systemd/voiceagent.sysusers' \
		'$(DESTDIR)$(sysusersdir)/voiceagent.conf'
	$(INSTALL_DATA) '$(srcdir)/systemd/voiceagent.tmpfiles' \
		'$(DESTDIR)$(tmpfilesdir)/voiceagent.conf'

uninstall-hook: uninstall-systemd
uninstall-systemd:
	rm -f '$(DESTDIR)$(sysusersdir)/voiceagent.conf' \
		'$(DESTDIR)$(tmpfilesdir)/voiceagent.conf'

.PHONY: install-systemd uninstall-systemd
