# SPDX-License-Identifier: MIT
#
# build.sh: autoreconf, configure and make in a folder of their own.

JOBS=$(nproc 2>/dev/null || echo 2)

# quiet LOG TEXT COMMAND...: one line on the terminal, all of it in the log.
quiet()
{
	local log=$1 text=$2
	shift 2
	"$@" >>"$log" 2>&1 && return 0
	grep -E -m 12 -B 1 '(error|Error|No space left|undefined reference)' \
		"$log" >&2 || tail -n 12 "$log" >&2
	printf 'bootstrap: %s failed: see %s\n' "$text" "$log" >&2
	return 1
}

# build_make FOLDER [CONFIGURE-WORD...]: up to date, or a clear line why not.
build_make()
{
	local dir=$1 log=$1/build.log free
	shift
	mkdir -p "$dir" 2>/dev/null || die "cannot create $dir"
	free=$(df -Pk "$dir" | awk 'NR == 2 { print $4 }')
	[ "${free:-0}" -ge 600000 ] ||
		die "only $((${free:-0} / 1024)) MB free in $dir; 600 MB are needed"
	: >"$log" || die "cannot write $log"
	if [ ! -x configure ] || [ configure.ac -nt configure ]; then
		quiet "$log" autoreconf autoreconf -fi || return 1
	fi
	if [ ! -x "$dir/config.status" ] ||
		[ "$(cat "$dir/configured-with" 2>/dev/null)" != "$*" ]; then
		say "configuring in $dir"
		(cd "$dir" && quiet "$log" configure "$TOP/configure" \
			--quiet "$@") || return 1
		printf '%s\n' "$*" >"$dir/configured-with"
	fi
	say "building in $dir"
	quiet "$log" make make -C "$dir" -j"$JOBS" --no-print-directory
}
