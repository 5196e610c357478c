# SPDX-License-Identifier: MIT
#
# check.sh: every test there is, one suite after the other, and their sum.

# The order is from quick to slow; each is a function suite_NAME.
ALL_SUITES="normal e2e sanitized coverage distcheck"

check()
{
	local suite rc=0
	packages_install "$PACKAGES_BUILD $PACKAGES_RUN $PACKAGES_CHECK" ||
		exit 1
	OUT=$TOP/build/check
	rm -rf "$OUT"
	mkdir -p "$OUT" || die "cannot write $OUT"
	: >"$OUT/results"
	build_make "$TOP/build" --enable-werror || check_fault build
	for suite in ${SUITES:-$ALL_SUITES}; do
		declare -F "suite_$suite" >/dev/null ||
			die "no such suite: $suite (there are: $ALL_SUITES)"
		printf '== %s\n' "$suite"
		SECONDS=0
		"suite_$suite"
		printf '== %s: %d s\n' "$suite" "$SECONDS"
	done
	check_close
}

# Something that had to work before a test could run: one failed test.
check_fault()
{
	printf 'FAIL: %s\n' "$1"
	printf '0 1 0 0.000 %s\n' "$1" >>"$OUT/results"
	check_close
}

# Skips with their reasons, the slowest, the closing line.
check_close()
{
	awk '$3 > 0 { $1 = $2 = $4 = ""; print "skipped " $3 ": " $0 }' \
		"$OUT/results" | tr -s ' '
	printf '== the ten slowest\n'
	sort -k4,4nr "$OUT/results" | head -n 10 |
		awk '{ printf "%9.1f s  %s\n", $4, $5 }'
	awk '$2 > 0 { print "failed: " $5 }' "$OUT/results"
	awk '{ p += $1; f += $2; s += $3 }
	END {
		printf "%d passed, %d failed, %d skipped\n", p, f, s
		exit (f > 0 || p == 0)
	}' "$OUT/results"
	exit $?
}

# tests_of FOLDER SUITE: the results that make check left in a build folder.
tests_of()
{
	local trs name rc
	find "$1" -name '*.trs' -newer "$OUT/$2.start" | sort |
	while read -r trs; do
		name=${trs#"$1"/}
		name=${name%.trs}
		case $(sed -n 's/^:global-test-result: //p' "$trs") in
		PASS) rc=0 ;;
		SKIP) rc=77 ;;
		*) rc=1 ;;
		esac
		printf '%d %s %s\n' "$rc" "$2:$name" "${trs%.trs}.log"
		[ "$rc" -ne 1 ] || {
			printf -- '-- %s\n' "$name" >&2
			tail -n 60 "${trs%.trs}.log" >&2
		}
	done | tools/tally >>"$OUT/results"
}

# make_check FOLDER SUITE [MAKE-WORD...]
make_check()
{
	local dir=$1 suite=$2
	shift 2
	touch "$OUT/$suite.start"
	sleep 0.01
	make -k -C "$dir" -j"$JOBS" --no-print-directory check "$@" \
		>"$OUT/$suite.log" 2>&1
	local rc=$?
	grep -E '^(FAIL|ERROR|XPASS|SKIP):' "$OUT/$suite.log"
	tests_of "$dir" "$suite"
	# make check that fails with no failed test did not build its tests.
	if [ "$rc" -ne 0 ] && ! grep -q "^# *\(FAIL\|ERROR\): *[1-9]" \
		"$OUT/$suite.log"; then
		grep -E -m 12 '(error|Error)' "$OUT/$suite.log"
		printf 'FAIL: make check in %s: see %s\n' "$dir" "$OUT/$suite.log"
		printf '0 1 0 0.000 %s:make-check\n' "$suite" >>"$OUT/results"
	fi
}

# script SUITE COMMAND...: a test script with its closing line.
script()
{
	local suite=$1 rc
	shift
	TEST_SECONDS=1800 tools/timed "$@" >"$OUT/$suite.log" 2>&1
	rc=$?
	case $rc in
	0) ;;
	77) grep -E '^(skipped|SKIP)' "$OUT/$suite.log" ;;
	*)
		printf -- '-- %s (%s)\n' "$suite" "$OUT/$suite.log"
		tail -n 80 "$OUT/$suite.log"
		;;
	esac
	echo "$rc $suite $OUT/$suite.log" | tools/tally >>"$OUT/results"
}

# Everything that make check knows: unit, store, http, contract, fuzz, lint.
suite_normal()
{
	make_check "$TOP/build" normal
}

suite_e2e()
{
	[ ! -x t/e2e/run ] || script e2e t/e2e/run --build "$TOP/build"
}

# tests_but FOLDER PATTERN: make's list of tests without some.
tests_but()
{
	printf 'include Makefile\nprint-tests: ; @echo $(TESTS)\n' |
		make -s -C "$1" --no-print-directory -f - print-tests |
		tail -n 1 |
		tr ' ' '\n' | grep -Ev "$2" | tr '\n' ' '
}

# The same tests under AddressSanitizer and UndefinedBehaviorSanitizer, but
# for those that run no program of ours.
suite_sanitized()
{
	build_make "$TOP/build-asan" --enable-werror --enable-sanitizers || {
		printf '0 1 0 0.000 sanitized:build\n' >>"$OUT/results"
		return
	}
	CK_TIMEOUT_MULTIPLIER=5 \
		ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 \
		UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
		make_check "$TOP/build-asan" sanitized \
		TESTS="$(tests_but "$TOP/build-asan" '^t/lint/|prism')"
}

# How much of each room the tests reach, against tools/coverage.floors.
suite_coverage()
{
	build_make "$TOP/build-cov" --enable-coverage || {
		printf '0 1 0 0.000 coverage:build\n' >>"$OUT/results"
		return
	}
	local words
	words=$(tests_but "$TOP/build-cov" '^t/(lint|fuzz)/|prism')
	# Workers run as another account, so the counts go where all can write.
	GCOV_PREFIX=$(mktemp -d /var/tmp/va-cov.XXXXXX) || return
	mkdir -p "$GCOV_PREFIX$TOP"
	find "$TOP/build-cov" -name '*.gcda' -delete
	(cd "$TOP" && find build-cov -name '*.gcno' -print0 |
		tar --null -T - -cf -) | tar -C "$GCOV_PREFIX$TOP" -xf -
	chmod -R a+rwX "$GCOV_PREFIX"
	(
		umask 000
		export GCOV_PREFIX CK_TIMEOUT_MULTIPLIER=3
		make -k -C "$TOP/build-cov" -j"$JOBS" --no-print-directory \
			check TESTS="$words" >"$OUT/coverage-make.log" 2>&1
	)
	script coverage tools/coverage "$GCOV_PREFIX$TOP/build-cov" \
		tools/coverage.floors
	grep -E '^ *(ok|FAIL|--):? ' "$OUT/coverage.log"
	rm -rf "$GCOV_PREFIX"
	unset GCOV_PREFIX
}

# A tarball that builds, passes its tests, installs and cleans up after
# itself, from a source folder that cannot be written.
suite_distcheck()
{
	script distcheck make -C "$TOP/build" -j"$JOBS" --no-print-directory distcheck \
		DISTCHECK_CONFIGURE_FLAGS=--enable-werror
}
