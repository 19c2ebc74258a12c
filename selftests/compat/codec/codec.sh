#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Every message type and version, both ways, against Apache Kafka's generated classes:
# what Java writes we read and write again byte for byte, and our JSON is its JSON;
# what we write Java reads and writes again byte for byte.
#
# usage: codec.sh [COUNT [SEED]]   messages per type, version and direction; also
# HR_CODEC_COUNT and HR_CODEC_SEED (100 and 1; the long form is 10000)
set -u
count=${1:-${HR_CODEC_COUNT:-100}}
seed=${2:-${HR_CODEC_SEED:-1}}
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
work=${O:-$top/build}/selftests/compat/codec
judge=$work/wire_judge
. "$top/selftests/reference/peer.sh"
hr_peer 4.4.0 WirePeer
"$judge" cells > "$work/cells" || exit 1
peer() { java -Xmx512m -cp "$work/java:$jars/*" WirePeer "$@"; }

# Pipes, not files: the long form is some gigabytes.
{ peer make "$work/cells" "$count" "$seed" || echo "make failed" >&2; } 2> "$work/theirs.make" |
	"$judge" check > "$work/theirs" 2> "$work/theirs.err"
"$judge" make "$count" "$seed" 2> "$work/ours.make" | peer check "$work/cells" > "$work/ours" 2> "$work/ours.err"

echo "# seed $seed, $count messages per type, version and direction"
cat "$work/theirs.make" "$work/ours.make" | sed 's/^/# /'
awk '
	FNR == 1 { part++ }
	part == 1 { type[++n] = $1; min[$1] = $2; max[$1] = $3; next }
	{ way = part - 1; good[way, $1] += $3; bad[way, $1] += $4; cells[way, $1]++ }
	END {
		print "TAP version 13"
		print "1.." 2 * n
		for (way = 1; way <= 2; way++)
			for (i = 1; i <= n; i++) {
				t = type[i]
				ok = !bad[way, t] && cells[way, t] == max[t] - min[t] + 1
				fail += !ok
				printf "%sok %d %s %s versions %d to %d: %d messages equal, %d not\n", \
					ok ? "" : "not ", ++k, t, way == 1 ? "read as Kafka wrote it," : "written as Kafka reads it,", \
					min[t], max[t], good[way, t], bad[way, t]
			}
		exit fail != 0
	}' "$work/cells" "$work/theirs" "$work/ours"
ret=$?
[ $ret -eq 0 ] || head -c 4000 "$work/theirs.err" "$work/ours.err" | sed 's/^/# /'
exit $ret
