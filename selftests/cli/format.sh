#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# headrace format: refusals without a node, then directories that Apache Kafka 4.4.0,
# Apache Kafka 4.3.1 (with --release-version 4.3) and headraced start from.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
jars 4.3.1
jars43=$jars
jars 4.4.0
plan 18

node_config a $(free_ports)
f="$bin format --config $tmp/a.properties"
ok "a file that is not there is a failure" status 1 "$bin" format -c "$tmp/none" -s
ok "no file is wrong usage" status 2 "$bin" format -s
ok "a controller must be told its quorum" status 1 $f
ok "two ways at once are wrong usage" status 2 $f -s -N
ok "an unknown release is refused" status 1 $f -s -r 2.8
ok "an unknown feature is refused" status 1 $f -s -f nothing.version=1
ok "a level out of range is refused" status 1 $f -s -f group.version=9
ok "kraft.version 0 does not go with a dynamic quorum" status 1 $f -s -f kraft.version=0
ok "few iterations are refused" status 1 $f -s -S 'SCRAM-SHA-256=[name=a,password=b,iterations=5]'
echo broken line= > "$tmp/b.properties"
ok "a configuration without a node is refused" status 1 "$bin" format -c "$tmp/b.properties" -s
[ ! -e "$tmp/a/meta.properties" ] || echo "# a refusal left files behind"

formats() {
	status 0 $f -s -t cluster-one -f group.version=1 \
		-S 'SCRAM-SHA-256=[name=alice,password=secret,iterations=8192]' \
		-S 'SCRAM-SHA-512=[name=bob,password="a,b"]' && says "cluster id cluster-one"
}
ok "a directory is formatted" formats
ok "a second time is refused" status 1 $f -s
again() {
	status 0 $f -s -g && says cluster-one && status 1 $f -s -g -t other
}
ok "--ignore-formatted keeps to the cluster" again
info() {
	status 0 "$bin" format info -c "$tmp/a.properties" --json && says '"cluster_id": "cluster-one"'
}
ok "info tells what is there" info

has_users() {
	echo '{"users":null}' | "$bin" wire call --api DescribeUserScramCredentials \
		--bootstrap "$address" > "$tmp/out" 2> "$tmp/err"
	says '"user": "alice"' && says '"iterations": 8192' && says '"user": "bob"'
}
level_is() { # FEATURE LEVEL
	"$bin" cluster features --bootstrap "$address" > "$tmp/out" 2> "$tmp/err" || return 1
	grep -q "^$1  *$2 " "$tmp/out" || { echo "# $(grep "$1" "$tmp/out")"; return 1; }
}
kafka_44() {
	start_kafka a "$jars" && level_is metadata.version 33 && level_is share.version 0 &&
		level_is kraft.version 1 && has_users
}
ok "Kafka 4.4.0 starts from it, with features and users" kafka_44
stop_node "$pid"

kafka_43() {
	node_config c $(free_ports)
	status 0 "$bin" format -c "$tmp/c.properties" -s -r 4.3 -f share.version=1 -S 'SCRAM-SHA-256=[name=alice,password=x,iterations=8192]' \
		-S 'SCRAM-SHA-512=[name=bob,password=y]' || return 1
	start_kafka c "$jars43" && level_is metadata.version 30 && level_is share.version 1 && has_users
}
ok "Kafka 4.3.1 starts from a directory of release 4.3" kafka_43
stop_node "$pid"

# The bytes of the tool's own directory, but for ids and times.
same_files() {
	node_config d $(free_ports)
	java_run "$jars" kafka.tools.StorageTool format -t cluster-one -c "$tmp/d.properties" -s > "$tmp/tool" 2>&1 ||
		return 1
	node_config e $(free_ports)
	status 0 "$bin" format -c "$tmp/e.properties" -s -t cluster-one -f transaction.version=2 \
		-f group.version=1 -f eligible.leader.replicas.version=1 -f share.version=2 -f streams.version=1 || return 1
	for n in d e; do
		(cd "$tmp/$n" && find . -type f | sort) > "$tmp/$n.files"
		"$bin" log dump "$tmp/$n/__cluster_metadata-0" --json |
			sed -e 's/"file":"[^"]*",//' -e 's/[Tt]imestamp":[0-9]*/&T/g' -e 's/:[0-9]*T/:T/g' \
				-e 's/"crc":[0-9]*//' -e 's/"port":[0-9]*//' \
				-e 's/DirectoryId":"[^"]*"/DirectoryId"/' > "$tmp/$n.rows"
	done
	cmp "$tmp/d.files" "$tmp/e.files" && diff "$tmp/d.rows" "$tmp/e.rows" > "$tmp/diff" || {
		sed 's/^/# /' "$tmp/diff" | head -20
		return 1
	}
}
ok "the same files and records as the tool of Kafka 4.4.0" same_files

if [ -x "$daemon" ]; then
	ours() {
		node_config f $(free_ports)
		status 0 "$bin" format -c "$tmp/f.properties" -s && start_headraced f
	}
	ok "headraced starts from it" ours
else
	skip "headraced starts from it" "headraced is not built"
fi
exit $bad
