#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A node on a kernel whose io_uring is switched off, as hardened hosts have it.  The
# switch holds for the whole machine, so that only a guest throws it.
. "$(dirname "$0")/kit.sh"
need kcat wget
switch=/proc/sys/kernel/io_uring_disabled
[ -n "${HR_VM:-}" ] || tap_skip "would switch io_uring off for the whole machine: in guests only"
[ -w $switch ] || tap_skip "this kernel has no sysctl kernel.io_uring_disabled"
tap_begin $((CHECKS + 1))
before=$(cat $switch)
trap 'echo $before > $switch; cleanup' EXIT
echo 2 > $switch
serve
ok "the log says which back end serves" grep 'ready .*loop=epoll' "$work/log"
exit $bad
