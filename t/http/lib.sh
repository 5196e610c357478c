# SPDX-License-Identifier: MIT
#
# lib.sh: what the parts of t/http share: asking, comparing, counting.
#
# ask METHOD PATH [curl options] sends one request; then $status is its
# status, $W/head its headers, $W/body its body. Nothing is followed.

passed=0 failed=0 skipped=0 part=
# A day the demo house is open for.
DAY=$(TZ=America/New_York date -d '+9 days' +%F)

ok()
{
	passed=$((passed + 1))
	[ -z "${VERBOSE-}" ] || printf 'ok    %s: %s\n' "$part" "$1"
}

# bad NAME WHY...
bad()
{
	failed=$((failed + 1))
	printf 'FAIL  %s: %s\n' "$part" "$*"
}

skip()
{
	skipped=$((skipped + 1))
	printf 'skipped: %s: %s\n' "$part" "$*"
}

# is NAME GOT WANTED
is()
{
	if [ "$2" = "$3" ]; then ok "$1"; else bad "$1:" "got '$2', not '$3'"; fi
}

# one_of NAME GOT "A B C"
one_of()
{
	case " $3 " in
	*" $2 "*) ok "$1" ;;
	*) bad "$1:" "got '$2', none of '$3'" ;;
	esac
}

# holds NAME COMMAND...: it succeeds.
holds()
{
	local name=$1
	shift
	if "$@" >/dev/null 2>&1; then ok "$name"; else bad "$name:" "$*"; fi
}

fails()
{
	local name=$1
	shift
	if "$@" >/dev/null 2>&1; then bad "$name:" "$*"; else ok "$name"; fi
}

ask()
{
	local method=$1 path=$2
	shift 2
	status=$(curl -s --path-as-is --max-time 15 -o "$W/body" \
		-D "$W/head" -w '%{http_code}' -X "$method" "$@" \
		"$SITE_URL$path")
	[ "$method" != HEAD ] || : >"$W/body"
}

# The value of a header of the last answer.
header()
{
	sed -n "s/^$1: *//Ip" "$W/head" | tr -d '\r' | head -n 1
}

# A member of the last answer's JSON: json .message
json()
{
	jq -r "$1" "$W/body" 2>/dev/null
}

# The CSRF token of the last page.
csrf_of_page()
{
	sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' "$W/body" | head -n 1
}

# sign_in JAR EMAIL PASSWORD: as a browser does.
sign_in()
{
	rm -f "$1"
	ask GET /sign-in -b "$1" -c "$1"
	ask POST /sign-in -b "$1" -c "$1" -H "Origin: $SITE_URL" \
		--data-urlencode "csrf=$(csrf_of_page)" \
		--data-urlencode "email=$2" --data-urlencode "password=$3"
	[ "$status" = 303 ] && grep -q va_session "$1"
}

ctl()
{
	DB_USER=va_ctl DB_PASSWORD_FILE="$CTL_PASSWORD_FILE" \
		KEYS_FILE="$KEYS" "$BIN_DIR/voiceagent-ctl" --config "$CONFIG" "$@"
}

# sql STATEMENT: as the server's own root.
sql()
{
	mariadb --no-defaults -S "$DB_SOCKET" -u root -N -B voiceagent -e "$1"
}

stack()
{
	"$TOP/tools/stack.sh" "$@" --dir "$DIR"
}

# The worker processes of a pool.
workers()
{
	local group
	read -r group _ <"$PID_DIR/$1"
	pgrep -g "$group" -x voiceagent-fcgi ||
		pgrep -P "$group" -f voiceagent-fcgi
}

# hmac SECRET: of standard input, as the platform signs.
hmac()
{
	openssl dgst -sha256 -hmac "$1" -hex | sed 's/.* //'
}

# signature SECRET UNIXTIME FILE: the header's value.
signature()
{
	printf 't=%s,v0=%s' "$2" \
		"$({ printf '%s.' "$2"; cat "$3"; } | hmac "$1")"
}

HOOK=/api/webhooks/elevenlabs/reservations

# hook FILE [curl options]: the body as JSON, with the demo agent's secret.
hook()
{
	local file=$1
	shift
	ask POST "$HOOK" -H 'Content-Type: application/json' \
		-H "X-VoiceAgent-Secret: $DEMO_TOOL_SECRET" \
		--data-binary "@$file" "$@"
}

# envelope ACTION PARAMETERS [MORE]: the body our tool definitions declare.
envelope()
{
	printf '{"agent_id":"%s","action":"%s","parameters":%s%s}' \
		"${AGENT_NAMED-$DEMO_PLATFORM_AGENT_ID}" "$1" "$2" \
		"${3:+,$3}" >"$W/envelope"
}

# post_event: what is in $W/event, signed as the platform signs.
post_event()
{
	ask POST /api/webhooks/elevenlabs/events \
		-H 'Content-Type: application/json' \
		-H "ElevenLabs-Signature: $(signature "$DEMO_HMAC_SECRET" \
			"$(date +%s)" "$W/event")" --data-binary "@$W/event"
}

# wait_until SECONDS COMMAND...
wait_until()
{
	local left=$(($1 * 20))
	shift
	until "$@" >/dev/null 2>&1; do
		left=$((left - 1))
		[ "$left" -gt 0 ] || return 1
		sleep 0.05
	done
}
