#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A Kafka Streams word count (at least once) and a Kafka Connect worker (distributed) with a
# file source and a file sink live through SIGKILLs of the broker, one each 30 s, and lose
# nothing; apps/apps.py says what is judged.  4.3.1 is the last version whose file connectors
# Maven has.
#
# HR_APPS_SECONDS: how long (90; the long form is 600).
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
targets=${TARGET:-headrace}
hr_need java javac "$PYTHON3"
hr_begin apps
hr_jars 4.3.1-apps
hr_venv
if ! javac -nowarn -cp "$jars/*" -d "$work/classes" "$here/apps/WordCount.java" > "$work/javac.log" 2>&1; then
	sed 's/^/# /' "$work/javac.log"
	echo "Bail out! apps/WordCount.java does not compile"
	exit 1
fi

worker() { # FILE REST_PORT
	cat > "$1" <<- EOF
	bootstrap.servers=$BOOT
	group.id=connect
	listeners=http://127.0.0.1:$2
	key.converter=org.apache.kafka.connect.storage.StringConverter
	value.converter=org.apache.kafka.connect.storage.StringConverter
	config.storage.topic=connect-configs
	offset.storage.topic=connect-offsets
	status.storage.topic=connect-status
	config.storage.replication.factor=1
	offset.storage.replication.factor=1
	status.storage.replication.factor=1
	offset.storage.partitions=3
	status.storage.partitions=2
	offset.flush.interval.ms=2000
	reconnect.backoff.max.ms=500
	EOF
}

for target in $targets; do
	dir=$work/$target
	mkdir -p "$dir"
	set -- $(free_ports 3)
	export BOOT=127.0.0.1:$1 REST=http://127.0.0.1:$3
	node_properties "$dir/data" "$1" "$2" > "$dir/server.properties"
	worker "$dir/worker.properties" "$3"
	if [ "$target" = headrace ]; then
		printf 'headrace.format.auto=true\nheadrace.metrics.listener=\n' >> "$dir/server.properties"
		command="$O/bin/headraced $dir/server.properties"
	else
		kafka_format "$dir/server.properties" "$work/format"
		command="java $java_small -cp $kafka_jars/* kafka.Kafka $dir/server.properties"
	fi
	seconds=${HR_APPS_SECONDS:-90}
	java="java $java_small -Dorg.apache.logging.log4j.level=WARN -cp $work/classes:$jars/*"
	set -f # the class path ends in a star that is java's
	hr_drive apps $((seconds + 500)) "$venv/bin/python" "$here/apps/apps.py" "$seconds" "$dir" \
		"$java WordCount $dir/state" \
		"$java org.apache.kafka.connect.cli.ConnectDistributed $dir/worker.properties" $command
	set +f
done
hr_end
