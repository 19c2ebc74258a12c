#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Apache Kafka's dump tool reads the files of a log that we wrote: every batch valid,
# every record decodable, indexes that match, snapshots whose checksum holds.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
work=${O:-$top/build}/selftests/compat/storage
. "$top/selftests/reference/peer.sh"
hr_peer_jars 4.3.1
if ! command -v java >/dev/null; then
	echo "1..0 # SKIP no java"
	exit 4
fi
fail=0
nr=0
result() { # STATUS TEXT
	nr=$((nr + 1))
	if [ "$1" -eq 0 ]; then echo "ok $nr $2"; else echo "not ok $nr $2"; fail=1; fi
}
dump() { # OUT OPTION FILES…
	out=$1 option=$2
	shift 2
	java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jars/*" \
		org.apache.kafka.tools.DumpLogSegments $option \
		--files "$(echo "$@" | tr ' ' ',')" > "$out" 2>&1
}
# The tool says "-1 is followed by" of every segment that does not begin at 0.
bad() {
	grep -v -e '-1 is followed by' -e '^Non-consecutive offsets in' "$1" |
		grep -i -e 'isvalid: false' -e mismatch -e corrupt -e 'Error at' -e Exception \
			-e 'is followed by' -e 'not monotonically'
}
echo "TAP version 13"
echo "1..5"
rm -rf "$work/dir"
mkdir -p "$work/dir"
end=$("$work/log_write" "$work/dir") || { echo "Bail out! log_write failed"; exit 1; }
cd "$work/dir/t-0" || exit 1

dump "$work/log.out" --deep-iteration *.log
[ "$(grep -c 'isvalid: true' "$work/log.out")" -eq 400 ] &&
	[ "$(grep -c '^| offset' "$work/log.out")" -eq "$end" ] && ! bad "$work/log.out"
result $? "400 batches of every codec are valid and $end records decode"

dump "$work/index.out" --verify-index-only *.index *.timeindex
! bad "$work/index.out"
result $? "both indexes lead to the batches they name"

dump "$work/sanity.out" --index-sanity-check *.index *.timeindex
[ "$(grep -c 'passed sanity check' "$work/sanity.out")" -eq "$(ls *index | wc -l)" ]
result $? "both indexes pass the sanity check"

dump "$work/snapshot.out" "" *.snapshot
grep -q 'producerId: 7 producerEpoch: 2' "$work/snapshot.out" && ! bad "$work/snapshot.out"
result $? "producer snapshots pass their checksum"

rm -f *.index *.timeindex
"$work/log_write" "$work/dir" --check "$end" > "$work/check.out"
ret=$?
dump "$work/again.out" --verify-index-only *.index *.timeindex
[ $ret -eq 0 ] && ! bad "$work/again.out"
result $? "indexes made anew by recovery lead to the batches they name"
exit $fail
