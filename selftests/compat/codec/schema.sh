#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Our schema files are what the definitions inside Apache Kafka's jars say.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
work=${O:-$top/build}/selftests/compat/codec/schema
. "$top/selftests/reference/peer.sh"
hr_peer_jars 4.4.0
rm -rf "$work"
echo "TAP version 13"
echo "1..1"
${PYTHON:-python3} "$top/tools/gen/import_kafka.py" "$jars" "$work" > "$work.log" 2>&1 &&
	diff -r -x README -x errors.tbl "$top/userspace/protocol/schema" "$work" >> "$work.log" && {
	echo "ok 1 every schema file equals the definitions of Kafka 4.4.0"
	exit 0
}
head -20 "$work.log" | sed 's/^/# /'
echo "not ok 1 every schema file equals the definitions of Kafka 4.4.0"
exit 1
