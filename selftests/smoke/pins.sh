#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Root loads the programs and hands their pins over; a broker without any capability has
# the kernel hold its quotas.
. "$(dirname "$0")/kit.sh"
need kcat setpriv
[ "$(id -u)" = 0 ] || tap_skip "loading programs needs root"
id nobody > /dev/null 2>&1 || tap_skip "no user nobody"
pins=/sys/fs/bpf/hr-smoke-$$
cgroup=
grep -q ' /sys/fs/bpf bpf ' /proc/mounts || tap_skip "no bpf file system at /sys/fs/bpf"
grep -q ' cgroup2 ' /proc/mounts || tap_skip "no cgroup2 is mounted"

kernel() { # COMMAND [OPTION...]
	"$bin/headrace" kernel "$@" --pin-dir "$pins"
}

let_go() {
	cleanup
	kernel unload > /dev/null 2>&1
	[ -z "$cgroup" ] || until_true rmdir "$cgroup" 2> /dev/null
}
trap let_go EXIT

kernel load --user nobody --cgroup "hr-smoke-$$" > "$work/loaded" 2>&1 || {
	sed 's/^/# /' "$work/loaded"
	tap_skip "no gate could be loaded"
}
cgroup=$(kernel status | sed -n 's/^cgroup  *//p')
for gate in fetch admit; do
	grep -q "^$gate  *loaded" "$work/loaded" || tap_skip "$(grep "^$gate " "$work/loaded")"
done

# Sockets belong to the cgroup in which they were made, and only root can move into it.
cat > "$work/enter" << EOF
echo \$\$ > $cgroup/cgroup.procs
exec setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups --inh-caps=-all \\
	--bounding-set=-all --no-new-privs "\$@"
EOF
prefix="sh $work/enter"
mkdir "$data"
chown nobody "$data"

start() {
	start_broker "headrace.kernel.pin.dir=$pins"
}

has_nothing() {
	grep -E '^(Uid|Cap|NoNewPrivs)' "/proc/$broker/status"
	[ "$(grep -cE "^(Cap[A-Z][a-z]*:.0+|NoNewPrivs:.1|Uid:(.$(id -u nobody)){4})\$" \
		"/proc/$broker/status")" = 7 ]
}

kernel_holds() { # GATE...
	kernel status || return 1
	for _gate; do
		kernel status | grep -qE "^$_gate +bpf +true" || return 1
	done
}

paced() {
	kernel status | sed -n 's/^counts .* \([0-9]*\) paced.*/\1/p'
}

limited_client() {
	cli quota alter --client slow consumer_byte_rate=2000000 || return 1
	lines 20000 slow > "$work/sent"
	kcat -q -P -b "$boot" -t smoke -p 0 -X acks=all < "$work/sent" || return 1
	_before=$(paced)
	kcat -q -C -e -b "$boot" -t smoke -p 0 -X client.id=slow -o beginning > "$work/got" || return 1
	echo "$_before connections paced before, $(paced) after"
	cmp "$work/sent" "$work/got" && [ "$(paced)" -gt "$_before" ]
}

back_after_kill() {
	kill_broker
	start && kernel_holds fetch admit
}

gone() {
	stop_broker && kernel unload && [ ! -e "$pins" ]
}

tap_begin 7
ok "starts on pins of root's" start
[ -n "${boot:-}" ] || exit 1
ok "runs as nobody with no capability" has_nothing
ok "the kernel holds its fetch quotas and its admission" until_true kernel_holds fetch admit
ok "makes a topic" cli topic create smoke
ok "a client with a quota is paced by the kernel and reads all" limited_client
ok "a second broker of that user goes on with the pins after SIGKILL" back_after_kill
ok "stops, and the pins can be taken away" gone
exit $bad
