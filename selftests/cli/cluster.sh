#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The same verbs against Apache Kafka 4.4.0 and against headraced: topics, configuration,
# cluster, produce and consume.  What both answer must be the same, but for ids.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
jars 4.4.0
nodes="kafka"
[ ! -x "$daemon" ] || nodes="kafka headraced"
plan 30
h() { "$bin" "$@" --bootstrap "$address"; }
# json EXPR FILE: python expression over d, the parsed file.
json() {
	python3 -c 'import json, sys
d = json.load(open(sys.argv[2]))
sys.exit(not eval(sys.argv[1]))' "$1" "$2" || { echo "# not: $1: $(head -c 400 "$2")"; return 1; }
}
h_ok() { status 0 "$bin" "$@" --bootstrap "$address" --json; }

topics() {
	h_ok topic create one -p 3 -r 1 -c retention.ms=3600000 -c cleanup.policy=delete &&
		json 'd[0]["partitions"] == 3 and d[0]["error"] is None' "$tmp/out" &&
		status 1 "$bin" topic create two --assign 1:1 --bootstrap "$address" || return 1
	h_ok topic create two --assign 1,1 && h_ok topic list &&
		json '[t["topic"] for t in d] == ["one", "two"]' "$tmp/out" &&
		h_ok topic list 't*' && json '[t["partitions"] for t in d] == [2]' "$tmp/out"
}
refusals() {
	status 1 "$bin" topic create one --bootstrap "$address" && says TOPIC_ALREADY_EXISTS &&
		status 0 "$bin" topic create one --if-not-exists --bootstrap "$address" &&
		status 1 "$bin" topic create 'no good' --bootstrap "$address" && says INVALID_TOPIC &&
		status 1 "$bin" topic describe none --bootstrap "$address" && says UNKNOWN_TOPIC &&
		status 1 "$bin" topic delete none --bootstrap "$address" && says UNKNOWN_TOPIC &&
		status 0 "$bin" topic delete none --if-exists --bootstrap "$address" &&
		status 1 "$bin" topic create x -c no.such.key=1 --bootstrap "$address" && says INVALID_CONFIG
}
describe() {
	h_ok topic describe one &&
		json '[(p["partition"], p["leader"], p["replicas"], p["isr"]) for p in d] == [(i, 1, [1], [1]) for i in range(3)]' "$tmp/out" &&
		h_ok topic describe --offline && json 'd == []' "$tmp/out"
}
dry_run() {
	h_ok topic create three --dry-run && h_ok topic list && json 'len(d) == 2' "$tmp/out"
}
alter() {
	h_ok topic alter two -p 4 && h_ok topic list two && json 'd[0]["partitions"] == 4' "$tmp/out" &&
		status 1 "$bin" topic alter two -p 2 --bootstrap "$address" && says INVALID_PARTITIONS
}
records() {
	seq 1 20 | sed 's/.*/k&=v&/' | h produce one -p 0 -k = -H h=x --json > "$tmp/out" &&
		[ "$(tail -1 "$tmp/out")" = '{"topic":"one","partition":0,"offset":19}' ] || return 1
	for z in gzip snappy lz4 zstd; do
		seq 1 20 | h produce one -p 0 -z $z || return 1
	done
	h consume one -p 0 --until-end > "$tmp/out" && [ "$(wc -l < "$tmp/out")" -eq 100 ] &&
		h consume one -p 0 --from 3 -n 1 --json > "$tmp/out" &&
		json '(d["offset"], d["key"], d["value"], d["headers"]) == (3, "k4", "v4", [{"key": "h", "value": "x"}])' "$tmp/out" &&
		h consume one --from latest --until-end > "$tmp/out" && [ ! -s "$tmp/out" ]
}
files() {
	head -c 100000 /dev/urandom > "$tmp/blob"
	h produce one -p 1 --files "$tmp/blob" "$tmp/blob" &&
		h consume one -p 1 -n 1 --raw > "$tmp/back" && cmp "$tmp/blob" "$tmp/back"
}
produce_refusals() {
	status 1 "$bin" produce none --bootstrap "$address" && says UNKNOWN_TOPIC &&
		status 1 "$bin" consume none --bootstrap "$address" && says UNKNOWN_TOPIC &&
		status 1 "$bin" consume one -p 7 --bootstrap "$address" &&
		status 1 "$bin" consume one -p 0 --from 100000 --bootstrap "$address"
}
offsets() {
	h_ok topic offsets one && json '[(p["first"], p["end"]) for p in d] == [(0, 100), (0, 2), (0, 0)]' "$tmp/out" &&
		h_ok topic offsets one -p 0 --time max-timestamp && json 'd[0]["offset"] >= 80' "$tmp/out" &&
		h_ok topic offsets one -p 0 --time 1 && json 'd[0]["offset"] == 0' "$tmp/out"
}
delete_records() {
	h_ok topic delete-records one -p 0 --before 10 && json 'd[0]["first"] == 10' "$tmp/out" &&
		h_ok topic offsets one -p 0 && json 'd[0]["first"] == 10' "$tmp/out" &&
		status 1 "$bin" topic delete-records one -p 0 --before 1000 --bootstrap "$address" &&
		says OFFSET_OUT_OF_RANGE
}
value_of='{c["name"]: (c["value"], c["source"]) for c in d}'
configs() {
	h_ok config set topic two retention.ms=1000 cleanup.policy+=compact &&
		h_ok config describe topic two &&
		json "$value_of['retention.ms'] == ('1000', 'topic') and $value_of['cleanup.policy'] == ('delete,compact', 'topic')" "$tmp/out" &&
		h_ok config delete topic two retention.ms && h_ok config describe topic two --key retention.ms &&
		json "$value_of['retention.ms'] == ('604800000', 'default')" "$tmp/out" &&
		status 1 "$bin" config set topic two retention.ms=x --bootstrap "$address" && says INVALID_CONFIG &&
		h_ok config set topic two retention.ms=5 --dry-run && h_ok config describe topic two &&
		json "'retention.ms' not in $value_of" "$tmp/out"
}
broker_configs() {
	h_ok config describe broker 1 && json "$value_of['node.id'] == ('1', 'file')" "$tmp/out" &&
		h_ok config set broker default log.retention.ms=7200000 || return 1
	n=0
	until h config describe broker 1 --key log.retention.ms --json > "$tmp/out" &&
		json "$value_of['log.retention.ms'] == ('7200000', 'cluster')" "$tmp/out" > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 40 ] || { cat "$tmp/why"; return 1; }
		sleep 0.25
	done
	h_ok config delete broker default log.retention.ms
}
cluster() {
	h_ok cluster describe && json 'd["controller"] == 1 and d["brokers"][0]["fenced"] is False' "$tmp/out" &&
		h_ok cluster quorum && json 'd["leader"] == 1 and d["replicas"][0]["lag"] == 0' "$tmp/out" &&
		h_ok cluster features && json '{f["feature"]: f["level"] for f in d}["metadata.version"] == 33' "$tmp/out" &&
		h_ok cluster log-dirs && json 'd[0]["partitions"] >= 7 and d[0]["error"] is None' "$tmp/out" &&
		h_ok cluster log-dirs --partitions && json 'all(p["size_bytes"] > 1000 for p in d if p["topic"] == "one" and p["partition"] < 2)' "$tmp/out" &&
		h_ok cluster api-versions && json '{a["name"]: a["common"] for a in d}["Metadata"] == 13' "$tmp/out"
}
deletion() {
	h_ok topic delete one two && h_ok topic list && json 'd == []' "$tmp/out"
}

for node in $nodes; do
	node_config $node $(free_ports)
	status 0 "$bin" format -c "$tmp/$node.properties" -s || exit 1
	if [ $node = kafka ]; then start_kafka kafka "$jars"; else start_headraced headraced; fi
	ok "$node: starts" kill -0 "$pid"
	ok "$node: topics are made and listed" topics
	ok "$node: refusals have one line and their name" refusals
	ok "$node: partitions are described" describe
	ok "$node: a dry run makes nothing" dry_run
	ok "$node: partitions are added" alter
	ok "$node: records of every codec go in and out" records
	ok "$node: files go in and out" files
	ok "$node: what cannot be read or written is said" produce_refusals
	ok "$node: offsets are found" offsets
	ok "$node: records are deleted" delete_records
	ok "$node: topic configuration with its sources" configs
	ok "$node: broker configuration with its sources" broker_configs
	ok "$node: the cluster is described" cluster
	ok "$node: topics are deleted" deletion
	stop_node "$pid"
done
if [ "$nodes" = kafka ]; then
	while [ $tests_nr -lt 30 ]; do skip "headraced: the same" "headraced is not built"; done
fi
exit $bad
