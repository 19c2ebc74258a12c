#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Boots Debian's stock kernels under QEMU and runs the selftests there.  A line for each
# kernel and collection; a skip inside a guest is a skip here, with its reason.
#
#   KERNELS   which (6.1 6.12 newest)
#   HR_VM_T   collections, tiers or directories, instead of those below
#   HR_LONG   1: every collection on every kernel
#   VM_JOBS   kernels at a time (2 where there are two processors)
#   VM_ACCEL  QEMU's accelerator (tcg,thread=single)
#
# The accelerator is never guessed from /dev/kvm: nested KVM stalls on some hosts, and
# more than one TCG thread corrupts a guest that patches its code, as tracing does.
set -u
here=$(cd "$(dirname "$0")" && pwd)
: "${HR_TOP:?run it by make vmtest}" "${O:?}" "${KSELFTEST:?}"
PATH=$PATH:/usr/sbin:/sbin
kernels=${KERNELS:-6.1 6.12 newest}
tiers="unit property/meta property/net property/storage golden crash smoke bpf observe crash-reset"
modules="virtio_pci virtio_blk ext4 tls sch_fq tcp_bbr sch_netem sch_ingress cls_bpf veth
	dm_mod dm_flakey dm_delay loop tcp_diag inet_diag chacha_generic poly1305_generic
	chacha20poly1305"
work=$O/vm
mkdir -p "$work"
. "$here/pack.sh"
. "$here/boot.sh"

# What a kernel runs when nothing is asked for: together each collection once, what
# depends on the kernel on more than one, in minutes.
collections() { # SERIES
	if [ -n "${HR_VM_T:-}" ]; then
		echo "$HR_VM_T"
	elif [ -n "${HR_LONG:-}" ]; then
		echo "$tiers"
	else
		case $1 in
		6.1) echo "unit crash smoke bpf crash-reset" ;;
		6.12) echo "crash smoke bpf observe crash-reset" ;;
		*) echo "smoke bpf" ;;
		esac
	fi
}

# Numbers are given where the lines of all kernels meet.
say() { # ok|not ok, TEXT
	echo "$1 $2"
}

for tool in qemu-system-x86_64 busybox modprobe depmod mke2fs kcat setpriv strip; do
	command -v $tool > /dev/null || {
		echo "TAP version 13"
		echo "1..0 # SKIP no $tool on this machine"
		exit 4
	}
done
[ "$(uname -m)" = x86_64 ] || { echo "1..0 # SKIP guests are x86-64, this machine is not"; exit 4; }
echo "TAP version 13"

# Directories of the collections, each with its programs: "DIR PROGRAM..." a line.  pages.sh
# and wire.sh read manual pages and schemas: no kernel has a part in it, and they take a
# minute there.
list_programs() { # TIER...
	for t; do
		find "$HR_TOP/selftests/$t" -name Makefile 2> /dev/null | sort
	done | while read -r makefile; do
		dir=${makefile#"$HR_TOP/selftests/"}
		dir=${dir%/Makefile}
		echo "$dir" $(sh "$HR_TOP/selftests/programs" "$dir" | grep -vxE '(pages|wire)\.sh')
	done
}

# Third archive: programs where they were built, scripts and data where the sources are,
# the daemon and the command.
pack_tests() { # TREE FILE
	rm -rf "$1"
	mkdir -p "$1$KSELFTEST" "$1$O/selftests" "$1$HR_TOP/selftests"
	cp -r "$KSELFTEST/kselftest" "$1$KSELFTEST/"
	ln -s "$HR_TOP/selftests" "$1$KSELFTEST/headrace"
	while read -r dir programs; do
		mkdir -p "$1$HR_TOP/selftests/$dir"
		(cd "$HR_TOP/selftests/$dir" && find . -maxdepth 1 -type f ! -name '*.[ch]' ! -name '*.py' \
			-exec cp {} "$1$HR_TOP/selftests/$dir/" \;)
		# Limits of time grow with the guest's slowness.
		settings=$1$HR_TOP/selftests/$dir/settings
		[ ! -e "$settings" ] || awk -F= '$1 == "timeout" { $0 = "timeout=" $2 * 10 } 1' \
			"$HR_TOP/selftests/$dir/settings" > "$settings"
		[ ! -d "$O/selftests/$dir" ] || place_programs "$1" $(find "$O/selftests/$dir" -maxdepth 1 \
			-type f -perm -u+x)
	done < "$work/programs"
	mkdir -p "$1$HR_TOP/selftests/smoke"
	cp "$HR_TOP"/selftests/*.sh "$here/guest.sh" "$here/crash.sh" "$1$HR_TOP/selftests/"
	cp "$HR_TOP/selftests/smoke/kit.sh" "$1$HR_TOP/selftests/smoke/"
	mkdir -p "$1$HR_TOP/Documentation"
	cp -r "$HR_TOP/Documentation/tools" "$1$HR_TOP/Documentation/"
	place_programs "$1" "$O/bin/headraced" "$O/bin/headrace"
	place "$1" $(find "$O/bpf" -name '*.bpf.o' 2> /dev/null)
	archive "$1" "$2"
}

plan_environment() {
	for v in O KSELFTEST HR_TOP; do
		eval "echo \"export $v='\$$v'\""
	done
	# What is simulated knows nothing of the kernel: few seeds show that it runs.
	echo 'export HR_SEEDS=5'
	echo ". $HR_TOP/selftests/guest.sh"
}

main_plan() {
	plan_environment
	while read -r dir programs; do
		for _p in $programs; do
			echo "section ${dir%%/*} run_directory $dir $_p"
		done
	done < "$out/programs"
	echo true
}

# What the sections of a boot say: a line for each tier, one for each skip inside.
judge_sections() { # KERNEL RESULTS
	for tier in $(awk '$1 == "@@" && $2 == "begin" && !seen[$3]++ { print $3 }' "$2"); do
		awk -v t="$tier" '$1 == "@@" { on = $2 == "begin" && $3 == t
				if ($2 == "begin") { from = $4; open += $3 == t }
				if ($2 == "end" && $3 == t) { open--; spent += $4 - from }; next }
			on
			END { if (open) print "not ok 0 selftests: " t ": the guest ended inside"
				printf "@@ %d\n", spent + 0.5 > "/dev/stderr" }' "$2" > "$out/section" 2> "$out/spent"
		sh "$HR_TOP/selftests/summary" "$out/section" > "$out/counts"
		verdict=$?
		sed 's/^/# /' "$out/counts" | grep -v '^# [0-9]* passed'
		text="$1 $tier: $(tail -n 1 "$out/counts") ($(sed -n 's/^@@ //p' "$out/spent") s)"
		if [ $verdict -eq 0 ]; then say ok "$text"; else say "not ok" "$text"; fi
		awk -v t="$tier" '$1 == "@@" && $3 == t { if ($2 == "begin") from = $4
			else if ($4 - from >= 10) printf "# %s %s took %d s\n", $6, $7, $4 - from }' "$2"
		# A program that skips itself says why in its plan.
		awk -v k="$1" -v t="$tier" '/^# 1\.\.0 # SKIP/ { sub(/.*# SKIP/, ""); why = $0; next }
			/^# ok .*# SKIP/ { sub(/^# ok [0-9]* */, ""); print k " " t ": " $0; next }
			/^ok .*# SKIP/ { sub(/^ok [0-9]* *(selftests: )?/, ""); print k " " $0 why; why = "" }' \
			"$out/section" > "$out/skips"
		while read -r line; do
			say ok "$line"
		done < "$out/skips"
	done
}

# A reset under load, by the guest's own kernel, then another boot on the same disk.
crash() {
	rm -f "$out/data.img"
	truncate -s 512M "$out/data.img"
	mke2fs -q -F -t ext4 "$out/data.img"
	{ plan_environment; echo 'sh $HR_TOP/selftests/crash.sh fill'; } > "$out/plan"
	boot fill 300 "$out/plan" "$out/data.img"
	# The last line may have been cut by the reset.
	acked=$(sed -n 's/.*"topic":"durable","partition":0,"offset":\([0-9]*\)}$/\1/p' \
		"$out/fill.results" | tail -n 1)
	made=$(grep -xE 'made-[0-9]+' "$out/fill.results" | sed '$d' | tr '\n' ' ')
	if [ $status -ne 0 ] || [ "${acked:-0}" -lt 1000 ]; then
		say "not ok" "$series crash: no reset under load (status $status, ${acked:-no} acknowledged)"
		tail -n 20 "$out/fill.results" "$out/fill.console" | sed 's/^/# /'
		return
	fi
	say ok "$series crash: the kernel reset the machine after $acked acknowledged records ($spent s)"
	{
		plan_environment
		echo "export ACKED=$acked TOPICS='$made'"
		echo 'section recovery run_script recovery sh $HR_TOP/selftests/crash.sh verify'
		echo true
	} > "$out/plan"
	boot verify 300 "$out/plan" "$out/data.img"
	judge_boot "$series" verify
	judge_sections "$series" "$out/verify.results"
	rm -f "$out/data.img"
}

run_kernel() { # SERIES RELEASE ROOT
	series=$1 release=$2 root=$3
	pack_modules "$out/modules.tree" "$out/modules.cpio" "$root" "$release" $modules
	if [ -s "$out/programs" ]; then
		main_plan > "$out/plan"
		boot main 1800 "$out/plan"
		judge_boot "$series" main
		judge_sections "$series" "$out/main.results"
	fi
	case " $(collections "$series") " in *" crash-reset "*) crash ;; esac
}

# Takes kernels that nobody has taken; what one says comes in one piece.
worker() {
	while read -r series release root; do
		out=$work/$series
		mkdir "$out/taken" 2> /dev/null || continue
		if [ "$release" = - ]; then
			say ok "$series # SKIP $root" > "$out/lines"
		else
			run_kernel "$series" "$release" "$root" > "$out/lines"
		fi
		cat "$out/lines"
	done < "$work/kernels.list"
}

# A shell's read takes lines as they come, which not every awk does.
number() {
	_nr=0 _bad=0
	while IFS= read -r line; do
		case $line in
		"ok "*) _nr=$((_nr + 1)) line="ok $_nr ${line#ok }" ;;
		"not ok "*) _nr=$((_nr + 1)) line="not ok $_nr ${line#not ok }" _bad=1 ;;
		esac
		printf '%s\n' "$line"
	done
	echo "1..$_nr"
	return $_bad
}

for series in $kernels; do
	out=$work/$series
	mkdir -p "$out"
	rm -rf "$out/taken"
	list_programs $(collections "$series") > "$out/programs"
	cat "$out/programs"
done | sort -u > "$work/programs"
pack_base "$work/base.tree" "$work/base.cpio"
pack_tests "$work/tests.tree" "$work/tests.cpio"
sh "$HR_TOP/tools/build/vm-kernels.sh" "$work/kernels" $kernels > "$work/kernels.list"
status=$?

jobs=${VM_JOBS:-$(nproc)} workers=
[ "$jobs" -le 2 ] || [ -n "${VM_JOBS:-}" ] || jobs=2
rm -f "$work/lines"
mkfifo "$work/lines"
number < "$work/lines" &
printer=$!
exec 3> "$work/lines"
[ $status -eq 0 ] || say "not ok" "kernels: vm-kernels.sh ended with $status" >&3
# QEMU ends with the worker that started it.
trap 'kill $workers 2> /dev/null' EXIT
trap 'exit 1' INT TERM HUP
while [ "$jobs" -gt 0 ]; do
	worker >&3 3>&- &
	workers="$workers $!"
	jobs=$((jobs - 1))
done
exec 3>&-
wait $workers
workers=
wait $printer
bad=$?
rm -f "$work/lines"
exit $bad
