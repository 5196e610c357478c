# SPDX-License-Identifier: MIT
#
# config.sh: what a stack's programs are told: the copy of the programs, keys,
# passwords, voiceagent.conf, nginx's files, and demo.env for scripts.

# A secret made once and kept: secret_file NAME.
secret_file()
{
	[ -s "$BASE/conf/$1" ] && return
	(umask 027 && random_word >"$BASE/conf/$1") ||
		die "cannot write $BASE/conf/$1 (is the disk full?)"
	[ "$ME" -ne 0 ] || chgrp "$GROUP" "$BASE/conf/$1"
}

secret()
{
	cat "$BASE/conf/$1"
}

# put FILE: standard input becomes FILE, readable by the account, in one step.
put()
{
	local file=$1
	(umask 027 && cat >"$file.new") ||
		die "cannot write $file (is the disk full?)"
	[ "$ME" -ne 0 ] || chgrp "$GROUP" "$file.new"
	mv -f "$file.new" "$file" || die "cannot write $file"
}

PROGRAMS="voiceagent-fcgi voiceagent-jobs voiceagent-ctl voiceagent-sandbox"

# The account's own copy of programs, templates, statements and assets; also
# what keeps a running stack apart from the next make.
copy_app()
{
	local p
	mkdir -p "$BASE/app/bin" "$BASE/app/htdocs" "$BASE/app/sql" ||
		die "cannot write $BASE/app"
	for p in $PROGRAMS; do
		[ -x "$BUILD/$p" ] || continue
		cmp -s "$BUILD/$p" "$BASE/app/bin/$p" && continue
		install -m 755 "$BUILD/$p" "$BASE/app/bin/.new" &&
			mv -f "$BASE/app/bin/.new" "$BASE/app/bin/$p" ||
			die "cannot copy $p (is the disk full?)"
	done
	copy_tree "$SRC/htdocs" "$BASE/app/htdocs"
	copy_tree "$SRC/sql" "$BASE/app/sql"
}

copy_tree()
{
	diff -rq "$1" "$2" >/dev/null 2>&1 && return
	rm -rf "$2.new" && cp -R "$1" "$2.new" && chmod -R a+rX "$2.new" &&
		rm -rf "$2" && mv "$2.new" "$2" ||
		die "cannot copy $1 (is the disk full?)"
}

# Assets are cached for ever under the version in their address.
static_version()
{
	(cd "$BASE/app/htdocs/public" 2>/dev/null &&
		find . -type f ! -name '*.gz' -exec cksum {} + | LC_ALL=C sort) |
		cksum | cut -d' ' -f1
}

write_secrets()
{
	local name
	for name in db-pages db-hooks db-jobs db-ctl platform-key \
		webhook-secret twilio-token; do
		secret_file "$name"
	done
	# One that a person can copy by hand.
	[ -s "$BASE/conf/demo-password" ] || random_word |
		sed 's/\(....\)\(....\)\(....\).*/demo-\1-\2-\3/' |
		put "$BASE/conf/demo-password"
	[ -s "$BASE/conf/keys" ] || printf '1 active %s\n' \
		"$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')" |
		put "$BASE/conf/keys"
}

write_conf()
{
	put "$BASE/conf/voiceagent.conf" <<-EOF
	# Written by tools/stack.sh; voiceagent.conf(5) says what each is.
	APP_URL = http://127.0.0.1:$PORT
	VOICEAGENT_ENV = demo
	ELEVENLABS_API = published
	ELEVENLABS_BASE_URL = http://127.0.0.1:$((PORT + 1))
	TWILIO_BASE_URL = http://127.0.0.1:$((PORT + 1))
	TWILIO_ACCOUNT_SID = AC00000000000000000000000000000001
	MAIL_FROM = VoiceAgent <no-reply@voiceagent.example>
	DB_SOCKET = $(db_socket)
	DB_NAME = voiceagent
	TEMPLATES_DIR = $BASE/app/htdocs/templates
	PUBLIC_DIR = $BASE/app/htdocs/public
	SQL_DIR = $BASE/app/sql
	RUN_DIR = $SOCKETS
	LOG_LEVEL = info
	STATIC_VERSION = $(static_version)
	EOF
}

# A host's limits, or none to speak of: a test or a bench is one address.
limits()
{
	case $LIMITS in
	host) echo "50r/s 100 20r/s 40 30r/m 15 100" ;;
	open) echo "20000r/s 20000 20000r/s 20000 20000r/s 20000 20000" ;;
	*) die "--limits: open or host" ;;
	esac
}

write_nginx()
{
	local address_rate address_burst secret_rate secret_burst
	local signin_rate signin_burst connections
	read -r address_rate address_burst secret_rate secret_burst \
		signin_rate signin_burst connections <<-EOF
	$(limits)
	EOF
	sed -e "s|@PAGES_SOCKET@|$SOCKETS/pages.sock|" \
		-e "s|@HOOKS_SOCKET@|$SOCKETS/hooks.sock|" \
		-e "s|@LISTEN@|listen 127.0.0.1:$PORT backlog=1024;|" \
		-e "s|@SERVER_NAME@|127.0.0.1 localhost|" \
		-e "s|@PUBLIC_DIR@|$BASE/app/htdocs/public|" \
		-e "s|@ACCESS_LOG@|$BASE/nginx/access.log|" \
		-e "s|@ADDRESS_RATE@|$address_rate|" \
		-e "s|@ADDRESS_BURST@|$address_burst|" \
		-e "s|@SECRET_RATE@|$secret_rate|" \
		-e "s|@SECRET_BURST@|$secret_burst|" \
		-e "s|@SIGNIN_RATE@|$signin_rate|" \
		-e "s|@SIGNIN_BURST@|$signin_burst|" \
		-e "s|@CONNECTIONS@|$connections|" \
		"$SRC/nginx/voiceagent.conf.in" |
		put "$BASE/conf/voiceagent-site.conf"
	sed -e "s|@STACK_DIR@|$BASE|" "$SRC/nginx/stack.conf.in" |
		put "$BASE/conf/nginx.conf"
}

# For scripts: the names are the contract, the order is not. The demo's own
# lines (DEMO_...) come from voiceagent-ctl demo.
write_demo_env()
{
	(umask 077 && {
		cat <<-EOF
		SITE_URL=http://127.0.0.1:$PORT
		SANDBOX_URL=http://127.0.0.1:$((PORT + 1))
		DB_SOCKET=$(db_socket)
		DB_NAME=voiceagent
		CONFIG=$BASE/conf/voiceagent.conf
		CTL_PASSWORD_FILE=$BASE/conf/db-ctl
		RUN_DIR=$SOCKETS
		LOG_DIR=$BASE/log
		PID_DIR=$BASE/pid
		BIN_DIR=$BASE/app/bin
		DEMO_HMAC_SECRET=$(secret webhook-secret)
		EOF
		[ ! -r "$BASE/conf/demo.values" ] ||
			cat "$BASE/conf/demo.values"
	} >"$D/demo.env.new") && mv -f "$D/demo.env.new" "$D/demo.env" ||
		die "cannot write $D/demo.env (is the disk full?)"
}
