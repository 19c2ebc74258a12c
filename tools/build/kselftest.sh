#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacks the kernel's own selftest harness and lib.mk from Debian's
# linux-source package into the directory given.
set -eu
dest=$1
src=$(ls /usr/src/linux-source-*.tar.xz 2>/dev/null | sort -V | tail -n 1)
[ -n "$src" ] || { echo "kselftest: no linux-source package installed (apt-get install linux-source)" >&2; exit 1; }
mkdir -p "$dest"
base=$(basename "$src" .tar.xz)
tar -xJf "$src" -C "$dest" --strip-components=1 --touch --occurrence=1 \
	"$base/tools/testing/selftests/lib.mk" \
	"$base/tools/testing/selftests/kselftest.h" \
	"$base/tools/testing/selftests/kselftest_harness.h" \
	"$base/tools/testing/selftests/kselftest/prefix.pl" \
	"$base/tools/testing/selftests/kselftest/runner.sh" ||
	# Newer kernels split the list differently; take the whole top of the folder.
	tar -xJf "$src" -C "$dest" --strip-components=1 --touch --wildcards \
		"$base/tools/testing/selftests/*.mk" "$base/tools/testing/selftests/*.h" \
		"$base/tools/testing/selftests/kselftest/*"
