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
	mariadb-admin --no-defaults --socket="$(db_socket)" --user=root \
		--connect-timeout=2 ping
}

db_create()
{
	[ -d "$BASE/data/mysql" ] && return
	say "creating the database's files"
	as mariadb-install-db --no-defaults --datadir="$BASE/data" \
		--auth-root-authentication-method=normal --skip-test-db \
		--skip-name-resolve >"$BASE/log/install-db.log" 2>&1 || {
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
	db_accounts
}

# Up, or ended before it was up (then there is nothing to wait for).
db_ready()
{
	db_answers && return
	alive mariadb || die "MariaDB ended: see $BASE/log/mariadb.log"
	return 1
}

# The four accounts of the service. ctl owns the database and hands the
# others their rights (sql/grants.sql, by voiceagent-ctl migrate).
db_accounts()
{
	local name
	{
		echo "CREATE DATABASE IF NOT EXISTS voiceagent"
		echo "CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;"
		for name in pages hooks jobs ctl; do
			echo "CREATE USER IF NOT EXISTS va_$name@localhost;"
			echo "ALTER USER va_$name@localhost IDENTIFIED BY" \
				"'$(cat "$BASE/conf/db-$name")';"
		done
		echo "GRANT ALL ON voiceagent.* TO va_ctl@localhost"
		echo "WITH GRANT OPTION;"
	} | db_root || die "cannot create the database's accounts"
}

mariadb_stop()
{
	quit mariadb TERM 60
}
