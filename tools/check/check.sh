#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# check.sh [--long]: the whole presubmit, from an empty machine to one line of counts.
#
# A step is a command with a log of its own in $O/check/.  A step of tests brings the
# counts of its cases, any other counts as one.  Every skip is listed with its reason.
# The last line is always "N passed, N failed, N skipped"; the exit status is 0 only
# without a failure.
#
# The short form fits into an hour on two cores.  --long does the same with the
# long counts below (each can be set), for some hours.  When started again it goes on
# with the steps that have not passed yet for the same state of the tree.  What it ran
# with and each step's counts and time stand in $O/check-long/summary, written anew
# after every step.
set -u
cd "$(dirname "$0")/../.." || exit 1
long=
case ${1:-} in
'') ;;
--long) long=1 ;;
*) echo "usage: check.sh [--long]" >&2; exit 2 ;;
esac
# Called from make: its variables would reach the inner runs.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES CC SAN T
O=${O:-build}
mkdir -p "$O"
O=$(cd "$O" && pwd)
export O LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
if [ -n "$long" ]; then
	# seeds: runs of each seeded program; codec: messages of each type, version and way.
	export HR_LONG="${HR_LONG:-1}" HR_FUZZ_SECONDS="${HR_FUZZ_SECONDS:-300}" \
		HR_SEEDS="${HR_SEEDS:-100000}" \
		HR_CODEC_COUNT="${HR_CODEC_COUNT:-10000}" HR_KILL_ROUNDS="${HR_KILL_ROUNDS:-50}" \
		HR_GROUP_RECORDS="${HR_GROUP_RECORDS:-200000}" HR_APPS_SECONDS="${HR_APPS_SECONDS:-600}"
else
	export HR_FUZZ_SECONDS="${HR_FUZZ_SECONDS:-15}"
fi
out=$O/check${long:+-long}
jobs=$(nproc)
passed=0 failed=0 skipped=0
mkdir -p "$out"
[ -n "$long" ] || rm -f "$out"/*.log "$out"/*.counts
: > "$out/steps"
: > "$out/skips"
: > "$out/failures"

# What the results of a long run belong to: the commit, what differs from it, the counts.
tree_state() {
	{ git rev-parse HEAD; git diff HEAD; env | grep '^HR_' | sort; } 2>/dev/null |
		cksum | cut -d' ' -f1
}

# The last line of a run of tests, as three words; nothing if there is none.
counts_of() {
	sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed, \([0-9]*\) skipped$/\1 \2 \3/p' "$1" | tail -n 1
}

keep_reasons() {
	awk -v step="$1" '/^Skipped:/ { on = 1; next } /^[^ ]/ { on = 0 }
		on { print "  " step ": " substr($0, 3) }' "$out/$1.log" >> "$out/skips"
	awk -v step="$1" '/^Failed:/ { on = 1; next } /^[^ ]/ { on = 0 }
		on { print "  " step ": " substr($0, 3) }' "$out/$1.log" >> "$out/failures"
}

# step NAME plain|tests COMMAND...
step() {
	name=$1 kind=$2 begin=$(date +%s)
	shift 2
	done_file=$out/$name.counts
	if [ -n "$long" ] && [ "$(cut -d' ' -f4 "$done_file" 2>/dev/null)" = "$state" ]; then
		read -r p f s _ note < "$done_file"
		note="$note before"
	else
		"$@" > "$out/$name.log" 2>&1 < /dev/null
		ret=$?
		p=1 f=0 s=0
		[ $ret -eq 0 ] || p=0 f=1
		counts=
		[ "$kind" = plain ] || counts=$(counts_of "$out/$name.log")
		if [ -n "$counts" ]; then
			p=${counts%% *} s=${counts##* }
			f=${counts#* } f=${f% *}
			# A run that fails as a whole is a failure even when its cases passed.
			[ $ret -eq 0 ] || [ "$f" -gt 0 ] || f=1
		fi
		note="$(($(date +%s) - begin)) s"
		[ "$f" -gt 0 ] || echo "$p $f $s $state $note" > "$done_file"
	fi
	passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
	printf '%-22s %5d passed %3d failed %3d skipped  (%s)\n' "$name" "$p" "$f" "$s" "$note" |
		tee -a "$out/steps"
	[ "$kind" = plain ] || keep_reasons "$name"
	[ "$f" -eq 0 ] || grep -q "^  $name: " "$out/failures" ||
		echo "  $name: see $out/$name.log" >> "$out/failures"
	[ -z "$long" ] || summary
	[ "$f" -eq 0 ] && return 0
	[ "$kind" = tests ] && [ -n "${counts:-}" ] || tail -n 15 "$out/$name.log" | sed 's/^/    /'
	return 1
}

tests() {
	make --no-print-directory -j"$jobs" O="$O" selftests T="$1"
}

# Sanitized objects are half the optimisation, but the same code.
# They are slow: a tenth of the seeds.
tests_under() (
	[ -z "$long" ] || HR_SEEDS=$((HR_SEEDS / 10))
	make --no-print-directory -j"$jobs" O="$O/$1" SAN="$1" selftests T="$2"
)

finish() {
	if [ -s "$out/skips" ]; then
		echo "Skipped:"
		cat "$out/skips"
	fi
	if [ -s "$out/failures" ]; then
		echo "Failed:"
		cat "$out/failures"
	fi
	echo "$passed passed, $failed failed, $skipped skipped"
}

summary() {
	{
		echo "$(git describe --always --dirty 2>/dev/null): $HR_FUZZ_SECONDS s a fuzz target," \
			"$HR_CODEC_COUNT messages a codec cell, $HR_KILL_ROUNDS kills," \
			"$HR_GROUP_RECORDS records of groups, $HR_APPS_SECONDS s of applications," \
			"$HR_SEEDS seeds"
		cat "$out/steps"
		finish
	} > "$out/summary"
}

run_all() {
	# What is installed belongs to the machine, not to the tree.
	rm -f "$out/install.counts"
	step install plain sh tools/build/install.sh test || return
	state=$(tree_state)
	step gcc plain make -j"$jobs" O="$O" CC=gcc all || return
	step clang plain make -j"$jobs" O="$O/clang" CC=clang all
	step layers plain make --no-print-directory O="$O" layers
	step tidy plain make --no-print-directory O="$O" tidy
	step regen plain make --no-print-directory O="$O" regen-check
	step docs plain make --no-print-directory O="$O" docs
	# Cheapest first; a tier that is not in the list comes last, so that none is forgotten.
	tiers="unit property golden fault crash sim fuzz compat net cli integration clients cluster bpf perf"
	for d in selftests/*/; do
		tier=$(basename "$d")
		case " $tiers " in *" $tier "*) ;; *) tiers="$tiers $tier" ;; esac
	done
	# What clients prove, they prove in this run.
	rm -f "$O/proof.tsv"
	for tier in $tiers; do
		[ -z "$(find "selftests/$tier" -name Makefile 2>/dev/null)" ] || step "$tier" tests tests "$tier"
	done
	replays=$(find selftests/fuzz -name replay.c | sed 's,selftests/\(.*\)\.c,\1,' | sort | tr '\n' ' ')
	step address tests tests_under address "unit property golden $replays"
	step thread tests tests_under thread "unit/loop unit/net unit/trace"
}

state=none
run_all
finish
[ "$failed" -eq 0 ]
