#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# SIGKILL of the daemon under an idempotent acks=all load, again and again: nothing that was
# acknowledged is lost, doubled or moved.  The producer (librdkafka through confluent-kafka)
# lives through all kills and sends again what was in flight.
#
# HR_KILL_ROUNDS: kills (3; the long form is 50).  HR_KILL_SEED: when they happen (1).
here=$(cd "$(dirname "$0")" && pwd)
targets=headrace
. "$here/../clients/lib/targets.sh"
targets=${TARGET:-headrace}
hr_need "$PYTHON3"
hr_begin kill
hr_venv

for target in $targets; do
	dir=$work/$target
	mkdir -p "$dir"
	set -- $(free_ports 2)
	{
		node_properties "$dir/data" "$1" "$2"
		echo "log.segment.bytes=1048576"
	} > "$dir/server.properties"
	if [ "$target" = headrace ]; then
		printf 'headrace.format.auto=true\nheadrace.metrics.listener=\n' >> "$dir/server.properties"
		command="$O/bin/headraced $dir/server.properties"
	else
		kafka_format "$dir/server.properties" "$work/kafka.format"
		command="java $java_small -cp $kafka_jars/* kafka.Kafka $dir/server.properties"
	fi
	rounds=${HR_KILL_ROUNDS:-3}
	BOOT=127.0.0.1:$1 hr_drive kill $((120 + rounds * 30)) "$venv/bin/python" "$here/kill.py" \
		"$rounds" "${HR_KILL_SEED:-1}" "$work/$target.log" $command
done
hr_end
