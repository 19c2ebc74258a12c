#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# kcat (librdkafka): produce and consume with every codec, keys, headers, tombstones,
# offsets by time, metadata listing; the same against Kafka and Headrace.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need kcat "$PYTHON3"
hr_begin kcat

produce() { # TOPIC OPTIONS…: lines of stdin
	local topic=$1
	shift
	timeout 60 kcat -b "$BOOT" -P -t "$topic" "$@"
}

consume() { # TOPIC PARTITION OFFSET FORMAT OPTIONS…
	local topic=$1 partition=$2 offset=$3 format=$4
	shift 4
	timeout 60 kcat -b "$BOOT" -C -q -e -t "$topic" -p "$partition" -o "$offset" -f "$format" "$@"
}

codec_round() { # CODEC
	seq 1 5000 | sed "s/^/$1 record with some text that repeats and repeats /" > "$work/sent"
	produce "codec-$1" -p 0 -z "$1" < "$work/sent" &&
		consume "codec-$1" 0 beginning '%s\n' > "$work/got" && cmp "$work/sent" "$work/got"
}

say() { # TEXT COMMAND…
	local text=$1
	shift
	if "$@" >&2; then echo "ok $text"; else echo "not ok $text"; fi
}

details() {
	printf 'a:1\nb:2\n:3\nc:\n' | produce detail -p 0 -K: -Z -H h1=v1 -H h2= -H h1=again
	consume detail 0 beginning '%o|%k|%K|%s|%S|%h|%p\n' | sed 's/^/= record: /'
	printf 'late\n' | produce detail -p 0 -X enable.idempotence=true
	consume detail 0 -1 '%o %s\n' | sed 's/^/= last by a negative offset: /'
	consume detail 0 2 '%o %s\n' | sed 's/^/= from offset 2: /'
	consume detail 0 beginning '%o\n' -c 2 | sed 's/^/= first two: /'
	consume detail 0 99 '%o\n' -X auto.offset.reset=error 2> /dev/null
	echo "= out of range: $?"
	consume no-such-topic 0 beginning '%o\n' -X allow.auto.create.topics=false 2> /dev/null
	echo "= consume of an unknown topic: $?"
}

queries() {
	local when
	timeout 60 kcat -b "$BOOT" -Q -t detail:0:-1 -t detail:0:-2 | sort | sed 's/^/= query: /'
	when=$(consume detail 0 4 '%T\n' -c 1)
	timeout 60 kcat -b "$BOOT" -Q -t "detail:0:$when" | sed 's/^/= query by time: /'
	timeout 60 kcat -b "$BOOT" -Q -t "detail:0:$((when + 100000))" | sed 's/^/= query after the end: /'
	timeout 60 kcat -b "$BOOT" -L -t detail | sed -e "s/$BOOT/BOOT/g" -e 's/[0-9.]*:[0-9]*\/1/BOOT\/1/' |
		sed 's/^/= list: /'
}

acks() {
	local a
	for a in 0 1 all; do
		seq 1 200 | produce "acks-$a" -p 0 -X acks=$a
		echo "= acks $a: status $?"
		# acks=0 says nothing of arrival: ask until the records are there.
		timeout 20 sh -c "until [ \"\$(kcat -b $BOOT -Q -t acks-$a:0:-1 | sed 's/.* //')\" = 200 ]; do :; done"
		echo "= acks $a: arrived $?"
	done
}

large() {
	head -c 900000 /dev/zero | tr '\0' x > "$work/large"
	produce large -p 0 -X message.max.bytes=2000000 "$work/large"
	echo "= 900 kB record: $?"
	head -c 1500000 /dev/zero | tr '\0' x > "$work/large"
	produce large -p 0 -X message.max.bytes=2000000 "$work/large" 2>&1 |
		grep -o -m1 'Message size too large' | sed 's/^/= 1.5 MB record: /'
	produce large -p 0 -z zstd -X message.max.bytes=2000000 "$work/large"
	echo "= 1.5 MB record that zstd makes small: $?"
	consume large 0 beginning '%S\n' | sed 's/^/= stored: /'
}

suite() {
	local c
	for c in none gzip snappy lz4 zstd; do
		say "5000 records come back as they were sent, codec $c" codec_round $c
	done
	details
	queries
	acks
	large
	echo done
}
export -f produce consume codec_round say details queries acks large suite
export work

run_suite() {
	hr_drive kcat 200 bash -c suite
}
hr_each_target kcat
hr_compare "$here/kcat.differences"
hr_end
