#!/bin/sh
# SPDX-License-Identifier: MIT
#
# prism.sh: the product's own client against the suppliers' own OpenAPI
# documents, served by Prism. The documents are not ours to pass on: where
# they are not beside the project's folder, the test says so and is skipped.
set -u
top=$(cd "${srcdir:-$(dirname "$0")/../..}" && pwd) || exit 1
build=$(pwd)
work=$build/t/contract/prism
shared=$top/../shared

skip() {
	echo "skipped: $1"
	exit 77
}

for doc in elevenlabs twilio; do
	[ -r "$shared/$doc/openapi.trimmed.json" ] ||
		skip "../shared/$doc/openapi.trimmed.json is not there"
done
command -v npm >/dev/null || skip "npm is not installed"

prism=$top/t/contract/node_modules/.bin/prism
if [ ! -x "$prism" ]; then
	prism=$work/node_modules/.bin/prism
	mkdir -p "$work" || exit 1
	if ! cmp -s "$top/t/contract/package-lock.json" "$work/.installed" ||
	    [ ! -x "$prism" ]; then
		cp "$top/t/contract/package.json" \
			"$top/t/contract/package-lock.json" "$work/" || exit 1
		(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund \
			>npm.log 2>&1) ||
			skip "npm cannot install Prism (see $work/npm.log)"
		cp "$work/package-lock.json" "$work/.installed"
	fi
fi

pids=
# shellcheck disable=SC2317
quit() {
	# shellcheck disable=SC2086,SC2317
	[ -z "$pids" ] || kill $pids 2>/dev/null
	wait
}
trap quit EXIT
trap 'exit 1' INT TERM

free_port() {
	node -e 'const s=require("net").createServer();
s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

# judge SERVICE: every call of a service against its document.
judge() {
	port=$(free_port) || exit 1
	log=$work/$1.log
	mkdir -p "$work"
	"$prism" mock -h 127.0.0.1 -p "$port" \
		"$shared/$1/openapi.trimmed.json" >"$log" 2>&1 &
	pids="$pids $!"
	"$build/t/contract/drive" wait "http://127.0.0.1:$port/" || {
		tail -20 "$log"
		exit 1
	}
	"$build/t/contract/drive" "$1" "http://127.0.0.1:$port" && return 0
	grep 'Violation: request' "$log" | tail -20
	failed=1
}

failed=0
judge elevenlabs
judge twilio
exit "$failed"
