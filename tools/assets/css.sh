#!/bin/sh
# SPDX-License-Identifier: MIT
#
# css.sh: join style sheets into one, without comments and indentation.
#
# usage: css.sh OUTPUT INPUT...
set -eu

out=${1:?usage: css.sh OUTPUT INPUT...}
shift
mkdir -p "$(dirname "$out")"
# Comments are whole: /* and */ never stand inside a string of ours.
cat "$@" | awk '
{
	line = $0
	text = ""
	while (line != "") {
		if (inside) {
			end = index(line, "*/")
			if (!end)
				break
			line = substr(line, end + 2)
			inside = 0
		} else {
			start = index(line, "/*")
			if (!start) {
				text = text line
				break
			}
			text = text substr(line, 1, start - 1)
			line = substr(line, start + 2)
			inside = 1
		}
	}
	sub(/^[ \t]+/, "", text)
	sub(/[ \t]+$/, "", text)
	if (text != "")
		print text
}
END {
	if (inside) {
		print "css.sh: a comment is not closed" > "/dev/stderr"
		exit 1
	}
}' >"$out.new"
mv "$out.new" "$out"
