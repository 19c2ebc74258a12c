#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install.sh build|test|list-build|list-test: the Debian packages that Headrace needs.
#
#   build   what compiles the daemon and the command, and what try.sh shows them with
#   test    that, and what every test needs
#
# Works on Debian 12 and newer.  Does nothing when all of it is there; asks apt-get
# otherwise, as root or through sudo.  A word NAME:COMMAND is also satisfied by a
# COMMAND that comes from elsewhere (a Node.js of one's own, say).
set -eu

build="gcc:gcc make:make libc6-dev python3:python3 xz-utils:xz
	clang:clang llvm:llvm-strip bpftool:bpftool libbpf-dev libelf-dev
	libnl-3-dev libnl-route-3-dev libncurses-dev
	liburing-dev libisal-dev zlib1g-dev liblz4-dev libzstd-dev libsnappy-dev
	libssl-dev libjansson-dev libmicrohttpd-dev libsystemd-dev libsmartcols-dev
	librdkafka-dev systemtap-sdt-dev libpcre2-dev libxxhash-dev libcurl4-openssl-dev"
try="ca-certificates kcat:kcat default-jdk-headless:javac maven:mvn"
test="clang:clang linux-source git:git perl:perl nodejs:node npm:npm golang-go:go
	python3-venv python3-sphinx:sphinx-build
	qemu-system-x86:qemu-system-x86_64 busybox-static:busybox kmod:modprobe e2fsprogs:mke2fs
	dmsetup:dmsetup iproute2:ip wget:wget procps:sysctl curl:curl"

usage() {
	echo "usage: install.sh build|test|list-build|list-test" >&2
	exit 2
}

# The sanitizers' and libFuzzer's run-time goes by the version of the default clang.
clang_runtime() {
	v=$(clang -dumpversion 2>/dev/null | cut -d. -f1) || v=
	if [ -z "$v" ]; then
		v=$(apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)
	fi
	[ -z "$v" ] || echo "libclang-rt-$v-dev"
}

is_there() {
	case $1 in
	*:*) command -v "${1#*:}" >/dev/null 2>&1 && return 0 ;;
	# A name for whichever version the release carries; one without the meta package will do.
	linux-source) ls /usr/src/linux-source-*.tar.xz >/dev/null 2>&1 && return 0 ;;
	esac
	dpkg-query -W -f '${Status}\n' "${1%%:*}" 2>/dev/null | grep -q 'ok installed'
}

missing() {
	for p in "$@"; do
		is_there "$p" || printf '%s ' "${p%%:*}"
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		echo "install: needs root or sudo for: $*" >&2
		exit 1
	fi
}

apt() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
		-o Acquire::Retries=3 "$@" </dev/null
}

# Two rounds, since the name of clang's run-time is known only with the package index.
install() {
	log=$(mktemp)
	trap 'rm -f "$log"' EXIT
	want=$(missing "$@")
	[ -n "$want" ] || return 0
	echo "installing: $want"
	if ! { apt update && apt install --no-install-recommends $want; } >"$log" 2>&1; then
		tail -n 20 "$log" >&2
		echo "install: apt-get failed" >&2
		exit 1
	fi
	rm -f "$log"
}

case ${1:-} in
build) install $build $try ;;
test)
	install $build $try $test
	install $(clang_runtime)
	;;
list-build) echo $build $try | tr ' ' '\n' | sed 's/:.*//' ;;
list-test) echo $build $try $test | tr ' ' '\n' | sed 's/:.*//' ;;
*) usage ;;
esac
