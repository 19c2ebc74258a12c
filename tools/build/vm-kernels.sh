#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# vm-kernels.sh DIR SERIES...: Debian's stock kernels for virtual machines, unpacked
# under DIR/SERIES.  Nothing is installed and nothing reaches /boot; root is not needed.
#
# Prints a line for each series: "SERIES RELEASE ROOT" (ROOT/vmlinuz and
# ROOT/lib/modules/RELEASE with its modules.dep), or "SERIES - REASON" when this machine
# cannot have it.  What is there stays; remove DIR/SERIES to take a newer build.
#
# The names of kernel packages change with every security update, so they are resolved
# through the package that always points to the newest build.  The machine's own package
# lists are asked first; where they do not know it (another release, lists not fetched
# or out of date), a private list from the machine's own Debian mirror answers.
set -eu

# series  package that points to it      suites that carry it
table='
6.1    linux-image-cloud-amd64       bookworm bookworm-security
6.12   linux-image-6.12-cloud-amd64  bookworm-security
newest linux-image-cloud-amd64       trixie-backports
'

usage() {
	echo "usage: vm-kernels.sh DIR SERIES... (of:$(echo "$table" | awk '{ printf " %s", $1 }'))" >&2
	exit 2
}

refuse() { # REASON: this series cannot be had
	echo "$series - $*"
	rm -rf "$work"
	exit 0
}

mirror() { # SUITE
	apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sort -u |
		case $1 in
		*-security) grep '/debian-security/*$' ;;
		*) grep '/debian/*$' ;;
		esac | head -n 1
}

# A package index of its own, below $work; $apt then are the options that use it.
private_lists() {
	mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
	for keys in /usr/share/keyrings/debian-archive-keyring.gpg \
		/usr/share/keyrings/debian-archive-keyring.pgp; do
		[ ! -e "$keys" ] || break
	done
	for suite in $suites; do
		uri=$(mirror "$suite")
		[ -n "$uri" ] || refuse "no mirror of Debian among apt's sources"
		echo "deb [signed-by=$keys] $uri $suite main" >> "$work/sources.list"
	done
	apt="-o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=/dev/null
		-o Dir::State::lists=$work/lists -o Dir::Cache=$work/cache"
	apt-get $apt -q -o Acquire::Retries=3 -o Acquire::Languages=none -o APT::Sandbox::User=root \
		update > "$work/log" 2>&1 || refuse "no package list of $suites: $(tail -n 1 "$work/log")"
}

depends() { # PACKAGE PATTERN
	apt-cache $apt depends "$1" 2>/dev/null | sed -n "s/^  Depends: \($2\)$/\1/p"
}

# The packages that hold the kernel and its modules; newer ones are split in several.
resolve() {
	image=$(depends "$meta" 'linux-image-[0-9].*-amd64' | head -n 1)
	[ -n "$image" ] || return 1
	parts=$(depends "$image" 'linux-\(binary\|modules\|base\)-[0-9].*-amd64')
	echo "${parts:-$image}"
}

fetch() {
	packages=$(resolve) || return 1
	(cd "$work/debs" && apt-get $apt -q -o Acquire::Retries=3 -o APT::Sandbox::User=root \
		download $packages) > "$work/log" 2>&1
}

unpack() {
	mkdir "$work/root"
	for deb in "$work"/debs/*.deb; do
		dpkg-deb -x "$deb" "$work/root"
	done
	[ -e "$work/root/lib" ] || ln -s usr/lib "$work/root/lib"
	release=$(ls "$work/root/lib/modules")
	for image in "$work/root/boot/vmlinuz-$release" "$work/root/lib/modules/$release/vmlinuz" \
		"$work/root/lib/modules/$release/vmlinux"; do
		[ ! -e "$image" ] || break
	done
	[ -e "$image" ] || refuse "no kernel image in $packages"
	ln -s "${image#"$work/root/"}" "$work/root/vmlinuz"
	# Made by a script of the package when it is installed.
	depmod -b "$work/root" "$release"
	echo "$release" > "$work/root/release"
}

one() {
	series=$1
	row=$(echo "$table" | awk -v s="$series" '$1 == s')
	[ -n "$row" ] || usage
	work=$dir/.$series.$$
	if [ ! -e "$dir/$series/release" ]; then
		trap 'rm -rf "$work"' EXIT
		mkdir -p "$work/debs"
		meta=$(echo "$row" | awk '{ print $2 }')
		suites=$(echo "$row" | awk '{ $1 = $2 = ""; print }')
		apt=
		# The same name means another kernel in another release.
		own=$(. /etc/os-release && echo "${VERSION_CODENAME:-none}")
		case " $suites " in
		*" $own "*|*" $own-security "*) fetch || { rm -f "$work"/debs/*; private_lists; fetch; } ;;
		*) private_lists; fetch ;;
		esac || refuse "cannot fetch $meta: $(tail -n 1 "$work/log")"
		unpack
		rm -rf "${dir:?}/$series"
		mv "$work/root" "$dir/$series"
	fi
	echo "$series $(cat "$dir/$series/release") $dir/$series"
}

[ $# -ge 2 ] || usage
mkdir -p "$1"
dir=$(cd "$1" && pwd)
shift
for tool in apt-get dpkg-deb depmod; do
	PATH=$PATH:/sbin:/usr/sbin command -v "$tool" > /dev/null ||
		{ for s in "$@"; do echo "$s - no $tool on this machine"; done; exit 0; }
done
PATH=$PATH:/sbin:/usr/sbin
for s in "$@"; do
	( one "$s" )
done
