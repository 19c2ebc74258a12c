#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A node where there is no BPF file system to find pins in: it serves, by user space alone.
. "$(dirname "$0")/kit.sh"
need kcat wget unshare
[ "$(id -u)" = 0 ] || tap_skip "needs root, for a mount namespace of its own"
if [ -z "${HR_SMOKE_INNER:-}" ]; then
	rm -rf "$work"
	HR_SMOKE_INNER=1 exec unshare -m "$0"
fi
# The namespace is this program's own: nobody else loses the mount.
mount --make-rprivate / 2> /dev/null
while grep -q ' /sys/fs/bpf bpf ' /proc/mounts; do
	umount -l /sys/fs/bpf || tap_skip "cannot unmount /sys/fs/bpf here"
done
tap_begin $CHECKS
serve
exit $bad
