# SPDX-License-Identifier: GPL-2.0
# lib.sh: one libFuzzer run with address and undefined sanitizers, sourced by every fuzz.sh.
#
# hr_fuzz NAME MAX_LEN WHAT "SOURCES" "LIBRARIES" builds NAME/target.c with the sources, starts from the seeds that
# NAME's replay writes, and reports one TAP point.  The time is $1 of the caller or HR_FUZZ_SECONDS (15; the long form
# is 300).
set -u
seconds=${1:-${HR_FUZZ_SECONDS:-15}}
top=${HR_TOP:-$(cd "$(dirname "$0")/../../.." && pwd)}

hr_fuzz() {
	work=${O:-$top/build}/selftests/fuzz/$1
	if ! command -v clang >/dev/null; then
		echo "1..0 # SKIP no clang"
		exit 4
	fi
	mkdir -p "$work/seeds" "$work/found" "$work/corpus"
	echo "TAP version 13"
	echo "1..1"
	cd "$top" || exit 1
	# shellcheck disable=SC2086 # both lists are split on purpose
	if ! clang -std=gnu17 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
		-fno-strict-aliasing -D_GNU_SOURCE -Iuserspace/include -Iselftests \
		"selftests/fuzz/$1/target.c" $4 $5 -o "$work/target" > "$work/build.log" 2>&1; then
		sed 's/^/# /' "$work/build.log" | head -20
		echo "not ok 1 the target builds"
		exit 1
	fi
	"$work/replay" --seeds "$work/seeds" || exit 1
	"$work/target" -max_total_time="$seconds" -max_len="$2" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
		-artifact_prefix="$work/found/" "$work/corpus" "$work/seeds" > "$work/fuzz.log" 2>&1
	ret=$?
	grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' "$work/fuzz.log" | sed 's/^/# /'
	if [ $ret -eq 0 ]; then
		echo "ok 1 $seconds seconds of changed $3 found nothing"
	else
		grep -E 'ERROR|SUMMARY|Test unit written' "$work/fuzz.log" | sed 's/^/# /'
		echo "not ok 1 changed $3 are withstood (see $work/fuzz.log)"
	fi
	exit $ret
}
