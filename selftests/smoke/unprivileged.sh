#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A node of a user without any capability, and without a way to get one.
. "$(dirname "$0")/kit.sh"
need kcat wget setpriv
[ "$(id -u)" = 0 ] || tap_skip "needs root, to become somebody else"
uid=990
tap_begin $((CHECKS + 1))
mkdir "$data"
chown $uid:$uid "$data"
prefix="setpriv --reuid=$uid --regid=$uid --clear-groups --inh-caps=-all --bounding-set=-all
	--no-new-privs"

has_nothing() {
	start_broker || return 1
	grep -E '^(Uid|Cap|NoNewPrivs)' "/proc/$broker/status"
	[ "$(grep -cE '^(Cap[A-Z][a-z]*:.0+|NoNewPrivs:.1|Uid:.990.990.990.990)$' \
		"/proc/$broker/status")" = 7 ] && stop_broker
}
ok "runs as user $uid with no capability" has_nothing
serve
exit $bad
