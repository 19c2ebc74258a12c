#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# libFuzzer with address and undefined sanitizers over the readers of metadata and configuration.
# usage: fuzz.sh [SECONDS]; also HR_FUZZ_SECONDS (15; the long form is an hour)
set -u
seconds=${1:-${HR_FUZZ_SECONDS:-15}}
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
work=${O:-$top/build}/selftests/fuzz/meta
if ! command -v clang >/dev/null; then
	echo "1..0 # SKIP no clang"
	exit 4
fi
mkdir -p "$work/seeds" "$work/found" "$work/corpus"
echo "TAP version 13"
echo "1..1"
cd "$top" || exit 1
if ! clang -std=gnu17 -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
	-fno-strict-aliasing -D_GNU_SOURCE -Iuserspace/include -Iselftests \
	selftests/fuzz/meta/target.c userspace/meta/*.c userspace/config/*.c userspace/config/gen/*.c userspace/storage/*.c \
	userspace/compress/*.c userspace/protocol/*.c userspace/protocol/gen/*.c userspace/loop/*.c userspace/sys/*.c \
	userspace/lib/*.c -luring -ljansson -lisal -lz -llz4 -lzstd -lsnappy -o "$work/target" > "$work/build.log" 2>&1; then
	sed 's/^/# /' "$work/build.log" | head -20
	echo "not ok 1 the target builds"
	exit 1
fi
"$work/replay" --seeds "$work/seeds" || exit 1
"$work/target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
	-artifact_prefix="$work/found/" "$work/corpus" "$work/seeds" > "$work/fuzz.log" 2>&1
ret=$?
grep -E 'stat::number_of_executed_units|stat::peak_rss_mb' "$work/fuzz.log" | sed 's/^/# /'
if [ $ret -eq 0 ]; then
	echo "ok 1 $seconds seconds of changed inputs found nothing"
else
	grep -E 'ERROR|SUMMARY|Test unit written' "$work/fuzz.log" | sed 's/^/# /'
	echo "not ok 1 the readers withstand changed inputs (see $work/fuzz.log)"
fi
exit $ret
