#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# fetch.sh VERSION [DIR]: prints the folder that holds Apache Kafka's jars of VERSION.
#
# DIR is $O/reference/VERSION unless given.  A folder that was filled before is used as
# it is; else Maven copies the jars of VERSION.xml there.  HR_REFERENCE_DIR may name a
# place that has VERSION/libs already.  Exit 4 (skip) with a reason on stderr when the
# jars cannot be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
version=${1:?usage: fetch.sh VERSION [DIR]}
if [ -n "${HR_REFERENCE_DIR:-}" ] && [ -d "$HR_REFERENCE_DIR/$version/libs" ]; then
	echo "$HR_REFERENCE_DIR/$version/libs"
	exit 0
fi
dir=${2:-${O:-build}/reference/$version}
# Maven takes a relative path from the list's own folder.
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac
if [ -e "$dir/.complete" ]; then
	echo "$dir"
	exit 0
fi
if [ ! -e "$here/$version.xml" ]; then
	echo "no list of jars for Kafka $version" >&2
	exit 1
fi
if ! command -v mvn >/dev/null; then
	echo "Apache Kafka $version is not here and mvn is not installed" >&2
	exit 4
fi
mkdir -p "$dir"
# Tests that run beside each other want the same jars: one fetches, the others wait for it.
exec 9> "$dir/.lock"
flock 9
if [ -e "$dir/.complete" ]; then
	echo "$dir"
	exit 0
fi
if ! mvn -q -B -f "$here/$version.xml" -DbuildFolder="$dir/.maven" dependency:copy-dependencies \
	-DoutputDirectory="$dir" >"$dir/.log" 2>&1; then
	echo "Apache Kafka $version is not here and Maven could not fetch it: $(grep -m1 ERROR "$dir/.log")" >&2
	exit 4
fi
touch "$dir/.complete"
echo "$dir"
