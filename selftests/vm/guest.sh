# SPDX-License-Identifier: GPL-2.0
# guest.sh, sourced by /plan: runs test directories under the kernel's runner.  The host
# reads the lines between "@@ begin" and "@@ end".

section() { # NAME COMMAND...: what COMMAND prints, as one section
	_name=$1
	shift
	echo "@@ begin $_name $(cut -d' ' -f1 /proc/uptime)"
	"$@" | cat
	echo "@@ end $_name $(cut -d' ' -f1 /proc/uptime) $*"
}

# The runner looks for the programs of a directory where they were built.
run_directory() { # DIR PROGRAM...
	_dir=$1 _list=
	shift
	cd "$KSELFTEST/headrace/$_dir" || return 1
	for _p; do
		case $_p in
		# No Python in the guest: it costs more than all else that is packed.
		*.py) echo "ok 0 selftests: headrace/$_dir: $_p # SKIP needs Python, which is not in the guest" ;;
		# Rates alone, without kernel programs: an emulated CPU says nothing of them.
		shape_*) echo "ok 0 selftests: headrace/$_dir: $_p # SKIP figures, held on the host" ;;
		*) if [ -e "$_p" ]; then _list="$_list $_p"; else _list="$_list $O/selftests/$_dir/$_p"; fi ;;
		esac
	done
	[ -z "$_list" ] || (
		BASE_DIR=$KSELFTEST
		. "$KSELFTEST/kselftest/runner.sh"
		# A guest without hardware help is slow: ten times the runner's own limit.
		kselftest_default_timeout=$((kselftest_default_timeout * 10))
		run_many $_list
	)
	cd /
}

# A script that is no program of a directory, as the runner would print it.
run_script() { # NAME COMMAND...
	_script=$1
	shift
	{ "$@" 2>&1; echo "@@ $?"; } | awk -v name="$_script" '
		/^@@ / { print ($2 == 0 ? "ok" : "not ok") " 1 selftests: " name; next }
		{ print "# " $0 }'
}
