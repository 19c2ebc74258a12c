#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A disk that loses what it was given, and one that fails: what a broker acknowledged
# before is there afterwards, and nothing is acknowledged that was refused.
. "$(dirname "$0")/kit.sh"
need kcat dmsetup losetup mke2fs
[ "$(id -u)" = 0 ] || tap_skip "needs root, for a device of its own"
export DM_DISABLE_UDEV=1
dmsetup targets 2> /dev/null | grep -q '^flakey ' || tap_skip "no dm-flakey in this kernel"
name=hr-smoke-$$
mount_point=$work/mnt
data=$mount_point/data
image=$work/image

table() { # KIND: the device behaves so from here on
	case $1 in
	good) _row="0 $sectors linear $loop 0" ;;
	loses) _row="0 $sectors flakey $loop 0 0 3600 1 drop_writes" ;;
	fails) _row="0 $sectors error" ;;
	esac
	dmsetup load $name --table "$_row" && dmsetup suspend --noflush --nolockfs $name &&
		dmsetup resume $name
}

clean_device() {
	[ -z "$broker" ] || kill_broker
	umount "$mount_point" 2> /dev/null || umount -l "$mount_point" 2> /dev/null
	dmsetup remove --retry $name 2> /dev/null
	[ -z "${loop:-}" ] || losetup -d "$loop"
	cleanup
}
trap clean_device EXIT

set_up() {
	truncate -s 256M "$image"
	loop=$(losetup -f) && losetup "$loop" "$image" || return 1
	sectors=$((256 * 2048))
	dmsetup create $name --table "0 $sectors linear $loop 0" || return 1
	dev=/dev/mapper/$name
	mke2fs -q -F -t ext4 "$dev" && mkdir "$mount_point" && mount -t ext4 "$dev" "$mount_point" &&
		start_broker && cli topic create durable --config flush.messages=1
}

produce_numbers() { # FROM TO
	seq "$1" "$2" | kcat -q -P -b "$boot" -t durable -p 0 -X acks=all
}

# The device comes back to life under the file system, as after a loss of power.
power_cycle() {
	kill_broker
	umount "$mount_point" || umount -f "$mount_point"
	table good && mount -t ext4 "$dev" "$mount_point" && start_broker
}

counts_to_at_least() { # N
	kcat -q -C -e -b "$boot" -t durable -p 0 -o beginning > "$work/got" || return 1
	awk -v least="$1" '$1 != NR { print "record " NR " is " $1; bad = 1; exit }
		END { print NR " records"; exit bad || NR < least }' "$work/got"
}

# The producer gives up soon; "never acknowledged" is its exit status.
refused() {
	! seq 5001 5100 | timeout 60 kcat -q -P -b "$boot" -t durable -p 0 -X acks=all \
		-X message.timeout.ms=5000
}

files_are_sound() {
	stop_broker && "$bin/headrace" log verify "$data"
}

tap_begin 12
ok "a broker on a device-mapper disk" set_up
[ $bad -eq 0 ] || exit 1
ok "500 records acknowledged on the good disk" produce_numbers 1 500
ok "the disk begins to lose writes" table loses
ok "500 more, acknowledged by a disk that lies" produce_numbers 501 1000
ok "starts again after the loss" power_cycle
ok "the first 500 are there, and what follows is in order" counts_to_at_least 500
end=$(wc -l < "$work/got")
ok "the disk did lose: $end of 1000 are there" test "$end" -lt 1000
ok "goes on" produce_numbers $((end + 1)) $((end + 500))
ok "the disk begins to fail" table fails
ok "nothing is acknowledged that the disk refused" refused
ok "starts again on the good disk, with all that was acknowledged" \
	eval 'power_cycle && counts_to_at_least $((end + 500))'
ok "stops in order, its files are sound" files_are_sound
exit $bad
