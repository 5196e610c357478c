# SPDX-License-Identifier: MIT
#
# mariadb.sh: a private MariaDB: its own data folder, a unix socket, no port.
# Its root account has no password; the socket's folder is the lock.

db_socket()
{
	printf '%s/db.sock' "$SOCKETS"
}

db_root()
{
	mariadb --no-defaults --socket="$(db_socket)" --user=root "$@"
}

db_answers()
{
	db_root --connect-timeout=2 -e 'SELECT 1'
}

db_create()
{
	[ -d "$BASE/data/mysql" ] && return
	say "creating the database's files"
	# --force: do not insist that the host's name can be looked up.
	as mariadb-install-db --no-defaults --datadir="$BASE/data" \
		--auth-root-authentication-method=normal --skip-test-db \
		--skip-name-resolve --force >"$BASE/log/install-db.log" 2>&1 || {
		# A half-made data folder would never start again.
		find "$BASE/data" -mindepth 1 -delete 2>/dev/null
		die "mariadb-install-db failed: see $BASE/log/install-db.log"
	}
}

mariadb_start()
{
	need mariadbd mariadb-server
	db_create
	launch mariadb mariadbd --no-defaults --datadir="$BASE/data" \
		--socket="$(db_socket)" --skip-networking --skip-name-resolve \
		--pid-file="$BASE/data/mariadb.pid" --tmpdir="$BASE/data" \
		--skip-log-bin --max-connections=200 \
		--innodb-flush-log-at-trx-commit=1 \
		--innodb-buffer-pool-size=256M --innodb-log-file-size=128M \
		--innodb-buffer-pool-dump-at-shutdown=OFF \
		--innodb-buffer-pool-load-at-startup=OFF \
		--character-set-server=utf8mb4 \
		--collation-server=utf8mb4_unicode_ci \
		--performance-schema=OFF --key-buffer-size=1M
	wait_for 60 db_ready ||
		die "MariaDB did not start: $(tail -n 1 "$BASE/log/mariadb.log")"
	db_make
}

# Up, or ended before it was up (then there is nothing to wait for).
db_ready()
{
	db_answers && return
	alive mariadb || die "MariaDB ended: see $BASE/log/mariadb.log"
	return 1
}

# The database alone: accounts and rights come with voiceagent-ctl migrate.
db_make()
{
	echo "CREATE DATABASE IF NOT EXISTS voiceagent CHARACTER SET utf8mb4;" |
		db_root || die "cannot create the database"
}

mariadb_stop()
{
	quit mariadb TERM 60
}
