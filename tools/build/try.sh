#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# try.sh: the README's first command.  Installs what is needed, builds, starts the broker
# with its embedded default, and sends this machine's Debian package index through it:
#
#   in     each stanza a record, keyed by the package's name, over four partitions;
#          by kcat without a codec and with gzip, snappy, zstd, by Apache Kafka's client with lz4
#   out    all of it through kcat, and all of it again through Apache Kafka's client
#   proof  SHA-256 over the sorted records, before and after; the codecs as they lie on disk
#
# Data and logs stay in a folder of its own that is removed at the end; a broker that runs
# already is left alone.
set -eu
cd "$(dirname "$0")/../.."
LC_ALL=C.UTF-8
O=${O:-build}
export O LC_ALL
topic=packages partitions=4

say() {
	printf '\n== %s\n' "$*"
}

die() {
	echo "try: $*" >&2
	[ ! -s "${dir:-/nonexistent}/headraced.log" ] || tail -n 5 "$dir/headraced.log" >&2
	exit 1
}

cleanup() {
	if [ -n "${broker:-}" ]; then
		kill "$broker" 2>/dev/null || :
		wait "$broker" 2>/dev/null || :
	fi
	rm -rf "$dir"
}

port_is_taken() {
	python3 -c "import socket, sys; s = socket.socket()
sys.exit(s.connect_ex(('127.0.0.1', $1)) != 0)"
}

# The embedded default, but for what another process has already: then any free port.
start_broker() {
	set -- --override "log.dirs=$dir/data"
	! port_is_taken 9092 || set -- "$@" --override "listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0"
	! port_is_taken 9644 || set -- "$@" --override headrace.metrics.listener=127.0.0.1:0
	"$O/bin/headraced" "$@" > "$dir/headraced.log" 2>&1 &
	broker=$!
	tries=100
	until grep -q ' ready ' "$dir/headraced.log"; do
		kill -0 "$broker" 2>/dev/null || { broker=; die "the broker did not start"; }
		tries=$((tries - 1))
		[ $tries -gt 0 ] || die "the broker is not ready after 20 seconds"
		sleep 0.2
	done
	address=$(sed -n 's,^PLAINTEXT://,,p' "$dir/data/.headrace-listeners")
}

# Stanzas of the package index: the largest source that this machine has.
package_index() {
	apt-cache dumpavail > "$dir/index" 2>/dev/null || :
	if [ "$(grep -c '^Package: ' "$dir/index")" -lt 10000 ] && [ "$(id -u)" = 0 ]; then
		apt-get -q update > /dev/null 2>&1 < /dev/null || :
		apt-cache dumpavail > "$dir/index" 2>/dev/null || :
	fi
	[ "$(grep -c '^Package: ' "$dir/index")" -ge 1000 ] || cp /var/lib/dpkg/status "$dir/index"
}

# index -> part.0 ... part.4: NAME 0x1f STANZA, 0x1e between two.
split_index() {
	awk -v base="$dir/part." 'BEGIN { RS = ""; FS = "\n" }
		$1 ~ /^Package: / {
			f = base (nr++ % 5)
			printf "%s%s\037%s", (seen[f]++ ? "\036" : ""), substr($1, 10), $0 > f
		}' "$dir/index"
}

checksum() {
	tr '\n\036' '\035\n' | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

sum_of_parts() {
	for part in "$dir"/part.*; do
		cat "$part"
		printf '\036'
	done | checksum
}

java_client() {
	java -cp "$jars/*" tools/build/TryClient.java "$@" 2>> "$dir/java.log"
}

produce() {
	kcat -q -P -b "$address" -t $topic -K '\x1f' -D '\x1e' -z "$1" -X acks=all < "$2" ||
		die "kcat could not produce with $1"
}

# What the batches on disk say of themselves.
codecs_on_disk() {
	"$O/bin/headrace" log dump "$dir/data/$topic"-* --batches --json |
		sed -n 's/.*"kind":"batch".*"count":\([0-9]*\).*"compresscodec":"\([a-z0-9]*\)".*/\2 \1/p' |
		awk '{ b[$1]++; r[$1] += $2 }
			END { for (c in b) printf "   %-7s %6d batches %7d records\n", c, b[c], r[c] }' | sort
}

say "Installing what is needed"
sh tools/build/install.sh build
say "Building"
make --no-print-directory -j"$(nproc)" O="$O" all > /dev/null || die "the build failed"
dir=$(mktemp -d "${TMPDIR:-/tmp}/headrace-try.XXXXXX")
chmod 755 "$dir"
trap cleanup EXIT
trap 'exit 1' INT TERM HUP
O=$(cd "$O" && pwd)
say "Fetching Apache Kafka's client through Maven"
jars=$(sh selftests/reference/fetch.sh 4.4.0) || die "no Java client: see above"

say "Starting the broker"
begin=$(date +%s%3N)
start_broker
echo "   headraced serves $address after $(($(date +%s%3N) - begin)) ms"
"$O/bin/headrace" topic create $topic --partitions $partitions --bootstrap "$address" > /dev/null ||
	die "the topic could not be created"

say "Sending the Debian package index over $partitions partitions"
package_index
split_index
echo "   $(grep -c '^Package: ' "$dir/index") stanzas, $(wc -c < "$dir/index") bytes"
produce none "$dir/part.0"
produce gzip "$dir/part.1"
produce snappy "$dir/part.2"
produce zstd "$dir/part.3"
java_client produce "$address" $topic lz4 < "$dir/part.4" || die "the Java producer failed: $(tail -n 3 "$dir/java.log")"
echo "   codecs that arrived:"
codecs_on_disk

say "Reading it back"
want=$(sum_of_parts)
java_client consume "$address" $topic > "$dir/java.out" || die "the Java consumer failed: $(tail -n 3 "$dir/java.log")"
kcat -q -C -b "$address" -t $topic -o beginning -e -f '%k\x1f%s\x1e' > "$dir/kcat.out" || die "kcat could not consume"
got_java=$(checksum < "$dir/java.out")
got_kcat=$(checksum < "$dir/kcat.out")
printf '   sent                    %s\n   through Apache Kafka    %s\n   through librdkafka      %s\n' \
	"$want" "$got_java" "$got_kcat"
[ "$want" = "$got_java" ] && [ "$want" = "$got_kcat" ] || die "what came back is not what was sent"
[ "$(codecs_on_disk | wc -l)" = 5 ] || die "not every codec is on disk"
echo "   not a byte differs"

say "Stopping the broker"
kill "$broker"
wait "$broker" || die "the broker did not stop in order"
broker=

cat <<END

It works.  Three things to try next:

  1. Run it for your own clients (stop it with Ctrl-C):
       $O/bin/headraced
     and from a second terminal
       echo hello | kcat -P -b 127.0.0.1:9092 -t greetings; kcat -C -e -b 127.0.0.1:9092 -t greetings
  2. Look around as an operator:
       $O/bin/headrace topic list; $O/bin/headrace help
  3. Watch it work:
       curl -s http://127.0.0.1:9644/metrics | grep -v '^#'
END
