# SPDX-License-Identifier: MIT
#
# packages.sh: the Debian 12 packages that VoiceAgent wants, and how missing
# ones are installed without starting a system service.

# To build from a checkout. nodejs and npm make the icon sprite (assets);
# a release tarball carries it.
PACKAGES_BUILD="gcc g++ make autoconf automake pkg-config libc6-dev
	libfcgi-dev libmariadb-dev libcurl4-openssl-dev libjson-c-dev libssl-dev
	libargon2-dev libwebsockets-dev libicu-dev libphonenumber-dev
	clearsilver-dev zlib1g-dev check"

# To run everything on one machine.
PACKAGES_RUN="mariadb-server-core mariadb-client-core nginx-light spawn-fcgi
	multiwatch espeak-ng tzdata ca-certificates"

# To run every test.
PACKAGES_CHECK="curl jq openssl perl git xz-utils gcovr clang-format-14 universal-ctags shellcheck chromium
	systemd procps man-db groff-base mariadb-client"

packages_missing()
{
	local p installed
	# shellcheck disable=SC2086
	installed=" $(dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' \
		2>/dev/null |
		awk '$2 == "installed" { sub(/:.*/, "", $1); print $1 }' |
		tr '\n' ' ')"
	for p in $1; do
		case $p in
		# A Node.js from elsewhere is as good as Debian's.
		nodejs) command -v node >/dev/null && continue ;;
		npm) command -v npm >/dev/null && continue ;;
		esac
		case $installed in
		*" $p "*) ;;
		*) printf '%s ' "$p" ;;
		esac
	done
}

# Debian starts a service as soon as it is installed. policy-rc.d says no,
# for as long as we install; one that is there already has its own reasons
# and is left alone.
POLICY=/usr/sbin/policy-rc.d
install_quietly='
	policy='$POLICY'
	if [ ! -e "$policy" ]; then
		trap "rm -f $policy" EXIT
		trap "exit 130" INT TERM
		printf "#!/bin/sh\nexit 101\n" >"$policy" && chmod 755 "$policy"
	fi
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq update &&
	apt-get -qq -y --no-install-recommends \
		-o Dpkg::Use-Pty=0 install "$@"
'

packages_install()
{
	local wanted=$1 missing log sudo=
	command -v dpkg-query >/dev/null || {
		say "no dpkg here: taking it that the packages of README.md are installed"
		return 0
	}
	# The sprite of icons is built once in a checkout.
	[ -s htdocs/public/icons.svg ] || wanted="$wanted nodejs npm"
	missing=$(packages_missing "$wanted")
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null ||
			die "missing packages, and neither root nor sudo: apt-get install $missing"
		sudo=sudo
		[ -t 0 ] || sudo="sudo -n"
		$sudo true 2>/dev/null ||
			die "missing packages, and sudo does not let you: apt-get install $missing"
	fi
	say "installing: $missing"
	log=$(mktemp) || die "cannot write to /tmp (is the disk full?)"
	# shellcheck disable=SC2086
	if ! $sudo sh -c "$install_quietly" sh $missing >"$log" 2>&1 </dev/null; then
		tail -n 15 "$log" >&2
		rm -f "$log"
		die "apt-get could not install: $missing"
	fi
	rm -f "$log"
}
