#!/bin/bash
# SPDX-License-Identifier: MIT
#
# build.sh SRCDIR FOLDER TARGET...: the fuzz targets as fuzzers (clang's
# libFuzzer with AddressSanitizer and UBSan) in FOLDER. `make fuzz` calls it.
#
#   FOLDER/fuzz_json -max_total_time=60 FOLDER/json.found t/fuzz/corpus/json
#
# An input that breaks something goes into the corpus with the fix.
set -eu
src=$1 out=$2
shift 2
CC=${FUZZ_CC:-clang-14}
command -v "$CC" >/dev/null || {
	echo "fuzz: $CC is not here (Debian: clang-14)" >&2
	exit 77
}
mkdir -p "$out"
cd "$out"
[ -f Makefile ] || "$src/configure" CC="$CC" CXX="${CC/clang/clang++}" \
	CFLAGS="-g -O1 -fsanitize=fuzzer-no-link,address,undefined" \
	>configure.log
make -s libcore.a libmodel.a libremote.a libweb.a
read -ra libs <<<"$(pkg-config --libs json-c libcrypto libargon2)"
for target; do
	[ -f "$src/t/fuzz/fuzz_$target.c" ]
	"$CC" -g -O1 -std=gnu17 -fsanitize=fuzzer,address,undefined \
		-include "$src/fcgi/core/banned.h" -I"$src/fcgi" \
		-I"$src/t/fuzz" -I. "$src/t/fuzz/fuzz_$target.c" \
		-Wl,--start-group libweb.a libremote.a libmodel.a libcore.a \
		-Wl,--end-group "${libs[@]}" -lm -o "fuzz_$target"
	mkdir -p "$target.found"
	echo "$out/fuzz_$target $out/$target.found $src/t/fuzz/corpus/$target"
done
