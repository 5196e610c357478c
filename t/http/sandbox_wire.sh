#!/bin/bash
# SPDX-License-Identifier: MIT
#
# sandbox_wire.sh: the sandbox as a process: what a restart keeps, the
# misfortunes it plays, mail, and a phone call whose hook is slow.
set -u
TOP=$(cd "$(dirname "$0")/../.." && pwd -P)
BUILD=${abs_top_builddir:-${BUILD:-$PWD}}
. "$TOP/t/http/lib.sh"

for tool in jq curl; do
	command -v $tool >/dev/null || {
		echo "skipped: $tool is not installed"
		exit 77
	}
done

W=$(mktemp -d /tmp/va-wire.XXXXXX)
PORT=$("$TOP/tools/freeport" 2)
URL=http://127.0.0.1:$PORT
SANDBOX=$BUILD/voiceagent-sandbox
PID=

finish()
{
	[ -z "$PID" ] || kill -9 "$PID" 2>/dev/null
	rm -rf "$W"
}
trap finish EXIT
trap 'exit 130' INT TERM

start()
{
	"$SANDBOX" serve --port "$PORT" --dir "$W/state" \
		--smtp-socket "$W/smtp" 2>>"$W/log" &
	PID=$!
	for _ in $(seq 100); do
		curl -s -o /dev/null "$URL/" && return
		sleep 0.1
	done
	cat "$W/log"
	exit 1
}

# api METHOD PATH [curl options]
api()
{
	local method=$1 path=$2
	shift 2
	status=$(curl -s -o "$W/body" -w '%{http_code}' -X "$method" \
		-H 'xi-api-key: k' -H 'Content-Type: application/json' \
		"$URL$path" "$@")
}

count()
{
	api GET /_sandbox/state
	json ".counts.$1"
}

fault()
{
	api POST /_sandbox/faults -d "$1"
	is "the fault is taken" "$status" 204
}

AGENT='{"name":"a","conversation_config":{}}'

run_restart()
{
	local agent
	api POST /v1/convai/agents/create -d "$AGENT"
	is "an agent is made" "$status" 200
	agent=$(json .agent_id)
	kill -9 "$PID"
	wait "$PID" 2>/dev/null
	start
	api GET "/v1/convai/agents/$agent"
	is "a killed sandbox forgets nothing" "$status" 200
	fails "the port is taken" "$SANDBOX" serve --port "$PORT" \
		--dir "$W/other"
}

run_faults()
{
	local before create=/v1/convai/agents/create
	fault "{\"match\":\"POST $create\",\"kind\":\"429\"}"
	api POST $create -d "$AGENT"
	is "429" "$status/$(json .detail.code)" 429/rate_limit_exceeded
	fault "{\"match\":\"POST $create\",\"kind\":\"500\"}"
	api POST $create -d "$AGENT"
	is "500" "$status" 500

	before=$(count agents)
	fault "{\"match\":\"POST $create\",\"kind\":\"drop\"}"
	api POST $create -d "$AGENT"
	is "dropped: no answer" "$status" 000
	is "dropped: nothing was made" "$(count agents)" "$before"
	fault "{\"match\":\"POST $create\",\"kind\":\"did_then_drop\"}"
	api POST $create -d "$AGENT"
	is "done and dropped: no answer" "$status" 000
	is "done and dropped: it was made" "$(count agents)" $((before + 1))
	fault "{\"match\":\"POST $create\",\"kind\":\"duplicate\"}"
	api POST $create -d "$AGENT"
	is "twice" "$(count agents)" $((before + 3))
	api POST $create -d "$AGENT"
	is "faults are used up" "$(count agents)" $((before + 4))
}

# Milliseconds a command takes.
taken()
{
	local from
	from=$(date +%s%N)
	"$@"
	echo $((($(date +%s%N) - from) / 1000000))
}

run_latency()
{
	fault '{"match":"GET /v1/voices","kind":"latency","ms":1500}'
	curl -s -o "$W/slow" -H 'xi-api-key: k' "$URL/v1/voices" &
	sleep 0.2
	holds "others are served meanwhile" \
		test "$(taken api GET /v2/voices)" -lt 1000
	wait $!
	holds "the late answer comes" jq -e '.voices | length > 11' "$W/slow"
}

run_bodies()
{
	head -c 26000000 /dev/zero >"$W/big"
	api POST /v1/convai/agents/create --data-binary "@$W/big"
	one_of "a body over the cap" "$status" "413 000"
	head -c 3000000 /dev/zero | tr '\0' x >"$W/menu.txt"
	status=$(curl -s -o "$W/body" -w '%{http_code}' -H 'xi-api-key: k' \
		-F "file=@$W/menu.txt" "$URL/v1/convai/knowledge-base/file")
	is "a document of 3 MB" "$status" 200
	api GET "/v1/convai/knowledge-base/$(json .id)/content"
	holds "comes back as it went" cmp "$W/body" "$W/menu.txt"
}

run_mail()
{
	printf 'Subject: Verify\r\n\r\nOpen %s/verify?t=<1>\r\n.\r\n' "$URL" \
		>"$W/mail"
	holds "mail is taken" curl -s --unix-socket "$W/smtp" \
		smtp://localhost --mail-from a@example.com \
		--mail-rcpt b@example.com -T "$W/mail"
	api GET '/mail.json?to=b@example.com'
	is "its subject" "$(json '.mail[0].subject')" Verify
	is "its link" "$(json '.mail[0].links[0]')" "$URL/verify?t="
	api GET "/mail/$(json '.mail[0].id')"
	is "its page" "$status" 200
	fails "nothing unescaped" grep -q '<1>' "$W/body"
	holds "the link can be followed" grep -q "href=\"$URL/verify" "$W/body"
	api GET /mail
	holds "the list names it" grep -q Verify "$W/body"
}

run_audio()
{
	[ -x /usr/bin/espeak-ng ] || {
		skip "audio" "espeak-ng is not installed"
		return
	}
	api GET /_sandbox/audio/rachel.wav
	is "a voice can be heard" "$status/$(head -c 4 "$W/body")" 200/RIFF
	api POST /v1/text-to-speech/rachel -d '{"text":"Hello"}'
	is "a text is spoken" "$status/$(head -c 4 "$W/body")" 200/RIFF
}

# An agent whose tool is the hook that says yes to everything.
make_agent()
{
	api POST /v1/convai/tools -d "{\"tool_config\":{
		\"type\":\"webhook\",\"name\":\"create_reservation\",
		\"description\":\"d\",\"api_schema\":{
		\"url\":\"$URL/_sandbox/hook\",\"method\":\"POST\",
		\"request_body_schema\":{\"type\":\"object\",\"properties\":{
		\"name\":{\"type\":\"string\",\"description\":\"n\"},
		\"party_size\":{\"type\":\"integer\",\"description\":\"n\"}
		}}}}}"
	api POST /v1/convai/agents/create -d "{\"conversation_config\":{
		\"agent\":{\"first_message\":\"Hello.\",
		\"prompt\":{\"tool_ids\":[\"$(json .id)\"]}}}}"
	agent=$(json .agent_id)
}

call()
{
	"$SANDBOX" call --url "$URL" --agent "$agent" --json \
		--say 'table for four tomorrow at eight, under the name of Garden' \
		>"$W/body"
}

run_call()
{
	make_agent
	holds "a call is held" call
	is "the tool gets what was said" \
		"$(json '.tools[0].request | fromjson | "\(.name) \(.party_size)"')" \
		"Garden 4"
	is "its answer is spoken" "$(json '.transcript[-1].message')" \
		"It is done. Your code is 4 8 2 1."
	is "with the caller's number" \
		"$(json .metadata.phone_call.external_number)" +14155550123
	api GET "/v1/convai/conversations?agent_id=$agent"
	is "the conversation is listed" \
		"$(json '.conversations | length')" 1

	fault '{"match":"POST /_sandbox/hook","kind":"latency","ms":1500}'
	call &
	sleep 0.3
	holds "a slow hook stops nobody" \
		test "$(taken curl -s -o /dev/null "$URL/")" -lt 1000
	wait $!
	is "and is waited for" "$(json '.tools[0].status')" 200
	fault '{"match":"POST /_sandbox/hook","kind":"drop"}'
	call
	is "a hook that is not there is told" "$?" 3
	agent=agent_none
	call 2>/dev/null
	is "no such agent" "$?" 1
}

# The signed event goes where the workspace wants it.
run_webhook()
{
	local hook
	make_agent
	api POST /v1/workspace/webhooks -d "{\"settings\":{
		\"auth_type\":\"hmac\",\"name\":\"n\",
		\"webhook_url\":\"$URL/_sandbox/hook?e\"}}"
	hook=$(json .webhook_id)
	api PATCH "/v1/workspace/webhooks/$hook" \
		-d '{"is_disabled":false,"name":"n","retry_enabled":true}'
	api PATCH /v1/convai/settings -d "{\"webhooks\":{
		\"post_call_webhook_id\":\"$hook\",\"events\":[\"transcript\"]}}"
	fault '{"match":"POST /_sandbox/hook?e","kind":"drop"}'
	call
	sleep 1.5
	api GET '/_sandbox/requests?path=/_sandbox/hook%3Fe'
	is "lost once, sent again" \
		"$(json '[.requests[].status] | map(tostring) | join(" ")')" \
		"0 200"
	is "it is the transcript" \
		"$(json '.requests[1].request | fromjson | .type')" \
		post_call_transcription
}

talk()
{
	node "$TOP/t/http/sandbox_talk.mjs" "$@" >"$W/talk" 2>&1
}

# The platform's WebSocket, as a browser speaks it.
run_browser()
{
	local id plain="ws://127.0.0.1:$PORT/v1/convai/conversation"
	command -v node >/dev/null || {
		skip "test call" "node is not installed"
		return
	}
	make_agent
	api GET "/v1/convai/conversation/get-signed-url?agent_id=$agent&include_conversation_id=true"
	id=$(json .conversation_id)
	talk "$(json .signed_url)" \
		'table for two tomorrow at noon for Ada' 'bye'
	is "the id is the one given out" \
		"$(sed -n 's/^conversation_initiation_metadata //p' "$W/talk")" "$id"
	is "the agent speaks" "$(grep -c '^agent_response' "$W/talk")" 3
	holds "it has booked" grep -q 'code is 4 8 2 1' "$W/talk"
	is "it ends well" "$(tail -n 1 "$W/talk")" "closed 1000"
	api GET "/v1/convai/conversations/$id"
	is "it is no phone call" "$status/$(json .metadata.phone_call)" 200/null

	api PATCH "/v1/convai/agents/$agent" \
		-d '{"platform_settings":{"auth":{"enable_auth":true}}}'
	talk "$plain?agent_id=$agent" hello
	is "a private agent wants a signature" "$(tail -n 1 "$W/talk")" \
		"closed 1008"
	talk "$plain?agent_id=agent_none" hello
	is "no such agent" "$(tail -n 1 "$W/talk")" "closed 1008"
	PROTOCOL=other talk "$plain?agent_id=$agent" hello
	fails "another protocol" grep -q agent_response "$W/talk"
	api GET "/v1/convai/conversation/get-signed-url?agent_id=$agent"
	talk "$(json .signed_url)" 'table for two tomorrow at noon for Ada'
	is "a signed one enters, and may hang up" \
		"$(grep -c '^agent_response' "$W/talk")" 2
	api GET "/v1/convai/analytics/live-count"
	is "nobody is left on the line" "$(json .count)" 0
}

# No lost answers under many at once.
run_many()
{
	local n
	n=$(seq 400 | xargs -P 16 -I{} curl -s -o /dev/null \
		-w '%{http_code}\n' -H 'xi-api-key: k' \
		"$URL/v2/voices?page_size={}" | grep -cE '200|422')
	is "400 answers" "$n" 400
}

start
for part in restart faults latency bodies mail audio call webhook browser many; do
	"run_$part"
done
kill -TERM "$PID"
wait "$PID"
is "SIGTERM ends it well" "$?" 0
PID=
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
