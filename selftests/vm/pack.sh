# SPDX-License-Identifier: GPL-2.0
# pack.sh, sourced: trees that become the guest's root.  The kernel unpacks concatenated
# archives one after another, so that base, modules, tests and plan are made apart.

archive() { # TREE FILE
	(cd "$1" && find . | busybox cpio -o -H newc -R 0:0 2> /dev/null) > "$2.part" &&
		mv "$2.part" "$2"
}

# Links to directories (/lib on a merged /usr) are resolved, links to files are followed.
place() { # TREE FILE...
	_tree=$1
	shift
	for _file; do
		_to=$(realpath "$(dirname "$_file")")/$(basename "$_file")
		[ -e "$_tree$_to" ] || { mkdir -p "$_tree${_to%/*}" && cp -L "$_file" "$_tree$_to"; }
	done
}

# Programs without their debug information, and the libraries that they load.
place_programs() { # TREE FILE...
	_tree=$1
	shift
	for _file; do
		place "$_tree" "$_file"
		case $(head -c 4 "$_file" | tail -c 3) in
		ELF)
			strip -g "$_tree$(realpath "$(dirname "$_file")")/$(basename "$_file")"
			ldd "$_file" 2> /dev/null | grep -o '/[^ ]*'
			;;
		esac
	done | sort -u > "$_tree.libs"
	while read -r _file; do
		place "$_tree" "$_file"
	done < "$_tree.libs"
	rm -f "$_tree.libs"
}

merged_root() { # TREE
	rm -rf "$1"
	mkdir -p "$1/usr/bin" "$1/usr/sbin" "$1/usr/lib" "$1/usr/lib64"
	for _d in bin sbin lib lib64; do
		ln -s usr/$_d "$1/$_d"
	done
}

# The first archive: a shell, tools of the host, users.
pack_base() { # TREE FILE
	merged_root "$1"
	for _d in proc sys dev tmp run mnt root etc var; do
		mkdir -p "$1/$_d"
	done
	ln -s /tmp "$1/var/tmp"
	cp "$(command -v busybox)" "$1/usr/bin/busybox"
	for _applet in $(busybox --list); do
		[ "$_applet" = busybox ] || ln -s busybox "$1/usr/bin/$_applet"
	done
	# The kernel calls this path when it asks for a module.
	ln -s ../bin/busybox "$1/usr/sbin/modprobe"
	for _tool in timeout kcat setpriv mke2fs e2fsck dmsetup bpftool tc ip; do
		_path=$(command -v "$_tool") || continue
		_path=$(realpath "$(dirname "$_path")")/$_tool
		rm -f "$1/usr/bin/$_tool"
		place_programs "$1" "$_path"
	done
	# No user headrace: the daemon would become it, and root's folders are not its.
	# busybox's own shell takes its applets before the tools of the path.
	place_programs "$1" /bin/dash
	ln -sf dash "$1/usr/bin/sh"
	printf 'root:x:0:0::/root:/bin/sh\nclerk:x:990:990::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n' > "$1/etc/passwd"
	printf 'root:x:0:\nclerk:x:990:\nnogroup:x:65534:\n' > "$1/etc/group"
	echo '127.0.0.1 localhost headrace-vm' > "$1/etc/hosts"
	place_programs "$1" "$O/selftests/vm/vmexit"
	mv "$1$O/selftests/vm/vmexit" "$1/usr/sbin/vmexit"
	cp "$here/init" "$1/init"
	chmod 755 "$1/init"
	archive "$1" "$2"
}

# A kernel's modules, with all that they need; plain, since busybox reads no xz.
pack_modules() { # TREE FILE KERNEL_ROOT RELEASE MODULE...
	_tree=$1 _out=$2 _root=$3 _release=$4
	shift 4
	rm -rf "$_tree"
	mkdir -p "$_tree/usr/lib/modules/$_release"
	echo "$@" > "$_tree/modules"
	for _m; do
		modprobe -d "$_root" -S "$_release" --show-depends "$_m" 2> /dev/null |
			sed -n 's/^insmod \([^ ]*\).*/\1/p'
	done | sort -u | while read -r _ko; do
		_name=$(basename "$_ko")
		case $_ko in
		*.xz) xz -dc "$_ko" > "$_tree/usr/lib/modules/$_release/${_name%.xz}" ;;
		*) cp "$_ko" "$_tree/usr/lib/modules/$_release/" ;;
		esac
	done
	cp "$_root/lib/modules/$_release"/modules.builtin* "$_root/lib/modules/$_release/modules.order" \
		"$_tree/usr/lib/modules/$_release/"
	ln -s usr/lib "$_tree/lib"
	depmod -b "$_tree" "$_release"
	rm "$_tree/lib"
	archive "$_tree" "$_out"
}
