#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Kafka's command-line tools (4.3.1) against both brokers: exit status and text, with ids,
# times and ports masked, must be the same.  A fresh Kafka (with ELR) writes a cluster-wide
# min.insync.replicas=1, which every topic then shows: masked too.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need java "$PYTHON3"
hr_begin tools
hr_jars 4.3.1
export tool_jars=$jars java_small

tool() { # KEY CLASS ARGS…
	local key=$1 main=$2 status
	shift 2
	timeout 60 java $java_small -cp "$tool_jars/*" "$main" "$@" > "$work/out" 2>&1
	status=$?
	echo "= $key: status $status"
	grep -v -e '^[0-9-]*T[0-9:.]*Z ' -e 'SLF4J' -e '^\s*at ' "$work/out" | sed -E -e "s/$BOOT/BOOT/g" \
		-e 's/[A-Za-z0-9_-]{22}/ID/g' -e 's/[0-9]{13}/TIME/g' -e 's/min.insync.replicas=1,//' | sort | sed "s/^/= $key: /"
}

suite() {
	local t=org.apache.kafka.tools b=(--bootstrap-server "$BOOT")
	tool create $t.TopicCommand "${b[@]}" --create --topic tools --partitions 2 --config retention.ms=-1
	tool "create again" $t.TopicCommand "${b[@]}" --create --topic tools
	printf 'a\nb\nc\n' | tool "console producer" $t.ConsoleProducer "${b[@]}" --topic tools --sync
	tool "verifiable producer" $t.VerifiableProducer "${b[@]}" --topic verified --max-messages 20 --acks -1 | grep status
	tool alter $t.TopicCommand "${b[@]}" --alter --topic tools --partitions 3
	tool describe $t.TopicCommand "${b[@]}" --describe --topic tools
	tool "describe unknown" $t.TopicCommand "${b[@]}" --describe --topic nobody
	tool "alter config" kafka.admin.ConfigCommand "${b[@]}" --alter --entity-type topics --entity-name tools \
		--add-config segment.bytes=1048576
	tool "describe config" kafka.admin.ConfigCommand "${b[@]}" --describe --entity-type topics --entity-name tools
	tool offsets $t.GetOffsetShell "${b[@]}" --topic verified --time -1
	tool consumer $t.consumer.ConsoleConsumer "${b[@]}" --topic verified --partition 0 --offset 5 \
		--max-messages 10 --timeout-ms 15000
	tool delete $t.TopicCommand "${b[@]}" --delete --topic tools
	echo done
}
export -f tool suite
export work

run_suite() {
	hr_drive tools 200 bash -c suite
}
hr_each_target tools
hr_compare "$here/tools.differences"
hr_end
