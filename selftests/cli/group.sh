#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Groups, quorum, features and client metrics, with the same verbs against Apache Kafka 4.4.0
# and against headraced.  Where Kafka's own tool prints numbers, ours must be the same.
# What a broker does not serve is a skip that says so.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
jars 4.4.0
kafka_jars=$jars
jars 4.3.1
tool_jars=$jars
nodes="kafka"
[ ! -x "$daemon" ] || nodes="kafka headraced"
plan 37
h() { "$bin" "$@" --bootstrap "$address"; }
h_ok() { status 0 "$bin" "$@" --bootstrap "$address" --json; }
h_no() { # TEXT ARGS...: refused with one line that holds it
	local text=$1
	shift
	status 1 "$bin" "$@" --bootstrap "$address" && says "$text"
}
wrong() { status 2 "$bin" "$@" --bootstrap "$address" && [ "$(wc -l < "$tmp/err")" -eq 1 ]; }
# json EXPR: python expression over d, the parsed output.
json() {
	python3 -c 'import json, sys
d = json.load(open(sys.argv[2]))
sys.exit(not eval(sys.argv[1]))' "$1" "$tmp/out" ||
		{ echo "# not: $1: $(head -c 600 "$tmp/out")"; return 1; }
}
# serves KEY: the broker advertises the call.
serves() { "$bin" cluster api-versions --bootstrap "$address" --json | grep "\"key\": $1," > "$tmp/key"; }
# ok_if KEY NAME COMMAND...: skipped where the call is not served.
ok_if() {
	if serves "$1"; then shift; ok "$@"; else skip "$2" "call $1 is not served"; fi
}
tool() { java_run "$tool_jars" org.apache.kafka.tools.consumer.group.ConsumerGroupCommand \
	--bootstrap-server "$address" "$@" 2> /dev/null; }

# --- quorum, features, client metrics -------------------------------------------------

quorum() {
	h_ok quorum status && json 'd["leader"] == 1 and d["max_follower_lag"] == 0 and d["voters"][0]["node"] == 1 and len(d["voters"][0]["endpoints"]) == 1 and d["observers"] == []' &&
		h_ok quorum replication && json 'd["replicas"][0]["role"] == "leader"' &&
		status 0 "$bin" quorum status --bootstrap "$address" && says '^voters *1$' &&
		wrong quorum add-controller 2 --directory AAAAAAAAAAAAAAAAAAAAAQ && wrong quorum status x &&
		wrong quorum add-controller 2 --directory AAAAAAAAAAAAAAAAAAAAAQ --listener nonsense &&
		wrong quorum remove-controller 2 --directory short
}
voters() {
	h_no VOTER_NOT_FOUND quorum remove-controller 1 --directory AAAAAAAAAAAAAAAAAAAAAQ &&
		h_ok quorum remove-controller 1 --directory AAAAAAAAAAAAAAAAAAAAAQ --dry-run &&
		h_no ': [A-Z_]*: ' quorum add-controller 2 --directory AAAAAAAAAAAAAAAAAAAAAQ \
			--listener CONTROLLER://127.0.0.1:1 --timeout-ms 2000
}
features() {
	h_ok feature list && json '[f["feature"] for f in d] == sorted(f["feature"] for f in d) and {f["feature"]: f["level"] for f in d}["metadata.version"] == 33' &&
		h_ok feature describe metadata.version kraft.version &&
		json '[(f["feature"], f["node"]) for f in d] == [("kraft.version", 1), ("metadata.version", 1)]' &&
		status 1 "$bin" feature describe none --bootstrap "$address" && says 'no node supports' &&
		wrong feature upgrade && wrong feature upgrade metadata.version=x &&
		wrong feature upgrade metadata.version=1.0-IV9 && wrong feature disable a=1
}
changes() {
	h_no INVALID_UPDATE_VERSION feature upgrade metadata.version=99 &&
		h_no INVALID_UPDATE_VERSION feature upgrade metadata.version=4.0-IV0 --dry-run &&
		h_no INVALID_UPDATE_VERSION feature disable none &&
		h_ok feature upgrade metadata.version=33 --dry-run && json 'd[0]["dry_run"] is True' &&
		h_ok feature list && json '{f["feature"]: f["level"] for f in d}["metadata.version"] == 33'
}
client_metrics() {
	h_ok client-metrics alter b --metrics org.apache.kafka.producer. --interval 5000 --match 'client_id=a.*' &&
		h_ok client-metrics alter a --interval 200 &&
		h_ok client-metrics alter c --interval 300 --dry-run || return 1
	n=0
	until h_ok client-metrics list && json '[m["name"] for m in d] == ["a", "b"]' > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 40 ] || { cat "$tmp/why"; return 1; }
		sleep 0.25
	done
	h_ok client-metrics list 'b*' && json 'len(d) == 1' && h_ok client-metrics describe b &&
		json 'd == [{"name": "b", "interval_ms": 5000, "metrics": "org.apache.kafka.producer.", "match": "client_id=a.*", "error": None}]' &&
		h_no INVALID_REQUEST client-metrics alter a --interval 10 &&
		h_no 'no such subscription' client-metrics delete none &&
		wrong client-metrics alter a && wrong client-metrics alter a --interval x &&
		h_ok client-metrics delete b || return 1
	n=0
	until h_ok client-metrics list && json '[m["name"] for m in d] == ["a"]' > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 40 ] || { cat "$tmp/why"; return 1; }
		sleep 0.25
	done
}

# quota_is EXPR ARGS...: described so, soon: Kafka's broker hears a little later of a change.
quota_is() {
	local expr=$1 n=0
	shift
	until h_ok quota describe "$@" && json "$expr" > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 40 ] || { cat "$tmp/why"; return 1; }
		sleep 0.1
	done
}
quotas() {
	h_ok quota alter --user alice --client app producer_byte_rate=1000 request_percentage=12.5 &&
		h_ok quota alter --user-default consumer_byte_rate=2000 &&
		h_ok quota alter --ip 10.1.2.3 connection_creation_rate=7 &&
		h_ok quota alter --user bob producer_byte_rate=1 --dry-run && json 'd[0]["dry_run"] is True' &&
		quota_is 'len(d) == 3' &&
		quota_is '[(q["client_id"], q["producer_byte_rate"], q["request_percentage"]) for q in d] == [("app", 1000.0, 12.5)]' --user alice &&
		quota_is '[(q["user"], q["consumer_byte_rate"]) for q in d] == [("<default>", 2000.0)]' --user-default --strict &&
		h_no INVALID_REQUEST quota alter --user alice producer_byte_rate=0.5 &&
		h_no INVALID_REQUEST quota alter --user alice nope=1 &&
		wrong quota alter producer_byte_rate=1 && wrong quota alter --user a && wrong quota alter --user a x &&
		wrong quota alter --user a --ip 10.0.0.1 producer_byte_rate=1 && wrong quota describe --user a --user-default &&
		h_ok quota alter --user alice --client app request_percentage=none &&
		quota_is 'd[0]["request_percentage"] is None' --user alice &&
		h_ok quota delete --user alice --client app && h_ok quota delete --user-default consumer_byte_rate &&
		h_ok quota delete --ip 10.1.2.3 && quota_is 'd == []'
}

# --- groups with members ---------------------------------------------------------------

# Live members until $feed is closed; $kinds says of which groups.
start_members() {
	kinds="cl=classic"
	! serves 68 || kinds="$kinds co=consumer"
	! serves 76 || kinds="$kinds sh=share"
	h topic create one -p 3 > /dev/null || return 1
	for p in 0 1 2; do
		seq 1 $((10 * (p + 1))) | h produce one -p $p || return 1
	done
	rm -f "$tmp/feed"
	mkfifo "$tmp/feed"
	# shellcheck disable=SC2086
	(exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$kafka_jars/*" \
		"$here/Members.java" "$address" one $kinds < "$tmp/feed" > "$tmp/members" 2>&1) &
	members=$!
	pids="$pids $members"
	exec 8> "$tmp/feed"
	n=0
	until grep -q ready "$tmp/members"; do
		n=$((n + 1))
		[ $n -lt 240 ] && kill -0 "$members" || { tail -5 "$tmp/members" | sed 's/^/# /'; return 1; }
		sleep 0.25
	done
	# Seen once on Kafka: a classic group still listed as Empty after its member had committed.
	n=0
	until h_ok group list && json 'all(g["state"] == "Stable" for g in d)' > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 120 ] || { cat "$tmp/why"; return 1; }
		sleep 0.25
	done
	types=$(echo "$kinds" | sed 's/[a-z]*=//g')
}
listed() {
	h_ok group list && json "[(g['group'], g['type']) for g in d] == [tuple(k.split('=')) for k in '$kinds'.split()] and all(g['state'] == 'Stable' and g['coordinator'] == 1 for g in d)" &&
		h_ok group list --type CLASSIC && json '[g["group"] for g in d] == ["cl"]' &&
		h_ok group list --state stable,empty 'c[l-z]' && json 'd[0]["group"] == "cl"' &&
		h_ok group list --state Empty && json 'd == []' &&
		wrong group list --state none && wrong group list --type none && wrong group list a b
}
lag='[(o["partition"], o["current"], o["end"], o["lag"]) for o in d[0]["offsets"]]'
described() {
	local kind name
	for kind in $kinds; do
		[ "${kind#*=}" != share ] || continue
		name=${kind%=*}
		h_ok group describe "$name" &&
			json "$lag == [(0, 5, 10, 5), (1, 6, 20, 14), (2, 7, 30, 23)] and d[0]['lag'] == 42 and d[0]['unseen'] == 0 and d[0]['members'] == 1" &&
			json "all((o['client'], o['metadata']) == ('$name-client', 'by $name') for o in d[0]['offsets'])" &&
			h_ok group members "$name" &&
			json "[(m['client'], m['assigned'], m['protocol'], m['subscribed']) for m in d[0]['members']] == [('$name-client', {'one': [0, 1, 2]}, '${kind#*=}', ['one'])]" ||
			return 1
	done
	h_ok group describe --all --state --members --offsets --type classic &&
		json 'len(d) == 1 and d[0]["assignor"] == "range" and d[0]["state"] == "Stable"' &&
		status 0 "$bin" group describe cl --verbose --bootstrap "$address" &&
		says '^cl: lag 42 in 3 partitions$' && h_no GROUP_ID_NOT_FOUND group describe none &&
		wrong group describe && wrong group describe --all cl && wrong group describe cl --type classic
}
# The same numbers as Kafka's tool prints.
same_lag() { # GROUP
	tool --describe --group "$1" | awk '$1 == "'"$1"'" { print $2, $3, $4, $5, $6 }' | sort > "$tmp/theirs"
	h group describe "$1" --json | python3 -c 'import json, sys
for o in json.load(sys.stdin)[0]["offsets"]:
    print(*("-" if o[k] is None else o[k] for k in ("topic", "partition", "current", "end", "lag")))' |
		sort > "$tmp/ours"
	[ -s "$tmp/ours" ] && diff "$tmp/theirs" "$tmp/ours" > "$tmp/why" || { sed 's/^/# /' "$tmp/why"; return 1; }
}
live_refusals() {
	local kind name
	for kind in $kinds; do
		name=${kind%=*}
		h_no NON_EMPTY_GROUP group delete "$name" || return 1
		[ "${kind#*=}" != share ] || continue
		h_no 'is Stable' group reset-offsets "$name" --topic one --to-earliest --execute &&
			h_no GROUP_SUBSCRIBED_TO_TOPIC group delete-offsets "$name" --topic one:0 || return 1
	done
}

# A streams member made of raw heartbeats.
beat() { # EPOCH TOPOLOGY
	printf '{"groupId":"st","memberId":"AAAAAAAAAAAAAAAAAAAAAQ","memberEpoch":%s,"endpointInformationEpoch":0,"instanceId":null,"rackId":null,"rebalanceTimeoutMs":45000,"topology":%s,"activeTasks":[],"standbyTasks":[],"warmupTasks":[],"processId":"p","userEndpoint":null,"clientTags":[],"taskOffsets":[],"taskEndOffsets":[],"shutdownApplication":false}' "$1" "$2" |
		h wire call --api StreamsGroupHeartbeat --version 0 > "$tmp/beat" &&
		epoch=$(sed -n 's/.*"memberEpoch": \([-0-9]*\),.*/\1/p' "$tmp/beat") &&
		grep -q '"errorCode": 0,' "$tmp/beat"
}
streams() {
	n=0
	beat 0 '{"epoch":0,"subtopologies":[{"subtopologyId":"0","sourceTopics":["one"],"sourceTopicRegex":[],"stateChangelogTopics":[],"repartitionSinkTopics":[],"repartitionSourceTopics":[],"copartitionGroups":[]}]}' ||
		{ sed 's/^/# /' "$tmp/beat"; return 1; }
	until h_ok group describe st --members --offsets && json 'len(d[0]["members"][0]["tasks"]["active"]) == 3' > "$tmp/why"; do
		n=$((n + 1))
		[ $n -lt 60 ] && beat "$epoch" null || { cat "$tmp/why"; sed 's/^/# /' "$tmp/beat"; return 1; }
		sleep 0.25
	done
	json "d[0]['type'] == 'streams' and $lag == [(0, None, 10, None), (1, None, 20, None), (2, None, 30, None)]" &&
		json 'd[0]["members"][0]["assigned"] == {"one": [0, 1, 2]} and sorted(d[0]["members"][0]["tasks"]["active"]) == ["0_0", "0_1", "0_2"]' &&
		h_no NON_EMPTY_GROUP group delete st && beat -1 null &&
		h_ok group reset-offsets st --topic one --to-earliest --execute && h_ok group delete st
}

# --- groups without ---------------------------------------------------------------------

end_members() {
	local kind
	exec 8>&-
	wait "$members"
	for kind in $kinds; do
		h_ok group describe "${kind%=*}" --state && json 'd[0]["state"] == "Empty" and d[0]["members"] == 0' || return 1
	done
}
# The plan for each target is the one that Kafka's tool makes.
same_plan() { # GROUP OURS THEIRS...
	local group=$1 ours=$2
	shift 2
	tool --reset-offsets --group "$group" --topic one --export --dry-run "$@" | tr -d '"' | grep '^one,' | sort > "$tmp/theirs"
	# shellcheck disable=SC2086
	h group reset-offsets "$group" --topic one $ours --export csv | sort > "$tmp/ours"
	[ "$(wc -l < "$tmp/ours")" -eq 3 ] && diff "$tmp/theirs" "$tmp/ours" > "$tmp/why" ||
		{ echo "# $ours: $(tr '\n' ' ' < "$tmp/why")"; return 1; }
}
targets() {
	same_plan cl --to-earliest --to-earliest && same_plan cl --to-latest --to-latest &&
		same_plan cl --to-current --to-current && same_plan cl '--to-offset 15' --to-offset 15 &&
		same_plan cl '--shift-by -6' --shift-by -6 &&
		same_plan cl '--to-datetime 2026-01-01T00:00:00.000+01:00' --to-datetime 2026-01-01T00:00:00.000+01:00 &&
		same_plan cl '--by-duration PT0S' --by-duration PT0S && h_ok group describe cl && json 'd[0]["lag"] == 42'
}
resets() {
	local kind name
	for kind in $kinds; do
		[ "${kind#*=}" != share ] || continue
		name=${kind%=*}
		h_ok group reset-offsets "$name" --topic one:0,2 --to-offset 15 --execute &&
			json '[(r["partition"], r["next"], r["note"] is None, r["executed"]) for r in d] == [(0, 10, False, True), (2, 15, True, True)]' &&
			h_ok group reset-offsets "$name" --all-topics --shift-by -1 --execute && h_ok group describe "$name" &&
			json "$lag == [(0, 9, 10, 1), (1, 5, 20, 15), (2, 14, 30, 16)]" || return 1
	done
	printf 'one,0,3\r\n"one",1,4\n\ncl,one,2,99\nother,one,2,5\n' > "$tmp/file"
	h_ok group reset-offsets cl --from-file "$tmp/file" --execute && h_ok group describe cl &&
		json "$lag == [(0, 3, 10, 7), (1, 4, 20, 16), (2, 30, 30, 0)]" &&
		h group reset-offsets cl --topic one --to-current --export csv > "$tmp/file" &&
		h_ok group reset-offsets made --from-file "$tmp/file" --execute && h_ok group describe made &&
		json "$lag == [(0, 3, 10, 7), (1, 4, 20, 16), (2, 30, 30, 0)]"
}
reset_refusals() {
	printf 'one,0\n' > "$tmp/file"
	h_no UNKNOWN_TOPIC group reset-offsets cl --topic none --to-latest --execute &&
		h_no UNKNOWN_TOPIC group reset-offsets cl --topic one:7 --to-latest --execute &&
		h_no 'no committed offset' group reset-offsets none --topic one --shift-by 1 &&
		h_no 'no committed offsets' group reset-offsets none --all-topics --to-latest &&
		h_no 'file:1' group reset-offsets cl --from-file "$tmp/file" &&
		wrong group reset-offsets cl --to-latest && wrong group reset-offsets cl --topic one &&
		wrong group reset-offsets cl --topic one --to-latest --to-earliest &&
		wrong group reset-offsets cl --topic one --to-datetime 2026-02-30T00:00:00 &&
		wrong group reset-offsets cl --topic one --by-duration 5m &&
		wrong group reset-offsets cl --topic one --to-latest --export xml &&
		wrong group reset-offsets cl --topic one --to-latest --dry-run --execute &&
		wrong group reset-offsets cl --topic one:x --to-latest
}
deletion() {
	h_ok group delete-offsets cl --topic one:0 && json '[(r["topic"], r["partition"], r["error"]) for r in d] == [("one", 0, None)]' &&
		h_ok group describe cl && json "$lag == [(1, 4, 20, 16), (2, 30, 30, 0)]" || return 1
	local names
	names=$(echo "$kinds" | sed 's/=[a-z]*//g')
	# shellcheck disable=SC2086
	h_ok group delete made $names && json 'all(g["error"] is None for g in d)' && h_ok group list &&
		json 'd == []' && h_no GROUP_ID_NOT_FOUND group delete cl &&
		wrong group delete && wrong group delete-offsets cl
}
# A node that tells an address where nobody listens: what could not be seen is said.
unseen() {
	h_no 127.0.0.1:1 group list && h_no 127.0.0.1:1 group describe --all &&
		h_no 127.0.0.1:1 group describe a b && h_no 127.0.0.1:1 group delete a &&
		h_no 127.0.0.1:1 group reset-offsets a --topic t:0 --to-latest
}

for node in $nodes; do
	node_config $node $(free_ports)
	status 0 "$bin" format -c "$tmp/$node.properties" -s || exit 1
	if [ $node = kafka ]; then start_kafka kafka "$kafka_jars"; else start_headraced headraced; fi
	ok "$node: starts" kill -0 "$pid"
	for f in group streams share; do h feature upgrade $f.version=1 > "$tmp/feature" 2>&1; done
	ok "$node: the quorum is described" quorum
	ok_if 81 "$node: changes of the voters are refused as Kafka does" voters
	ok "$node: features are listed" features
	ok_if 57 "$node: feature levels are checked before they change" changes
	if h client-metrics alter probe --interval 1000 --dry-run > "$tmp/out" 2>&1; then
		ok "$node: subscriptions to metrics come and go" client_metrics
	else
		skip "$node: subscriptions to metrics come and go" "$(head -1 "$tmp/out")"
	fi
	ok_if 49 "$node: quotas come and go" quotas
	ok "$node: members join" start_members
	ok "$node: groups of every type ($types) are listed" listed
	ok "$node: offsets, lag and members are described" described
	ok "$node: live offsets are those of Kafka's tool" same_lag cl
	ok "$node: groups with members are left alone" live_refusals
	ok_if 88 "$node: a streams group is described by its tasks" streams
	ok "$node: groups without members are there" end_members
	ok "$node: plans for every target are those of Kafka's tool" targets
	ok "$node: offsets are reset" resets
	ok "$node: wrong resets have one line" reset_refusals
	ok "$node: offsets and groups are deleted" deletion
	stop_node "$pid"
	if [ $node = headraced ]; then
		echo "advertised.listeners=PLAINTEXT://127.0.0.1:1" >> "$tmp/$node.properties"
		start_headraced headraced
		ok "$node: who cannot be asked is named" unseen
		stop_node "$pid"
	fi
done
if [ "$nodes" = kafka ]; then
	while [ $tests_nr -lt 37 ]; do skip "headraced: the same" "headraced is not built"; done
fi
exit $bad
