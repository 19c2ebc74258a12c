#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# crash.sh fill|verify: in the guest.  "fill" loads a broker whose data is on the second
# disk and has the kernel reset the machine under it; what was acknowledged until then is
# on the serial line, where no reset takes it back.  "verify" starts on the same disk.
#
#   $ACKED   verify: the last offset of "durable" that was acknowledged
#   $TOPICS  verify: topics whose creation was acknowledged
. "$HR_TOP/selftests/smoke/kit.sh"
mount -t ext4 /dev/vdb /mnt || { echo "not ok 1 the data disk can be mounted"; exit 1; }
data=/mnt/data
enough=1500

make_topics() {
	i=0
	while cli topic create "made-$i" > /dev/null 2>&1; do
		echo "made-$i"
		i=$((i + 1))
	done > /dev/ttyS1
}

fill() {
	start_broker || { cat "$work/log"; return 1; }
	# Each batch of one is on disk before it is acknowledged; the other has Kafka's defaults.
	cli topic create durable --config flush.messages=1 && cli topic create plain || return 1
	make_topics &
	seq 1 100000000 | cli produce plain --property linger.ms=0 > /dev/null 2>&1 &
	seq 1 100000000 | cli produce durable --json --property enable.idempotence=true \
		--property batch.num.messages=20 |
		awk -v enough=$enough '{ print; fflush() }
			NR == enough { system("echo b > /proc/sysrq-trigger") }' > /dev/ttyS1
	echo "the machine was not reset"
	return 1
}

in_order() { # TOPIC FIRST_END: records count up from 1, FIRST_END of them at least
	kcat -q -C -e -b "$boot" -t "$1" -p 0 -o beginning > "$work/got" || return 1
	awk -v least="$2" '$1 != NR { print "record " NR " is " $1; bad = 1; exit }
		END { print NR " records, " least " were acknowledged for good"; exit bad || NR < least }' "$work/got"
}

topics_exist() {
	cli topic list > "$work/topics" || return 1
	for t in $TOPICS; do
		grep -q "^$t " "$work/topics" || { echo "$t is gone"; return 1; }
	done
}

goes_on() { # TOPIC
	n=$(kcat -q -C -e -b "$boot" -t "$1" -p 0 -o beginning | wc -l)
	seq $((n + 1)) $((n + 100)) | cli produce "$1" && in_order "$1" $((n + 100))
}

verify() {
	tap_begin 8
	ok "starts after the reset" start_broker
	[ -n "${boot:-}" ] || return
	grep ' loaded ' "$work/log" | sed 's/^/# /'
	ok "durable: $((ACKED + 1)) acknowledged records are there, in order" in_order durable $((ACKED + 1))
	sed 's/^/# /' "$work/out"
	ok "plain: what is there is a prefix, in order" in_order plain 0
	sed 's/^/# /' "$work/out"
	ok "$(echo $TOPICS | wc -w) topics that were acknowledged are there" topics_exist
	ok "durable goes on" goes_on durable
	ok "plain goes on" goes_on plain
	ok "stops in order" stop_broker
	ok "its files are sound" "$bin/headrace" log verify "$data"
}

"$1"
exit $bad
