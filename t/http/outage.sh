# SPDX-License-Identifier: MIT
#
# outage.sh: the database away and back, workers killed and asked to end.

# Milliseconds a command takes.
took()
{
	local start=${EPOCHREALTIME/[.,]/}
	"$@" >/dev/null
	echo $(((${EPOCHREALTIME/[.,]/} - start) / 1000))
}

pages_ready()
{
	ask GET /readyz
	[ "$status" = 200 ]
}

hooks_ready()
{
	ask GET /hooks/readyz
	[ "$status" = 200 ]
}

run_database_away()
{
	local before after ms
	before=$(echo $(workers pages) $(workers hooks))
	stack stop --only mariadb >/dev/null
	envelope create_reservation "{\"customer_name\":\"Noone\",\"date\":\"$DAY\",\"time\":\"19:00\",\"party_size\":2}"
	ms=$(took hook "$W/envelope")
	hook "$W/envelope"
	is "a booking without a database" "$status $(json .success)" "503 false"
	holds "... is answered within a second ($ms ms)" test "$ms" -lt 1000
	holds "... says when to try again" test -n "$(header Retry-After)"
	fails "... never says confirmed" grep -qi 'confirmed\|booked' "$W/body"
	holds "... has a sentence" test -n "$(json '.message // empty')"
	ask GET /dashboard -b "$W/owner.jar"
	is "a page without a database" "$status" 503
	holds "... says when to try again" test -n "$(header Retry-After)"
	holds "... is styled" grep -q /static/css/ "$W/body"
	ask GET /
	is "the landing page needs none" "$status" 200
	ask GET /readyz
	is "readyz" "$status" 503
	ask GET /healthz
	is "healthz" "$status" 200
	"$TOP/tools/stack.sh" start --dir "$DIR" --only mariadb >/dev/null
	holds "pages recover by themselves" wait_until 10 pages_ready
	holds "hooks recover by themselves" wait_until 10 hooks_ready
	ask GET /dashboard -b "$W/owner.jar"
	is "the session is still there" "$status" 200
	after=$(echo $(workers pages) $(workers hooks))
	is "no worker died of it" "$after" "$before"
}

# A stream of bookings while the database restarts: each is 200 or an
# honest 503, and what was confirmed is in the book.
run_database_restart()
{
	local i said=0 kept
	(
		sleep 0.4
		stack stop --only mariadb
		stack start --only mariadb
	) >/dev/null 2>&1 &
	: >"$W/codes"
	for i in $(seq 40); do
		envelope create_reservation "{\"customer_name\":\"Restart $i\",\"date\":\"$(date -d "+$((20 + i % 30)) days" +%F)\",\"time\":\"18:00\",\"party_size\":1}" "\"conversation_id\":\"conv_restart_$i\""
		hook "$W/envelope"
		case "$status $(json .success)" in
		"200 true") json .code >>"$W/codes"; said=$((said + 1)) ;;
		"503 false" | "200 false") ;;
		*) bad "during a restart:" "$status $(cat "$W/body")" ;;
		esac
		[ "$status" = 200 ] || sleep 0.1
	done
	wait
	wait_until 10 hooks_ready
	kept=$(sql "SELECT COUNT(*) FROM reservations
		WHERE call_id LIKE 'conv_restart_%'")
	holds "all $said confirmed ones are in the book ($kept)" \
		test "$kept" -ge "$said"
	holds "some were confirmed" test "$said" -gt 0
}

run_kill()
{
	local victim before
	for pool in pages hooks; do
		victim=$(workers $pool | head -n 1)
		before=$(workers $pool | wc -l)
		kill -9 "$victim"
		for _ in 1 2 3 4 5 6 7 8; do
			if [ $pool = pages ]; then
				ask GET /healthz
			else
				ask GET /hooks/readyz
			fi
			is "$pool serve without the killed worker" "$status" 200
		done
		holds "$pool: it is started again" wait_until 5 \
			all_there $pool "$before"
		fails "$pool: the killed one is gone" kill -0 "$victim"
	done
}

all_there()
{
	[ "$(workers "$1" | wc -l)" -ge "$2" ]
}

# Requests, 20 at a time, until $W/enough is there.
load()
{
	until [ -e "$W/enough" ]; do
		curl -sZ --parallel-max 20 --max-time 20 -o /dev/null \
			-w '%{http_code}\n' "$SITE_URL/sign-in?[1-400]"
	done >"$W/answers" 2>/dev/null
}

# SIGTERM to every worker once a second under load: not one failed request.
run_terminate()
{
	local round total bad_ones
	rm -f "$W/enough"
	load &
	for round in $(seq "${TERM_SECONDS:-4}"); do
		sleep 1
		# shellcheck disable=SC2046
		kill -TERM $(workers pages) 2>/dev/null
	done
	sleep 0.3
	: >"$W/enough"
	wait $!
	total=$(wc -l <"$W/answers")
	bad_ones=$(grep -vc '^200$' "$W/answers")
	is "$total requests, $round times SIGTERM to all: failed" "$bad_ones" 0
	holds "... and it was a load" test "$total" -gt 1000
}

rss_kb()
{
	local pid sum=0
	for pid in $(workers "$1"); do
		sum=$((sum + $(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status")))
	done
	echo $sum
}

many()
{
	curl -sZ --parallel-max 8 -o /dev/null -w '%{http_code}\n' \
		-b "$W/owner.jar" "$SITE_URL/dashboard/restaurants?[1-$1]" \
		2>/dev/null | grep -vc '^200$'
}

# Memory is flat once everything was used, and small.
run_soak()
{
	local first last n worker
	many 300 >/dev/null
	first=$(rss_kb pages)
	is "1,000 pages, failed" "$(many 1000)" 0
	last=$(rss_kb pages)
	n=$(workers pages | wc -l)
	worker=$((last / n))
	if ldd "$BIN_DIR/voiceagent-fcgi" | grep -q libasan; then
		skip "worker memory: a sanitized build has its own"
	else
		holds "memory is flat ($first kB, then $last kB)" \
			test "$last" -le $((first + 1024))
		holds "a worker takes at most 20 MB ($worker kB)" \
			test "$worker" -le 20480
	fi
}

# What a transcript of 10 MB took is given back.
run_large()
{
	local i worker
	for i in 1 2 3 4 5 6; do
		{
			printf '{"type":"post_call_audio","n":%d,"data":"' "$i"
			head -c 10000000 /dev/zero | tr '\0' A
			printf '"}'
		} >"$W/event"
		post_event
		is "an event of 10 MB" "$status" 200
	done
	ldd "$BIN_DIR/voiceagent-fcgi" | grep -q libasan && return
	worker=$(($(rss_kb hooks) / $(workers hooks | wc -l)))
	holds "... and the workers are small again ($worker kB)" \
		test "$worker" -le 20480
}

# What the log may never hold.
run_log()
{
	holds "one line a request" grep -q 'event=request .*route=/healthz' \
		"$LOG_DIR/pages.log"
	fails "no sanitizer spoke and nothing aborted" grep -rqE \
		'Sanitizer|runtime error|event=arena' \
		"$LOG_DIR/pages.log" "$LOG_DIR/hooks.log"
	fails "no query strings" grep -q 'next=' "$LOG_DIR/pages.log"
	for word in Garden 2125550123 "$DEMO_TOOL_SECRET" "$DEMO_PASSWORD" \
		"$DEMO_EMAIL"; do
		fails "the log does not know $word" \
			grep -rqF -- "$word" "$LOG_DIR"
	done
}

part=outage
run_kill
run_terminate
run_database_away
run_database_restart
run_soak
run_large
run_log
