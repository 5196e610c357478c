#!/bin/sh
# SPDX-License-Identifier: MIT
#
# sprite.sh: fetch Lucide by the lock file and write the icons that our
# templates use, and nothing else, into one sprite.
#
# usage: sprite.sh OUTPUT      (run by make from a git checkout only;
# tarballs carry the sprite)
set -eu
LC_ALL=C
export LC_ALL

out=${1:?usage: sprite.sh OUTPUT}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/va-assets.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

command -v npm >/dev/null 2>&1 || {
	echo "sprite.sh: npm is missing (Debian: nodejs npm)" >&2
	exit 1
}

# A clean folder each time: the source tree may be read-only or shared.
cp "$here/package.json" "$here/package-lock.json" "$work/"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund \
	--loglevel=error >&2)
icons=$work/node_modules/lucide-static
[ -d "$icons/icons" ] || {
	echo "sprite.sh: lucide-static has no icons folder" >&2
	exit 1
}

# <symbol id="check" viewBox="0 0 24 24"><path .../></symbol>; what an icon
# looks like (stroke, width) is said once, in components.css.
{
	printf '<svg xmlns="http://www.w3.org/2000/svg">\n'
	printf '<!-- Lucide, ISC licence: see LICENSES.txt -->\n'
	sed -e '/^#/d' -e '/^[[:space:]]*$/d' "$here/icons.txt" |
	while read -r name; do
		svg=$icons/icons/$name.svg
		[ -f "$svg" ] || {
			echo "sprite.sh: no such icon: $name" >&2
			exit 1
		}
		printf '<symbol id="%s" viewBox="0 0 24 24">' "$name"
		sed -e '/<!--/d' -e 's/^[[:space:]]*//' \
		    -e '/^<\/svg>$/d' "$svg" |
		    awk '/^<(path|circle|rect|line|polyline|polygon|ellipse) /' |
		    tr -d '\n' | sed 's| />|/>|g'
		printf '</symbol>\n'
	done
	printf '</svg>\n'
} >"$work/icons.svg"

want=$(sed -e '/^#/d' -e '/^[[:space:]]*$/d' "$here/icons.txt" | wc -l)
got=$(grep -c '^<symbol id="[a-z0-9-]*" viewBox="0 0 24 24"><.*</symbol>$' \
	"$work/icons.svg") || got=0
[ "$want" -eq "$got" ] || {
	echo "sprite.sh: $got of $want icons in the sprite" >&2
	exit 1
}

mkdir -p "$(dirname "$out")"
cp "$icons/LICENSE" "$(dirname "$out")/LICENSES.txt"
cp "$work/icons.svg" "$out.new"
mv "$out.new" "$out"
