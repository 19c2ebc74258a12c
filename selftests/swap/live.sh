#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Groups live on while Kafka and Headrace hand one data directory and port to each other:
# classic (eager, cooperative, static), KIP-848 (uniform, range) and bare offsets, from
# Headrace to Kafka and back and the other way round.  live.py says what is judged.
here=$(cd "$(dirname "$0")" && pwd)
targets="kafka headrace"
. "$here/../clients/lib/targets.sh"
hr_need java javac "$PYTHON3"
hr_begin live
hr_jars 4.3.1
tool_jars=$jars
hr_venv
if ! javac -nowarn -cp "$kafka_jars/*" -d "$work/members" "$top/selftests/groups/java/Member.java" ||
	! javac -nowarn -cp "$tool_jars/*" -d "$work/tools" "$top/selftests/clients/tools/Tools.java"; then
	echo "Bail out! the Java programs do not compile"
	exit 1
fi

py="$venv/bin/python $top/selftests/groups/member.py"
jvm="java -Xmx96m -Dorg.apache.logging.log4j.level=INFO -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp $work/members:$kafka_jars/* Member"
cat > "$work/variants" << EOF
eager	$py confluent
cooperative	$py confluent partition.assignment.strategy=cooperative-sticky
static	$jvm
848	$py confluent group.protocol=consumer
848-range	$jvm group.protocol=consumer group.remote.assignor=range
EOF

# All of all groups, by Kafka's own tool.
cat > "$work/describe" << EOF
#!/bin/sh
for what in --offsets --members --state; do
	printf '%s\tCLASS\t--bootstrap-server\t%s\t--describe\t--all-groups\t%s\t--verbose\n' "\$what" "\$BOOT" \$what
done | sed 's/CLASS/org.apache.kafka.tools.consumer.group.ConsumerGroupCommand/' |
	java $java_small -cp '$work/tools:$tool_jars/*' Tools
EOF

run_chain() { # FIRST SECOND
	local dir=$work/$1 file=$work/$1/server.properties
	mkdir -p "$dir"
	set -- "$1" "$2" $(free_ports 2)
	{
		node_properties "$dir/data" "$3" "$4"
		cat <<- EOF
		headrace.format.auto=true
		headrace.metrics.listener=
		group.consumer.min.heartbeat.interval.ms=500
		group.consumer.heartbeat.interval.ms=500
		EOF
	} > "$file"
	[ "$1" = headrace ] || kafka_format "$file" "$work/format" || hr_result 1 "kafka formats"
	printf 'kafka\tjava %s -cp %s kafka.Kafka %s\nheadrace\t%s %s\n' "$java_small" "$kafka_jars/*" "$file" \
		"$O/bin/headraced" "$file" > "$work/brokers"
	target=$1-$2-$1
	BOOT=127.0.0.1:$3 SESSION_MS=40000 hr_drive groups 600 "$venv/bin/python" "$here/live.py" \
		"$work/variants" "$work/brokers" "sh $work/describe" "$dir" "$1" "$2"
}

case "${HR_CHAIN:-}" in "" | headrace) run_chain headrace kafka ;; esac
case "${HR_CHAIN:-}" in "" | kafka) run_chain kafka headrace ;; esac
hr_end
