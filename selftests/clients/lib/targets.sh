# SPDX-License-Identifier: GPL-2.0
# The shared part of the foreign-client scripts: one script, two brokers, one KTAP list.
#
# Idea: a suite is a function run_suite that drives a program against $BOOT; it is called
# once for each target (Apache Kafka 4.4.0, Headrace) with the same arguments.  The
# program, in whatever language, prints lines that need no numbers:
#
#	ok TEXT			a check that held
#	not ok TEXT: WHY	a check that did not
#	skip TEXT: WHY		a check that could not be made
#	= KEY: VALUE		an observation; both targets must say the same
#	done			the last line; without it the program has failed
#
# hr_check numbers them and puts the target's name behind them, hr_compare turns the
# observations into checks.  Anything else the program prints is a comment.
#
# Environment: TARGET=kafka|headrace|"kafka headrace" limits the run; O is the build
# folder; HR_REFERENCE_DIR a place with Kafka's jars; HR_KEEP=1 leaves the work folder;
# HR_PROPERTIES more lines for Headrace's file.
#
# Ownership: what a script starts, it ends, by pid, whatever way it leaves.  Ports are
# picked free (Kafka) or 0 (Headrace), every run has its own directory and cluster id.
# Failure: whatever cannot be had (jars, packages, a compiler) is a skip with its reason.
#
# needs: bash.  The caller sets `here` to its own folder before it reads this file.

top=${HR_TOP:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)}
O=${O:-$top/build}
export O
PYTHON3=${PYTHON:-python3}
. "$top/selftests/node.sh"
targets=${TARGET:-kafka headrace}
nr=0
failed=0
target_pid=
java_small="-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"

hr_skip() { # REASON
	echo "1..0 # SKIP $*"
	exit 4
}

hr_need() { # COMMAND…
	local c
	for c; do
		command -v "$c" > /dev/null || hr_skip "$c is not installed"
	done
}

hr_jars() { # VERSION -> $jars
	jars=$(sh "$top/selftests/reference/fetch.sh" "$1" 2>&1)
	case $? in
	0) ;;
	4) hr_skip "$jars" ;;
	*) echo "Bail out! $jars"; exit 1 ;;
	esac
}

hr_leave() {
	target_kill
	[ -n "${HR_KEEP:-}" ] || rm -rf "$work/kafka" "$work/headrace"
}

hr_begin() { # NAME
	work=$O/selftests/$(basename "$here")/$1
	rm -rf "$work"
	mkdir -p "$work"
	trap hr_leave EXIT
	trap 'exit 130' INT TERM HUP
	case " $targets " in
	*" headrace "*)
		[ -x "$O/bin/headraced" ] || hr_skip "$O/bin/headraced is not built" ;;
	esac
	case " $targets " in
	*" kafka "*)
		hr_need java
		hr_jars 4.4.0
		kafka_jars=$jars ;;
	esac
	: > "$work/observed"
	echo "TAP version 13"
}

hr_end() {
	echo "1..$nr"
	[ "$nr" -gt 0 ] || failed=1
	exit $failed
}

hr_result() { # STATUS TEXT
	nr=$((nr + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $nr $2"
	else
		echo "not ok $nr $2"
		failed=1
	fi
}

# Reads a program's lines on stdin; its exit status is the argument file's content.
hr_check() { # PROGRAM STATUS_FILE
	local line finished=1
	while IFS= read -r line; do
		case $line in
		"ok "*) hr_result 0 "$target: $1: ${line#ok }" ;;
		"not ok "*) hr_result 1 "$target: $1: ${line#not ok }" ;;
		"skip "*)
			nr=$((nr + 1))
			echo "ok $nr $target: $1: ${line#skip } # SKIP" ;;
		"= "*) printf '%s\t%s\t%s\n' "$target" "$1" "${line#= }" >> "$work/observed" ;;
		done) finished=0 ;;
		*) printf '# %s\n' "${line:0:400}" ;;
		esac
	done
	if [ $finished -ne 0 ] || [ "$(cat "$2" 2> /dev/null)" != 0 ]; then
		hr_result 1 "$target: $1: runs to its end (status $(cat "$2" 2> /dev/null))"
	fi
}

# Runs a program with a deadline and checks what it says.
hr_drive() { # NAME DEADLINE_S COMMAND…
	local name=$1 limit=$2
	shift 2
	echo "# $target: $name"
	hr_check "$name" "$work/status" < <(
		timeout -k 5 "$limit" "$@" 2> "$work/$target.$name.err"
		echo $? > "$work/status"
	)
	if [ "$(cat "$work/status")" != 0 ]; then
		tail -n 12 "$work/$target.$name.err" | cut -c1-300 | sed 's/^/# /'
	fi
}

# One check per observed key: every target that ran must have said the same.
# DIFFERENCES is a file of `PROGRAM<tab>KEY<tab>REASON` for keys that may differ.
hr_compare() { # [DIFFERENCES]
	local verdict
	[ "$(echo $targets | wc -w)" -eq 2 ] || return 0
	while IFS= read -r verdict; do
		case $verdict in
		"ok "*) hr_result 0 "both: ${verdict#ok }" ;;
		"not ok "*) hr_result 1 "both: ${verdict#not ok }" ;;
		*) echo "# $verdict" ;;
		esac
	done < <("$PYTHON3" "$top/selftests/clients/lib/compare.py" "$work/observed" "${1:-/dev/null}")
}

cluster_id() {
	"$PYTHON3" -c 'import base64, os; i = b"-"
while i[:1] == b"-": i = base64.urlsafe_b64encode(os.urandom(16)).rstrip(b"=")
print(i.decode())'
}

hr_wait() { # DEADLINE_S PID CONDITION…: until the condition holds, the pid dies or time is up
	local end=$((SECONDS + $1)) pid=$2
	shift 2
	until "$@" 2> /dev/null; do
		kill -0 "$pid" 2> /dev/null || return 1
		[ $SECONDS -lt $end ] || return 1
		read -rt 0.05 <> <(:) || :
	done
	return 0
}

# kafka_run FILE LOG, headrace_run FILE LOG: start on a formatted directory, set target_pid.
kafka_run() {
	cat > "$work/log4j2.properties" <<- EOF
	rootLogger.level = INFO
	rootLogger.appenderRef.out.ref = OUT
	appender.out.type = Console
	appender.out.name = OUT
	appender.out.layout.type = PatternLayout
	appender.out.layout.pattern = %d %p %m (%c)%n
	EOF
	java $java_small -Dlog4j2.configurationFile="$work/log4j2.properties" -cp "$kafka_jars/*" \
		kafka.Kafka "$1" > "$2" 2>&1 &
	target_pid=$!
	hr_wait 60 "$target_pid" grep -q 'Kafka Server started' "$2"
}

kafka_format() { # FILE LOG
	java $java_small -cp "$kafka_jars/*" kafka.tools.StorageTool format -t "$(cluster_id)" \
		-c "$1" --standalone > "$2" 2>&1
}

headrace_run() {
	rm -f "$(sed -n 's/^log.dirs=//p' "$1")/.headrace-listeners"
	"$O/bin/headraced" "$1" > "$2" 2>&1 &
	target_pid=$!
	hr_wait 30 "$target_pid" grep -q ' ready ' "$2"
}

# Starts a fresh node of $target; extra properties on stdin.  Sets BOOT, target_pid, target_dir.
target_start() { # NAME
	target_dir=$work/$target/$1
	target_log=$work/$target.$1.log
	rm -rf "$target_dir"
	mkdir -p "$target_dir"
	local file=$target_dir/server.properties
	if [ "$target" = kafka ]; then
		set -- $(free_ports 2)
		{ node_properties "$target_dir/data" "$1" "$2"; cat; } > "$file"
		kafka_format "$file" "$target_log.format" && kafka_run "$file" "$target_log"
	else
		{
			node_properties "$target_dir/data" 0 0
			cat
			echo "headrace.format.auto=true"
			echo "headrace.metrics.listener=127.0.0.1:0"
			echo "${HR_PROPERTIES:-}"
		} > "$file"
		headrace_run "$file" "$target_log"
	fi || {
		tail -n 5 "$target_log"* | cut -c1-300 | sed 's/^/# /'
		hr_result 1 "$target: starts"
		target_kill
		return 1
	}
	if [ "$target" = kafka ]; then
		BOOT=127.0.0.1:$1
	else
		BOOT=$(sed -n 's|^PLAINTEXT://||p' "$target_dir/data/.headrace-listeners")
	fi
	export BOOT
}

hr_prove() { # DATA: notes which calls this suite's clients made
	"$PYTHON3" "$top/selftests/proof/proof.py" record "$(basename "$work")" "$1" ||
		echo "# no note of the calls that were made"
}

target_stop() { # [TEXT]: SIGTERM, a limit, and the exit status is a check
	local status
	[ -n "$target_pid" ] || return 0
	[ "$target" = kafka ] || hr_prove "$target_dir/data"
	kill -TERM "$target_pid"
	if hr_gone 40; then
		wait "$target_pid"
		status=$?
	else
		kill -KILL "$target_pid"
		status=1
	fi
	target_pid=
	# A JVM that ends by SIGTERM says 143.
	[ "$target" = kafka ] && [ $status -eq 143 ] && status=0
	[ "$target" = kafka ] || hr_result $status "$target: ${1:-stops cleanly}"
}

hr_gone() { # DEADLINE_S
	local end=$((SECONDS + $1))
	while kill -0 "$target_pid" 2> /dev/null; do
		[ $SECONDS -lt $end ] || return 1
		read -rt 0.05 <> <(:) || :
	done
}

target_kill() {
	[ -n "$target_pid" ] || return 0
	kill -KILL "$target_pid" 2> /dev/null
	wait "$target_pid" 2> /dev/null
	target_pid=
}

# Calls run_suite once per target on a fresh node.
hr_each_target() { # NAME
	for target in $targets; do
		echo "# $target starts"
		if target_start "$1" <<< "${suite_properties:-}"; then
			run_suite
			target_stop
		fi
	done
}

# The Python packages of python/requirements.txt -> $venv
hr_venv() {
	local list=$top/selftests/clients/python/requirements.txt
	venv=$O/venv
	# Scripts that run beside each other share it: one makes it, the others wait.
	exec 8> "$O/venv.lock"
	flock 8
	cmp -s "$list" "$venv/.installed" && exec 8>&- && return 0
	echo "# pip installs $(grep -c == "$list") packages"
	"$PYTHON3" -m venv "$venv" > "$work/venv.log" 2>&1 ||
		hr_skip "no Python venv: $(tail -n 1 "$work/venv.log")"
	timeout 300 "$venv/bin/pip" install -q --disable-pip-version-check --only-binary :all: --no-deps \
		-r "$list" >> "$work/venv.log" 2>&1 || hr_skip "pip: $(tail -n 1 "$work/venv.log")"
	cp "$list" "$venv/.installed"
	exec 8>&-
}
