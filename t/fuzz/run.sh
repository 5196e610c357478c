#!/bin/bash
# SPDX-License-Identifier: MIT
#
# run.sh: replay every fuzz target's corpus.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd -P)
build=${abs_top_builddir:-${BUILD:-$PWD}}
passed=0 failed=0
for target in form multipart cookie signature json settings encode spoken; do
	if "$build/t/fuzz/fuzz_$target" "$top/t/fuzz/corpus/$target"; then
		passed=$((passed + 1))
	else
		echo "FAIL  fuzz_$target"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
