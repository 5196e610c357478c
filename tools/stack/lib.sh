# SPDX-License-Identifier: MIT
#
# lib.sh: what the parts of stack.sh share: messages, the account, folders.

say()
{
	printf 'stack: %s\n' "$*"
}

warn()
{
	printf 'stack: %s\n' "$*" >&2
}

# One clear line, and nothing half-started is left behind.
die()
{
	warn "$*"
	exit 1
}

need()
{
	command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] ||
		die "$1 is missing (Debian package $2); ./bootstrap installs it"
}

# Root never runs a server: ACCOUNT does, and owns everything under BASE.
pick_account()
{
	ME=$(id -u)
	if [ "$ME" -ne 0 ]; then
		ACCOUNT=$(id -un) GROUP=$(id -gn)
		return
	fi
	ACCOUNT=${VA_STACK_ACCOUNT:-www-data}
	if ! id "$ACCOUNT" >/dev/null 2>&1; then
		useradd --system --no-create-home --shell /usr/sbin/nologin \
			"$ACCOUNT" || die "cannot create the account $ACCOUNT"
	fi
	[ "$(id -u "$ACCOUNT")" -ne 0 ] || die "the account must not be root"
	GROUP=$(id -gn "$ACCOUNT")
}

# Run a command as the account, in a folder that it can enter.
as()
{
	if [ "$ME" -ne 0 ]; then
		(cd "$BASE" && "$@")
	else
		(cd "$BASE" && exec setpriv --reuid="$ACCOUNT" \
			--regid="$GROUP" --clear-groups --inh-caps=-all \
			--no-new-privs -- env HOME="$BASE" "$@")
	fi
}

# launch NAME COMMAND...: in the background, its output in log/NAME.log, its
# process id in pid/NAME. setsid keeps a Ctrl-C on the terminal away from it.
launch()
{
	local name=$1
	shift
	touch "$BASE/log/$name.log" 2>/dev/null
	if [ "$ME" -ne 0 ]; then
		(cd "$BASE" && exec 9>&- setsid "$@" >>"$BASE/log/$name.log" \
			2>&1 </dev/null) &
	else
		(cd "$BASE" && exec 9>&- setsid setpriv --reuid="$ACCOUNT" \
			--regid="$GROUP" --clear-groups --inh-caps=-all \
			--no-new-privs -- env HOME="$BASE" "$@" \
			>>"$BASE/log/$name.log" 2>&1 </dev/null) &
	fi
	echo "$! $(start_time $!)" >"$BASE/pid/$name" ||
		die "cannot write $BASE/pid/$name"
}

# When a process started: with its id, its identity. Nothing for one that
# has ended and only waits for its parent to take notice.
start_time()
{
	sed -n 's/.*) \([^Z]\)/\1/p' "/proc/$1/stat" 2>/dev/null |
		cut -d' ' -f20
}

# Is the recorded process of NAME alive, and still the one we started?
alive()
{
	local pid since
	read -r pid since 2>/dev/null <"$BASE/pid/$1" || return 1
	[ -n "$since" ] && [ "$(start_time "$pid")" = "$since" ]
}

pid_of()
{
	cut -d' ' -f1 "$BASE/pid/$1" 2>/dev/null
}

# quit NAME SIGNAL SECONDS: ask, wait, insist.
quit()
{
	local name=$1 signal=$2 left=$(($3 * 20)) pid
	if alive "$name"; then
		pid=$(pid_of "$name")
		kill -s "$signal" "$pid" 2>/dev/null
		while alive "$name" && [ "$left" -gt 0 ]; do
			sleep 0.05
			left=$((left - 1))
		done
		if alive "$name"; then
			warn "$name did not end; killed"
			kill -s KILL -- "-$pid" 2>/dev/null
			kill -s KILL "$pid" 2>/dev/null
		fi
	fi
	rm -f "$BASE/pid/$name"
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for()
{
	local left=$(($1 * 20))
	shift
	until "$@" >/dev/null 2>&1; do
		left=$((left - 1))
		[ "$left" -gt 0 ] || return 1
		sleep 0.05
	done
}

random_word()
{
	od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

# Something answers on 127.0.0.1:$1?
port_busy()
{
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Can the account work in D? nginx's configuration wants a plain name too.
dir_usable()
{
	case $D in
	*[!A-Za-z0-9_./-]*) return 1 ;;
	esac
	[ "$ME" -eq 0 ] || return 0
	[ -O "$D" ] && chmod o+x "$D"
	setpriv --reuid="$ACCOUNT" --regid="$GROUP" --clear-groups -- \
		test -x "$D" 2>/dev/null
}

# D is where the caller looks; BASE is where the account works: D itself, or
# a folder in /var/tmp when the account cannot enter D (a checkout in /root).
stack_open()
{
	pick_account
	mkdir -p "$D" 2>/dev/null || die "cannot create $D"
	D=$(cd "$D" && pwd -P) || die "cannot enter $D"
	BASE=$D
	if ! dir_usable; then
		BASE=/var/tmp/voiceagent-$(printf %s "$D" | cksum |
			cut -d' ' -f1)
		[ ! -e "$BASE" ] || [ -O "$BASE" ] ||
			die "$BASE belongs to somebody else"
		mkdir -p "$BASE" && chmod 711 "$BASE" &&
			ln -sfn "$BASE" "$D/base" || die "cannot create $BASE"
	fi
	# Programs and settings are root's, read by the account; what a server
	# writes is in a folder of the account.
	local dir
	for dir in app conf log pid data nginx state; do
		[ -d "$BASE/$dir" ] && continue
		mkdir "$BASE/$dir" 2>/dev/null ||
			die "cannot create $BASE/$dir (is the disk full?)"
	done
	[ "$ME" -ne 0 ] || {
		chown "$ACCOUNT:$GROUP" "$BASE/data" "$BASE/nginx" "$BASE/state"
		chgrp "$GROUP" "$BASE/conf"
	}
	chmod 750 "$BASE/conf"
	chmod 700 "$BASE/data" "$BASE/nginx" "$BASE/state"
	SOCKETS=
	[ -r "$BASE/sockets" ] && read -r SOCKETS <"$BASE/sockets"
	[ -n "$SOCKETS" ] && [ -d "$SOCKETS" ] || SOCKETS=
}

# Two starts of one stack at the same time would race; the second waits.
stack_lock()
{
	exec 9>"$BASE/lock" || die "cannot write $BASE/lock"
	flock -w 120 9 || die "another start or stop of $D does not end"
}

# Unix sockets live here: a path that is short however long D is.
sockets_open()
{
	[ -n "$SOCKETS" ] && return
	SOCKETS=$(mktemp -d /tmp/va.XXXXXX) || die "cannot create a folder in /tmp"
	chmod 711 "$SOCKETS"
	[ "$ME" -ne 0 ] || chown "$ACCOUNT:$GROUP" "$SOCKETS"
	echo "$SOCKETS" >"$BASE/sockets" || die "cannot write $BASE/sockets"
}

disk_check()
{
	local free
	free=$(df -Pk "$BASE" | awk 'NR == 2 { print $4 }')
	[ "${free:-0}" -ge 400000 ] ||
		die "only $((${free:-0} / 1024)) MB free in $BASE; 400 MB are needed"
}
