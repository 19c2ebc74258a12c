# SPDX-License-Identifier: GPL-2.0
# kit.sh, sourced by POSIX shells: one headraced on ports of its own, spoken to by kcat
# and headrace alone, so that it runs wherever a shell does.
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../..}
bin=${O:-$top/build}/bin
. "$top/selftests/node.sh"
# Guests without hardware help are slow.
[ -z "${HR_VM:-}" ] && patience=20 || patience=200
nr=0 bad=0 broker= prefix=
work=$(mktemp -d "${TMPDIR:-/tmp}/hr-smoke.XXXXXX")
data=$work/data
chmod 755 "$work"

tap_begin() { # COUNT
	echo "TAP version 13"
	echo "1..$1"
}

tap_skip() { # REASON: the whole program
	echo "1..0 # SKIP $*"
	exit 4
}

ok() { # TEXT COMMAND...
	_text=$1
	shift
	nr=$((nr + 1))
	if "$@" > "$work/out" 2>&1; then
		echo "ok $nr $_text"
	else
		echo "not ok $nr $_text"
		tail -n 10 "$work/out" | sed 's/^/# /'
		[ ! -s "$work/log" ] || tail -n 5 "$work/log" | sed 's/^/# log: /'
		bad=1
	fi
}

skip() { # TEXT REASON
	nr=$((nr + 1))
	echo "ok $nr $1 # SKIP $2"
}

need() { # TOOL...
	for _tool; do
		command -v "$_tool" > /dev/null || tap_skip "no $_tool"
	done
}

until_true() { # COMMAND...: asked again until it succeeds, or patience ends
	_end=$(($(date +%s) + patience))
	until "$@"; do
		[ "$(date +%s)" -lt $_end ] || { echo "not within $patience s: $*"; return 1; }
		sleep 0.1
	done
}

is_ready() {
	kill -0 "$broker" 2> /dev/null || { echo "the broker ended"; cat "$work/log"; return 0; }
	grep -q ' ready ' "$work/log"
}

start_broker() { # [KEY=VALUE...]; $prefix goes before the program
	: > "$work/log"
	{
		node_properties "$data" 0 0
		printf '%s\n' headrace.format.auto=true headrace.metrics.listener=127.0.0.1:0 "$@"
	} | sed '/^controller.quorum.bootstrap.servers=/d' > "$work/server.properties"
	$prefix "$bin/headraced" "$work/server.properties" > "$work/log" 2>&1 &
	broker=$!
	until_true is_ready && grep -q ' ready ' "$work/log" || return 1
	boot=$(sed -n 's,^PLAINTEXT://,,p' "$data/.headrace-listeners")
	hr="$bin/headrace"
}

stop_broker() {
	kill "$broker" && wait "$broker"
	_ret=$?
	broker=
	return $_ret
}

kill_broker() {
	kill -9 "$broker"
	wait "$broker" 2> /dev/null
	broker=
}

cleanup() {
	[ -z "$broker" ] || kill_broker
	rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 1' INT TERM HUP

cli() {
	"$hr" "$@" --bootstrap "$boot" --timeout-ms $((patience * 1000))
}

lines() { # COUNT TEXT
	seq 1 "$1" | sed "s/\$/ $2 and some text that repeats and repeats/"
}

codec_round() { # CODEC
	lines 2000 "$1" > "$work/sent"
	kcat -q -P -b "$boot" -t smoke -p 0 -z "$1" -X acks=all < "$work/sent" || return 1
	cat "$work/sent" >> "$work/all"
	kcat -q -C -e -b "$boot" -t smoke -p 0 -o -2000 > "$work/got"
	cmp "$work/sent" "$work/got"
}

command_round() {
	lines 500 command > "$work/sent"
	cli produce smoke --partition 1 --codec lz4 < "$work/sent" || return 1
	cli consume smoke --partition 1 --from earliest --until-end > "$work/got" || return 1
	cmp "$work/sent" "$work/got"
}

group_round() {
	kcat -q -G readers -b "$boot" -X auto.offset.reset=earliest -e smoke > "$work/got" || return 1
	[ "$(wc -l < "$work/got")" = $(($(wc -l < "$work/all") + 500)) ] || return 1
	cli group describe readers --json > "$work/group"
	cat "$work/group"
	# Committed to the end of what was read.
	! grep -q '"lag": *[1-9]' "$work/group" && grep -q '"lag": *0' "$work/group"
}

all_is_there() {
	kcat -q -C -e -b "$boot" -t smoke -p 0 -o beginning > "$work/got"
	cmp "$work/all" "$work/got"
}

metrics_answer() {
	wget -q -O "$work/metrics" "http://127.0.0.1:$(cat "$data/.headrace-metrics")/metrics" &&
		grep -q '^kafka_' "$work/metrics"
}

restart_after_kill() {
	kill_broker
	start_broker "$@" && all_is_there
}

# What every variant of a node must do.  CHECKS is how many lines that are.
CHECKS=13
serve() { # [KEY=VALUE...]
	: > "$work/all"
	ok "starts" start_broker "$@"
	# The rest would only wait for it.
	[ -n "${boot:-}" ] || return
	ok "makes a topic" cli topic create smoke --partitions 2
	for _codec in none gzip snappy lz4 zstd; do
		ok "2000 records come back as they were sent, $_codec" codec_round $_codec
	done
	ok "the command produces and consumes" command_round
	ok "a group reads all of it and commits" group_round
	ok "metrics answer" metrics_answer
	ok "what was acknowledged is there after SIGKILL" restart_after_kill "$@"
	ok "stops in order" stop_broker
	ok "its files are sound" "$bin/headrace" log verify "$data"
}
