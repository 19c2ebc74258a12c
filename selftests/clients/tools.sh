#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Kafka's command-line tools (4.3.1) against both brokers: exit status and text, with ids,
# times, addresses, sizes and rates masked, must be the same.  A fresh Kafka (with ELR)
# writes a cluster-wide min.insync.replicas=1, which every topic then shows: masked too.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need java "$PYTHON3"
hr_begin tools
hr_jars 4.3.1
export tool_jars=$jars java_small

run() { # KEY CLASS ARGS…: masked lines are left in $work/lines
	local key=$1 main=$2 status
	shift 2
	timeout 60 java $java_small -cp "$tool_jars/*" "$main" "$@" > "$work/out" 2>&1
	status=$?
	echo "= $key: status $status"
	grep -v -e '^[0-9-]*T[0-9:.]*Z ' -e 'SLF4J' -e '^\s*at ' -e '^ *min.insync.replicas=1 ' "$work/out" |
		sed -E -e 's/127\.0\.0\.1:[0-9]+/BOOT/g' -e 's/min.insync.replicas=1,//' \
			-e 's/((TopicId|Cluster ID|ClusterId): +|directoryId": "|^1 +\t)[A-Za-z0-9_-]{22}/\1ID/g' \
			-e 's/("avg_throughput":)[0-9.E]+/\1N/' -e 's/\b[0-9]{13}\b/TIME/g' > "$work/lines"
}

tool() { # KEY CLASS ARGS…
	run "$@"
	sort "$work/lines" | sed "s/^/= $1: /"
}

# Each line is a key of its own: what may differ is named line by line.
tool_rows() { # KEY PATTERN CLASS ARGS…: PATTERN has two groups, name and value
	local key=$1 pattern=$2
	shift 2
	run "$key" "$@"
	sed -nE "s/$pattern/= $key \1: \2/p" "$work/lines"
}

topics() {
	local c=($t.TopicCommand "${b[@]}")
	tool create "${c[@]}" --create --topic tools --partitions 2 --config retention.ms=-1
	tool "create again" "${c[@]}" --create --topic tools
	tool "create if it is not there" "${c[@]}" --create --if-not-exists --topic tools
	tool alter "${c[@]}" --alter --topic tools --partitions 3
	tool "alter to fewer" "${c[@]}" --alter --topic tools --partitions 1
	tool describe "${c[@]}" --describe --topic tools
	tool "describe unknown" "${c[@]}" --describe --topic nobody
}

data() {
	local o=($t.GetOffsetShell "${b[@]}")
	printf 'a\nb\nc\n' | tool "console producer" $t.ConsoleProducer "${b[@]}" --topic tools --sync
	tool "verifiable producer" $t.VerifiableProducer "${b[@]}" --topic verified \
		--max-messages 20 --acks -1
	tool_rows "producer performance" '^([0-9]+ records sent)()(,.*records.sec.*99.9th\.)$' \
		$t.ProducerPerformance "${b[@]}" --topic perf --num-records 5000 --record-size 200 \
		--throughput -1 --command-property acks=all
	tool offsets "${o[@]}" --topic 'verified|perf' --time -1
	tool "earliest offsets" "${o[@]}" --topic-partitions verified:0,perf:0 --time earliest
	tool "offsets of nobody" "${o[@]}" --topic nobody
	tool consumer $t.consumer.ConsoleConsumer "${b[@]}" --topic verified --partition 0 --offset 5 \
		--max-messages 10 --timeout-ms 15000
	tool producers $t.TransactionsCommand "${b[@]}" describe-producers --topic verified --partition 0
}

delete_records() { # KEY TOPIC PARTITION OFFSET
	printf '{"version":1,"partitions":[{"topic":"%s","partition":%d,"offset":%d}]}' \
		"$2" "$3" "$4" > "$work/records.json"
	tool "$1" $t.DeleteRecordsCommand "${b[@]}" --offset-json-file "$work/records.json"
}

deletions() {
	delete_records "delete records" verified 0 7
	delete_records "delete all records" perf 0 -1
	delete_records "delete records behind the end" verified 0 1000
	tool "earliest offsets then" $t.GetOffsetShell "${b[@]}" --topic 'verified|perf' --time earliest
}

configs() {
	local c=(kafka.admin.ConfigCommand "${b[@]}")
	local topic=(--entity-type topics --entity-name tools)
	local one=(--entity-type brokers --entity-name 1) all=(--entity-type brokers --entity-default)
	tool "alter config" "${c[@]}" --alter "${topic[@]}" --add-config segment.bytes=1048576
	tool "describe config" "${c[@]}" --describe "${topic[@]}"
	tool "delete config" "${c[@]}" --alter "${topic[@]}" --delete-config segment.bytes
	tool "delete config again" "${c[@]}" --alter "${topic[@]}" --delete-config segment.bytes
	tool "broker alter" "${c[@]}" --alter "${one[@]}" \
		--add-config log.cleaner.backoff.ms=9000,log.retention.ms=99000
	tool "broker alter what is fixed" "${c[@]}" --alter "${one[@]}" --add-config num.partitions=3
	tool "broker alter to a wrong value" "${c[@]}" --alter "${one[@]}" \
		--add-config log.retention.ms=never
	tool "default alter" "${c[@]}" --alter "${all[@]}" --add-config message.max.bytes=2000000
	tool "default alter what is fixed" "${c[@]}" --alter "${all[@]}" \
		--add-config advertised.listeners=PLAINTEXT://x:1
	tool "broker describe" "${c[@]}" --describe "${one[@]}"
	tool "default describe" "${c[@]}" --describe "${all[@]}"
	tool "broker delete" "${c[@]}" --alter "${one[@]}" \
		--delete-config log.cleaner.backoff.ms,log.retention.ms
	tool "default delete" "${c[@]}" --alter "${all[@]}" --delete-config message.max.bytes
	tool "broker describe then" "${c[@]}" --describe "${one[@]}"
}

quotas() {
	local c=(kafka.admin.ConfigCommand "${b[@]}")
	local user=(--entity-type users --entity-name alice) client=(--entity-type clients --entity-name app)
	local users=(--entity-type users --entity-default) ip=(--entity-type ips --entity-name 10.1.2.3)
	tool "quota of a user" "${c[@]}" --alter "${user[@]}" \
		--add-config producer_byte_rate=1000,request_percentage=12.5
	tool "quota of a pair" "${c[@]}" --alter "${user[@]}" "${client[@]}" --add-config consumer_byte_rate=2000
	tool "quota of all users" "${c[@]}" --alter "${users[@]}" --add-config controller_mutation_rate=500
	tool "quota of all clients" "${c[@]}" --alter --entity-type clients --entity-default \
		--add-config consumer_byte_rate=90000000
	tool "quota of an ip" "${c[@]}" --alter "${ip[@]}" --add-config connection_creation_rate=100
	tool "quota of all ips" "${c[@]}" --alter --entity-type ips --entity-default \
		--add-config connection_creation_rate=2000
	tool "quota taken back" "${c[@]}" --alter "${user[@]}" --delete-config request_percentage
	tool "quotas of users" "${c[@]}" --describe --entity-type users
	tool "quotas of clients" "${c[@]}" --describe --entity-type clients
	tool "quotas of pairs" "${c[@]}" --describe --entity-type users --entity-type clients
	tool "quotas of ips" "${c[@]}" --describe --entity-type ips
	tool "quota described" "${c[@]}" --describe "${user[@]}"
	tool "quota of all ips taken back" "${c[@]}" --alter --entity-type ips --entity-default \
		--delete-config connection_creation_rate
	tool "quotas of ips then" "${c[@]}" --describe --entity-type ips
}

cluster() {
	run "log dirs" $t.LogDirsCommand "${b[@]}" --describe --topic-list tools,verified
	sed -E -e 's/"logDir":"[^"]*"/"logDir":DIR/' -e 's/"size":[0-9]*/"size":N/g' "$work/lines" |
		tr '{}' '\n\n' | grep -v '^[],]*$' | sort | sed 's/^/= log dirs: /'
	tool_rows "quorum status" '^([A-Za-z]+): *(.*)$' $t.MetadataQuorumCommand "${b[@]}" describe --status |
		sed -E 's/(HighWatermark: )[0-9]+$/\1N/'
	tool "quorum replication" $t.MetadataQuorumCommand "${b[@]}" describe --replication |
		sed -E 's/(\tID\t)[0-9]+ */\1N /'
	tool_rows features '^Feature: ([a-z.]*)\t?(.*)$' $t.FeatureCommand "${b[@]}" describe |
		sed -E 's/Epoch: [0-9]+/Epoch: N/'
	tool_rows api '^\t([A-Za-z]+\([0-9]+\)): ([^,]*),?$' $t.BrokerApiVersionsCommand "${b[@]}"
	tool "cluster id" $t.ClusterTool cluster-id "${b[@]}"
	tool endpoints $t.ClusterTool list-endpoints "${b[@]}" |
		sed -E 's/(127\.0\.0\.1 +)[0-9]+ +/\1PORT /'
}

suite() {
	local t=org.apache.kafka.tools b=(--bootstrap-server "$BOOT")
	topics
	data
	deletions
	configs
	quotas
	cluster
	tool delete $t.TopicCommand "${b[@]}" --delete --topic tools
	tool "delete again" $t.TopicCommand "${b[@]}" --delete --topic tools
	echo done
}
export -f run tool tool_rows topics data delete_records deletions configs quotas cluster suite
export work

run_suite() {
	hr_drive tools 500 bash -c suite
}
hr_each_target tools
hr_compare "$here/tools.differences"
hr_end
