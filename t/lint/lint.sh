# SPDX-License-Identifier: MIT
#
# lint.sh: what the lint scripts share. Each is called with the root of the
# tree it looks at (the source tree by default); selftest.sh calls them with
# trees that have a fault planted in them.

HERE=$(cd "$(dirname "$0")" && pwd -P)
ROOT=${1:-${srcdir:-.}}
cd "$ROOT" || exit 99
LC_ALL=C
export LC_ALL
faults=0

# bad "file:line" "what is wrong"
bad()
{
	printf '%s: %s\n' "$1" "$2"
	faults=$((faults + 1))
}

# Lines on standard input are faults.
bad_lines()
{
	while IFS= read -r line; do
		printf '%s\n' "$line"
		faults=$((faults + 1))
	done
}

skip()
{
	printf 'SKIP: %s\n' "$1"
	exit 77
}

finish()
{
	[ "$faults" -eq 0 ] && exit 0
	printf '%s fault(s)\n' "$faults"
	exit 1
}

# All C and C++ of the house, tests too.
sources()
{
	find fcgi t -name '*.[ch]' -o -name '*.cc' 2>/dev/null | sort
}
