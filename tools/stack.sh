#!/bin/bash
# SPDX-License-Identifier: MIT
#
# stack.sh: the whole service in one folder, for the demo and the tests.
#
#   tools/stack.sh start  --dir D --port N --build B [--empty] [--workers N]
#                         [--hook-workers N] [--limits open|host]
#   tools/stack.sh stop   --dir D [--only PART]
#   tools/stack.sh start  --dir D --only PART     one part of a known stack
#   tools/stack.sh status --dir D
#   tools/stack.sh watch  --dir D                 wait; 1 when a part ended
#
# Parts: mariadb, sandbox, jobs, pages, hooks, nginx. The site listens on
# 127.0.0.1:N, the sandbox on N+1, everything else on unix sockets in a short
# private folder (a socket's path may have 107 bytes). D/demo.env tells
# scripts where everything is. The data in D stays until D is removed;
# starting what runs already is cheap. Started by root, everything runs as
# one unprivileged account ($VA_STACK_ACCOUNT, or www-data), which gets its
# own copy of the programs, because it may not be able to enter the tree.
set -u -o pipefail
export LC_ALL=C
SRC=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1

. "$SRC/tools/stack/lib.sh"
. "$SRC/tools/stack/mariadb.sh"
. "$SRC/tools/stack/config.sh"
. "$SRC/tools/stack/parts.sh"

usage()
{
	sed -n '3,13s/^# \{0,1\}//p' "$0"
	exit "$1"
}

VERB=${1-}
[ $# -gt 0 ] && shift
D='' PORT='' BUILD='' ONLY='' EMPTY=no WORKERS=3 HOOK_WORKERS=3 LIMITS=open
while [ $# -gt 0 ]; do
	case $1 in
	--empty) EMPTY=yes; shift; continue ;;
	--help | -h) usage 0 ;;
	esac
	[ $# -ge 2 ] || usage 2 >&2
	case $1 in
	--dir) D=$2 ;;
	--port) PORT=$2 ;;
	--build) BUILD=$2 ;;
	--only) ONLY=$2 ;;
	--workers) WORKERS=$2 ;;
	--hook-workers) HOOK_WORKERS=$2 ;;
	--limits) LIMITS=$2 ;;
	*) usage 2 >&2 ;;
	esac
	shift 2
done

case $VERB in
start | stop | status | watch) ;;
--help | -h | help) usage 0 ;;
*) usage 2 >&2 ;;
esac
[ -n "$D" ] || D=$SRC/run

if [ "$VERB" != start ] && [ ! -d "$D" ]; then
	say "no stack in $D"
	[ "$VERB" = stop ] && exit 0
	exit 3
fi

case $VERB in
start)
	stack_open
	stack_lock
	if [ -n "$ONLY" ]; then
		part_start "$ONLY"
	else
		stack_start
	fi
	;;
stop)
	stack_open
	stack_lock
	if [ -n "$ONLY" ]; then part_stop "$ONLY"; else stack_stop; fi
	;;
status) stack_open; stack_status ;;
watch) stack_open; stack_watch ;;
esac
