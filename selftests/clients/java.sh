#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The Java clients of Kafka 4.4.0 through our own small programs (java/): producers,
# consumers by assignment, admin; each answer and each refusal equal on both brokers.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need java javac "$PYTHON3"
hr_jars 4.4.0
hr_begin java
if ! javac -nowarn -cp "$jars/*" -d "$work/classes" "$here"/java/*.java > "$work/javac.log" 2>&1; then
	sed 's/^/# /' "$work/javac.log"
	echo "Bail out! the Java programs do not compile"
	exit 1
fi

run_suite() {
	local part
	for part in producer consumer admin; do
		hr_drive "java-$part" 240 java -Xmx1g -XX:+UseSerialGC -XX:-UsePerfData \
			-cp "$work/classes:$jars/*" Judge "$BOOT" $part
	done
}
hr_each_target java
hr_compare "$here/java/differences"
hr_end
