#!/bin/bash
# SPDX-License-Identifier: MIT
#
# run.sh: nginx, both pools and MariaDB, asked over the wire.
#
#   t/http/run.sh [PART...]       parts: routes hooks calls outage; all if none
#
# Starts a stack of its own (tools/stack.sh) with the demo data, gives it a
# member of every role and an account that has nothing to do with it, and
# runs the parts one after the other. VERBOSE=1 names what passed, too.
set -u
TOP=$(cd "$(dirname "$0")/../.." && pwd -P)
BUILD=${abs_top_builddir:-${BUILD:-$PWD}}
. "$TOP/t/http/lib.sh"

for tool in nginx spawn-fcgi multiwatch mariadbd jq curl openssl; do
	PATH=$PATH:/usr/sbin command -v $tool >/dev/null || {
		echo "skipped: $tool is not installed"
		exit 77
	}
done

DIR=$(mktemp -d /tmp/va-http.XXXXXX) W=$DIR/w
mkdir "$W"
finish()
{
	"$TOP/tools/stack.sh" stop --dir "$DIR" >/dev/null 2>&1
	rm -rf "$(readlink "$DIR/base" 2>/dev/null)" "$DIR"
}
trap finish EXIT
trap 'exit 130' INT TERM

"$TOP/tools/stack.sh" start --dir "$DIR" --port "$("$TOP/tools/freeport" 2)" \
	--build "$BUILD" >"$DIR/start.log" 2>&1 || {
	cat "$DIR/start.log"
	echo "0 passed, 1 failed, 0 skipped"
	exit 1
}
. "$DIR/demo.env"
KEYS=$(dirname "$CONFIG")/keys

# The demo has a member of every role; "foreign" owns another account.
people()
{
	local role
	printf '%s' "$DEMO_PASSWORD" >"$W/password"
	chmod 644 "$W/password"
	ctl users add foreign@http.example --password-file "$W/password" \
		>/dev/null || return 1
	: >"$W/anyone.jar"
	for role in owner manager host; do
		sign_in "$W/$role.jar" "$role@demo.example" \
			"$DEMO_PASSWORD" || return 1
	done
	sign_in "$W/foreign.jar" foreign@http.example "$DEMO_PASSWORD" ||
		return 1
	ask GET /dashboard -b "$W/owner.jar"
	OWNER_CSRF=$(csrf_of_page)
	ask GET /dashboard -b "$W/foreign.jar"
	FOREIGN_CSRF=$(csrf_of_page)
	[ -n "$OWNER_CSRF" ] && [ -n "$FOREIGN_CSRF" ]
}

# The demo's own things, and an agent of the other account.
things()
{
	AGENT=$DEMO_AGENT_ID
	RESTAURANT=$(sql "SELECT restaurant_id FROM agents WHERE id = $AGENT")
	DEMO_PLATFORM_AGENT_ID=$(sql "SELECT elevenlabs_agent_id FROM agents
		WHERE id = $AGENT")
	RESERVATION=$(sql "SELECT id FROM reservations
		WHERE restaurant_id = $RESTAURANT ORDER BY id LIMIT 1")
	[ -n "$RESTAURANT" ] && [ -n "$RESERVATION" ]
}

# A house and an agent of the other account: the demo's, copied.
foreign_things()
{
	local owner
	owner=$(sql "SELECT MAX(id) FROM users")
	FOREIGN_PLATFORM_AGENT=agent_foreign
	export FOREIGN_PLATFORM_AGENT
	sql "CREATE TEMPORARY TABLE r SELECT * FROM restaurants
		WHERE id = $RESTAURANT;
	UPDATE r SET id = $owner, owner_id = $owner, slug = 'foreign';
	INSERT INTO restaurants SELECT * FROM r;
	CREATE TEMPORARY TABLE h SELECT * FROM restaurant_hours
		WHERE restaurant_id = $RESTAURANT;
	UPDATE h SET restaurant_id = $owner;
	INSERT INTO restaurant_hours SELECT * FROM h;
	CREATE TEMPORARY TABLE a SELECT * FROM agents WHERE id = $AGENT;
	UPDATE a SET id = $owner, owner_id = $owner, restaurant_id = $owner,
		elevenlabs_agent_id = 'agent_foreign', phone_number = NULL;
	INSERT INTO agents SELECT * FROM a"
}

part=setup
if people && things && foreign_things; then
	ok setup
else
	bad setup "no sessions or no demo data: $status $(head -c 300 "$W/body")"
	tail -n 5 "$LOG_DIR"/*.log
	set -- none
fi
for p in "${@:-routes hooks calls outage}"; do
	for one in $p; do
		# shellcheck source=/dev/null
		[ "$one" = none ] || . "$TOP/t/http/$one.sh"
	done
done
[ "$failed" -eq 0 ] || [ -z "${KEEP_LOGS-}" ] || cp -R "$LOG_DIR" "$KEEP_LOGS"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
