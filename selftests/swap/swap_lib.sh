# SPDX-License-Identifier: GPL-2.0
# One data directory, two brokers: the one fills it, Kafka's dump tool finds nothing wrong,
# the other serves every record of it and writes on, the one takes it back.  One properties
# file serves both.  headrace_first.sh and kafka_first.sh say who begins.
#
# needs: bash; $1 and $2 are the brokers.
# HR_SWAP_RECORDS: records per topic and round (6000).
here=$(cd "$(dirname "$0")" && pwd)
targets="kafka headrace"
. "$here/../clients/lib/targets.sh"
hr_need java "$PYTHON3"
hr_begin "swap-$1"
hr_jars 4.3.1
tool_jars=$jars
hr_venv
tool() { "$venv/bin/python" "$here/load.py" "$@"; }

start() { # OWNER
	target=$1
	step=$((step + 1))
	"${target}_run" "$file" "$work/$chain.$step.$target.log"
	hr_result $? "$chain: step $step: $target starts on the directory" && [ "$failed" -eq 0 ]
}

served() { # TEXT: the sums are those that were taken before the hand-over
	tool sums > "$work/$chain.after" 2> "$work/err" && cmp -s "$work/$chain.sums" "$work/$chain.after"
	hr_result $? "$chain: step $step: $1"
	diff "$work/$chain.sums" "$work/$chain.after" | head -n 6 | sed 's/^/# /'
	tail -n 2 "$work/err" | sed 's/^/# /'
}

fill() { # TEXT
	round=$((round + 1))
	tool fill $round > /dev/null 2> "$work/err"
	hr_result $? "$chain: step $step: $1"
	tail -n 2 "$work/err" | sed 's/^/# /'
	tool sums > "$work/$chain.sums" 2> "$work/err" || hr_result 1 "$chain: step $step: reads back"
}

# OUT OPTIONS… FILES…: the tool's exit status says nothing, its words do.
dump() {
	local out=$1
	shift
	java $java_small -cp "$tool_jars/*" org.apache.kafka.tools.DumpLogSegments "$@" > "$out" 2>&1
	! grep -v -e '-1 is followed by' -e '^Non-consecutive offsets in' "$out" |
		grep -i -m3 -e 'isvalid: false' -e mismatch -e corrupt -e 'Error at' -e Exception \
			-e 'is followed by' -e 'not monotonically' | cut -c1-300 | sed 's/^/# /' | grep .
}

list() { # PATTERN…: comma-separated files of the topics
	local args=()
	for p; do args+=(-o -name "$p"); done
	find "$dir"/swap-* -type f \( "${args[@]:1}" \) | sort | paste -sd,
}

dumps() {
	local logs
	logs=$(list '*.log')
	echo "# $(echo "$logs" | tr ',' '\n' | wc -l) segments"
	dump "$work/$chain.log.out" --deep-iteration --files "$logs" && grep -q 'isvalid: true' "$work/$chain.log.out"
	hr_result $? "$chain: the dump tool finds every batch valid"
	dump "$work/$chain.index.out" --verify-index-only --files "$(list '*.index' '*.timeindex')"
	hr_result $? "$chain: the dump tool finds every index entry at its batch"
	dump "$work/$chain.sanity.out" --index-sanity-check --files "$(list '*.index' '*.timeindex')"
	hr_result $? "$chain: the indexes pass the sanity check"
	dump "$work/$chain.snapshot.out" --files "$(list '*.snapshot')" &&
		grep -q producerId "$work/$chain.snapshot.out"
	hr_result $? "$chain: the producer snapshots pass their checksum"
	dump "$work/$chain.metadata.out" --cluster-metadata-decoder --skip-record-metadata \
		--files "$(find "$dir/__cluster_metadata-0" -name '*.log' -o -name '*.checkpoint' | sort | paste -sd,)" &&
		grep -q TOPIC_RECORD "$work/$chain.metadata.out"
	hr_result $? "$chain: the dump tool decodes the metadata log and its snapshots"
}

run_chain() { # FIRST SECOND
	chain=$1-$2-$1
	step=0
	dir=$work/$1/data
	file=$work/$1/server.properties
	mkdir -p "$work/$1"
	set -- "$1" "$2" $(free_ports 2)
	{
		node_properties "$dir" "$3" "$4"
		printf 'headrace.format.auto=true\nheadrace.metrics.listener=\n'
	} > "$file"
	export BOOT=127.0.0.1:$3
	if [ "$1" = kafka ]; then kafka_format "$file" "$work/format" || hr_result 1 "$chain: format"; fi
	start "$1" || return
	fill "takes a mixed load"
	target_stop "$chain: step $step: stops cleanly"
	start "$1" || return
	served "serves it after a restart"
	fill "takes more"
	target_stop "$chain: step $step: stops cleanly"
	dumps
	start "$2" || return
	served "$2 serves every record that $1 had"
	fill "$2 takes a load"
	target_stop "$chain: step $step: stops cleanly"
	start "$1" || return
	served "$1 serves every record of both"
	fill "$1 goes on"
	target_stop "$chain: step $step: stops cleanly"
}

round=0
run_chain "$1" "$2"
hr_end
