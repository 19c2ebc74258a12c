# SPDX-License-Identifier: GPL-2.0
# boot.sh, sourced: one run of QEMU, and what its end means.

# boot NAME SECONDS PLAN [DRIVE...]: console and results go to $out/NAME.*; $status is
# QEMU's.  The plan is the last archive.
boot() {
	_boot=$1 _limit=$2 _plan=$3
	shift 3
	rm -rf "$out/$_boot".*
	mkdir -p "$out/$_boot.tree"
	cp "$_plan" "$out/$_boot.tree/plan"
	archive "$out/$_boot.tree" "$out/$_boot.cpio"
	rm -rf "$out/$_boot.tree"
	cat "$work/base.cpio" "$out/modules.cpio" "$work/tests.cpio" "$out/$_boot.cpio" > "$out/initrd"
	rm -f "$out/scratch.img"
	truncate -s 1G "$out/scratch.img"
	mke2fs -q -F -t ext4 "$out/scratch.img"
	_drives=
	for _image in "$out/scratch.img" "$@"; do
		_drives="$_drives -drive file=$_image,if=virtio,format=raw,cache=unsafe"
	done
	_begin=$(date +%s)
	# A run that is stopped, however, takes its guest along.
	setpriv --pdeathsig TERM timeout "$_limit" nice -n 10 qemu-system-x86_64 -M pc -accel "${VM_ACCEL:-tcg,thread=single}" \
		-cpu max -smp 2 -m 2G -nodefaults -no-user-config -display none -no-reboot \
		-serial "file:$out/$_boot.console" -serial "file:$out/$_boot.raw" \
		-kernel "$root/vmlinuz" -initrd "$out/initrd" \
		-append "console=ttyS0 panic=-1 loglevel=5" $_drives \
		-device isa-debug-exit,iobase=0xf4,iosize=4 < /dev/null > "$out/$_boot.qemu" 2>&1
	status=$?
	spent=$(($(date +%s) - _begin))
	tr -d '\r' < "$out/$_boot.raw" > "$out/$_boot.results"
	rm -f "$out/initrd" "$out/scratch.img" "$out/$_boot.cpio" "$out/$_boot.raw"
}

oops_of() { # CONSOLE
	grep -m 1 -E 'Oops|BUG:|Kernel panic|soft lockup|hung task|self-detected stall|general protection' "$1"
}

# A boot is well when the guest said so itself (status 1) and its kernel complained of nothing.
judge_boot() { # KERNEL NAME
	_oops=$(oops_of "$out/$2.console")
	_text="$1 boot of $release ($2, $spent s)"
	case $status in
	1) _why= ;;
	124) _why="hangs: no end within its limit" ;;
	0) _why="the guest powered off, panicked or was reset" ;;
	*) _why="QEMU ended with $status" ;;
	esac
	[ -z "$_oops" ] || _why="${_why:+$_why; }$_oops"
	if [ -z "$_why" ]; then
		say ok "$_text"
	else
		say "not ok" "$_text: $_why"
		tail -n 20 "$out/$2.console" "$out/$2.qemu" | sed 's/^/# /'
	fi
	grep -E 'WARNING: ' "$out/$2.console" | sed 's/^/# kernel: /'
}
