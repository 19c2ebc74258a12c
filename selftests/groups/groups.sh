#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Groups of unmodified clients while members come, go and die and the broker is killed: see
# life.py for the story and what is judged, member.py for what a member writes down.  The
# members of other languages (go/, node/, java/) write the same log.
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
java="java -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp"
js="node $O/node-groups/member.js"
cooperative=org.apache.kafka.clients.consumer.CooperativeStickyAssignor
range=org.apache.kafka.clients.consumer.RangeAssignor

variants() {
	cat <<- EOF2
	confluent-range	$py confluent
	confluent-cooperative	$py confluent partition.assignment.strategy=cooperative-sticky
	confluent-static	$py confluent
	confluent-848	$py confluent group.protocol=consumer
	confluent-848-range	$py confluent group.protocol=consumer group.remote.assignor=range
	confluent-848-static	$py confluent group.protocol=consumer
	kafka-python	$py kafka-python
	aiokafka-static	$py aiokafka
	aiokafka	$py aiokafka
	kafkajs	$js
	go-range	$work/member range
	go-cooperative	$work/member cooperative
	go-static	$work/member range
	go-848-uniform	$work/member 848-uniform
	go-848-range	$work/member 848-range
	go-848-static	$work/member 848-uniform
	java-range	$jvm partition.assignment.strategy=$range
	java-cooperative	$jvm partition.assignment.strategy=$cooperative
	java-static	$jvm partition.assignment.strategy=$range
	java-848-uniform	$jvm group.protocol=consumer
	java-848-range	$jvm group.protocol=consumer group.remote.assignor=range
	java-848-static	$jvm group.protocol=consumer
	EOF2
}

# LANGUAGE REASON: members of a language that cannot be built here.
absent() {
	nr=$((nr + 1))
	echo "ok $nr members in $1 # SKIP $2"
}

# Each builds the members of one language, or says why not and returns 1.
build_go() {
	local log=$work/go.log

	command -v go > /dev/null || { absent Go "go is not installed"; return 1; }
	mkdir -p "$O/go/groups"
	cp "$here"/go/* "$O/go/groups/"
	(
		export GOMODCACHE=$O/go/mod GOCACHE=$O/go/cache GOTOOLCHAIN=local GOWORK=off CGO_ENABLED=0
		export GOFLAGS="-mod=readonly -modcacherw -buildvcs=false"
		cd "$O/go/groups" && timeout 200 go mod download && timeout 400 go build -p 2 -o "$work/member" .
	) > "$log" 2>&1 && return
	absent Go "$(tail -n 1 "$log")"
	return 1
}

build_node() {
	command -v npm > /dev/null || { absent Node "npm is not installed"; return 1; }
	mkdir -p "$O/node-groups"
	cp "$top"/selftests/clients/node/package*.json "$here/node/member.js" "$O/node-groups/"
	(cd "$O/node-groups" && timeout 200 npm ci --ignore-scripts --no-audit --no-fund) > "$work/npm.log" 2>&1 &&
		return
	absent Node "$(grep -m1 error "$work/npm.log")"
	return 1
}

build_java() {
	command -v javac > /dev/null || { absent Java "javac is not installed"; return 1; }
	jars=$(sh "$top/selftests/reference/fetch.sh" 4.4.0 2>&1) || { absent Java "$jars"; return 1; }
	if ! javac -nowarn -cp "$jars/*" -d "$work/classes" "$here"/java/Member.java > "$work/javac.log" 2>&1; then
		hr_result 1 "the members in Java compile"
		sed 's/^/# /' "$work/javac.log"
		return 1
	fi
	jvm="$java $work/classes:$jars/* Member"
}

node_file() { # FILE DATA PORT CONTROLLER_PORT: later lines replace earlier ones
	{
		node_properties "$2" "$3" "$4"
		cat <<- EOF2
		offsets.topic.num.partitions=8
		group.consumer.min.session.timeout.ms=6000
		group.consumer.session.timeout.ms=6000
		group.consumer.min.heartbeat.interval.ms=500
		group.consumer.heartbeat.interval.ms=500
		EOF2
	} | awk -F= '{ v[$1] = $0; if (!($1 in n)) { n[$1] = ++c; k[c] = $1 } } END { for (i = 1; i <= c; i++) print v[k[i]] }' \
		> "$1"
}

# NAME PATTERN: a few at a time, or two cores have too much to do.
batch() {
	local name=$1 boot records=${HR_GROUP_RECORDS:-12000}

	variants | grep -E "^(${HR_GROUP_ONLY:-.*})	" | grep -E "$2" > "$work/$name.variants"
	[ -s "$work/$name.variants" ] || return 0
	dir=$work/$target/$name
	mkdir -p "$dir"
	set -- $(free_ports 2)
	boot=127.0.0.1:$1
	node_file "$dir/server.properties" "$dir/data" "$1" "$2"
	if [ "$target" = headrace ]; then
		printf 'headrace.format.auto=true\nheadrace.metrics.listener=127.0.0.1:0\n' >> "$dir/server.properties"
		command="$O/bin/headraced $dir/server.properties"
	else
		kafka_format "$dir/server.properties" "$work/$name.format"
		command="java $java_small -cp $kafka_jars/* kafka.Kafka $dir/server.properties"
	fi
	set -f # the class path ends in a star that is java's
	BOOT=$boot hr_drive "$name" $((600 + records / 100)) "$venv/bin/python" "$here/life.py" \
		"$records" "$work/$name.variants" "$dir" $command
	set +f
}

build_go && have_go=1
build_node && have_node=1
build_java && have_java=1
for target in $targets; do
	batch librdkafka '^confluent'
	batch python '^(kafka-python|aiokafka)'
	[ -z "${have_go:-}" ] || batch go '^go-'
	[ -z "${have_node:-}" ] || batch node '^kafkajs'
	[ -z "${have_java:-}" ] || batch java-classic '^java-[^8]'
	[ -z "${have_java:-}" ] || batch java-848 '^java-8'
done
hr_end
