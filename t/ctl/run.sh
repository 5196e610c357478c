#!/bin/bash
# SPDX-License-Identifier: MIT
#
# run.sh: voiceagent-ctl and the stack runner, as a sysadmin uses them.
#
# Starts a stack of its own. Each check is one line; the last line counts.
set -u
TOP=$(cd "$(dirname "$0")/../.." && pwd -P)
BUILD=${abs_top_builddir:-${BUILD:-$PWD}}
for tool in nginx spawn-fcgi multiwatch mariadbd curl; do
	PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || {
		echo "skipped: $tool is not installed"
		exit 77
	}
done

DIR=$(mktemp -d /tmp/va-ctl.XXXXXX)
PORT=$("$TOP/tools/freeport" 2)
passed=0 failed=0
finish()
{
	"$TOP/tools/stack.sh" stop --dir "$DIR/s" >/dev/null 2>&1
	rm -rf "$(readlink "$DIR/s/base" 2>/dev/null)" "$DIR"
}
trap finish EXIT
trap 'exit 130' INT TERM

# gives CODE NAME COMMAND...: its exit code; its output is in $DIR/out.
gives()
{
	local want=$1 name=$2 rc
	shift 2
	"$@" >"$DIR/out" 2>&1 </dev/null
	rc=$?
	if [ "$rc" -eq "$want" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAIL  $name: exit code $rc, not $want"
		tail -n 5 "$DIR/out"
	fi
}

# says NAME REGEX: the output of the command before; lacks: it does not.
says()
{
	cp "$DIR/out" "$DIR/said"
	gives 0 "$1" grep -E "$2" "$DIR/said"
	cp "$DIR/said" "$DIR/out"
}

lacks()
{
	cp "$DIR/out" "$DIR/said"
	gives 1 "$1" grep -E "$2" "$DIR/said"
}

ctl()
{
	"$TOP/tools/ctl" "$DIR/s" "$@"
}

stack()
{
	"$TOP/tools/stack.sh" "$@"
}

sql()
{
	mariadb --no-defaults --socket="$DB_SOCKET" --user=root -N voiceagent -e "$1"
}

code_of()
{
	curl -s -o "$DIR/body" -w '%{http_code}' "$@"
}

# The demo's bookings, opened again: are the sealed names readable?
readable()
{
	local code
	code=$(code_of -X POST "$SITE_URL/api/webhooks/elevenlabs/reservations" \
		-H "X-VoiceAgent-Secret: $DEMO_TOOL_SECRET" \
		-H 'Content-Type: application/json' -d "{
		\"action\": \"find_reservation\", \"conversation_id\": \"c$RANDOM\",
		\"parameters\": {\"code\": \"$CODE\", \"name\": \"Rotterdam\"}}")
	[ "$code" = 200 ] && grep -q '"success":true' "$DIR/body"
}

restart()
{
	local part
	for part in hooks pages jobs; do
		stack stop --dir "$DIR/s" --only "$part" &&
			stack start --dir "$DIR/s" --only "$part" || return 1
	done
}

# --- the stack ---
gives 0 "start" stack start --dir "$DIR/s" --port "$PORT" --build "$BUILD"
[ -r "$DIR/s/demo.env" ] || {
	cat "$DIR/out"
	echo "$passed passed, $((failed + 1)) failed"
	exit 1
}
set -a
# shellcheck disable=SC1091
. "$DIR/s/demo.env"
set +a
gives 0 "status: all run" stack status --dir "$DIR/s"
gives 0 "start again" stack start --dir "$DIR/s" --port "$PORT" --build "$BUILD"
says "nothing to do" 'already running'
gives 1 "another port for old data" stack start --dir "$DIR/s" \
	--port "$((PORT + 2))" --build "$BUILD"
gives 1 "port in use" stack start --dir "$DIR/two" --port "$PORT" --build "$BUILD"
says "one clear line" "port $PORT is in use"
gives 3 "nothing of it runs" stack status --dir "$DIR/two"
gives 1 "nothing of it is left" test -e "$DIR/two/demo.env"
sockets_short()
{
	[ "${#DB_SOCKET}" -lt 100 ] && [ "${#RUN_DIR}" -lt 80 ]
}
gives 0 "short socket paths" sockets_short

# A worker that is killed is replaced, and nobody notices.
worker=$(pgrep -P "$(cut -d' ' -f1 "$PID_DIR/pages")" | head -n 1)
gives 0 "kill -9 a worker" kill -9 "$worker"
gives 0 "the others serve" test "$(code_of "$SITE_URL/")" = 200
sleep 0.5
gives 0 "three workers again" test \
	"$(pgrep -P "$(cut -d' ' -f1 "$PID_DIR/pages")" | wc -l)" -eq 3

# --- words and codes ---
gives 0 "version" ctl version
gives 2 "no command" ctl
gives 2 "unknown command" ctl dance
gives 2 "migrate: unknown option" ctl migrate --sideways
gives 78 "settings that are none" env VOICEAGENT_ENV=moon \
	"$TOP/tools/ctl" "$DIR/s" jobs list
gives 0 "doctor finds nothing" ctl doctor
says "doctor counts statements" 'max_prepared_stmt_count'
gives 1 "doctor: too many workers" ctl doctor --offline --workers 90000
gives 0 "stop the jobs daemon" stack stop --dir "$DIR/s" --only jobs
gives 0 "doctor warns" ctl doctor --offline
says "no daemon" 'warn +jobs'
gives 0 "start it" stack start --dir "$DIR/s" --only jobs
gives 1 "doctor: production on plain http" env VOICEAGENT_ENV=production \
	"$TOP/tools/ctl" "$DIR/s" doctor --offline
gives 1 "no demo in production" env VOICEAGENT_ENV=production DEMO_PASSWORD=x \
	"$TOP/tools/ctl" "$DIR/s" demo

# --- people ---
printf 'a password of length\n' >"$DIR/pw"
printf 'short\n' >"$DIR/short"
gives 0 "add" ctl users add ann@ctl.example --name Ann --password-file "$DIR/pw"
gives 1 "add twice" ctl users add ann@ctl.example --password-file "$DIR/pw"
gives 1 "a short password" ctl users add bob@ctl.example --password-file "$DIR/short"
gives 2 "no address" ctl users add bob --password-file "$DIR/pw"
gives 0 "list" ctl users list
says "she is there" ' ann@ctl.example verified - free'
gives 0 "admin on" ctl users admin ann@ctl.example on
gives 0 "list" ctl users list
says "she is admin" ' ann@ctl.example verified admin'
gives 0 "admin off" ctl users admin ann@ctl.example off
gives 0 "verify" ctl users verify ann@ctl.example
gives 3 "verify nobody" ctl users verify nobody@ctl.example
gives 0 "give" ctl users give ann@ctl.example manager --in "$DEMO_EMAIL"
gives 0 "roles" ctl users roles ann@ctl.example
says "manager" "^manager $DEMO_EMAIL"
gives 2 "no such role" ctl users give ann@ctl.example king --in "$DEMO_EMAIL"
gives 0 "take" ctl users take ann@ctl.example --in "$DEMO_EMAIL"
gives 3 "take again" ctl users take ann@ctl.example --in "$DEMO_EMAIL"
gives 0 "password" ctl users password ann@ctl.example --password-file "$DIR/pw"

# --- jobs, secrets ---
gives 0 "jobs" ctl jobs list
gives 3 "requeue what is not" ctl jobs requeue 7
gives 2 "requeue nothing" ctl jobs requeue
gives 3 "no such agent" ctl secrets rotate 7
gives 2 "rotate what?" ctl secrets rotate

# --- the keys, while the service runs ---
book=$(code_of -X POST "$SITE_URL/api/webhooks/elevenlabs/reservations" \
	-H "X-VoiceAgent-Secret: $DEMO_TOOL_SECRET" \
	-H 'Content-Type: application/json' -d '{
	"action": "create_reservation", "conversation_id": "ctl",
	"caller_number": "+14155550177", "parameters": {
	"customer_name": "Rotterdam", "date": "tomorrow", "time": "18:00",
	"party_size": 2}}')
CODE=$(sed -n 's/.*"code":"\([0-9]*\)".*/\1/p' "$DIR/body")
gives 0 "a booking" test "$book" = 200 -a -n "$CODE"
gives 0 "it is found" readable
gives 0 "a second key" ctl keys generate
says "its id" '^2$'
gives 0 "doctor takes the file" ctl doctor --offline
gives 0 "restart: all can open with it" restart
gives 0 "activate" ctl keys activate 2
gives 3 "activate what is not" ctl keys activate 9
gives 0 "restart: all seal with it" restart
gives 0 "found under the old key" readable
gives 1 "retire refuses: rows need it" ctl keys retire 1
gives 1 "retire refuses the active one" ctl keys retire 2
# Cut off as hard as can be, then gone on with.
{ timeout -s KILL 0.05 "$TOP/tools/ctl" "$DIR/s" keys rotate; } >/dev/null 2>&1
gives 0 "found after half a rotation" readable
gives 0 "rotate" ctl keys rotate
gives 0 "status" ctl keys status
lacks "nothing is left under the old one" '^[a-z_]{4,} [1-9]'
gives 0 "found under the new key" readable
gives 0 "retire" ctl keys retire 1
gives 0 "restart: without the old key" restart
gives 0 "found without the old key" readable
gives 0 "every row has the new key's id" test "$(sql "
	SELECT COUNT(*) FROM reservations
	WHERE LEFT(HEX(customer_name), 8) <> '00000002'")" = 0

# --- the end ---
gives 0 "migrate again" env VOICEAGENT_CONFIG="$CONFIG" DB_USER=root \
	KEYS_FILE="$(dirname "$CONFIG")/keys" "$BIN_DIR/voiceagent-ctl" migrate
says "nothing to do" '^up to date'
gives 0 "stop" stack stop --dir "$DIR/s"
gives 3 "nothing runs" stack status --dir "$DIR/s"
gives 1 "no sockets are left" test -e "$RUN_DIR"
gives 0 "stop again" stack stop --dir "$DIR/s"

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
