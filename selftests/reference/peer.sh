# SPDX-License-Identifier: GPL-2.0
# peer.sh: a Java program beside Apache Kafka's classes, for tests that ask both; sourced.
# The caller has set here (its folder), top and work.

# Fetches the jars of a version -> $jars; without them the test is a skip.
hr_peer_jars() { # VERSION
	jars=$(sh "$top/selftests/reference/fetch.sh" "$1" 2>&1)
	case $? in
	0) ;;
	*) echo "1..0 # SKIP $jars"; exit 4 ;;
	esac
}

# Compiles NAME.java of the caller's folder into $work/java against these jars.
hr_peer() { # VERSION NAME
	hr_peer_jars "$1"
	if ! command -v javac >/dev/null; then
		echo "1..0 # SKIP no javac"
		exit 4
	fi
	mkdir -p "$work/java"
	if ! javac -nowarn -cp "$jars/*" -d "$work/java" "$here/$2.java"; then
		echo "Bail out! $2.java does not compile"
		exit 1
	fi
}
