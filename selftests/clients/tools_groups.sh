#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Kafka's command-line tools 4.3.1 on groups and what else runs a node: kafka-consumer-groups
# with every verb, kafka-groups, kafka-streams-groups, kafka-leader-election,
# kafka-reassign-partitions, kafka-client-metrics, kafka-configs of groups, client metrics,
# loggers and users, consoles and the verifiable consumer with both group protocols.
# Text and exit status, with ids, times and addresses masked, must be the same on both.
#
# The tools run by their main methods in one JVM a section (tools/Tools.java); those that
# consume have one of their own.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need java javac "$PYTHON3"
hr_begin tools_groups
hr_jars 4.3.1
export tool_jars=$jars java_small work
if ! javac -nowarn -cp "$jars/*" -d "$work/classes" "$here/tools/Tools.java" > "$work/javac.log" 2>&1; then
	sed 's/^/# /' "$work/javac.log"
	echo "Bail out! tools/Tools.java does not compile"
	exit 1
fi

# Refusals whose text each broker words for itself; their class is compared.
export own_words='InvalidConfiguration|InvalidRequest|ResourceNotFound|SecurityDisabled|UnknownTopicOrPartition'

mask() {
	grep -v -e SLF4J |
		sed -E -e 's/127\.0\.0\.1:[0-9]+/BOOT/g' -e 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/UUID/g' \
			-e 's/\b[0-9]{13}\b/TIME/g' -e "s#$work/[a-z]*#WORK#g" \
			-e 's/[ \t]+/ /g' -e 's/ $//' -e 's/ [A-Za-z0-9_-]{22} / ID /' \
			-e "s/((${own_words})Exception: ).*/\1WORDS/" \
			-e 's/(Valid states are:).*/\1 STATES/' -e 's/^(= metrics wrong.* client metrics command :).*/\1 WORDS/'
}

tools() { # rows of Tools.java on stdin
	timeout 120 java $java_small -cp "$work/classes:$tool_jars/*" Tools 2>> "$work/$target.rows.err" | mask
}

row() { # KEY CLASS ARGS…
	local out=$1 word
	shift
	for word; do out+=$'\t'$word; done
	printf '%s\n' "$out"
}

cg() { row "groups $1" $t.consumer.group.ConsumerGroupCommand "${b[@]}" "${@:2}"; }
configs() { row "configs $1" kafka.admin.ConfigCommand "${b[@]}" "${@:2}"; }

# One that consumes, in a JVM of its own; its words sorted, since partitions come as they like.
consume() { # KEY CLASS ARGS…
	local key=$1 main=$2 status
	shift 2
	timeout 60 java $java_small -cp "$tool_jars/*" "$main" "$@" > "$work/out" 2>&1
	status=$?
	echo "= $key: status $status"
	grep -v -e '^\[20' -e SLF4J "$work/out" | mask | sort | sed "s/^/= $key: /"
}

prepare() {
	{
		row "topics one" $t.TopicCommand "${b[@]}" --create --topic one --partitions 3
		row "topics two" $t.TopicCommand "${b[@]}" --create --topic two --partitions 2
		row "topics three" $t.TopicCommand "${b[@]}" --create --topic three --partitions 1
	} | tools
	local i
	for topic in one two; do
		for i in $(seq 30); do echo "k$i:value $i"; done |
			java $java_small -cp "$tool_jars/*" $t.ConsoleProducer "${b[@]}" --topic $topic --sync \
				--reader-property parse.key=true --reader-property key.separator=: > "$work/out" 2>&1
	done
}

consumers() {
	local c=$t.consumer.ConsoleConsumer v=$t.VerifiableConsumer
	consume "console, classic" $c "${b[@]}" --topic one --group old --from-beginning --max-messages 30 \
		--timeout-ms 20000
	consume "console, consumer protocol" $c "${b[@]}" --topic one --group young --from-beginning \
		--max-messages 30 --timeout-ms 20000 --command-property group.protocol=consumer
	consume "console, by a pattern" $c "${b[@]}" --include 'o.e|two' --group pattern --from-beginning \
		--max-messages 60 --timeout-ms 20000 --command-property group.protocol=consumer
	for protocol in classic consumer; do
		consume "verifiable, $protocol" $v "${b[@]}" --topic two --group-id "verified-$protocol" \
			--group-protocol $protocol --max-messages 30 --reset-policy earliest |
			grep -v -e records_consumed | sed -E 's/"count":[0-9]+/"count":N/' | uniq
	done
}

# Members that stay; each is a console consumer that writes elsewhere.
live_begin() {
	local protocol
	for protocol in classic consumer; do
		java $java_small -cp "$tool_jars/*" $t.consumer.ConsoleConsumer "${b[@]}" --topic one \
			--group "live-$protocol" --from-beginning --command-property "group.protocol=$protocol" \
			--command-property client.id=live > "$work/live.$protocol" 2>&1 &
		live+=($!)
	done
	for protocol in classic consumer; do
		local end=$((SECONDS + 40))
		while [ "$(grep -c value "$work/live.$protocol")" -lt 30 ] && [ $SECONDS -lt $end ]; do sleep 0.2; done
	done
	sleep 6 # an automatic commit comes every five seconds
}

live_end() {
	kill -TERM "${live[@]}"
	wait "${live[@]}" 2> /dev/null
}

of_live() {
	local g what
	cg list --list
	cg "list states" --list --state
	cg "list types" --list --type
	cg "list of a state" --list --state Stable
	cg "list of two states" --list --state Empty,Dead
	cg "list of a type" --list --type consumer
	cg "list of a wrong state" --list --state Sleeping
	cg "list of a wrong type" --list --type modern
	for g in live-classic live-consumer old young pattern verified-consumer nobody; do
		for what in "" --offsets --members --state; do
			cg "describe $g $what" --describe --group $g $what
			[ -z "$what" ] || cg "describe $g $what --verbose" --describe --group $g $what --verbose
		done
	done
	cg "describe all" --describe --all-groups
	cg "describe all, states" --describe --all-groups --state
	for g in live-classic live-consumer; do
		cg "delete $g while it has members" --delete --group $g
		cg "delete offsets of $g while it has members" --delete-offsets --group $g --topic one
		cg "delete offsets of $g of another topic" --delete-offsets --group $g --topic two
		cg "reset $g while it has members" --reset-offsets --group $g --topic one --to-earliest --execute
		cg "dry reset of $g while it has members" --reset-offsets --group $g --topic one --to-earliest --dry-run
	done
	for what in "" --consumer --share --streams "--group-type classic" "--group-type consumer" \
		"--protocol consumer" "--protocol nothing" "--group-type wrong"; do
		row "kafka-groups ${what:---list}" $t.GroupsCommand "${b[@]}" --list $what
	done
}

resets() {
	local g how
	for g in old young; do
		for how in "--to-earliest" "--to-latest" "--to-offset 4" "--to-offset 1000" "--to-current" \
			"--shift-by -3" "--shift-by 2" "--shift-by 9999" "--to-datetime 2020-01-01T00:00:00.000" \
			"--to-datetime 2100-01-01T00:00:00.000" "--to-datetime yesterday" "--by-duration P1D" \
			"--by-duration PT0S"; do
			cg "reset $g $how, dry" --reset-offsets --group $g --topic one $how --dry-run
			cg "reset $g $how" --reset-offsets --group $g --topic one $how --execute
			cg "after $g $how" --describe --group $g --offsets
		done
		cg "reset $g of partitions" --reset-offsets --group $g --topic one:0,2 --to-offset 2 --execute
		cg "reset $g of all topics" --reset-offsets --group $g --all-topics --to-earliest --dry-run
		cg "reset $g of a topic it never had" --reset-offsets --group $g --topic two --to-latest --execute
		cg "reset $g of nothing" --reset-offsets --group $g --topic nothing --to-latest --execute
		cg "export $g" --reset-offsets --group $g --topic one --to-latest --export --dry-run
		printf 'one,0,1\none,1,2\n' > "$work/$target/one.csv"
		cg "reset $g from a file, dry" --reset-offsets --group $g --from-file "$work/$target/one.csv" --dry-run
		cg "reset $g from a file" --reset-offsets --group $g --from-file "$work/$target/one.csv" --execute
		cg "after $g from a file" --describe --group $g
		cg "delete offsets of $g" --delete-offsets --group $g --topic one:1
		cg "delete offsets of $g, unknown topic" --delete-offsets --group $g --topic nothing
		cg "after $g deleted" --describe --group $g
	done
	cg "reset of two groups" --reset-offsets --group old --group young --topic one --to-latest --execute
	cg "export of all groups" --reset-offsets --all-groups --topic one --to-earliest --export --dry-run
	cg "reset of a fresh group" --reset-offsets --group fresh --topic one --to-earliest --execute
	cg "describe a fresh group" --describe --group fresh
	cg "delete a group" --delete --group old
	cg "delete it again" --delete --group old
	cg "delete two groups, one of which is not there" --delete --group young --group nobody
	cg "validate a pattern" --validate-regex 'a.*'
	cg "validate a wrong pattern" --validate-regex 'a(['
	cg "list then" --list
}

replicas() {
	local r=($t.reassign.ReassignPartitionsCommand "${b[@]}") f=$work/$target
	local e=(org.apache.kafka.tools.LeaderElectionCommand "${b[@]}")
	echo '{"topics":[{"topic":"one"}],"version":1}' > "$f/topics.json"
	echo '{"version":1,"partitions":[{"topic":"one","partition":0,"replicas":[1]}]}' > "$f/same.json"
	echo '{"version":1,"partitions":[{"topic":"one","partition":0,"replicas":[2]}]}' > "$f/away.json"
	echo '{"partitions":[{"topic":"one","partition":1},{"topic":"one","partition":9}]}' > "$f/elect.json"
	row "reassign generate" "${r[@]}" --generate --topics-to-move-json-file "$f/topics.json" --broker-list 1
	row "reassign generate elsewhere" "${r[@]}" --generate --topics-to-move-json-file "$f/topics.json" \
		--broker-list 1,2
	row "reassign execute" "${r[@]}" --execute --reassignment-json-file "$f/same.json"
	row "reassign verify" "${r[@]}" --verify --reassignment-json-file "$f/same.json"
	row "reassign execute away" "${r[@]}" --execute --reassignment-json-file "$f/away.json"
	row "reassign cancel" "${r[@]}" --cancel --reassignment-json-file "$f/same.json"
	row "reassign list" "${r[@]}" --list
	row "elect all" "${e[@]}" --election-type preferred --all-topic-partitions
	row "elect one" "${e[@]}" --election-type preferred --topic one --partition 0
	row "elect unclean" "${e[@]}" --election-type unclean --topic one --partition 0
	row "elect nothing" "${e[@]}" --election-type preferred --topic nothing --partition 0
	row "elect from a file" "${e[@]}" --election-type preferred --path-to-json-file "$f/elect.json"
}

settings() {
	local m=($t.ClientMetricsCommand "${b[@]}")
	local g=(--entity-type groups --entity-name young) u=(--entity-type users --entity-name alice)
	local x=(--entity-type client-metrics --entity-name M) l=(--entity-type broker-loggers --entity-name 1)
	row "metrics list" "${m[@]}" --list
	row "metrics alter" "${m[@]}" --alter --name M --metrics org.apache.kafka.consumer. --interval 5000 \
		--match client_software_name=x
	row "metrics wrong interval" "${m[@]}" --alter --name M --interval 5
	row "metrics wrong match" "${m[@]}" --alter --name M --match colour=red
	row "metrics list then" "${m[@]}" --list
	row "metrics describe" "${m[@]}" --describe --name M
	row "metrics describe all" "${m[@]}" --describe
	configs "client metrics describe" --describe "${x[@]}"
	configs "client metrics alter" --alter "${x[@]}" --add-config interval.ms=7000
	configs "client metrics alter wrong" --alter "${x[@]}" --add-config interval.ms=never
	configs "client metrics describe then" --describe "${x[@]}"
	row "metrics delete" "${m[@]}" --delete --name M
	row "metrics delete again" "${m[@]}" --delete --name M
	row "metrics list at last" "${m[@]}" --list
	configs "group alter" --alter "${g[@]}" --add-config consumer.session.timeout.ms=50000
	configs "group alter out of bounds" --alter "${g[@]}" --add-config consumer.session.timeout.ms=5
	configs "group alter unknown" --alter "${g[@]}" --add-config consumer.colour=red
	configs "group describe" --describe "${g[@]}"
	configs "groups describe" --describe --entity-type groups
	configs "group delete" --alter "${g[@]}" --delete-config consumer.session.timeout.ms
	configs "group describe then" --describe "${g[@]}"
	configs "logger alter to a wrong level" --alter "${l[@]}" --add-config root=LOUD
	configs "logger alter unknown" --alter "${l[@]}" --add-config nobody.knows.this=INFO
	configs "logger alter" --alter "${l[@]}" --add-config root=WARN
	configs "logger delete" --alter "${l[@]}" --delete-config root
	configs "user alter" --alter "${u[@]}" --add-config 'SCRAM-SHA-256=[iterations=4096,password=x]'
	configs "user alter too few iterations" --alter "${u[@]}" --add-config 'SCRAM-SHA-512=[iterations=5,password=x]'
	configs "user describe" --describe "${u[@]}"
	configs "users describe" --describe --entity-type users
	configs "user delete" --alter "${u[@]}" --delete-config SCRAM-SHA-256
	configs "user delete again" --alter "${u[@]}" --delete-config SCRAM-SHA-256
	configs "user describe then" --describe "${u[@]}"
}

others() {
	local s=($t.streams.StreamsGroupCommand "${b[@]}")
	row "streams list" "${s[@]}" --list
	row "streams list states" "${s[@]}" --list --state
	row "streams describe unknown" "${s[@]}" --describe --group nobody
	row "streams describe another type" "${s[@]}" --describe --group pattern
	row "streams delete unknown" "${s[@]}" --delete --group nobody
	row "acl list" $t.AclCommand "${b[@]}" --list
	row "acl add" $t.AclCommand "${b[@]}" --add --allow-principal User:a --operation Read --topic one
	row "tokens" $t.DelegationTokenCommand "${b[@]}" --describe --command-config /dev/null
}

suite() {
	local t=org.apache.kafka.tools b=(--bootstrap-server "$BOOT") live=() target=$1
	prepare
	consumers
	live_begin
	of_live | tools
	live_end
	resets | tools
	replicas | tools
	settings | tools
	others | tools
	echo done
}
export -f suite mask tools row cg configs consume prepare consumers live_begin live_end of_live resets \
	replicas settings others

run_suite() {
	hr_drive tools 600 bash -c "suite $target"
}
hr_each_target tools_groups
hr_compare "$here/tools_groups.differences"
hr_end
