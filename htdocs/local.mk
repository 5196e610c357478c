# SPDX-License-Identifier: MIT
#
# htdocs/public is all that nginx serves; templates are parsed by the workers
# at start. Two files are built, both in the source folder, so that a tarball
# carries them and builds without node:
#   icons.svg  from npm's lucide-static, without prerequisites on purpose: it
#              is made once in a checkout and never again in a tarball
#   app.css    from css/*.css, by a shell script

css_parts = \
	$(srcdir)/htdocs/css/tokens.css \
	$(srcdir)/htdocs/css/base.css \
	$(srcdir)/htdocs/css/layout.css \
	$(srcdir)/htdocs/css/components.css \
	$(srcdir)/htdocs/css/pages.css

built_assets = \
	$(srcdir)/htdocs/public/icons.svg \
	$(srcdir)/htdocs/public/LICENSES.txt \
	$(srcdir)/htdocs/public/css/app.css

templates = \
	htdocs/templates/layout.cs \
	htdocs/templates/macros.cs \
	htdocs/templates/pages/account/check-mail.cs \
	htdocs/templates/pages/account/sign-in.cs \
	htdocs/templates/pages/account/sign-up.cs \
	htdocs/templates/pages/account/verify.cs \
	htdocs/templates/pages/agents/create-documents.cs \
	htdocs/templates/pages/agents/create-restaurant.cs \
	htdocs/templates/pages/agents/create-review.cs \
	htdocs/templates/pages/agents/create-voice.cs \
	htdocs/templates/pages/agents/launch.cs \
	htdocs/templates/pages/agents/list.cs \
	htdocs/templates/pages/agents/show.cs \
	htdocs/templates/pages/dashboard.cs \
	htdocs/templates/pages/error.cs \
	htdocs/templates/pages/help.cs \
	htdocs/templates/pages/landing.cs \
	htdocs/templates/pages/privacy.cs \
	htdocs/templates/pages/reservations/show.cs \
	htdocs/templates/pages/restaurants/create.cs \
	htdocs/templates/pages/restaurants/list.cs \
	htdocs/templates/pages/restaurants/show.cs \
	htdocs/templates/parts/empty-house.cs \
	htdocs/templates/parts/empty-phone.cs \
	htdocs/templates/parts/empty-table.cs \
	htdocs/templates/parts/reservation-rows.cs \
	htdocs/templates/parts/restaurant-form.cs \
	htdocs/templates/parts/stepper.cs \
	htdocs/templates/parts/verify-alert.cs \
	htdocs/templates/parts/wizard-foot.cs

nobase_dist_pkgdata_DATA += \
	$(templates) \
	htdocs/public/errors/400.html \
	htdocs/public/errors/413.html \
	htdocs/public/errors/429.html \
	htdocs/public/errors/503.html \
	htdocs/public/img/icon.svg \
	htdocs/public/js/app.js \
	$(built_assets)

BUILT_SOURCES += $(built_assets)
MAINTAINERCLEANFILES += $(built_assets)

EXTRA_DIST += README.d/screenshot.png \
	$(css_parts) \
	tools/assets/css.sh \
	tools/assets/icons.txt \
	tools/assets/package.json \
	tools/assets/package-lock.json \
	tools/assets/sprite.sh

$(srcdir)/htdocs/public/icons.svg:
	$(AM_V_GEN)sh $(srcdir)/tools/assets/sprite.sh $@

$(srcdir)/htdocs/public/LICENSES.txt: | $(srcdir)/htdocs/public/icons.svg
	@test -s $@ || { echo "$@ is missing: remove icons.svg and make" >&2; \
		exit 1; }

$(srcdir)/htdocs/public/css/app.css: $(css_parts) \
		$(srcdir)/tools/assets/css.sh
	$(AM_V_GEN)sh $(srcdir)/tools/assets/css.sh $@ $(css_parts)

# After a change of icons.txt or the lock file.
.PHONY: assets
assets:
	rm -f $(srcdir)/htdocs/public/icons.svg
	$(MAKE) $(built_assets)
