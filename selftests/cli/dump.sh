#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# headrace log dump and verify on files that Apache Kafka 4.4.0 wrote: the same facts as
# Kafka's own dump tool (4.3.1), and no finding.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
jars 4.3.1
jars43=$jars
jars 4.4.0
plan 12

tool() { # OPTION FILES…
	option=$1
	shift
	java_run "$jars43" org.apache.kafka.tools.DumpLogSegments "$option" \
		--files "$(echo "$@" | tr ' ' ',')" > "$tmp/tool" 2>&1
}
same() { # OPTION FILES…
	tool "$@"
	shift
	"$bin" log dump "$@" --json > "$tmp/ours" &&
		python3 "$here/same_dump.py" "$tmp/tool" "$tmp/ours"
}

node_config k $(free_ports)
status 0 "$bin" format -c "$tmp/k.properties" -s -f transaction.version=2 -f group.version=1 -f share.version=2 || exit 1
start_kafka k "$jars" || exit 1
traffic() {
	"$bin" topic create plain -p 1 -r 1 -c index.interval.bytes=500 -c segment.bytes=1048576 \
		--bootstrap "$address" > /dev/null &&
		head -c 3000000 /dev/urandom | base64 -w 1000 | "$bin" produce plain --bootstrap "$address" &&
		java_run "$jars" "$here/Traffic.java" "$address" > "$tmp/traffic" 2>&1 ||
		{ sed 's/^/# /' "$tmp/traffic" | tail -5; return 1; }
}
ok "a node is filled" traffic
ok "a running node has no finding" status 0 "$bin" log verify "$tmp/k"
stop_node "$pid"
d=$tmp/k
ok "a stopped node has no finding" status 0 "$bin" log verify "$d"
ok "there are several segments" [ "$(ls "$d"/plain-0/*.log | wc -l)" -gt 2 ]
ok "batches and records of users" same --print-data-log "$d"/plain-0/*.log
ok "indexes" same --print-data-log "$d"/plain-0/*.index "$d"/plain-0/*.timeindex "$d"/plain-0/*.txnindex
ok "producer snapshots" same --print-data-log "$d"/plain-0/*.snapshot
# Level 33 and its record are younger than the tool; what it prints must be the same.
ok "the metadata log" same --cluster-metadata-decoder "$d"/__cluster_metadata-0/*.log
ok "group records" same --offsets-decoder "$d"/__consumer_offsets-0/*.log
ok "transaction records" same --transaction-log-decoder "$d"/__transaction_state-0/*.log
ok "share group records" same --share-group-state-decoder "$d"/__share_group_state-0/*.log
small_files() {
	"$bin" log dump "$d" --json > "$tmp/ours" && for k in leaderEpochs offsets partitionMetadata \
		metaProperties quorumState cleanShutdown; do
		grep -q "\"kind\":\"$k\"" "$tmp/ours" || { echo "# no $k"; return 1; }
	done
}
ok "the small files are shown" small_files
exit $bad
