# SPDX-License-Identifier: MIT
#
# hooks.sh: the reservations webhook and the events webhook on the wire:
# who may, what is understood, what bad input gets.

# say NAME STATUS ERROR: the last answer is a JSON error with its id.
says()
{
	is "$1" "$status $(json .error)" "$2 $3"
	is "$1: not a success" "$(json .success)" false
	is "$1: request id" "$(json .request_id)" "$(header X-Request-Id)"
	holds "$1: has a sentence" test -n "$(json '.message // empty')"
}

signed()
{
	local file=$1 at=$2
	shift 2
	ask POST "$HOOK" -H 'Content-Type: application/json' \
		-H "ElevenLabs-Signature: $(signature "$DEMO_HMAC_SECRET" "$at" "$file")" \
		--data-binary "@$file" "$@"
}

with_header()
{
	ask POST "$HOOK" -H 'Content-Type: application/json' -H "$1" \
		--data-binary "@$W/envelope"
}

run_signatures()
{
	local now good wrong
	now=$(date +%s)
	envelope check_availability "{\"date\":\"$DAY\",\"party_size\":2}"
	good=$(signature "$DEMO_HMAC_SECRET" "$now" "$W/envelope")
	wrong=$(signature not-the-secret "$now" "$W/envelope")

	ask POST "$HOOK" -H 'Content-Type: application/json' \
		--data-binary "@$W/envelope"
	says "no proof at all" 401 unauthentic
	with_header "ElevenLabs-Signature: $good"
	is "a right signature" "$status" 200
	with_header "X-ElevenLabs-Signature: $good"
	is "... under its other name" "$status" 200
	with_header "ElevenLabs-Signature: $wrong"
	says "a wrong secret" 401 unauthentic
	signed "$W/envelope" $((now - 7200))
	says "a stale signature" 401 unauthentic
	signed "$W/envelope" $((now + 3600))
	says "a signature of the future" 401 unauthentic
	with_header "ElevenLabs-Signature: ${good%????}"
	says "a short v0" 401 unauthentic
	with_header "ElevenLabs-Signature: ${good}00"
	says "a long v0" 401 unauthentic
	with_header "ElevenLabs-Signature: $wrong,${good#*,}"
	is "two v0, one of them right" "$status" 200
	with_header "ElevenLabs-Signature: $wrong,v0=00"
	says "two v0, none of them right" 401 unauthentic
	with_header "ElevenLabs-Signature: ${good#*,}"
	says "no time" 401 unauthentic
	with_header "ElevenLabs-Signature: t=$now"
	says "no v0" 401 unauthentic
	with_header "ElevenLabs-Signature: t=$now,v1=${good##*=}"
	says "another scheme alone" 401 unauthentic
	jq -c . "$W/envelope" | sed 's/:/: /g' >"$W/again"
	ask POST "$HOOK" -H 'Content-Type: application/json' \
		-H "ElevenLabs-Signature: $good" --data-binary "@$W/again"
	says "the same JSON in other bytes" 401 unauthentic
}

run_secrets()
{
	envelope check_availability "{\"date\":\"$DAY\",\"party_size\":2}"
	hook "$W/envelope"
	is "the agent's secret" "$status" 200
	with_header "X-VoiceAgent-Secret: ${DEMO_TOOL_SECRET%?}"
	says "a secret cut short" 401 unauthentic
	with_header "X-VoiceAgent-Secret: ${DEMO_TOOL_SECRET}x"
	says "a secret with more behind it" 401 unauthentic
	with_header "X-VoiceAgent-Secret;"
	says "an empty secret" 401 unauthentic
	printf '{' >"$W/broken"
	ask POST "$HOOK" -H "X-VoiceAgent-Secret: wrong" --data-binary "@$W/broken"
	says "nobody's body is parsed" 401 unauthentic
	AGENT_NAMED=agent_of_nobody envelope check_availability \
		"{\"date\":\"$DAY\",\"party_size\":2}"
	hook "$W/envelope"
	says "an agent nobody has" 404 not_found
	sed 's/[0-9a-f]\{32\}/ID/' "$W/body" >"$W/unknown"
	AGENT_NAMED=$FOREIGN_PLATFORM_AGENT envelope check_availability \
		"{\"date\":\"$DAY\",\"party_size\":2}"
	hook "$W/envelope"
	says "another account's agent" 404 not_found
	sed 's/[0-9a-f]\{32\}/ID/' "$W/body" >"$W/foreign"
	holds "... and they look alike" cmp "$W/unknown" "$W/foreign"
	signed "$W/envelope" "$(date +%s)"
	is "signed, the platform speaks for every agent" "$status" 200
	AGENT_NAMED=agent_of_nobody envelope check_availability '{}'
	signed "$W/envelope" "$(date +%s)"
	says "signed, but an agent nobody has" 404 not_found
	AGENT_NAMED=$AGENT envelope check_availability \
		"{\"date\":\"$DAY\",\"party_size\":2}"
	hook "$W/envelope"
	is "the agent named by our own id" "$status" 200
}

# bad_body NAME STATUS ERROR BYTES
bad_body()
{
	printf '%b' "$4" >"$W/bad"
	hook "$W/bad"
	says "$1" "$2" "$3"
}

run_bad_input()
{
	local good='"action":"check_availability"'
	bad_body "no body" 400 invalid ''
	bad_body "half an object" 400 invalid '{"action":'
	bad_body "no JSON" 400 invalid 'hello'
	bad_body "a list" 400 invalid '[]'
	bad_body "a text" 400 invalid '"x"'
	bad_body "two values" 400 invalid '{}{}'
	bad_body "no action" 400 invalid '{"parameters":{}}'
	bad_body "an unknown action" 400 invalid '{"action":"drop_table"}'
	bad_body "an action that is a number" 400 invalid '{"action":7}'
	bad_body "parameters that are a list" 400 invalid \
		"{$good,\"parameters\":[]}"
	bad_body "a party that is a list" 400 invalid \
		"{$good,\"parameters\":{\"party_size\":[4]}}"
	printf '{%s,"parameters":{"party_size":4.5}}' "$good" >"$W/bad"
	hook "$W/bad"
	is "half a person is asked back" "$status $(json .success)" "200 false"
	bad_body "a date that is an object" 400 invalid \
		"{$good,\"parameters\":{\"date\":{}}}"
	bad_body "an agent that is a number" 400 invalid \
		"{$good,\"agent_id\":7}"
	bad_body "a raw NUL" 400 invalid "{$good,\"x\":\"\\\\0\"}\\0"
	bad_body "an escaped NUL" 400 invalid "{$good,\"x\":\"\\\\u0000\"}"
	bad_body "bytes that are no UTF-8" 400 invalid "{$good,\"x\":\"\\xff\"}"
	bad_body "half a surrogate" 400 invalid "{$good,\"x\":\"\\\\ud800\"}"
	{ printf '{"a":%.0s' {1..2000}; printf 1; printf '}%.0s' {1..2000}; } \
		>"$W/deep"
	hook "$W/deep"
	says "two thousand levels" 400 invalid
	head -c 1048576 /dev/zero | tr '\0' ' ' >"$W/large"
	hook "$W/large"
	says "a body of 1 MB" 413 too_large
	hook "$W/large" -H 'Transfer-Encoding: chunked'
	says "... in chunks" 413 too_large
	head -c 65000 /dev/zero | tr '\0' ' ' >"$W/blank"
	hook "$W/blank"
	says "65,000 blanks" 400 invalid
	ask GET "$HOOK"
	is "GET" "$status $(header Allow)" "405 POST"
	ask POST "$HOOK/drop_table" -H "X-VoiceAgent-Secret: $DEMO_TOOL_SECRET" \
		-d '{}'
	says "an unknown action in the path" 400 invalid
	ask POST "$HOOK/a/b" -d '{}'
	is "a path too long" "$status" 404
}

# book TIME NAME PARTY [MORE]
book()
{
	envelope create_reservation "{\"customer_name\":\"$2\",\"date\":\"$DAY\",\"time\":\"$1\",\"party_size\":$3,\"phone\":\"+12125550123\"}" "${4-}"
	hook "$W/envelope"
}

run_bookings()
{
	local code id
	book 18:00 Garden 4 '"conversation_id":"conv_http_1"'
	is "a table is booked" "$status $(json .success)" "200 true"
	code=$(json .code)
	holds "... with a code of four digits" \
		grep -qE '^[0-9]{4}$' <<<"$code"
	is "... which the specification calls reservation_id" \
		"$(json .reservation_id)" "$code"
	holds "... and which is spoken" grep -q . <<<"$(json .message)"
	book 18:00 Garden 4 '"conversation_id":"conv_http_1"'
	is "the same call again: the same table" \
		"$status $(json .success) $(json .code)" "200 true $code"
	is "... once in the book" "$(sql "SELECT COUNT(*) FROM reservations
		WHERE live_code = '$code'")" 1

	printf '{"agent_id":"%s","customer_name":"Flat","date":"%s","time":"18:30","party_size":"2","phone":"","email":null}' \
		"$DEMO_PLATFORM_AGENT_ID" "$DAY" >"$W/flat"
	ask POST "$HOOK/create_reservation" \
		-H "X-VoiceAgent-Secret: $DEMO_TOOL_SECRET" \
		-H 'Content-Type: application/json' --data-binary "@$W/flat"
	is "flat fields, the action in the path" \
		"$status $(json .success)" "200 true"

	envelope find_reservation "{\"code\":\"$code\",\"name\":\"Garden\"}"
	hook "$W/envelope"
	is "found by code and name" "$(json .success) $(json .code)" "true $code"
	envelope edit_reservation \
		"{\"code\":\"$code\",\"name\":\"Garden\",\"new_party_size\":3}"
	hook "$W/envelope"
	is "changed" "$status $(json .success)" "200 true"
	envelope cancel_reservation "{\"code\":\"$code\",\"name\":\"Garden\"}"
	hook "$W/envelope"
	is "cancelled" "$status $(json .success)" "200 true"
	envelope find_reservation "{\"code\":\"$code\",\"name\":\"Somebody\"}"
	hook "$W/envelope"
	is "a code alone opens nothing" "$status $(json .success)" "200 false"
	envelope create_reservation '{}'
	hook "$W/envelope"
	is "a name is asked for" "$status $(json .success)" "200 false"
	book 04:30 Owl 2
	is "closed: told, with other times" \
		"$status $(json .success)" "200 false"
	envelope check_availability "{\"date\":\"$DAY\",\"party_size\":2}"
	hook "$W/envelope"
	holds "free times are listed" test "$(json '.times | length')" -gt 0
}

# event JSON: post it.
event()
{
	printf '%s' "$1" >"$W/event"
	post_event
}

run_events()
{
	local n=$RANDOM$RANDOM
	event "{\"type\":\"post_call_transcription\",\"n\":$n,\"data\":{\"agent_id\":\"$DEMO_PLATFORM_AGENT_ID\",\"conversation_id\":\"conv_http_$n\"}}"
	is "an event" "$status $(json .duplicate)" "200 false"
	event "$(cat "$W/event")"
	is "... again" "$status $(json .duplicate)" "200 true"
	is "... is kept once" "$(sql "SELECT COUNT(*) FROM webhook_events
		WHERE event_id = '$(sha256sum <"$W/event" | cut -c1-64)'")" 1
	event "{\"type\":\"never.heard.of\",\"n\":$n}"
	is "an unknown type is kept" "$status" 200
	event "{\"type\":\"call.started\",\"agent_id\":\"x\",\"n\":$n}"
	is "an event of the specification" "$status" 200
	event '{"n":1}'
	says "no type" 400 invalid
	event 'x'
	says "no JSON" 400 invalid
	ask POST /api/webhooks/elevenlabs/events -d '{"type":"x"}'
	says "unsigned" 401 unauthentic
	event "{\"type\":\"post_call_audio\",\"n\":$n,\"data\":{\"full_audio\":\"$(head -c 60000 /dev/zero | tr '\0' A)\"}}"
	is "an event with sound" "$status" 200
}

part=hooks
run_signatures
run_secrets
run_bad_input
run_bookings
run_events
