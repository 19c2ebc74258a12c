#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Writes messages.txt anew from Apache Kafka's classes: one random message per type and
# version, as NAME VERSION HEX lines.  Run by hand when a release of Kafka is adopted.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../../..
O=${O:-$top/build}
jars=$(O=$O sh "$top/selftests/reference/fetch.sh" 4.4.0)
work=$O/selftests/compat/codec
mkdir -p "$work/java"
javac -nowarn -cp "$jars/*" -d "$work/java" "$top/selftests/compat/codec/WirePeer.java"
"$work/wire_judge" cells > "$work/cells"
{
	echo "# SPDX-License-Identifier: GPL-2.0"
	echo "# One random message per type and version as Apache Kafka 4.4.0 encodes it: NAME VERSION HEX"
	java -cp "$work/java:$jars/*" WirePeer make "$work/cells" 2 44 | "$work/wire_judge" golden
} > "$here/messages.txt"
