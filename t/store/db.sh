#!/bin/sh
# SPDX-License-Identifier: MIT
#
# db.sh: a private MariaDB for tests.
#
#   db.sh start          prints its folder; the socket is FOLDER/s
#   db.sh restart DIR    stop it (as an operator would) and start it again
#   db.sh kill DIR       SIGKILL: what a power cut looks like to a client
#   db.sh up DIR         start one that was killed or stopped
#   db.sh stop DIR       stop it and take the folder away
#
# The folder is short and in /tmp: a socket's path may have 107 bytes. An
# empty data folder is made once and copied for every start; VA_DB_CACHE
# says where it is kept. Exit 77: there is no MariaDB server here.
set -eu

fail()
{
	echo "db.sh: $*" >&2
	exit 1
}

PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v mariadbd >/dev/null 2>&1 &&
	command -v mariadb-install-db >/dev/null 2>&1 || {
	echo "skipped: mariadbd is not installed (Debian: mariadb-server)"
	exit 77
}
USER_OPTION=
[ "$(id -u)" -ne 0 ] || USER_OPTION=--user=root

# Small files, so that a copy is quick; every commit still reaches the disk.
INNODB="--innodb-log-file-size=8M --innodb-data-file-path=ibdata1:2M:autoextend"

pristine()
{
	version=$(mariadbd --no-defaults --version | tr -cd 'A-Za-z0-9.' |
		cut -c1-60)
	cache=${VA_DB_CACHE:-/tmp/voiceagent-db-cache-$(id -u)}/$version
	[ -d "$cache/mysql" ] && return
	mkdir -p "${cache%/*}"
	new=$(mktemp -d "${cache%/*}/new.XXXXXX")
	# shellcheck disable=SC2086
	mariadb-install-db --no-defaults $USER_OPTION $INNODB \
		--datadir="$new" --skip-test-db --skip-name-resolve \
		--auth-root-authentication-method=normal \
		>"$new.log" 2>&1 || fail "mariadb-install-db: see $new.log"
	rm -f "$new.log"
	# Another test may have been faster.
	mv -T "$new" "$cache" 2>/dev/null || rm -rf "$new"
	[ -d "$cache/mysql" ] || fail "no data folder in $cache"
}

up()
{
	# shellcheck disable=SC2086
	setsid mariadbd --no-defaults $USER_OPTION $INNODB \
		--datadir="$1/data" --socket="$1/s" --pid-file="$1/pid" \
		--tmpdir="$1" --skip-networking --skip-name-resolve \
		--skip-log-bin --max-connections=60 \
		--innodb-flush-log-at-trx-commit=1 \
		--innodb-buffer-pool-size=32M \
		--innodb-buffer-pool-dump-at-shutdown=OFF \
		--innodb-buffer-pool-load-at-startup=OFF \
		--innodb-fast-shutdown=1 --key-buffer-size=1M \
		--aria-pagecache-buffer-size=1M --performance-schema=OFF \
		--character-set-server=utf8mb4 \
		--collation-server=utf8mb4_unicode_ci \
		>>"$1/log" 2>&1 </dev/null &
	n=0
	until mariadb-admin --no-defaults --socket="$1/s" --user=root ping \
		>/dev/null 2>&1; do
		n=$((n + 1))
		[ "$n" -lt 300 ] || fail "MariaDB did not start: see $1/log"
		sleep 0.1
	done
}

down()
{
	[ -f "$1/pid" ] || return 0
	pid=$(cat "$1/pid")
	kill "-$2" "$pid" 2>/dev/null || return 0
	n=0
	while kill -0 "$pid" 2>/dev/null; do
		n=$((n + 1))
		[ "$n" -lt 300 ] || fail "MariaDB $pid does not end"
		sleep 0.1
	done
	rm -f "$1/pid"
}

case ${1:-} in
start)
	pristine
	dir=$(mktemp -d /tmp/vadb.XXXXXX)
	cp -a --sparse=always "$cache" "$dir/data"
	up "$dir"
	echo "$dir"
	;;
up) up "$2" ;;
restart)
	down "$2" TERM
	up "$2"
	;;
kill) down "$2" KILL ;;
stop)
	down "$2" TERM
	rm -rf "$2"
	;;
*) fail "usage: db.sh start | up DIR | restart DIR | kill DIR | stop DIR" ;;
esac
