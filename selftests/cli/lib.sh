# SPDX-License-Identifier: GPL-2.0
# Shared by the tests of the command: KTAP lines, nodes that are started and always
# ended, and the places of things.  A test sources this, says plan N, then ok NAME CMD….
set -u
top=${HR_TOP:-$here/../..}
. "$top/selftests/node.sh"
out=${O:-$top/build}
bin=$out/bin/headrace
daemon=$out/bin/headraced
tmp=$(mktemp -d)
pids=
tests_nr=0 bad=0

# shellcheck disable=SC2329
clean_up() {
	for p in $pids; do kill "$p" 2> /dev/null; done
	for p in $pids; do
		# A node that does not stop in order is ended.
		n=0
		while kill -0 "$p" 2> /dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
		kill -9 "$p" 2> /dev/null
	done
	rm -rf "$tmp"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

plan() {
	echo "TAP version 13"
	echo "1..$1"
}
skip_all() {
	echo "1..0 # SKIP $1"
	exit 4
}
ok() { # NAME COMMAND…
	tests_nr=$((tests_nr + 1)) name=$1
	shift
	if "$@"; then
		echo "ok $tests_nr $name"
	else
		echo "not ok $tests_nr $name"
		bad=1
	fi
}
skip() { # NAME REASON
	tests_nr=$((tests_nr + 1))
	echo "ok $tests_nr $1 # SKIP $2"
}
# status WANTED COMMAND…: output in $tmp/out and $tmp/err; a failure says one line.
status() {
	want=$1
	shift
	"$@" > "$tmp/out" 2> "$tmp/err" < /dev/null
	got=$?
	if [ $got -ne "$want" ]; then
		echo "# exit $got, wanted $want: $* : $(head -c 300 "$tmp/err")"
		return 1
	fi
	[ "$want" -ne 1 ] || [ "$(wc -l < "$tmp/err")" -eq 1 ]
}
# says TEXT: the last output or error holds it.
says() {
	grep -q -e "$1" "$tmp/out" "$tmp/err" || {
		echo "# no '$1' in: $(head -c 300 "$tmp/out") $(head -c 300 "$tmp/err")"
		return 1
	}
}

# jars VERSION: sets $jars, or skips the whole test with the reason.
jars() {
	command -v java > /dev/null || skip_all "no java"
	jars=$(sh "$top/selftests/reference/fetch.sh" "$1" 2> "$tmp/fetch")
	case $? in
	0) ;;
	*) skip_all "$(cat "$tmp/fetch")" ;;
	esac
}
java_run() { # JARS ARGS…
	java_jars=$1
	shift
	java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$java_jars/*" "$@"
}

# Two free ports; whoever binds first has them, so a start on a taken one is a failure.
# node_config NAME PORT CONTROLLER_PORT: $tmp/NAME.properties, data in $tmp/NAME.
node_config() {
	node_properties "$tmp/$1" "$2" "$3" > "$tmp/$1.properties"
}
# wait_ready ADDRESS PID LOG: answers within 60 seconds.
wait_ready() {
	n=0
	until "$bin" cluster describe --bootstrap "$1" --timeout-ms 2000 > /dev/null 2>&1; do
		n=$((n + 1))
		if [ $n -gt 240 ] || ! kill -0 "$2" 2> /dev/null; then
			echo "# no answer at $1: $(tail -3 "$3")"
			return 1
		fi
		sleep 0.25
	done
}
# start_kafka NAME JARS: a formatted node; sets $address and $pid.
start_kafka() {
	# In place of the shell, so that $! is the node.
	(exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$2/*" \
		kafka.Kafka "$tmp/$1.properties" > "$tmp/$1.log" 2>&1) &
	pid=$!
	pids="$pids $pid"
	address=$(sed -n 's,^listeners=PLAINTEXT://\([^,]*\).*,\1,p' "$tmp/$1.properties")
	wait_ready "$address" $pid "$tmp/$1.log"
}
start_headraced() { # NAME
	"$daemon" "$tmp/$1.properties" --override headrace.metrics.listener= > "$tmp/$1.log" 2>&1 &
	pid=$!
	pids="$pids $pid"
	address=$(sed -n 's,^listeners=PLAINTEXT://\([^,]*\).*,\1,p' "$tmp/$1.properties")
	wait_ready "$address" $pid "$tmp/$1.log"
}
stop_node() { # PID
	kill "$1" 2> /dev/null
	wait "$1" 2> /dev/null
	true
}
