#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Our range and uniform assignors against Apache Kafka's own classes on random groups: as
# even, and no partition moves that Kafka would leave.
#
# usage: assignors.sh [COUNT [SEED]]   also HR_ASSIGN_COUNT and HR_ASSIGN_SEED (500 and 1;
# the long form is 10000)
set -u
count=${1:-${HR_ASSIGN_COUNT:-500}}
seed=${2:-${HR_ASSIGN_SEED:-1}}
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
work=${O:-$top/build}/selftests/compat/assignors
. "$top/selftests/reference/peer.sh"
hr_peer 4.4.0 AssignPeer
java -Xmx256m -XX:TieredStopAtLevel=1 -cp "$work/java:$jars/*" AssignPeer "$count" "$seed" \
	2> "$work/peer.err" | "$work/assign_judge" > "$work/result" 2> "$work/judge.err"
echo "TAP version 13"
echo "1..7"
echo "# seed $seed, $count groups"
awk -v count="$count" '
	{
		name = substr($0, length($1 $2) + 3)
		printf "%sok %d %s: %d groups as good as with Kafka, %d not\n", \
			$2 || !$1 ? "not " : "", ++k, name, $1, $2
		fail += $2 || !$1
		seen = k == 1 ? $1 + $2 : seen
	}
	END {
		printf "%sok 7 all %d groups were compared\n", seen == count ? "" : "not ", count
		exit fail || seen != count || k != 6
	}' "$work/result"
ret=$?
[ $ret -eq 0 ] || head -c 4000 "$work/peer.err" "$work/judge.err" | sed 's/^/# /'
exit $ret
