# SPDX-License-Identifier: MIT
#
# parts.sh: the parts of a stack, each started, awaited and stopped the same
# way, and the order in which that happens.

PARTS="mariadb sandbox jobs pages hooks nginx"

has()
{
	[ -x "$BASE/app/bin/$1" ]
}

# A part whose program is not built is left out: a store test needs none.
part_wanted()
{
	case $1 in
	mariadb | nginx) return 0 ;;
	sandbox | jobs) has "voiceagent-$1" ;;
	pages | hooks) has voiceagent-fcgi ;;
	*) die "no such part: $1 (there are: $PARTS)" ;;
	esac
}

# What a program is told beside voiceagent.conf: its account and the secrets
# it needs, the same as its unit in systemd/ hands it, and no more.
program_env()
{
	local conf=$BASE/conf
	printf '%s\n' "VOICEAGENT_CONFIG=$conf/voiceagent.conf" \
		"KEYS_FILE=$conf/keys" "DB_USER=va_$1" \
		"DB_PASSWORD_FILE=$conf/db-$1"
	case $1 in
	hooks | ctl)
		echo "ELEVENLABS_WEBHOOK_SECRET_FILE=$conf/webhook-secret" ;;
	esac
	case $1 in
	jobs | ctl)
		printf '%s\n' "ELEVENLABS_API_KEY_FILE=$conf/platform-key" \
			"TWILIO_AUTH_TOKEN_FILE=$conf/twilio-token" \
			"SMTP_URL=unix:$SOCKETS/smtp.sock"
		;;
	esac
}

# ctl COMMAND...: voiceagent-ctl as the account.
ctl()
{
	local words
	mapfile -t words < <(program_env ctl)
	as env "${words[@]}" "$BASE/app/bin/voiceagent-ctl" "$@"
}

# A pool: spawn-fcgi makes the socket, multiwatch keeps its workers alive.
# Killed or ended workers are replaced for ever; the backlog queues meanwhile.
pool_start()
{
	local pool=$1 workers=$2 words
	mapfile -t words < <(program_env "$pool")
	need spawn-fcgi spawn-fcgi
	need multiwatch multiwatch
	rm -f "$SOCKETS/$pool.sock"
	launch "$pool" env "${words[@]}" VOICEAGENT_POOL="$pool" \
		spawn-fcgi -n -b 1024 -s "$SOCKETS/$pool.sock" -- \
		"$(command -v multiwatch)" -f "$workers" -r 1000000 -s TERM \
		-- "$BASE/app/bin/voiceagent-fcgi" \
		--config "$BASE/conf/voiceagent.conf"
	wait_for 10 test -S "$SOCKETS/$pool.sock" || die_of "$pool"
}

# One daemon, started again when it ends.
daemon_start()
{
	local name=$1 words
	shift
	mapfile -t words < <(program_env "$name")
	need multiwatch multiwatch
	launch "$name" env "${words[@]}" multiwatch -f 1 -r 1000000 -s TERM \
		-- "$BASE/app/bin/voiceagent-$name" "$@"
}

die_of()
{
	die "$1 did not start: $(tail -n 1 "$BASE/log/$1.log")"
}

sandbox_start()
{
	daemon_start sandbox serve --port $((PORT + 1)) \
		--state "$BASE/state" --smtp "$SOCKETS/smtp.sock" \
		--api-key-file "$BASE/conf/platform-key" \
		--webhook-secret-file "$BASE/conf/webhook-secret" \
		--hooks-url "http://127.0.0.1:$PORT"
	wait_for 20 port_busy $((PORT + 1)) || die_of sandbox
}

jobs_start()
{
	rm -f "$SOCKETS/jobs.wake"
	daemon_start jobs --config "$BASE/conf/voiceagent.conf"
	wait_for 20 test -S "$SOCKETS/jobs.wake" || die_of jobs
}

nginx_start()
{
	need nginx nginx-light
	as "$(PATH=$PATH:/usr/sbin command -v nginx)" -t -q \
		-e "$BASE/nginx/error.log" -c "$BASE/conf/nginx.conf" \
		2>"$BASE/log/nginx.log" || die_of nginx
	launch nginx "$(PATH=$PATH:/usr/sbin command -v nginx)" \
		-e "$BASE/nginx/error.log" -c "$BASE/conf/nginx.conf"
	wait_for 10 port_busy "$PORT" || die_of nginx
}

part_start()
{
	part_wanted "$1" || { say "$1: not built, left out"; return; }
	alive "$1" && return
	known_port
	sockets_open
	case $1 in
	mariadb) mariadb_start ;;
	sandbox) sandbox_start ;;
	jobs) jobs_start ;;
	pages) pool_start pages "$WORKERS" ;;
	hooks) pool_start hooks "$HOOK_WORKERS" ;;
	nginx) nginx_start ;;
	esac
}

part_stop()
{
	case $1 in
	mariadb) mariadb_stop ;;
	nginx) quit nginx QUIT 10 ;;
	sandbox | jobs | pages | hooks) quit "$1" TERM 15 ;;
	*) die "no such part: $1 (there are: $PARTS)" ;;
	esac
}

# Settings of the last start, for a start of one part.
known_port()
{
	[ -n "$PORT" ] || read -r PORT BUILD 2>/dev/null <"$BASE/conf/start"
	[ -n "$PORT" ] || PORT=8080
	[ -n "$BUILD" ] || BUILD=$SRC
}

ports_check()
{
	local port
	case $PORT in
	*[!0-9]* | '') die "--port: a number, please" ;;
	esac
	[ "$PORT" -ge 1024 ] && [ "$PORT" -le 65534 ] ||
		die "--port: 1024 to 65534, please"
	! alive nginx && port_busy "$PORT" &&
		die "port $PORT is in use; choose another with --port"
	port=$((PORT + 1))
	! alive sandbox && port_busy "$port" &&
		die "port $port (the sandbox's) is in use; choose another with --port"
	return 0
}

http_ok()
{
	local status
	status=$(
		exec 3<>"/dev/tcp/127.0.0.1/$PORT" || exit 1
		printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$1" >&3
		read -r -t 3 _ status _ <&3 && echo "$status"
	) 2>/dev/null
	[ "$status" = 200 ]
}

# What the running programs were started from.
fingerprint()
{
	{
		find "$BASE/app" "$BASE/conf" -type f ! -name demo.values \
			! -name fingerprint -exec cksum {} + | sort
		echo "$WORKERS $HOOK_WORKERS"
	} | cksum
}

all_alive()
{
	local part
	for part in $PARTS; do
		part_wanted "$part" || continue
		alive "$part" || return 1
	done
}

stack_start()
{
	local before part
	known_port
	[ -d "$BUILD" ] || die "--build: there is no $BUILD"
	BUILD=$(cd "$BUILD" && pwd -P)
	ports_moved
	ports_check
	disk_check
	STARTING=yes
	trap 'stack_abandon' EXIT
	trap 'exit 130' INT TERM
	sockets_open
	write_secrets
	copy_app || exit 1
	write_conf || exit 1
	write_nginx || exit 1
	echo "$PORT $BUILD" | put "$BASE/conf/start" || exit 1
	before=$(cat "$BASE/fingerprint" 2>/dev/null)
	if [ "$before" = "$(fingerprint)" ] && all_alive; then
		write_demo_env
		STARTING=no
		say "already running on http://127.0.0.1:$PORT"
		return
	fi
	for part in nginx hooks pages jobs sandbox; do
		part_stop "$part"
	done
	part_start mariadb
	migrate
	for part in sandbox jobs pages hooks nginx; do
		part_start "$part"
	done
	await_ready
	[ "$EMPTY" = yes ] || load_demo
	fingerprint >"$BASE/fingerprint"
	write_demo_env
	STARTING=no
	say "running on http://127.0.0.1:$PORT"
}

# Agents are called at the address they were made with, so data that has any
# keeps its port; without, the stack moves.
ports_moved()
{
	local was
	read -r was _ 2>/dev/null <"$BASE/conf/start" || return 0
	[ "$was" = "$PORT" ] && return
	[ ! -s "$BASE/conf/demo.values" ] ||
		die "the data in $D is for port $was: start it with" \
			"--port $was, or choose another --dir"
	part_stop nginx
	part_stop sandbox
}

stack_abandon()
{
	[ "$STARTING" = yes ] || return
	STARTING=no
	warn "stopping what was started"
	stack_stop
}

migrate()
{
	has voiceagent-ctl || return 0
	# The server's own root may create the accounts; it has no password.
	as env KEYS_FILE="$BASE/conf/keys" DB_USER=root \
		"$BASE/app/bin/voiceagent-ctl" \
		--config "$BASE/conf/voiceagent.conf" \
		migrate --passwords "$BASE/conf" \
		>"$BASE/log/migrate.log" 2>&1 ||
		die "the migration failed: $(tail -n 1 "$BASE/log/migrate.log")"
}

await_ready()
{
	has voiceagent-fcgi || return 0
	wait_for 20 http_ok /readyz ||
		die "the pages pool is not ready: $(tail -n 1 "$BASE/log/pages.log")"
	wait_for 20 http_ok /hooks/readyz ||
		die "the hooks pool is not ready: $(tail -n 1 "$BASE/log/hooks.log")"
}

# The demo restaurant: its agent goes through the real launch, against the
# sandbox. Prints DEMO_...=... lines; doing it again changes nothing.
load_demo()
{
	has voiceagent-ctl && has voiceagent-sandbox || return 0
	DEMO_PASSWORD=$(secret demo-password) ctl demo \
		>"$BASE/log/demo.values" 2>"$BASE/log/demo.log" ||
		die "the demo data failed: $(tail -n 1 "$BASE/log/demo.log")"
	put "$BASE/conf/demo.values" <"$BASE/log/demo.values" || exit 1
	rm -f "$BASE/log/demo.values"
}

stack_stop()
{
	local part
	for part in nginx hooks pages jobs sandbox mariadb; do
		part_stop "$part"
	done
	if [ -n "$SOCKETS" ]; then
		rm -rf "$SOCKETS"
		rm -f "$BASE/sockets"
		SOCKETS=
	fi
	say "stopped"
}

stack_status()
{
	local part rc=0
	for part in $PARTS; do
		part_wanted "$part" || continue
		if alive "$part"; then
			printf '%-8s %s\n' "$part" "$(pid_of "$part")"
		else
			printf '%-8s down\n' "$part"
			rc=3
		fi
	done
	exit "$rc"
}

stack_watch()
{
	local part
	while sleep 1; do
		for part in $PARTS; do
			part_wanted "$part" || continue
			alive "$part" && continue
			warn "$part ended: $(tail -n 1 "$BASE/log/$part.log")"
			exit 1
		done
	done
}
