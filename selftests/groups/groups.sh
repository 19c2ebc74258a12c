#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Groups of unmodified clients while members come, go and die and the broker is killed: see
# life.py for the story and what is judged, member.py for what a member writes down.
#
# HR_GROUP_RECORDS: records of the topic (12000; the long form is 200000).
# HR_GROUP_ONLY: a pattern of variants.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../clients/lib/targets.sh"
targets=${TARGET:-headrace}
hr_need "$PYTHON3"
hr_begin groups
hr_venv

py="$venv/bin/python $here/member.py"
variants() {
	cat <<- EOF2
	confluent-range	$py confluent
	confluent-cooperative	$py confluent partition.assignment.strategy=cooperative-sticky
	confluent-static	$py confluent
	confluent-848	$py confluent group.protocol=consumer
	kafka-python	$py kafka-python
	aiokafka-static	$py aiokafka
	aiokafka	$py aiokafka
	EOF2
}

# PATTERN…: a few at a time, or two cores have too much to do.
batch() {
	local name=$1 boot
	shift
	variants | grep -E "^(${HR_GROUP_ONLY:-.*})	" | grep -E "$@" > "$work/$name.variants"
	[ -s "$work/$name.variants" ] || return 0
	dir=$work/$target/$name
	mkdir -p "$dir"
	set -- $(free_ports 2)
	boot=127.0.0.1:$1
	{
		node_properties "$dir/data" "$1" "$2"
		cat <<- EOF2
		offsets.topic.num.partitions=8
		group.consumer.min.session.timeout.ms=6000
		group.consumer.session.timeout.ms=6000
		group.consumer.min.heartbeat.interval.ms=500
		group.consumer.heartbeat.interval.ms=500
		EOF2
	} | awk -F= '{ v[$1] = $0; if (!($1 in n)) { n[$1] = ++c; k[c] = $1 } } END { for (i = 1; i <= c; i++) print v[k[i]] }' \
		> "$dir/server.properties"
	if [ "$target" = headrace ]; then
		printf 'headrace.format.auto=true\nheadrace.metrics.listener=\n' >> "$dir/server.properties"
		command="$O/bin/headraced $dir/server.properties"
	else
		kafka_format "$dir/server.properties" "$work/$name.format"
		command="java $java_small -cp $kafka_jars/* kafka.Kafka $dir/server.properties"
	fi
	set -f # the class path ends in a star that is java's
	BOOT=$boot hr_drive "$name" 900 "$venv/bin/python" "$here/life.py" \
		"${HR_GROUP_RECORDS:-12000}" "$work/$name.variants" "$dir" $command
	set +f
}

for target in $targets; do
	batch librdkafka '^confluent'
	batch python '^(kafka-python|aiokafka)'
done
hr_end
